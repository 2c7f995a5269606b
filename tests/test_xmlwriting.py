"""XML that is written as text is what a library writes of the same tree, character by character."""

import pytest
from lxml import etree

from pipeline.files.text import xml_safe
from pipeline.formats.xmlwriting import branch, escaped, quoted, whole

TEXTS = (
    "",
    "plain",
    "甲 & 乙",
    '<a href="x">',
    "it's",
    "a\tb\nc\rd",
    " \x85\u2028é",
    "\x00\x0b\ufffe",
    "𠮷🙂",
    "]]>",
)


@pytest.mark.parametrize("text", TEXTS)
def test_text_and_attributes_are_those_of_lxml(text: str) -> None:
    element = etree.Element("a", {"b": xml_safe(text)})
    element.text = xml_safe(text)
    assert f'<a b="{quoted(text)}">{escaped(text)}</a>' == etree.tostring(element, encoding="unicode")


def test_elements_are_indented_and_their_text_is_not() -> None:
    lines = branch('a id="1"', [branch("b", [["<c>\nd</c>", "<e/>"]]), branch("f", [])])
    assert whole(lines).decode() == (
        "<?xml version='1.0' encoding='UTF-8'?>\n"
        '<a id="1">\n  <b>\n    <c>\nd</c>\n    <e/>\n  </b>\n  <f/>\n</a>\n'
    )
