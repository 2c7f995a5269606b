"""Rows that hold somewhere only: which of two is taken, what is said where nothing decides, and other statuses."""

from pathlib import Path

import pytest

from pipeline.checks.terms import ambiguous_term, term_forbidden
from pipeline.document import (
    Block,
    BlockKind,
    Document,
    Piece,
    Segment,
    Slot,
    Target,
    TranslatedDocument,
    Translation,
)
from pipeline.document.values import Name
from pipeline.formats.xliff import made_xliff
from pipeline.glossary import load_glossaries
from pipeline.localise import default_style
from pipeline.localise.render import render
from pipeline.protect import Protector
from pipeline.reports.view import sheet

CN, HK = "zh-Hans-CN", "zh-Hant-HK"
TABLE = """en,aliases,context,category,status,zh-Hans-CN,zh-Hant-HK,note,authority,date,forbidden
Department of Justice,DoJ,hk,,,律政司,律政司,,doj.gov.hk,2025-07-08,
Department of Justice,DoJ,mainland,,,司法厅,司法廳,,,,
Harbour Bureau,,,government-hk,,海港局,海港局,,,,
River Bureau,,,government-mainland,,河流局,河流局,,,,
Acme Limited,,,company,,极点公司,極點公司,,,,
Board,,company:^Acme,,,极点董事会,極點董事會,,,,
Board,,,,,委员会,委員會,,,,
Port,,/vessels?|ships/,,,港口,港口,,,,
Port,,/laptop/,,,端口,連接埠,,,,
Fund,,/never/,,,基金,基金,,,,
Harbour Tower,,,,keep,,,,,,
Trade Office,,,,,贸易办事处,貿易辦事處,,,,贸易办|商务办
Trade Office,,,,admitted,贸易办事处处,貿易辦,,,,
Trade Office,,,,admitted,贸易办,,,,,
"""


@pytest.fixture(scope="module")
def protector(tmp_path_factory: pytest.TempPathFactory) -> Protector:
    path = tmp_path_factory.mktemp("glossary") / "names.csv"
    path.write_text(TABLE, encoding="utf-8")
    return Protector(load_glossaries([path]))


def segments(protector: Protector, *sentences: str) -> tuple[Segment, ...]:
    blocks = tuple(
        Block(BlockKind.PARAGRAPH, text, line, segments=(Segment(str(line), text),))
        for line, text in enumerate(sentences, 1)
    )
    return protector.protect(Document(Path("a.txt"), b"", blocks)).segments


def target(segment: Segment, frame: str = "", locale: str = CN) -> Target:
    pieces = tuple(Piece(render(slot.value, default_style(locale)), slot) for slot in segment.slots)
    return Target(segment, locale, (*pieces, Piece(frame)), Translation("", "test"))


def messages(found: object) -> list[str]:
    return [getattr(flaw, "message", flaw) for flaw in found]  # type: ignore[attr-defined]


AMBIGUOUS = "no context says which 'DoJ' this is: it may be '司法厅' (names.csv:3)"


@pytest.mark.parametrize(
    ("before", "text", "written", "said"),
    [
        ("The Harbour Bureau met.", "The DoJ spoke.", "律政司", []),
        ("The River Bureau met.", "The DoJ spoke.", "司法厅", []),
        ("All met.", "The DoJ spoke.", "律政司", [AMBIGUOUS]),
        ("The River Bureau met the Harbour Bureau.", "The DoJ spoke.", "律政司", [AMBIGUOUS]),
        ("Acme Limited grew.", "The Board met.", "极点董事会", []),
        ("Acme Robotics Holdings grew.", "The Board met.", "极点董事会", []),
        ("Beta Limited grew.", "The Board met.", "委员会", []),
        ("Two ships came.", "The Port grew.", "港口", []),
        ("A laptop has one.", "The Port broke.", "端口", []),
        ("All met.", "The Fund grew.", "", []),
        ("All met.", "The Harbour Tower opened.", "Harbour Tower", []),
        ("All met.", "The HARBOUR TOWER opened.", "Harbour Tower", []),
    ],
)
def test_the_row_that_holds_is_taken(
    protector: Protector, before: str, text: str, written: str, said: list[str]
) -> None:
    *_, last = segments(protector, before, text)
    made = target(last)
    assert made.text == written
    assert messages(ambiguous_term(made)) == said


def test_a_text_alone_is_its_own_context(protector: Protector) -> None:
    spans = protector.spans("The River Bureau and the DoJ met.")
    assert [render(span.value, default_style(HK)) for span in spans] == ["河流局", "司法廳"]


def test_own_rows_outrank_those_with_a_context(tmp_path: Path) -> None:
    own, house = tmp_path / "own.csv", tmp_path / "house.csv"
    own.write_text("en,zh-Hant-HK\nDoJ,律司\n", encoding="utf-8")
    house.write_text(TABLE, encoding="utf-8")
    protector = Protector(load_glossaries([own, house]))
    (*_, last) = segments(protector, "The River Bureau met.", "The DoJ spoke.")
    assert [target(last, locale=locale).text for locale in (CN, HK)] == ["司法厅", "律司"]


def test_admitted_renderings_may_stand_beside_the_official_one(protector: Protector) -> None:
    (segment,) = segments(protector, "The Trade Office opened.")
    assert target(segment).text == "贸易办事处"
    assert messages(term_forbidden(target(segment, "。贸易办开业。"))) == []
    assert messages(term_forbidden(target(segment, "。商务办开业。"))) == [
        "'商务办' must not stand for 'Trade Office'; write '贸易办事处'"
    ]


def test_authority_and_date_are_in_the_report_and_the_bilingual_file(
    protector: Protector, tmp_path: Path
) -> None:
    (segment, other) = segments(protector, "The DoJ spoke.", "The Harbour Bureau met.")
    blocks = (Block(BlockKind.PARAGRAPH, "", 1, segments=(segment, other)),)
    document = Document(Path("a.txt"), b"", blocks)
    made = TranslatedDocument(document, {CN: (target(segment), target(other))})
    [report] = [row.source for row in sheet(made, 1).rows if row.id == "1"]
    assert [span.title for span in report if span.kind] == [
        "DoJ → 律政司 (names.csv:2; doj.gov.hk 2025-07-08)"
    ]
    assert 'value="doj.gov.hk 2025-07-08; names.csv:2"' in made_xliff(made, CN).decode()


def test_slots_that_share_a_head(protector: Protector) -> None:
    (slot,) = segments(protector, "The Harbour and River Bureaux met.")[0].slots
    assert isinstance(slot, Slot)
    assert (slot.source, slot.origin) == ("Harbour and River Bureaux", "names.csv:4; names.csv:5")
    assert render(slot.value, default_style(HK)) == "海港局及河流局"
    assert not isinstance(slot.value, Name)
