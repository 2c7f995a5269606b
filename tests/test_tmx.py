"""TMX out is what any reader expects, and comes back as it was; what others write is read safely, or refused by line."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from pipeline.document import State
from pipeline.document.entry import Entry, Held, Part, joined
from pipeline.errors import Problem, UserError
from pipeline.formats.tmx import read_tmx
from pipeline.formats.tmx_writer import write_tmx
from pipeline.memory.store import Store

HK, CN = "zh-Hant-HK", "zh-Hans-CN"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
SLOTS = (Held("<T0>", "name", "InvestHK"), Held("<N0>", "cardinal", "600"))
SOURCE = "<T0> hired <N0> & more."
ENTRIES = [
    Entry(
        HK,
        SOURCE,
        (Part("投資推廣署", "<T0>"), Part("聘<"), Part("600", "<N0>"), Part("人。")),
        State.REVIEWED,
        SLOTS,
        "a.xlf",
        "Chan",
        "20250313T090000Z",
    ),
    Entry(HK, SOURCE, (Part("不"),), State.INITIAL, SLOTS, "a.xlf", note="'600' is missing"),
    Entry(CN, SOURCE, (Part("600", "<N0>"), Part("投资推广署", "<T0>")), State.TRANSLATED, SLOTS, "a.xlf"),
    Entry(CN, "Plain.", (Part("平。"),), State.FINAL, (), "b.tsv"),
]
EXPECTED = """<?xml version='1.0' encoding='utf-8'?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
<header creationtool="xindaya" creationtoolversion="0.1.0" segtype="sentence" o-tmf="xindaya" adminlang="en" \
srclang="en" datatype="plaintext"/>
<body>
<tu tuid="1"><tuv xml:lang="en"><seg><ph x="1" type="xin:T0:name">InvestHK</ph> hired <ph x="2" \
type="xin:N0:cardinal">600</ph> &amp; more.</seg></tuv>\
<tuv xml:lang="zh-Hant-HK" changedate="20250313T090000Z" changeid="Chan"><prop type="x-state">reviewed</prop>\
<prop type="x-origin">a.xlf</prop><seg><ph x="1" type="xin:T0:name">投資推廣署</ph>聘&lt;<ph x="2" \
type="xin:N0:cardinal">600</ph>人。</seg></tuv>\
<tuv xml:lang="zh-Hans-CN"><prop type="x-state">translated</prop><prop type="x-origin">a.xlf</prop><seg>\
<ph x="2" type="xin:N0:cardinal">600</ph><ph x="1" type="xin:T0:name">投资推广署</ph></seg></tuv></tu>
<tu tuid="2"><tuv xml:lang="en"><seg><ph x="1" type="xin:T0:name">InvestHK</ph> hired <ph x="2" \
type="xin:N0:cardinal">600</ph> &amp; more.</seg></tuv>\
<tuv xml:lang="zh-Hant-HK"><prop type="x-state">initial</prop><prop type="x-origin">a.xlf</prop>\
<prop type="x-refused">'600' is missing</prop><seg>不</seg></tuv></tu>
<tu tuid="3"><tuv xml:lang="en"><seg>Plain.</seg></tuv><tuv xml:lang="zh-Hans-CN"><prop type="x-state">final</prop>\
<prop type="x-origin">b.tsv</prop><seg>平。</seg></tuv></tu>
</body>
</tmx>"""


def read(path: Path, state: State = State.REVIEWED, only: str | None = None) -> list[Entry | Problem]:
    return list(read_tmx(path, state, only))


def test_the_whole_file(tmp_path: Path) -> None:
    assert write_tmx(tmp_path / "new" / "a.tmx", ENTRIES) == 4
    assert (tmp_path / "new" / "a.tmx").read_text("utf-8") == EXPECTED
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["a.tmx"]


def test_comes_back_as_it_was(tmp_path: Path) -> None:
    write_tmx(tmp_path / "a.tmx", ENTRIES)
    assert sorted(map(str, read(tmp_path / "a.tmx"))) == sorted(map(str, ENTRIES))


# What XML can hold; a line end is one character when it is read again.
text = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), min_size=1, max_size=8
)
symbols = st.sampled_from(["<T0>", "<N12>"])


@st.composite
def any_entry(draw: st.DrawFn) -> Entry:
    held = draw(
        st.lists(
            st.builds(Held, symbols, st.sampled_from(["", "money", "name"]), text),
            max_size=2,
            unique_by=lambda h: h.symbol,
        )
    )
    held = sorted(held, key=lambda h: h.symbol)
    slotted = "".join(draw(text) + slot.symbol for slot in held) or draw(text)
    stretch = st.builds(Part, text, st.sampled_from(["", *(slot.symbol for slot in held)]))
    parts = joined(
        draw(st.lists(stretch, min_size=1, max_size=4, unique_by=lambda part: part.symbol or part.text))
    )
    state = draw(st.sampled_from([State.INITIAL, State.FINAL]))
    return Entry(
        draw(st.sampled_from([HK, CN])),
        slotted,
        parts,
        state,
        tuple(held),
        draw(text),
        draw(text),
        note=draw(text),
    )


def against(entry: Entry) -> str:
    """What must be said against an entry, but for the script of its characters; nothing where it comes back."""
    marked = {part.symbol for part in entry.parts}
    if not entry.slotted.strip():
        return "the unit has no English"
    if not entry.text.strip():
        return "it has no translation"
    if entry.state is not State.INITIAL and any(slot.symbol not in marked for slot in entry.slots):
        return "is missing from it"
    return ""


@settings(max_examples=60, deadline=None)
@given(any_entry())
def test_any_entry_comes_back(tmp_path_factory: pytest.TempPathFactory, entry: Entry) -> None:
    path = tmp_path_factory.mktemp("tmx") / "a.tmx"
    write_tmx(path, [entry])
    found = read(path)
    why = against(entry)
    if isinstance(found[0], Problem) and not why:
        _, _, wrong = found[0].message.partition(" is not written with ")
        assert entry.state is State.FINAL
        assert wrong
        assert set(wrong) <= set(entry.frame)
    elif isinstance(found[0], Problem):
        assert why in found[0].message
    else:
        assert (found, why) == ([entry], "")


def independent(path: Path) -> list[dict[str, str]]:
    """What another tool reads: the text of each language of each unit, codes left in as their content."""
    tree = etree.parse(path, etree.XMLParser(resolve_entities=False))
    return [
        {str(tuv.get(LANG)): "".join(tuv.find("seg").itertext()) for tuv in unit.findall("tuv")}  # type: ignore[union-attr]
        for unit in tree.findall("body/tu")
    ]


def test_another_reader_understands_it(tmp_path: Path) -> None:
    write_tmx(tmp_path / "a.tmx", ENTRIES)
    english = "InvestHK hired 600 & more."
    assert independent(tmp_path / "a.tmx") == [
        {"en": english, HK: "投資推廣署聘<600人。", CN: "600投资推广署"},
        {"en": english, HK: "不"},
        {"en": "Plain.", CN: "平。"},
    ]


def test_the_published_dtd_accepts_it(tmp_path: Path) -> None:
    default = Path(__file__).parent.parent.parent / "shared" / "schemas"
    dtd = Path(os.environ.get("XINDAYA_SCHEMAS", default)) / "tmx14.dtd"
    if not dtd.is_file():
        pytest.skip("the TMX DTD is not here: set XINDAYA_SCHEMAS to the folder that has tmx14.dtd")
    write_tmx(tmp_path / "a.tmx", ENTRIES)
    rules = etree.DTD(str(dtd))
    assert rules.validate(etree.parse(tmp_path / "a.tmx")), rules.error_log


FOREIGN = """<?xml version="1.0"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header creationtool="x" srclang="en-US"/><body>
<tu><tuv xml:lang="EN-US" creationid="me"><seg>The <bpt i="1">&lt;b&gt;</bpt>bold<ept i="1">&lt;/b&gt;</ept> <hi>one</hi>.</seg></tuv>
<tuv xml:lang="ZH_CN" changedate="20240101T000000Z" creationid="he"><seg><ph>{0}</ph>粗体。</seg></tuv>
<tuv xml:lang="fr"><seg>Gras.</seg></tuv>
<tuv xml:lang="zh"><seg>不知</seg></tuv>
<tuv xml:lang="zh-HK"><seg>为什么</seg></tuv></tu>
<tu srclang="fr"><tuv xml:lang="en"><seg>A.</seg></tuv><tuv xml:lang="zh-CN"><seg>甲</seg></tuv></tu>
<tu><tuv xml:lang="zh-CN"><seg>甲</seg></tuv></tu>
</body></tmx>"""


def test_what_others_write(tmp_path: Path) -> None:
    path = tmp_path / "a.tmx"
    path.write_text(FOREIGN, "utf-8")
    first, french, *problems = read(path, State.TRANSLATED)
    assert first == Entry(
        CN, "The bold one.", (Part("粗体。"),), State.TRANSLATED, (), "a.tmx", "he", "20240101T000000Z"
    )
    assert isinstance(french, Entry)
    assert (french.locale, french.text) == ("fr", "Gras.")
    assert [(p.line, p.message) for p in problems if isinstance(p, Problem)] == [
        (7, "'zh' does not say which script it is in; say it with --locale"),
        (8, "zh-Hant-HK is not written with 为"),
        (9, "the unit is translated from 'fr', not from English"),
        (10, "the unit has no English"),
    ]
    assert read(path, State.TRANSLATED, CN)[2] == Entry(
        CN, "The bold one.", (Part("不知"),), State.TRANSLATED, (), "a.tmx"
    )


INVESTHK = '<ph x="1" type="xin:T0:name">InvestHK</ph>'
HIRED = f'<tuv xml:lang="en"><seg>{INVESTHK} hired <ph x="2" type="xin:N0:cardinal">600</ph>.</seg></tuv>'
LACKING = f"""<tmx version="1.4"><header srclang="en"/><body>
<tu>{HIRED}<tuv xml:lang="zh-HK"><seg>{INVESTHK}聘多人。</seg></tuv></tu>
<tu>{HIRED}<tuv xml:lang="zh-HK"><seg>{INVESTHK}聘<ph type="xin:N0:cardinal">600</ph>，{INVESTHK}。</seg></tuv></tu>
<tu>{HIRED}<tuv xml:lang="zh-HK"><seg>{INVESTHK}<ph type="xin:N0:cardinal">600</ph><ph type="xin:D0:day">8日</ph></seg></tuv></tu>
<tu>{HIRED}<tuv xml:lang="zh-HK"><seg></seg></tuv></tu>
<tu>{HIRED}<tuv xml:lang="zh-HK"><seg> </seg></tuv></tu>
<tu>{HIRED}<tuv xml:lang="zh-HK"/></tu>
<tu><tuv xml:lang="en"><seg/></tuv><tuv xml:lang="zh-HK"><seg>好。</seg></tuv></tu>
<tu>{HIRED}<tuv xml:lang="zh-HK"><prop type="x-state">initial</prop><seg>{INVESTHK}</seg></tuv></tu>
</body></tmx>"""


def test_what_lacks_a_slot_or_a_text_is_refused_by_line(tmp_path: Path) -> None:
    path = tmp_path / "a.tmx"
    path.write_text(LACKING, "utf-8")
    *problems, waiting = read(path)
    assert [(p.line, p.message) for p in problems if isinstance(p, Problem)] == [
        (2, "'600' is missing from it, or no longer marked"),
        (3, "'InvestHK' is marked twice"),
        (4, "<D0> is marked, which the English lacks"),
        (5, "it has no translation"),
        (6, "it has no translation"),
        (7, "it has no translation"),
        (8, "the unit has no English"),
    ]
    assert isinstance(waiting, Entry)
    assert waiting.state is State.INITIAL


def stored(path: Path, entries: Iterable[Entry | Problem]) -> list[Entry]:
    """All that a memory has once it has taken the entries in this order."""
    store = Store(path, write=True)
    list(store.put(entry for entry in entries if isinstance(entry, Entry)))
    found = list(store.entries())
    store.close()
    return found


def variant(
    text: str, state: State = State.REVIEWED, when: str = "20250313T090000Z", kind: str = ""
) -> Entry:
    slots = (Held("<N0>", kind, "600"),)
    return Entry(HK, "It hired <N0>.", (Part(text), Part("600", "<N0>")), state, slots, "a.xlf", "", when)


SEVERAL = [
    [variant("甲"), variant("乙"), variant("丙")],
    [variant("甲", State.FINAL), variant("乙"), variant("甲"), variant("丙", State.TRANSLATED)],
    [variant("甲"), variant("乙", State.INITIAL), variant("丙", State.INITIAL)],
    [variant("甲", kind="cardinal"), variant("乙"), variant("丙", kind="cardinal")],
    [variant("甲", when="20260101T000000Z"), variant("乙")],
    [variant("甲"), replace(variant("乙"), locale=CN), variant("丙"), replace(variant("丁"), locale=CN)],
]


@pytest.mark.parametrize("entries", SEVERAL)
def test_the_best_stays_the_best(entries: list[Entry], tmp_path: Path) -> None:
    ours = stored(tmp_path / "ours.sqlite", entries)
    write_tmx(tmp_path / "a.tmx", ours)
    assert stored(tmp_path / "theirs.sqlite", read(tmp_path / "a.tmx")) == ours


BOMB = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 3))
BAD: list[tuple[str, int, str]] = [
    (
        "<tmx><body>\n<tu><tuv></tu></body></tmx>",
        2,
        "this is not XML: Opening and ending tag mismatch: tuv line 2 and tu",
    ),
    ("<a/>", 1, "this is not TMX: its root is 'a', not 'tmx'"),
    ("", 1, "this is not XML: "),
    (
        f'<!DOCTYPE tmx [<!ENTITY e0 "x">{BOMB}]>\n<tmx><body>\n<tu><tuv xml:lang="en"><seg>&e2;</seg></tuv></tu></body></tmx>',
        3,
        "the entity &e2; is not read; write the character itself",
    ),
    (
        '<!DOCTYPE tmx [<!ENTITY f SYSTEM "secret.txt">]>\n<tmx><body><tu><tuv xml:lang="en"><seg>&f;</seg></tuv></tu></body></tmx>',
        2,
        "the entity &f; is not read; write the character itself",
    ),
]


@pytest.mark.parametrize(("content", "line", "said"), BAD)
def test_what_cannot_be_read(content: str, line: int, said: str, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "a.tmx").write_text(content)
    with pytest.raises(UserError) as error:
        read(tmp_path / "a.tmx")
    (problem,) = error.value.problems
    assert (problem.file, problem.line or 1) == (tmp_path / "a.tmx", line)
    assert problem.message.startswith(said)


def test_big_files_are_streamed(tmp_path: Path) -> None:
    import resource

    def entries() -> list[Entry]:
        return [
            Entry(CN, f"Sentence {n} is here.", (Part(f"句子{n}"),), State.FINAL, (), "a")
            for n in range(30_000)
        ]

    write_tmx(tmp_path / "a.tmx", entries())
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert sum(1 for _ in read_tmx(tmp_path / "a.tmx", State.FINAL)) == 30_000
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20_000


@pytest.mark.parametrize(
    "refuse", [lambda path: path.mkdir(), lambda path: path.parent.joinpath("b").touch()]
)
def test_a_file_that_cannot_be_written(refuse: Callable[[Path], None], tmp_path: Path) -> None:
    path = tmp_path / "a.tmx"
    refuse(path)
    with pytest.raises(UserError, match="cannot write here"):
        write_tmx(path if path.is_dir() else tmp_path / "b" / "a.tmx", ENTRIES)
    assert not [p for p in tmp_path.iterdir() if p.suffix == ".tmp"]
