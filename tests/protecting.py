"""A protector with the shipped glossaries, for tests of what becomes a slot and how it is written."""

from functools import cache
from pathlib import Path

from pipeline.document import Block, BlockKind, Document, Segment
from pipeline.files.resources import glossary_file
from pipeline.glossary import load_glossaries
from pipeline.localise import default_style
from pipeline.localise.render import render
from pipeline.protect import Protector

CN, HK = "zh-Hans-CN", "zh-Hant-HK"


@cache
def protector(limit: int = 8) -> Protector:
    names = ("official-names.csv", "name-patterns.csv")
    return Protector(load_glossaries([glossary_file(name) for name in names]), limit)


def document(*sentences: str) -> Document:
    """A document of one sentence a paragraph."""
    blocks = tuple(
        Block(BlockKind.PARAGRAPH, text, line, segments=(Segment(str(line), text),))
        for line, text in enumerate(sentences, 1)
    )
    return Document(Path("a.txt"), b"", blocks)


def protect(*sentences: str, limit: int = 8) -> tuple[Segment, ...]:
    """The sentences of one document, with their slots."""
    return protector(limit).protect(document(*sentences)).segments


def shown(sentence: str, locale: str = CN) -> str:
    """The sentence with every slot in braces as the locale writes it; a lead and its slots too."""
    (segment,) = protect(sentence)
    text = segment.source
    for slot in reversed(segment.slots):
        text = text[: slot.start] + "{" + render(slot.value, default_style(locale)) + "}" + text[slot.end :]
    return text
