"""The names that TBX has for things, those of 2019 and of 2008, and what they are called in a glossary."""

from __future__ import annotations

import re

from pipeline.document.values import Status

NAMESPACE = "urn:iso:std:iso:30042:ed-2"
ENTRIES = frozenset({"conceptEntry", "termEntry"})
LANGUAGES = frozenset({"langSec", "langSet"})
TERMS = frozenset({"termSec", "tig", "ntig"})
GROUPS = frozenset({"descripGrp", "adminGrp", "transacGrp", "termNoteGrp", "termGrp"})
# Data categories, and the column that each fills.
READ = {
    "subjectField": "category",
    "source": "authority",
    "date": "date",
    "note": "note",
    "administrativeStatus": "status",
    "normativeAuthorization": "status",
    "status": "status",
    "transactionType": "transaction",
    "modification": "transaction",
    "origination": "transaction",
}
STATUSES = {
    "preferredTerm": Status.PREFERRED,
    "admittedTerm": Status.ADMITTED,
    "deprecatedTerm": Status.FORBIDDEN,
    "supersededTerm": Status.FORBIDDEN,
}
WRITTEN = {
    Status.PREFERRED: "preferredTerm-admn-sts",
    Status.ADMITTED: "admittedTerm-admn-sts",
    Status.FORBIDDEN: "deprecatedTerm-admn-sts",
    Status.KEEP: "preferredTerm-admn-sts",
}
# Notes that begin so hold what TBX has no place for; other tools show them as text.
OURS = "xindaya:"
# The id of an entry whose row has none.
GENERATED = re.compile(r"xin-\d+")
