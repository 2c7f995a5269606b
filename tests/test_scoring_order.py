"""Pairing measured on real pairs, merged, split, dropped and added to; and what is shuffled or foreign is refused."""

from __future__ import annotations

import random
import re
from functools import cache
from pathlib import Path

import pytest

from pipeline.errors import UserError
from pipeline.localise import Converter
from pipeline.scoring.aligner import pair
from pipeline.scoring.lexical import lexical
from pipeline.scoring.order import astray, in_order
from pipeline.scoring.pairing import paired

AUTHORED = Path(__file__).parent.parent / "pipeline" / "press" / "authored"
CN, HK = "zh-Hans-CN", "zh-Hant-HK"
TEXTS = ("whole-releases", "everyday-news", "speeches", "company-releases")
Cells = set[tuple[int, int]]


@cache
def pairs(name: str) -> list[tuple[str, str]]:
    rows = (AUTHORED / f"{name}.tsv").read_text("utf-8").splitlines()
    return [(english, chinese) for row in rows for english, chinese in [row.split("\t")]]


def changed(given: list[tuple[str, str]], seed: int) -> tuple[list[str], list[str], Cells]:
    """English and Chinese sentences, of which every third is merged, split, dropped or added; and what goes with what."""
    chance = random.Random(seed)
    ours, theirs, both = list[str](), list[str](), Cells()
    left = list(given)
    while left:
        english, chinese = left.pop(0)
        kind = chance.choices(["same", "merged", "split", "dropped", "added"], [54, 15, 15, 8, 8])[0]
        middle = chinese.find("，", len(chinese) // 3)
        if kind == "merged" and left:
            second = left.pop(0)
            ours += [english, second[0]]
            theirs.append(chinese.rstrip("。") + "，" + second[1])
            both |= {(len(ours) - 2, len(theirs) - 1), (len(ours) - 1, len(theirs) - 1)}
        elif kind == "split" and middle > 0:
            ours.append(english)
            theirs += [chinese[:middle] + "。", chinese[middle + 1 :]]
            both |= {(len(ours) - 1, len(theirs) - 2), (len(ours) - 1, len(theirs) - 1)}
        elif kind == "added":
            theirs.append(chinese)
        else:
            ours.append(english)
            if kind != "dropped":
                theirs.append(chinese)
                both.add((len(ours) - 1, len(theirs) - 1))
    return ours, theirs, both


def found_in(ours: list[str], theirs: list[str], words: bool) -> Cells:
    found = pair(ours, theirs, (), lexical(ours, theirs) if words else None)
    return {
        (row, at) for one in found.pairs for row in range(one.start, one.end) for at in range(one.at, one.to)
    }


def measured(words: bool) -> tuple[float, float]:
    """Precision and recall of sentences that go together, over all texts."""
    right = said = wanted = 0
    for seed, name in enumerate(TEXTS):
        ours, theirs, both = changed(pairs(name)[100:125], seed)
        if seed % 2:
            theirs = [Converter(HK).convert(text) for text in theirs]
        got = found_in(ours, theirs, words)
        right, said, wanted = right + len(got & both), said + len(got), wanted + len(both)
    return right / said, right / wanted


def test_most_sentences_find_their_counterparts_and_words_help() -> None:
    precision, recall = measured(words=True)
    assert (precision > 0.93, recall > 0.85) == (True, True), (precision, recall)
    assert measured(words=False)[1] < recall


@pytest.mark.parametrize(("name", "size"), [*((name, 8) for name in TEXTS), (TEXTS[0], 16)])
def test_the_right_text_is_taken_and_every_other_refused(name: str, size: int) -> None:
    given = pairs(name)[100 : 100 + size]
    ours, theirs, _ = changed(given, 5)
    paired([ours], theirs, Path("h.txt"), CN)
    english, chinese = [one[0] for one in given], [one[1] for one in given]
    shuffled = random.Random(size).sample(chinese, size)
    assert re.search("in another order: of |could be paired, and 60% must be", refusal(english, shuffled))
    near = [one[1] for one in pairs(name)[300 : 300 + size]]
    other = [one[1] for one in pairs("banking-reports")[:size]]
    for foreign in (near, other):
        assert "this does not seem to be a translation of the same text: " in refusal(english, foreign)


def refusal(ours: list[str], theirs: list[str]) -> str:
    with pytest.raises(UserError) as error:
        paired([ours], theirs, Path("h.txt"), CN)
    return str(error.value)


ENGLISH = [
    "The ferry sank in 1998.",
    "It rained for 45 days.",
    "The bank cut its rate to 3.25%.",
    "Some 760 students sat exams.",
    "The tower is 84 metres tall.",
    "Rice costs 9.50 a bag.",
]
CHINESE = [
    "渡轮于1998年沉没。",
    "雨下了45天。",
    "银行将利率下调至3.25%。",
    "约760名学生参加考试。",
    "塔高84米。",
    "大米每袋9.50元。",
]
IDIOMATIC = {
    "We tried again and again until it finally worked.": "我们试了一遍又一遍，终于成了。",
    "Nobody in my family had ever done anything like it.": "家里从来没人干过这种事。",
    "My grandmother cried when she heard the news.": "奶奶得知后哭了。",
    "You cannot learn that from a book.": "这可不是看书能学会的。",
    "The first night was awful, and I hardly slept.": "头一晚糟透了，几乎没合眼。",
    "By the second week, everybody knew my name.": "到了下一周，大伙儿都认得我了。",
    "I would go back tomorrow if they asked me.": "要是他们开口，我明天就回去。",
    "It changed how I look at the world.": "从此我看待天地的眼光变了。",
}


def test_the_reason_names_two_sentences_that_stand_elsewhere() -> None:
    assert refusal(ENGLISH, CHINESE[::-1]) == (
        "h.txt: this is a translation of the same text in another order: of 5 sentences whose counterpart is sure, 1 stand "
        "in one order; “The ferry sank in 1998.” stands before “It rained for 45 days.”, but "
        "“渡轮于1998年沉没。” behind “雨下了45天。”"
    )
    paired([ENGLISH], CHINESE, Path("h.txt"), CN)


@pytest.mark.parametrize(
    ("order", "alone"),
    [
        ([5, 0, 1, 2, 3, 4], {5}),
        ([1, 2, 3, 4, 5, 0], {0}),
        ([0, 4, 1, 2, 3, 5], {4}),
        ([4, 5, 0, 1, 2, 3], {4, 5}),
    ],
)
def test_a_moved_sentence_or_paragraph_is_no_counterpart(order: list[int], alone: set[int]) -> None:
    found = paired([ENGLISH], [CHINESE[n] for n in order], Path("h.txt"), CN)
    assert set(found.alignment.alone) == alone
    assert all(f"\n  no counterpart: “{ENGLISH[n]}”\n" in found.report for n in alone)


def test_an_idiomatic_translation_is_taken_with_a_warning() -> None:
    found = paired([list(IDIOMATIC)], list(IDIOMATIC.values()), Path("h.txt"), CN)
    assert found.report == (
        "h.txt: 8 of 8 sentences paired\n"
        "  warning: none of 8 sentences surely has a counterpart by words, names and figures; this may be another text\n"
    )
    assert "warning" not in paired([ENGLISH], CHINESE, Path("h.txt"), CN).report


@pytest.mark.parametrize("decade", ["上世纪20年代", "20世纪20年代", "1920年代", "二十年代"])
def test_a_decade_is_one_with_and_without_its_century(decade: str) -> None:
    english = ["The hall was built in the 1920s.", *IDIOMATIC]
    chinese = [f"礼堂建于{decade}。", *IDIOMATIC.values()]
    assert paired([english], chinese, Path("h.txt"), CN).alignment.alone == ()


def test_one_other_figure_is_no_reason_to_refuse() -> None:
    english, chinese = ["It was built in 1925.", "It rained."], ["它建于1926年。", "下雨了。"]
    assert paired([[*english, *ENGLISH]], [*chinese, *CHINESE], Path("h.txt"), CN).alignment.alone == (0,)


def test_the_reason_says_how_few_have_a_counterpart() -> None:
    foreign = ["他昨日到访。", "天气很热。", "价格没有变动。", "会议室在三楼。"]
    assert refusal(ENGLISH[:4], foreign) == (
        "h.txt: this does not seem to be a translation of the same text: none of 4 sentences surely has a counterpart by "
        "words, names and figures"
    )


def test_a_short_text_of_common_words_is_taken() -> None:
    english = ["He came home.", "It was a ferry.", "They ate rice.", "She went to bed."]
    chinese = ["他回家了。", "那是渡轮。", "他们吃了饭。", "她睡觉去了。"]
    found = paired([english], chinese, Path("h.txt"), CN)
    assert found.texts == ("".join(chinese),)
    assert found.doubt == (
        "none of 4 sentences surely has a counterpart by words, names and figures; this may be another text"
    )


@pytest.mark.parametrize(
    ("columns", "ordered", "out"),
    [
        ([], 0, 0),
        ([3], 1, 0),
        ([0, 1, 2], 3, 0),
        ([2, 1, 0], 1, 1),
        ([3, 4, 5, 0, 1, 2], 3, 0),
        ([3, 4, 0, 1, 5, 2], 3, 1),
        ([0, 6, 2, 4, 8], 4, 0),
        ([5, 4, 3, 2, 1, 0], 1, 4),
    ],
)
def test_how_many_stand_in_one_order(columns: list[int], ordered: int, out: int) -> None:
    found = list(enumerate(columns))
    assert (in_order(found), astray(found)) == (ordered, out)
