"""The command answers in words, and its exit code says how it went."""

import argparse
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from pipeline import __version__
from pipeline.cli import _COMMANDS, main
from pipeline.commands.progress import shown
from pipeline.runs import work

XINDAYA = [sys.executable, "-c", "import sys; from pipeline.cli import main; sys.exit(main())"]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent.parent))
    Path("release.txt").write_text("Hello world.\n\nThe city opened a park.\n")
    Path("acme.yaml").write_text("inputs: [release.txt]\nengine: {kind: echo}\noutput: out\n")


def answer(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int | str | None, str, str]:
    try:
        code: int | str | None = main(arguments)
    except SystemExit as stop:
        code = stop.code
    return (code, *capsys.readouterr())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "name a command: init, run, check, show, gate, review, diff, score, segment, engine, glossary, import, memory or press (xindaya --help tells more)"),
        (["rnu"], "'rnu' is not a command; did you mean 'run'?"),
        (["xyz"], "'xyz' is not a command; choose check, diff, engine, gate, glossary, import, init, memory, press, review, run, score, segment or show"),
        (["it's"], "'it's' is not a command; did you mean 'init'?"),
        (["run"], "run: missing: CONFIG"),
        (["run", "--input", "acme.yaml"], "run: missing: CONFIG"),
        (["run", "acme.yaml", "b.yaml"], "run: 'b.yaml' is one too many"),
        (["run", "acme.yaml", "--outptu=a"], "run: '--outptu' is not an option; did you mean '--output'?"),
        (["run", "acme.yaml", "--out", "a"], "run: '--out' is not an option; did you mean '--output'?"),
        (["check", "acme.yaml", "--force"], "check: '--force' is not an option; see xindaya check --help"),
        (["run", "acme.yaml", "--target"], "run: --target: nothing is given"),
        (["run", "acme.yaml", "--force=yes"], "run: --force: it takes no value"),
        (["score", "--locale", "zh-Hant-HK"], "score: missing: --hypothesis, --reference"),
        (
            ["run", "release.txt"],
            "release.txt: this is a release, not a config; name a config, and it with --input release.txt",
        ),
        (["segment", "no.txt"], "no.txt: no such file"),
        (["segment", "acme.yaml"], "acme.yaml: '.yaml' files cannot be read, only .txt, .md, .markdown, .html, .htm and .docx; did you mean '.html'?"),
        (
            ["run", "acme.yaml", "--reference", "zh-Hant-HK", "=a"],
            "--reference: 'zh-Hant-HK' is not LOCALE=FILE, such as zh-Hant-HK=release.zh-Hant-HK.txt\n"
            "xindaya: --reference: '=a' is not LOCALE=FILE, such as zh-Hant-HK=release.zh-Hant-HK.txt",
        ),
        (
            ["score", "--hypothesis", "a", "--reference", "b", "--locale", "zh-TW"],
            "--locale: 'zh-TW' does not say which script to write; use zh-Hant-TW",
        ),
    ],
)  # fmt: skip
def test_commands_that_are_none(capsys: pytest.CaptureFixture[str], arguments: list[str], said: str) -> None:
    assert answer(capsys, *arguments) == (2, "", f"xindaya: {said}\n")


def test_every_command_and_option_has_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert answer(capsys, "--version") == (0, f"xindaya {__version__}\n", "")
    whole = answer(capsys, "--help")[1]
    for name, command in _COMMANDS.items():
        assert command.summary in whole
        assert answer(capsys, name, "--help")[0] == 0
        capsys.readouterr()
        options = argparse.ArgumentParser()
        command.add_options(options)
        assert all(action.help for action in options._actions)


def test_run_shows_what_it_did(capsys: pytest.CaptureFixture[str]) -> None:
    code, said, told = answer(capsys, "run", "acme.yaml", "--target", "zh-Hant-HK", "--input", "release.txt")
    assert (code, told) == (0, "")
    assert said.startswith("release.txt: 2 blocks, 2 segments\n  zh-Hant-HK  out/release/zh-Hant-HK.txt\n")


@pytest.mark.parametrize(("fail_on", "code"), [("never", 0), ("error", 0), ("warning", 1), ("info", 1)])
def test_findings_fail_from_the_level_that_is_set(
    capsys: pytest.CaptureFixture[str], fail_on: str, code: int
) -> None:
    config = Path("acme.yaml")
    config.write_text(config.read_text() + f"fail_on: {fail_on}\n")
    assert answer(capsys, "run", "acme.yaml")[0] == code


def test_a_bug_is_called_one(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "check", lambda document, levels: 1 / 0)
    code, _, told = answer(capsys, "run", "acme.yaml")
    assert code == 3
    assert told.startswith("Traceback")
    assert told.endswith("xindaya: a bug in xindaya, not your mistake: division by zero\n")


def test_stopping_keeps_what_is_done(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(work, "check", stop)
    message = "xindaya: stopped; what is done is kept, run again to go on\n"
    assert answer(capsys, "run", "acme.yaml") == (130, "", message)


def test_segment_and_score(capsys: pytest.CaptureFixture[str]) -> None:
    assert answer(capsys, "segment", "release.txt") == (0, "Hello world.\nThe city opened a park.\n", "")
    Path("zh.txt").write_text("今天公布。\n明天開會。\n", "utf-8")
    code, said, told = answer(
        capsys, "score", "--hypothesis", "zh.txt", "--reference", "zh.txt", "--locale", "zh-Hant-HK"
    )
    assert (code, told) == (0, "")
    assert [line.split("  ")[0] for line in said.splitlines()] == [
        "BLEU 100.00",
        "chrF2++ 100.00",
        "TER 0.00",
    ]


def test_a_reader_that_has_seen_enough_is_no_bug() -> None:
    Path("long.txt").write_text("The city opened a park.\n\n" * 20000)
    with subprocess.Popen([*XINDAYA, "segment", "long.txt"], stdout=-1, stderr=-1) as process:
        assert process.stdout
        assert process.stderr
        assert process.stdout.readline() == b"The city opened a park.\n"
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


@pytest.mark.parametrize(("fail_on", "code"), [("never", 0), ("info", 1)])
def test_a_reader_that_sees_nothing_does_not_change_the_verdict(fail_on: str, code: int) -> None:
    config = Path("acme.yaml")
    config.write_text(config.read_text() + f"fail_on: {fail_on}\n")
    with subprocess.Popen([*XINDAYA, "run", "acme.yaml"], stdout=-1, stderr=-1) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == code


def test_a_pipe_without_chinese_is_no_bug() -> None:
    Path("quotes.txt").write_text("The Mayor said: “Hello 世界.”\n", "utf-8")
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = subprocess.run([*XINDAYA, "segment", "quotes.txt"], capture_output=True, env=environment)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == b"The Mayor said: \\u201cHello \\u4e16\\u754c.\\u201d\n"


def test_progress_is_quiet_in_a_pipe_and_drawn_on_a_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for terminal in (False, True):
        monkeypatch.setattr(sys.stderr, "isatty", lambda answer=terminal: answer)
        with shown("translating") as progress:
            progress(1, 4)
            progress(3, 4)
        told = capsys.readouterr().err
        assert ("translating" in told) is terminal


@pytest.mark.parametrize(
    ("config", "said"),
    [
        (
            "inputs: [release.txt]\noutput: out\nengine:\n  kind: chat\n  base_url: http://localhost:1\n  model: a\n  key_env: NO_KEY\n",
            "acme.yaml:7: engine.key_env: the environment variable NO_KEY is not set",
        ),
        (
            "inputs: [release.txt]\noutput: out\nexecutor: ray\n",
            "acme.yaml:3: executor: 'ray' needs the extra [ray]: pip install 'xindaya[ray]'",
        ),
    ],
)
def test_what_an_engine_finds_out_is_told_with_the_line_of_its_key(
    capsys: pytest.CaptureFixture[str], config: str, said: str
) -> None:
    if "[ray]" in said and find_spec("ray"):
        pytest.skip("the extra [ray] is installed")
    Path("acme.yaml").write_text(config)
    assert answer(capsys, "run", "acme.yaml") == (2, "", f"xindaya: {said}\n")
