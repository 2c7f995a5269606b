"""Checkpoints through transformers, and converted for CTranslate2: tiny random ones of each family, made here."""

import json
import shutil
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

torch = pytest.importorskip("torch", reason="the engine 'hf' needs the extra [hf]")
transformers = pytest.importorskip("transformers", reason="the engine 'hf' needs the extra [hf]")

from tiny_models import FAMILIES, pieces  # noqa: E402

from pipeline import load_config, run  # noqa: E402
from pipeline.document import Repair, Way  # noqa: E402
from pipeline.engines import ENGINES, Request, Task  # noqa: E402
from pipeline.engines.checkpoint import checkpoint_folder, checkpoint_identity  # noqa: E402
from pipeline.engines.constrain import EveryMarkOnce  # noqa: E402
from pipeline.engines.ct2 import Ct2Model  # noqa: E402
from pipeline.engines.hf import HfModel  # noqa: E402
from pipeline.engines.travel import strategies  # noqa: E402
from pipeline.errors import UserError  # noqa: E402

torch.set_num_threads(1)
REQUEST = Request("<T0> signed with <T1>.", ("<T0>", "<T1>"))
PLAIN = Request("For more information, please visit.", ())
# What stands around the pieces of a sentence, and what the target begins with.
FRAMES: Mapping[str, tuple[list[str], list[str], str]] = {
    "marian": ([">>cmn_Hans<<"], ["</s>"], ""),
    "marian-alone": ([], ["</s>"], ""),
    "nllb": (["eng_Latn"], ["</s>"], "zho_Hans"),
    "m2m100": (["__en__"], ["</s>"], "__zh__"),
    "madlad": (["<2zh>"], ["</s>"], ""),
    "mbart": (["en_XX"], ["</s>"], "zh_CN"),
}


def _thing(name: str) -> Any:
    """What a module has under a name."""
    module, _, attribute = name.rpartition(".")
    return getattr(import_module(module), attribute)


@pytest.fixture(autouse=True)
def short(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A random model never ends by itself."""
    monkeypatch.setattr("pipeline.engines.hf._MOST", 12)
    monkeypatch.setitem(_thing("pipeline.engines.ct2._DECODING"), "max_decoding_length", 12)
    monkeypatch.setenv("XINDAYA_CACHE", str(tmp_path / "cache"))


@pytest.fixture(scope="module")
def checkpoints(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    folders = {name: tmp_path_factory.mktemp(name) for name in FAMILIES}
    for name, folder in folders.items():
        FAMILIES[name](folder)
    return folders


@pytest.mark.parametrize("family", FAMILIES)
def test_each_family_is_told_the_languages(checkpoints: Mapping[str, Path], family: str) -> None:
    model = HfModel(checkpoints[family])
    before, after, target = FRAMES[family]
    tokenizer = model._loaded.tokenizer
    pieces = tokenizer.convert_ids_to_tokens(tokenizer("Hong Kong", add_special_tokens=False).input_ids)
    assert tokenizer.convert_ids_to_tokens(model._source("Hong Kong")) == [*before, *pieces, *after]
    assert model._loaded.tags.target == target
    assert model._start == (
        {"forced_bos_token_id": tokenizer.convert_tokens_to_ids(target)} if target else {}
    )


@pytest.mark.parametrize(
    ("family", "text", "language"), [("m2m100", "Hong Kong", "en"), ("marian", ">>cmn_Hans<<Hong Kong", None)]
)
def test_the_frame_is_that_of_the_tokenizer(
    checkpoints: Mapping[str, Path], family: str, text: str, language: str | None
) -> None:
    model = HfModel(checkpoints[family])
    tokenizer = model._loaded.tokenizer
    if language:
        tokenizer.src_lang = language
    assert model._source("Hong Kong") == tokenizer(text).input_ids


@pytest.mark.parametrize("family", FAMILIES)
def test_each_family_translates_and_loses_no_placeholder(
    checkpoints: Mapping[str, Path], family: str
) -> None:
    engine = ENGINES["hf"](model=checkpoints[family], beam=2, slots="marked")
    plain, slotted = engine.translate([PLAIN, REQUEST])
    assert (plain.engine, plain.repair, len(plain.alternatives)) == ("hf", None, 1)
    assert plain.score is not None
    assert [slotted.text.count(symbol) for symbol in REQUEST.symbols] == [1, 1]
    assert slotted.repair == Repair(Way.CONSTRAINED)
    assert engine.translate([REQUEST]) == [slotted]


SENTENCES = [f"The total reached {'more ' * count}." for count in (9, 1, 5, 1, 25, 7)]


def test_a_sentence_by_itself_is_the_same_in_any_company(checkpoints: Mapping[str, Path]) -> None:
    tasks = [Task(text, REQUEST) for text in SENTENCES]
    model = HfModel(checkpoints["marian"])
    assert model.translate(tasks) == [model.translate([task])[0] for task in tasks]


def loud(model: HfModel) -> HfModel:
    """The model with large weights: as it is made, it writes the same of everything."""
    with torch.no_grad():
        for weights in model._loaded.model.parameters():
            weights.mul_(60 if weights.ndim == 2 else 1)
    return model


def test_batches_keep_order_and_limit(
    checkpoints: Mapping[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    tasks = [Task(text, REQUEST) for text in SENTENCES]
    alone, together = (loud(HfModel(checkpoints["marian"], batch_tokens=tokens)) for tokens in (0, 80))
    shapes: list[tuple[int, int]] = []
    search = together._search

    def seen(sources: list[list[int]]) -> list[Any]:
        shapes.append((len(sources), max(map(len, sources))))
        return search(sources)

    monkeypatch.setattr(together, "_search", seen)
    lengths = [len(alone._source(text)) for text in SENTENCES]
    assert max(lengths) > 80
    found, expected = together.translate(tasks), alone.translate(tasks)
    assert [t.text for t in found] == [t.text for t in expected]
    assert len({t.text for t in expected}) == len({*SENTENCES})
    assert sum(rows for rows, _ in shapes) == len(tasks)
    assert [shape for shape in shapes if shape[0] * shape[1] > 80] == [(1, max(lengths))]
    assert max(rows for rows, _ in shapes) >= 2
    assert alone.identity == {**together.identity, "batch_tokens": "0"}


def test_lost_placeholders_come_back_in_batches_too(checkpoints: Mapping[str, Path]) -> None:
    requests = [PLAIN, REQUEST, Request("<T0> opened.", ("<T0>",))]
    alone, together = (
        ENGINES["hf"](model=checkpoints["marian"], slots="marked", batch_tokens=tokens) for tokens in (0, 500)
    )
    texts = [translation.text for translation in together.translate(requests)]
    assert texts == [translation.text for translation in alone.translate(requests)]
    kept = [[text.count(s) for s in r.symbols] for text, r in zip(texts, requests, strict=True)]
    assert kept == [[], [1, 1], [1]]


def test_one_hypothesis_has_no_others(checkpoints: Mapping[str, Path]) -> None:
    [translation] = HfModel(checkpoints["marian"], beam=1).translate([Task("It rained.", PLAIN)])
    assert (translation.score, translation.alternatives) == (None, ())


def test_another_language_is_asked_for(checkpoints: Mapping[str, Path]) -> None:
    model = HfModel(checkpoints["marian"], language=">>cmn_Hant<<")
    assert model._loaded.tokenizer.convert_ids_to_tokens(model._source("a"))[0] == ">>cmn_Hant<<"
    assert model.identity["language"] == ">>cmn_Hant<<"
    with pytest.raises(UserError) as caught:
        HfModel(checkpoints["nllb"], language="zho_Han").fits("a")
    message = "engine.language: 'zho_Han' is not a language of the model; did you mean 'zho_Hant'?"
    assert str(caught.value) == message


def test_what_a_tokenizer_keeps(checkpoints: Mapping[str, Path]) -> None:
    model = HfModel(checkpoints["marian"])
    assert (model.keeps("[[1]]"), model.keeps("☃1☃")) == (True, False)
    assert (model.fits("One."), model.fits("one " * 300)) == (True, False)


VOCABULARY = 8
END, OPEN, ONE, TWO, CLOSE, WORD = 0, 1, 2, 3, 4, 5
MARKS = [[(OPEN, ONE, CLOSE)], [(OPEN, TWO, CLOSE)]]


@pytest.mark.parametrize(
    ("written", "wanted", "allowed"),
    [
        ([WORD], END, {OPEN}),
        ([WORD], WORD, {WORD}),
        ([WORD, OPEN], WORD, {ONE, TWO}),
        ([WORD, OPEN, TWO], WORD, {CLOSE}),
        ([OPEN, ONE, CLOSE, OPEN], ONE, {TWO}),
        ([OPEN, ONE, CLOSE, WORD], END, {OPEN}),
        ([OPEN, ONE, CLOSE, OPEN, TWO, CLOSE], OPEN, set(range(VOCABULARY)) - {OPEN}),
        ([OPEN, ONE, CLOSE, OPEN, TWO, CLOSE], END, {END}),
        ([WORD] * 14, WORD, {OPEN}),
    ],
)
def test_what_may_follow(written: list[int], wanted: int, allowed: set[int]) -> None:
    scores = torch.full((1, VOCABULARY), -5.0)
    scores[0, wanted] = -1.0
    steered = EveryMarkOnce(MARKS, END, longest=20)(torch.tensor([written]), scores)[0]
    best = {token for token in range(VOCABULARY) if steered[token] == steered.max()}
    assert best == allowed
    if END not in allowed:
        assert scores[0, wanted] == -1.0, "the scores that were given stay as they are"


def test_the_last_token_ends_whatever_is_missing() -> None:
    scores = torch.full((1, VOCABULARY), float("-inf"))
    scores[0, END] = 0.0
    assert EveryMarkOnce(MARKS, END, longest=20)(torch.tensor([[WORD]]), scores).tolist() == scores.tolist()


def test_identity_names_what_decides_the_output(checkpoints: Mapping[str, Path], tmp_path: Path) -> None:
    identity = HfModel(checkpoints["marian"]).identity
    assert set(identity) == {
        "engine", "weights", "language", "device", "dtype", "beam", "batch_tokens", "no_repeat_ngram_size", "length_penalty",
        "torch", "transformers",
    }  # fmt: skip
    other = tmp_path / "other"
    shutil.copytree(checkpoints["marian"], other)
    assert HfModel(other).identity == identity
    (other / "config.json").write_text((other / "config.json").read_text() + "\n")
    assert HfModel(other).identity["weights"] != identity["weights"]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("config.json", "{}", "not a translation model that transformers can read: "),
        ("model.safetensors", "junk", "not a translation model that transformers can read: "),
        ("vocab.json", None, "not a translation model that transformers can read: "),
        ("config.json", None, "no checkpoint here (config.json is missing)"),
    ],
)
def test_a_folder_that_is_no_checkpoint(
    checkpoints: Mapping[str, Path], tmp_path: Path, name: str, content: str | None, message: str
) -> None:
    folder = tmp_path / "broken"
    shutil.copytree(checkpoints["marian"], folder)
    (folder / name).unlink()
    if content is not None:
        (folder / name).write_text(content)
    with pytest.raises(UserError) as caught:
        HfModel(folder).fits("a")
    assert str(caught.value).startswith(f"{folder}: {message}")


def test_a_checkpoint_that_lacks_weights(checkpoints: Mapping[str, Path], tmp_path: Path) -> None:
    from safetensors.torch import load_file, save_file

    folder = tmp_path / "broken"
    shutil.copytree(checkpoints["marian"], folder)
    weights = load_file(folder / "model.safetensors")
    del weights["model.encoder.layers.0.fc1.weight"]
    save_file(weights, folder / "model.safetensors", {"format": "pt"})
    with pytest.raises(UserError) as caught:
        HfModel(folder).fits("a")
    lacks = "the checkpoint is not whole: it lacks model.encoder.layers.0.fc1.weight"
    assert str(caught.value) == f"{folder}: {lacks}"


def test_a_device_that_is_not_there(checkpoints: Mapping[str, Path]) -> None:
    if torch.cuda.is_available():
        pytest.skip("it is there")
    with pytest.raises(UserError) as caught:
        HfModel(checkpoints["marian"], device="cuda").fits("a")
    assert str(caught.value).startswith("engine.device: no device 'cuda' here: ")


def test_a_model_of_the_hub_is_taken_from_the_cache_when_offline(
    checkpoints: Mapping[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit = "0123456789abcdef0123456789abcdef01234567"
    repository = tmp_path / "models--acme--opus"
    shutil.copytree(checkpoints["marian"], repository / "snapshots" / commit)
    (repository / "refs").mkdir()
    (repository / "refs" / "v1").write_text(commit)
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path))
    folder = checkpoint_folder("acme/opus", "v1")
    assert checkpoint_identity("acme/opus", folder) == {"model": "acme/opus", "revision": commit}
    with pytest.raises(UserError) as caught:
        checkpoint_folder("acme/other", "v1")
    message = "engine.model: 'acme/other@v1' is not downloaded, and the hub cannot be reached or HF_HUB_OFFLINE is set"
    assert str(caught.value) == message


def test_without_the_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.engines.needs.find_spec", lambda name: None)
    with pytest.raises(UserError) as caught:
        HfModel(Path("opus"))
    assert str(caught.value) == "engine.kind: the engine 'hf' needs the extra [hf]: torch is not installed"


def ct2(folder: Path, **options: Any) -> Ct2Model:
    return Ct2Model(folder, quantization="float32", threads=1, beam=2, **options)


@pytest.mark.parametrize("family", FAMILIES)
def test_a_converted_checkpoint_says_the_same(
    checkpoints: Mapping[str, Path], family: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for decoding in ("pipeline.engines.hf._DECODING", "pipeline.engines.ct2._DECODING"):
        monkeypatch.setitem(_thing(decoding), "no_repeat_ngram_size", 0)
    converted, original = ct2(checkpoints[family]), HfModel(checkpoints[family], beam=2)
    text = "The total reached more."
    tokenizer = original._loaded.tokenizer
    assert converted._tokens(text) == tokenizer.convert_ids_to_tokens(original._source(text))
    [translation] = converted.translate([Task(text, PLAIN)])
    assert (translation.engine, len(translation.alternatives)) == ("ct2", 1)
    [same] = original.translate([Task(text, PLAIN)])
    assert translation.text[:8] == same.text[:8]
    assert strategies(converted.keeps)["marked"].write(REQUEST).marks


def test_a_checkpoint_is_converted_once(
    checkpoints: Mapping[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = ct2(checkpoints["marian"])._folder
    monkeypatch.setattr("pipeline.engines.convert._convert", lambda *_: pytest.fail("converted again"))
    monkeypatch.setattr("pipeline.engines.needs.find_spec", lambda name: None)
    again = ct2(checkpoints["marian"])
    assert again._folder == first
    assert again.identity["quantization"] == "float32"
    assert list(first.parent.iterdir()) == [first]
    assert json.loads((first / "config.json").read_text())["unk_token"] == "<unk>"


def test_of_two_tokenizers_only_what_the_target_writes_is_searched(
    checkpoints: Mapping[str, Path], tmp_path: Path
) -> None:
    """As opus-mt has it: a vocabulary of both, and a tokenizer for each side."""
    folder = tmp_path / "two"
    shutil.copytree(checkpoints["marian"], folder)
    written = pieces(folder / "target.spm", "unigram", ("香港金融管理局与武汉市人民政府",))
    characters = {*"".join(written), *" ⁇"}
    both, two = ct2(checkpoints["marian"]), ct2(folder)
    sources = ["The total reached more.", "Hong Kong signed.", "InvestHK said so on Tuesday."]
    texts = [
        [text for said in model.translate([Task(source, PLAIN) for source in sources]) for text in (said.text, *said.alternatives)]
        for model in (both, two)
    ]  # fmt: skip
    beyond = [{*"".join(said)} - characters for said in texts]
    assert beyond[0]
    assert not beyond[1]
    kept = [(model.keeps("香港"), model.keeps("Tuesday")) for model in (both, two)]
    assert kept == [(True, True), (True, False)]
    assert not (both._folder / "vmap.txt").exists()
    again = Ct2Model(two._folder, threads=1, beam=2)
    assert [translation.text for translation in again.translate([Task(s, PLAIN) for s in sources])] == texts[
        1
    ][::2]


def test_what_cannot_be_converted_leaves_nothing(checkpoints: Mapping[str, Path], tmp_path: Path) -> None:
    folder = tmp_path / "broken"
    shutil.copytree(checkpoints["marian"], folder)
    (folder / "model.safetensors").write_text("junk")
    with pytest.raises(UserError) as caught:
        ct2(folder).fits("a")
    assert str(caught.value).startswith(f"{folder}: cannot be converted for CTranslate2: ")
    assert list((tmp_path / "cache" / "ct2").iterdir()) == []


@pytest.mark.parametrize(
    ("family", "told"),
    [
        ("m2m100", {"pt-PT": "__pt__", "ja-JP": "__ja__"}),
        ("nllb", {"pt-PT": "por_Latn", "ja-JP": "jpn_Jpan"}),
    ],
)
def test_a_run_into_three_languages(
    checkpoints: Mapping[str, Path], tmp_path: Path, family: str, told: Mapping[str, str]
) -> None:
    release, config = tmp_path / "release.txt", tmp_path / "acme.yaml"
    release.write_text("InvestHK grew 5.2 per cent in May 2024.\n", encoding="utf-8")
    config.write_text(
        f"inputs: [release.txt]\ntargets: [zh-Hans-CN, pt-PT, ja-JP]\noutput: out\n"
        f"engine: {{kind: hf, model: {checkpoints[family]}, slots: symbols}}\n"
    )
    result = run(load_config(config))
    texts = {locale: result.documents[0].block_texts(locale)[0] for locale in ("zh-Hans-CN", *told)}
    dates = {"zh-Hans-CN": "2024年5月", "pt-PT": "maio de 2024", "ja-JP": "2024年5月"}
    assert all(dates[locale] in text for locale, text in texts.items())
    assert "5,2%" in texts["pt-PT"]
    model = HfModel(checkpoints[family])
    assert {locale: model.into(locale)._loaded.tags.target for locale in told} == told
    assert model.into("pt-PT")._loaded.model is model._loaded.model
    assert model.into("pt-PT").identity["into"] == "pt-PT"
    assert "into" not in model.identity
