"""A foreign checkpoint from files to files beside transformers alone, in turns; needs torch: `make bench-train`.

The checkpoint is a random one of opus-mt's shape, which never stops by itself: every search writes 40 tokens. It would
lose every slot, and what it lost would be asked for again; so the sentences have none, and its vocabulary no symbols. All
work in batches of like size. As opus-mt's its vocabulary is of two tokenizers of 32,000 pieces, of which the converted model
searches the target's alone ("CTranslate2 alone" does not).
"""

from __future__ import annotations

import json
import os
import re
import tempfile
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import torch
from bench_pipeline import ROOT, anew, in_turns, printed, releases, slotted, timed
from sentencepiece.sentencepiece_model_pb2 import ModelProto
from transformers import MarianConfig, MarianMTModel

from pipeline import load_config
from pipeline.engines.ct2 import Ct2Model
from pipeline.engines.hf import HfModel
from pipeline.protect import Protector

SENTENCES, TOKENS, BEAM, ROUNDS = 96, 40, 4, 3
# Sentences in a batch, and source tokens that come to about the same.
BATCH, BATCH_TOKENS = 16, 640
# Too short to be tried again in parts.
PLAIN = r"[A-Z][a-z]+( [a-z,;-]+){15,29}\."
# Helsinki-NLP's Marian models: 6 + 6 layers, width 512, feed-forward 2048, 8 heads, 65,001 pieces.
SHAPE = {
    "d_model": 512, "encoder_layers": 6, "decoder_layers": 6, "encoder_ffn_dim": 2048, "decoder_ffn_dim": 2048,
    "encoder_attention_heads": 8, "decoder_attention_heads": 8, "max_position_embeddings": 512,
}  # fmt: skip
PIECES, PIECES_EACH = 65_001, 32_000


def is_plain(sentence: str) -> bool:
    """Whether nothing in a sentence is protected."""
    return re.fullmatch(PLAIN, sentence) is not None and not Protector(()).spans(sentence)


def random_checkpoint(folder: Path) -> None:
    """Writes a Marian checkpoint with our tokenizer, filled up to opus-mt's size as its vocabulary is."""
    own = ROOT / "pipeline" / "press" / "model"
    pieces = json.loads((own / "shared_vocabulary.json").read_text(encoding="utf-8"))
    plain = [piece for piece in pieces if not re.fullmatch(r"</?s>|<unk>|<pad>|<[TNDV]\d+>", piece)]
    filled = [f"filler{number}" for number in range(PIECES - len(plain) - 3)]
    vocabulary = ["</s>", "<unk>", *plain, *filled, "<pad>"]
    (folder / "source.spm").write_bytes((own / "source.spm").read_bytes())
    target = ModelProto.FromString((own / "source.spm").read_bytes())
    for filler in filled[: PIECES_EACH - len(target.pieces)]:
        target.pieces.add(piece=filler, score=-100)
    (folder / "target.spm").write_bytes(target.SerializeToString())
    (folder / "vocab.json").write_text(json.dumps({piece: at for at, piece in enumerate(vocabulary)}))
    (folder / "tokenizer_config.json").write_text(
        json.dumps({"tokenizer_class": "MarianTokenizer", "source_lang": "eng", "target_lang": "zho"})
    )
    torch.manual_seed(1)
    last = PIECES - 1
    ids = {"pad_token_id": last, "decoder_start_token_id": last, "eos_token_id": 0, "bos_token_id": None}
    MarianMTModel(MarianConfig(vocab_size=PIECES, forced_eos_token_id=0, **ids, **SHAPE)).save_pretrained(
        folder
    )


def transformers_alone(folder: Path, sources: list[str], beams: int) -> Callable[[], object]:
    """What a script with `model.generate` does: batches of like length."""
    model = HfModel(folder, beam=beams)
    loaded: Any = model._loaded
    ordered = sorted(sources, key=len)
    batches = [ordered[at : at + BATCH] for at in range(0, len(ordered), BATCH)]

    def work() -> None:
        for batch in batches:
            inputs = loaded.tokenizer(batch, return_tensors="pt", padding=True)
            with torch.inference_mode():
                loaded.model.generate(**inputs, num_beams=beams, max_new_tokens=TOKENS, do_sample=False)

    return work


def main() -> None:
    decoding = import_module("pipeline.engines.ct2")._DECODING
    decoding["max_decoding_length"] = TOKENS
    torch.set_num_threads(os.cpu_count() or 1)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        model = folder / "model"
        model.mkdir()
        random_checkpoint(model)
        os.environ["XINDAYA_CACHE"] = str(folder / "cache")
        settings = {
            "kind": "ct2", "model": str(model), "slots": "symbols", "beam": BEAM, "batch_tokens": BATCH_TOKENS
        }  # fmt: skip
        config = load_config(releases(folder, 1, SENTENCES, only=is_plain, engine=settings, glossaries=[]))
        sources = slotted(config)
        ct2 = Ct2Model(model, beam=BEAM, batch_tokens=BATCH_TOKENS)
        tokens = [ct2._tokens(source) for source in sources]

        def ct2_alone() -> None:
            ct2._translator().translate_batch(
                tokens, beam_size=BEAM, max_decoding_length=TOKENS, no_repeat_ngram_size=4,
                max_batch_size=BATCH_TOKENS, batch_type="tokens",
            )  # fmt: skip

        greedy, beam = (transformers_alone(model, sources, beams) for beams in (1, BEAM))
        parts: dict[str, Callable[[], float]] = {
            f"transformers, beam {BEAM}, float32": lambda: timed(beam),
            "transformers, greedy, float32": lambda: timed(greedy),
            f"CTranslate2 alone, beam {BEAM}, int8": lambda: timed(ct2_alone),
            f"the whole run, beam {BEAM}, int8": lambda: anew(config),
        }
        anew(config)
        seconds = in_turns(ROUNDS, parts)
        printed("a random checkpoint of opus-mt's shape", seconds, len(sources), next(iter(parts)))


if __name__ == "__main__":
    main()
