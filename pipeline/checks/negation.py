"""Is 'not' still said? Small models turn 'trains will not run on Monday' into a service that runs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.flaw import Flaw
from pipeline.checks.frames import frame, source_frame
from pipeline.document import Target

_NEGATED = re.compile(r"\b(?:not|cannot|never|(?i:[a-z]+)n['’]t)\b", re.IGNORECASE)
# Where Chinese says it otherwise: 只有…才, 至少, 不但…而且 and 经常; a courtesy; a tag at the end of a question.
_OTHERWISE = re.compile(
    r"\b(?:until|unless|without|before|only|just|merely|but|rather|instead|except|hesitate|why not)\b"
    r"|\bnot (?:less|more|fewer|later|earlier|lower|higher|over|above|exceed\w*|least|to mention|un\w+|im\w+|dis\w+)\b"
    r"|\b(?:if|or|than|whether|as often as) not\b|\bnever been \w+er\b|\b(?:not|never)\b.{0,20}\bsince\b|\bnot to be (?:named|identified)\b"
    r"|n['’]t (?:it|you|they|we|he|she)\b|\?",
    re.IGNORECASE,
)
# Not only 不 and 没有, but whatever denies: 禁止, 停止, 拒绝, 难以, 免, 空置, 首次 for 'not seen since'.
_DENIES = re.compile(
    "[不未无無没沒非莫否免勿别別禁拒缺停难難失绝絕仅僅罕毋违違避防零空]|首[次现現见見]|匿名|闲置|閒置|以外|取消|推迟|推遲|延期|才"
)


def negation_lost(target: Target) -> Iterator[Flaw]:
    """The English says 'not', and nothing in the translation denies anything.

    It can't see what is denied: of two clauses the wrong one may be.
    """
    small = target.segment.source.lower()
    if not ("not" in small or "never" in small or "n't" in small or "n’t" in small):
        return  # most sentences
    negated = _NEGATED.search(target.segment.source)
    if negated is None:
        return
    english = source_frame(target)
    if _NEGATED.search(english) and not _OTHERWISE.search(english) and not _DENIES.search(frame(target)):
        yield Flaw(f"the English says '{negated[0]}', the translation denies nothing")
