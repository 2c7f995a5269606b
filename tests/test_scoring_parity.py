"""The sacrebleu command gives the same numbers, with the same seed: Simplified, Traditional, several references."""

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from pipeline.scoring import score_files
from pipeline.scoring.significance import compare_texts

NUMBERS = range(24)
CELL = re.compile(r"([\d.]+)[^&]*?\(p = ([\d.]+)\)")
OPTIONS = {
    "bleu": "--tokenize zh",
    "chrf": "--chrf-word-order 2",
    "ter": "--ter-asian-support --ter-normalized",
}


@dataclass(frozen=True)
class Lines:
    """A set: two translations of the same lines, and one human translation or several."""

    locale: str
    this: list[str]
    earlier: list[str]
    references: tuple[list[str], ...]


def _lines(*patterns: str) -> list[str]:
    """A pattern for each line in turn, with figures of its own."""
    return [patterns[n % len(patterns)].format(n=n + 3, year=2000 + n) for n in NUMBERS]


HANS = Lines(
    "zh-Hans-CN",
    _lines(
        "投资推广署宣布，去年协助{n}家公司开业。",
        "{year}年投资额达{n}.2亿港元，上升12%。",
        "他说：“请放心。”",
    ),
    _lines("投资推广署称去年帮{n}家公司开业。", "{year}年投资{n}.2亿港元，升12%。", "他说，请放心。"),
    (
        _lines(
            "投资推广署今天公布，去年协助了{n}家公司在港开业。",
            "{year}年总投资额达{n}.2亿港元，增长12%。",
            "他表示：“请放心。”",
        ),
    ),
)
HANT = Lines(
    "zh-Hant-HK",
    _lines(
        "衞生署署長𠮷野先生於{year}年7月{n}日發表聲明。",
        "香港Hong Kong歡迎{n}名旅客。",
        "金管局公布，升幅為{n}%。",
    ),
    _lines("衞生署長𠮷野在{year}年7月{n}日發聲明。", "Hong Kong香港歡迎旅客{n}名。", "金管局：升{n}%。"),
    (
        _lines(
            "衞生署署長𠮷野先生{year}年7月{n}日發出聲明。",
            "香港歡迎{n}名旅客蒞臨Hong Kong。",
            "金管局公布升幅達{n}%。",
        ),
    ),
)
SEVERAL = Lines(
    "zh-Hant-HK",
    HANT.this,
    HANT.earlier,
    (
        *HANT.references,
        _lines("𠮷野署長在{year}年7月{n}日發表了聲明。", "{n}名旅客來到香港。", "金管局公布，上升{n}%。"),
        _lines("署長於{year}年7月{n}日就此作出聲明。", "香港歡迎旅客，共{n}名。", "金管局指升幅為{n}%。"),
    ),
)
SETS = {"zh Hans": HANS, "zh Hant": HANT, "several references": SEVERAL}


@pytest.fixture(params=SETS)
def given(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Lines, list[str], list[str]]:
    """A set, the files of its references, and those of its two translations."""
    lines = SETS[request.param]
    names = [f"reference{n}" for n in range(len(lines.references))]
    for name, text in zip(
        (*names, "earlier", "this"), (*lines.references, lines.earlier, lines.this), strict=True
    ):
        (tmp_path / name).write_text("".join(f"{line}\n" for line in text), "utf-8")
    return (
        lines,
        [str(tmp_path / name) for name in names],
        [str(tmp_path / "earlier"), str(tmp_path / "this")],
    )


def sacrebleu(arguments: list[str], seed: int = 12345) -> str:
    command = [sys.executable, "-m", "sacrebleu", *arguments]
    environment = {**os.environ, "SACREBLEU_SEED": str(seed)}
    return subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout


def test_values_and_signatures(given: tuple[Lines, list[str], list[str]]) -> None:
    lines, references, (_, this) = given
    options = " ".join(OPTIONS.values()).split()
    printed = json.loads(sacrebleu([*references, "-i", this, "-m", *OPTIONS, *options, "-w", "15"]))
    scores = score_files(Path(this), [Path(path) for path in references], lines.locale)
    assert [(s.metric, f"{s.value:.12f}", s.signature) for s in scores] == [
        (one["name"], f"{one['score']:.12f}", one["signature"]) for one in printed
    ]
    assert all(s.signature.startswith(f"nrefs:{len(references)}|") for s in scores)
    assert len({round(s.value, 3) for s in scores} - {0, 100}) == 3


@pytest.mark.parametrize(("test", "option"), [("bootstrap", "--paired-bs"), ("randomisation", "--paired-ar")])
def test_p_of_the_paired_tests(given: tuple[Lines, list[str], list[str]], test: str, option: str) -> None:
    lines, references, systems = given
    options = " ".join(OPTIONS.values()).split()
    asked = [*references, "-i", *systems, "-m", *OPTIONS, *options, "-w", "6", "-f", "latex", option]
    printed = CELL.findall(sacrebleu(asked, seed=7))
    human = list(zip(*lines.references, strict=True))
    found = compare_texts(lines.this, lines.earlier, human, lines.locale, test=test, seed=7)
    assert [(f"{c.after:.4f}", f"{c.p:.4f}") for c in found] == [
        (f"{float(value):.4f}", p) for value, p in printed
    ]
    assert all(f"nrefs:{len(references)}|" in c.signature and "seed:7" in c.signature for c in found)
