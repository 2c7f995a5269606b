"""Finds what is the same in every language: URLs, e-mail, telephone numbers, hashtags, codes, acronyms."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.values import Verbatim

_PATTERNS = (
    ("url", re.compile(r"(?:https?://|www\.)[^\s<>\"”]*[^\s<>\"”.,;:!?)\]’']|\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|net|gov|edu|hk|cn|mo|io)(?:/[^\s<>\"”]*[^\s<>\"”.,;:!?)\]])?(?![\w.]\w)")),
    ("email", re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    ("phone", re.compile(r"(?<![\w$])(?:\(?\+?\d{2,4}\)?[ -]\d{4}[ -]\d{4}|\+\d[\d -]{7,16}\d)(?!\w)")),
    ("handle", re.compile(r"(?<![\w&])[#@][A-Za-z_]\w+")),
    ("symbol", re.compile(r"<[TNDV]\d+>")),
    ("code", re.compile(r"(?<![\w-])(?=[A-Za-z]*\d)(?=\d*[A-Za-z])[A-Z][A-Za-z0-9]*(?:-[A-Z0-9]+)*\d[A-Za-z0-9]*(?!\w)")),
)  # fmt: skip
_CAPITALS = r"[A-Z][A-Z&]*[A-Z]"
# A word in capitals beside another one is a dateline or a heading, not an acronym.
_ACRONYM = re.compile(rf"(?<![\w-])(?<![A-Z] ){_CAPITALS}(?:-[A-Z0-9]+)?(?=s?(?!\w))(?! [A-Z]{{2}})")


def verbatims(text: str, headline: bool = False) -> Iterator[tuple[int, int, Verbatim, str]]:
    """Every verbatim span: start, end, value, rule. Acronyms are not sought in all-capital headlines."""
    for rule, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            yield match.start(), match.end(), Verbatim(match[0]), f"rule: {rule}"
    if not headline:
        for match in _ACRONYM.finditer(text):
            if len(match[0]) <= 8:
                yield match.start(), match.end(), Verbatim(match[0]), "rule: acronym"
