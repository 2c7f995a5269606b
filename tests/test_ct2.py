"""CTranslate2 folders as they are: the built-in model stands for any other of the Marian layout."""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from pipeline.engines import ENGINES, Request
from pipeline.engines.ct2 import Ct2Model
from pipeline.engines.languages import Tags, tags_of
from pipeline.engines.press import MODEL, PressEngine
from pipeline.errors import UserError

REQUESTS = [
    Request("<T0> signed a memorandum with <T1> on Tuesday.", ("<T0>", "<T1>")),
    Request("It raised <N0>.", ("<N0>",)),
]


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XINDAYA_CACHE", str(tmp_path / "cache"))


def engine(folder: Path = MODEL, **options: Any) -> Any:
    return ENGINES["ct2"](model=folder, threads=1, **options)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(MODEL, tmp_path / "model")
    return tmp_path / "model"


def mistake(folder: Path, **options: Any) -> str:
    with pytest.raises(UserError) as caught:
        engine(folder, slots="symbols", **options).translate(REQUESTS)
    return str(caught.value).replace(str(folder), "FOLDER")


def test_the_built_in_model_says_what_it_says_as_press_without_hints(tmp_path: Path) -> None:
    lexicon = tmp_path / "empty.csv"
    lexicon.write_text("english,zh-Hans-CN\n")
    made, press = (
        engine(slots="symbols").translate(REQUESTS),
        PressEngine(threads=1, beam=4, lexicon=lexicon).translate(REQUESTS),
    )
    assert [(t.text, t.alternatives) for t in made] == [(t.text, t.alternatives) for t in press]
    assert {t.engine for t in made} == {"ct2"}


def test_the_strategy_that_a_model_was_trained_with_is_found() -> None:
    assert engine().identity["slots"] == "symbols"


def test_identity_names_what_decides_the_output() -> None:
    identity: Mapping[str, str] = Ct2Model(MODEL).identity
    assert set(identity) == {
        "engine", "weights", "language", "device", "beam", "batch_tokens", "no_repeat_ngram_size", "length_penalty", "max_decoding_length"
    }  # fmt: skip
    assert Ct2Model(MODEL, beam=2).identity == {**identity, "beam": "2"}


@pytest.mark.parametrize("batch_tokens", [8, 40, 10_000])
def test_batches_come_back_in_order(batch_tokens: int) -> None:
    requests = [
        *REQUESTS,
        Request("Exports rose.", ()),
        Request("<T0> said that the number of visitors to Hong Kong had risen by <N0> in <D0>.", ("<T0>", "<N0>", "<D0>")),
        Request("The forum was opened by <T0>.", ("<T0>",)),
        Request("It rained.", ()),
    ]  # fmt: skip
    alone, together = engine(slots="symbols"), engine(slots="symbols", batch_tokens=batch_tokens)
    lengths = [len(Ct2Model(MODEL)._tokens(request.source)) for request in requests]
    assert 8 < max(lengths) < 40 < sum(lengths)
    texts = [translation.text for translation in alone.translate(requests)]
    assert [translation.text for translation in together.translate(requests)] == texts
    assert len({*texts}) == len(requests)
    assert alone.identity == {**together.identity, "batch_tokens": "0"}


def test_what_the_pieces_can_write(folder: Path) -> None:
    model = Ct2Model(MODEL)
    assert model.keeps("<T0>")
    assert (model.fits("One."), model.fits("one " * 300)) == (True, False)
    file = folder / "shared_vocabulary.json"
    vocabulary = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps([piece for piece in vocabulary if "T0" not in piece]), encoding="utf-8")
    assert not Ct2Model(folder).keeps("<T0>")


@pytest.mark.parametrize(
    ("missing", "message"),
    [
        (
            "source.spm",
            "FOLDER: no tokenizer here; copy source.spm, sentencepiece.bpe.model or spiece.model into it",
        ),
        (
            "shared_vocabulary.json",
            "FOLDER: no vocabulary here (source_vocabulary.json or shared_vocabulary.json)",
        ),
    ],
)
def test_a_folder_that_lacks_something(folder: Path, missing: str, message: str) -> None:
    (folder / missing).unlink()
    assert mistake(folder) == message


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("model.bin", "FOLDER: not a CTranslate2 model: "),
        ("source.spm", "FOLDER/source.spm: not a tokenizer: "),
        ("shared_vocabulary.json", "FOLDER/shared_vocabulary.json: not a vocabulary"),
    ],
)
def test_a_folder_of_something_else(folder: Path, name: str, message: str) -> None:
    (folder / name).write_bytes(b"junk")
    assert mistake(folder).startswith(message)


def test_a_folder_without_any_model(tmp_path: Path) -> None:
    assert mistake(tmp_path) == "FOLDER: no checkpoint here (config.json is missing)"


def test_a_checkpoint_needs_the_extra_to_be_converted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "config.json").write_text("{}")
    monkeypatch.setattr("pipeline.engines.needs.find_spec", lambda name: None)
    message = "engine.kind: converting a checkpoint for 'ct2' needs the extra [hf]: torch is not installed"
    assert mistake(tmp_path) == message


def test_a_language_that_the_model_has_not() -> None:
    message = (
        "engine.language: 'zho_Hans' is not a language of the model; it knows none, so leave this setting out"
    )
    assert mistake(MODEL, language="zho_Hans") == message


def test_a_tagged_vocabulary_is_told_the_language(folder: Path) -> None:
    file = folder / "shared_vocabulary.json"
    vocabulary = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps([*vocabulary[:-1], ">>cmn_Hans<<"]), encoding="utf-8")
    assert Ct2Model(folder)._tokens("It raised <N0>.")[0] == ">>cmn_Hans<<"


@pytest.mark.parametrize(
    ("vocabulary", "language", "source", "target"),
    [
        (["a"], None, ["▁Hi", "</s>"], ""),
        ([">>cmn_Hant<<", ">>cmn_Hans<<"], None, [">>cmn_Hans<<", "▁Hi", "</s>"], ""),
        ([">>cmn_Hant<<", ">>cmn_Hans<<"], ">>cmn_Hant<<", [">>cmn_Hant<<", "▁Hi", "</s>"], ""),
        (["<2de>", "<2zh>"], None, ["<2zh>", "▁Hi", "</s>"], ""),
        (["eng_Latn", "zho_Hans"], None, ["eng_Latn", "▁Hi", "</s>"], "zho_Hans"),
        (["__en__", "__zh__"], None, ["__en__", "▁Hi", "</s>"], "__zh__"),
        (["en_XX", "zh_CN", "pt_XX"], None, ["en_XX", "▁Hi", "</s>"], "zh_CN"),
        (["en_XX", "zh_CN"], None, ["▁Hi", "</s>", "en_XX"], "zh_CN"),
    ],
)
def test_how_models_are_told_the_languages(
    vocabulary: list[str], language: str | None, source: list[str], target: str
) -> None:
    tags: Tags = tags_of(vocabulary, language)
    assert (tags.source(["▁Hi"]), tags.target) == (source, target)


def test_the_nearest_language_is_offered() -> None:
    with pytest.raises(UserError) as caught:
        tags_of(["eng_Latn", "zho_Hans", "zho_Hant", "deu_Latn"], "zho_Han")
    message = "engine.language: 'zho_Han' is not a language of the model; did you mean 'zho_Hant'?"
    assert str(caught.value) == message
