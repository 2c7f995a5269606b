"""A small run, what a translator does to its XLIFF in a tool, and its import into a memory, for the tests of these."""

import re
from pathlib import Path

import pytest
from lxml import etree

from pipeline import RunResult, load_config, run
from pipeline.cli import main
from pipeline.document import Target

RELEASE = "InvestHK hired 600 people on May 8, 2025.\n\nLam Wing-yiu met InvestHK.\n\nNothing else was said today.\n"
NAMES = "en,zh-Hans-CN,zh-Hant-HK\nInvestHK,投资推广署,投資推廣署\nAcme Harbour Works,海港公司,海港公司\n"
CONFIG = "inputs: [release.txt]\nglossaries: [names.csv]\nengine: {kind: echo}\noutput: out\n"
HK = "zh-Hant-HK"


def begin() -> None:
    Path("release.txt").write_text(RELEASE)
    Path("names.csv").write_text(NAMES, "utf-8")
    Path("acme.yaml").write_text(CONFIG)


def translate(memory: str = "{file: ours.sqlite}") -> RunResult:
    Path("acme.yaml").write_text(CONFIG + (f"memory: {memory}\n" if memory else ""))
    return run(load_config("acme.yaml"))


def bilingual(locale: str = HK) -> Path:
    return Path(f"out/release/bilingual.{locale}.xlf")


def edit(number: int, template: str, state: str = "", locale: str = HK) -> None:
    """Rewrites the target of a segment: {0}, {1} … are its inline elements, in the order of the file."""
    tree = etree.parse(bilingual(locale))
    segment = tree.findall(".//{*}segment")[number]
    target = segment.find("{*}target")
    assert target is not None
    inline = [
        re.sub(' xmlns(:\\w+)?="[^"]*"', "", etree.tostring(e, encoding="unicode", with_tail=False))
        for e in target
    ]
    if state:
        segment.set("state", state)
    new = f'<target xmlns="{etree.QName(target).namespace}">{template.format(*inline)}</target>'
    segment.replace(target, etree.fromstring(new))
    tree.write(str(bilingual(locale)), encoding="utf-8", xml_declaration=True)


def take(capsys: pytest.CaptureFixture[str], *options: str, locale: str = HK) -> tuple[int, list[str]]:
    code = main(["import", str(bilingual(locale)), "--memory", "ours.sqlite", *options])
    told = capsys.readouterr()
    assert told.err == ""
    return code, told.out.splitlines()


def targets(result: RunResult, locale: str = HK) -> tuple[Target, ...]:
    return result.documents[0].targets[locale]
