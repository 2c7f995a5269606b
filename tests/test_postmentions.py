"""'the director' in a later sentence is the post of who was named before, where the document leaves no doubt."""

import pytest
from protecting import CN, HK, protect

from pipeline.localise import default_style
from pipeline.localise.render import render

YUEN = (
    "Enoch Yuen Ka-lok, director of the Economic and Trade Office of the HKSAR government in Chengdu, opened it.",
    "The fair drew 300 visitors.",
)
LAM = ("The Director of Health, Dr Ronald Lam, visited a clinic.",)
LO = ("The Secretary for Health, Professor Lo Chung-mau, attended.",)
WANG = ("Minister of Commerce Wang Wentao spoke.",)


def last(sentences: tuple[str, ...], locale: str) -> tuple[str, list[str]]:
    segment = protect(*sentences)[-1]
    return segment.slotted, [render(slot.value, default_style(locale)) for slot in segment.slots]


@pytest.mark.parametrize(
    ("before", "sentence", "slotted", "simplified", "traditional"),
    [
        (YUEN, "Trade is growing, said the director.", "Trade is growing, said <T0>.", "主任", "主任"),
        (YUEN, "The director's remarks were brief.", "<T0>'s remarks were brief.", "主任", "主任"),
        (LAM, "“It is safe,” the director said.", "“It is safe,” <T0> said.", "署长", "署長"),
        (LO, "The secretary said that it was ready.", "<T0> said that it was ready.", "局长", "局長"),
        (WANG, "The minister met guests.", "<T0> met guests.", "部长", "部長"),
        (("The Chairman, Ms Ho, spoke.",), "The chairman will go.", "<T0> will go.", "主席", "主席"),
        (
            ("The Commissioner of Customs and Excise, Mr Chan Tsz-tat, met the press.",),
            "It was seized, the commissioner said.",
            "It was seized, <T0> said.",
            "关长",
            "關長",
        ),
        (("Mr Qin Weizhong, Mayor of Shenzhen, met them.",), "The mayor said so.", "<T0> said so.", "市长", "市長"),
        # two of one Chinese word, and a headline that names nobody
        (
            (*LAM, "The Director of Housing Ms Rosanna Law spoke."),
            "The director said so.",
            "<T0> said so.",
            "署长",
            "署長",
        ),
        (("Office director visits Chengdu", *YUEN), "The director said so.", "<T0> said so.", "主任", "主任"),
    ],
)  # fmt: skip
def test_the_post_is_that_of_who_was_named(
    before: tuple[str, ...], sentence: str, slotted: str, simplified: str, traditional: str
) -> None:
    assert last((*before, sentence), CN) == (slotted, [simplified])
    assert last((*before, sentence), HK) == (slotted, [traditional])


@pytest.mark.parametrize(
    "sentences",
    [
        ("The director said so.",),
        (*LAM, "A director said so."),
        (*LAM, "The director of the film left."),
        (*LAM, "The director Ang Lee left."),
        (*LAM, "The director, Ang Lee, left."),
        (*LAM, "The director-general said so."),
        (*LAM, "The deputy director said so."),
        (*LO, "The secretary-general said so."),
        (*LAM, "The mayor said so."),
        # another one, of whom the rules know nothing or something else
        (*LAM, "The film's director was away.", "The director said so."),
        (*LAM, "The minister of the film met a director.", "The director said so."),
        ("Director Ang Lee at the fair", *LAM, "The director said so."),
        (*YUEN, *LAM, "The director said so."),
        # not the post itself
        ("The Deputy Director of Health, Dr Teresa Li, spoke.", "The director said so."),
        ("Former Director of Health Constance Chan spoke.", "The director said so."),
        # of a body and of nobody
        ("The Director of Health spoke.", "The director said so."),
    ],
)
def test_in_doubt_it_is_left(sentences: tuple[str, ...]) -> None:
    slotted, _ = last(sentences, HK)
    assert slotted == sentences[-1]
