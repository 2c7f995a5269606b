"""The findings as SARIF 2.1.0, which code hosts show beside the line of the release that each is about."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from functools import cache, partial
from pathlib import Path

from pipeline import __version__
from pipeline.document import Finding, Severity, TranslatedDocument
from pipeline.files.layout import translated_file
from pipeline.files.resources import check_table
from pipeline.reports.longlist import LongList
from pipeline.reports.places import Region, lined, repository_uri, segment_regions, text_offsets
from pipeline.reports.tally import reading_order
from pipeline.verdict import together

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


class Sarif:
    """One run of the tool: every check as a rule, every finding as a result, a fix where there is one for certain.

    A finding in several locales is one result. Fixes are for the translations written to `output`.
    """

    def __init__(self, output: Path) -> None:
        self._output, self._results = output, LongList(indent=6)
        self._numbers = {check: number for number, check in enumerate(check_table())}

    def add(self, translated: TranslatedDocument) -> None:
        for finding in translated.findings:
            self._numbers.setdefault(finding.check, len(self._numbers))
        self._results.extend(_results(translated, self._output, self._numbers))

    def text(self) -> str:
        rules = [_rule(check) for check in self._numbers]
        run = {
            "tool": {"driver": {"name": "Xindaya", "semanticVersion": __version__, "rules": rules}},
            "language": "en",
            "columnKind": "unicodeCodePoints",
            "newlineSequences": ["\r\n", "\n", "\r"],
            "results": [],
        }
        log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
        before, _, after = json.dumps(log, ensure_ascii=False, indent=2).rpartition("[]")
        return "".join((before, self._results.text, after, "\n"))


def _rule(check: str) -> dict[str, object]:
    row = check_table().get(check)
    if row is None:
        return {"id": check}
    return {
        "id": check,
        "shortDescription": {"text": row.meaning},
        "defaultConfiguration": {"level": _LEVELS[Severity(row.severity)]},
    }


def _results(
    translated: TranslatedDocument, output: Path, numbers: Mapping[str, int]
) -> Iterator[dict[str, object]]:
    if not translated.findings:
        return
    regions = segment_regions(translated.document)
    sources = {segment.id: segment.source for segment in translated.document.segments}
    artifact = _artifact(translated.document.path)
    file_of = cache(partial(_Translation, translated, output))
    for said, members in together(reading_order(translated)).items():
        tags = [finding.locale for finding in members if finding.locale]
        region = regions.get(said.segment) or (Region(said.line) if said.line else None)
        about = f" ({', '.join(tags)})" if tags else ""
        fix = f"; should be: {said.fix}" if said.fix is not None else ""
        fixes = [
            _fix(finding, file_of(finding.locale))
            for finding in members
            if finding.fix is not None and finding.span is not None and finding.locale in translated.targets
        ]
        further = [{"physicalLocation": _location(artifact, Region(line))} for line in said.also]
        print_of = "\n".join((said.check, said.document, sources.get(said.segment, ""), said.message))
        yield {
            "ruleId": said.check,
            "ruleIndex": numbers[said.check],
            "level": _LEVELS[said.severity],
            "message": {"text": f"{' '.join(said.said.split())}{fix}{about}"},
            "locations": [{"physicalLocation": _location(artifact, region)}],
            **({"relatedLocations": further} if further else {}),
            "partialFingerprints": {"finding/v1": hashlib.sha256(print_of.encode()).hexdigest()[:32]},
            **({"fixes": whole} if (whole := [fix for fix in fixes if fix]) else {}),
            "properties": {"locales": tags, "segment": said.segment},
        }


def _location(artifact: Mapping[str, str], region: Region | None) -> dict[str, object]:
    place: dict[str, object] = {"artifactLocation": artifact}
    return place | ({"region": _region(region)} if region else {})


def _artifact(path: Path) -> dict[str, str]:
    return {"uri": repository_uri(path), "uriBaseId": "%SRCROOT%"}


def _region(region: Region) -> dict[str, int]:
    names = {
        "startLine": region.line,
        "startColumn": region.column,
        "endLine": region.end_line,
        "endColumn": region.end_column,
    }
    return {name: number for name, number in names.items() if number is not None}


class _Translation:
    """The file of a release in one locale, and where its sentences begin in it."""

    def __init__(self, translated: TranslatedDocument, output: Path, locale: str) -> None:
        path, targets = output / translated_file(translated.document.path, locale), translated.targets[locale]
        self.artifact = _artifact(path)
        self._text = lined(path.read_bytes() if path.is_file() else b"")
        starts = text_offsets(self._text.text, [target.text for target in targets])
        self._starts = {t.segment.id: start for start, t in zip(starts, targets, strict=True)}

    def region(self, segment: str, span: tuple[int, int]) -> Region | None:
        start = self._starts.get(segment)
        return None if start is None else self._text.region(start + span[0], start + span[1])


def _fix(finding: Finding, file: _Translation) -> dict[str, object] | None:
    """The change to the translated file; None where the place is not known, or the file has no such text."""
    region = file.region(finding.segment, finding.span) if finding.span else None
    if region is None:
        return None
    change = {
        "artifactLocation": file.artifact,
        "replacements": [{"deletedRegion": _region(region), "insertedContent": {"text": finding.fix}}],
    }
    return {"description": {"text": f"write {finding.fix}"}, "artifactChanges": [change]}
