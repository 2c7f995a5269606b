"""Where the words of an HTML file are: text and inline tags between block tags and line breaks."""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.document import BlockKind, Mark
from pipeline.formats.html_marks import marked
from pipeline.formats.html_tokens import Token, partners_of
from pipeline.formats.sourcetext import has_words, one_spaced

_BLOCK_NAMES = """
address article aside base blockquote body button caption center col colgroup dd details dialog dir div dl
dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html label
legend li link main menu meta nav noscript ol optgroup option p search section summary table tbody td tfoot
th thead title tr ul
"""
_HIDDEN_NAMES = "audio canvas iframe math object pre script select style svg template textarea video"
_BLOCK_TAGS = frozenset(_BLOCK_NAMES.split())
_HIDDEN_TAGS = frozenset(_HIDDEN_NAMES.split())
_CODE_TAGS = frozenset({"code", "kbd", "samp", "var"})
_KINDS = dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "title"), BlockKind.HEADING)
_KINDS |= dict.fromkeys(("li", "dt", "dd"), BlockKind.LIST_ITEM)
_KINDS |= dict.fromkeys(("td", "th"), BlockKind.TABLE_CELL)


@dataclass(frozen=True, slots=True)
class Run:
    """Text to translate from `start` to `end` with its marks; `before` and `after` are tags without their partner."""

    kind: BlockKind
    text: str
    line: int
    start: int
    end: int
    before: str
    after: str
    marks: tuple[Mark, ...]


def runs(found: Sequence[Token]) -> Iterator[Run]:
    """The runs with words, each with the kind of the innermost block tag that says one."""
    pending: list[Token] = []
    blocks = _OpenBlocks()
    for token in (*_shown(found), Token("hidden", "", 0, 0)):
        if not _divides(token, blocks.kind):
            pending.append(token)
            continue
        yield from _divided(pending, blocks.kind)
        pending = []
        if token.kind == "open":
            blocks.open(token.tag)
        elif token.kind == "close":
            blocks.close(token.tag)


class _OpenBlocks:
    """The block tags around a place, each with the kind that it or one around it says."""

    def __init__(self) -> None:
        self._open: list[tuple[str, BlockKind]] = []
        self._count: Counter[str] = Counter()

    @property
    def kind(self) -> BlockKind:
        return self._open[-1][1] if self._open else BlockKind.PARAGRAPH

    def open(self, tag: str) -> None:
        """A paragraph that was not closed ends where the next block begins."""
        if self._open and self._open[-1][0] == "p" and tag in _BLOCK_TAGS:
            self.close("p")
        self._open.append((tag, _KINDS.get(tag, self.kind)))
        self._count[tag] += 1

    def close(self, tag: str) -> None:
        """Closes the innermost block of the name with all in it; a closing tag of none does nothing."""
        closed = "" if self._count[tag] else tag
        while closed != tag:
            closed, _ = self._open.pop()
            self._count[closed] -= 1


def _shown(found: Sequence[Token]) -> Iterator[Token]:
    """The tokens, with every script, preformatted or embedded part made one hidden token."""
    hidden, depth = "", 0
    for token in found:
        if hidden:
            depth += (token.tag == hidden) * ((token.kind == "open") - (token.kind == "close"))
            hidden = hidden if depth else ""
        elif token.kind == "open" and token.tag in _HIDDEN_TAGS:
            hidden, depth = token.tag, 1
            yield replace(token, kind="hidden")
        else:
            yield token


def _divides(token: Token, kind: BlockKind) -> bool:
    if token.tag == "br":
        return kind is not BlockKind.HEADING
    return token.kind == "hidden" or token.tag in _BLOCK_TAGS or "-" in token.tag


def _divided(pending: Sequence[Token], kind: BlockKind) -> Iterator[Run]:
    """One run, or a run a link where all words are in links (a menu), so that no link is lost."""
    links = [(at, end) for at, end in partners_of(pending).items() if at < end and pending[at].tag == "a"]
    if len(links) > 1 and not has_words(_text(_without(pending, frozenset({"a"})))):
        for at, end in sorted(links):
            yield from _run(pending[at : end + 1], kind)
    else:
        yield from _run(pending, kind)


def _run(pending: Sequence[Token], kind: BlockKind) -> Iterator[Run]:
    if not has_words(_text(_without(pending, _CODE_TAGS))):
        return
    partners = partners_of(pending)
    low, high = _trimmed(pending, partners)
    inner = pending[low:high]
    single = [token for at, token in enumerate(inner, start=low) if at not in partners]
    before = "".join(token.raw for token in single if token.kind == "open")
    after = "".join(token.raw for token in single if token.kind == "close")
    first, last = inner[0], inner[-1]
    space = first.raw[: len(first.raw) - len(first.raw.lstrip())] if first.kind == "text" else ""
    end = last.start + len(last.raw.rstrip() if last.kind == "text" else last.raw)
    line = first.line + space.count("\n")
    text, marks = marked(inner)
    yield Run(kind, text, line, first.start + len(space), end, before, after, marks)


def _text(inner: Iterable[Token]) -> str:
    parts = (
        html.unescape(token.raw) if token.kind == "text" else " " * (token.tag == "br") for token in inner
    )
    return one_spaced("".join(parts))


def _without(pending: Iterable[Token], tags: frozenset[str]) -> Iterator[Token]:
    """The tokens outside of the tags named."""
    depth = 0
    for token in pending:
        depth += (token.tag in tags) * ((token.kind == "open") - (token.kind == "close"))
        if depth <= 0:
            yield token


def _trimmed(pending: Sequence[Token], partners: dict[int, int]) -> tuple[int, int]:
    """The part within the tags around the whole run, without blanks, images and empty tags at its ends."""
    low, high = 0, len(pending)
    while True:
        first, last = pending[low], pending[high - 1]
        if _is_blank(first) or (first.kind != "text" and low not in partners):
            low += 1
        elif _is_blank(last) or (last.kind != "text" and high - 1 not in partners):
            high -= 1
        elif partners.get(low) == high - 1:
            low, high = low + 1, high - 1
        elif first.kind == "open" and not _text(pending[low : partners[low]]):
            low = partners[low] + 1
        elif last.kind == "close" and not _text(pending[partners[high - 1] : high]):
            high = partners[high - 1]
        else:
            return low, high


def _is_blank(token: Token) -> bool:
    return token.kind == "text" and not token.raw.strip()
