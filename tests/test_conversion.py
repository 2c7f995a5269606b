"""OpenCC's tables searched our way give what its Python package gives."""

import random

import pytest
from opencc import OpenCC

from pipeline.locales.opencctables import opencc_table
from pipeline.localise.conversion import Conversion

# Phrases that overlap, that end with the text, that a mark parts, in which one of several forms is meant.
TEXTS = [
    "年历史",
    "理发店长发型",
    "三只船只只有一只",
    "发展着手了解决定面面俱到",
    "皇后后面里程表里",
    "乔治．布希",
    "占<T0>卜<N1>，A股的50只个股",
    "",
]


def made_up() -> list[str]:
    """Phrases of the table and parts of them, one behind another."""
    rng, phrases = random.Random(1), list(opencc_table("STPhrases"))
    some = [rng.choice(phrases) for _ in range(500)]
    parts = [one[: rng.randint(1, len(one))] if rng.random() < 0.5 else one for one in some]
    return ["".join(parts[at : at + 5]) for at in range(0, len(parts), 5)]


@pytest.mark.parametrize(("name", "variants"), [("s2hk", "HKVariants"), ("s2tw", "TWVariants")])
def test_as_opencc_writes_it(name: str, variants: str) -> None:
    ours, theirs = Conversion(variants, {}), OpenCC(name)
    texts = [*TEXTS, *made_up()]
    assert [ours.convert(text) for text in texts] == [theirs.convert(text) for text in texts]


def test_glyphs_are_written_instead_of_what_opencc_chooses() -> None:
    assert Conversion("HKVariants", {"峯": "峰", "裏": "裡"}).convert("高峰里程里面") == "高峰里程裡面"
