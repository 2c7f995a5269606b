"""Options lie over the config, and a config over the one it extends; each path counts from where it is written."""

from pathlib import Path

import pytest

from pipeline import Config, Options, load_config
from pipeline.errors import UserError
from pipeline.files.resources import glossary_file

NONE = Options()
ACME = "inputs: [release.txt]\nglossaries: [names.csv, more.csv]\noutput: out\n"
FILES = ("release.txt", "second.txt", "names.csv", "more.csv", "own.csv", "chinese.txt", "base/base.csv")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in FILES:
        for path in (Path("configs") / name, Path(name)):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("Hello.\n")


def config(options: Options = NONE, **files: str) -> Config:
    for name, text in ({"acme": ACME} | files).items():
        Path(f"configs/{name.replace('_', '/')}.yaml").write_text(text)
    return load_config("configs/acme.yaml", options)


def mistakes(options: Options = NONE, **files: str) -> list[str]:
    with pytest.raises(UserError) as error:
        config(options, **files)
    return [str(problem) for problem in error.value.problems]


def test_paths_count_from_the_config_and_from_where_one_is() -> None:
    assert config().inputs[0].source == Path("configs/release.txt")
    assert config().output == Path("configs/out")
    over = config(Options(inputs=(Path("second.txt"),), output=Path("out")))
    assert [item.source for item in over.inputs] == [Path("second.txt")]
    assert over.output == Path("out")


def test_glossary_outranks_those_of_the_config() -> None:
    own, names, more = Path("own.csv"), Path("configs/names.csv"), Path("configs/more.csv")
    assert config(Options(glossaries=(own,))).glossaries == (own, names, more)
    assert config(Options(glossaries=(more, own))).glossaries == (more, own, names)


def test_target_and_engine_replace() -> None:
    over = config(
        Options(targets=("zh-Hant-HK",), engine="echo"),
        acme=ACME + "engine: {beam: 2}\ntargets: [zh-Hans-CN]\n",
    )
    assert over.targets == ("zh-Hant-HK",)
    assert over.engine.kind == "echo"


def test_input_replaces_references_too_and_reference_adds() -> None:
    acme = ACME.replace("[release.txt]", "[{source: release.txt, references: {zh-Hans-CN: chinese.txt}}]")
    own = (("zh-Hant-HK", Path("chinese.txt")),)
    assert config(Options(references=own), acme=acme).inputs[0].references == {
        "zh-Hans-CN": Path("configs/chinese.txt"),
        "zh-Hant-HK": Path("chinese.txt"),
    }
    replaced = config(Options(inputs=(Path("second.txt"),), references=own), acme=acme)
    assert replaced.inputs[0].references == {"zh-Hant-HK": Path("chinese.txt")}


def test_mistakes_of_options_name_the_option() -> None:
    options = Options(
        inputs=(Path("nowhere.txt"),),
        references=(("zh-Hant", Path("chinese.txt")), ("zh-Hant", Path("no.txt"))),
        glossaries=(Path("no.csv"),),
        targets=("zh-Hant-HK", "zh-TW"),
        engine="pres",
        output=Path("own.csv"),
    )
    assert mistakes(options) == [
        "--input: no such file: nowhere.txt",
        "--reference: no such file: no.txt",
        "--glossary: no such file: no.csv",
        "--output: cannot write here: own.csv is a file, not a folder",
        "--reference: 'zh-Hant' does not say which region to write; use zh-Hant-HK",
        "--target: 'zh-TW' does not say which script to write; use zh-Hant-TW",
        "--engine: 'pres' is not an engine; choose press, hf, ct2, chat or echo",
    ]


def test_an_option_does_not_move_the_lines_of_the_file() -> None:
    acme = "inputs: [release.txt]\nglossaries:\n- names.csv\n- no.csv\noutput: out\n"
    options = Options(glossaries=(Path("own.csv"),))
    assert mistakes(options, acme=acme) == [
        "configs/acme.yaml:4: glossaries[2]: no such file: configs/no.csv"
    ]


def test_a_locale_may_have_several_references() -> None:
    first, second = Path("chinese.txt"), Path("configs/chinese.txt")
    acme = ACME.replace("[release.txt]", "[{source: release.txt, references: {zh-Hant-HK: second.txt}}]")
    one = config(Options(references=(("zh-Hant-HK", first), ("zh-Hant-HK", second))), acme=acme).inputs[0]
    assert one.human == {"zh-Hant-HK": (first, second)}
    options = Options(references=(("zh-Hant-HK", first), ("zh-Hant-HK", Path("no.txt"))))
    assert mistakes(options) == ["--reference: no such file: no.txt"]


def test_glossaries_that_come_along_are_named_without_a_folder() -> None:
    acme = "inputs: [release.txt]\nglossaries: [names.csv, official-names, name-patterns]\noutput: out\n"
    shipped = tuple(glossary_file(name) for name in ("official-names.csv", "name-patterns.csv"))
    assert config(acme=acme).glossaries == (Path("configs/names.csv"), *shipped)
    Path("configs/official-names").mkdir()
    assert config(acme=acme).glossaries[1] == shipped[0], "a folder is no glossary"
    for own in ("configs/official-names.csv", "configs/name-patterns"):
        Path(own).touch()
        assert Path(own) in config(acme=acme).glossaries, "what stands beside it goes first"
    Path("configs/official-names.csv").unlink()
    with_ending = acme.replace("official-names,", "official-names.csv,")
    assert mistakes(acme=with_ending) == [
        "configs/acme.yaml:2: glossaries[1]: no such file: configs/official-names.csv;"
        " write 'official-names' for the one that comes with Xindaya"
    ]
    acme = "inputs: [release.txt]\nglossaries: [../glossaries/official-name.csv]\noutput: out\n"
    assert mistakes(acme=acme) == [
        "configs/acme.yaml:2: glossaries[0]: no such file: glossaries/official-name.csv;"
        " write 'official-names' for the one that comes with Xindaya"
    ]


def test_reference_needs_one_input() -> None:
    options = Options(references=(("zh-Hant-HK", Path("chinese.txt")),))
    two = "inputs: [release.txt, second.txt]\noutput: out\n"
    assert mistakes(options, acme=two) == ["--reference: it needs exactly one input, but there are 2"]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("glossaries: a.csv", "glossaries: expected a list, not 'a.csv'; write [a.csv]"),
        ("inputs: a.txt", "inputs: expected a list, not 'a.txt'; write [a.txt]"),
        ("inputs:", "inputs: nothing is given here; fill it in"),
        ("inputs: [1]", "inputs[0]: expected settings such as {source: release.txt}, not 1"),
    ],
)
def test_options_over_wrong_types_are_no_bug(wrong: str, said: str) -> None:
    options = Options(
        glossaries=(Path("own.csv"),), engine="echo", references=(("zh-Hant-HK", Path("chinese.txt")),)
    )
    acme = wrong + "\noutput: out\n" + ("" if wrong.startswith("inputs") else "inputs: [release.txt]\n")
    assert mistakes(options, acme=acme) == [f"configs/acme.yaml:1: {said}"]


def test_extends_merges_settings_and_replaces_lists() -> None:
    base = (
        "inputs: [nowhere.txt]\nglossaries: [base.csv]\nengine: {kind: press, beam: 2}\n"
        "targets: [zh-Hans-CN, zh-Hant-HK]\noutput: out\n"
    )
    acme = "extends: base/acme.yaml\ninputs: [release.txt]\nengine: {beam: 8}\ntargets: [zh-Hant-HK]\n"
    merged = config(acme=acme, base_acme=base)
    assert [item.source for item in merged.inputs] == [Path("configs/release.txt")]
    assert (merged.engine.kind, merged.engine.beam) == ("press", 8)
    assert merged.targets == ("zh-Hant-HK",)
    assert (merged.glossaries, merged.output) == ((Path("configs/base/base.csv"),), Path("configs/base/out"))


def test_mistakes_of_a_parent_name_the_parent() -> None:
    base = "glossaries:\n- no.csv\ntargets:\n- zh-Hans-CN\n- zh\nengine: {beam: 0}\noutput: out\n"
    acme = "extends: base/acme.yaml\ninputs: [{}]\ntargets: []\nengine: {kind: no}\n"
    assert mistakes(acme=acme, base_acme=base) == [
        "configs/acme.yaml:2: inputs[0].source: this setting is missing",
        "configs/acme.yaml:3: targets: the list is empty",
        "configs/acme.yaml:4: engine.kind: 'no' is not an engine; choose press, hf, ct2, chat or echo",
        "configs/base/acme.yaml:2: glossaries[0]: no such file: configs/base/no.csv",
    ]


def test_circle_of_configs() -> None:
    acme, base = "extends: base/acme.yaml\n", "extends: ../acme.yaml\n"
    said = "extends: the configs go round in a circle: acme.yaml → acme.yaml → acme.yaml"
    assert mistakes(acme=acme, base_acme=base) == [f"configs/base/acme.yaml:1: {said}"]


@pytest.mark.parametrize(
    ("path", "said"), [("no.yaml", "no.yaml: no such config file"), ("configs", "configs: this is a folder; name a config file")]
)  # fmt: skip
def test_config_that_is_not_there(path: str, said: str) -> None:
    with pytest.raises(UserError) as error:
        load_config(path)
    assert str(error.value) == said
