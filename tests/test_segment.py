"""Segments: nothing is lost, every piece is numbered, and a broken table says where."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.document import Block, BlockKind, Document, Segment
from pipeline.errors import UserError
from pipeline.segment import segment, sentences
from pipeline.segment.tables import ABBREVIATION_KINDS, abbreviations, read_table

TRICKY = st.text(alphabet=" \n\t\u00a0.!?…。？”\"')(]“「」AaIV5：;-香𠮷Ltd", max_size=60)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(), TRICKY))
def test_joining_the_sentences_gives_the_text_back(text):
    pieces = sentences(text)
    assert "".join(pieces) == text
    assert all(pieces)


@settings(max_examples=100, deadline=None)
@given(TRICKY)
def test_joining_the_segments_gives_the_block_back(text):
    (block,) = segment(_document(text)).blocks
    assert "".join(s.source + s.space for s in block.segments) == text.lstrip()
    assert all(s.source == s.source.strip() and s.source for s in block.segments)
    assert all(s.space.strip() == "" for s in block.segments)


def test_segments_are_numbered_by_block_and_sentence():
    document = segment(_document("It rose.  Mr. Wong left.\n", "", "The end"))
    assert document.segments == (
        Segment("b1s1", "It rose.", "  ", line=1),
        Segment("b1s2", "Mr. Wong left.", "\n", line=1),
        Segment("b3s1", "The end", "", line=3),
    )


def test_empty_text_has_no_sentences():
    assert sentences("") == []


def test_white_space_after_a_sentence_stays_with_it():
    assert sentences(" One.\u00a0 Two. ") == [" One.\u00a0 ", "Two. "]


@pytest.mark.parametrize("abbreviation", sorted(a for a, kind in abbreviations().items() if kind == "never"))
def test_an_abbreviation_that_never_ends_a_sentence_does_not(abbreviation):
    text = f"He saw {abbreviation} The Peak."
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    "abbreviation", sorted(a for a, kind in abbreviations().items() if kind == "sometimes")
)
def test_an_abbreviation_that_sometimes_ends_a_sentence_does_so_before_a_starter(abbreviation):
    assert sentences(f"He saw {abbreviation} However, it rained.") == [
        f"He saw {abbreviation} ",
        "However, it rained.",
    ]
    assert len(sentences(f"He saw {abbreviation} Victoria Peak.")) == 1


def test_an_unknown_kind_is_refused_with_its_line(tmp_path):
    table = tmp_path / "abbreviations.csv"
    table.write_text("abbreviation,kind,note\nMr.,never,\nMs.,nver,\n")
    with pytest.raises(UserError) as error:
        read_table(table, ABBREVIATION_KINDS)
    assert str(error.value) == "abbreviations.csv:3: 'nver' is not a kind; did you mean 'never'?"


def test_a_doubled_word_is_refused_with_its_line(tmp_path):
    table = tmp_path / "abbreviations.csv"
    table.write_text("abbreviation,kind,note\nMr.,never,\nMr.,never,\n")
    with pytest.raises(UserError) as error:
        read_table(table, ABBREVIATION_KINDS)
    assert str(error.value) == "abbreviations.csv:3: 'Mr.' is already in the table"


def test_the_tables_are_read_when_first_needed():
    code = "import pipeline.segment\nfrom pipeline.segment.tables import abbreviations as table\n"
    code += "print(table.cache_info().currsize)\npipeline.segment.sentences('Mr. A.')\nprint(table.cache_info().currsize)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=Path(__file__).parents[1], capture_output=True, text=True
    )
    assert (done.stdout, done.stderr) == ("0\n1\n", "")


def _document(*texts: str) -> Document:
    blocks = (Block(BlockKind.PARAGRAPH, text, line) for line, text in enumerate(texts, 1))
    return Document(Path("release.txt"), b"", tuple(blocks))
