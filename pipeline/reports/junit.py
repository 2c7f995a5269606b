"""The run as JUnit XML, which every CI reads: a case a gate, a document, and a check that found something."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from xml.etree import ElementTree

from pipeline.document import TranslatedDocument
from pipeline.files.text import xml_safe
from pipeline.reports.tally import Entry, entries, place_of, reading_order, severities_of
from pipeline.verdict import Verdict, fails


@dataclass(frozen=True, slots=True)
class Case:
    """A test case. `outcome`: passed, failed or skipped; `text` holds what stands behind `message`."""

    group: str
    name: str
    outcome: str
    message: str = ""
    text: str = ""


class Junit:
    """The suites: gates, then one for each document. Something fails in it exactly if the run fails."""

    def __init__(self, fail_on: str) -> None:
        self._fail_on = fail_on
        self._suites: dict[str, list[Case]] = {}

    def add(self, translated: TranslatedDocument) -> None:
        self._suites[translated.document.path.name] = list(_document(translated, self._fail_on))

    def text(self, verdict: Verdict) -> str:
        suites = {"gates": list(_gates(verdict)), **self._suites}
        counts = _counts([*chain(*suites.values())])
        # The schema that Jenkins holds reports against knows `skipped` of a suite alone.
        del counts["skipped"]
        root = ElementTree.Element("testsuites", {"name": "xindaya", **counts})
        for name, cases in suites.items():
            suite = ElementTree.SubElement(root, "testsuite", {"name": xml_safe(name), **_counts(cases)})
            for case in cases:
                _add(suite, case)
        ElementTree.indent(root)
        whole = ElementTree.tostring(root, encoding="unicode")
        return f'<?xml version="1.0" encoding="UTF-8"?>\n{whole}\n'


def _gates(verdict: Verdict) -> Iterator[Case]:
    for gate in verdict.gates:
        facts = f"wanted: {gate.wanted}\ngot: {gate.got or 'nothing to measure'}"
        message = "; ".join(part for part in (f"wanted {gate.wanted}, got {gate.got}", gate.why) if part)
        skipped = gate.why if gate.skipped else message
        yield Case("gates", f"{gate.name} ({gate.scope})", gate.outcome, skipped, facts)


def _document(translated: TranslatedDocument, fail_on: str) -> Iterator[Case]:
    """A case for the document, and one for each check that found something in it, gravest first."""
    name = translated.document.path.name
    listed = entries(reading_order(translated))
    worst = [entry for entry in listed if fails(entry.finding.severity, fail_on)]
    said = severities_of(entry.finding for entry in listed)
    yield Case(name, "document", "failed" if worst else "passed", said, _lines(worst))
    checks: dict[str, list[Entry]] = {}
    for entry in sorted(listed, key=lambda entry: -entry.finding.severity.rank):
        checks.setdefault(entry.finding.check, []).append(entry)
    for check, found in checks.items():
        failed = any(fails(entry.finding.severity, fail_on) for entry in found)
        said = severities_of(entry.finding for entry in found)
        yield Case(name, check, "failed" if failed else "passed", said, _lines(found))


def _lines(listed: Sequence[Entry]) -> str:
    return "\n".join(
        f"{place_of(e.finding)} {e.finding.severity} {e.finding.check}: "
        f"{' '.join(e.finding.said.split())} ({e.where})"
        for e in listed
    )


def _counts(cases: Sequence[Case]) -> dict[str, str]:
    failures = sum(case.outcome == "failed" for case in cases)
    skipped = sum(case.outcome == "skipped" for case in cases)
    counts = {"tests": len(cases), "failures": failures, "errors": 0, "skipped": skipped}
    return {name: str(number) for name, number in counts.items()}


def _add(suite: ElementTree.Element, case: Case) -> None:
    element = ElementTree.SubElement(
        suite, "testcase", {"classname": xml_safe(case.group), "name": xml_safe(case.name)}
    )
    message = {"message": xml_safe(case.message)} if case.message else {}
    if case.outcome == "failed":
        ElementTree.SubElement(element, "failure", message).text = xml_safe(case.text)
    elif case.outcome == "skipped":
        ElementTree.SubElement(element, "skipped", message)
    elif case.text:
        ElementTree.SubElement(element, "system-out").text = xml_safe(case.text)
