"""HTML: words between block tags, spliced back into the source so that no tag or attribute changes.

The file is tokenized and not parsed to a tree: a tree, written again, changes doctype, quotes and
entities, while splicing keeps every byte outside of the blocks. Nothing is fetched or resolved.
Inline tags around a whole block stay; those within it go where their words stand in the translation.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from pipeline.document import Block, Document, Mark, MarkKind
from pipeline.formats.html_runs import Run, runs
from pipeline.formats.html_tokens import Token, tokens
from pipeline.formats.nesting import steps
from pipeline.formats.sourcetext import Edit, SourceText, decode, one_line, spliced

_LANG = re.compile(r"(\s(?:xml:)?lang\s*=\s*)(?:\"[^\"]*\"|'[^']*'|[^\s>]+)", re.IGNORECASE)
_CHARSET = '<meta charset="utf-8">'


def read(content: bytes, path: Path) -> tuple[Block, ...]:
    """The blocks of an HTML file: runs of words between block tags or, outside headings, line breaks."""
    _, found = _read(decode(content, path).text)
    return tuple(Block(run.kind, run.text, run.line, run.start, run.end, (), run.marks) for run in found)


@lru_cache(maxsize=2)
def _read(text: str) -> tuple[Sequence[Token], Sequence[Run]]:
    """The tokens and runs of a file, which is written in several locales one after the other."""
    found = tokens(text)
    return found, tuple(runs(found))


def write(document: Document, texts: Sequence[str], locale: str, marks: Sequence[Sequence[Mark]]) -> bytes:
    """The file in UTF-8 with each block's text and marks replaced, its language and character set named."""
    source = decode(document.content, document.path)
    found, own = _read(source.text)
    edits = [
        Edit(run.start, run.end, run.before + _woven(one_line(text), placed, locale) + run.after)
        for run, text, placed in zip(own, texts, marks, strict=True)
    ]
    made = spliced(source.text, [*edits, *_language(found, locale), *_charset(found)])
    return (source if source.codec == "utf-8" else SourceText(made)).encode(made)


def _woven(text: str, marks: Sequence[Mark], locale: str) -> str:
    """The text as HTML with its tags, properly nested."""
    made = []
    for step in steps(len(text), marks):
        if step.mark is None:
            made.append(html.escape(text[step.start : step.end], quote=False))
        elif step.what == "close":
            made.append(step.mark.closing)
        elif step.mark.kind is MarkKind.LOOK and not text[step.mark.start : step.mark.end].isascii():
            made.append(_LANG.sub(rf'\g<1>"{locale}"', step.mark.opening))
        else:
            made.append(step.mark.opening)
    return "".join(made)


def _first(found: Sequence[Token], tag: str) -> Token | None:
    return next((token for token in found if token.kind == "open" and token.tag == tag), None)


def _language(found: Sequence[Token], locale: str) -> Iterator[Edit]:
    root = _first(found, "html")
    if root is None:
        return
    made = _LANG.sub(rf'\g<1>"{locale}"', root.raw)
    if not _LANG.search(root.raw):
        made = f'{root.raw[:5]} lang="{locale}"{root.raw[5:]}'
    yield Edit(root.start, root.start + len(root.raw), made)


def _charset(found: Sequence[Token]) -> Iterator[Edit]:
    """Corrects the declared character set, or declares it where a page (no fragment) does not."""
    declared = [token for token in found if token.tag == "meta" and _declares_charset(token)]
    for token in declared:
        if "utf-8" not in token.raw.lower():
            yield Edit(token.start, token.start + len(token.raw), _CHARSET)
    place = _first(found, "head") or _first(found, "html")
    if not declared and place is not None:
        end = place.start + len(place.raw)
        yield Edit(end, end, _CHARSET)


def _declares_charset(token: Token) -> bool:
    named = {name: (value or "").lower() for name, value in token.attributes}
    return "charset" in named or named.get("http-equiv") == "content-type"
