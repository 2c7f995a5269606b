"""Finds what is the same in every language (URLs, telephone numbers, codes), and figures that are no quantities."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.document.values import Verbatim
from pipeline.protect.codes import CODES
from pipeline.protect.dateparts import MONTHS
from pipeline.protect.mixed import mixed_names
from pipeline.protect.numeric import NUMERIC, RULE

_DOMAINS = "com|org|net|gov|edu|info|hk|cn|mo|tw|sg|uk|eu|io|ai|tv"
_YEARS = r"(?:19|20)\d\d"
_EXCHANGES = "SEHK|HKEX|HKSE|SSE|SZSE|NYSE|NASDAQ|Nasdaq|TSE|LSE|SGX"
_HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_EMOJI = "[\u2600-\u27bf\u2b50\u2b55\U0001f000-\U0001faff]"
_MARKS = "[\ufe0e\ufe0f\u200d\u20e3\U000e0020-\U000e007f]"
_HALF = r"(?i:[ap]\.?m\b)"
_CUES = r"tel|fax|phone|telephone|mobile|hotline|helpline|call|dial|whatsapp|enquiries|enquiry"
_PATTERNS = (
    ("symbol", re.compile(r"[<＜﹤][TNDVＴＮＤＶ]\d+[>＞﹥]")),
    ("url", re.compile(r"(?:https?://|www\.)[^\s<>\"”]*[^\s<>\"”.,;:!?)\]’']")),
    ("url", re.compile(rf"(?<![\w@.-])(?:[a-z0-9-]{{1,63}}\.){{1,9}}(?:{_DOMAINS})(?:/[^\s<>\"”]*[^\s<>\"”.,;:!?)\]]|/)?(?![\w@-]|\.\w)")),
    ("email", re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,9}")),
    ("phone", re.compile(r"(?<![\w$.,-])(?:\(?\+?\d{1,4}\)?[ -]){0,2}(?!(?:19|20)\d\d(?: |-(?:19|20)\d\d\b))[235-9]\d{3}[ -]\d{4}(?![\w-]|[.,]\d)")),
    ("phone", re.compile(rf"(?<![\w$.,-])(?i:(?<=tel )|(?<=tel: )|(?<=call )|(?<=fax )|(?<=fax: )|(?<=hotline )){_YEARS} \d{{4}}(?![\w-])")),
    ("phone", re.compile(r"(?<![\w$+])(?:\+\d|\(\+?\d{1,3}\) ?\d)[\d -]{6,16}\d(?!\w)|(?<![\w$.,+-])(?:\(0\d{2,3}\) ?|0\d{2,3}-)\d{3,4}[ -]?\d{4}(?!\w)")),
    ("phone", re.compile(r"(?<![\w$.,+-])(?:400|800|1-800)-\d{3}-?\d{4}(?!\w)")),
    ("phone", re.compile(r"(?<![\w$.,+-])(?:1[38]00[ -]\d{3}[ -]\d{3}|1[3-9]\d[ -]\d{4}[ -]\d{4})(?![\w-])|(?<!\w)\+\d{1,3} \(\d{2,4}\) ?\d{3,4}[ -]\d{3,4}(?!\w)")),
    ("phone", re.compile(rf"(?<!\w)(?i:{_CUES})(?i: (?:hotline|number|us|no\.))?(?i: (?:at|on))?:? (?P<number>\d{{7,12}}(?![\w-]|[.,]\d)|(?!(?:19|20)\d\d\b)\d{{4,5}}(?=[,.;:)](?!\d)|$|\s(?:or|for|to|and|from|if|by)\b))")),
    ("phone", re.compile(r"(?<![\w$.,+-])(?P<number>\d{4,5})(?=\s(?i:(?:government |citizen |service )?(?:hotline|helpline))\b)")),
    (RULE, NUMERIC),
    *CODES,
    ("time", re.compile(rf"^(?:[01]?\d|2[0-3]):[0-5]\d(?![\w:]|\.\d|-\d|(?:[\d\s,.:–-]|and|or|to)*{_HALF}| in the )", re.MULTILINE)),
    ("doi", re.compile(r"(?<![\w./])10\.\d{4,9}/[^\s<>\"”]*[^\s<>\"”.,;:!?)\]”’']")),
    ("number", re.compile(r"(?<![\w$€£¥.,:/+-])(?<!\d[ \u00a0\u2009\u202f])0\d{2,}(?![\w/:-]|[.,]\d| hours\b)")),
    ("number", re.compile(rf"(?<!\w)(?:{_EXCHANGES}): ?\d{{1,6}}(?!\w|[.,]\d)")),
    ("number", re.compile(r"(?<!\w)(?i:(?:stock|share|securities) codes?:?|ref(?:erence)?(?:\.?:| no\.?:?)) (?P<number>\d{1,8})(?!\w|[.,]\d)")),
    ("flight", re.compile(r"(?<!\w)(?:(?:CX|UO|HX|HB) |(?<=[Ff]light )[A-Z]{2} |(?<=FLIGHT )[A-Z]{2} )\d{2,4}(?!\w|[.,]\d)")),
    ("han", re.compile(rf"[{_HAN}](?:[·・]?[{_HAN}])*")),
    ("pictograph", re.compile(rf"(?:[\U0001f1e6-\U0001f1ff]{{2}}|{_EMOJI}|[0-9#*]\ufe0f?\u20e3)(?:{_EMOJI}|{_MARKS})*|[©®™]")),
    ("handle", re.compile(r"(?<![\w&])[#@][A-Za-z_]\w+")),
    ("period", re.compile(rf"(?<![\w.,$/-]){_YEARS}[-‑–—/](?:20)?\d\d(?=[ -](?:(?:financial|fiscal|academic|school|tax) year|Budget|season))")),
    ("code", re.compile(r"(?<![\w+-])[TDN]\+\d{1,2}(?![\w+]|[.,]\d)")),
    ("code", re.compile(r"(?<![\w-])(?![QH][1-4]\b)(?=[A-Za-z]*\d)(?=\d*[A-Za-z])[A-Z][A-Za-z0-9]{0,15}(?:-[A-Z0-9]{1,15}){0,5}\d[A-Za-z0-9]{0,15}(?!\w)")),
)  # fmt: skip
_CAPITALS = r"[A-Z][A-Z&]{0,8}[A-Z]"
# A word in capitals beside another one is a dateline or a heading, not an acronym.
_ACRONYM = re.compile(rf"(?<![\w-])(?<![A-Z] ){_CAPITALS}(?:-[A-Z0-9]{{1,8}})?(?=s?(?!\w))(?! [A-Z]{{2}})")

_LABELS = (
    r"Nos?\.|No|Cap\.|Chapter|Article|Section|Annex|Appendix|Clause|Schedule|Paragraph|Page|Table|Figure|Chart|Box|"
    r"Item|Part|Phase|Stage|Step|Tier|Type|Grade|Class|Category|Level|Line|Route|Room|Flat|Suite|Unit|Block|Tower|"
    r"Floor|Hall|Booth|Gate|Pier|Terminal|Berth|Lot|Zone|Site|Flight|Boeing|Airbus|Volume|Vol\.|ISO|IEC|GB/T|IFRS|"
    r"HKFRS|HKAS|IAS|CSI|FTSE|S&P|SSE|STAR|Fortune|Global|Forbes|Top|Vision|Agenda|Horizon|Windows|Euro|"
    r"(?:Rm|Apt|Blk|Flr)\.?|(?:rm|apt|blk|flr)\.|"
    r"chapter|article|section|annex|appendix|clause|paragraph|phase|grade|tier"
)
_SCALED = r"[ -]?(?:hundred|thousand|million|billion|trillion|bn|mn|%|per ?cent)\b"
_HOUR = r"(?:1[0-2]|0?\d)(?:[.:][0-5]\d)?"
# The first figure of 'May 2 to 6am on May 3' is no hour.
_NO_DAY = "".join(rf"(?<!\b{month.capitalize()}\s)" for month in MONTHS)
_NO_QUANTITY = re.compile(
    rf"""(?<![\w.,$])(?:(?:{_HOUR},\s)+(?={_HOUR},?\sand\s))?(?:{_NO_DAY}{_HOUR}\s?(?:(?:am|pm|a\.m\.|p\.m\.)\s?)?(?:-|–|to|and)\s?)?{_HOUR}\s?(?:[ap]\.m\.|[AaPp][Mm]\b|o['’]clock|noon)
    | (?<![\w.,$])(?:[01]?\d|2[0-3]):[0-5]\d(?:\s?(?:-|–|to)\s?(?:[01]?\d|2[0-3]):[0-5]\d)?(?![\w:])
    | (?<!\w)[012]\d[0-5]\d\ hours\b
    | (?<![\w-])(?:{_LABELS})\ ?\d+(?:[.-]\d+)*[A-Z]?(?:\(\w+\))*(?!\w|[.,]\d|{_SCALED})
    | (?<![\w.,])\d[\d,.]*(?:[ -](?:hundred|thousand|million|billion))?[ -](?:odd|something)\b
    | (?<![\w.,])\d+(?:\.\d+)?[ -]?fold\b
    | (?<![\w-])(?:[QH][1-4]|[1-4][QH]|FY)[ ,]{{0,2}}{_YEARS}(?:[-–—/]\d\d)?(?!\w)
    | ^\s*\(?\d{{1,2}}[.)](?=\s)
    | (?<![\w./])(?!{_YEARS}/(?:\d\d(?:\d\d)?|\d\d?/\d\d?)(?![\d/]))(?:\d+[ ])?\d+(?:[:/]\d+)+(?!\w)
    | (?<![\w./-])\d{{1,2}}[.-]\d{{1,2}}[.-]{_YEARS}(?!\w|[.-]\d)
    """,
    re.VERBOSE | re.MULTILINE,
)  # fmt: skip
_OPAQUE = frozenset({"symbol", "url", "email", "phone", "period", "doi", "number", "flight"})
# Rules that only a text with a figure can fit.
_FIGURED = frozenset({"symbol", "phone", "doi", "number", "flight", "period", "code", "time", RULE})
_FIGURE = re.compile(r"\d")


def verbatims(text: str, headline: bool = False) -> Iterator[tuple[int, int, Verbatim, str]]:
    """Every verbatim span: start, end, value, rule. Acronyms are not sought in all-capital headlines."""
    figured = _FIGURE.search(text)
    for rule, pattern in _PATTERNS:
        for match in pattern.finditer(text) if figured or rule not in _FIGURED else ():
            group = match.lastgroup or 0
            yield *match.span(group), Verbatim(match[group]), f"rule: {rule}"
    if not headline:
        yield from mixed_names(text)
        for match in _ACRONYM.finditer(text):
            if len(match[0]) <= 8:
                yield match.start(), match.end(), Verbatim(match[0]), "rule: acronym"


@lru_cache(maxsize=64)
def hidden(text: str, rules: frozenset[str] = _OPAQUE - {"period"}) -> str:
    """The text with '_' over URLs, addresses, telephone numbers and codes."""
    figured = _FIGURE.search(text)
    for rule, pattern in _PATTERNS:
        if rule in rules and (figured or rule not in _FIGURED):
            text = pattern.sub(_blank, text)
    return text


@lru_cache(maxsize=64)
def masked(text: str) -> str:
    """The text with '_' over every figure that is no quantity: '9.30 am', 'No. 12', 'Cap. 622', '16:9', URLs."""
    return _NO_QUANTITY.sub(_blank, hidden(text, _OPAQUE))


def _blank(match: re.Match[str]) -> str:
    return "_" * len(match[0])
