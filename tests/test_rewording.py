"""English that the press model misreads, as it is asked for it."""

import pytest

from pipeline.engines.rewording import reworded


@pytest.mark.parametrize(
    ("english", "asked"),
    [
        ("EMBARGOED UNTIL <D0>", "Embargoed until <D0>"),
        ("Strictly embargoed until <D0>, <D1>", "Embargoed until <D0>, <D1>"),
        ("The goods were embargoed until <D0>.", "The goods were embargoed until <D0>."),
        ("Tickets are <N0> off.", "Tickets are sold at a <N0> discount."),
        ("All seats are now <N0> off for members.", "All seats are now sold at a <N0> discount for members."),
        ("<N0> off for members", "A <N0> discount for members"),
        ("Up to <N0> off!", "A discount of up to <N0>!"),
        ("Rooms cost up to <N0> off.", "Rooms cost a discount of up to <N0>."),
        ("Get <N0> off your next purchase.", "Get a <N0> discount on your next purchase."),
        ("They get 15% off the regular price.", "They get a 15% discount on the regular price."),
        ("They get a further 15 per cent off.", "They get a further 15 per cent discount."),
        ("A <N0> off coupon is sent.", "A <N0> discount coupon is sent."),
        ("A <N0>-off voucher is sent.", "A <N0> discount voucher is sent."),
    ],
)
def test_discounts(english: str, asked: str) -> None:
    assert reworded(english) == asked


@pytest.mark.parametrize(
    ("english", "asked"),
    [
        (
            "Beaches will be closed two hours after the signal is issued.",
            "Two hours after the signal is issued, beaches will be closed.",
        ),
        (
            "<T0> was shut <N0> minutes after the fire, the department said.",
            "<N0> minutes after the fire, <T0> was shut, the department said.",
        ),
        (
            "Hong Kong Park will close two hours after dusk.",
            "Two hours after dusk, Hong Kong Park will close.",
        ),
    ],
)
def test_what_comes_after(english: str, asked: str) -> None:
    assert reworded(english) == asked


@pytest.mark.parametrize(
    "english",
    [
        "The shares were <N0> off their peak.",
        "Shares ended <N0> off.",
        "The levy would cut <N0> off output.",
        "The levy would cut <N0> off.",
        "The wreck lies <N0> off the coast.",
        "They took <N0> days off.",
        "He paid <N0> off the loan.",
        "The game was called off for <N0> members.",
        "The centre was closed for two hours after the fire broke out.",
        "The park closes two hours before the game starts.",
        "It was closed two hours after that.",
        "Roads will be closed two hours after the game and shops stay open.",
        "The bank, which was closed two hours after the raid, reopened.",
        "Schools will reopen two hours after the signal is lowered.",
    ],
)
def test_left_alone(english: str) -> None:
    assert reworded(english) == english


def test_no_before_a_verb_is_a_number() -> None:
    assert reworded("The firm's licence no. is <V0>.") == "The firm's licence number is <V0>."
    assert reworded("He said no. Is it <V0>?") == "He said no. Is it <V0>?"


def test_hours_in_a_bracket() -> None:
    asked = "Call <V0> at <D0> (except public holidays) or write."
    assert reworded("Call <V0> (<D0>, except public holidays) or write.") == asked


@pytest.mark.parametrize("english", ["Call <V0> (<D0>).", "It opens on <D0> (except on islands)."])
def test_brackets_left_alone(english: str) -> None:
    assert reworded(english) == english
