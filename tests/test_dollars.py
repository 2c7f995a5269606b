"""Whose a bare '$' is: what the sentence and its release say, how each locale writes it, and what is flagged."""

import pytest
from protecting import CN, HK, protect

from pipeline.checks.dollars import dollar_unclear
from pipeline.document import Segment, Target, Translation
from pipeline.localise import default_style
from pipeline.localise.render import render

# The sentence with the amount | another of the release | Simplified | Hong Kong | Macao | flagged in Simplified.
CASES = """
Tickets cost $120. | Revenue was HK$3 billion. | 120港元 | 120元 | 120港元 | no
Tickets cost $120. | The Financial Secretary spoke. | 120港元 | 120元 | 120港元 | no
Tickets cost $120. | The shop is open. | 120元 | 120元 | 120元 | yes
Tickets cost $120. | It is near Hong Kong. | 120元 | 120元 | 120元 | yes
Tickets cost $120 in China. | Revenue was HK$3 billion. | 120美元 | 120美元 | 120美元 | no
The HKSAR sold $120 to China. | The shop is open. | 120港元 | 120元 | 120港元 | no
Tickets cost $120. | Revenue was HK$3 billion ($385 million). | 120美元 | 120美元 | 120美元 | no
Tickets cost HK$120. | The shop is open. | 120港元 | 120港元 | 120港元 | no
Bags cost 50 cents. | The Financial Secretary spoke. | 50港仙 | 50港仙 | 50港仙 | no
"""


@pytest.mark.parametrize("case", CASES.strip().splitlines())
def test_a_bare_dollar(case: str) -> None:
    sentence, other, *written, flagged = case.split(" | ")
    segment = protect(sentence, other)[0]
    slot = next(s for s in segment.slots if s.kind == "N")
    assert [render(slot.value, default_style(tag)) for tag in (CN, HK, "zh-Hant-MO")] == written
    why = f"whose dollars are '{slot.source}'? the release does not say, and 元 alone is not a dollar here"
    assert flaws(segment, CN) == ([why] if flagged == "yes" else [])
    assert flaws(segment, HK) == []


def flaws(segment: Segment, locale: str) -> list[object]:
    return list(dollar_unclear(Target(segment, locale, (), Translation("", "test"))))
