"""Where a row holds: `hk`, `mainland`, `company:<regex>` or `/regex/` over the document's English text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.errors import one_of, user_error

# A document is of a region when it names a public body of it: a term of this category without a context.
REGIONS = {"hk": "government-hk", "mainland": "government-mainland"}
_COMPANY = "company:"
_FORMS = (*REGIONS, "company:<regex>", "/regex/")


@dataclass(frozen=True, slots=True)
class Facts:
    """What a document says that contexts ask for: its English text, its regions, the companies it names."""

    text: str = ""
    regions: frozenset[str] = frozenset()
    companies: tuple[str, ...] = ()


NOTHING = Facts()


@cache
def _parsed(context: str) -> tuple[str, re.Pattern[str] | None]:
    """The kind of a context, and its pattern. Raises `UserError` for what is none."""
    if context in REGIONS:
        return context, None
    if context.startswith(_COMPANY):
        kind, pattern = "company", context.removeprefix(_COMPANY).strip()
    elif len(context) > 1 and context[0] == context[-1] == "/":
        kind, pattern = "text", context[1:-1]
    else:
        raise user_error(f"'{context}' is not a context; choose {one_of(_FORMS)}")
    if not pattern:
        raise user_error(f"'{context}' has no pattern; write one, such as {_COMPANY}Acme or /harbour/")
    try:
        return kind, re.compile(pattern)
    except re.error as error:
        raise user_error(f"'{pattern}' is not a regular expression: {error}") from None


def check_context(context: str) -> None:
    """Raises `UserError` where the text is not a context."""
    _parsed(context)


@lru_cache(maxsize=256)
def holds(context: str, facts: Facts) -> bool:
    """Whether a context holds in a document."""
    kind, pattern = _parsed(context)
    if pattern is None:
        return kind in facts.regions
    texts = facts.companies if kind == "company" else (facts.text,)
    return any(pattern.search(text) for text in texts)
