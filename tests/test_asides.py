"""Ages and listed telephone numbers stay with their persons, and envoys with who sends and receives them; `{…}` is a slot."""

import pytest
from protecting import CN, HK, protect, shown

from pipeline.localise.world.values import value_text

# English | Simplified | Hong Kong.
CASES = """
Please call Mr Chan at 2451 3213 or Ms Lau at 2451 3068 today. | Please call {Chan先生（2451 3213）或Lau女士（2451 3068）} today. | Please call {Chan先生（2451 3213）或Lau女士（2451 3068）} today.
Contact Mr Ho on 2345 6789 and Ms Lau on 2451 3068. | Contact {Ho先生（2345 6789）和Lau女士（2451 3068）}. | Contact {Ho先生（2345 6789）及Lau女士（2451 3068）}.
Contact Mr Ho on 2345 6789, Ms Lau on 2451 3068, or Mr So at 2451 3069. | Contact {Ho先生（2345 6789）、Lau女士（2451 3068）或So先生（2451 3069）}. | Contact {Ho先生（2345 6789）、Lau女士（2451 3068）或So先生（2451 3069）}.
Please call Mr Chan at 2451 3213. | Please call {Chan先生} at {2451 3213}. | Please call {Chan先生} at {2451 3213}.
Please call Mr Chan at 2451 3213 or visit Ms Lau at 2451 3068. | Please call {Chan先生} at {2451 3213} or visit {Lau女士} at {2451 3068}. | Please call {Chan先生} at {2451 3213} or visit {Lau女士} at {2451 3068}.
Mr Chan, aged 47, said so. | {Chan先生（47岁）}, said so. | {Chan先生（47歲）}, said so.
Lam Chi-ming, aged 47, was fined. | {Lam Chi-ming（47岁）} was fined. | {Lam Chi-ming（47歲）} was fined.
Madam Chan, aged 81, came. | Madam {Chan}, aged {81}, came. | Madam {Chan}, aged {81}, came.
A man, aged 47, was fined. | A man, aged {47}, was fined. | A man, aged {47}, was fined.
Those like Mr Chan, aged 60 and above, get it. | Those like {Chan先生}, aged {60} and above, get it. | Those like {Chan先生}, aged {60} and above, get it.
The Consul General of Japan in Hong Kong, Mr Okada Kenichi, spoke. | The {日本驻香港总领事Okada Kenichi} spoke. | The {日本駐香港總領事Okada Kenichi} spoke.
Consul General of the People's Republic of China in Jeddah | {中华人民共和国驻吉达总领事} | {中華人民共和國駐吉達總領事}
The Consul General of Japan spoke in Hong Kong. | The {总领事} of {日本} spoke in {香港}. | The {總領事} of {日本} spoke in {香港}.
"""


@pytest.mark.parametrize("case", CASES.strip().splitlines())
def test_what_stands_behind_a_person_stays_there(case: str) -> None:
    source, simplified, traditional = case.split(" | ")
    assert (shown(source, CN), shown(source, HK)) == (simplified, traditional)


@pytest.mark.parametrize(
    ("source", "german"),
    [
        ("Call Mr Chan at 2451 3213 or Ms Lau at 2451 3068.", "Mr Chan (2451 3213) / Ms Lau (2451 3068)"),
        ("The Chairman, Mr Peter Ho, aged 47, said so.", "Peter Ho, Chairman (47)"),
    ],
)
def test_other_languages_write_it_in_signs(source: str, german: str) -> None:
    (slot,) = protect(source)[0].slots
    assert value_text(slot.value, "de") == german
