"""Formatting within a Word paragraph as marks over its text, and the elements that bring it into a translation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from pipeline.document import Mark, MarkKind
from pipeline.formats.docx_links import Link
from pipeline.formats.docx_runs import WORD, mark_language, new_run, run_format, run_of, visible
from pipeline.formats.nesting import steps
from pipeline.formats.sourcetext import has_words

if TYPE_CHECKING:
    from lxml.etree import _Element

NOTES = {f"{WORD}footnoteReference": "footnote", f"{WORD}endnoteReference": "endnote"}
# How much of a passage's text is enough to call its formatting the passage's own, and the rest marked.
_GOOD_PART = 0.25
_NAMES = {
    "b": "bold",
    "i": "italics",
    "u": "underline",
    "strike": "strikethrough",
    "dstrike": "strikethrough",
    "highlight": "highlighting",
    "color": "colour",
    "shd": "shading",
    "sz": "size",
    "rStyle": "style",
}


@dataclass(frozen=True, slots=True)
class Node:
    """An element of a passage: its text and where that lies in the passage's, and the link that it is in."""

    element: _Element
    text: str
    start: int
    end: int
    link: Link | None

    @property
    def run(self) -> _Element:
        return run_of(self.element)


@dataclass(frozen=True, slots=True)
class _Held:
    """A mark with what it is made of: the run whose look it has, or a note's reference."""

    mark: Mark
    element: _Element
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class Formatting:
    """The formatting of a passage: `keeper` is a text in that of most words, `held` is what else there is."""

    keeper: _Element
    held: tuple[_Held, ...]
    all_linked: bool

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The marks, each with its number among those held."""
        return tuple(replace(one.mark, opening=str(number)) for number, one in enumerate(self.held))

    @property
    def links(self) -> list[Link]:
        return [one.link for one in self.held if one.link]

    def made(self, text: str, marks: Sequence[Mark], language: str) -> list[_Element]:
        """New elements with the text and the marks."""
        out: list[list[_Element]] = [[]]
        looks: list[_Element] = []
        for step in steps(len(text), marks):
            held = self.held[int(step.mark.opening)] if step.mark else None
            if held is None:
                looked = looks[-1] if looks else run_of(self.keeper)
                run = new_run(looked, text[step.start : step.end], plain=self.all_linked and not looks)
                mark_language(run, language)
                out[-1].append(run)
            elif step.what == "point":
                out[-1].append(_noted(held.element))
            elif step.what == "open":
                looks.append(held.element)
                if held.link:
                    out.append([])
            else:
                looks.pop()
                if held.link:
                    runs = out.pop()
                    out[-1] += held.link.around(runs)
        return out[0]


def formatting(nodes: Sequence[Node]) -> Formatting:
    """What a passage is made of; a link around all of its text is no mark, it stays where it is."""
    texts = [node for node in nodes if node.element.tag == f"{WORD}t" and node.text.strip()]
    beside = [node for node in texts if node.link is None]
    keeper = _plainest([node for node in beside if has_words(node.text)] or beside or texts)
    if len({id(node.link) for node in texts}) == 1:
        return Formatting(keeper.element, tuple(_within(nodes, keeper.run)), False)
    held: list[_Held] = []
    for _, group in groupby(nodes, key=lambda node: id(node.link)):
        inside = list(group)
        words = [node for node in inside if node.text.strip() and node.element.tag == f"{WORD}t"]
        shown = keeper.run
        if (link := inside[0].link) and words:
            shown = _heaviest(words).run
            mark = Mark(MarkKind.LINK, words[0].start, words[-1].end, "link", "")
            held.append(_Held(mark, shown, link))
        held += _within(inside, shown)
    return Formatting(keeper.element, tuple(held), not beside)


def _heaviest(texts: Sequence[Node]) -> Node:
    """The first text in the formatting that most characters have."""
    weights: dict[object, int] = {}
    for node in texts:
        look = run_format(node.run)
        weights[look] = weights.get(look, 0) + len(node.text)
    heaviest = max(weights, key=lambda look: weights[look])
    return next(node for node in texts if run_format(node.run) == heaviest)


def _plainest(texts: Sequence[Node]) -> Node:
    """The heaviest text, or one with less about it whose formatting a good part of the characters have."""
    weights: dict[object, int] = {}
    for node in texts:
        weights[visible(node.run)] = weights.get(visible(node.run), 0) + len(node.text)
    most = sum(weights.values())
    common = [node for node in texts if weights[visible(node.run)] >= most * _GOOD_PART]
    fewest = min(len(visible(node.run)) for node in common or texts)
    return _heaviest([node for node in common or texts if len(visible(node.run)) == fewest])


def _within(nodes: Sequence[Node], shown: _Element) -> Iterator[_Held]:
    """Runs that look otherwise than the one shown, as long as they look alike, and notes."""
    usual = visible(shown)
    for look, group in groupby(nodes, key=lambda node: visible(node.run)):
        inside = list(group)
        for node in inside:
            if name := NOTES.get(str(node.element.tag)):
                note = f"{name} {node.element.get(f'{WORD}id', '')}"
                yield _Held(Mark(MarkKind.NOTE, node.start, node.start, note, ""), node.element)
        if look != usual and has_words("".join(node.text for node in inside)):
            mark = Mark(MarkKind.LOOK, inside[0].start, inside[-1].end, _name(dict(look), dict(usual)), "")
            yield _Held(mark, inside[0].run)


def _name(look: dict[str, str], usual: dict[str, str]) -> str:
    """What the difference is called, the first of several."""
    changed = [name for name in (*look, *usual) if look.get(name) != usual.get(name)]
    if "vertAlign" in changed:
        return look.get("vertAlign", "superscript")
    first = next((name for name in (*_NAMES, *changed) if name in changed), "")
    return _NAMES.get(first, "formatting")


def _noted(reference: _Element) -> _Element:
    run = new_run(run_of(reference))
    run.append(deepcopy(reference))
    return run
