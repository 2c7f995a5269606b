"""What a config says of its engine: the examples are good, and every mistake is named with its place."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from pipeline import Config, Options, load_config, run
from pipeline.cli import main
from pipeline.config.engines import options_of, public
from pipeline.engines import ENGINES
from pipeline.engines.press import MODEL
from pipeline.errors import UserError

ROOT = Path(__file__).parent.parent
EXAMPLES = sorted((ROOT / "configs" / "engines").glob("*.yaml"))
LEAST = "inputs: [release.txt]\noutput: out\n"
NONE = Options()
HUB = "hf, model: Helsinki-NLP/opus-mt-en-zh"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "release.txt").write_text("Hello.\n")
    (tmp_path / "opus/zh").mkdir(parents=True)
    (tmp_path / "ours.j2").write_text("{{ source }}")
    return tmp_path


def config(line: str, options: Options = NONE) -> Config:
    Path("acme.yaml").write_text(LEAST + line)
    return load_config("acme.yaml", options)


def mistakes(line: str) -> list[str]:
    with pytest.raises(UserError) as error:
        config(line)
    return [str(problem) for problem in error.value.problems]


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.name)
def test_the_examples_are_good_and_say_what_they_are(file: Path) -> None:
    assert load_config(file).engine.kind == file.stem.partition("-")[0]


def test_there_is_an_example_for_each_engine_that_users_bring() -> None:
    assert {file.stem for file in EXAMPLES} == {*ENGINES, "chat-local"} - {"press", "echo"}


@pytest.mark.parametrize(
    ("engine", "options"),
    [
        ("press", {"beam": 4, "threads": 0}),
        ("echo", {}),
        ("hf, model: opus/zh", {"model": Path("opus/zh")}),
        (f"{HUB}, revision: main", {"model": "Helsinki-NLP/opus-mt-en-zh", "revision": "main"}),
        ("ct2, model: opus/zh, quantization: float16", {"model": Path("opus/zh"), "quantization": "float16"}),
        ("chat, base_url: 'http://h/v1/', model: opus/zh", {"base_url": "http://h/v1", "model": "opus/zh"}),
        ("chat, model: opus/zh", {"model": Path("opus/zh"), "beam": 1, "batch_tokens": 0, "timeout": None}),
        ("chat, model: acme/qwen, revision: v1", {"model": "acme/qwen", "revision": "v1", "base_url": None}),
        (
            "chat, base_url: 'https://h', model: m, prompt: ours.j2",
            {"prompt": Path("ours.j2"), "timeout": 120},
        ),
    ],
)
def test_what_an_engine_is_made_with(engine: str, options: Mapping[str, Any]) -> None:
    made = options_of(config(f"engine: {{kind: {engine}}}").engine)
    assert {name: made.get(name) for name in options} == options
    assert "kind" not in made


@pytest.mark.parametrize(
    ("engine", "said"),
    [
        ("kind: hff", "kind: 'hff' is not an engine; choose press, hf, ct2, chat or echo"),
        ("kind: [hf]", "kind: expected press, hf, ct2, chat or echo, not a list"),
        ("kind: hf", "model: this setting is missing"),
        ("kind: hf, model: 3", "model: expected a folder, or a model of the hub such as Helsinki-NLP/opus-mt-en-zh, not 3"),
        ("kind: hf, model: nowhere", "model: no such file: nowhere"),
        ("kind: hf, model: opus/en", "model: there is no folder 'opus/en', and a model of the hub needs 'revision', a commit or a tag, so that it stays the same"),
        ("kind: hf, model: opus/zh, revision: v1", "revision: a folder has no revision; take out this line"),
        ("kind: hf, model: opus/zh, slot: auto", "slot: no such setting; did you mean 'slots'?"),
        ("kind: hf, model: opus/zh, slots: inlin", "slots: 'inlin' is not a way for slots to travel; choose auto, symbols, marked or inline"),
        ("kind: hf, model: opus/zh, device: gpu", "device: 'gpu' is not a device; choose cpu, cuda, cuda:0 (or another number) or mps"),
        ("kind: hf, model: opus/zh, dtype: fp16", "dtype: 'fp16' is not a number format; choose float32, float16 or bfloat16"),
        ("kind: hf, model: opus/zh, threads: 2", "threads: the engine 'hf' has no such setting, only press or ct2"),
        ("base_url: x", "base_url: the engine 'press' has no such setting, only chat"),
        ("kind: hf, model: opus/zh, batch_tokens: -1", "batch_tokens: expected 0 or more, not -1"),
        ("kind: ct2, model: opus/zh, batch_tokens: many", "batch_tokens: expected a whole number, not 'many'"),
        ("kind: hf, model: opus/zh, batch: 8", "batch: no such setting; did you mean 'batch_tokens'?"),
        ("kind: chat, model: m", "model: no such file: m; for a model behind an endpoint, give its address as 'base_url'"),
        ("kind: chat, model: opus/en", "model: there is no folder 'opus/en', and a model of the hub needs 'revision', a commit or a tag, so that it stays the same"),
        ("kind: chat, model: opus/zh, revision: v1", "revision: a folder has no revision; take out this line"),
        ("kind: chat, model: opus/zh, timeout: 9", "timeout: this is of a model behind an endpoint; give its address as 'base_url', or take out this line"),
        ("kind: chat, model: opus/zh, threads: 2", "threads: the engine 'chat' has no such setting, only press or ct2"),
        ("kind: chat, model: opus/zh, batch_token: 2", "batch_token: no such setting; did you mean 'batch_tokens'?"),
        ("kind: chat, base_url: 'http://h', model: m, device: cuda", "device: this is of a model that runs here; one behind 'base_url' has no such setting"),
        ("kind: chat, base_url: 'http://h', model: m, revision: v1", "revision: this is of a model that runs here; one behind 'base_url' has no such setting"),
        ("kind: chat, base_url: 'http://h', model: m, thread: 2", "thread: no such setting; choose base_url, concurrency, key_env, kind, model, prompt, retries, slots or timeout"),
        ("kind: chat, base_url: , model: m", "base_url: nothing is given here; fill it in, or delete the line"),
        ("kind: chat, base_url: 'http://h'", "model: this setting is missing"),
        ("kind: press, revision: v1", "revision: the engine 'press' has no such setting, only hf, ct2 or chat"),
        ("kind: chat, model: m, base_url: localhost", "base_url: 'localhost' is not an address such as http://localhost:8000/v1"),
        ("kind: chat, model: m, base_url: 'http://me:pw@h'", "base_url: an address holds no name or password; put the key into a variable and name it in key_env"),
        ("kind: chat, model: m, base_url: 'http://h', key_env: sk-123", "key_env: expected the name of an environment variable that holds the key, not the key itself"),
        ("kind: chat, model: m, base_url: 'http://h', prompt: mine.j2", "prompt: no such file: mine.j2"),
        ("kind: chat, model: m, base_url: 'http://h', retries: -1", "retries: expected 0 or more, not -1"),
    ],
)  # fmt: skip
def test_engines_that_will_not_do(engine: str, said: str) -> None:
    assert mistakes(f"engine: {{{engine}}}") == [f"acme.yaml:3: engine.{said}"]


def test_another_engine_takes_no_settings_of_the_first() -> None:
    line = "engine: {kind: chat, base_url: 'http://h', model: m}"
    assert options_of(config(line, Options(engine="press")).engine) == {"beam": 4, "threads": 0}
    assert options_of(config("engine: {beam: 2}", Options(engine="press")).engine)["beam"] == 2


def test_a_manifest_shows_names_and_no_folders() -> None:
    for kind in ("hf", "ct2", "chat"):
        assert public(config(f"engine: {{kind: {kind}, model: opus/zh}}").engine)["model"] == "zh"
    shown = public(config(f"engine: {{kind: {HUB}, revision: main}}").engine)
    assert (shown["model"], shown["revision"]) == ("Helsinki-NLP/opus-mt-en-zh", "main")


def test_the_readme_says_what_a_config_may_say(folder: Path) -> None:
    for name in ("our-model", "FOLDER"):
        (folder / name).mkdir()
    (folder / "ours.csv").write_text("english,zh-Hans-CN\n")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    lines = re.findall(r"`(engine: \{kind: .+?\})`", readme)
    assert {config(line).engine.kind for line in lines} == set(ENGINES) - {"echo"}


def test_probe_says_what_survives(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XINDAYA_CACHE", "cache")
    config(f"engine: {{kind: ct2, model: {MODEL}}}")
    assert main(["engine", "probe", "acme.yaml"]) == 0
    symbols, marked, inline = capsys.readouterr().out.splitlines()
    assert re.fullmatch(r"symbols  +\d+\.\d% of the slots survive  \(taken\)", symbols)
    assert re.fullmatch(r"marked  +\d+\.\d% of the slots survive", marked)
    assert re.fullmatch(r"inline  +\d+\.\d% of the slots survive", inline)


def test_there_is_nothing_to_probe_in_the_built_in_model(capsys: pytest.CaptureFixture[str]) -> None:
    config("engine: {kind: press}")
    assert main(["engine", "probe", "acme.yaml"]) == 2
    said = "nothing to probe: 'press' was made for slots; it is for hf, ct2 and chat"
    assert capsys.readouterr().err == f"xindaya: acme.yaml:3: engine.kind: {said}\n"


def test_a_run_with_another_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XINDAYA_CACHE", "cache")
    Path("release.txt").write_text("The fund raised HK$34 million on May 8, 2025.\n")
    made = config(f"engine: {{kind: ct2, model: {MODEL}, slots: inline}}")
    [document] = run(made).documents
    assert "3400万港元" in document.block_texts("zh-Hans-CN")[0]
    manifest = json.loads(Path("out/run.json").read_text(encoding="utf-8"))
    assert (manifest["engine"]["engine"], manifest["engine"]["slots"]) == ("ct2", "inline")
    assert manifest["settings"]["engine"]["model"] == "model"
