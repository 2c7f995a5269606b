"""Whose a bare '$' is: what the sentence and its release say, how each locale writes it, and what is flagged."""

import pytest
from protecting import CN, HK, protect

from pipeline.checks.dollars import dollar_unclear
from pipeline.document import Segment, Target, Translation
from pipeline.localise import default_style
from pipeline.localise.render import render

# The sentence with the amount | another of the release | Simplified | Hong Kong | Macao | flagged in Simplified.
CASES = """
Tickets cost $120. | The HKSAR Government said so. | 120港元 | 120元 | 120港元 | no
Tickets cost $120. | LegCo met. Revenue was HK$3 billion. | 120港元 | 120元 | 120港元 | no
Tickets cost $120. | The Financial Secretary met the Secretary for Justice of the HKSAR. | 120港元 | 120元 | 120港元 | no
Tickets cost $120 in China. | The HKSAR Government has today announced it for US$5. | 120港元 | 120元 | 120港元 | no
Tickets cost $120. | The Financial Secretary spoke. | 120元 | 120元 | 120元 | yes
Tickets cost $120. | The Hong Kong Science Park opened. | 120元 | 120元 | 120元 | yes
Tickets cost $120. | The Secretary for Education of Utopia met LegCo. | 120元 | 120元 | 120元 | yes
Tickets cost $120. | The Financial Secretary to the Treasury met LegCo. | 120元 | 120元 | 120元 | yes
Tickets cost $120. | The shop is open. | 120元 | 120元 | 120元 | yes
Tickets cost $120. | It is near Hong Kong. | 120元 | 120元 | 120元 | yes
The HKSAR sold $120 to China. | The shop is open. | 120元 | 120元 | 120元 | yes
Tickets cost $120 in China. | The shop is open. | 120美元 | 120美元 | 120美元 | no
Tickets cost HK$120. | The shop is open. | 120港元 | 120港元 | 120港元 | no
Bags cost 50 cents. | The HKSAR Government said so. | 50港仙 | 50港仙 | 50港仙 | no
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


# The sentence with the bare '$' | another of the release | Simplified | Hong Kong | flagged: everywhere, or nowhere.
BESIDE_OTHERS = """
It would cost $120 million. | It sold US$9.2 million. | 1.2亿元 | 1.2億元 | yes
It would cost $120 million, not US$9.2 million. | The shop is open. | 1.2亿元 | 1.2億元 | yes
It would cost $120 million. | It sold 9.2 million Australian dollars near Hong Kong. | 1.2亿元 | 1.2億元 | yes
It would cost $120 million. | InvestHK says it sold S$9.2 million. | 1.2亿元 | 1.2億元 | yes
It would cost $120 million. | It sold US$9.2 million, or HK$72 million. | 1.2亿元 | 1.2億元 | yes
It would cost $120 million. | The Financial Secretary says it sold US$9.2 million. | 1.2亿元 | 1.2億元 | yes
It would cost $120 million. | The HKSAR Government says it sold US$9.2 million. | 1.2亿港元 | 1.2億元 | no
It would cost $120 million. | Its shares closed at HK$100. | 1.2亿元 | 1.2億元 | yes
It would cost $120 million in China. | Its shares closed at HK$100. | 1.2亿元 | 1.2億元 | yes
It would cost $120 million. | The HKMA spoke. Its shares closed at HK$100. | 1.2亿元 | 1.2億元 | yes
Total revenues rose to $120 million. | Yum China (NYSE: YUMC and HKEX: 9987) paid HK$3. | 1.2亿元 | 1.2億元 | yes
It would cost $120 million. | The UK spoke. | 1.2亿元 | 1.2億元 | yes
It would cost $120 million. | Singapore has one. Ends/Monday, May 4, 2026 | 1.2亿元 | 1.2億元 | yes
It would cost $120 million. | Issued at HKT 15:30 (Singapore has one.) | 1.2亿港元 | 1.2億元 | no
Singapore paid $120 million. | Ends/Monday, May 4, 2026 | 1.2亿元 | 1.2億元 | yes
President Trump signed the $120 million bill. | The HKSAR Government said so. LegCo met. | 1.2亿元 | 1.2億元 | yes
It would cost $120 million. | The UK Financial Secretary met LegCo. | 1.2亿元 | 1.2億元 | yes
It would cost $120 million. | The Secretary for Education of Kenya met LegCo. | 1.2亿元 | 1.2億元 | yes
It would cost $120 million. | LegCo met in the Singapore Science Park. | 1.2亿元 | 1.2億元 | yes
It would cost $120 million. | Revenue was HK$3 billion ($385 million). | 1.2亿元 | 1.2億元 | yes
It earned HK$3 billion ($385 million) and spent $120 million. | The shop is open. | 1.2亿元 | 1.2億元 | yes
The NYSE paid $120 million, or HK$936 million. | The shop is open. | 1.2亿元 | 1.2億元 | yes
It earned HK$936 million ($120 million). | The shop is open. | 1.2亿美元 | 1.2億美元 | no
It earned HK$936 million (about $120 million at today's rate). | The shop is open. | 1.2亿美元 | 1.2億美元 | no
It earned HK$936 million ($120 million for schools). | The shop is open. | 1.2亿港元 | 1.2億港元 | no
It earned HK$936 million ($5 for schools and $120 million for parks). | LegCo met. | 1.2亿港元 | 1.2億港元 | no
It paid 800 million yuan ($120 million). | It sold US$9.2 million. | 1.2亿美元 | 1.2億美元 | no
It paid yuan for the $120 million. | It sold US$9.2 million. | 1.2亿美元 | 1.2億美元 | no
"""


@pytest.mark.parametrize("case", BESIDE_OTHERS.strip().splitlines())
def test_a_bare_dollar_beside_other_dollars(case: str) -> None:
    sentence, other, simplified, traditional, flagged = case.split(" | ")
    segment = protect(sentence, other)[0]
    slot = next(s for s in segment.slots if s.source == "$120 million")
    assert [render(slot.value, default_style(tag)) for tag in (CN, HK)] == [simplified, traditional]
    why = "whose dollars are '$120 million'? the release names other dollars or their countries, and never says whose '$' is"
    for locale in (CN, HK, "zh-Hant-MO", "zh-Hant-TW", "zh-Hans-SG"):
        assert flaws(segment, locale) == ([why] if flagged == "yes" else [])


def flaws(segment: Segment, locale: str) -> list[object]:
    return list(dollar_unclear(Target(segment, locale, (), Translation("", "test"))))
