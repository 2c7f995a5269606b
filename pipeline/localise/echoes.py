"""What a frame says that its slots say already: units, measure words, name endings, quotation marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.document import Piece, Slot, SlotKind
from pipeline.document.values import Quantity, QuantityKind
from pipeline.localise.style import Style

_COUNTED = re.compile(r"[级級]$")
_MEASURE = re.compile(r"[个個家项項条條座间間](?=\w|$)")
# What no amount of money, percentage or number with a unit takes: 205亿美元个, 51%宗, 50亿港元家; but 个人, 项目, 份额.
_OTHER_MEASURE = re.compile(
    r"[个個](?!人|体|體|别|別|股|案|性)|人(?=[，。；、！？]|$)|[宗](?!旨|教|地)|家(?!庭|电|電|具|族|长|長|居|用|属|屬|园|園|乡|鄉|禽|装|裝|政|纺|紡)"
    r"|[间間](?!接|隔|距|歇)|[项項](?!目|下|链|鏈)|名(?!单|單|额|額|牌|义|義|誉|譽|校|企|贵|貴|酒|优|優|列|为|為|称|稱|人|字|气|氣|录|錄|片)"
    r"|份(?!额|額)|[岁歲](?!入|末|月|出|收)|[条條](?!例|款|约|約|件|文)|座(?!谈|談|椅|位|舱|艙)"
)
# A unit goes even where it is one character; of a name only a longer ending, so that 大学 + 大学生 stays.
_SHORTEST = {SlotKind.NUMBER: 1, SlotKind.DATE: 1, SlotKind.TERM: 3, SlotKind.VERBATIM: 99}
_LONGEST = 10
_AMOUNTS = (QuantityKind.MONEY, QuantityKind.PERCENT)
_HONOURS = ("博士", "教授", "先生", "女士", "医生", "醫生")
# 利兹大学和复旦大学 + 大学, but 大学生 and 大学堂.
_BODY = re.compile(r"(?:大[学學]|[医醫]院|[银銀]行|[学學]院|集[团團]|公司)(?![生城院站堂道业業股区區家部])")
_MARKED = re.compile(r"[“「《].*[”」》]", re.DOTALL)
_PAIRS = {"“": "”", "「": "」", "‘": "’", "『": "』", "《": "》", '"': '"'}


def without_echoes(filled: Sequence[Piece]) -> tuple[Piece, ...]:
    """Without a unit repeated behind a slot ('34亿港元' + '元'), or the beginning of a name before it."""
    kept: list[Piece] = []
    for at, piece in enumerate(filled):
        before = filled[at - 1] if at else None
        after = filled[at + 1] if at + 1 < len(filled) else None
        if piece.slot is None:
            text = piece.text[_echo_behind(before, piece.text) :]
            piece = Piece(text[: len(text) - _echo_ahead(text, after)])
        if piece.text:
            kept.append(piece)
    return tuple(kept)


def _echo_behind(slot: Piece | None, text: str) -> int:
    """How many characters at the start of the frame text repeat the end of the slot before it."""
    if slot is None or slot.slot is None:
        return 0
    echo = _repeated_end(slot.text, text, _SHORTEST[slot.slot.kind])
    if _has_unit(slot.slot) and _OTHER_MEASURE.match(text, echo):
        return echo + 1
    counted = slot.slot.kind is SlotKind.NUMBER and _COUNTED.search(slot.text)
    return echo + 1 if counted and _MEASURE.match(text, echo) else echo


def _has_unit(slot: Slot) -> bool:
    """Whether the value is an amount of something, which counts nothing else: money, percent, km²."""
    value = slot.value
    return isinstance(value, Quantity) and (value.kind in _AMOUNTS or bool(value.unit))


def _repeated_end(name: str, text: str, least: int) -> int:
    longest = min(len(text), len(name) - 1, _LONGEST) if text[:1] in name[-_LONGEST:] else 0
    for length in range(longest, least - 1, -1):
        if name.endswith(text[:length]) and _is_word(text[:length]):
            return length
    if not text.startswith(name[-2:]):
        return 0
    return 2 if name.endswith(_HONOURS) or _BODY.match(text) else 0


def _echo_ahead(text: str, slot: Piece | None) -> int:
    """How many characters at the end of the frame text repeat the beginning of the slot behind it."""
    if slot is None or slot.slot is None or slot.slot.kind is SlotKind.VERBATIM:
        return 0
    longest = min(len(text), len(slot.text) - 1, _LONGEST) if slot.text[:1] in text[-_LONGEST:] else 0
    for length in range(longest, 1, -1):
        if slot.text.startswith(text[-length:]) and _is_word(text[-length:]):
            return length
    return int(text.endswith("第") and slot.text.startswith("第"))


def _is_word(text: str) -> bool:
    """Chinese characters or %: figures and Latin letters are never an echo."""
    return all(c == "%" or (c.isalpha() and not c.isascii()) for c in text)


def without_doubled_marks(filled: Sequence[Piece], style: Style) -> tuple[Piece, ...]:
    """Around a slot with marks of its own ('“一带一路”', '《基本法》') the sentence's quotation marks go;
    within a longer quotation, its own become inner marks."""
    kept = list(filled)
    for at in range(1, len(kept) - 1):
        before, piece, after = kept[at - 1 : at + 2]
        if piece.slot and _MARKED.fullmatch(piece.text) and _encloses(before, after):
            kept[at - 1], kept[at + 1] = Piece(before.text[:-1]), Piece(after.text[1:])
    return tuple(piece for piece in _inner(kept, style) if piece.text)


def _encloses(before: Piece, after: Piece) -> bool:
    if before.slot or after.slot or not before.text or not after.text:
        return False
    opening = before.text[-1]
    return opening in _PAIRS and opening != "《" and after.text[0] == _PAIRS[opening]


def _inner(filled: Sequence[Piece], style: Style) -> list[Piece]:
    """Quotation marks of slots that stand within a quotation of the frame."""
    outer_open, outer_close, inner_open, inner_close = style.quotes
    frame = "".join([piece.text for piece in filled if piece.slot is None])
    if outer_open not in frame and outer_close not in frame:
        return [*filled]
    nested = str.maketrans({outer_open: inner_open, outer_close: inner_close})
    # A mark that closes a quotation from the sentence before.
    depth, kept = max(0, frame.count(outer_close) - frame.count(outer_open)), []
    for piece in filled:
        if piece.slot is None:
            depth += piece.text.count(outer_open) - piece.text.count(outer_close)
        elif depth > 0 and piece.slot.kind is SlotKind.TERM:
            piece = replace(piece, text=piece.text.translate(nested))
        kept.append(piece)
    return kept
