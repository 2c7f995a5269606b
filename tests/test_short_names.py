"""The short name that a release gives a company without Chinese is a name like the long one."""

import pytest
from protecting import HK, protect

from pipeline.localise import default_style
from pipeline.localise.render import render


def slots(*sentences: str) -> list[list[str]]:
    return [
        [render(slot.value, default_style(HK)) for slot in segment.slots] for segment in protect(*sentences)
    ]


@pytest.mark.parametrize(
    ("first", "later", "named"),
    [
        ("Acme Robotics Limited (Acme) opened.", "Acme said so, and Acme's staff left.", ["Acme", "Acme"]),
        ('Acme Robotics Limited (the "Company" or "Acme") opened.', "Acme said so.", ["Acme"]),
        ("Acme Robotics Limited (“Acme Robotics”, together with its subsidiaries, the “Group”) rose.", "Acme Robotics said so.", ["Acme Robotics"]),
        ("Acme Robotics Limited (the Company) opened.", "The Company said so.", []),
        ("Acme Robotics Limited (Harbour) opened.", "Harbour said so.", []),
        ("Acme Robotics Limited (Hong Kong) opened.", "Acme said so.", []),
        ("Tencent Holdings Limited (Tencent) opened.", "Tencent said so.", ["騰訊"]),
    ],
)  # fmt: skip
def test_the_short_name_of_a_company(first: str, later: str, named: list[str]) -> None:
    assert slots(first, later)[1] == named
