"""Does the translation stutter? Small models say a word, or a clause, twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import combinations

import regex

from pipeline.checks.flaw import Flaw, frame_spans
from pipeline.checks.frames import KEPT, count_han, frame, source_frame, words
from pipeline.document import Target

# Said twice on purpose: 讨论讨论, 一步一步.
_ON_PURPOSE = (
    r"(?!一|讨论|討論|研究|考虑|考慮|了解|商量|交流|体验|體驗|介绍|介紹|学习|學習|很多|非常|代表代表)"
)
_STUTTER = regex.compile(
    rf"{_ON_PURPOSE}(?P<word>\p{{Han}}{{2,}})(?:、?(?P=word))+"
    r"|(?P<word>的)的(?!确|確|士)|(?P<word>[与與并並])(?P=word)"
)
# A verb that begins twice, 深化深合作: what may stand behind its first character all the same.
_BEGUN_TWICE = regex.compile(
    r"深化深(?![度入圳化层層远遠])|加强加(?![大快入工强盟])|加強加(?![大快入工強盟])|推动推(?![进进广出行介])"
    r"|推動推(?![進廣出行介])|促进促(?![进成使])|促進促(?![進成使])|提升提(?![高供出升前])|合作合(?![同作资資并併规規伙夥约約])"
    r"|支持支(?![付持出援])|建设建(?![设立筑成])|建設建(?![設立築成])|扩大扩(?![大展建充])|擴大擴(?![大展建充])"
)
# The same words again close by, where the English does not repeat itself; a noun made of a word is none: 艺术节艺术总监.
_AGAIN = regex.compile(
    r"(\p{Han}{2,})(?!(?:[节節展馆館院團团家者局署厅廳處处司部校界业業所队隊]|(?<=[员員事])[会會])\1)\p{Han}{1,2}\1|(\p{Han}{2,})，\2|(\p{Han}{4,})[^\n]{3,12}?\3"
)
# Han and its marks.
_WIDE = r"[^\0-\u2e7f]"
# Two characters that come again (the lookahead), right behind or close by: else neither of those patterns finds anything.
_TWICE = re.compile(
    rf"(?=({_WIDE}{{2}})(?=.*\1))(?:({_WIDE}{{2,}}){_WIDE}{{0,2}}\2|({_WIDE}{{4}})[^\n]{{3,}}?\3)|(的|[与與并並])\4",
    re.DOTALL,
)
_SHORTEST_CLAUSE, _ALIKE = 6, 0.85
_CLAUSE = re.compile(rf"[^，。；：！？、“”「」‘’『』（）]{{{_SHORTEST_CLAUSE},}}")


def repeated(target: Target) -> Iterator[Flaw]:
    """The same word, or a whole clause, twice where the English says it once."""
    for word in said_twice(frame(target), frame(target, "□"), source_frame(target)):
        place = next(frame_spans(target, word * 2), None)
        yield Flaw(f"says twice: '{word}'", *place, word) if place else Flaw(f"says twice: '{word}'")


def said_twice(text: str, filled: str, english: str) -> list[str]:
    """What a frame says twice; `filled` has a sign for every slot, `english` is the source's frame."""
    twice = _TWICE.search(text)  # seldom; the patterns are slow
    said = [m["word"] for m in _STUTTER.finditer(text)] if twice else []
    said += [m[0] for m in _BEGUN_TWICE.finditer(text)]
    if twice and not _repeats(english):
        said += [next(filter(None, m.groups())) for m in _AGAIN.finditer(text)]
    return list(dict.fromkeys(said + _same_clauses(filled)))


@lru_cache(maxsize=KEPT)
def _repeats(english: str) -> bool:
    """Whether the English itself has a word of four letters or more twice, in any form."""
    stems = [word.lower()[:5] for word in words(english) if len(word) >= 4]
    return len(set(stems)) < len(stems)


def _same_clauses(text: str) -> list[str]:
    """Clauses that stand there once more, word for word or nearly so."""
    clauses = [clause for clause in _CLAUSE.findall(text) if count_han(clause) >= _SHORTEST_CLAUSE]
    return [second for first, second in combinations(clauses, 2) if _alike(first, second)]


def _alike(first: str, second: str) -> bool:
    if first == second:
        return True
    both = len(first) + len(second)
    most = sum(map(second.__contains__, first))  # that can be alike
    if 2 * most / both < _ALIKE or max(len(first), len(second)) <= 8 or "□" in first + second:
        return False
    return SequenceMatcher(None, first, second).ratio() >= _ALIKE
