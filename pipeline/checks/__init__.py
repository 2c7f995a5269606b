"""Checks: small functions that say what a translator should look at. Each is named for what is wrong.

Their severities, and what each means, stand in `glossaries/checks.csv`; a config may set others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.checks.abroad import CHECKS_ABROAD
from pipeline.checks.calendar import date_contradicts, weekday_changed
from pipeline.checks.codes import code_changed
from pipeline.checks.dollars import dollar_unclear
from pipeline.checks.empty import translation_empty
from pipeline.checks.english import untranslated
from pipeline.checks.flaw import BlockCheck, Check, DocumentCheck, Flaw
from pipeline.checks.formatting import formatting_moved
from pipeline.checks.memory import memory_near
from pipeline.checks.names import name_lost
from pipeline.checks.negation import negation_lost
from pipeline.checks.numbers import number_changed, number_invented
from pipeline.checks.once import Found, once
from pipeline.checks.punctuation import (
    bracket_unpaired,
    punctuation_halfwidth,
    quotation_unpaired,
    unit_doubled,
)
from pipeline.checks.quotations import quotation_changed
from pipeline.checks.relations import relation_changed
from pipeline.checks.repetition import repeated
from pipeline.checks.slots import (
    person_alone,
    person_unconfirmed,
    slot_beyond,
    slot_dropped,
    slot_lost,
    slot_moved,
    term_unconfirmed,
)
from pipeline.checks.terms import ambiguous_term, term_forbidden, term_inconsistent
from pipeline.checks.text import character_broken, length_suspicious, script_wrong
from pipeline.checks.trailing import words_trailing
from pipeline.checks.unfounded import unfounded
from pipeline.checks.works import title_unconfirmed
from pipeline.document import Block, Finding, Severity, Target, TranslatedDocument
from pipeline.files.resources import check_table
from pipeline.locales.tags import is_chinese

CHECKS: tuple[Check, ...] = (
    slot_lost,
    translation_empty,
    term_forbidden,
    script_wrong,
    date_contradicts,
    character_broken,
    slot_moved,
    slot_dropped,
    slot_beyond,
    number_changed,
    code_changed,
    number_invented,
    relation_changed,
    dollar_unclear,
    weekday_changed,
    name_lost,
    untranslated,
    negation_lost,
    repeated,
    words_trailing,
    length_suspicious,
    bracket_unpaired,
    quotation_changed,
    punctuation_halfwidth,
    unit_doubled,
    term_unconfirmed,
    ambiguous_term,
    memory_near,
)
DOCUMENT_CHECKS: tuple[DocumentCheck, ...] = (
    term_inconsistent,
    person_unconfirmed,
    person_alone,
    unfounded,
    title_unconfirmed,
)
BLOCK_CHECKS: tuple[BlockCheck, ...] = (formatting_moved, quotation_unpaired)
OFF = "off"


def check(translated: TranslatedDocument, levels: Mapping[str, str] | None = None) -> tuple[Finding, ...]:
    """Every finding of a document, in reading order, locale by locale; what holds for all of it is found once.

    `levels` sets other severities than those of the table, by the check's name; 'off' silences it.
    """
    severities = {**{name: row.severity for name, row in check_table().items()}, **(levels or {})}
    wanted = {name for name, level in severities.items() if level != OFF}
    return tuple(
        Finding(
            check=name,
            severity=Severity(severities[name]),
            message=flaw.message,
            document=translated.document.path.name,
            segment=target.segment.id,
            line=target.segment.line,
            locale=locale,
            span=flaw.span,
            fix=flaw.fix,
            also=also,
        )
        for locale, targets in translated.targets.items()
        for (name, target, flaw), also in once(_flaws(translated.document.blocks, targets, wanted))
    )


def _flaws(blocks: tuple[Block, ...], targets: tuple[Target, ...], wanted: set[str]) -> Iterator[Found]:
    """Check by check within a target, target by target; what only the whole release shows comes with its target."""
    whole: dict[str, list[tuple[str, Flaw]]] = {}
    for of_document in DOCUMENT_CHECKS:
        if of_document.__name__ in wanted:
            for target, flaw in of_document(targets):
                whole.setdefault(target.segment.id, []).append((of_document.__name__, _flaw(flaw)))
    for of_blocks in BLOCK_CHECKS:
        if of_blocks.__name__ in wanted:
            for target, flaw in of_blocks(blocks, targets):
                whole.setdefault(target.segment.id, []).append((of_blocks.__name__, _flaw(flaw)))
    chinese, abroad = (
        [(function.__name__, function) for function in functions if function.__name__ in wanted]
        for functions in (CHECKS, CHECKS_ABROAD)
    )
    for target in targets:
        for name, function in chinese if is_chinese(target.locale) else abroad:
            for flaw in function(target):
                yield name, target, _flaw(flaw)
        yield from ((name, target, flaw) for name, flaw in whole.get(target.segment.id, ()))


def _flaw(flaw: Flaw | str) -> Flaw:
    return flaw if isinstance(flaw, Flaw) else Flaw(flaw)
