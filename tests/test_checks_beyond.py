"""Checks that want more than a frame: dates, repairs, a whole release, severities and the order of findings."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from checking import BY_NAME, CN, HK, said, target

from pipeline.checks import BLOCK_CHECKS, CHECKS, DOCUMENT_CHECKS, check
from pipeline.checks.flaw import Flaw
from pipeline.chinese.numerals import values
from pipeline.document import (
    Block,
    BlockKind,
    Document,
    Finding,
    Piece,
    Repair,
    Segment,
    Severity,
    Slot,
    SlotKind,
    Target,
    TranslatedDocument,
    Translation,
    Way,
)
from pipeline.document.values import Moment, Name, NameList, Term
from pipeline.files.resources import check_table


def dated(english: str, date: str, moment: Moment) -> Target:
    at = english.index(date)
    slots = (Slot(SlotKind.DATE, 0, date, at, at + len(date), moment, "test"),) if date else ()
    return Target(Segment("1", english, slots=slots), CN, (Piece("。"),), Translation("。", "test"))


@pytest.mark.parametrize(
    ("english", "date", "moment", "messages"),
    [
        ("It opened on Tuesday, July 8, 2025.", "July 8, 2025", Moment(2025, 7, 8), []),
        (
            "It opened on Monday, July 8, 2025.",
            "July 8, 2025",
            Moment(2025, 7, 8),
            ["the English says Monday, but 8 July 2025 is a Tuesday; one of the two is wrong"],
        ),
        (
            "On 29 February 2024 (Friday) it rained.",
            "29 February 2024",
            Moment(2024, 2, 29),
            ["the English says Friday, but 29 February 2024 is a Thursday; one of the two is wrong"],
        ),
        ("On July 8 (Monday) it rained.", "July 8", Moment(None, 7, 8), []),
        ("On 31 June it rained.", "", Moment(), ["'31 June' is not in the calendar"]),
        ("On February 29, 2023 it rained.", "", Moment(), ["'February 29, 2023' is not in the calendar"]),
        ("May 2025 and March 40.5 mm are fine, and so is 30 June.", "", Moment(), []),
    ],
)
def test_the_english_against_the_calendar(
    english: str, date: str, moment: Moment, messages: list[str]
) -> None:
    assert list(BY_NAME["date_contradicts"](dated(english, date, moment))) == messages


def test_one_name_is_rendered_in_one_way() -> None:
    inconsistent, *_ = DOCUMENT_CHECKS
    here, there = target("<T0> met.", "<T0>会面。"), target("<T0> met.", "<T0>会面。")
    slot = there.segment.slots[0]
    there = Target(there.segment, CN, (Piece("绿坛", slot), Piece("会面。")), there.translation)
    assert list(inconsistent([here, here])) == []
    ((wrong, flaw),) = inconsistent([here, there])
    assert wrong is there
    assert flaw == Flaw("'Green Forum' is '绿坛' here and '绿色论坛' before", 0, 2)


def mention(english: str, name: str, origin: str = "rule: person") -> Target:
    at = english.index(name)
    value = NameList((Name(name), Name("Mr", Term("m", "Mr", {}, category="honour"))), compound=True)
    slot = Slot(SlotKind.TERM, 0, name, at, at + len(name), value, origin)
    return Target(Segment("1", english, slots=(slot,)), CN, (), Translation("", "test"))


def test_a_surname_needs_a_full_name_before_it() -> None:
    _, _, alone, *_ = DOCUMENT_CHECKS
    full, short = mention("Ann Lee came.", "Ann Lee"), mention("Lee said so.", "Lee")
    later = mention("Mr Lee left.", "Lee", "rule: surname of a person named before")
    assert list(alone([full, later])) == list(alone([full, short])) == []
    assert list(alone([short, short])) == [(short, "'Lee' was not named in full before")]


def test_severities_are_set_by_the_table_and_by_the_config() -> None:
    assert set(check_table()) == {f.__name__ for f in (*CHECKS, *DOCUMENT_CHECKS, *BLOCK_CHECKS)}
    assert {row.severity for row in check_table().values()} <= set(Severity)
    bad = target("Cars rose.", "汽车、汽车rose。")
    block = Block(BlockKind.PARAGRAPH, bad.segment.source, 1, segments=(bad.segment,))
    translated = TranslatedDocument(Document(Path("a.txt"), b"", (block,)), {CN: (bad,)})
    (finding,) = check(translated, {"untranslated": "off", "repeated": "error"})
    assert (finding.check, finding.severity) == ("repeated", Severity.ERROR)


def test_slots_put_back_by_position_are_to_be_vouched_for() -> None:
    fine = target("<T0> and <T1> met.", "<T0>与<T1>会面。", repair=Repair(Way.SPLIT))
    filled = target("<T0> and <T1> met.", "<T0>、<T1>会面。", repair=Repair(Way.POSITION, ("<T1>",)))
    assert list(BY_NAME["slot_moved"](fine)) == []
    assert list(BY_NAME["slot_moved"](filled)) == ["its place is not sure, check the sentence: 'Ann Lee'"]


def test_slot_dropped() -> None:
    fine = target("<T0> met.", "<T0>会面。")
    doubled = target("<T0> met.", "<T0>会面。", repair=Repair(Way.POSITION, dropped=("<T0>",)))
    invented = target("<T0> met.", "<T0>会面。", repair=Repair(Way.POSITION, dropped=("<N3>",)))
    assert list(BY_NAME["slot_dropped"](fine)) == []
    assert list(BY_NAME["slot_dropped"](doubled)) == [
        f"was there twice, one was taken out, check the sentence: '{fine.segment.slots[0].source}'"
    ]
    assert list(BY_NAME["slot_dropped"](invented)) == [
        "a name or figure that the source lacks was taken out, check the sentence"
    ]


def test_a_name_beyond_what_the_engine_can_carry_is_told_unless_it_came_out_right() -> None:
    over = Name("Wuhan", Term("w", "Wuhan", {CN: "武汉", HK: "武漢"}))
    person = Name("Alan So")
    for frame, told in (
        ("武汉和Alan So。", []),
        ("武昌和艾伦。", ["Wuhan", "Alan So"]),
        ("武汉和艾伦。", ["Alan So"]),
    ):
        bad = target("Wuhan and Alan So.", frame)
        bad = replace(bad, segment=replace(bad.segment, beyond=(NameList((over, person)),)))
        assert list(BY_NAME["slot_beyond"](bad)) == [
            f"'{name}' is one name too many for one sentence: the engine wrote it; part the sentence"
            for name in told
        ]


def test_unconfirmed_people_and_terms() -> None:
    (_, people, *_), terms = DOCUMENT_CHECKS, BY_NAME["term_unconfirmed"]
    both = "<T2> met <T3>."
    todo = "the characters are not confirmed; add them to a glossary, with 'person' as category"
    full, surname = target(both, "<T2>会见<T3>。"), target("<T5> left.", "<T5>离开。")
    lee = target("<T1> met <T0>.", "<T1>会见<T0>。", HK)

    def told(name: str) -> Flaw:
        return Flaw(f"'{name}': {todo}", once=True)

    assert list(people([full])) == [(full, told("Tan Fei"))]
    assert list(people([lee])) == [(lee, told("Ann Lee"))]
    assert list(people([full, surname, full])) == [(full, told("Tan Fei"))] * 2
    assert list(people([surname, full])) == [(surname, told("Fei")), (full, told("Tan Fei"))]
    assert list(people([target("<T0> met.", "<T0>会面。")])) == list(terms(full)) == []
    assert list(map(said, terms(target("<T4> grew.", "<T4>壮大。")))) == [
        "'Ladle Limited' is in no glossary and stays in Latin letters; add a row, or put 'keep' as status if it is to"
        " stay so"
    ]
    assert list(map(said, terms(target(both, "<T2>會見<T3>。", HK)))) == [
        "'the Club' has no zh-Hant-HK rendering in n.csv:9 and stays in Latin letters; fill in its cell, or put 'keep'"
        " as status if it is to stay so"
    ]


def test_what_nobody_confirmed_is_found_once_with_the_further_lines() -> None:
    said_twice = [
        target("<T3> met Green Horizon.", "<T3>会见了地平线。"),
        target("No. 14 of <T4>.", "<T4>。"),
    ]
    segments = [
        replace(said_twice[n % 2].segment, id=str(line), line=line) for n, line in enumerate((1, 3, 5, 7, 7))
    ]
    targets = tuple(replace(said_twice[n % 2], segment=segment) for n, segment in enumerate(segments))
    document = Document(Path("a.txt"), b"", (Block(BlockKind.PARAGRAPH, "x", 1, segments=tuple(segments)),))
    found = check(TranslatedDocument(document, {CN: targets}))
    told = [
        (f.check, f.line, f.also)
        for f in found
        if f.check in ("name_lost", "person_unconfirmed", "term_unconfirmed")
    ]
    assert told == [
        ("name_lost", 1, (5, 7)),
        ("person_unconfirmed", 1, (5, 7)),
        ("term_unconfirmed", 3, (7,)),
    ]
    assert [f.line for f in found if f.check == "number_changed"] == [3, 7]
    assert found[0].said.endswith("add it to a glossary (also in lines 5, 7)")
    many = replace(found[0], also=tuple(range(2, 14)))
    assert many.said.endswith("(also in lines 2, 3, 4, 5, 6, 7, 8, 9, 10 and 3 more)")


@pytest.mark.parametrize(
    ("english", "category"),
    [
        ("The train leaves Tai Shue at noon.", "place"),
        ("It is at Tai Shue Station.", "place"),
        ("It thanked Tai Shue at noon.", "person"),
    ],
)
def test_a_name_that_stands_where_a_place_does(english: str, category: str) -> None:
    at = english.index("Tai Shue")
    slot = Slot(SlotKind.TERM, 0, "Tai Shue", at, at + 8, Name("Tai Shue"), "rule: romanised name")
    one = Target(
        Segment("1", english, slots=(slot,)), CN, (Piece("Tai Shue", slot),), Translation("", "test")
    )
    [(_, flaw)] = DOCUMENT_CHECKS[1]([one])
    assert said(flaw).endswith(f"with '{category}' as category")


def test_findings_come_in_reading_order_with_their_place() -> None:
    bad = target("Cars rose.", "汽车、汽车rose。")
    block = Block(BlockKind.PARAGRAPH, bad.segment.source, 1, segments=(bad.segment,))
    document = Document(Path("a.txt"), b"", (block,))
    assert check(TranslatedDocument(document, {CN: (bad,)})) == (
        Finding("untranslated", Severity.WARNING, "left in English: 'rose'", "a.txt", "1", 1, CN),
        Finding("repeated", Severity.WARNING, "says twice: '汽车'", "a.txt", "1", 1, CN),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("40,080億", [40080, 4008000000000]),
        ("1.2万", ["1.2", 12000]),
        ("三百五十", [350]),
        ("二〇二五", [2025]),
        ("十三五", [5, 13]),
        ("兩家", [2]),
        ("逾万", [10000]),
        ("九成半", ["0.5", 9, 50, 95]),
        ("600多亿", [600, 60000000000]),
        ("一半", ["0.5", 1, 50]),
        ("一千二百万", [12000000]),
        ("没有", []),
    ],
)
def test_numbers_in_chinese(text: str, expected: list[object]) -> None:
    assert values(text) == {Decimal(str(value)) for value in expected}


# The sentences of one paragraph: English | Chinese; the last cell is what is said of which, if anything.
PARAGRAPHS = [
    (['"We grow.', 'Trust," he went on, "is built."'], ["「我們壯大。", "」他接着說：「信任建成。」"], []),
    (['"We grow.', 'Trust," he went on, "is built."'], ["「我們壯大。」", "他接着說：「信任建成。」"], []),
    (['"We grow.', 'Trust," he went on, "is built."'], ["「我們壯大。", "他接着說：「信任建成。」"], ["1"]),
    (['"We grow.', 'It is trust."'], ["「我們壯大。", "這是信任。"], ["1"]),
    (['"We grow.', 'It is trust."'], ["我們壯大。", "這是信任。」"], ["2"]),
    (['"We grow.', 'It is trust."'], ["我們壯大。", "這是信任。"], []),
    (['"We grow.', "It is trust."], ["「我們壯大。", "這是信任。"], []),  # the next paragraph goes on
    (["We grow.", 'It is trust."'], ["我們壯大。", "這是信任。」"], []),
    (['A "Belt" grows.', '"We grow.', 'It is trust."'], ["「帶」大。", "「我們大。", "「信任。」"], ["2"]),
]


@pytest.mark.parametrize(("english", "chinese", "wrong"), PARAGRAPHS)
def test_a_quotation_of_several_sentences_is_closed(
    english: list[str], chinese: list[str], wrong: list[str]
) -> None:
    (check_of_blocks,) = (one for one in BLOCK_CHECKS if one.__name__ == "quotation_unpaired")
    segments = tuple(Segment(str(number), text) for number, text in enumerate(english, 1))
    block = Block(BlockKind.PARAGRAPH, " ".join(english), 1, segments=segments)
    targets = [
        Target(segment, HK, (Piece(text),), Translation(text, "test"))
        for segment, text in zip(segments, chinese, strict=True)
    ]
    found = list(check_of_blocks([block], targets))
    assert [target.segment.id for target, _ in found] == wrong
    assert {flaw.message for _, flaw in found} <= {"「 and 」 do not pair in the paragraph"}
