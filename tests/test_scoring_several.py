"""Several human translations of a locale: in a config, in the command, with gaps; and scores of single blocks."""

import hashlib
import json
from pathlib import Path

import pytest

from pipeline import load_config
from pipeline.cli import main
from pipeline.errors import UserError
from pipeline.scoring import digest_of, score_corpus
from pipeline.scoring.streams import streams

HK = "zh-Hant-HK"
CONFIG = (
    "inputs: [{source: release.txt, references: {zh-Hant-HK: REFERENCES}}]\n"
    "targets: [zh-Hant-HK]\nengine: {kind: echo}\nfail_on: never\noutput: out\n"
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("release.txt").write_text("Rain fell.\n\nThe sun came out at 10.\n", "utf-8")
    Path("a.txt").write_text("下雨了。\n太陽在10時出來。\n", "utf-8")
    Path("b.txt").write_text("Rain fell.\n太陽出來了。\n", "utf-8")


def config(references: str) -> str:
    Path("acme.yaml").write_text(CONFIG.replace("REFERENCES", references), "utf-8")
    return "acme.yaml"


def test_gaps_are_streams_with_nothing_there() -> None:
    assert streams(["甲", ("乙", "丙"), ["丁"]]) == [["甲", "乙", "丁"], [None, "丙", None]]
    scores = score_corpus(["甲乙", "丙"], [("甲乙",), ("丁", "丙")], HK, ["bleu", "chrf"])
    assert [score.signature.split("|")[0] for score in scores] == ["nrefs:var", "nrefs:var"]
    assert scores[1].value == 100


def test_a_line_without_any_reference_is_not_scored() -> None:
    with pytest.raises(UserError) as error:
        score_corpus(["甲", "乙"], ["甲", ()], HK)
    assert str(error.value) == "hypothesis 2 has no reference; each needs its own"


def test_one_file_or_a_list_of_them() -> None:
    assert load_config(config("a.txt")).inputs[0].human == {HK: (Path("a.txt"),)}
    assert load_config(config("[a.txt, b.txt]")).inputs[0].human == {HK: (Path("a.txt"), Path("b.txt"))}


@pytest.mark.parametrize(
    ("references", "said"),
    [
        ("[a.txt, no.txt]", f"acme.yaml:1: inputs[0].references.{HK}[1]: no such file: no.txt"),
        ("[a.txt, a.txt]", f"acme.yaml:1: inputs[0].references.{HK}: 'a.txt' stands twice"),
        ("[]", f"acme.yaml:1: inputs[0].references.{HK}: the list is empty"),
        ("[5]", f"acme.yaml:1: inputs[0].references.{HK}[0]: expected the name of a file or folder, not 5"),
        ("5", f"acme.yaml:1: inputs[0].references.{HK}: expected the name of a file or folder, not 5"),
    ],
)
def test_mistakes_in_a_list(references: str, said: str) -> None:
    with pytest.raises(UserError) as error:
        load_config(config(references))
    assert str(error.value) == said


def test_a_run_is_scored_against_all_of_them(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", config("[a.txt, b.txt]")]) == 0
    scores = json.loads(Path("out/scores.json").read_text("utf-8"))
    assert {s["signature"].split("|")[0] for s in scores if s["metric"] in ("BLEU", "chrF2++", "TER")} == {
        "nrefs:2"
    }
    first, second = json.loads(Path("out/segments.json").read_text("utf-8"))
    assert (first["document"], first["block"], first["line"], first["locale"]) == ("release.txt", 1, 1, HK)
    assert (round(first["chrf"]), round(first["bleu"])) == (100, 100)
    assert first["references"] == ["下雨了。", "Rain fell."]
    assert "|eff:yes|" in first["bleu_signature"]
    assert second["line"] == 3
    assert second["chrf"] < 50
    known = json.loads(Path("out/run.json").read_text("utf-8"))["references"]
    assert known == {f"release/{HK}": digest_of([Path("a.txt"), Path("b.txt")])}
    assert digest_of([Path("a.txt")]) == hashlib.sha256(Path("a.txt").read_bytes()).hexdigest()


def test_without_a_reference_no_block_is_scored() -> None:
    Path("acme.yaml").write_text(CONFIG.replace(", references: {zh-Hant-HK: REFERENCES}", ""), "utf-8")
    assert main(["run", "acme.yaml"]) == 0
    assert json.loads(Path("out/segments.json").read_text("utf-8")) == []


def test_diff_orders_by_what_the_run_was_measured_against(capsys: pytest.CaptureFixture[str]) -> None:
    """The second block loses, the first only changes: without references the longer change would come first."""
    main(["run", config("[a.txt, b.txt]"), "--output", "one"])
    Path("names.csv").write_text("en,zh-Hant-HK\nRain,雨水，很多的雨水\nsun,太陽\n", "utf-8")
    main(["run", "acme.yaml", "--output", "two", "--glossary", "names.csv"])
    capsys.readouterr()
    assert main(["diff", "one", "two"]) == 0
    said = capsys.readouterr().out.splitlines()
    effects = [line for line in said if line.startswith("release.txt block")]
    assert [line.split(":")[0] for line in effects] == [f"release.txt block {n} {HK}" for n in (1, 2)]
    assert "chrF2++ −" in effects[0]
    assert "chrF2++ +" in effects[1]
    Path("two/segments.json").write_text("[{}]", "utf-8")
    assert main(["diff", "one", "two"]) == 2
    assert capsys.readouterr().err == "xindaya: two/segments.json: Xindaya has not written this\n"


def test_the_command_takes_several(capsys: pytest.CaptureFixture[str]) -> None:
    Path("h.txt").write_text("下雨了。\n太陽出來了。\n", "utf-8")
    given = ["score", "--hypothesis", "h.txt", "--locale", HK, "--reference"]
    assert main([*given, "a.txt", "b.txt"]) == 0
    assert capsys.readouterr().out.splitlines()[1].startswith("chrF2++ 100.00  nrefs:2|")
    assert main([*given, "a.txt", "a.txt"]) == 2
    assert capsys.readouterr().err == "xindaya: --reference: a.txt is given twice\n"
    Path("b.txt").write_text("一\n", "utf-8")
    assert main([*given, "a.txt", "b.txt"]) == 2
    assert capsys.readouterr().err == (
        "xindaya: b.txt: 1 line, but h.txt has 2; the files are compared line by line (blank lines count)\n"
    )
