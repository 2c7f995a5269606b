"""What a person is called in each mention of a document: titles, and who a surname means."""

import pytest
from protecting import CN, HK, protect

from pipeline.localise import default_style
from pipeline.localise.render import render


def last(sentences: tuple[str, ...], locale: str) -> list[str]:
    return [render(slot.value, default_style(locale)) for slot in protect(*sentences)[-1].slots]


@pytest.mark.parametrize(
    ("sentences", "simplified", "traditional"),
    [
        (("Ms Ng left.",), "Ng女士", "Ng女士"),
        (("Miss Ng left.",), "Ng女士", "Ng女士"),
        (("Mr Eddie Yue left.",), "余伟文先生", "余偉文先生"),
        (("Mr Eddie Yue left.", "Mr Yue returned."), "余先生", "余先生"),
        (("Mr Eddie Yue left.", "Yue said so."), "余", "余"),
        # another sex, or another person of the name: nobody knows who is meant
        (("Mr Eddie Yue left.", "Mrs Yue returned."), "Yue女士", "Yue女士"),
        (("Mr Paul Chan left.", "Ms Bonnie Chan left.", "Mr Chan returned."), "Chan先生", "Chan先生"),
        (("Mr Paul Chan left.", "Mr Paul Chan Mo-po left.", "Mr Chan returned."), "陈先生", "陳先生"),
        (("Dr Wong Kam-fai left.", "Dr Wong returned."), "Wong博士", "Wong博士"),
        (("Sister Agnes Kam left.",), "Agnes Kam修女", "Agnes Kam修女"),
        (("His sister Agnes Kam left.",), "Agnes Kam", "Agnes Kam"),
        (("Hon Eddie Yue left.",), "余伟文", "余偉文"),
        (("The Honourable Eddie Yue left.",), "余伟文", "余偉文"),
    ],
)
def test_titles(sentences: tuple[str, ...], simplified: str, traditional: str) -> None:
    assert (last(sentences, CN), last(sentences, HK)) == ([simplified], [traditional])
