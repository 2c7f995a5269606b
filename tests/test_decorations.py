"""Orders and titles in letters behind a name stay with the person; `{…}` is a slot."""

import pytest
from protecting import CN, HK, shown

from pipeline.document.values import Name, NameList
from pipeline.localise.world.values import value_text
from pipeline.protect.decorations import decorated, decorations

# English | Hong Kong.
CASES = """
The Hon Paul Chan, GBM, GBS, MH, JP, Financial Secretary, spoke. | {財政司司長陳茂波（GBM、GBS、MH、太平紳士）} spoke.
The Financial Secretary, the Hon Paul Chan, GBM, JP, spoke. | The {財政司司長陳茂波（GBM、太平紳士）} spoke.
The Honourable Christopher Hui, GBS, JP, Secretary for Financial Services and the Treasury, spoke. | {財經事務及庫務局局長許正宇（GBS、太平紳士）} spoke.
Prof. the Hon Sun Dong, GBS, JP, spoke. | {孫東教授（GBS、太平紳士）} spoke.
Dr the Hon Alice Yuen, GBS, JP, and Mr Sunny Cheuk, MH | {Alice Yuen博士（GBS、太平紳士）} and {Sunny Cheuk先生（MH）}
Mr Peter Wong JP, Chairman of Acme Limited, spoke. | {Acme Limited主席Peter Wong（太平紳士）} spoke.
Mr Horace Sze, GBS, JP, a former judge, left. | {Horace Sze先生（GBS、太平紳士）}, a former judge, left.
Mr Horace Sze, GBS, JP, was there. | {Horace Sze先生（GBS、太平紳士）} was there.
Mr Eddie Yue, JP and Ms Julia Leung, SBS, JP attended. | {余偉文先生（太平紳士）} and {梁鳳儀女士（SBS、太平紳士）} attended.
Ms Ng, SBS, Mr Ho, JP, and Mr Lam, SC, left. | {Ng女士（SBS）、Ho先生（太平紳士）及Lam先生（資深大律師）} left.
Mr Eddie Kwan MH, JP (centre), left. | {Eddie Kwan先生（MH、太平紳士）} (centre), left.
Mr Wong, JP Morgan's chief, spoke. | {Wong先生}, {摩根大通}'s chief, spoke.
Dr Ho is awarded the GBS. | {Ho博士} is awarded the {GBS}.
"""


@pytest.mark.parametrize("case", CASES.strip().splitlines())
def test_decorations_stay_with_the_person(case: str) -> None:
    source, traditional = case.split(" | ")
    assert shown(source, HK) == traditional


def test_they_are_simplified_on_the_mainland() -> None:
    assert shown("Mr Ho, SC, JP, spoke.", CN) == "{Ho先生（资深大律师、太平绅士）} spoke."


def test_elsewhere_they_follow_the_name_as_they_are_written() -> None:
    found = decorated("Wong, GBS, JP, spoke", 4)
    assert found is not None
    value = NameList((Name("Wong"), found[1]), compound=True)
    assert (found[0], value_text(value, "fr")) == (13, "Wong, GBS, JP")


def test_every_decoration_is_letters_and_has_both_scripts() -> None:
    assert all(word.isupper() and all(said.values()) for word, said in decorations().items())
