"""A remembered translation that says a span or a post in another way than the rule still is the translation."""

import pytest
from protecting import CN, HK, protect

from pipeline.document import State
from pipeline.document.entry import Entry, Held, Part
from pipeline.localise import default_style
from pipeline.translation.fitting import entry_of, fitted

SPANS = [
    ("Sales grew from January 2024 to March 2024.", "销售额由2024年1月至2024年3月增长。"),
    ("Sales grew from January 2024 to March 2024.", "销售额从2024年1月到同年3月增长。"),
    ("Sales grew from January 2024 to March 2024.", "销售额自2024年1月到3月增长。"),
    ("The scheme ran from 30 July to 2 August 2024.", "计划于2024年7月30日至2024年8月2日推行。"),
    ("The scheme ran from 30 July to 2 August 2024.", "计划于2024年7月30日至同年8月2日推行。"),
    ("The scheme ran from 8 to 10 July 2024.", "计划于2024年7月8日至2024年7月10日推行。"),
    ("The scheme ran from 8 to 10 July 2024.", "计划于2024年7月8日至7月10日推行。"),
    ("It cost 5 million yuan between 2019 and 2023 in all.", "2019年至2023年共花费500万元。"),
    ("It cost 5 million yuan between 2019 and 2023 in all.", "2019年到2023年共花费500万元。"),
]
POSTS = [
    ("The Chairman, Mr Peter Wong, spoke at length today.", "主席Peter Wong先生今天长篇发言。"),
    ("The Chairman, Ms Anna Wong, spoke at length today.", "主席Anna Wong女士今天长篇发言。"),
]


def text_of(entry: Entry, english: str) -> str:
    """What the memory writes, or why it does not."""
    found = fitted(entry, protect(english)[0], default_style(entry.locale))
    return found if isinstance(found, str) else "".join(piece.text for piece in found)


@pytest.mark.parametrize(("english", "chinese"), [*SPANS, *POSTS])
def test_a_translation_in_another_wording_is_kept_with_its_slots(english: str, chinese: str) -> None:
    (segment,) = protect(english)
    made = entry_of(chinese, segment, default_style(CN), State.REVIEWED)
    assert {held.source for held in made.slots} == {slot.source for slot in segment.slots}
    assert text_of(made, english) == chinese


def test_with_other_dates_it_is_written_by_rule() -> None:
    english, chinese = SPANS[0]
    made = entry_of(chinese, protect(english)[0], default_style(CN), State.REVIEWED)
    other = "Sales grew from May 2025 to June 2025."
    assert text_of(made, other) == "销售额由2025年5月至6月增长。"


def test_another_year_or_another_month_is_no_wording() -> None:
    english = "Sales grew from January 2024 to March 2024."
    for chinese in ("销售额由2024年1月至2025年3月增长。", "销售额由2024年1月至2024年4月增长。"):
        made = entry_of(chinese, protect(english)[0], default_style(CN), State.REVIEWED)
        assert (made.slots, text_of(made, english)) == ((), "its names and figures are not found in it")


# Entries that were made when each date, and a person without the post, was a slot of its own.
FINER = [
    (
        "Sales grew from January 2024 to March 2024.",
        "Sales grew from <D0> to <D1>.",
        ("销售额由", "2024年1月", "至", "2024年3月", "增长。"),
        ("January 2024", "March 2024"),
        ("<D0>", "<D1>"),
    ),
    (
        "It cost a lot between 2019 and 2023 in all.",
        "It cost a lot between <D0> and <D1> in all.",
        ("", "2019年", "至", "2023年", "共花费很多。"),
        ("2019", "2023"),
        ("<D0>", "<D1>"),
    ),
    (
        "The Chairman, Mr Peter Wong, spoke at length today.",
        "The Chairman, <T0>, spoke at length today.",
        ("召集人", "Peter Wong先生", "今天长篇发言。"),
        ("Mr Peter Wong",),
        ("<T0>",),
    ),
]


@pytest.mark.parametrize(("english", "slotted", "texts", "sources", "symbols"), FINER)
def test_an_entry_with_finer_slots_serves_for_its_sentence(
    english: str, slotted: str, texts: tuple[str, ...], sources: tuple[str, ...], symbols: tuple[str, ...]
) -> None:
    marks = {2 * at + 1: symbol for at, symbol in enumerate(symbols)}
    parts = tuple(Part(text, marks.get(at, "")) for at, text in enumerate(texts) if text)
    held = tuple(Held(symbol, "", source) for symbol, source in zip(symbols, sources, strict=True))
    assert text_of(Entry(CN, slotted, parts, State.REVIEWED, held), english) == "".join(texts)


def test_a_post_written_otherwise_serves_for_no_other_person() -> None:
    english = "The Chairman, Mr Peter Wong, spoke at length today."
    made = entry_of(
        "召集人Peter Wong先生今天长篇发言。", protect(english)[0], default_style(CN), State.REVIEWED
    )
    assert made.slots == ()
    assert text_of(made, english) == "召集人Peter Wong先生今天长篇发言。"


def test_hong_kong_has_the_same_wordings() -> None:
    english = "Sales grew from January 2024 to March 2024."
    made = entry_of("銷售額由2024年1月至2024年3月上升。", protect(english)[0], default_style(HK), State.FINAL)
    assert text_of(made, english) == "銷售額由2024年1月至2024年3月上升。"
