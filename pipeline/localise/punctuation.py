"""The punctuation of a house style, on frames whose slots stand as symbols such as `<T0>`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from pipeline.document import SYMBOL
from pipeline.localise.quotes import quoted
from pipeline.words.quotations import Ends

if TYPE_CHECKING:
    from pipeline.localise.style import Style

_SLOT = SYMBOL.pattern
_WORD_SLOT = r"<[TND]\d+>"
_CHINESE = regex.compile(rf"\p{{Han}}|{_SLOT}")
_AFTER_CHINESE = rf"(?<=[\p{{Han}}…”’」』）》】%％]|{_SLOT})"
_BEFORE_CHINESE = rf"(?=[\p{{Han}}“‘「『（《【]|{_SLOT})"

# What any mark or space has that becomes another; most frames have none but quotation marks.
_SIGNS = regex.compile(r"[-–—….,;:?!( \t]|。。")
FULL_WIDTH = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
_MARK = regex.compile(rf"{_AFTER_CHINESE} *([,;:?!])|([,;:?!]) *{_BEFORE_CHINESE}")
_STOP = regex.compile(rf"{_AFTER_CHINESE} *\.(?![\w.])")
_ABBREVIATION = r"Ltd|Inc|Co|Corp|No|Dr|Mr|Ms|Mrs|Prof|St|[A-Z]|\.\w"
_LAST_STOP = regex.compile(rf"(?<=[A-Za-z0-9%])(?<!(?:{_ABBREVIATION}))\.$")
_ELLIPSIS = regex.compile(rf"{_AFTER_CHINESE} *(?:\.{{3,}}|。{{3,}}|…+)|(?:\.{{3,}}|…+) *{_BEFORE_CHINESE}")
_DASH = regex.compile(r"\s*(?:—{2,}|-{2,})\s*|\s+[-–—]\s+|\s+—|—\s+")
_BRACKETS = regex.compile(r"\(([^()]*)\)")
_LEFT_IS_CHINESE = regex.compile(rf"(?:[\p{{Han}}”’」』》】）]|{_SLOT}) *$")
_LEFT_IS_LATIN = regex.compile(r"[A-Za-z0-9] *$")
_RIGHT_IS_CHINESE = regex.compile(rf" *(?:[\p{{Han}}，。；：、]|{_SLOT})")

_MARKS = "，。；：？！、（）《》〈〉【】「」『』…—"
_NO_SPACE = regex.compile(
    rf"(?<=[{_MARKS}])[ \t]+|[ \t]+(?=[{_MARKS}])"
    rf"|(?<=[\p{{Han}}”’]|{_WORD_SLOT})[ \t]+(?=[A-Za-z0-9$%“‘]|{_SLOT})"
    rf"|(?<=[A-Za-z0-9%”’])[ \t]+(?=\p{{Han}}|{_WORD_SLOT})"
    rf"|(?<={_SLOT})[ \t]+(?=[\p{{Han}}“‘])|(?<=<V\d+>)[ \t]+(?={_WORD_SLOT})"
)
_LATIN_EDGE = regex.compile(r"(?<=\p{Han})(?=[A-Za-z0-9])|(?<=[A-Za-z0-9%])(?=\p{Han})")


def punctuate(text: str, style: Style, wanted: Ends | None = None) -> str:
    """`text` with the style's quotation marks, full-width marks beside Chinese, and its spacing.

    `wanted` says what the source's sentence leaves open, see `quotes.quoted`.

    Text in Latin letters keeps its own marks: 'Co., Ltd.', URLs, decimals and times are not touched.
    A space between two Chinese words is kept, since headlines use it as a mark.
    """
    if not _CHINESE.search(text):
        return text
    text = _marked(text, style, wanted) if _SIGNS.search(text) else quoted(text, style, wanted)
    return _LATIN_EDGE.sub(" ", text) if style.spacing == "latin" else text


def _marked(text: str, style: Style, wanted: Ends | None) -> str:
    text = _ELLIPSIS.sub("……", text)
    text = quoted(_dashes(text), style, wanted)
    text = _BRACKETS.sub(_bracket, text)
    text = _MARK.sub(lambda match: FULL_WIDTH[match[1] or match[2]], text)
    text = _LAST_STOP.sub("。", _STOP.sub("。", text))
    return _NO_SPACE.sub("", text)


def _dashes(text: str) -> str:
    """A dash of two characters for '--' and for a dash with spaces beside Chinese ('香港 – ')."""

    def dash(match: regex.Match[str]) -> str:
        left, right = text[: match.start()], text[match.end() :]
        return "——" if _LEFT_IS_CHINESE.search(left) or _CHINESE.match(right) else match[0]

    return _DASH.sub(dash, text)


def _bracket(match: regex.Match[str]) -> str:
    """Full-width brackets where Chinese stands inside or before; '(GZ)' after Latin letters stays."""
    left, right = match.string[: match.start()], match.string[match.end() :]
    chinese = (
        _CHINESE.search(match[1])
        or _LEFT_IS_CHINESE.search(left)
        or (_RIGHT_IS_CHINESE.match(right) and not _LEFT_IS_LATIN.search(left))
    )
    return f"（{match[1]}）" if chinese else match[0]
