"""Patterns that ignore case take ſ for s and ı for i: what they find so is read as well, and nothing falls over it."""

from __future__ import annotations

import re

import pytest
from checking import BY_NAME, target
from protecting import protector

from pipeline.protect.definitions import definitions
from pipeline.protect.frequencies import frequencies
from pipeline.protect.identifiers import identifiers
from pipeline.words.folding import folded
from pipeline.words.numbers import number_value, ordinal_value


def test_small_letters_are_those_that_patterns_take_for_one_another() -> None:
    assert folded("MİDı-ſ K\u212a") == "midi-s kk"
    assert re.fullmatch("midi-s kk", "MİDı-ſ K\u212a", re.IGNORECASE)


def test_numbers_in_long_letters_have_their_value() -> None:
    assert (ordinal_value("twenty-firſt"), ordinal_value("ſecond")) == (21, 2)
    assert number_value("ſix mıllıon") == 6_000_000


def test_labels_terms_and_frequencies_in_long_letters_are_found_in_their_tables() -> None:
    assert [found[:2] for found in identifiers("ſtudent number: 320000")] == [(0, 22)]
    (definition,) = definitions('Foo Limited (the "Bank", ſtock code: 388)')
    assert definition.said == ("Bank",)
    assert len(list(frequencies("four-timeſ-weekly flights"))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "the preſident of the Hong Kong Monetary Authority",
        "Webſite: www.example.com and Websıte: www.example.com",
        "Actıng preſident, Hong Kong Monetary Authority",
        "ſecond floor of Tower 5, Phase 2",
        "a hundred-mıllıon-yuan level ratio",
        'Foo Limited, together with itſ ſubſidiarieſ (the "Group")',
    ],
)
def test_nothing_falls_over_them(text: str) -> None:
    assert all(0 <= span.start < span.end <= len(text) for span in protector().spans(text))


def test_the_check_of_numbers_reads_them_too() -> None:
    found = list(BY_NAME["number_changed"](target("The ſixteenth met twıce.", "会议举行。")))
    assert len(found) == 2
