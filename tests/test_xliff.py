"""XLIFF: the exact file, ids that stay valid whatever segments are called, and the published schema."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from pipeline.document import (
    Block,
    BlockKind,
    Document,
    Finding,
    Piece,
    Segment,
    Severity,
    Slot,
    SlotKind,
    State,
    Target,
    TranslatedDocument,
    Translation,
)
from pipeline.document.values import Moment, Name, Term, Verbatim
from pipeline.errors import UserError
from pipeline.formats.xliff import write_xliff

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


def test_the_whole_file(tmp_path: Path) -> None:
    write_xliff(sample(), tmp_path / "a.xlf", LOCALE)
    assert (tmp_path / "a.xlf").read_bytes().decode() == EXPECTED


def test_segment_ids_become_valid_and_unique(tmp_path: Path) -> None:
    segments = [Segment(name, "Text") for name in ("a b", "a/b", "第1句", "")]
    made = TranslatedDocument(
        document(*segments), {LOCALE: tuple(target(segment, "文") for segment in segments)}
    )
    write_xliff(made, tmp_path / "a.xlf", LOCALE)
    found = etree.parse(tmp_path / "a.xlf").findall(".//{*}segment")
    assert [element.get("id") for element in found] == ["a_b", "a_b-2", "_1_", "_"]


def test_a_slot_that_the_source_lacks_is_plain_text(tmp_path: Path) -> None:
    segment = Segment("s1", "Text")
    made = TranslatedDocument(document(segment), {LOCALE: (target(segment, "文", ("x.hk", SITE), "。"),)})
    write_xliff(made, tmp_path / "a.xlf", LOCALE)
    found = etree.parse(tmp_path / "a.xlf").find(".//{*}target")
    assert found is not None
    assert (found.text, len(found)) == ("文x.hk。", 0)


def test_a_document_without_segments_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        write_xliff(TranslatedDocument(document(), {LOCALE: ()}), tmp_path / "a.xlf", LOCALE)
    assert str(caught.value) == f"{tmp_path / 'a.xlf'}: there are no segments to write"


class _BesideTheSchema(etree.Resolver):
    """The schema imports W3C's xml.xsd from a folder of its own; ours lies beside it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def resolve(self, system_url: str, public_id: str, context: object) -> object:
        return self.resolve_filename(str(self._folder / Path(system_url).name), context)  # type: ignore[attr-defined]


def test_the_published_schema_accepts_the_file(tmp_path: Path) -> None:
    default = Path(__file__).parent.parent.parent / "shared" / "schemas"
    folder = Path(os.environ.get("XINDAYA_SCHEMAS", default)) / "xliff-2.1"
    if not folder.is_dir():
        pytest.skip("the XLIFF 2.1 schema is not here: set XINDAYA_SCHEMAS to the folder that has xliff-2.1/")
    parser = etree.XMLParser()
    parser.resolvers.add(_BesideTheSchema(folder))
    schema = etree.XMLSchema(etree.parse(folder / "xliff_core_2.0.xsd", parser))
    write_xliff(sample(), tmp_path / "a.xlf", LOCALE)
    schema.assertValid(etree.parse(tmp_path / "a.xlf"))


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
    write_xliff(TranslatedDocument(document, targets, findings), tmp_path / "a.xlf", LOCALE)
    assert Counted.times == 1
    notes = etree.parse(tmp_path / "a.xlf").findall(".//{*}unit/{*}notes/{*}note")
    assert [note.text for note in notes] == [f"{s.id}: {s.id}" for s in segments]
