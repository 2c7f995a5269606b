"""Sentences a second of the built-in model beside a random one of opus-mt's shape, in turns: `make bench`.

Both decode with beam 4 in int8 on the same threads; the random model, which would never stop, writes
as many tokens as the built-in one did.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import ctranslate2
import numpy
from ctranslate2.specs import TransformerSpec

from pipeline.engines.press import PressEngine

ROOT = Path(__file__).parent.parent
ROUNDS, BEAM, SENTENCES = 5, 4, 64
# Helsinki-NLP's Marian models: 6 + 6 layers, width 512, feed-forward 2048, 8 heads, 65,001 pieces.
LAYERS, WIDTH, FEED_FORWARD, HEADS, PIECES = 6, 512, 2048, 8, 65_001


def random_model(folder: Path) -> None:
    """Writes an int8 CTranslate2 model with random weights of opus-mt's shape."""
    spec = TransformerSpec.from_config(
        (LAYERS, LAYERS), HEADS, pre_norm=False, activation=ctranslate2.specs.Activation.SWISH
    )
    random = numpy.random.default_rng(1)

    def fill(layer: Any, name: str, *shape: int) -> None:
        setattr(layer, name, random.normal(0, 0.05, shape).astype(numpy.float32))

    def linear(layer: Any, out: int, into: int) -> None:
        fill(layer, "weight", out, into)
        layer.bias = numpy.zeros(out, numpy.float32)

    def norm(layer: Any) -> None:
        layer.gamma, layer.beta = numpy.ones(WIDTH, numpy.float32), numpy.zeros(WIDTH, numpy.float32)

    def attention(layer: Any, itself: bool) -> None:
        linear(layer.linear[0], WIDTH * (3 if itself else 1), WIDTH)
        if not itself:
            linear(layer.linear[1], WIDTH * 2, WIDTH)
        linear(layer.linear[-1], WIDTH, WIDTH)
        norm(layer.layer_norm)

    for side in (spec.encoder, spec.decoder):
        embeddings = side.embeddings if side is spec.decoder else side.embeddings[0]
        fill(embeddings, "weight", PIECES, WIDTH)
        fill(side.position_encodings, "encodings", 512, WIDTH)
        side.scale_embeddings = numpy.int8(1)
        for layer in side.layer:
            attention(layer.self_attention, itself=True)
            if side is spec.decoder:
                attention(layer.attention, itself=False)
            linear(layer.ffn.linear_0, FEED_FORWARD, WIDTH)
            linear(layer.ffn.linear_1, WIDTH, FEED_FORWARD)
            norm(layer.ffn.layer_norm)
    linear(spec.decoder.projection, PIECES, WIDTH)
    for vocabulary in (spec.register_source_vocabulary, spec.register_target_vocabulary):
        vocabulary(["<unk>", "<s>", "</s>", *map(str, range(PIECES - 3))])
    spec.validate()
    spec.optimize(quantization="int8")
    folder.mkdir()
    spec.save(str(folder))


def main() -> None:
    engine = PressEngine(beam=BEAM)
    lines = (ROOT / "pipeline/press/authored/whole-releases.tsv").read_text(encoding="utf-8").splitlines()
    sources = [engine._tokens(engine._hinted(line.split("\t")[0])) for line in lines[:SENTENCES]]
    with tempfile.TemporaryDirectory() as folder:
        random_model(Path(folder) / "model")
        threads = {"inter_threads": engine._threads, "intra_threads": 1}
        other = ctranslate2.Translator(str(Path(folder) / "model"), device="cpu", **threads)
        written = [
            len(r.hypotheses[0])
            for r in engine._translator.translate_batch(sources, **engine._search(engine._beam))
        ]
        inputs = [[str(sum(map(ord, piece)) % (PIECES - 3)) for piece in source] for source in sources]

        def built_in() -> None:
            engine._translator.translate_batch(sources, **engine._search(engine._beam))

        def opus_shaped() -> None:
            futures = [
                other.translate_batch(
                    [tokens], beam_size=BEAM, max_decoding_length=n, min_decoding_length=n, asynchronous=True
                )[0]
                for tokens, n in zip(inputs, written, strict=True)
            ]
            for future in futures:
                future.result()

        report({"built-in (8+2, 512)": built_in, "opus-mt shape (6+6, 512)": opus_shaped})


def report(engines: dict[str, Callable[[], None]]) -> None:
    """Runs the engines in turns and prints the median rate of each, its spread, and the ratio to the last."""
    rates: dict[str, list[float]] = {name: [] for name in engines}
    for _ in range(ROUNDS):
        for name, translate in engines.items():
            start = time.perf_counter()
            translate()
            rates[name].append(SENTENCES / (time.perf_counter() - start))
    base = statistics.median(list(rates.values())[-1])
    for name, values in rates.items():
        middle = statistics.median(values)
        print(
            f"{name:28} {middle:7.1f} sentences/s  ({min(values):.1f}–{max(values):.1f})  ×{middle / base:.2f}"
        )


if __name__ == "__main__":
    main()
