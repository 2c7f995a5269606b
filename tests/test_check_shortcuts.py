"""What checks pass over quickly they would not have found: each short way is held against the long one."""

from __future__ import annotations

import pytest
from checking import BY_NAME, CN, HK, said, target

from pipeline.checks import numbers
from pipeline.checks.frames import frame, source_frame
from pipeline.checks.quotations import quotation_changed
from pipeline.words.numbers import DENOMINATORS, FOLDS, ORDINALS, SMALL, levels
from pipeline.words.quotations import Ends, ends, marks_of


def found(name: str, source: str, frame_: str, locale: str = CN) -> list[str]:
    return [said(flaw) for flaw in BY_NAME[name](target(source, frame_, locale))]


def test_of_two_targets_in_turn_each_has_its_own_texts() -> None:
    one, other = target("The <T0> met.", "<T0>开会。"), target("The <T0> met.", "<T0>開會。", HK)
    for _ in range(2):
        assert (one.text, frame(one), frame(one, "□")) == ("绿色论坛开会。", "\n开会。", "□开会。")
        assert (other.text, frame(other), source_frame(other)) == (
            "綠色論壇開會。",
            "\n開會。",
            "The \n met.",
        )


@pytest.mark.parametrize(
    "written",
    [
        *(word for word in (*SMALL, *ORDINALS, *FOLDS, *numbers._TIMES) if word not in ("one", "zero")),
        *(f"a {word}" for word in ("hundred", "thousand", "million", "billion", "trillion", "third")),
        *("an eighth", "two and a half", "Ninety-Nine", "12th", "0.5", "7pm"),
    ],
)
def test_every_number_is_seen_by_its_first_letters(written: str) -> None:
    (number,) = numbers._numbers(f"It said {written} there.")
    assert number.written == written
    assert number.values


def test_no_other_word_is_a_number() -> None:
    for word in ("a", "an", "this", "fine", "thin", "often", "another", "secondary", "onetime", "to"):
        assert not any(number.values for number in numbers._numbers(f"It is {word} of them."))
    assert "quarters" in DENOMINATORS  # which are protected, and none of these


@pytest.mark.parametrize(
    ("frame_", "twice"),
    [
        ("学生学生来了。", "学生"),
        ("学生、学生来了。", "学生"),
        ("学生的学生来了。", "学生"),
        ("学生都有学生来了。", "学生"),
        ("这里有学生，学生来了。", "学生"),
        ("博物馆之友在此会见博物馆之友。", "博物馆之友"),
        ("学生的的书。", "的"),
        ("甲与与乙。", "与"),
    ],
)
def test_what_stutters_is_found_at_any_distance(frame_: str, twice: str) -> None:
    assert found("repeated", "They came.", frame_) == [f"says twice: '{twice}'"]


@pytest.mark.parametrize(
    "frame_", ["学生来了，老师走了。", "学生离开并不久之后学生来了。", "<T0>和<T0>来了。"]
)
def test_what_does_not_stutter_is_not(frame_: str) -> None:
    assert found("repeated", "They came.", frame_) == []


def test_clauses_of_the_same_characters_in_another_order_are_not_alike() -> None:
    assert found("repeated", "They came.", "一二三四五六七八九十，十九八七六五四三二一。") == []
    alike = found("repeated", "They came.", "该馆今天接待了许多学生，该馆今日接待了许多学生。")
    assert "says twice: '该馆今日接待了许多学生'" in alike


def test_a_sentence_without_double_marks_leaves_nothing_open() -> None:
    assert ends("They came.") == Ends()
    assert marks_of("They came.") == ()
    assert ends("'Come,' they said.") is None
    assert list(quotation_changed(target("They came.", "他们来了。"))) == []


def test_levels_are_read_where_a_level_or_yuan_is_named() -> None:
    assert len(list(levels("a trillion-yuan industry"))) == 1
    assert len(list(levels("three 100-Billion-level clusters"))) == 1
    assert list(levels("It sold two million yuan of level ground.")) == []
