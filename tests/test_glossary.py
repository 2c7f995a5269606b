"""Glossary files: what is read from a row, and every mistake in full, with file, line and column."""

import errno
from pathlib import Path

import pytest

from pipeline.document.values import Status, Term
from pipeline.errors import UserError
from pipeline.glossary import load_glossaries, load_glossary
from pipeline.protect import Protector
from pipeline.protect.patterns import Patterns

FULL = "id,en,aliases,category,status,case,note,authority,forbidden,zh-Hans-CN,zh-Hant-HK"

WRONG = [
    ("zh-Hans-CN\n甲\n", [":1: the header has no column 'en' (the English name)"]),
    ("", [":1: the header has no column 'en' (the English name)"]),
    ("en,note\nA,b\n", [":1: no locale column; add one such as zh-Hans-CN or zh-Hant-HK"]),
    ("en,zh-TW\nA,甲\n", [":1: zh-TW: 'zh-TW' does not say which script to write; use zh-Hant-TW"]),
    ("en,zh\nA,甲\n", [":1: zh: 'zh' does not say which script to write; use zh-Hans-CN or zh-Hant-HK"]),
    (
        "en,zh-Hans-CN,statsu\nA,甲,x\n",
        [":1: statsu: 'statsu' is not a locale; use a tag such as zh-Hans-CN or zh-Hant-HK; did you mean 'status'?"],
    ),
    ("en,zh-Hans-CN,zh-Hans-CN\nA,甲,甲\n", [":1: the column 'zh-Hans-CN' stands twice"]),
    ("en,zh-Hans-CN\nA,甲,乙\n", [":2: 3 cells, but the header has 2 columns (en, zh-Hans-CN)"]),
    ("en,zh-Hans-CN\n,甲\n", [":2: en: the English name is empty"]),
    (
        "en,status,case,zh-Hans-CN\nA,prefered,auto,甲\nB,,exakt,乙\nC,??,,丙\n",
        [
            ":2: status: 'prefered' is not a status; did you mean 'preferred'?",
            ":3: case: 'exakt' is not a case rule; did you mean 'exact'?",
            ":4: status: '??' is not a status; choose admitted, forbidden, keep or preferred",
        ],
    ),
    (
        "en,aliases,zh-Hans-CN\nAlpha,A,甲\nBeta,,乙\nAleph,A,丙\nBeta,,丁\n",
        [":4: 'A' already stands in line 2 with another rendering", ":5: 'Beta' already stands in line 3 with another rendering"],
    ),
    (
        "id,en,zh-Hans-CN\na,A,甲\n,B,乙\n,C,丙\na,D,丁\n",
        [":5: id: the id 'a' already stands in line 2"],
    ),
    (
        f'en,note,zh-Hans-CN\nA,"b",甲\nB,"{"x" * 131073},乙\n',
        [":3: a cell has more than 131072 characters; a closing quotation mark may be missing"],
    ),
]  # fmt: skip


def write(folder: Path, text: str | bytes, name: str = "terms.csv") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return path


def mistakes(*paths: Path) -> str:
    with pytest.raises(UserError) as error:
        load_glossaries(paths)
    return str(error.value)


@pytest.mark.parametrize(("text", "messages"), WRONG)
def test_mistakes(tmp_path: Path, text: str, messages: list[str]) -> None:
    path = write(tmp_path, text)
    assert mistakes(path) == "\n".join(f"{path}{message}" for message in messages)


def test_no_such_file(tmp_path: Path) -> None:
    path = tmp_path / "none.csv"
    assert mistakes(path) == f"{path}: no such glossary"


def test_a_folder(tmp_path: Path) -> None:
    assert mistakes(tmp_path) == f"{tmp_path}: this is a folder; name a glossary"


def test_not_utf_8(tmp_path: Path) -> None:
    path = write(tmp_path, "en,zh-Hant-HK\nA,甲\n".encode("big5"))
    assert mistakes(path) == f"{path}:2: byte 16 (0xa5) is not UTF-8 text; save the file as UTF-8"


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> bytes:
        raise PermissionError(errno.EACCES, "Permission denied")

    path = write(tmp_path, "en,zh-Hans-CN\nA,甲\n")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert mistakes(path) == f"{path}: cannot be read: permission denied"


def test_one_id_in_two_files_is_no_mistake(tmp_path: Path) -> None:
    paths = [write(tmp_path, f"id,en,zh-Hans-CN\na,{name},甲\n", f"{name}.csv") for name in ("A", "B")]
    assert [term.id for term in load_glossaries(paths)] == ["a", "a"]


def test_the_mistakes_of_all_files_at_once(tmp_path: Path) -> None:
    one, two = write(tmp_path, "en\n", "one.csv"), write(tmp_path, "zh-Hans-CN\n", "two.csv")
    assert mistakes(one, two) == (
        f"{one}:1: no locale column; add one such as zh-Hans-CN or zh-Hant-HK\n"
        f"{two}:1: the header has no column 'en' (the English name)"
    )


def test_a_user_csv_of_two_columns(tmp_path: Path) -> None:
    path = write(tmp_path, "\ufeffen,zh-Hant-HK\r\n Southern Trading , 南方貿易 \r\n\r\nNorthern Bank,\r\n")
    assert load_glossary(path) == (
        Term("Southern Trading", "Southern Trading", {"zh-Hant-HK": "南方貿易"}, file="terms.csv", line=2),
        Term("Northern Bank", "Northern Bank", {}, file="terms.csv", line=4),
    )


def test_a_full_row(tmp_path: Path) -> None:
    path = write(tmp_path, f"{FULL}\nx,Alpha,A | AL,company,admitted,exact,n,a,坏|壞,甲,乙\n")
    [term] = load_glossary(path)
    assert (term.id, term.source, term.aliases, term.category) == ("x", "Alpha", ("A", "AL"), "company")
    assert (term.status, term.case, term.note, term.authority) == (Status.ADMITTED, "exact", "n", "a")
    assert (term.forbidden, term.targets, term.origin) == (
        ("坏", "壞"),
        {"zh-Hans-CN": "甲", "zh-Hant-HK": "乙"},
        "terms.csv:2",
    )


def test_a_cell_may_hold_commas_quotes_and_lines(tmp_path: Path) -> None:
    path = write(tmp_path, 'en,note,zh-Hans-CN\n"A, B","say ""x""\nand y",甲\nC,,乙\n')
    first, second = load_glossary(path)
    assert (first.source, first.note, first.line, second.line) == ("A, B", 'say "x"\nand y', 2, 4)


def test_one_name_twice_with_one_rendering_is_no_mistake(tmp_path: Path) -> None:
    path = write(tmp_path, "en,aliases,zh-Hans-CN\nAlpha,A,甲\nAleph,A,甲\n")
    assert [term.source for term in load_glossary(path)] == ["Alpha", "Aleph"]


def test_patterns_stand_for_every_place(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "en,category,zh-Hans-CN\nHubei,province,湖北\nWuhan,city,武汉\n{province} Provincial Fund,,{province}省基金\n"
        "{place} Office,,驻{place}办事处\n",
    )
    terms = load_glossaries([path])
    patterns = Patterns(terms)
    text = "the fund, a provincial one, has an office"
    made = {place.source: list(patterns.names(place, text)) for place in terms if patterns.fills(place)}
    assert {place: [(t.source, t.targets["zh-Hans-CN"]) for t in names] for place, names in made.items()} == {
        "Hubei": [("Hubei Provincial Fund", "湖北省基金"), ("Hubei Office", "驻湖北办事处")],
        "Wuhan": [("Wuhan Office", "驻武汉办事处")],
    }
    assert not [*patterns.names(terms[0], "of hubei and its people")]  # no word of either pattern


def test_a_name_that_is_written_out_wins_over_a_pattern(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "en,category,zh-Hans-CN\n{city} Office,,驻{city}办事处\nWuhan,city,武汉\nWuhan Office,,武汉事务所\n",
    )
    protector = Protector(load_glossaries([path]))
    assert [
        span.value.term.targets["zh-Hans-CN"] for span in protector.spans("The Wuhan Office opened.")
    ] == ["武汉事务所"]
