"""Finds what is the same in every language (URLs, telephone numbers, codes), and figures that are no quantities."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from pipeline.document.values import Verbatim
from pipeline.protect.codes import CODES
from pipeline.protect.dateparts import MONTHS
from pipeline.protect.mixed import mixed_names
from pipeline.protect.numeric import NUMERIC, RULE
from pipeline.protect.phones import GROUPED, PHONES
from pipeline.protect.sought import Sought, has_figure, having, having_word, kept, not_ascii
from pipeline.words.scores import scores

_DOMAINS = "com|org|net|gov|edu|info|hk|cn|mo|tw|sg|uk|eu|io|ai|tv"
_YEARS = r"(?:19|20)\d\d"
_EXCHANGES = "SEHK|HKEX|HKSE|SSE|SZSE|NYSE|NASDAQ|Nasdaq|TSE|LSE|SGX"
_HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_EMOJI = "[\u2600-\u27bf\u2b50\u2b55\U0001f000-\U0001faff]"
_MARKS = "[\ufe0e\ufe0f\u200d\u20e3\U000e0020-\U000e007f]"
_HALF = r"(?i:[ap]\.?m\b)"
_CUES = r"tel|fax|phone|telephone|mobile|hotline|helpline|call|dial|whatsapp|enquiries|enquiry"
# As references name those who wrote: 'Mehta A', 'Cheuk WL'.
_AUTHOR = r"[A-ZÀ-Þ][\w'’-]+ [A-Z]{1,3}"
# What most telephone numbers have: figures with nothing but spaces and hyphens between.
_DIALLED = kept(re.compile(r"\d[\d -]{5,}\d").search)
_PATTERNS = (
    ("symbol", Sought(re.compile(r"[<＜﹤][TNDVＴＮＤＶ]\d+[>＞﹥]"))),
    ("url", Sought(re.compile(r"(?:https?://|www\.)[^\s<>\"”]*[^\s<>\"”.,;:!?)\]’']"), having("http", "www."))),
    ("url", Sought(
        re.compile(rf"(?<![\w@.-])(?:[a-z0-9-]{{1,63}}\.){{1,9}}(?:{_DOMAINS})(?:/[^\s<>\"”]*[^\s<>\"”.,;:!?)\]]|/)?(?![\w@-]|\.\w)"),
        re.compile(rf"\.(?:{_DOMAINS})").search)),
    ("email", Sought(re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,9}"), having("@"))),
    ("phone", Sought(
        re.compile(r"(?<![\w$.,-])(?:\(?\+?\d{1,4}\)?[ -]){0,2}(?!(?:19|20)\d\d(?: |-(?:19|20)\d\d\b))[235-9]\d{3}[ -]\d{4}(?![\w-]|[.,]\d)"),
        _DIALLED)),
    ("phone", Sought(
        re.compile(rf"(?<![\w$.,-])(?i:(?<=tel )|(?<=tel: )|(?<=call )|(?<=fax )|(?<=fax: )|(?<=hotline )){_YEARS} \d{{4}}(?![\w-])"),
        _DIALLED)),
    ("phone", Sought(
        re.compile(r"(?<![\w$+])(?:\+\d|\(\+?\d{1,3}\) ?\d)[\d -]{6,16}\d(?!\w)|(?<![\w$.,+-])(?:\(0\d{2,3}\) ?|0\d{2,3}-)\d{3,4}[ -]?\d{4}(?!\w)"),
        _DIALLED)),
    ("phone", Sought(re.compile(r"(?<![\w$.,+-])(?:400|800|1-800)-\d{3}-?\d{4}(?!\w)"), _DIALLED)),
    ("phone", Sought(
        re.compile(r"(?<![\w$.,+-])(?:1[38]00[ -]\d{3}[ -]\d{3}|1[3-9]\d[ -]\d{4}[ -]\d{4})(?![\w-])|(?<!\w)\+\d{1,3} \(\d{2,4}\) ?\d{3,4}[ -]\d{3,4}(?!\w)"),
        _DIALLED)),
    ("phone", Sought(
        re.compile(rf"(?<!\w)(?i:{_CUES})(?i: (?:hotline|number|us|no\.))?(?i: (?:at|on))?:? (?P<number>\d{{7,12}}(?![\w-]|[.,]\d)|(?!(?:19|20)\d\d\b)\d{{4,5}}(?=[,.;:)](?!\d)|$|\s(?:or|for|to|and|from|if|by)\b))"),
        having_word(*_CUES.split("|")))),
    ("phone", Sought(
        re.compile(r"(?<![\w$.,+-])(?P<number>\d{4,5})(?=\s(?i:(?:government |citizen |service )?(?:hotline|helpline))\b)"),
        having("hotline", "helpline"))),
    (RULE, NUMERIC),
    *CODES,
    ("time", Sought(
        re.compile(rf"^(?:[01]?\d|2[0-3]):[0-5]\d(?![\w:]|\.\d|-\d|(?:[\d\s,.:–-]|and|or|to)*{_HALF}| in the )", re.MULTILINE),
        having(":"))),
    ("doi", Sought(re.compile(r"(?<![\w./])10\.\d{4,9}/[^\s<>\"”]*[^\s<>\"”.,;:!?)\]”’']"), having("10."))),
    ("number", Sought(
        re.compile(r"(?<![\w$€£¥.,:/+-])(?<!\d[ \u00a0\u2009\u202f])0\d{2,}(?![\w/:-]|[.,]\d| hours\b)"), re.compile(r"0\d\d").search)),
    ("number", Sought(re.compile(rf"(?<!\w)(?:{_EXCHANGES}): ?\d{{1,6}}(?!\w|[.,]\d)"), re.compile(r": ?\d").search)),
    ("number", Sought(
        re.compile(r"(?<!\w)(?i:(?:stock|share|securities) codes?:?|ref(?:erence)?(?:\.?:| no\.?:?)) (?P<number>\d{1,8})(?!\w|[.,]\d)"),
        having(" code", "ref:", "ref.:", "ref no", "reference:", "reference.:", "reference no"))),
    ("flight", Sought(
        re.compile(r"(?<!\w)(?:(?:CX|UO|HX|HB) |(?<=[Ff]light )[A-Z]{2} |(?<=FLIGHT )[A-Z]{2} )\d{2,4}(?!\w|[.,]\d)"),
        having("cx ", "uo ", "hx ", "hb ", "flight "))),
    ("han", Sought(re.compile(rf"[{_HAN}](?:[·・]?[{_HAN}])*"), not_ascii)),
    ("pictograph", Sought(
        re.compile(rf"(?:[\U0001f1e6-\U0001f1ff]{{2}}|{_EMOJI}|[0-9#*]\ufe0f?\u20e3)(?:{_EMOJI}|{_MARKS})*|[©®™]"), not_ascii)),
    ("authors", Sought(re.compile(rf"(?<![\w-]){_AUTHOR}(?:, {_AUTHOR}){{0,20}},? et al\b\.?"), having("et al"))),
    ("authors", Sought(
        re.compile(rf"\A(?=[^.]*? [A-Z]{{2,3}}[,.]){_AUTHOR}(?:, {_AUTHOR})+(?=\. )"), re.compile(r"\A\S+ [A-Z]{1,3}, ").search)),
    ("handle", Sought(re.compile(r"(?<![\w&])[#@][A-Za-z_]\w+"), having("#", "@"))),
    ("period", Sought(
        re.compile(rf"(?<![\w.,$/-]){_YEARS}[-‑–—/](?:20)?\d\d(?=[ -](?:(?:financial|fiscal|academic|school|tax) year|Budget|season))"),
        re.compile(r"[12][09]\d\d[-‑–—/]").search)),
    ("code", Sought(re.compile(r"(?<![\w+-])[TDN]\+\d{1,2}(?![\w+]|[.,]\d)"), having("+"))),
    ("code", Sought(
        re.compile(r"(?<![\w-])(?![QH][1-4]\b)(?=[A-Za-z]*\d)(?=\d*[A-Za-z])[A-Z][A-Za-z0-9]{0,15}(?:-[A-Z0-9]{1,15}){0,5}\d[A-Za-z0-9]{0,15}(?!\w)"),
        re.compile(r"(?<![\w-])[A-Z][A-Za-z-]*+\d").search)),
)  # fmt: skip
_CAPITALS = r"[A-Z][A-Z&]{0,8}[A-Z]"
# A word in capitals beside another one is a dateline or a heading, not an acronym.
_ACRONYM = Sought(
    re.compile(rf"(?<![\w-])(?<![A-Z] ){_CAPITALS}(?:-[A-Z0-9]{{1,8}})?(?=s?(?!\w))(?! [A-Z]{{2}})"),
    re.compile("[A-Z][A-Z&]").search,
)

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
# Each begins where no word goes on, with a figure or one word before it: most places are passed by at once.
_NO_QUANTITY = re.compile(
    rf"""(?<!\w)(?=[A-Za-z./&]*+[ ,]{{0,2}}\d|^\s*\(?\d)(?:
    (?<![.,$])(?:(?:{_HOUR},\s)+(?={_HOUR},?\sand\s))?(?:{_NO_DAY}{_HOUR}\s?(?:(?:am|pm|a\.m\.|p\.m\.)\s?)?(?:-|–|to|and)\s?)?{_HOUR}\s?(?:[ap]\.m\.|[AaPp][Mm]\b|o['’]clock|noon)
    | (?<![.,$])(?:[01]?\d|2[0-3]):[0-5]\d(?:\s?(?:-|–|to)\s?(?:[01]?\d|2[0-3]):[0-5]\d)?(?![\w:])
    | [012]\d[0-5]\d\ hours\b
    | (?<!-)(?:{_LABELS})\ ?\d+(?:[.-]\d+)*[A-Z]?(?:\(\w+\))*(?!\w|[.,]\d|{_SCALED})
    | (?<![.,])\d[\d,.]*(?:[ -](?:hundred|thousand|million|billion))?[ -](?:odd|something)\b
    | (?<![.,])\d+(?:\.\d+)?[ -]?fold\b
    | (?<!-)(?:[QH][1-4]|[1-4][QH]|FY)[ ,]{{0,2}}{_YEARS}(?:[-–—/]\d\d)?(?!\w)
    | ^\s*\(?\d{{1,2}}[.)](?=\s)
    | (?<![./])(?<!\d,)(?!{_YEARS}/(?:\d\d(?:\d\d)?|\d\d?/\d\d?)(?![\d/]))(?:\d+[ ])?\d+(?:[:/]\d+)+(?!\w)
    | (?<![./-])\d{{1,2}}[.-]\d{{1,2}}[.-]{_YEARS}(?!\w|[.-]\d)
    )""",
    re.VERBOSE | re.MULTILINE,
)  # fmt: skip
_OPAQUE = frozenset({"symbol", "url", "email", "phone", "doi", "number", "flight"})
# Years that run across two belong to dates, and are no quantities.
_SPANS = frozenset({"period"})
# Rules that only a text with a figure can fit.
_FIGURED = frozenset({"symbol", "phone", "doi", "number", "flight", "period", "code", "time", RULE})
_UNFIGURED = tuple((rule, pattern) for rule, pattern in _PATTERNS if rule not in _FIGURED)


def verbatims(text: str, headline: bool = False) -> Iterator[tuple[int, int, Verbatim, str]]:
    """Every verbatim span: start, end, value, rule. Acronyms are not sought in all-capital headlines."""
    for rule, pattern in _patterns(text):
        for match in pattern.finditer(text):
            group = match.lastgroup or 0
            yield *match.span(group), Verbatim(match[group]), f"rule: {rule}"
    if not headline:
        yield from mixed_names(text)
        for match in _ACRONYM.finditer(text):
            if len(match[0]) <= 8:
                yield match.start(), match.end(), Verbatim(match[0]), "rule: acronym"


def _patterns(text: str) -> tuple[tuple[str, Sought | re.Pattern[str]], ...]:
    """Those that a text may fit. Numbers in groups go first: what begins with 0 alone would take their first group."""
    if not has_figure(text):
        return _UNFIGURED
    return (*PHONES, *_PATTERNS) if GROUPED.search(text) else _PATTERNS


@lru_cache(maxsize=64)
def hidden(text: str) -> str:
    """The text with '_' over URLs, addresses, telephone numbers and codes."""
    return _without(text, _OPAQUE)


@lru_cache(maxsize=64)
def masked(text: str) -> str:
    """The text with '_' over every figure that is no quantity: '9.30 am', 'No. 12', 'Cap. 622', '16:9', scores, URLs."""
    if not has_figure(text):
        return hidden(text)
    cleared = _without(hidden(text), _SPANS)
    for start, end in scores(text):
        cleared = f"{cleared[:start]}{'_' * (end - start)}{cleared[end:]}"
    return _NO_QUANTITY.sub(_blank, cleared)


def _without(text: str, rules: Collection[str]) -> str:
    for rule, pattern in _patterns(text):
        if rule in rules:
            text = pattern.sub(_blank, text)
    return text


def _blank(match: re.Match[str]) -> str:
    return "_" * len(match[0])
