"""The Markdown parser, made to remember how links and images are written."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

    Rule = Callable[[StateInline, bool], bool]

WRITTEN = "written"


@cache
def parser() -> MarkdownIt:
    """CommonMark with tables and strikethrough; tokens of links and images say in `meta` what they end with, or are."""
    from markdown_it import MarkdownIt, rules_inline

    made = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    made.inline.ruler.at("link", _remembering(rules_inline.link, "link_open"))
    made.inline.ruler.at("image", _remembering(rules_inline.image, "image"))
    return made


def inline_tokens(raw: str, references: dict[str, Any]) -> list[Token]:
    """The tokens of inline source; what looks like a note ([^1]) is text, whatever the references say."""
    known = references.get("references", {})
    own = {"references": {label: found for label, found in known.items() if not label.startswith("^")}}
    parsed = parser().parseInline(raw, own)
    return [token for token in parsed[0].children or [] if token.type != "text" or token.content]


def _remembering(rule: Rule, kind: str) -> Rule:
    def remembering(state: StateInline, silent: bool) -> bool:
        start, count = state.pos, len(state.tokens)
        label = state.md.helpers.parseLinkLabel(state, start, True) if state.src[start] == "[" else start
        if not rule(state, silent):
            return False
        if not silent:
            opened = next(token for token in state.tokens[count:] if token.type == kind)
            opened.meta[WRITTEN] = state.src[label : state.pos]
        return True

    return remembering
