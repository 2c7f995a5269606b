"""The error tags that a reviewer may give (MQM): categories, and severities with the weights that are usual."""

from __future__ import annotations

# name → (group, label). The names are those of MQM Core, as far as a press release needs them.
CATEGORIES = {
    "terminology/wrong-term": ("Terminology", "Wrong term"),
    "terminology/inconsistent": ("Terminology", "Inconsistent with glossary or text"),
    "accuracy/mistranslation": ("Accuracy", "Mistranslation"),
    "accuracy/omission": ("Accuracy", "Omission"),
    "accuracy/addition": ("Accuracy", "Addition"),
    "accuracy/untranslated": ("Accuracy", "Untranslated"),
    "linguistic/grammar": ("Linguistic conventions", "Grammar"),
    "linguistic/punctuation": ("Linguistic conventions", "Punctuation"),
    "linguistic/characters": ("Linguistic conventions", "Wrong character"),
    "linguistic/unintelligible": ("Linguistic conventions", "Unintelligible"),
    "style/house-style": ("Style", "Against house style"),
    "style/awkward": ("Style", "Awkward"),
    "style/register": ("Style", "Register"),
    "locale/number": ("Locale conventions", "Number format"),
    "locale/date": ("Locale conventions", "Date format"),
    "locale/wording": ("Locale conventions", "Another region's word"),
    "other": ("Other", "Other"),
}
WEIGHTS = {"neutral": 0, "minor": 1, "major": 5, "critical": 25}
