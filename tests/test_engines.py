"""Engines keep the order, give other hypotheses, and say what decides their output."""

import re
import shutil
from pathlib import Path

import pytest

from pipeline.document import SYMBOL, Segment, Translation
from pipeline.engines import ENGINES, Request
from pipeline.engines.press import MODEL, PressEngine, normalise
from pipeline.engines.renumber import renumbered, restored
from pipeline.errors import UserError
from pipeline.translation.translate import translate

SAMPLE = Path(__file__).parent.parent / "configs" / "sample" / "release.en.txt"


@pytest.fixture(scope="module")
def press() -> PressEngine:
    return PressEngine(threads=1)


def test_press_translates_in_order_and_keeps_slots(press: PressEngine) -> None:
    requests = [
        Request("<T0> signed a memorandum with <T1> on Tuesday.", ("<T0>", "<T1>")),
        Request("It raised <N0>.", ("<N0>",)),
    ]
    first, second = press.translate(requests)
    assert {"<T0>", "<T1>"} <= set(first.text.replace(">", "> ").replace("<", " <").split())
    assert "签署" in first.text
    assert "<N0>" in second.text
    assert len(first.alternatives) == 3
    assert first.text not in first.alternatives


def test_press_gives_the_same_for_a_sentence_in_any_company(press: PressEngine) -> None:
    lines = SAMPLE.read_text(encoding="utf-8").splitlines()
    requests = [Request(line, ()) for line in lines[:10]]
    together = press.translate(requests)
    assert together == [press.translate([request])[0] for request in requests]
    assert together == PressEngine(threads=2).translate(requests[::-1])[::-1]


def test_a_sentence_of_hundreds_of_words_is_translated_in_parts() -> None:
    press = PressEngine(beam=1)
    source = "We sell " + " ".join(f"red{n} lamps" for n in range(150)) + " and <T0> buys them."
    segment = Segment("1", source.replace("<T0>", "HSBC"), slots=())
    done = translate([segment], press, {})
    assert done[segment.slotted].repair is not None
    assert not press.fits(source)


def test_more_slots_than_the_model_has_symbols_for_are_translated_in_parts(press: PressEngine) -> None:
    source = "Guests are " + "; ".join(f"<T{n}> of <T{n + 1}>" for n in range(0, 12, 2)) + "."
    few = "Guests are <T0> of <T1>; and <T2> of <T3>."
    assert (press.fits(source), press.fits(few)) == (False, True)
    done = translate([Segment("1", source)], press, {})[source]
    assert sorted(SYMBOL.findall(done.text)) == sorted(f"<T{n}>" for n in range(12))


def test_a_part_has_numbers_that_the_model_knows() -> None:
    source, own = renumbered("<T9> met <T3> on <D8>.", 8)
    assert source == "<T0> met <T1> on <D0>."
    said = Translation("<D0>，<T0>会见<T1>和<T2>。", "press", alternatives=("<T1>。",))
    assert restored(said, own) == Translation(
        "<D8>，<T9>会见<T3>和<V92>。", "press", alternatives=("<T3>。",)
    )
    assert renumbered("<T7> met.", 8) == ("<T7> met.", {})


def test_press_identity_names_what_decides_the_output(press: PressEngine) -> None:
    identity = press.identity
    assert set(identity) == {
        "engine", "weights", "lexicon", "beam", "wider", "no_repeat_ngram_size", "length_penalty", "max_decoding_length"
    }  # fmt: skip
    assert PressEngine(beam=2).identity == {**identity, "beam": "2"}


def test_a_wider_search_where_slots_are_lost_or_words_trail(monkeypatch: pytest.MonkeyPatch) -> None:
    source = "The support that <T0> and the banks give will strengthen local firms."
    said = {
        4: ["企业增强。", "<T0>支持企业。银行支持。", "<T0>支持企业。多方支持。", "<T0>及银行支持企业。"],
        16: ["<T0>会支持企业。银行支持。", "<T0>及银行会支持企业。", "企业会增强。", None],
    }
    monkeypatch.setattr(
        PressEngine,
        "_searched",
        lambda self, requests, beam: [
            Translation(said[beam][int(request.before)], "press") for request in requests
        ],
    )
    requests = [Request(source, ("<T0>",), before=str(at)) for at in range(4)]
    texts = [translation.text for translation in PressEngine().translate(requests)]
    assert texts == [
        "<T0>会支持企业。银行支持。",
        "<T0>及银行会支持企业。",
        "<T0>支持企业。多方支持。",
        "<T0>及银行支持企业。",
    ]


@pytest.mark.parametrize("text", ["", "\t的\n", "\t</s> <unk>\n▁strange\t的\n"])
def test_a_shortlist_that_is_not_the_models_is_refused(text: str, tmp_path: Path) -> None:
    for file in MODEL.iterdir():
        (tmp_path / file.name).symlink_to(file)
    (tmp_path / "vmap.txt").unlink()
    (tmp_path / "vmap.txt").write_text(text, "utf-8")
    with pytest.raises(UserError, match="not of this model, or broken") as caught:
        PressEngine(tmp_path).translate([Request("Good.", ())])
    assert str(caught.value).startswith(f"{tmp_path}/vmap.txt: ")


def test_a_model_needs_no_shortlist(press: PressEngine, tmp_path: Path) -> None:
    for file in MODEL.iterdir():
        if file.name != "vmap.txt":
            (tmp_path / file.name).symlink_to(file)
    whole = PressEngine(tmp_path)
    assert whole.identity["weights"] != press.identity["weights"]
    assert whole.translate([Request("The forum was held in May.", ())])[0].text.endswith("。")


def test_no_requests_need_no_model(tmp_path: Path) -> None:
    for name in ("config.json", "model.bin", "shared_vocabulary.json", "source.spm"):
        (tmp_path / name).touch()
    assert PressEngine(tmp_path).translate([]) == []


def test_a_folder_that_holds_no_model_is_refused(tmp_path: Path) -> None:
    for name in ("config.json", "model.bin", "shared_vocabulary.json"):
        (tmp_path / name).write_bytes(b"junk")
    shutil.copyfile(MODEL / "source.spm", tmp_path / "source.spm")
    with pytest.raises(UserError, match=f"^{re.escape(str(tmp_path))}: not a CTranslate2 model: "):
        PressEngine(tmp_path).translate([Request("Hello.", ())])


def test_press_without_weights_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        PressEngine(tmp_path)
    assert str(caught.value) == f"{tmp_path}: no model here (config.json is missing)"


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("“Xi’an – Hong\u00a0Kong”", '"Xi\'an - Hong Kong"'),
        ("Over half—some <N0>—stayed", "Over half - some <N0> - stayed"),
        ("55%—mostly", "55% - mostly"),
        ("1990—2000, half–some, a — b", "1990-2000, half-some, a - b"),
        ("ＡＢＣ　１２", "ABC 12"),
        ("  two \n lines ", "two lines"),
        ("at <N0> p.a. to 4 per cent p.a.", "at <N0> per annum to 4 per cent per annum."),
    ],
)
def test_english_is_given_as_the_model_was_trained_on_it(raw: str, clean: str) -> None:
    assert normalise(raw) == clean


def test_echo_gives_the_source_back() -> None:
    [translation] = ENGINES["echo"]().translate([Request("<T0> opened.", ("<T0>",))])
    assert (translation.text, translation.engine) == ("<T0> opened.", "echo")
