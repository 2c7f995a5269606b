"""Companies by their short names: 'Kwong Tat' in a release that has 'Kwong Tat Engineering Limited', in its headline too.

A company that no glossary has stays in Latin letters by either name; of one that a glossary has in full, the Chinese of the
short name is that of the full one without the legal form. Where the short name may be ordinary words, it is left.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.document.values import Name, Status, Term
from pipeline.glossary.context import Facts
from pipeline.protect.companies import OPENING, companies, unconfirmed, without_form, without_trade
from pipeline.protect.definitions import defined_names
from pipeline.protect.matcher import Match
from pipeline.protect.personpatterns import SAYS
from pipeline.protect.romanised import is_pinyin, table
from pipeline.protect.spans import Span
from pipeline.words.wording import any_of

ORIGIN = "rule: short name of a company"
_HONORIFICS = frozenset({"Mr", "Mrs", "Ms", "Dr", "Professor", "Private", "Public", "Group"})
# Words of places and of praise: names that have no others are as likely to be what they say.
_EVERYWHERE = frozenset(
    re.findall(
        r"\w+",
        "South North East West Southeast Northeast Southwest Northwest Eastern Western Southern Northern Central Asia Asian "
        "Pacific China Chinese Hong Kong Macao Mainland Europe European Africa America American Global International World "
        "Great Greater Bay Area Pearl River Delta Victoria Harbour Peak Kowloon Island Islands New First National United "
        "General Grand Golden Green Blue Red Smart Digital Modern Future City Town Silk Road Belt",
    )
)
_FORM = re.compile(r"(?:集[团團])?(?:控股)?(?:股份)?有限(?:[责責]任)?公司$")
# What names of places end with: 'the Qiongzhou Strait'.
_PLACES = frozenset(
    re.findall(
        r"\w+",
        "Strait River Lake Bay Island Islands Mountain Peninsula Delta Harbour Sea Ocean Coast Valley Road Street Avenue Bridge Tunnel "
        "Port Airport Station Park Square Garden Gardens District Village Hill Peak Gorges",
    )
)
_LIMITED = re.compile(r"(?:股份)?有限(?:[责責]任)?公司$")
# What a company does, and no plain word that begins a sentence.
_DOES = re.compile(
    rf"['’]s? |,? (?:{SAYS}|(?:will|would|has|had|is|was|can|could|plans|expects|aims|hopes|now|also|today|and its|sees|gets|sets|wins|won|"
    r"opens|expands|launches|signs|raises|reports|posts|joins|makes|employs|operates|runs|brings|buys|sells|names|"
    r"appoints|unveils|announces|sold|bought|built|made|paid|spent|took|became|held|kept|drew|\w+ed)\b)"
)
# What may follow a name with a capital: a post, or a verb in a headline.
_CAPITALS = (
    "Chair|Chairman|Chairwoman|Chief|CEO|CFO|COO|CTO|President|Vice|Director|Managing|Executive|Founder|Announces|Appoints|Brings|"
    "Celebrates|Completes|Expands|Joins|Launches|Makes|Opens|Partners|Posts|Raises|Receives|Reports|Secures|Signs|Supports|Unveils|"
    "Welcomes|Wins|Is|Has|Will|To|And"
)
_BEHIND = rf"(?![\w@/&])(?!-[^a-z])(?! (?!(?:{_CAPITALS})\b)[A-Z])"
_BEFORE = re.compile(r"(?P<word>[\w&.'’-]{1,40}) $")
# 'in Jakarta', but not 'a stake in Jakarta'.
_WITHIN = re.compile(
    r"(?<!stake)(?<!stakes)(?<!interest)(?<!interests)(?<!invest)(?<!invested)(?<!investment)(?<!shares)(?:^| )[Ii]n $"
)


@dataclass(frozen=True, slots=True)
class ShortNames:
    """The short names of a release's companies, and the pattern that finds them; `plain` are also words of the release."""

    terms: Mapping[str, Term]
    pattern: re.Pattern[str] | None
    plain: frozenset[str]


def short_names(texts: Sequence[str], find: Callable[[str, Facts], list[Match]], facts: Facts) -> ShortNames:
    """The short names of the companies that are named in full; `find` finds what the glossaries have."""
    names: dict[str, list[str]] = {name.text: [] for text in texts for _, _, name, _ in companies(text)}
    for text in texts:
        for name, shorts in defined_names(text):
            names.setdefault(name, []).extend(shorts)
    terms: dict[str, Term] = {}
    for name, shorts in names.items():
        for term in _of_name(name, shorts, find(name, facts)):
            terms.setdefault(term.source, term)
    plain = frozenset(short for short in terms if _is_said_plainly(short.lower(), facts.text))
    kept = {short: term for short, term in terms.items() if " " not in short or short not in plain}
    pattern = re.compile(rf"(?<![\w@/.&-])(?:{any_of(kept)}){_BEHIND}") if kept else None
    return ShortNames(kept, pattern, plain)


def _of_name(name: str, defined: Sequence[str], found: Sequence[Match]) -> list[Term]:
    """The terms of a company's short names: those that the release defines, and those that its full name is known by."""
    whole = next((match.term for match in found if (match.start, match.end) == (0, len(name))), None)
    company = any(companies(name))
    unknown = any(companies(name, [(match.start, match.end) for match in found]))
    if (whole and not company) or (company and not whole and not unknown):
        return []  # the glossary has the short name itself
    full = whole or unconfirmed(name)
    shorts = without_form(name) if company else [name]
    if whole is None and shorts:
        shorts += [words for words in without_trade(shorts[-1]) if _tells(words)]
    return [_shortened(full, short) for short in (*defined, *filter(_is_name, shorts))]


def _shortened(term: Term, short: str) -> Term:
    """The term of a company by its short name: in Chinese without the legal form, if the full one has Chinese."""
    form = _LIMITED if short.endswith(("Group", "Holdings")) else _FORM
    keeps = term.status is Status.KEEP
    targets = {} if keeps else {tag: form.sub("", text) for tag, text in term.targets.items()}
    status = Status.KEEP if keeps else Status.PREFERRED
    return Term(f"short:{short}", short, targets, category="company", status=status, file=term.origin)


def _is_said_plainly(words: str, text: str) -> bool:
    return words in text and bool(re.search(rf"(?<![\w@./-]){re.escape(words)}(?![\w@/-]|\.\w)", text))


def _tells(words: str) -> bool:
    """Whether what is left without the trade is a name by itself; a word of Pinyin, 'Yantian', is as likely the place."""
    return " " in words or not any(
        is_pinyin(words[:at]) and is_pinyin(words[at:]) for at in range(1, len(words))
    )


def _is_name(short: str) -> bool:
    words = short.split(" ")
    alone = len(words) > 1 or (len(short) > 2 and short not in OPENING | table("company-words.txt"))
    return alone and not _EVERYWHERE.issuperset(words)


def with_short_names(text: str, spans: Sequence[Span], shorts: ShortNames) -> list[Span]:
    """The spans with those of short names, in order. What a glossary has wins, even if it is but a part of one."""
    if shorts.pattern is None:
        return list(spans)
    found = []
    for match in shorts.pattern.finditer(text):
        if _is_meant(text, match, shorts) and not any(_outranks(span, match) for span in spans):
            found.append(Span(*match.span(), Name(match[0], shorts.terms[match[0]]), ORIGIN))
    rest = (span for span in spans if not any(s.start < span.end and span.start < s.end for s in found))
    return sorted([*rest, *found], key=lambda span: span.start) if found else list(spans)


def _outranks(span: Span, match: re.Match[str]) -> bool:
    """Whether the span stands there, and is more than a person whom nobody confirmed."""
    apart = span.end <= match.start() or match.end() <= span.start
    inside = match.start() <= span.start and span.end <= match.end()
    return not apart and not (inside and isinstance(span.value, Name) and span.value.term is None)


def _is_meant(text: str, match: re.Match[str], shorts: ShortNames) -> bool:
    """Whether it is the company here, and not the end of another name, a person or a plain word."""
    before = _BEFORE.search(text, 0, match.start())
    word = before["word"] if before else ""
    if word[:1].isupper() and word[-1:] not in ".:!?" and (word not in OPENING or word in _HONORIFICS):
        return " " in match[0] and _is_titled(text)
    if " " in match[0]:
        return word.lower() != "the" or match[0].split(" ")[-1] not in _PLACES
    if word.lower() in ("the", "a", "an") or _WITHIN.search(text, 0, match.start()):
        return False
    opens = not text[: match.start()].rstrip(" \"“'‘(") or word[-1:] in (".", ":", "!", "?")
    if opens or match[0] in shorts.plain:
        return bool(_DOES.match(text, match.end()))
    return True


def _is_titled(text: str) -> bool:
    """Whether it is a headline in which every word has a capital, so that one says nothing."""
    long = [word for word in re.findall(r"[A-Za-z]+", text) if len(word) > 3]
    return text[-1:] not in '.!?”"' and all(word[0].isupper() for word in long)
