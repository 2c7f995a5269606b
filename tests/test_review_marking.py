"""Where the slots of an edited text stand: where they were, or where they surely are; never guessed."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.document import Block, BlockKind, Document, Segment, Target, Translation
from pipeline.glossary import load_glossaries
from pipeline.localise import Localiser, default_style
from pipeline.protect import Protector
from pipeline.review.accepting import why_not
from pipeline.review.cells import with_text
from pipeline.review.marking import moved

HK = default_style("zh-Hant-HK")
NAMES = "en,zh-Hant-HK\nInvestHK,投資推廣署\nHong Kong,香港\n"


@pytest.fixture
def document(tmp_path: Path) -> Document:
    names = tmp_path / "names.csv"
    names.write_text(NAMES, "utf-8")
    text = "InvestHK told Hong Kong and Hong Kong that 3 of the third 3 firms paid 600 people."
    block = Block(BlockKind.PARAGRAPH, text, 1, segments=(Segment("s", text),))
    return Protector(load_glossaries([names])).protect(Document(Path("release.txt"), b"", (block,)))


def made(document: Document) -> Target:
    """投資推廣署告訴香港和香港，第三批3間公司中有3家支付600人。"""
    segment = document.segments[0]
    t, hk, other, of, all_, people = (slot.symbol for slot in segment.slots)
    text = f"{t}告诉{hk}和{other}，第三批{all_}家公司中有{of}家支付{people}人。"
    return Localiser(HK).target(segment, Translation(text, "echo"))


ORDER = ["<T0>", "<T1>", "<T2>", "<N1>", "<N0>", "<N2>"]
# What is replaced by what, and the symbols that are found then.
CASES = [
    ("告訴", "通知", ORDER),
    ("投資推廣署告訴", "據投資推廣署稱，告訴", ORDER),
    ("和香港", "、香港", ORDER),
    ("支付600人", "把錢付給600人", ORDER),
    ("投資推廣署", "該署", ORDER[1:]),
    ("600人", "1600人", ORDER[:-1]),
    ("600人", "6000人", ORDER[:-1]),
    ("600人", "600萬人", ORDER[:-1]),
    ("第三批3間", "第三批三間", ["<T0>", "<T1>", "<T2>", "<N0>", "<N2>"]),
    ("香港和香港", "香港", ["<T0>", "<T2>", "<N1>", "<N0>", "<N2>"]),
]


@pytest.mark.parametrize(("old", "new", "found"), CASES)
def test_slots_are_found_again(document: Document, old: str, new: str, found: list[str]) -> None:
    base = made(document)
    assert base.text == "投資推廣署告訴香港和香港，第三批3間公司中有3家支付600人。"
    assert old in base.text
    text = base.text.replace(old, new, 1)
    edited = with_text(base, text, HK)
    assert edited.text == text
    assert [piece.slot.symbol for piece in edited.pieces if piece.slot] == found
    assert bool(why_not(edited, document, HK)) == (found != ORDER)


def test_a_slot_that_was_moved_is_found_where_it_stands_alone(document: Document) -> None:
    base = made(document)
    text = "第三批3間公司中有3家支付600人，投資推廣署告訴香港和香港。"
    edited = with_text(base, text, HK)
    assert {piece.slot.symbol for piece in edited.pieces if piece.slot} == set(ORDER)
    assert (edited.text, why_not(edited, document, HK)) == (text, "")


def test_the_runs_own_text_is_its_own_target(document: Document) -> None:
    base = made(document)
    assert with_text(base, base.text, HK) is base


def test_a_surplus_name_is_text_of_the_persons(document: Document) -> None:
    text = made(document).text.replace("告訴", "（投資推廣署）告訴")
    edited = with_text(made(document), text, HK)
    assert [piece.slot.symbol for piece in edited.pieces if piece.slot] == ORDER


MOVED = [
    ((3, 5), "據報他告訴香港", (5, 7)),
    ((0, 3), "她告訴香港", None),
    ((1, 3), "他通知告訴香港", (3, 5)),
    ((2, 2), "他告訴香港", None),
]


@pytest.mark.parametrize(("stretch", "text", "there"), MOVED)
def test_a_tag_goes_with_its_words(
    stretch: tuple[int, int], text: str, there: tuple[int, int] | None
) -> None:
    assert moved(*stretch, "他告訴香港人", text) == there
