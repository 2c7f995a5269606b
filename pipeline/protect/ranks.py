"""Rows of several glossaries for one name: the first outranks the others, locale by locale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import reduce

from pipeline.values import Term


def together(terms: Sequence[Term]) -> Term:
    """The first term; locales that it has no rendering for come from the next that has one."""
    return reduce(_completed, terms)


def _completed(term: Term, other: Term) -> Term:
    """The term with the locales and the category that only the other has; `origin` then names both rows."""
    added = {tag: text for tag, text in other.targets.items() if tag not in term.targets}
    if not added:
        return replace(term, category=other.category) if other.category and not term.category else term
    targets = {**term.targets, **added}
    forbidden = (form for form in (*term.forbidden, *other.forbidden) if form not in targets.values())
    return replace(
        term,
        targets=targets,
        category=term.category or other.category,
        forbidden=tuple(dict.fromkeys(forbidden)),
        file=f"{term.origin}; {other.file}",
        line=other.line,
    )
