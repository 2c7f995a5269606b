"""Scores equal those of the sacrebleu command to the last digit; what cannot be compared is refused."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.document import Score
from pipeline.errors import UserError
from pipeline.scoring import METRICS, score_corpus, score_files

HANS = (
    ["投资推广署今日宣布，该署去年协助五百家公司开业。", "", "投资额达 34.2 亿港元，上升 12%。"],
    ["投资推广署今天公布，去年协助了500家公司在港开业。", "", "总投资额达34.2亿港元，增长12%。"],
)
HANT = (
    [
        "香港金融管理局（金管局）於七月八日發表聲明。  ",
        "香港Hong Kong歡迎𠮷野先生。",
        "衞生署署長說：「請放心。」",
    ],
    ["金管局在7月8日發表聲明。", "香港歡迎𠮷野先生蒞臨Hong Kong。\r", "衞生署署長表示：“請放心。”"],
)
JAPANESE = (["香港は国際金融センターです。", "はい。"], ["香港は国際的な金融の中心だ。", "はい。"])
FRENCH = (
    ["Hong Kong ouvre ses portes.", "Il a 3,5 millions."],
    ["Hong Kong a ouvert ses portes.", "Il a 3,5 M."],
)
SETS = {"zh-Hans-CN": HANS, "zh-Hant-HK": HANT, "ja": JAPANESE, "fr": FRENCH}
# What the sacrebleu command is told to print the same number and signature.
OPTIONS = {
    "bleu": {"zh": "--tokenize zh", "ja": "--tokenize char", "fr": "--tokenize 13a"},
    "chrf": dict.fromkeys(("zh", "ja", "fr"), "--chrf-word-order 2"),
    "ter": {**dict.fromkeys(("zh", "ja"), "--ter-asian-support --ter-normalized"), "fr": ""},
}


@pytest.fixture(params=SETS)
def files(request, tmp_path):
    hypothesis, reference = tmp_path / "hypothesis.txt", tmp_path / "reference.txt"
    for path, lines in zip((hypothesis, reference), SETS[request.param], strict=True):
        path.write_bytes("".join(line + "\n" for line in lines).encode())
    return hypothesis, reference, request.param


@pytest.mark.parametrize("metric", METRICS)
def test_scores_are_those_of_the_sacrebleu_command(files, metric):
    hypothesis, reference, locale = files
    command = [sys.executable, "-m", "sacrebleu", str(reference), "-i", str(hypothesis), "-w", "15"]
    options = OPTIONS[metric][locale[:2]].split()
    printed = subprocess.run(
        [*command, "-m", metric, *options], capture_output=True, text=True, check=True
    ).stdout
    expected = json.loads(printed)
    (score,) = score_files(hypothesis, reference, locale, metrics=[metric])
    assert (score.metric, score.signature) == (expected["name"], expected["signature"])
    assert float(f"{score.value:.15f}") == expected["score"]


def test_scores_of_lists_are_those_of_files(files):
    hypothesis, reference, locale = files
    assert score_corpus(*SETS[locale], locale) == score_files(hypothesis, reference, locale)


def test_a_perfect_translation_and_its_signatures():
    lines = ["香港投资推广署宣布。"]
    assert score_corpus(lines, lines, "zh-Hans-CN", document="release") == (
        Score(
            "BLEU",
            100.00000000000004,
            "nrefs:1|case:mixed|eff:no|tok:zh|smooth:exp|version:2.6.0",
            "zh-Hans-CN",
            "release",
        ),
        Score(
            "chrF2++",
            100.0,
            "nrefs:1|case:mixed|eff:yes|nc:6|nw:2|space:no|version:2.6.0",
            "zh-Hans-CN",
            "release",
        ),
        Score(
            "TER",
            0.0,
            "nrefs:1|case:lc|tok:tercom|norm:yes|punct:yes|asian:yes|version:2.6.0",
            "zh-Hans-CN",
            "release",
        ),
    )


def test_metrics_come_in_the_order_asked_for():
    scores = score_corpus(["香港"], ["香港"], "zh-Hant-HK", ["ter", "bleu"])
    assert [score.metric for score in scores] == ["TER", "BLEU"]


def test_all_unknown_metrics_are_named_at_once():
    with pytest.raises(UserError) as error:
        score_corpus(["香港"], ["香港"], "zh-Hant-HK", ["blue", "chrf", "comet"])
    assert str(error.value) == (
        "'blue' is not a metric; did you mean 'bleu'?\n'comet' is not a metric; choose bleu, chrf or ter"
    )


def test_lists_of_different_lengths_are_refused():
    with pytest.raises(UserError) as error:
        score_corpus(["一", "二"], ["一", "二", "三"], "zh-Hans-CN")
    assert str(error.value) == "2 hypotheses, but 3 references; each needs its own"


def test_nothing_is_not_scored():
    with pytest.raises(UserError) as error:
        score_corpus([], [], "zh-Hans-CN")
    assert str(error.value) == "there is nothing to score: no hypothesis and no reference"


def test_importing_the_room_does_not_import_sacrebleu():
    code = (
        "import sys, pipeline.scoring; print('pipeline.scoring' in sys.modules, 'sacrebleu' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=Path(__file__).parents[1], capture_output=True, text=True
    )
    assert (done.stdout, done.stderr) == ("True False\n", "")
