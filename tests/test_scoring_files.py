"""References and line files: blank lines, counts, and the exact words when two files do not match."""

import pytest

from pipeline.errors import UserError
from pipeline.scoring import align, read_reference, score_files

BLOCKS = ["标题", "香港今日宣布了新的计划。", "投资额达12亿港元。", "完。"]


def test_blank_lines_of_a_reference_do_not_count(tmp_path):
    path = tmp_path / "reference.txt"
    path.write_bytes("\ufeff标题\r\n\r\n  第一段。\u2028续。 \n\n".encode())
    assert read_reference(path, 2) == ["标题", "第一段。\u2028续。"]


def test_a_reference_with_too_few_lines_is_refused(tmp_path, monkeypatch):
    assert _error(tmp_path, monkeypatch, b"a\n\nb\n", lambda path: read_reference(path, 3)) == (
        "reference.txt: 2 lines, but the source has 3 blocks; "
        "a reference must have one line a block (blank lines do not count)"
    )


def test_a_reference_that_is_not_utf8_is_refused_with_its_line(tmp_path, monkeypatch):
    assert _error(tmp_path, monkeypatch, b"a\n\xcf\xe3\n", lambda path: read_reference(path, 2)) == (
        "reference.txt:2: byte 2 (0xcf) is not UTF-8 text; save the file as UTF-8"
    )


def test_a_missing_reference_is_refused(tmp_path, monkeypatch):
    assert _error(tmp_path, monkeypatch, None, lambda path: read_reference(path, 2)) == (
        "reference.txt: no such reference"
    )


def test_blocks_and_lines_are_put_side_by_side():
    assert align(["一", "", "二"], ["甲", "乙", " "], "r.txt") == (["一", "二"], ["甲", "乙"])


def test_an_empty_translation_keeps_its_place():
    assert align(["一", "", "三"], ["甲", "乙", "丙"], "r.txt") == (["一", "", "三"], ["甲", "乙", "丙"])


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        (
            BLOCKS[:3],
            "3 lines, but the source has 4 blocks; {}; "
            "they seem to part at line 4, where the translation is “完。”",
        ),
        (
            BLOCKS[:2] + BLOCKS[3:],
            "3 lines, but the source has 4 blocks; {}; "
            "they seem to part at line 3, where the translation is “投资额达12亿港元。”",
        ),
        (
            [*BLOCKS[:2], "另有3人。", *BLOCKS[2:]],
            "5 lines, but the source has 4 blocks; {}; "
            "they seem to part at line 3, where the translation is “投资额达12亿港元。”",
        ),
        (
            [BLOCKS[0]],
            "1 line, but the source has 4 blocks; {}; "
            "they seem to part at line 2, where the translation is “香港今日宣布了新的计划。”",
        ),
        (
            [*BLOCKS, "附注"],
            "5 lines, but the source has 4 blocks; {}; "
            "they seem to part at line 5 (“附注”), after the last block",
        ),
    ],
)
def test_different_counts_say_where_the_two_part(reference, expected):
    with pytest.raises(UserError) as error:
        align(BLOCKS, reference, "reference.txt")
    rule = "a reference must have one line a block (blank lines do not count)"
    assert str(error.value) == "reference.txt: " + expected.format(rule)


def test_line_files_of_different_lengths_are_refused_blank_lines_included(tmp_path, monkeypatch):
    def score(path):
        hypothesis = path.with_name("hypothesis.txt")
        hypothesis.write_text("一\n二\n")
        return score_files(hypothesis, path, "zh-Hans-CN")

    assert _error(tmp_path, monkeypatch, "一\n\n二\n".encode(), score) == (
        "reference.txt: 3 lines, but hypothesis.txt has 2; "
        "the files are compared line by line (blank lines count)"
    )


def test_a_source_of_another_length_is_refused(tmp_path, monkeypatch):
    def score(path):
        source = path.with_name("source.txt")
        source.write_text("One.\n")
        return score_files(path, path, "zh-Hans-CN", source)

    assert _error(tmp_path, monkeypatch, "一\n二\n".encode(), score) == (
        "source.txt: 1 line, but reference.txt has 2; the files are compared line by line (blank lines count)"
    )


def test_a_reference_in_the_wrong_script_is_not_scored(tmp_path, monkeypatch):
    def score(path):
        hypothesis = path.with_name("hypothesis.txt")
        hypothesis.write_text("香港经济增长\n")
        return score_files(hypothesis, path, "zh-Hans-CN")

    assert _error(tmp_path, monkeypatch, "香港經濟增長\n".encode(), score) == (
        "reference.txt: this text is in Traditional characters, but zh-Hans-CN is written in Simplified; "
        "it is not scored"
    )


def _error(tmp_path, monkeypatch, content, act):
    """What `act` complains of, given a file reference.txt in the current folder."""
    monkeypatch.chdir(tmp_path)
    path = (tmp_path / "reference.txt").relative_to(tmp_path)
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UserError) as error:
        act(path)
    return str(error.value)
