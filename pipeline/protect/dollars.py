"""Whose a bare '$' is, by what its sentence and its release say; where they do not tell, nobody guesses."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.protect.sought import kept

# A bare '$' in a release of Hong Kong's, which at home is written as such.
HOME = "$HKD"
# A bare '$' in a release that names another dollar or its country: whose it is nobody says.
UNSURE = "$?"
_HKD = re.compile(r"HK\$|\bHKD\b|\bHong Kong dollars?\b|\bHK dollars?\b", re.IGNORECASE)
_OTHER = re.compile(
    r"\b(?:US|U\.S\.|AU?|CA?|S|NZ|NT|MOP) ?\$|\b(?:USD|AUD|CAD|SGD|NZD|TWD)\b|"
    r"\b(?:US|U\.S\.|American|Australian|Canadian|Singapore|New Zealand|(?:New )?Taiwan) dollars?\b",
    re.IGNORECASE,
)
# Other countries that count in dollars, and what is theirs; their signs are no such cue, for they tell '$' apart.
_ABROAD = re.compile(
    r"\b(?:NYSE|N(?:asdaq|ASDAQ)|SGX|ASX|TSX|LSE|(?:New York|London) Stock Exchange|USA|United States|Washington|White House|"
    r"(?:US|U\.S\.|America|American|Singapore|Singaporean|Australian?|Canadian|Canada|New Zealand|Taiwan)(?! ?\$| dollars?\b)(?!\w)|"
    r"UK|United Kingdom|Britain|British|Jamaican?|Fiji|Brunei|Bermuda|Cayman|Kenya|(?:President (?!Xi\b)|Prime Minister )[A-Z]\w+)"
)
# What Hong Kong's releases speak of, a row a kind: two kinds are two cues. Most words are used elsewhere too.
_CUES = tuple(
    re.compile(rf"\b(?:{pattern})")
    for pattern in (
        r"HK\$|HKD\b|Hong Kong dollars?\b|HKMA\b|Hong Kong Monetary Authority\b",
        r"HKSAR\b|Hong Kong Special Administrative Region\b|Hong Kong (?:SAR )?Government\b",
        r"LegCo\b|Legislative Council\b",
        r"Policy Address\b",
        r"Chief Secretary for Administration\b",
        r"Financial Secretary\b(?! to the Treasury)",
        r"Secretary for (?:the )?[A-Z]\w++(?:(?:,| and|, and)? [A-Z]\w++)*+(?! of (?!the HKSAR))",
        r"Hong Kong (?:Housing|Observatory|Trade Development Council|Tourism Board|Police|Customs)\b",
        r"InvestHK\b|Cyberport\b|Hong Kong Science Park\b",
        r"Hospital Authority\b",
    )
)
_ISSUED = re.compile(
    r"\b(?:(?:HKSAR|Hong Kong(?: SAR| Special Administrative Region)?) Government|"
    r"Government of the (?:HKSAR|Hong Kong Special Administrative Region)) (?:(?:today|also|has|will|is|\([^()]{3,40}\)) )*"
    r"(?:announc|sa(?:id|ys)|launch|earmark|publish|propos|provid|spen|plan|allocat|welcom|issu|gazett|introduc|increas|set)|"
    r"\bIssued at HKT\b|\b(?:info|news)\.gov\.hk\b"
)
# How the Government's own releases end: whatever countries one speaks of, its '$' is Hong Kong's.
_SIGNED = re.compile(r"(?m)^(?:Ends?/(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, |Issued at HKT\b)")
# 'HK$7.8 billion ($1 billion)', '7 million yuan (about $1 million)': the amount is all that the bracket holds.
_BRACKET = (
    r"(?i:(?:HK\$|\b(?:RMB|CNY|HKD) ?|¥)[\d.,]+[^()$]{0,20}|\b(?:yuan|renminbi|Hong Kong dollars?)\s?)"
    r"\((?i:about |around |some |approximately |or )?"
)
_CLOSING = r"(?:\)|,? (?:at|based on|using) )"
_BEFORE, _BEHIND = re.compile(rf"{_BRACKET}$"), re.compile(_CLOSING)
_CONVERTED = re.compile(rf"{_BRACKET}\$[\d.,]+(?: ?(?:[mbt]n|[kmb]|thousand|[mbtr]+illion))?{_CLOSING}")
_ELSEWHERE = re.compile(
    r"\b(?:Hong Kong|HKSAR|HKMA|Maca[ou]|Taiwan|Singapore|Australian?|Canad(?:a|ian)|New Zealand)\b|\b(?:S|A|AU|C|CA|NZ|NT|MOP)\$",
    re.IGNORECASE,
)
_YUAN = re.compile(r"\b(?:yuan|renminbi)\b|\b(?:RMB|CNY)", re.IGNORECASE)
_MAINLAND = re.compile(
    r"\b(?:yuan|renminbi|China|Chinese)\b|\b(?:RMB|CNY|USD)|\b(?:US|U\.S\.) ?\$|\b(?:US|U\.S\.) dollars?\b",
    re.IGNORECASE,
)


# What is asked of a whole release, for each amount anew.
_has_hkd, _has_other = kept(_HKD.search), kept(_OTHER.search)
_is_abroad, _is_issued, _is_converted = kept(_ABROAD.search), kept(_ISSUED.search), kept(_CONVERTED.search)
_is_signed = kept(_SIGNED.search)


@lru_cache(maxsize=64)
def _cues(release: str) -> int:
    return sum(bool(cue.search(release)) for cue in _CUES)


def dollar(text: str, release: str = "", start: int = 0, end: int = 0) -> str:
    """Whose the bare '$' of `text[start:end]` is: HKD, USD, `HOME`, `UNSURE`, or '$' where nothing at all tells.

    On the Mainland 元 is the yuan, so that '$' beside yuan must say 美元. A release of Hong Kong's that says US$
    for the other dollar means its own by '$'.
    """
    if _BEFORE.search(text, 0, start) and _BEHIND.match(text, end):
        return "USD"
    if _is_converted(text) or _is_converted(release):
        return UNSURE
    if _has_hkd(text):
        return UNSURE if _is_abroad(text) else "HKD"
    cues, foreign = _cues(release), bool(_is_abroad(release))
    if not foreign and (cues > 1 or _is_issued(release)):
        return HOME
    if _is_signed(release) and not _is_abroad(text):
        return HOME
    beside = bool(_has_other(text) or _has_other(release) or _has_hkd(release) or (cues and foreign))
    if (
        _MAINLAND.search(text)
        and not _ELSEWHERE.search(text)
        and (_YUAN.search(text) or not (beside or cues))
    ):
        return "USD"
    return UNSURE if beside or foreign else "$"
