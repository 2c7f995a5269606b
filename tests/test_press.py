"""The recipe of the built-in model, end to end on a toy slice: prepare, train, resume, export, translate."""

import itertools
import json
import math
from pathlib import Path

import numpy
import pytest

torch = pytest.importorskip("torch", reason="the recipe needs the extra [train]")
pytest.importorskip("transformers", reason="the recipe needs the extra [train]")

from safetensors.torch import load_file  # noqa: E402

from pipeline.engines import Request  # noqa: E402
from pipeline.engines.press import PressEngine  # noqa: E402
from pipeline.press.align import NONE  # noqa: E402
from pipeline.press.batches import EOS, Batch  # noqa: E402
from pipeline.press.evaluate import evaluate  # noqa: E402
from pipeline.press.export import export  # noqa: E402
from pipeline.press.muon import by_square, directly, orthogonal  # noqa: E402
from pipeline.press.prepare import prepare  # noqa: E402
from pipeline.press.settings import Recipe, load_recipe  # noqa: E402
from pipeline.press.train import Run, train  # noqa: E402
from pipeline.press.unlikelihood import barred, repeated, shortened  # noqa: E402

SENTENCES = (
    ("The forum was held in {en} on {n} May.", "论坛于5月{n}日在{zh}举行。"),
    ("{en} welcomed {n} companies.", "{zh}迎来了{n}家企业。"),
    ("About {n} percent of the firms come from {en}.", "约{n}%的公司来自{zh}。"),
    ("{n} guests from {en} attended the seminar.", "来自{zh}的{n}名嘉宾出席了研讨会。"),
)
PLACES = (
    ("Hong Kong", "香港"),
    ("Chengdu", "成都"),
    ("Wuhan", "武汉"),
    ("Xi'an", "西安"),
    ("Beijing", "北京"),
)


@pytest.fixture(scope="module")
def recipe(tmp_path_factory: pytest.TempPathFactory) -> Recipe:
    folder = tmp_path_factory.mktemp("press")
    lines = [
        f"{en.format(en=a, n=n)}\t{zh.format(zh=b, n=n)}"
        for en, zh in SENTENCES
        for a, b in PLACES
        for n in range(2, 29, 2)
    ]
    (folder / "toy.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "names.csv").write_text(
        "en,zh-Hans-CN\n" + "".join(f"{a},{b}\n" for a, b in PLACES), encoding="utf-8"
    )
    (folder / "held-out.txt").write_text("Hong Kong welcomed 4 companies.\n", encoding="utf-8")
    (folder / "held-out.zh.txt").write_text("香港迎来了4家企业。\n无\n", encoding="utf-8")
    config = folder / "recipe.yaml"
    config.write_text(
        "corpora: {toy: {files: [toy.tsv], slots: [1.0, 0.5]}}\n"
        "exclude: [held-out.txt]\nglossaries: [names.csv]\nvocabulary: 600\n"
        "shape: {width: 32, feed_forward: 64, heads: 2, encoder_layers: 1, decoder_layers: 1}\n"
        "training: {tokens: 6000, batch_tokens: 400, warm_up: 5, candidates: 50, threads: 1, matrix_rate: 0.02, rate: 0.01}\n"
        "evaluate: {held out: {source: held-out.txt, lines: 1, references: {zh-Hans-CN: held-out.zh.txt}}}\n"
        "folder: out\n",
        encoding="utf-8",
    )
    return load_recipe(config)


@pytest.fixture(scope="module")
def prepared(recipe: Recipe) -> dict[str, int]:
    return prepare(recipe)


def test_prepare_leaves_out_what_is_measured_on(prepared: dict[str, int]) -> None:
    assert prepared == {"toy": len(SENTENCES) * len(PLACES) * 14 - 1}


def test_train_learns_and_resumes(recipe: Recipe, prepared: dict[str, int]) -> None:
    said: list[str] = []
    half = recipe.model_copy(update={"training": recipe.training.model_copy(update={"tokens": 3000})})
    train(half, said.append)
    progress = json.loads((recipe.folder / "train" / "progress.json").read_text())
    assert 3000 <= progress["tokens"] < 3600
    train(recipe, said.append)
    after = json.loads((recipe.folder / "train" / "progress.json").read_text())
    assert after["tokens"] >= 6000
    assert after["steps"] > progress["steps"]


def test_a_recipe_for_much_computing_trains_and_the_number_of_processes_changes_nothing(
    recipe: Recipe, prepared: dict[str, int], tmp_path: Path
) -> None:
    toy = recipe.corpora["toy"].model_copy(
        update={"most": 60, "obscured": 0.5, "weight": 1.0, "final": 0.0, "slots": (1.0,)}
    )
    settings = {"consistency": 1.0, "candidates": 0, "dropout": 0.1, "decay": 0.1, "tokens": 3000}
    settings |= {"omission": 0.5, "repetition": 1.0}
    data = []
    for processes in (1, 2):
        training = recipe.training.model_copy(update={**settings, "threads": processes})
        update = {"corpora": {"toy": toy}, "training": training, "folder": tmp_path / str(processes)}
        much = recipe.model_copy(update=update)
        assert prepare(much) == {"toy": 60}
        data.append([file.read_bytes() for file in sorted((much.folder / "data").iterdir())])
    assert data[0] == data[1]
    said: list[str] = []
    train(much, said.append)
    progress = json.loads((much.folder / "train" / "progress.json").read_text())
    assert progress["tokens"] >= 3000


def test_training_against_omissions_makes_the_model_slow_to_end(
    recipe: Recipe, prepared: dict[str, int], tmp_path: Path
) -> None:
    """After as many steps on the same batches, an end too early is far less likely than without."""
    ends = []
    for weight in (0.0, 2.0):
        folder = tmp_path / str(weight)
        folder.mkdir()
        (folder / "data").symlink_to(recipe.folder / "data")
        training = recipe.training.model_copy(
            update={"omission": weight, "repetition": weight, "candidates": 0}
        )
        run = Run(recipe.model_copy(update={"folder": folder, "training": training}))
        torch.manual_seed(1)
        batches = list(itertools.islice(run.mixture(), 24))
        for batch in batches[1:]:
            run.step(batch)
        with torch.no_grad():
            source = torch.from_numpy(batches[0].source)
            mask = source != run._pad
            memory = run._model.model.encoder(input_ids=source, attention_mask=mask.long())[0]
            ends.append(float(run._omission(batches[0], memory, mask)))
    assert ends[1] < ends[0] / 2


def test_what_is_cut_out_is_missed_and_the_end_stays() -> None:
    slots, pad = numpy.array([3, 4]), 99
    target = numpy.array([[10, 11, 3, 12, 13, 14, 15, EOS], [10, 11, 12, 13, 14, 15, EOS, pad]])
    paying = numpy.zeros_like(target)
    paying[1] = NONE
    cut = 0
    for seed in range(50):
        short, ends, lost = shortened(
            Batch(target, target, paying), slots, pad, numpy.random.default_rng(seed)
        )
        assert not lost[1]
        assert list(short[1]) == list(target[1])
        assert short[0][ends[0] - 1 : ends[0] + 1].tolist() == [15, EOS]
        assert set(short[0][ends[0] + 1 :].tolist()) <= {pad}
        if lost[0]:
            kept = short[0][: ends[0]].tolist()
            assert len(kept) < 7
            assert [p for p in target[0].tolist() if p in kept] == kept
            cut += 3 not in kept
    assert cut > 20


def test_a_slot_is_barred_once_it_was_said_or_where_the_source_has_none() -> None:
    slots = torch.tensor([3, 4, 5])
    bars = barred(torch.tensor([[3, 7, 4]]), torch.tensor([[4, 8, 3, 9]]), slots)
    assert bars[0].tolist() == [
        [False, False, True],
        [False, True, True],
        [False, True, True],
        [True, True, True],
    ]
    logits = torch.zeros(1, 4, 10)
    assert float(repeated(logits, slots, bars[0])) == pytest.approx(
        -sum(math.log(1 - n / 10) for n in (1, 2, 2, 3)) / 4
    )


def test_the_guided_head_looks_where_the_plain_kernels_say(
    recipe: Recipe, prepared: dict[str, int], tmp_path: Path
) -> None:
    from transformers import MarianMTModel

    (tmp_path / "data").symlink_to(recipe.folder / "data")
    run = Run(recipe.model_copy(update={"folder": tmp_path}))
    batch = next(iter(run.mixture()))
    source, target = (torch.from_numpy(side) for side in batch[:2])
    pad = run._model.config.pad_token_id
    plain = MarianMTModel.from_pretrained(tmp_path / "new", attn_implementation="eager")
    inputs = {
        "input_ids": source,
        "attention_mask": (source != pad).long(),
        "decoder_input_ids": torch.cat([torch.full((len(target), 1), pad), target[:, :-1]], 1),
    }
    with torch.no_grad():
        run._model.model(**inputs)
        guided = run._guide.attention(source != pad)
        wanted = plain.model(**inputs, output_attentions=True).cross_attentions[-1][:, 0]
    assert float((guided - wanted).abs().max()) < 1e-5


def test_export_is_what_the_engine_runs(recipe: Recipe, prepared: dict[str, int]) -> None:
    train(recipe, lambda line: None)
    folder = export(recipe)
    assert (folder / "vmap.txt").read_text("utf-8").startswith("\t")
    engine = PressEngine(folder, threads=1)
    [translation] = engine.translate([Request("<T0> welcomed <N0> companies.", ("<T0>", "<N0>"))])
    assert len(translation.alternatives) == 3
    assert engine.identity["engine"] == "press"
    table = [[cell.strip() for cell in line.split("|")[1:-1]] for line in evaluate(recipe).splitlines()]
    assert table[0][:4] == ["set", "locale", "model", "BLEU"]
    assert [row[:3] for row in table[2:]] == [
        ["held out", "zh-Hans-CN", model] for model in ("shipped", "new")
    ]
    assert all(0 <= float(row[3]) <= 100 for row in table[2:])


def test_training_goes_on_from_an_exported_model(recipe: Recipe, prepared: dict[str, int]) -> None:
    train(recipe, lambda line: None)
    exported = export(recipe)
    again = recipe.model_copy(
        update={
            "start": exported,
            "folder": recipe.folder / "again",
            "training": recipe.training.model_copy(update={"tokens": 300}),
        }
    )
    prepare(again)
    old, new = (load_file(f / "model.safetensors") for f in (recipe.folder / "hf", again.folder / "start"))
    assert old.keys() == new.keys()
    for name, weight in old.items():
        largest = weight.abs().amax(dim=-1, keepdim=True) if weight.dim() == 2 else weight.abs().max()
        near = (weight - new[name]).abs() <= largest / 127
        assert near[..., :-1].all() if name == "final_logits_bias" else near.all(), name
    train(again, lambda line: None)
    assert json.loads((again.folder / "train" / "progress.json").read_text())["tokens"] >= 300


def test_muon_makes_updates_orthogonal() -> None:
    matrix = orthogonal(torch.randn(16, 48), 6)
    values = torch.linalg.svdvals(matrix)
    assert matrix.shape == (16, 48)
    assert float(values.min()) > 0.4
    assert float(values.max()) < 1.4


@pytest.mark.parametrize("rank", [8, 32, 64])
def test_muon_on_the_square_of_a_matrix_is_muon_on_the_matrix(rank: int) -> None:
    torch.manual_seed(1)
    matrix = torch.randn(64, rank) @ torch.randn(rank, 256)
    matrix = matrix / matrix.norm()
    whole = directly(matrix, 4)
    assert float((by_square(matrix, 4) - whole).norm() / whole.norm()) < 1e-4
    assert torch.equal(orthogonal(matrix.T, 4), by_square(matrix / matrix.norm(), 4).T)


def test_recipe_errors_name_line_and_key(tmp_path: Path) -> None:
    config = tmp_path / "r.yaml"
    config.write_text("corpora: {a: {files: [x.tsv]}}\ntraining: {tokens: 5, treads: 1}\nfolder: out\n")
    with pytest.raises(Exception, match="no such setting") as caught:
        load_recipe(config)
    assert str(caught.value) == f"{config}:2: training.treads: no such setting; did you mean 'threads'?"
