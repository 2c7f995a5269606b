"""Reads the labels of telephone numbers and addresses within a line: 'Press Office, Tel: 2123 4567 | Email: …'.

At the beginning of a line they are lead-ins; a model that meets one further on makes a road or a standard of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.document.values import Name
from pipeline.protect.leads import lead_in
from pipeline.protect.sought import Sought, both, having
from pipeline.words.folding import folded
from pipeline.words.wording import any_of

# As the table of lead-ins has them.
_NAMES = (
    "Tel",
    "Telephone",
    "Phone",
    "Fax",
    "Email",
    "E-mail",
    "Mobile",
    "Hotline",
    "Helpline",
    "Freephone",
    "Toll-free",
    "WhatsApp",
    "Website",
)
_LISTED = {name.lower(): f"{name}:" for name in _NAMES}
_LABEL = Sought(
    re.compile(
        rf"(?<![\w-])(?P<label>{any_of(_NAMES)})"
        r"(?: no\.?| number)?\.?(?P<colon> ?: ?)(?=[+(]?\d[\d ()-]{5}|[\w.+-]{1,64}@|https?://|www\.|[\w-]{1,40}\.(?:com|org|net|gov|edu|hk|cn))",
        re.IGNORECASE,
    ),
    both(having(":"), having(*(name.lower() for name in _NAMES))),
)


def contact_labels(text: str) -> Iterator[tuple[int, int, Name, str]]:
    """Every label before a number or address: start, end, name, where it comes from."""
    for match in _LABEL.finditer(text):
        term = lead_in(_LISTED[folded(match["label"])])
        if match.start() > 0 and term:
            yield match.start(), match.end("colon"), Name(match[0].rstrip(), term), term.origin
