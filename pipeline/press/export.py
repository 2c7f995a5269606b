"""Export: a Hugging Face Marian folder, and CTranslate2 in int8 with its shortlist, as it ships."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from pipeline.engines.shortlists import SHORTLIST
from pipeline.press.batches import load_copies
from pipeline.press.settings import Recipe
from pipeline.press.shortlist import shortlist


def export(recipe: Recipe) -> Path:
    """Writes `recipe.folder`/hf and `recipe.folder`/ct2; returns the latter, which `engine.model` takes."""
    import torch
    from ctranslate2.converters import TransformersConverter
    from transformers import MarianMTModel

    folder, data = recipe.folder / "hf", recipe.folder / "data"
    model: Any = MarianMTModel.from_pretrained(recipe.folder / "averaged", dtype=torch.float32)
    with torch.no_grad():
        model.final_logits_bias[:, -1] = -1e4  # never write <pad>
    model.save_pretrained(folder)
    for name in ("source.spm", "target.spm"):
        shutil.copyfile(data / "source.spm", folder / name)
    shutil.copyfile(data / "vocab.json", folder / "vocab.json")
    (folder / "tokenizer_config.json").write_text(json.dumps(_TOKENIZER), encoding="utf-8")
    out = recipe.folder / "ct2"
    converter = TransformersConverter(str(folder), copy_files=["source.spm"])
    converter.convert(str(out), quantization="int8_float32", force=True)
    numbers = json.loads((data / "vocab.json").read_text(encoding="utf-8"))
    copies = [copy for name in recipe.corpora for copy in load_copies(data, name)[:1]]
    lines = shortlist(copies, sorted(numbers, key=numbers.__getitem__))
    (out / SHORTLIST).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return out


_TOKENIZER = {
    "source_lang": "eng",
    "target_lang": "zho",
    "model_max_length": 512,
    "separate_vocabs": False,
    "tokenizer_class": "MarianTokenizer",
    "eos_token": "</s>",
    "unk_token": "<unk>",
    "pad_token": "<pad>",
}
