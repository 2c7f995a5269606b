"""Companies by the form of their names: 'Galaxy Entertainment Group', 'Foo Bar Co., Ltd.'

What no glossary has stays in Latin letters and is flagged: a model would make characters up.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from pipeline.document.values import Name, Term
from pipeline.protect.romanised import table

_WORD = r"(?:(?:[A-Z]\.){2,}|(?:[A-Z]|\d+[A-Z])[\w&]*(?:['’][A-Z]\w+)?(?:-\w+)*)"
# The full stop of 'Ltd.' is the sentence's where the text ends with it.
_STOP = r"(?:\.(?!$|[\"”’)]*$| [A-Z]))?"
_LEGAL = rf"(?:(?:Co|Pte|Pty)\.?,? (?:Limited\b|Ltd\b{_STOP}|LLC\b)|Limited\b|Ltd\b{_STOP}|Inc\b{_STOP}|Corp\b{_STOP}|LLC\b|[Pp][Ll][Cc]\b|GmbH\b|S\.A\.)"
_FORM = rf"(?:,? {_LEGAL}| Holdings\b| Group\b)"
# 'Wing Lung Bank (1933) Limited', 'Foo (No. 2) Limited', 'Studio 2000 Limited': such a figure is no year.
_BRACKETED = r"(?:[A-Z][\w ]+|No\. ?\d{1,3}|(?:1[89]|20)\d\d)"
_LEGAL_NEXT = rf",? {_LEGAL}"
_YEAR = re.compile(r"\(\d{4}\)")
_COMPANY = re.compile(
    rf"(?<![\w.'’&-])(?P<words>{_WORD}(?: (?:& )?{_WORD}|(?<=\bBank) of {_WORD}| \({_BRACKETED}\)| \d{{1,4}}(?={_LEGAL_NEXT}))*?)(?P<forms>(?:{_FORM}(?: \({_BRACKETED}\)(?={_FORM}))?)+)(?![\w-])"
)
# No company is without one of these.
_ANY_FORM = re.compile(r"Limited|Ltd|Inc|Corp|LLC|[Pp][Ll][Cc]|GmbH|S\.A\.|Holdings|Group")
# In capitals, a name that is all of a line; what there is little of, SEATS LIMITED, is none.
_IN_CAPITALS = re.compile(
    r"\W*(?P<name>(?!.*\b(?:IS|ARE|WAS|WERE|BE|REMAINS?|VERY|STILL|STRICTLY|(?:SPACES?|SEATS?|SEATING|PLACES?|TICKETS?|QUOTAS?|STOCKS?|SUPPL(?:Y|IES)|AVAILABILITY|QUANTIT(?:Y|IES)|NUMBERS?|ACCESS|PARKING|CAPACITY) LIMITED)\b)[A-Z\d][A-Z\d&.,'’() -]+,? (?:LIMITED|LTD|INC|CORP|PLC|LLC)\.?)\W*"
)
_COMPANY_BEHIND = re.compile(r"(?:,? (?:Company|Corporation|Co\.?))+$")
_PLACED = re.compile(r" \([^()]*\)")
OPENING = frozenset(
    re.findall(
        r"[\w-]+",
        "About The A An In On At For By With From And But Or As When While After Before To If Since Until Under Over Its Our His "
        "Her Their This That These Those Both Among Meanwhile However Also Today Yesterday Founded Organised Hosted "
        "Chairman Chairwoman Chairperson Chair President Director Managing Chief Executive Officer CEO CFO COO Manager "
        "General Vice Deputy Founder Co-founder Mr Mrs Ms Dr Professor Earlier Last Next Of Company Listed Private Public Group",
    )
)
# With these before it, a group is people who meet, not a firm.
_MEETINGS = frozenset(
    re.findall(
        r"[\w-]+",
        "Working Steering Expert Experts Task Advisory Study Leading Liaison Focus Coordination Co-ordination Coordinating "
        "Consultative Consultation Consultancy Action Interest Research Support Joint Contact Discussion Core Peer Age Ethnic Special Review "
        "Panel Drafting Planning Reference User Users Parliamentary Friendship Dialogue Implementation Monitoring "
        "Preparatory Project Facilitation Promotion Development Network Concern Inter-departmental High-level "
        "Interdepartmental Policy Industry Target Income Risk Supervisory Supervisors Cooperation Co-operation Bank",
    )
)
_TITLE_AFTER = re.compile(
    r" (?!(?:Chairman|Chair|Chief|CEO|CFO|COO|President|Vice|Director|Managing|Executive)\b)[A-Z]| of\b"
)


def companies(text: str, named: Collection[tuple[int, int]] = ()) -> Iterator[tuple[int, int, Name, str]]:
    """Every company: start, end, name, rule; not those that are a name at `named` and a legal form."""
    if text.isupper() and (alone := _IN_CAPITALS.fullmatch(text)):
        start, end = alone.span("name")
        if not any(a <= start and end - b < len(" LIMITED") for a, b in named):
            yield start, end, Name(alone["name"], unconfirmed(alone["name"])), "rule: company"
        return
    if not _ANY_FORM.search(text):
        return
    for match in _COMPANY.finditer(text):
        start, forms = _start(match), match.start("forms")
        known = not _YEAR.search(match["forms"]) and any(a <= start and b >= forms for a, b in named)
        if start < forms and not known and _is_firm(text, match, text[start:forms].split(" ")):
            name = text[start : match.end()]
            yield start, match.end(), Name(name, unconfirmed(name)), "rule: company"


def without_form(name: str) -> list[str]:
    """The name without what makes it a company's: 'Lok Fung Group' and 'Lok Fung' of 'Lok Fung Group (Asia) Limited'."""
    match = _COMPANY.match(f"{name} ")  # the full stop of 'Ltd.' is its own only where the text goes on
    if match is None:
        return []
    words = _COMPANY_BEHIND.sub("", _PLACED.sub("", match["words"]))
    grouped = [
        f"{words} {form}" for form in ("Group", "Holdings", "Group Holdings") if f" {form}" in match["forms"]
    ]
    return [short for short in (*grouped, words) if short != name]


def without_trade(words: str) -> list[str]:
    """What is left of such a name when the trade goes: 'Kwong Tat Car' and 'Kwong Tat' of 'Kwong Tat Car Parts Trading'."""
    shorter, left = [], words.split(" ")
    while len(left) > 1 and left[-1] in table("company-words.txt"):
        shorter.append(" ".join(left := left[:-1]))
    return shorter


def _start(match: re.Match[str]) -> int:
    """Where the name begins, without 'The' or 'Chairman' before it."""
    start = match.start()
    for word in match["words"].split(" "):
        if word not in OPENING:
            break
        start += len(word) + 1
    return start


def _is_firm(text: str, match: re.Match[str], words: list[str]) -> bool:
    """Whether 'Group' or 'Holdings' ends a firm's name here; a legal form always does."""
    if words[0].isdigit():
        return False
    if not match["forms"].endswith(("Group", "Holdings")):
        return True
    return words[-1] not in _MEETINGS and not _TITLE_AFTER.match(text, match.end())


def unconfirmed(name: str) -> Term:
    """The term of a company that no glossary has: it stays in Latin letters."""
    return Term(f"company:{name}", name, {}, category="company", file="rule: company")
