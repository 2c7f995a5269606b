"""XLIFF: the exact file, ids that stay valid whatever segments are called, and the published schema."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from pipeline.document import (
    Block,
    BlockKind,
    Document,
    Finding,
    Match,
    Piece,
    Repair,
    Segment,
    Severity,
    Slot,
    SlotKind,
    State,
    Target,
    TranslatedDocument,
    Translation,
    Way,
)
from pipeline.document.values import Moment, Name, Term, Verbatim
from pipeline.errors import UserError
from pipeline.formats.xliff import made_xliff
from pipeline.formats.xliff_memory import MATCHES, METADATA
from pipeline.formats.xliff_reader import read_bilingual

LOCALE = "zh-Hant-HK"
TERM = Term("investhk", "InvestHK", {LOCALE: "投資推廣署"}, note="department", file="names.csv", line=82)
INVESTHK = Slot(SlotKind.TERM, 0, "InvestHK", 0, 8, Name("InvestHK", TERM), "names.csv:82")
TUESDAY = Slot(SlotKind.DATE, 0, "July 8", 17, 23, Moment(month=7, day=8), "dates")
SITE = Slot(SlotKind.VERBATIM, 0, "x.hk", 4, 8, Verbatim("x.hk"), "verbatim")
FIRST = Segment("s1", "InvestHK met on  July 8.", " ", (INVESTHK, TUESDAY))
SECOND = Segment("s2", "See x.hk & <more>.", slots=(SITE,))

EXPECTED = """\
<?xml version='1.0' encoding='UTF-8'?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en" trgLang="zh-Hant-HK">
  <file id="my_release" original="my release.txt">
    <notes>
      <note id="n1" category="finding-inconsistent" priority="7">twice</note>
    </notes>
    <unit id="u1" type="xin:paragraph" xml:space="preserve">
      <mda:metadata xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0">
        <mda:metaGroup category="xindaya">
          <mda:meta type="s1">113ab77cf7a2d4a8</mda:meta>
          <mda:meta type="s1-T0">name 投資推廣署</mda:meta>
          <mda:meta type="s1-D0">day 7月8日</mda:meta>
          <mda:meta type="s2">abe3cc3b7a56936d</mda:meta>
          <mda:meta type="s2-V0">verbatim x.hk</mda:meta>
        </mda:metaGroup>
        <mda:metaGroup category="xindaya-origin" appliesTo="target">
          <mda:metaGroup category="s1">
            <mda:meta type="engine">echo</mda:meta>
          </mda:metaGroup>
          <mda:metaGroup category="s2">
            <mda:meta type="engine">echo</mda:meta>
          </mda:metaGroup>
        </mda:metaGroup>
      </mda:metadata>
      <notes>
        <note id="n1" category="finding-number_changed" priority="1">s1: 8 is missing (fix: 8日)</note>
        <note id="n2" category="finding-length" priority="4">s2: short</note>
      </notes>
      <segment id="s1" state="translated">
        <source><mrk id="s1-T0" type="term" value="department; names.csv:82">InvestHK</mrk> met on  <pc id="s1-D0" \
canCopy="no" canDelete="no" type="other" subType="xin:date">July 8</pc>.</source>
        <target><mrk id="s1-T0" type="term" value="department; names.csv:82">投資推廣署</mrk>於<pc id="s1-D0" \
canCopy="no" canDelete="no" type="other" subType="xin:date">7月8日</pc>會面。</target>
      </segment>
      <ignorable>
        <source> </source>
        <target/>
      </ignorable>
      <segment id="s2" state="reviewed">
        <source>See <pc id="s2-V0" canCopy="no" canDelete="no" type="other" subType="xin:verbatim">x.hk</pc>\
 &amp; &lt;more&gt;.</source>
        <target>請參閱<pc id="s2-V0" canCopy="no" canDelete="no" type="other" subType="xin:verbatim">x.hk</pc>及x.hk\
\ufffd。</target>
      </segment>
    </unit>
  </file>
</xliff>
"""


def target(segment: Segment, *pieces: str | tuple[str, Slot], state: State = State.TRANSLATED) -> Target:
    made = tuple(Piece(piece) if isinstance(piece, str) else Piece(*piece) for piece in pieces)
    return Target(segment, LOCALE, made, Translation("", "echo"), state)


def document(*segments: Segment) -> Document:
    blocks = (Block(BlockKind.PARAGRAPH, "", 1, segments=segments), Block(BlockKind.PARAGRAPH, "", 2))
    return Document(Path("in/my release.txt"), b"", blocks)


def finding(
    check: str, severity: Severity, message: str, segment: str, locale: str | None, fix: str = ""
) -> Finding:
    return Finding(check, severity, message, "my release", segment, locale=locale, fix=fix or None)


def sample() -> TranslatedDocument:
    findings = (
        finding("number_changed", Severity.ERROR, "8 is missing", "s1", LOCALE, "8日"),
        finding("length", Severity.WARNING, "short", "s2", None),
        finding("length", Severity.WARNING, "of another locale", "s2", "zh-Hans-CN"),
        finding("inconsistent", Severity.INFO, "twice", "", LOCALE),
    )
    targets = (
        target(FIRST, ("投資推廣署", INVESTHK), "於", ("7月8日", TUESDAY), "會面。"),
        target(SECOND, "請參閱", ("x.hk", SITE), "及", ("x.hk", SITE), "\x01。", state=State.REVIEWED),
    )
    return TranslatedDocument(document(FIRST, SECOND), {LOCALE: targets}, findings)


def matched() -> TranslatedDocument:
    """A sentence of an engine with an offer of the memory beside it, and one of the memory."""
    first = Segment("s/1", "InvestHK met.", " ", (INVESTHK,))
    offer = Match(
        (Piece("InvestHK", INVESTHK), Piece(" sat.")),
        (Piece("投資推廣署", INVESTHK), Piece("開會。")),
        85,
        State.REVIEWED,
        "a.tmx",
        "another figure",
    )
    made = Translation("<T0>见面。", "press", -0.25, ("<T0>开会。",), Repair(Way.N_BEST))
    second = Target(
        Segment("s2", "See."), LOCALE, (Piece("請看。"),), Translation("請看。", "memory"), State.FINAL
    )
    targets = (
        Target(first, LOCALE, (Piece("投資推廣署", INVESTHK), Piece("見面。")), made, matches=(offer,)),
        second,
    )
    return TranslatedDocument(document(first, second.segment), {LOCALE: targets})


def test_the_whole_file(tmp_path: Path) -> None:
    (tmp_path / "a.xlf").write_bytes(made_xliff(sample(), LOCALE))
    assert (tmp_path / "a.xlf").read_bytes().decode() == EXPECTED


def test_segment_ids_become_valid_and_unique(tmp_path: Path) -> None:
    segments = [Segment(name, "Text") for name in ("a b", "a/b", "第1句", "")]
    made = TranslatedDocument(
        document(*segments), {LOCALE: tuple(target(segment, "文") for segment in segments)}
    )
    (tmp_path / "a.xlf").write_bytes(made_xliff(made, LOCALE))
    found = etree.parse(tmp_path / "a.xlf").findall(".//{*}segment")
    assert [element.get("id") for element in found] == ["a_b", "a_b-2", "_1_", "_"]


def test_a_slot_that_the_source_lacks_is_plain_text(tmp_path: Path) -> None:
    segment = Segment("s1", "Text")
    made = TranslatedDocument(document(segment), {LOCALE: (target(segment, "文", ("x.hk", SITE), "。"),)})
    (tmp_path / "a.xlf").write_bytes(made_xliff(made, LOCALE))
    found = etree.parse(tmp_path / "a.xlf").find(".//{*}target")
    assert found is not None
    assert (found.text, len(found)) == ("文x.hk。", 0)


def test_a_document_without_segments_is_refused() -> None:
    with pytest.raises(UserError) as caught:
        made_xliff(TranslatedDocument(document(), {LOCALE: ()}), LOCALE)
    assert str(caught.value) == "in/my release.txt: there are no segments to write"


class _BesideTheSchema(etree.Resolver):
    """The schemas import each other, and W3C's xml.xsd from a folder of its own; ours lie beside each other."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def resolve(self, system_url: str, public_id: str, context: object) -> object:
        return self.resolve_filename(str(self._folder / Path(system_url).name), context)  # type: ignore[attr-defined]


MODULES = """\
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:import namespace="urn:oasis:names:tc:xliff:document:2.0" schemaLocation="xliff_core_2.0.xsd"/>
  <xs:import namespace="urn:oasis:names:tc:xliff:metadata:2.0" schemaLocation="metadata.xsd"/>
  <xs:import namespace="urn:oasis:names:tc:xliff:matches:2.0" schemaLocation="matches.xsd"/>
</xs:schema>
"""


@pytest.fixture
def published() -> etree.XMLSchema:
    """The schema of the core with those of the modules that we use: the core's alone lets these contain anything."""
    default = Path(__file__).parent.parent.parent / "shared" / "schemas"
    folder = Path(os.environ.get("XINDAYA_SCHEMAS", default)) / "xliff-2.1"
    if not folder.is_dir():
        pytest.skip("the XLIFF 2.1 schema is not here: set XINDAYA_SCHEMAS to the folder that has xliff-2.1/")
    parser = etree.XMLParser()
    parser.resolvers.add(_BesideTheSchema(folder))
    return etree.XMLSchema(etree.fromstring(MODULES, parser))


@pytest.mark.parametrize("made", [sample, matched])
def test_the_published_schemas_accept_the_file(
    made: Callable[[], TranslatedDocument], published: etree.XMLSchema, tmp_path: Path
) -> None:
    (tmp_path / "a.xlf").write_bytes(made_xliff(made(), LOCALE))
    assert published.validate(etree.parse(tmp_path / "a.xlf")), published.error_log


def test_the_schemas_of_the_modules_are_asked(published: etree.XMLSchema, tmp_path: Path) -> None:
    (tmp_path / "a.xlf").write_bytes(made_xliff(matched(), LOCALE))
    tree = etree.parse(tmp_path / "a.xlf")
    (match,) = tree.findall(f".//{{{MATCHES}}}match")
    match.set("matchQuality", "850")
    assert not published.validate(tree)
    match.set("matchQuality", "85")
    assert published.validate(tree)
    tree.findall(f".//{{{METADATA}}}meta")[0].attrib.pop("type")
    assert not published.validate(tree)


def test_what_the_memory_offers_refers_to_its_segment(tmp_path: Path) -> None:
    (tmp_path / "a.xlf").write_bytes(made_xliff(matched(), LOCALE))
    tree = etree.parse(tmp_path / "a.xlf")
    assert [element.get("id") for element in tree.findall(".//{*}segment")] == ["s_1", "s2"]
    (match,) = tree.findall(f".//{{{MATCHES}}}match")
    assert dict(match.attrib) == {
        "ref": "#s_1",
        "matchQuality": "85",
        "similarity": "85",
        "type": "tm",
        "origin": "a.tmx",
    }
    assert [(meta.get("type"), meta.text) for meta in match.findall(".//{*}meta")] == [
        ("state", "reviewed"),
        ("note", "another figure"),
    ]
    assert ["".join(map(str, match.find(f"{{*}}{side}").itertext())) for side in ("source", "target")] == [  # type: ignore[union-attr]
        "InvestHK sat.",
        "投資推廣署開會。",
    ]


def test_what_wrote_a_sentence_and_how_surely(tmp_path: Path) -> None:
    (tmp_path / "a.xlf").write_bytes(made_xliff(matched(), LOCALE))
    groups = etree.parse(tmp_path / "a.xlf").findall(
        ".//{*}metaGroup[@category='xindaya-origin']/{*}metaGroup"
    )
    assert [
        (group.get("category"), [(meta.get("type"), meta.text) for meta in group]) for group in groups
    ] == [
        ("s_1", [("engine", "press"), ("score", "-0.2500"), ("repair", "n-best")]),
        ("s2", [("engine", "memory")]),
    ]


# What other tools put into a unit: metadata and candidates of theirs, and elements of modules that we know nothing of.
FOREIGN = """<f:segment xmlns:f="urn:x:f" id="s2"><f:source>A.</f:source></f:segment>
<mtc:matches xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0">
<mtc:match ref="#s2" type="mt"><source>See it.</source><target>看它。</target></mtc:match></mtc:matches>
<mda:metadata xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0"><mda:metaGroup category="theirs"><!-- ! -->
<mda:meta type="s2">0123456789abcdef</mda:meta></mda:metaGroup></mda:metadata>"""


def test_what_other_tools_add_beside_the_segments_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "a.xlf").write_bytes(made_xliff(matched(), LOCALE))
    before = [*read_bilingual(tmp_path / "a.xlf")]
    assert [(one.id, one.text, one.changed) for one in before] == [
        ("s_1", "投資推廣署見面。", False),
        ("s2", "請看。", False),
    ]
    text = (tmp_path / "a.xlf").read_text("utf-8")
    start, end = text.index("<mtc:matches"), text.index("</mtc:matches>") + len("</mtc:matches>")
    (tmp_path / "a.xlf").write_text(text[:start] + FOREIGN + text[end:], "utf-8")
    after = [*read_bilingual(tmp_path / "a.xlf")]
    assert [replace(one, line=None) for one in after] == [replace(one, line=None) for one in before]


class Counted(tuple[Finding, ...]):
    """Findings that count how often they are gone through."""

    times = 0

    def __iter__(self) -> Iterator[Finding]:
        Counted.times += 1
        return super().__iter__()


def test_findings_are_gone_through_once_however_many_units_there_are(tmp_path: Path) -> None:
    segments = [Segment(f"s{number}", "See.") for number in range(9)]
    blocks = tuple(Block(BlockKind.PARAGRAPH, "See.", 1, segments=(segment,)) for segment in segments)
    findings = Counted(Finding("length", Severity.INFO, s.id, "a.txt", s.id, 1, LOCALE) for s in segments)
    targets = {LOCALE: tuple(target(segment, "看。") for segment in segments)}
    document = Document(Path("a.txt"), b"", blocks)
    (tmp_path / "a.xlf").write_bytes(made_xliff(TranslatedDocument(document, targets, findings), LOCALE))
    assert Counted.times == 1
    notes = etree.parse(tmp_path / "a.xlf").findall(".//{*}unit/{*}notes/{*}note")
    assert [note.text for note in notes] == [f"{s.id}: {s.id}" for s in segments]


def test_a_note_names_the_further_lines_of_what_is_found_once(tmp_path: Path) -> None:
    segment = Segment("s1", "See.")
    block = Block(BlockKind.PARAGRAPH, "See.", 1, segments=(segment,))
    finding = Finding("length", Severity.INFO, "long", "a.txt", "s1", 1, LOCALE, also=(4,))
    whole = TranslatedDocument(
        Document(Path("a.txt"), b"", (block,)), {LOCALE: (target(segment, "看。"),)}, (finding,)
    )
    (tmp_path / "a.xlf").write_bytes(made_xliff(whole, LOCALE))
    [note] = etree.parse(tmp_path / "a.xlf").findall(".//{*}unit/{*}notes/{*}note")
    assert note.text == "s1: long (also in line 4)"
