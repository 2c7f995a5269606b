"""A Dr is 醫生 where what stands beside the name says so, else 博士; `{…}` is a slot."""

import pytest
from protecting import CN, HK, protect, shown

from pipeline.localise import default_style
from pipeline.localise.render import render

# English | Hong Kong.
CASES = """
Dr Ronald Lam, Director of Health, said. | {衞生署署長Ronald Lam醫生} said.
The Director of Health, Dr Ronald Lam, JP, said. | The {衞生署署長Ronald Lam醫生（太平紳士）} said.
Dr Tony Ko, Chief Executive of the Hospital Authority, said. | {醫院管理局行政總裁Tony Ko醫生} said.
"It works," said the Controller of the Centre for Health Protection, Dr Edwin Tsui. | "It works," said the {衞生防護中心總監Edwin Tsui醫生}.
Dr Wong Tai-man, Consultant in Cardiology of Queen Mary Hospital, said. | {Wong Tai-man醫生}, Consultant in Cardiology of {瑪麗醫院}, said.
Dr Chan of Hong Kong Baptist Hospital spoke. | {Chan醫生} of {香港浸信會醫院} spoke.
The Chief Executive of the HA, Dr Amy Ho, spoke. | The Chief Executive of the {HA}, {Amy Ho醫生}, spoke.
The surgeon Dr Amy Ho spoke. | The surgeon {Amy Ho醫生} spoke.
Dr Amy Ho, a paediatrician, spoke. | {Amy Ho醫生}, a paediatrician, spoke.
Dr Peter Wong visited the Hospital Authority. | {Peter Wong博士} visited the {醫院管理局}.
After he visited the hospital, Dr Wong spoke. | After he visited the hospital, {Wong博士} spoke.
Dr Wong, Chairman of the Hospital Authority, said. | {醫院管理局主席Wong博士} said.
Dr Amy Ho, Professor of Surgery, spoke. | {Amy Ho博士}, Professor of Surgery, spoke.
Dr Amy Ho, of the small-animal hospital, spoke. | {Amy Ho博士}, of the small-animal hospital, spoke.
The Secretary for Education, Dr Choi, said. | The {教育局局長Choi博士} said.
"""


@pytest.mark.parametrize("case", CASES.strip().splitlines())
def test_who_is_a_physician(case: str) -> None:
    source, traditional = case.split(" | ")
    assert shown(source, HK) == traditional


@pytest.mark.parametrize(
    ("sentences", "said"),
    [
        (("The Director of Health, Dr Ronald Lam, spoke.", "Dr Lam left."), "Lam医生"),
        (("The Director of Health, Dr Ronald Lam, spoke.", "Dr Ronald Lam left."), "Ronald Lam医生"),
        (("Mrs Carrie Lam spoke.", "Dr Ronald Lam, a surgeon, spoke.", "Dr Lam left."), "Lam医生"),
        (("Dr Ronald Lam spoke.", "Dr Ronald Lam, a surgeon, agreed.", "Dr Lam left."), "Lam医生"),
        (("Dr Ann Lam spoke.", "Dr Ronald Lam, a surgeon, agreed.", "Dr Lam left."), "Lam博士"),
        (("The Director of Health, Dr Ronald Lam, spoke.", "Mr Lam left."), "Lam先生"),
        (("Dr Ronald Lam spoke.", "Dr Lam left."), "Lam博士"),
    ],
)
def test_a_later_mention_knows_it(sentences: tuple[str, ...], said: str) -> None:
    (slot,) = protect(*sentences)[-1].slots
    assert render(slot.value, default_style(CN)) == said
