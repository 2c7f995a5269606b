"""What a user does wrong is said in full: the file, the line, the key and what to do, and exit code 2."""

from pathlib import Path

import pytest

from pipeline.cli import main
from pipeline.errors import Problem, one_of, short, suggest

GOOD = {
    "configs/acme.yaml": "inputs: [release.txt]\nengine: {kind: echo}\noutput: ../out\n",
    "configs/release.txt": "Hello world.\n\nThe city opened a park.\n",
}
SIMPLIFIED, TRADITIONAL = "国学会与业发。\n为对这个们。\n", "國學會與業發。\n為對這個們。\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write(GOOD)
    return tmp_path


def write(files: dict[str, str | bytes]) -> None:
    for name, content in files.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_bytes(content if isinstance(content, bytes) else content.encode())


def answer(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int | str | None, str, str]:
    """Exit code, standard output and standard error of a command."""
    try:
        code: int | str | None = main(arguments)
    except SystemExit as stop:
        code = stop.code
    return (code, *capsys.readouterr())


def test_the_good_config_is_good(capsys: pytest.CaptureFixture[str]) -> None:
    said = "configs/acme.yaml: good: 1 input (2 blocks), no terms, targets zh-Hans-CN, zh-Hant-HK\n"
    off = (
        "no glossaries: official names are written as the model has them; 'glossaries: [official-names, name-patterns]'"
        " in the config takes those that come along\n"
    )
    assert answer(capsys, "check", "configs/acme.yaml") == (0, said + off, "")
    config = Path("configs/acme.yaml")
    config.write_text(f"{config.read_text()}glossaries: []\n")
    assert answer(capsys, "check", "configs/acme.yaml") == (0, said, "")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        pytest.param(
            "configs/release.txt",
            "Hello 世界.\n".encode("gb18030"),
            "configs/release.txt:1: byte 6 (0xca) is not UTF-8 text; save the file as UTF-8",
            id="encoding",
        ),
        pytest.param(
            "configs/release.txt",
            "",
            "configs/release.txt: the file is empty: there is nothing to translate",
            id="empty file",
        ),
        pytest.param(
            "configs/acme.yaml",
            "inputs: [nowhere.txt]\noutput: out\n",
            "configs/acme.yaml:1: inputs[0].source: no such file: configs/nowhere.txt",
            id="missing input",
        ),
        pytest.param(
            "configs/acme.yaml",
            "inputs:\n- ../../elsewhere/a.txt\noutput: out\n",
            "configs/acme.yaml:2: inputs[0].source: no such file: ../elsewhere/a.txt",
            id="missing input outside",
        ),
        pytest.param(
            "configs/acme.yaml",
            "inputs: [.]\noutput: ../out\n",
            "configs: this is a folder, not a file",
            id="a folder",
        ),
        pytest.param(
            "configs/acme.yaml",
            "inputs: [release.txt]\nglossaries: [names.csv]\noutput: ../out\n",
            "configs/acme.yaml:2: glossaries[0]: no such file: configs/names.csv",
            id="missing glossary",
        ),
        pytest.param(
            "configs/acme.yaml",
            "inputs: [release.txt]\nengine: {model: weights}\noutput: ../out\n",
            "configs/acme.yaml:2: engine.model: no such file: configs/weights",
            id="missing model",
        ),
        pytest.param(
            "configs/acme.yaml",
            "inputs: [release.txt]\nengine: {model: .}\noutput: ../out\n",
            "configs: no model here (config.json is missing)",
            id="no model",
        ),
        pytest.param(
            "configs/acme.yaml",
            "inputs: [release.txt]\nstyle: {zh-Hant-HK: ours.yaml}\noutput: ../out\n",
            "configs/acme.yaml:2: style.zh-Hant-HK: no such file: configs/ours.yaml",
            id="missing style",
        ),
        pytest.param(
            "configs/acme.yaml",
            "inputs: [release.txt]\nstyle: {zh-Hans-CN: hk-press}\noutput: ../out\n",
            "configs/acme.yaml:2: style.zh-Hans-CN: the style 'hk-press' is for zh-Hant-HK, not for zh-Hans-CN",
            id="style of another script",
        ),
        pytest.param(
            "configs/acme.yaml",
            "inputs:\n- release.txt\n- other/Release.md\noutput: ../out\n",
            "configs/acme.yaml:3: inputs[1].source: the results of configs/other/Release.md would overwrite "
            "those of configs/release.txt; rename one",
            id="two of one name",
        ),
        pytest.param(
            "configs/acme.yaml",
            "inputs: [release.txt]\noutput: acme.yaml/out\n",
            "configs/acme.yaml:2: output: cannot write here: configs/acme.yaml is a file, not a folder",
            id="impossible output",
        ),
    ],
)
def test_files_that_will_not_do(
    capsys: pytest.CaptureFixture[str], name: str, content: str | bytes, said: str
) -> None:
    write({"configs/other/Release.md": "Hello world.", name: content})
    for command in ("check", "run"):
        assert answer(capsys, command, "configs/acme.yaml") == (2, "", f"xindaya: {said}\n")
    assert not Path("out").exists()


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("en,zh-Hant-HK\nAcme\n", "2: 1 cells, but the header has 2 columns (en, zh-Hant-HK)"),
        ("en,zh-Hant-HK\n,極點\n", "2: en: the English name is empty"),
        ("en,aliases,zh-Hant-HK\nAcme,,極點\nA,Acme,別\n", "3: 'Acme' already stands in line 2 with another rendering"),
        ("en,zh-HK\nAcme,極點\n", "1: zh-HK: 'zh-HK' does not say which script to write; use zh-Hant-HK"),
    ],
)  # fmt: skip
def test_glossaries_that_will_not_do(capsys: pytest.CaptureFixture[str], rows: str, said: str) -> None:
    write({"names.csv": rows})
    told = answer(capsys, "check", "configs/acme.yaml", "--glossary", "names.csv")
    assert told == (2, "", f"xindaya: names.csv:{said}\n")


@pytest.mark.parametrize(
    ("locale", "text", "said"),
    [
        ("zh-Hans-CN", SIMPLIFIED, ""),
        ("zh-Hant-HK", TRADITIONAL, ""),
        (
            "zh-Hans-CN",
            "一行\n",
            "xindaya: people.txt: 1 line, but the source has 2 blocks; a reference must have one line a block "
            "(blank lines do not count)\n",
        ),
        (
            "zh-Hans-CN",
            TRADITIONAL,
            "xindaya: people.txt: this text is in Traditional characters, but zh-Hans-CN is written in "
            "Simplified; it is not scored\n",
        ),
        (
            "zh-HK",
            TRADITIONAL,
            "xindaya: --reference: 'zh-HK' does not say which script to write; use zh-Hant-HK\n",
        ),
    ],
)
def test_references(capsys: pytest.CaptureFixture[str], locale: str, text: str, said: str) -> None:
    write({"people.txt": text})
    code, _, told = answer(capsys, "check", "configs/acme.yaml", "--reference", f"{locale}=people.txt")
    assert (code, told) == (2 if said else 0, said)


def test_mistakes_of_several_files_come_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    write({"names.csv": "en,zh-Hant-HK\n,極點\n", "a.txt": "", "b.txt": b"\xff\xfe\x00"})
    told = answer(
        capsys, "check", "configs/acme.yaml", "--input", "a.txt", "b.txt", "--glossary", "names.csv"
    )
    assert told == (
        2,
        "",
        "xindaya: names.csv:2: en: the English name is empty\n"
        "xindaya: a.txt: the file is empty: there is nothing to translate\n"
        "xindaya: b.txt:1: byte 2 (0x00) is not UTF-16 text; save the file as UTF-8\n",
    )


@pytest.mark.parametrize(
    ("path", "written"),
    [
        ("configs/../a.txt", "a.txt"),
        ("../a.txt", "../a.txt"),
        ("../../a.txt", None),
        ("/nowhere/../a.txt", "/a.txt"),
    ],
)
def test_paths_are_written_without_detours(folder: Path, path: str, written: str | None) -> None:
    assert short(path) == written if written else short(path) == str(folder.parent.parent / "a.txt")
    assert short(folder / "configs" / "a.txt") == "configs/a.txt"


def test_how_a_problem_reads() -> None:
    assert str(Problem("wrong", "a.yaml", 3, "b.c")) == "a.yaml:3: b.c: wrong"
    assert str(Problem("wrong", key="--b")) == "--b: wrong"
    assert suggest("blu", ["bleu", "ter"]) == "; did you mean 'bleu'?"
    assert suggest("xyz", ["ter", "bleu", "chrf"]) == "; choose bleu, chrf or ter"
    assert (one_of(["a", "b", "c"]), one_of(["a"])) == ("a, b or c", "a")
