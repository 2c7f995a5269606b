"""Slots: numbering, limits, symbols in the source itself, and who is who over a document."""

from protecting import protect

from pipeline.document import SlotKind

CITIES = "Shenzhen with Guangzhou with Foshan with Dongguan with Zhuhai with Huizhou with Zhongshan with Jiangmen with Wuhan"


def test_slots_are_numbered_by_kind_in_reading_order() -> None:
    (segment,) = protect("On July 8, InvestHK gave HK$5 million and HSBC 12.5 percent; see https://a.hk.")
    assert segment.slotted == "On <D0>, <T0> gave <N0> and <T1> <N1>; see <V0>."
    assert [slot.source for slot in segment.slots] == [
        "July 8", "InvestHK", "HK$5 million", "HSBC", "12.5 percent", "https://a.hk",
    ]  # fmt: skip
    assert all(segment.source[s.start : s.end] == s.source for s in segment.slots)


def test_slots_of_a_lead_have_numbers_of_their_own() -> None:
    (segment,) = protect("HONG KONG – InvestHK opened.")
    assert (segment.slotted_lead, segment.slotted, segment.lead) == ("<T100> – ", "<T0> opened.", 12)


def test_more_than_an_engine_can_carry_stays_in_the_text() -> None:
    (segment,) = protect(CITIES)
    assert segment.slotted.endswith("<T7> with Wuhan")
    (segment,) = protect(CITIES, limit=99)
    assert segment.slotted.endswith("<T7> with <T8>")


def test_a_long_list_is_one_slot_and_passes_the_limit() -> None:
    (segment,) = protect(CITIES.replace(" with ", ", ").replace(", Wuhan", " and Wuhan"))
    assert segment.slotted == "<T0>"


def test_symbols_in_the_source_are_literal_text() -> None:
    (segment,) = protect("Write <T0> for InvestHK.")
    assert segment.slotted == "Write <V0> for <T0>."
    assert [(s.symbol, s.source) for s in segment.slots] == [("<V0>", "<T0>"), ("<T0>", "InvestHK")]


def test_symbols_in_the_source_are_kept_beyond_the_limit() -> None:
    (segment,) = protect("a@b.hk then <T5> then c@d.hk then <N1>", limit=1)
    assert segment.slotted == "<V0> then <V1> then c@d.hk then <V2>"
    assert [slot.source for slot in segment.slots] == ["a@b.hk", "<T5>", "<N1>"]


def test_later_mentions_by_surname_have_the_surname_of_the_person() -> None:
    first, second = protect("Professor Sun Dong spoke.", "Professor Sun added more.")
    (slot,) = second.slots
    assert first.slotted == "<T0> spoke."
    assert (slot.kind, slot.source) == (SlotKind.TERM, "Professor Sun")
    assert slot.value.names[0].term.targets["zh-Hans-CN"] == "孙"
