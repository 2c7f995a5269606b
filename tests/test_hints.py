"""The lexicon finds words and phrases in whatever form they stand, and none where there is none."""

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from pipeline.engines.hints import BETWEEN, CLOSE, OPEN, Lexicon, bases, load_lexicon
from pipeline.engines.press import normalise
from pipeline.errors import UserError
from pipeline.files.resources import glossary_file

LEXICON = Lexicon(
    {
        "bumper": ("丰收", "特大"),
        "fossil": ("化石",),
        "state of the art": ("先进",),
        "take effect": ("生效",),
        "supply chain": ("供应链",),
        "chain": ("链条",),
        "hop": ("跳",),
        "villagers committee": ("村委会",),
        "plan": ("计划",),
    }
)


def shown(text: str) -> str:
    """The hinted text as it can be read: bumper[丰收|特大]."""
    return LEXICON.hinted(text).replace(OPEN, "[").replace(BETWEEN, "|").replace(CLOSE, "]")


@pytest.mark.parametrize(
    ("text", "hinted"),
    [
        ("A bumper harvest.", "A bumper[丰收|特大] harvest."),
        ("Fossils of <N0> were found.", "Fossils[化石] of <N0> were found."),
        ("He met Hop Bumper.", "He met Hop Bumper."),
        (
            "He is Professor of Fossil and Chain Plans.",
            "He is Professor of Fossil[化石] and Chain[链条] Plans[计划].",
        ),
        ("He met Professor Fossil of Bumper.", "He met Professor Fossil of Bumper."),
        ("He is <T1> of Hopology and <T2> of Hop.", "He is <T1> of Hopology and <T2> of Hop."),
        ("He is <T1> of Fossil Chainology.", "He is <T1> of Fossil[化石] Chainology."),
        ("A state-of-the-art lab", "A state-of-the-art[先进] lab"),
        ("The rule took effect on <D0>.", "The rule took effect[生效] on <D0>."),
        ("supply chains and chains", "supply chains[供应链] and chains[链条]"),
        ("The villagers' committee met.", "The villagers' committee[村委会] met."),
        ("supply, chain", "supply, chain[链条]"),
        ("supply <T0> chain", "supply <T0> chain[链条]"),
        ("They hoped and hopped.", "They hoped and hopped[跳]."),
        ("They planned it.", "They planned[计划] it."),
        ("States of the art", "States of the art[先进]"),
        ("the state of the chain", "the state of the chain[链条]"),
        ("The Supply chain", "The Supply chain[链条]"),
        ("BUMPER FOSSILS PLANNED TODAY", "BUMPER[丰收|特大] FOSSILS[化石] PLANNED[计划] TODAY"),
        ("", ""),
        ("<N0>", "<N0>"),
    ],
)
def test_hints_stand_behind_words(text: str, hinted: str) -> None:
    assert shown(text) == hinted


def test_only_those_that_are_wanted_are_given() -> None:
    answers = iter([False, True])
    assert LEXICON.hinted("bumper fossil", lambda: next(answers)) == f"bumper fossil{OPEN}化石{CLOSE}"


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("planned", "plan"), ("rated", "rate"), ("watches", "watch"), ("planes", "plane"), ("carries", "carry"),
        ("carried", "carry"), ("dying", "die"), ("visited", "visit"), ("sought", "seek"), ("analyses", "analysis"),
        ("making", "make"), ("running", "run"),
    ],
)  # fmt: skip
def test_base_forms(word: str, base: str) -> None:
    assert base in list(bases(word))


@pytest.mark.parametrize(
    ("word", "other"), [("being", "bee"), ("hoped", "hop"), ("rated", "rat"), ("planed", "plan")]
)
def test_a_base_form_is_no_other_word(word: str, other: str) -> None:
    assert other not in list(bases(word))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("word,chinese\n", "1: expected the columns english,zh-Hans-CN in the first line"),
        ("english,zh-Hans-CN\nfossil,化石\nhop\n", "3: expected english,zh-Hans-CN"),
        ("english,zh-Hans-CN\nfossil,\n", "2: zh-Hans-CN: expected Chinese, several with ； between"),
        ("english,zh-Hans-CN\nfossil,；\n", "2: zh-Hans-CN: expected Chinese, several with ； between"),
        ("english,zh-Hans-CN\nfossil,化\x03石\n", "2: zh-Hans-CN: expected Chinese, several with ； between"),
        (
            "english,zh-Hans-CN\nfossil,化石\nFossil,古物\n",
            "3: english: 'fossil' stands in an earlier line already",
        ),
        ("english,zh-Hans-CN\n,化石\n", "2: english: '': expected one to 4 English words"),
        ("english,zh-Hans-CN\nhop,跳\n5G,五代\n", "3: english: '5G': expected one to 4 English words"),
        ("english,zh-Hans-CN\na b c d e,多\n", "2: english: 'a b c d e': expected one to 4 English words"),
        (
            'english,zh-Hans-CN\nhop,跳\n"fossil,化石\nplan,计划\n',
            "3: not CSV: unexpected end of data; is a quotation mark open?",
        ),
        ("", "1: expected the columns english,zh-Hans-CN in the first line"),
    ],
)
def test_what_is_no_lexicon_is_refused(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "ours.csv"
    path.write_text(content, "utf-8")
    with pytest.raises(UserError, match=f"^{re.escape(str(path))}:{re.escape(said)}$"):
        load_lexicon(path)


def test_the_apostrophe_of_a_phrase_is_no_bar(tmp_path: Path) -> None:
    path = tmp_path / "ours.csv"
    path.write_text("english,zh-Hans-CN\nVillagers’ committee,村委会\n", "utf-8")
    assert load_lexicon(path).hinted("a villagers' committee") == f"a villagers' committee{OPEN}村委会{CLOSE}"


def test_marks_of_hints_in_a_release_are_none() -> None:
    assert normalise(f"A bumper{OPEN}坏{BETWEEN}好{CLOSE} harvest") == "A bumper 坏 好 harvest"


def test_a_lexicon_that_is_not_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "ours.csv"
    path.write_bytes(b"english,zh-Hans-CN\nfossil,\xff\xfe\n")
    with pytest.raises(UserError, match=r":2: byte 26 \(0xff\) is not UTF-8 text; save the file as UTF-8$"):
        load_lexicon(path)


def test_our_own_lexicon_is_whole() -> None:
    with glossary_file("lexicon.csv").open(encoding="utf-8", newline="") as file:
        rows = [*csv.DictReader(file)]
    assert len(rows) > 20_000
    assert [word for word, times in Counter(row["english"] for row in rows).items() if times > 1] == []
    assert [row for row in rows if not re.fullmatch(r"[a-z' ]+", row["english"])] == []
    assert [row for row in rows if re.search(r"[A-Za-z,;|]", row["zh-Hans-CN"])] == []
    assert [row for row in rows if not 1 <= len(row["zh-Hans-CN"].split("；")) <= 3] == []


def test_two_lexicons_that_say_the_same_have_one_digest() -> None:
    one, other = Lexicon({"a": ("一",), "b": ("二",)}), Lexicon({"b": ("二",), "a": ("一",)})
    assert one.digest == other.digest
    assert one.digest != Lexicon({"a": ("一", "二")}).digest
