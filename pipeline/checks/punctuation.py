"""Marks without their partner, half-width marks among Chinese characters, units written twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import regex

from pipeline.checks.flaw import Flaw
from pipeline.checks.frames import frame
from pipeline.document import Block, SlotKind, Target
from pipeline.locales.tags import is_chinese
from pipeline.words.quotations import Ends, ends

_PAIRS = tuple(zip("“‘「『（(《〈【", "”’」』）)》〉】", strict=True))
_QUOTES = frozenset("“‘「『")
_PAIRED = re.compile(f"[{''.join(map(''.join, _PAIRS))}]")
_QUOTED = re.compile("[“‘「『”’」』]")
_APOSTROPHE = regex.compile(r"(?<=\p{Latin})[’'](?=\p{Latin})|(?<=\p{Latin}s)[’'](?![’'])")
_HALF_WIDTH = regex.compile(r"(?<=[\p{Han}”’」』）》])[ ]?[,;:?!](?=[ ]?[\p{Han}“‘「『（《]|$)")
_FULL_WIDTH = str.maketrans(",;:?!", "，；：？！")
_HALF = re.compile("[,;:?!]")
# Figures keep their own marks: 11:30, 1:10.
_FILLERS = {SlotKind.TERM: "字", SlotKind.DATE: "字", SlotKind.VERBATIM: "x"}
_UNIT_TWICE = regex.compile(
    r"%%|年年(?![底中初末报報度会會均间間轻輕货貨])|(?<=\d)月月|(?<=\d)日日|(?:[港美欧歐日澳加]|人民[币幣])元元|[万萬亿億]元元|元港元|元美元"
    r"|[级級](?:[级級])|百分点百分点|百分點百分點|倍倍|公里公里|个百分点%|個百分點%"
)


def bracket_unpaired(target: Target) -> Iterator[str]:
    """An opening or closing mark without its partner; a quotation that the source leaves open may stay so."""
    text = target.text
    plain = _APOSTROPHE.sub("", text) if _PAIRED.search(text) else ""
    odd = [pair for pair in _PAIRS if plain.count(pair[0]) != plain.count(pair[1])] if plain else []
    for left, right in odd:
        if not (left in _QUOTES and _quote_open(target.segment.source)):
            yield f"{left} and {right} do not pair"
    if text.count('"') % 2 and not _quote_open(target.segment.source):
        yield 'an odd number of "'


def quotation_unpaired(blocks: Sequence[Block], targets: Sequence[Target]) -> Iterator[tuple[Target, Flaw]]:
    """A mark without its partner in the paragraph, of a quotation that runs over several of its sentences."""
    by_segment = {target.segment.id: target for target in targets if is_chinese(target.locale)}
    for block in blocks:
        known = [by_segment[one.id] for one in block.segments if one.id in by_segment]
        if not len(known) == len(block.segments) > 1:
            continue
        signs = [(target, sign) for target in known for sign in _quotes_in(target.text)]
        if signs and (wanted := ends(" ".join(segment.source for segment in block.segments))):
            for pair in (pair for pair in _PAIRS if pair[0] in _QUOTES):
                yield from _surplus(signs, pair, wanted)


def _quotes_in(text: str) -> list[str]:
    return _QUOTED.findall(_APOSTROPHE.sub("", text)) if _QUOTED.search(text) else []


def _surplus(
    signs: Sequence[tuple[Target, str]], pair: tuple[str, str], wanted: Ends
) -> Iterator[tuple[Target, Flaw]]:
    """The sentences whose mark has no partner, where the English of them all leaves nothing open."""
    opened, closing = list[Target](), list[Target]()
    for target, sign in signs:
        if sign == pair[0]:
            opened.append(target)
        elif sign == pair[1] and opened:
            opened.pop()
        elif sign == pair[1]:
            closing.append(target)
    surplus = (*opened[int(wanted.runs_on) :], *closing[int(wanted.from_before) :])
    for target in {one.segment.id: one for one in surplus if _quote_open(one.segment.source)}.values():
        yield target, Flaw(f"{pair[0]} and {pair[1]} do not pair in the paragraph")


def _quote_open(source: str) -> bool:
    """Whether a quotation runs on from or into another sentence of the source."""
    plain = _APOSTROPHE.sub("", source)
    return bool(
        plain.count('"') % 2 or plain.count("“") != plain.count("”") or plain.count("‘") != plain.count("’")
    )


def punctuation_halfwidth(target: Target) -> Iterator[Flaw]:
    """A comma, colon, semicolon, question or exclamation mark of ASCII among Chinese characters."""
    if not _HALF.search(frame(target)):
        return
    text = "".join(
        _FILLERS.get(piece.slot.kind, "0") * len(piece.text) if piece.slot else piece.text
        for piece in target.pieces
    )
    for match in _HALF_WIDTH.finditer(text):
        mark = match[0].strip()
        yield Flaw(f"half-width among Chinese: {mark}", *match.span(), mark.translate(_FULL_WIDTH))


def unit_doubled(target: Target) -> Iterator[Flaw]:
    """A unit or currency once more behind a number that has it already: 34亿港元元, 12%%."""
    for match in _UNIT_TWICE.finditer(target.text):
        yield Flaw(f"a unit stands twice: '{match[0]}'", *match.span(), _once(match[0]))


def _once(units: str) -> str:
    """元 of 元元; of two that differ the one that says more: 港元 of 元港元, 个百分点 of 个百分点%.

    >>> _once("元元"), _once("百分点百分点"), _once("元港元"), _once("个百分点%"), _once("港元元")
    ('元', '百分点', '港元', '个百分点', '港元')
    """
    half = len(units) // 2
    if units[:half] == units[half:]:
        return units[:half]
    return units.removeprefix("元") if units.startswith("元") else units[:-1]
