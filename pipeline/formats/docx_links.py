"""The links of a Word paragraph: hyperlink elements, and fields that Word makes of an address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.formats.docx_runs import WORD, remove_emptied, run_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_ADDRESS = re.compile(r"\s*HYPERLINK\b")


@dataclass(slots=True)
class Link:
    """A link: the element around its runs, or the marks of its field before and after them."""

    shell: _Element | None = None
    before: list[_Element] = field(default_factory=list)
    after: list[_Element] = field(default_factory=list)

    def around(self, runs: Sequence[_Element]) -> list[_Element]:
        """Elements that make a link of new runs."""
        if self.shell is None:
            return [*map(_copied, self.before), *runs, *map(_copied, self.after)]
        attributes = {str(name): str(value) for name, value in self.shell.attrib.items()}
        shell = self.shell.makeelement(self.shell.tag, attributes, None)
        shell.extend(runs)
        return [shell]

    def remove(self) -> None:
        """Takes away what was around the old runs, which have gone; what else is in it stays."""
        for mark in (*self.before, *self.after):
            remove_emptied(mark)
        parent = None if self.shell is None else self.shell.getparent()
        if self.shell is not None and parent is not None:
            for child in list(self.shell):
                self.shell.addprevious(child)
            parent.remove(self.shell)


def links(within: Iterable[_Element]) -> dict[_Element, Link]:
    """The link that each element of a paragraph is in, the innermost field or element that is one."""
    found: dict[_Element, Link] = {}
    shells: dict[_Element, Link] = {}
    fields: list[tuple[Link, bool]] = []
    for element in within:
        kind = element.get(f"{WORD}fldCharType")
        if kind == "begin":
            fields.append((Link(), False))
        if fields and (kind or element.tag == f"{WORD}instrText"):
            own, _ = fields[-1]
            (own.after if kind == "end" else own.before).append(element)
            if kind == "separate":
                fields[-1] = (own, _is_address(own.before))
        if kind == "end" and fields:
            fields.pop()
        inside = next((link for link, is_link in reversed(fields) if is_link), None)
        shell = _shell(element)
        if shell is not None:
            inside = shells.setdefault(shell, Link(shell))
        if inside is not None:
            found[element] = inside
    return found


def _shell(element: _Element) -> _Element | None:
    """The element around a run that makes it a link."""
    for parent in element.iterancestors():
        if parent.tag == f"{WORD}p":
            return None
        if parent.tag == f"{WORD}hyperlink" or _ADDRESS.match(parent.get(f"{WORD}instr", "")):
            return parent
    return None


def _is_address(marks: Iterable[_Element]) -> bool:
    return _ADDRESS.match("".join(mark.text or "" for mark in marks)) is not None


def _copied(mark: _Element) -> _Element:
    """A run with a copy of a field's mark."""
    run = run_of(mark)
    made = run.makeelement(run.tag, {}, None)
    made.append(deepcopy(mark))
    return made
