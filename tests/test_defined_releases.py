"""Invented releases as a whole: which names stand for a company or a term that is defined, and what they become.

In `data/defined-terms.txt` such a slot is {as it is written|as Hong Kong writes it}, or {as both write it}.
"""

import re
from pathlib import Path

import pytest
from protecting import HK, protector

from pipeline.document import Document, Segment, Slot
from pipeline.document.values import names_in
from pipeline.formats import text
from pipeline.localise import default_style
from pipeline.localise.render import render
from pipeline.segment import segment

RELEASES = (Path(__file__).parent / "data" / "defined-terms.txt").read_text("utf-8").split("\n* * *\n\n")
MADE = ("short:", "defined:", "definition:")


def marked(sentence: Segment) -> str:
    shown = sentence.source
    for slot in sorted(sentence.slots, key=lambda slot: slot.start, reverse=True):
        if is_made(slot):
            said = render(slot.value, default_style(HK))
            pair = said if said == slot.source else f"{slot.source}|{said}"
            shown = f"{shown[: slot.start]}{{{pair}}}{shown[slot.end :]}"
    return shown


def is_made(slot: Slot) -> bool:
    terms = [(name.text, name.term) for name in names_in(slot.value) if name.term]
    return any(
        term.id.startswith(MADE) or (term.id.startswith("company:") and written != term.source)
        for written, term in terms
    )


@pytest.mark.parametrize("release", RELEASES, ids=lambda release: release.split("\n")[0].strip("{"))
def test_releases(release: str) -> None:
    plain = re.sub(r"\{([^{}|]+)(?:\|[^{}]*)?\}", r"\1", release)
    content, path = plain.encode(), Path("release.txt")
    document = segment(Document(path, content, text.read(content, path)))
    segments = protector().protect(document).segments
    assert " ".join(map(marked, segments)).split() == release.split()
