"""What must not be wrong is counted in the finished text: names, amounts and dates, against what a reference has."""

from decimal import Decimal

import pytest

from pipeline.document import Piece, Repair, Score, Segment, Slot, SlotKind, Target, Translation, Way
from pipeline.document.values import Moment, Name, NameList, Quantity, QuantityKind, Term, Value
from pipeline.scoring.accuracy import Passage, score_accuracy
from pipeline.scoring.consistency import Consistency

HK = "zh-Hant-HK"
BANK = Term("bank", "Bank", {HK: "銀行"})
CENTRAL = Term("central", "Central Bank", {HK: "中央銀行"})
MR = Term("honour:mr", "Mr", {HK: "先生"}, category="honour")
UNKNOWN = Term("club", "Club", {})


def money(amount: str, unit: str = "HKD", high: str | None = None) -> Quantity:
    return Quantity(QuantityKind.MONEY, Decimal(amount), Decimal(high) if high else None, unit)


def passage(
    values: list[Value],
    text: str,
    *references: str,
    repair: Repair | None = None,
    engine: str = "test",
) -> Passage:
    slots = tuple(Slot(SlotKind.TERM, n, "x", n, n + 1, value, "test") for n, value in enumerate(values))
    segment = Segment("1", "x" * len(values), slots=slots)
    target = Target(segment, HK, (Piece(text),), Translation(text, engine, repair=repair))
    return Passage((target,), text, references)


def one(metric: str, *passages: Passage) -> tuple[float, str] | None:
    scores = score_accuracy(passages, HK, [metric], "a.txt")
    assert all((s.metric, s.locale, s.document) == (metric, HK, "a.txt") for s in scores)
    return (scores[0].value, scores[0].signature) if scores else None


def test_terms_that_the_text_has() -> None:
    assert one("terms", passage([Name("b", BANK)], "銀行開業。")) == (100, "n:1")
    assert one("terms", passage([Name("b", BANK), Name("b", BANK)], "銀行開業。")) == (50, "n:2")
    assert one("terms", passage([Name("b", BANK)], "銀行、銀行、銀行。")) == (100, "n:1")
    assert one("terms", passage([Name("c", UNKNOWN), Name("Mr", MR), Name("Tan Fei")], "無。")) is None


def test_the_marks_of_a_name_are_the_inner_ones_within_a_quotation() -> None:
    road = Term("road", "Belt and Road", {HK: "「一帶一路」"})
    assert one("terms", passage([Name("r", road)], "他說：「『一帶一路』的商機。」")) == (100, "n:1")
    assert one("terms", passage([Name("r", road)], "一帶一路的商機。")) == (0, "n:1")


def test_a_term_inside_a_longer_one_is_not_counted_again() -> None:
    both = NameList((Name("c", CENTRAL), Name("b", BANK)))
    assert one("terms", passage([both], "中央銀行開業。")) == (50, "n:2")
    assert one("terms", passage([both], "中央銀行與銀行開業。")) == (100, "n:2")


def test_only_terms_that_the_reference_renders_so_count() -> None:
    values: list[Value] = [Name("c", CENTRAL), Name("b", BANK), Name("b", BANK)]
    assert one("terms", passage(values, "無。", "央行。")) is None
    assert one("terms", passage(values, "銀行。", "央行與銀行。")) == (50, "n:2|ref:50.0")


@pytest.mark.parametrize(
    ("value", "text", "right"),
    [
        (money("34229e8"), "34,229億港元", True),
        (money("34229e8"), "3,422.9億港元", False),
        (money("34229e8"), "34,229億美元", False),
        (money("3.8e8"), "3.8億港元", True),
        (money("5e8", "yuan"), "5億元", True),
        (money("5e8", "CNY"), "5億元人民幣", True),
        (money("1e9", "USD", "2e9"), "10億至20億美元", True),
        (money("1e9", "USD", "2e9"), "10億美元", False),
        (Quantity(QuantityKind.CARDINAL, Decimal("1.5e7")), "1500萬人", True),
        (Quantity(QuantityKind.CARDINAL, Decimal("1.5e7")), "150萬人", False),
    ],
)
def test_magnitudes_by_value(value: Quantity, text: str, right: bool) -> None:
    assert one("magnitudes", passage([value], text)) == (100.0 * right, "n:1")


def test_figures_are_read_back_from_chinese_alone() -> None:
    paid = passage([money("5e6"), Moment(2025), Name("b", BANK)], "2025年5百萬港元、銀行。")
    metrics = ["magnitudes", "dates", "terms"]
    assert [score.metric for score in score_accuracy([paid], HK, metrics)] == metrics
    assert [score.metric for score in score_accuracy([paid], "ja-JP", metrics)] == ["terms"]


def test_small_numbers_and_shares_are_no_magnitudes() -> None:
    small = [Quantity(QuantityKind.CARDINAL, Decimal(12)), Quantity(QuantityKind.PERCENT, Decimal(5))]
    assert one("magnitudes", passage([*small], "無。")) is None


def test_one_amount_vouches_for_one() -> None:
    twice = [money("5e6"), money("5e6")]
    assert one("magnitudes", passage([*twice], "500萬港元。")) == (50, "n:2")
    assert one("magnitudes", passage([*twice], "500萬港元與500萬港元。")) == (100, "n:2")


@pytest.mark.parametrize(
    ("moment", "text", "right"),
    [
        (Moment(2025, 7, 8), "2025年7月8日", True),
        (Moment(2025, 7, 8), "7月8日", True),
        (Moment(2025, 7, 8), "2025年8月7日", False),
        (Moment(None, 7, 8), "2025年7月8日", False),
        (Moment(2025), "2025年", True),
        (Moment(2025, 7, 8), "2025 年 7 月 8 日", True),
        (Moment(2025), "2024年", False),
        (Moment(2027), "2025年至2027年", True),
        (Moment(2026), "2025年至2027年", False),
        (Moment(None, 7, 8, end_day=10), "7月8日至10日", True),
    ],
)
def test_dates(moment: Moment, text: str, right: bool) -> None:
    assert one("dates", passage([moment], text)) == (100.0 * right, "n:1")


def test_slots_before_any_repair() -> None:
    whole = passage([Name("b", BANK)], "銀行。")
    mended = passage([Name("b", BANK)], "銀行。", repair=Repair(Way.N_BEST))
    assert one("slots", whole, mended, passage([], "無。")) == (50, "n:2")
    in_parts = passage([Name("b", BANK)], "銀行。", repair=Repair(Way.PARTS))
    assert one("slots", in_parts, mended) == (50, "n:2")
    remembered = passage([Name("b", BANK)], "銀行。", engine="memory")
    assert one("slots", mended, remembered) == (0, "n:1")
    assert one("slots", remembered) is None


def test_passages_with_and_without_a_reference_are_added_up() -> None:
    with_reference = passage([money("5e6")], "500萬港元", "50萬港元")
    assert one("magnitudes", with_reference, passage([money("5e6")], "無")) == (50, "n:2|ref:0.0")


def test_what_does_not_occur_has_no_score() -> None:
    assert score_accuracy([passage([], "無。")], HK, ["terms", "dates", "magnitudes", "slots"]) == ()
    assert score_accuracy([passage([money("1")], "1港元")], HK, ["magnitudes"]) == (
        Score("magnitudes", 100.0, "n:1", HK),
    )


def test_of_several_references_the_better_one_counts_block_by_block() -> None:
    assert one("magnitudes", passage([money("5e6")], "無", "50萬港元", "500萬港元")) == (0, "n:1|ref:100.0")
    values: list[Value] = [Name("c", CENTRAL), Name("b", BANK)]
    assert one("terms", passage(values, "銀行。", "央行。", "銀行。", "中央銀行與銀行。")) == (
        50,
        "n:2|ref:100.0",
    )


def test_persons_are_as_the_glossary_has_them_or_kept() -> None:
    tan = Term("tan", "Tan Fei", {HK: "譚飛"}, category="person")
    values: list[Value] = [NameList((Name("Tan Fei", tan), Name("Mr", MR)), compound=True), Name("Ann Lee")]
    assert one("persons", passage(values, "譚飛先生與Ann Lee。")) == (100, "n:2")
    assert one("persons", passage(values, "丹菲先生與Ann Lee。")) == (50, "n:2")
    assert one("persons", passage(values, "譚飛先生與安李。", "譚飛與安李。", "安李。")) == (
        50,
        "n:2|ref:50.0",
    )
    assert one("persons", passage([Name("b", BANK)], "銀行。")) is None


def pieces(*parts: str | Slot, source: str = "x", locale: str = HK, renders: str = "甲") -> Target:
    """A target of frame text and slots."""
    slots = tuple(part for part in parts if isinstance(part, Slot))
    made = tuple(Piece(renders, part) if isinstance(part, Slot) else Piece(part) for part in parts)
    return Target(Segment("1", source, slots=slots), locale, made, Translation("", "test"))


SLOT = Slot(SlotKind.TERM, 0, "Tan Fei", 0, 1, Name("Tan Fei"), "test")


def test_untranslated_letters_are_those_of_the_frame() -> None:
    text = Passage((pieces("銀行open了", SLOT, "，12%。", renders="Tan Fei"),), "銀行open了Tan Fei，12%。")
    assert one("untranslated", text) == (pytest.approx(100 * 4 / 7), "n:7")
    assert one("untranslated", Passage((pieces("銀行。"),), "銀行。")) == (0, "n:2")
    assert one("untranslated", Passage((pieces(SLOT),), "甲")) is None
    french = Passage((pieces("Il pleut.", locale="fr-FR"),), "Il pleut.")
    assert score_accuracy([french], "fr-FR", ["untranslated"]) == ()


def test_consistency_of_what_stands_more_than_once() -> None:
    same = Consistency()
    same.add(
        [
            pieces("來了。", source="He  came."),
            pieces("到了。", source="He came."),
            pieces("單。", source="Once."),
        ]
    )
    assert same.scores(HK) == (Score("consistency", 50.0, "n:2|sentences:1|terms:0", HK),)
    same.add([pieces(SLOT, source="a"), pieces(SLOT, source="b"), pieces(SLOT, source="c", renders="乙")])
    (score,) = same.scores(HK, "a.txt")
    assert (score.value, score.signature) == (60, "n:5|sentences:1|terms:1")
    assert score.document == "a.txt"
    assert Consistency().scores(HK) == ()
