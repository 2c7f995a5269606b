"""How often something happens where one word says it: what becomes a slot, and what the model knows."""

import pytest
from protecting import CN, HK, shown


@pytest.mark.parametrize(
    ("english", "mainland", "hong_kong"),
    [
        ("A four-times-weekly service runs.", "A {每周四班} service runs.", "A {每周四班} service runs."),
        ("Its three-times-weekly flights to it", "Its {每周三班} flights to it", "Its {每周三班} flights to it"),
        ("a twice-daily ferry", "a {每天两班} ferry", "a {每日兩班} ferry"),
        ("a once-weekly direct passenger train", "a {每周一班} direct passenger train", "a {每周一班} direct passenger train"),
        ("a 12-times-weekly new service", "a {每周12班} new service", "a {每周12班} new service"),
        ("the once-daily tablet", "the {每天一次} tablet", "the {每日一次} tablet"),
        ("Its four-times-a-year review", "Its {每年四次} review", "Its {每年四次} review"),
    ],
)  # fmt: skip
def test_written(english: str, mainland: str, hong_kong: str) -> None:
    assert (shown(english, CN), shown(english, HK)) == (mainland, hong_kong)


@pytest.mark.parametrize(
    "english",
    [
        "The ferry runs thrice-weekly.",
        "It is taken once-daily with food.",
        "It publishes a twice-weekly bulletin.",
        "They meet four times a week.",
        "A bi-weekly paper says so once.",
        "At times weekly takings fell.",
    ],
)
def test_left_alone(english: str) -> None:
    assert shown(english) == english
