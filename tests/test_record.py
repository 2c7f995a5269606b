"""What the stages hand on travels to other processes and to the disk, and is the same there."""

import pickle
from decimal import Decimal
from pathlib import Path

from pipeline.document import Block, BlockKind, Document, Piece, Segment, Slot, SlotKind, Target, Translation
from pipeline.document.values import Name, NameList, Quantity, QuantityKind, Term

NAMES = NameList(
    (Name("HKMA", Term("1", "HKMA", {"zh-Hant-HK": "金管局"}, aliases=("the HKMA",))), Name("A"))
)
SLOTS = (
    Slot(SlotKind.TERM, 0, "HKMA and A", 0, 10, NAMES, "a.csv:2"),
    Slot(SlotKind.NUMBER, 0, "8", 17, 18, Quantity(QuantityKind.CARDINAL, Decimal(8)), "numbers"),
)
SEGMENT = Segment("b1s1", "HKMA and A hired 8.", slots=SLOTS)
TARGET = Target(
    SEGMENT, "zh-Hant-HK", (Piece("金管局和A", SLOTS[0]), Piece("聘了")), Translation("<T0>聘了", "press")
)


def test_what_is_read_back_is_the_same() -> None:
    block = Block(BlockKind.PARAGRAPH, SEGMENT.source, 1, segments=(SEGMENT,))
    whole = Document(Path("a.txt"), b"\xef\xbb\xbf", (block,)), TARGET
    document, target = pickle.loads(pickle.dumps(whole))
    assert (document, target) == whole
    assert target.text == "金管局和A聘了"
    assert target.segment.slotted == "<T0> hired <N0>."
    assert [slot.symbol for slot in target.segment.slots] == ["<T0>", "<N0>"]
    assert isinstance(document.blocks[0].kind, BlockKind)


def test_what_is_one_thing_stays_one() -> None:
    first, second = pickle.loads(pickle.dumps((SEGMENT, TARGET)))
    assert second.segment is first
    assert second.pieces[0].slot is first.slots[0]
