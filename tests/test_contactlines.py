"""Who is a person by the line alone: an item of a line for the press, all of a line, or behind a post and its place."""

import pytest

from pipeline.protect.people import people


def found(text: str) -> set[str]:
    return {name.text for _, _, name, _ in people(text)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Media contact: Publicity Department, Snowy Chan, Tel: (852) 2584 4525", "Snowy Chan"),
        ("Media enquiries: Kiki Fung", "Kiki Fung"),
        ("Kiki Fung | Tel: 2345 6789", "Kiki Fung"),
        ("Kiki Fung", "Kiki Fung"),
        ("Vice Mayor of Chengdu Chen Wei signed it in the hall.", "Chen Wei"),
        ("It was said by the Mayor of Wuhan Li Ming.", "Li Ming"),
    ],
)
def test_a_person_by_the_line(text: str, name: str) -> None:
    assert found(text) == {name}


@pytest.mark.parametrize(
    "text",
    [
        "They praised Kiki Fung, a brand of tea.",
        "Theme Song",
        "Address: Hong Kong, Tel: 2345 6789",
        "Office: Sai Kung, Tel: 2345 6789",
        "Media contact: Head Office, Tel: 2345 6789",
        "The Mayor of Ho Chi Minh City spoke.",
        "The head of Lung Mei Tai Po came.",
    ],
)
def test_what_is_no_person(text: str) -> None:
    assert found(text) == set()
