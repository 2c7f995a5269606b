"""A config says what it means, and every mistake in it is named at once with file, line and key."""

from pathlib import Path
from typing import get_args

import pytest

from pipeline import Config, Options, load_config
from pipeline.config.engines import EngineKind
from pipeline.config.settings import Metric
from pipeline.config.types import DEFAULT_METRICS
from pipeline.engines import ENGINES
from pipeline.errors import UserError
from pipeline.scoring import METRICS
from pipeline.scoring.run import COUNTED

NONE = Options()
LEAST = "inputs: [release.txt]\noutput: out\n"
CHOOSE = "did you mean 'hk-press'? or name a .yaml file"
NO_TARGET = "is not a target that Xindaya can write; choose zh-Hans-CN, zh-Hant-HK, zh-Hans-HK, zh-Hans-SG, zh-Hant-MO or zh-Hant-TW"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("configs/release.txt", "configs/second.txt", "configs/names.csv", "own.csv", "own.txt"):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text("Hello.\n")
    return tmp_path


def config(text: str | bytes, options: Options = NONE, name: str = "configs/acme.yaml") -> Config:
    Path(name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return load_config(name, options)


def mistakes(text: str | bytes, options: Options = NONE) -> list[str]:
    with pytest.raises(UserError) as error:
        config(text, options)
    return [str(problem).replace("configs/acme.yaml", "acme") for problem in error.value.problems]


def test_defaults() -> None:
    assert config(LEAST).model_dump(mode="json") == {
        "inputs": [{"source": "configs/release.txt", "references": {}, "align": False}],
        "targets": ["zh-Hans-CN", "zh-Hant-HK"],
        "glossaries": [],
        "memory": None,
        "bilingual": ["xliff"],
        "engine": {"kind": "press", "model": None, "lexicon": None, "beam": 4, "threads": 0},
        "style": {},
        "checks": {},
        "score": {"metrics": list(DEFAULT_METRICS), "comet": None},
        "gates": {
            "floors": {},
            "regression": {"bleu": 1, "chrf": 1, "terms": 0, "magnitudes": 0, "dates": 0},
            "findings": {},
            "baseline": None,
            "test": "randomisation",
            "alpha": 0.05,
            "seed": 12345,
        },
        "fail_on": "error",
        "executor": "local",
        "jobs": 1,
        "output": "configs/out",
    }


def test_choices_are_those_that_there_are() -> None:
    assert get_args(EngineKind) == tuple(ENGINES)
    assert get_args(Metric) == (*METRICS, *COUNTED)


@pytest.mark.parametrize("text", [LEAST.replace("\n", "\r\n"), "\ufeff" + LEAST, "%YAML 1.2\n---\n" + LEAST])
def test_line_ends_and_marks_of_other_editors(text: str) -> None:
    assert config(text) == config(LEAST)


def test_chinese_names() -> None:
    Path("configs/新闻稿.txt").write_text("Hello.\n")
    assert config("inputs: [新闻稿.txt]\noutput: 輸出\n").output == Path("configs/輸出")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "acme: the config is empty; it needs at least 'inputs:' and 'output:'"),
        ("# nothing\n", "acme: the config is empty; it needs at least 'inputs:' and 'output:'"),
        ("- release.txt\n", "acme:1: expected keys such as 'inputs:' and 'targets:'"),
        ("Hello\n", "acme:1: expected keys such as 'inputs:' and 'targets:'"),
        (LEAST + "output: b\n", "acme:3: the key 'output' stands twice"),
        ("inputs: [a\n", "acme:2: not valid YAML: expected ',' or ']', but the file ends"),
        ("output:\n\t- a\n", "acme:2: a tab stands here; indent with spaces"),
        ("output: @a\n", "acme:1: a value cannot begin with '@'; put it in quotes"),
        ("output: a: b\n", "acme:1: a second ': ' in one line, or a wrong indent; put text that has a colon in quotes"),
        (LEAST + "---\na: 1\n", "acme:3: a second config begins here; take out the line '---'"),
        ("output: !!int x\n", "acme: not valid YAML: invalid literal for int() with base 10: 'x'"),
        (b"output: \xd6\xd0\n", "acme:1: byte 8 (0xd6) is not UTF-8 text; save the file as UTF-8"),
        ("output: \0\n", "acme: not valid YAML: unacceptable character #x0000: special characters are not allowed"),
    ],
)  # fmt: skip
def test_files_that_are_no_config(text: str | bytes, said: str) -> None:
    assert mistakes(text) == [said]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("glosaries: []", "glosaries: no such setting; did you mean 'glossaries'?"),
        ("extend: a.yaml", "extend: no such setting; did you mean 'extends'?"),
        ("engine: {knd: press}", "engine.knd: no such setting; did you mean 'kind'?"),
        ("score: {metric: [bleu]}", "score.metric: no such setting; did you mean 'metrics'?"),
        ("jobs: 0", "jobs: expected 1 or more, not 0"),
        ("executor: rey", "executor: 'rey' is not valid here; choose local or ray"),
        ("1: 2", "1: no such setting; choose bilingual, checks, engine, executor, extends, fail_on, gates, glossaries, inputs, jobs, memory, output, score, style or targets"),
        ("engine: {kind: pres}", "engine.kind: 'pres' is not an engine; choose press, hf, ct2, chat or echo"),
        ("fail_on: errors", "fail_on: 'errors' is not a level; choose never, info, warning or error"),
        ("fail_on: [error]", "fail_on: expected never, info, warning or error, not a list"),
        ("targets: [zh-TW]", "targets[0]: 'zh-TW' does not say which script to write; use zh-Hant-TW"),
        ("targets: zh-Hant-HK", "targets: expected a list, not 'zh-Hant-HK'; write [zh-Hant-HK]"),
        ("targets: {a: b}", "targets: expected a list, not settings"),
        ("targets: []", "targets: the list is empty"),
        ("targets: [1]", "targets[0]: expected a word, not 1"),
        ("targets: [zh-Hant-HK, zh-Hant-HK]", "targets: 'zh-Hant-HK' stands twice"),
        ("targets:", "targets: nothing is given here; fill it in, or delete the line"),
        ("glossaries: names.csv", "glossaries: expected a list, not 'names.csv'; write [names.csv]"),
        ("glossaries: [[names.csv]]", "glossaries[0]: expected the name of a file or folder, not a list"),
        ("glossaries: ['']", "glossaries[0]: expected the name of a file or folder, not an empty text"),
        ('output: "a\\nb"', "output: no file can be named 'configs/a\\nb'"),
        ("glossaries: [2026-01-01]", "glossaries[0]: expected the name of a file or folder, not 2026-01-01"),
        ("engine: press", "engine: expected settings such as {kind: press}, not 'press'"),
        ("engine: {beam: four}", "engine.beam: expected a whole number, not 'four'"),
        ("engine: {beam: 0}", "engine.beam: expected 1 or more, not 0"),
        ("engine: {beam: 99}", "engine.beam: expected 32 or less, not 99"),
        ("engine: {threads: true}", "engine.threads: expected a whole number, not true"),
        ("style: hk-press", "style: expected settings such as {zh-Hant-HK: hk-press}, not 'hk-press'"),
        ("style: {zh-Hant-HK: hk-pres}", f"style.zh-Hant-HK: 'hk-pres' is not a style; {CHOOSE}"),
        ("style: {zh-HK: hk-press}", "style.zh-HK: 'zh-HK' does not say which script to write; use zh-Hant-HK"),
        ("checks: {repeeted: off}", "checks.repeeted: 'repeeted' is not a check; did you mean 'repeated'?"),
        ("checks: {repeated: fatal}", "checks.repeated: 'fatal' is not a level; choose off, info, warning or error"),
        ("checks: [repeated]", "checks: expected settings such as {length_suspicious: info}, not a list"),
        ("score: [bleu]", "score: expected settings such as {metrics: [bleu, chrf]}, not a list"),
        ("score: {metrics: [bleu, bleu]}", "score.metrics: 'bleu' stands twice"),
        ("extends: 1", "extends: expected the name of one config file"),
        ("extends: base.yaml", "extends: no such config file: base.yaml"),
        ("extends: acme.yaml", "extends: the configs go round in a circle: acme.yaml → acme.yaml"),
    ],
)  # fmt: skip
def test_settings_that_will_not_do(line: str, said: str) -> None:
    text = LEAST.replace("output: out\n", "\n") if line.startswith("output") else LEAST
    assert mistakes(text + line) == [f"acme:3: {said}"]


@pytest.mark.parametrize(
    ("inputs", "said"),
    [
        ("", ["acme: inputs: this setting is missing"]),
        ("inputs:", ["acme:2: inputs: nothing is given here; fill it in"]),
        ("inputs: release.txt", ["acme:2: inputs: expected a list, not 'release.txt'; write [release.txt]"]),
        ("inputs: []", ["acme:2: inputs: the list is empty"]),
        ("inputs: [1]", ["acme:2: inputs[0]: expected settings such as {source: release.txt}, not 1"]),
        ("inputs:\n- references: {}", ["acme:3: inputs[0].source: this setting is missing"]),
        (
            "inputs:\n- source: release.txt\n  references: a.txt",
            [
                "acme:4: inputs[0].references: expected settings such as "
                "{zh-Hant-HK: release.zh-Hant-HK.txt}, not 'a.txt'"
            ],
        ),
        (
            "inputs:\n- sorce: release.txt",
            [
                "acme:3: inputs[0].source: this setting is missing",
                "acme:3: inputs[0].sorce: no such setting; did you mean 'source'?",
            ],
        ),
    ],
)
def test_inputs_that_will_not_do(inputs: str, said: list[str]) -> None:
    assert mistakes(f"output: out\n{inputs}\n") == said


def test_all_mistakes_come_at_once_in_the_order_of_the_file() -> None:
    text = (
        "output: out\nstyle: {zh-Hant-HK: hk-pres}\ninputs: [nowhere.txt]\ntargts: []\n"
        "engine: {kind: press}\n\nscore:\n  metrics:\n  - bleu\n  - blue\n"
    )
    assert mistakes(text) == [
        f"acme:2: style.zh-Hant-HK: 'hk-pres' is not a style; {CHOOSE}",
        "acme:3: inputs[0].source: no such file: configs/nowhere.txt",
        "acme:4: targts: no such setting; did you mean 'targets'?",
        "acme:10: score.metrics[1]: 'blue' is not a metric; choose bleu, chrf, ter, terms, magnitudes, dates, slots, persons, untranslated or consistency",
    ]


def test_example_of_the_design() -> None:
    text = LEAST + "\n" * 4 + "score:\n  metrics: [chrf,\n    blue]\n"
    assert mistakes(text) == [
        "acme:9: score.metrics[1]: 'blue' is not a metric; choose bleu, chrf, ter, terms, magnitudes, dates, slots, persons, untranslated or consistency"
    ]


def test_yaml_that_is_reused() -> None:
    text = LEAST + "engine: &engine {beam: 0}\nscore:\n  <<: *engine\n"
    assert mistakes(text) == [
        "acme:3: engine.beam: expected 1 or more, not 0",
        "acme:4: score.beam: no such setting; choose comet or metrics",
    ]
