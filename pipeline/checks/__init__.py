"""Checks: small functions that say what a translator should look at. Each is named for what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from pipeline.checks.english import untranslated
from pipeline.checks.names import name_lost
from pipeline.checks.numbers import number_changed, number_invented
from pipeline.checks.punctuation import bracket_unpaired, punctuation_halfwidth, unit_doubled
from pipeline.checks.repetition import repeated
from pipeline.checks.slots import (
    person_unconfirmed,
    slot_dropped,
    slot_lost,
    slot_moved,
    term_unconfirmed,
)
from pipeline.checks.terms import term_forbidden
from pipeline.checks.text import character_broken, length_suspicious, script_wrong
from pipeline.document import Finding, Severity, Target, TranslatedDocument

Check = Callable[[Target], Iterator[str]]

CHECKS: Mapping[Check, Severity] = {
    slot_lost: Severity.ERROR,
    term_forbidden: Severity.ERROR,
    script_wrong: Severity.ERROR,
    character_broken: Severity.WARNING,
    slot_moved: Severity.WARNING,
    slot_dropped: Severity.WARNING,
    number_changed: Severity.WARNING,
    number_invented: Severity.WARNING,
    name_lost: Severity.WARNING,
    untranslated: Severity.WARNING,
    repeated: Severity.WARNING,
    length_suspicious: Severity.WARNING,
    bracket_unpaired: Severity.WARNING,
    punctuation_halfwidth: Severity.WARNING,
    unit_doubled: Severity.WARNING,
    person_unconfirmed: Severity.WARNING,
    term_unconfirmed: Severity.WARNING,
}


def check(translated: TranslatedDocument) -> tuple[Finding, ...]:
    """Every finding of a document, in reading order, locale by locale."""
    return tuple(
        Finding(
            check=function.__name__,
            severity=severity,
            message=message,
            document=translated.document.path.name,
            segment=target.segment.id,
            line=target.segment.line,
            locale=locale,
        )
        for locale, targets in translated.targets.items()
        for target in targets
        for function, severity in CHECKS.items()
        for message in function(target)
    )
