"""English that the model misreads, said in words that it knows: '<N0> off' as a discount, 'closed two hours after …' turned about.

Of 'tickets are <N0> off' it makes the price, and of 'closed two hours after the signal' closed for two hours.
"""

from __future__ import annotations

import re

from pipeline.words.numbers import NUMBER

_FIGURE = r"(?:<N\d+>|\d{1,2}(?:\.\d)? ?(?:%|per ?cent))"
_PRICES = r"(?:regular|original|full|retail|list(?:ed)?|normal|standard|usual|marked|published|ticket|admission|adult|menu|entry)"
_COUPON = r"(?:coupons?|vouchers?|promotions?|offers?|deals?|sales?|codes?)"
# Behind 'off' stands what or whom it is for, or nothing; 'off its peak' and 'off the coast' are no discounts.
_OFF = re.compile(
    rf"(?P<be>\b(?:is|are|was|were|be)(?: now| all)? )?(?P<article>\b(?:an? )?(?:further |extra |additional )|\ba )?(?P<most>\b[Uu]p to )?(?P<figure>{_FIGURE})[ -]off"
    rf"(?: (?P<coupon>{_COUPON})\b|(?P<on> (?=(?:(?:the |their |your )?{_PRICES}|all|any|every|your|selected|purchases?|bookings?|orders?|tickets?)\b))"
    r"|(?=$|[.,;:!?)\"]| (?:for|on|when|if|with|plus|or|until|till|during|from <D)\b))"
)
# The end of a figure, and 'off'.
_FIGURE_OFF = re.compile(r"off\b(?<=[>%t][ -]off)")
# What is no price: a market below its high, something that is cut, what lies off a coast.
_NO_PRICE = re.compile(
    r"\b(?:shares?|stocks?|index|indices|futures|bonds?|crude|brent|yields?|equit(?:y|ies)|pound|yen|euro|peak|record|highs?|"
    r"coast|shores?|islands?|vessels?|ships?|lies|located|work|leave)\b",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"\b(?:cut(?:s|ting)?|shav(?:e[sd]?|ing)|knock(?:s|ed|ing)?|wip(?:e[sd]?|ing)|trim(?:s|med|ming)?|slash(?:es|ed|ing)?|"
    r"slic(?:e[sd]?|ing)|lop(?:s|ped|ping)?|chop(?:s|ped|ping)?|clos(?:e[sd]?|ing)|finish(?:e[sd])?|paid|pay(?:s|ing)?|writ(?:e|es|ten)|"
    r"wrote|took|taken?|lay|laid|lays|laying|had|have|having) (?:about |around |some |nearly |more than |over |almost |another )?$",
    re.IGNORECASE,
)


# Behind a bracket that says more than the hours, the model writes them after the sentence.
_HOURS = re.compile(r" \((?P<hours><D\d+>),? (?P<but>(?:except|excluding|closed on) [^()<>]*holidays)\)")


# In capitals, or strict, the model makes it an embargo on trade.
_EMBARGO = re.compile(
    r"^(?:strictly )?(?:under )?embargo(?:ed)?(?: for release)? (?:until|till) ", re.IGNORECASE
)


# Before a verb the model takes it for a word that denies.
_NO = re.compile(r"(?<=[a-z] )no\.(?= (?:is|was|will be|must be|should be|can be|may be|has)\b)")


def reworded(text: str) -> str:
    """The sentence as the model is asked for it; its slots are the same."""
    text = _NO.sub("number", _EMBARGO.sub("Embargoed until ", text))
    return _turned(_discounted(_HOURS.sub(r" at \g<hours> (\g<but>)", text)))


def _discounted(text: str) -> str:
    if not _FIGURE_OFF.search(text) or _NO_PRICE.search(text):
        return text
    return _OFF.sub(lambda match: match[0] if _CUT.search(text, 0, match.start()) else _discount(match), text)


def _discount(match: re.Match[str]) -> str:
    """'a <N0> discount on', 'sold at a <N0> discount', 'a discount of up to <N0>'."""
    figure, starts = match["figure"], match.start() == 0
    be = f"{match['be']}sold at " if match["be"] else ""
    article = match["article"] or ("A " if starts and not be else "a ")
    if match["coupon"]:
        return f"{match['be'] or ''}{match['article'] or ''}{match['most'] or ''}{figure} discount {match['coupon']}"
    discount = f"{article}discount of up to {figure}" if match["most"] else f"{article}{figure} discount"
    return be + discount + (" on " if match["on"] else "")


_DURATION = rf"(?:<N\d+>|\d{{1,3}}|half an|(?i:{NUMBER})|(?i:a few|several)) (?:hours?|minutes?|days?|weeks?|months?|years?)"
# A state that may last: the model takes the time before 'after' for how long.
_STATE = r"(?:closed?|suspended|shut(?: down)?|halted|stop(?:ped)?|interrupted|disrupted|evacuated|ceased?|operating)"
_LATER = re.compile(
    rf"(?P<first>[A-Z<])(?P<main>[^,;:\"“”()]*\b{_STATE}) (?P<when>{_DURATION} after (?!that\b|this\b|then\b|it\b)"
    r"(?:(?! (?:and|but|or|while|which|who|when|until|for) )[^,;:\"“”()])+?)(?P<said>, [^,;:\"“”()]*\bsaid\b[^,;:\"()]*)?(?P<stop>\.?)"
)


def _turned(text: str) -> str:
    """'Two hours after the signal is issued, beaches will be closed.' for the time at the end."""
    match = _LATER.fullmatch(text) if " after " in text else None
    if match is None:
        return text
    named = re.match(r"[A-Z<]\S* [A-Z<]", text) or re.match(r"[A-Z]\S*[A-Z<]", text)
    first = match["first"] if named else match["first"].lower()
    when = match["when"][0].upper() + match["when"][1:]
    return f"{when}, {first}{match['main']}{match['said'] or ''}{match['stop']}"
