"""Weekdays beside dates, in lists and in spans: what becomes a slot, how it is written and read back, and what is left alone."""

import pytest
from protecting import CN, HK, shown

from pipeline import chinese
from pipeline.document.values import Moment
from pipeline.localise import default_style
from pipeline.localise.times import render_moment
from pipeline.protect.dates import moments


@pytest.mark.parametrize(
    ("english", "mainland", "hong_kong"),
    [
        ("Held next Monday (May 18).", "Held {下周一（5月18日）}.", "Held {下星期一（5月18日）}."),
        ("Held on Sunday (25 January).", "Held on {1月25日（星期日）}.", "Held on {1月25日（星期日）}."),
        ("It closes next Friday, March 6.", "It closes {下周五（3月6日）}.", "It closes {下星期五（3月6日）}."),
        ("He left last Tue, 3 February.", "He left {上周二（2月3日）}.", "He left {上星期二（2月3日）}."),
        ("Held this Friday (6 March) at 3pm.", "Held {本周五（3月6日）下午3时}.", "Held {本星期五（3月6日）下午3時}."),
        ("On Mon, Wed, Fri, Sun.", "On {周一、周三、周五、周日}.", "On {星期一、三、五、日}."),
        ("Mon/Wed/Fri", "{周一、周三、周五}", "{星期一、三、五}"),
        ("Nov 2–3 (Mon–Tue)", "{11月2日至3日} ({周一至周二})", "{11月2日至3日} ({星期一至二})"),
        ("Open Mon. to Fri. now.", "Open {周一至周五} now.", "Open {星期一至五} now."),
        ("Open Mon-Thu & Sat.", "Open {周一至周四、周六}.", "Open {星期一至四、六}."),
        ("Tours: Mondays to Saturdays", "Tours: {周一至周六}", "Tours: {星期一至六}"),
        ("It runs every Tuesday and Saturday.", "It runs {每周二、周六}.", "It runs {每星期二、六}."),
        ("Sat", "{周六}", "{星期六}"),
    ],
)  # fmt: skip
def test_written(english: str, mainland: str, hong_kong: str) -> None:
    assert (shown(english, CN), shown(english, HK)) == (mainland, hong_kong)


@pytest.mark.parametrize(
    ("english", "mainland"),
    [
        ("9am to 5pm, Mondays to Fridays, except holidays.", "{周一至周五上午9时至下午5时}, except holidays."),
        ("Mon-Fri: 9am-6pm; Sat 9am-1pm; closed on Sun.", "{周一至周五上午9时至下午6时}; {周六上午9时至下午1时}; closed on {周日}."),
        ("From 9am to 1pm (Mon-Fri), or by mail.", "{周一至周五上午9时至下午1时}, or by mail."),
        ("9am-6pm Mon-Fri, Sat 9am-1pm", "{周一至周五上午9时至下午6时}, {周六上午9时至下午1时}"),
        ("Saturdays and Sundays from 10am to 6pm.", "{周六、周日上午10时至下午6时}."),
        ("Closes at noon next Friday (13 March).", "Closes at {下周五（3月13日）中午12时}."),
        ("From Monday to Friday (not Tuesday), 9am to 5pm.", "{周一至周五} (not Tuesday), {上午9时至下午5时}."),
        ("9am (Mon to Fri, except holidays).", "{上午9时} ({周一至周五}, except holidays)."),
    ],
)  # fmt: skip
def test_hours_of_opening(english: str, mainland: str) -> None:
    assert shown(english) == mainland


@pytest.mark.parametrize(
    ("english", "mainland", "hong_kong"),
    [
        ("It halts at 9.05am on Thursday.", "It halts at {周四上午9时5分}.", "It halts at {星期四上午9時5分}."),
        ("It starts at 8pm next Friday.", "It starts at {下周五晚上8时}.", "It starts at {下星期五晚上8時}."),
        ("Last Monday at 5 pm he left.", "{上周一下午5时} he left.", "{上星期一下午5時} he left."),
        ("From 10pm on Saturday to 6am on Sunday.", "From {周六晚上10时} to {周日上午6时}.", "From {星期六晚上10時} to {星期日上午6時}."),
        ("At 10am on Monday and at 4pm on Friday.", "At {周一上午10时} and at {周五下午4时}.", "At {星期一上午10時} and at {星期五下午4時}."),
    ],
)  # fmt: skip
def test_the_day_of_an_hour(english: str, mainland: str, hong_kong: str) -> None:
    assert (shown(english, CN), shown(english, HK)) == (mainland, hong_kong)


@pytest.mark.parametrize(
    "english",
    [
        "It starts at {上午9时} on Thursday morning.",
        "It starts at {下午2时} on Sundays.",
        "It starts at {上午9时} on Friday or Sunday.",
        "It starts every Friday at {上午9时}.",
        "On Friday at a {上午9时} meeting.",
    ],
)
def test_a_day_that_is_left_to_the_model(english: str) -> None:
    plain = english.replace("{上午9时}", "9am").replace("{下午2时}", "2pm")
    assert shown(plain) == english


@pytest.mark.parametrize(
    "english",
    [
        "The Sun and Mon are names.",
        "She sat and wed.",
        "Mr Sun, 9 of whose plays ran, left.",
        "They met on Thursday and Friday.",
        "The office is open Monday to Friday.",
        "Closed on Saturdays, Sundays and public holidays.",
        "It moved from Mon to Fri.",
        "Tours ran next Friday and Saturday night.",
        "It ran from Monday to Thursday next week.",
        "From Good Friday to Easter Monday.",
        "Go on Friday, Saturday, Sunday or Monday.",
        "They resigned on Monday, Tuesday and Wednesday respectively.",
        "Closed Fri.",
        "A Mon-Khmer language.",
    ],
)
def test_left_alone(english: str) -> None:
    assert list(moments(english)) == []


def test_the_day_of_a_date_is_in_no_list() -> None:
    of_month = shown("on the last Monday (March 30)")
    assert of_month == "on the last {3月30日（星期一）}"
    assert "周四" not in shown("on Thursday and Friday, March 6 and 7, in Macao")


SPAN, LIST = Moment(weekday=1, end=Moment(weekday=5)), Moment(weekday=6, days=(7,))
BOTH, NEXT = (
    Moment(weekday=1, end=Moment(weekday=4, days=(6,))),
    Moment(None, 5, 18, weekday=1, relative="weekday_next"),
)


@pytest.mark.parametrize("locale", [CN, HK])
@pytest.mark.parametrize("value", [SPAN, LIST, BOTH, NEXT, Moment(weekday=7)])
def test_read_back(value: Moment, locale: str) -> None:
    assert [read for _, _, read in chinese.moments(render_moment(value, default_style(locale)))] == [value]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("周三及一名男子", [Moment(weekday=3)]),
        ("周六至5月8日", [Moment(weekday=6), Moment(None, 5, 8)]),
        ("星期六（11月28日）", [Moment(None, 11, 28, weekday=6)]),
        ("每周五班", []),
        ("上周六", [Moment(weekday=6, relative="weekday_last")]),
        ("每周三、周六", [Moment(weekday=3, days=(6,), relative="weekday_every")]),
    ],
)
def test_chinese(text: str, values: list[Moment]) -> None:
    assert [read for _, _, read in chinese.moments(text)] == values


def test_another_span_is_another_value() -> None:
    assert SPAN not in [read for _, _, read in chinese.moments("星期一至四")]


@pytest.mark.parametrize(
    ("locale", "value", "written"),
    [
        ("de-DE", SPAN, "Montag–Freitag"),
        ("pt-PT", LIST, "sábado e domingo"),
        ("de-DE", NEXT, "Montag, 18. Mai"),
    ],
)
def test_other_languages(locale: str, value: Moment, written: str) -> None:
    from pipeline.localise.world.times import moment_text

    assert moment_text(value, locale) == written
