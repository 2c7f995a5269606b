"""COMET: asked for in a config, refused where it cannot be had, imported by nobody else. No weights are at hand here."""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from pipeline import load_config
from pipeline.cli import main
from pipeline.config.settings import CometSettings
from pipeline.errors import UserError
from pipeline.scoring import comet

CONFIG = "inputs: [release.txt]\nengine: {kind: echo}\noutput: out\n"
MISSING = "score.comet: COMET needs the extra [comet]: unbabel-comet is not installed"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("release.txt").write_text("Rain fell.\n", "utf-8")
    Path("ours/checkpoints").mkdir(parents=True)


def config(more: str) -> str:
    Path("acme.yaml").write_text(CONFIG + more, "utf-8")
    return "acme.yaml"


def test_a_folder_or_a_model_of_the_hub() -> None:
    hub = load_config(config("score: {comet: {model: Unbabel/wmt22-comet-da, revision: abc}}\n")).score
    assert hub.comet == CometSettings(model="Unbabel/wmt22-comet-da", revision="abc", batch=8, gpus=0)
    assert hub.measured[-1] == "comet"
    folder = load_config(config("score: {comet: {model: ours}}\n")).score.comet
    assert folder
    assert folder.model == Path("ours")
    assert load_config(config("")).score.comet is None


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("score: {comet: {}}\n", "acme.yaml:4: score.comet.model: this setting is missing"),
        (
            "score: {comet: big}\n",
            "acme.yaml:4: score.comet: expected settings such as {model: Unbabel/wmt22-comet-da}, not 'big'",
        ),
        (
            "score: {comet: {model: ours, gpu: 1}}\n",
            "acme.yaml:4: score.comet.gpu: no such setting; did you mean 'gpus'?",
        ),
        ("score: {comet: {model: no}}\n", "acme.yaml:4: score.comet.model: no such folder: no"),
        (
            "score: {comet: {model: ours, batch: 0}}\n",
            "acme.yaml:4: score.comet.batch: expected 1 or more, not 0",
        ),
        (
            "gates: {floors: {comet: 0.8}}\n",
            "acme.yaml:4: gates.floors.comet: 'comet' is not measured; name its model in score.comet",
        ),
        (
            "gates: {regression: {comet: 1}}\n",
            "acme.yaml:4: gates.regression.comet: 'comet' cannot be compared with an earlier run, whose text alone is known",
        ),
    ],
)
def test_mistakes(more: str, said: str) -> None:
    with pytest.raises(UserError) as error:
        load_config(config(more))
    assert str(error.value) == said


@pytest.mark.skipif(find_spec("comet") is not None, reason="the extra is installed")
def test_a_missing_extra_is_said_before_anything_is_done(capsys: pytest.CaptureFixture[str]) -> None:
    named = config("score: {comet: {model: Unbabel/wmt22-comet-da}}\ngates: {floors: {comet: 0.8}}\n")
    for command in ("check", "run"):
        assert main([command, named]) == 2
        assert capsys.readouterr().err == f"xindaya: acme.yaml:4: {MISSING}\n"
    assert not Path("out").exists()


def test_a_folder_without_a_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comet, "_PACKAGE", "pytest")  # a package that is there
    for missing in ("checkpoints/model.ckpt", "hparams.yaml"):
        with pytest.raises(UserError) as error:
            comet.check_comet(CometSettings(model=Path("ours")))
        assert str(error.value) == f"ours: no model of COMET here ({missing} is missing)"
        Path("ours", missing).write_bytes(b"")
    comet.check_comet(CometSettings(model=Path("ours")))
    with pytest.raises(UserError) as error:
        comet.check_comet(CometSettings(model=Path("ours"), revision="abc"))
    assert str(error.value) == "score.comet.revision: only a model of the hub has revisions, not a folder"


def test_nothing_is_imported_without_it() -> None:
    code = (
        "import sys; from pipeline.cli import main; assert main(['run', 'acme.yaml']) == 0; "
        "sys.exit(bool({'comet', 'torch', 'huggingface_hub'} & set(sys.modules)))"
    )
    config("fail_on: never\n")
    root = Path(__file__).parents[1]
    done = subprocess.run([sys.executable, "-c", code], env={"PYTHONPATH": str(root)}, check=False)
    assert done.returncode == 0
