"""`show` prints a config that means the same as the one it was given."""

from pathlib import Path

import pytest

from pipeline import load_config
from pipeline.cli import main

SHOWN = """# stages: read → segment → protect → translate → localise → check → score → write
inputs:
- source: configs/新聞稿.txt
  references:
    zh-Hant-HK: configs/people.txt
  align: false
targets:
- zh-Hant-HK
glossaries:
- own.csv
memory:
bilingual:
- xliff
engine:
  kind: echo
style:
  zh-Hant-HK: hk-press
checks: {}
score:
  metrics:
  - bleu
  - chrf
  - terms
  - magnitudes
  - dates
  - slots
  comet:
gates:
  floors: {}
  regression:
    bleu: 1.0
    chrf: 1.0
    terms: 0.0
    magnitudes: 0.0
    dates: 0.0
  findings: {}
  baseline:
  test: randomisation
  alpha: 0.05
  seed: 12345
fail_on: error
executor: local
jobs: 1
output: out
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("configs").mkdir()
    for name in ("configs/新聞稿.txt", "configs/people.txt", "own.csv"):
        Path(name).write_text("Hello.\n")
    Path("configs/acme.yaml").write_text(
        "inputs:\n- source: 新聞稿.txt\n  references: {zh-Hant-HK: people.txt}\n"
        "style: {zh-Hant-HK: hk-press}\noutput: ../out\n",
        "utf-8",
    )


def test_show(capsys: pytest.CaptureFixture[str]) -> None:
    options = ["--glossary", "own.csv", "--target", "zh-Hant-HK", "--engine", "echo"]
    assert main(["show", "configs/acme.yaml", *options]) == 0
    assert capsys.readouterr() == (SHOWN, "")


def test_what_is_shown_is_a_config(capsys: pytest.CaptureFixture[str]) -> None:
    main(["show", "configs/acme.yaml"])
    Path("shown.yaml").write_text(capsys.readouterr().out, "utf-8")
    assert load_config("shown.yaml") == load_config("configs/acme.yaml")
