"""Makes real checkpoints of a few thousand random parameters, each with a tokenizer trained on the spot."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import sentencepiece

_TEXT = (
    "The Hong Kong Monetary Authority signed a memorandum of understanding with InvestHK on Tuesday.",
    "The total reached 3,422.9 billion, an increase of 3.2 per cent over last year [1] [[2]] <3>.",
    "For more information, please visit www.example.com, said Wuhan Municipal People's Government in 2025.",
    "香港金融管理局与武汉市人民政府签署谅解备忘录，总额达34,229亿港元，同比增长3.2%。",
    "论坛由投资推广署主办，参加者来自多个城市。[4] [[5]] ⟦6⟧ ⟦7⟧ <T8> <N9> <D0> <V1>",
)
_CHARACTERS = "[]<>⟦⟧XTNDV0123456789"
_SIZES = {"d_model": 16, "encoder_layers": 1, "decoder_layers": 1, "max_position_embeddings": 128} | {
    "encoder_attention_heads": 2,
    "decoder_attention_heads": 2,
    "encoder_ffn_dim": 32,
    "decoder_ffn_dim": 32,
}


def pieces(file: Path, kind: str, text: Sequence[str] = _TEXT, **options: Any) -> list[str]:
    """Trains a SentencePiece model; returns its vocabulary."""
    corpus = file.with_suffix(".txt")
    corpus.write_text("\n".join([*text] * 20), encoding="utf-8")
    sentencepiece.SentencePieceTrainer.train(
        input=str(corpus),
        model_prefix=str(file.with_suffix("")),
        vocab_size=260,
        model_type=kind,
        hard_vocab_limit=False,
        required_chars=_CHARACTERS,
        character_coverage=1.0,
        minloglevel=2,
        **options,
    )
    corpus.unlink()
    file.with_suffix(".vocab").unlink()
    file.with_suffix(".model").rename(file)
    processor = sentencepiece.SentencePieceProcessor(model_file=str(file))
    return [processor.id_to_piece(number) for number in range(len(processor))]


def marian(folder: Path, *tags: str) -> None:
    from transformers import MarianConfig, MarianMTModel

    known = pieces(folder / "source.spm", "unigram")
    (folder / "target.spm").write_bytes((folder / "source.spm").read_bytes())
    plain = [piece for piece in known if piece not in ("<s>", "</s>", "<unk>")]
    vocabulary = ["</s>", "<unk>", *tags, *plain, "<pad>"]
    (folder / "vocab.json").write_text(json.dumps({piece: at for at, piece in enumerate(vocabulary)}))
    _describe(folder, "MarianTokenizer", source_lang="eng", target_lang="zho", separate_vocabs=False)
    last = len(vocabulary) - 1
    ids = {"pad_token_id": last, "decoder_start_token_id": last, "eos_token_id": 0, "bos_token_id": None}
    config = MarianConfig(vocab_size=len(vocabulary), forced_eos_token_id=0, **ids, **_SIZES)
    _save(MarianMTModel, config, folder)


def nllb(folder: Path) -> None:
    from transformers import M2M100Config, M2M100ForConditionalGeneration, NllbTokenizer

    pieces(folder / "sentencepiece.bpe.model", "bpe")
    tokenizer = NllbTokenizer.from_pretrained(folder)
    tokenizer.add_tokens(["eng_Latn", "zho_Hans", "zho_Hant", "por_Latn", "jpn_Jpan"], special_tokens=True)
    tokenizer.save_pretrained(folder)
    _save(M2M100ForConditionalGeneration, M2M100Config(vocab_size=len(tokenizer), **_SIZES), folder)


def m2m100(folder: Path) -> None:
    from transformers import M2M100Config, M2M100ForConditionalGeneration, M2M100Tokenizer

    known = pieces(folder / "sentencepiece.bpe.model", "bpe")
    vocabulary = ["<s>", "<pad>", "</s>", "<unk>", *(p for p in known if p not in ("<s>", "</s>", "<unk>"))]
    (folder / "vocab.json").write_text(json.dumps({piece: at for at, piece in enumerate(vocabulary)}))
    spm, words = folder / "sentencepiece.bpe.model", folder / "vocab.json"
    tokenizer = M2M100Tokenizer(str(words), str(spm), src_lang="en", tgt_lang="zh")
    tokenizer.save_pretrained(folder)
    size = len(vocabulary) + len(tokenizer.lang_token_to_id) + tokenizer.num_madeup_words
    _save(M2M100ForConditionalGeneration, M2M100Config(vocab_size=size, **_SIZES), folder)


def madlad(folder: Path) -> None:
    from transformers import T5Config, T5ForConditionalGeneration

    ids = {"pad_id": 0, "eos_id": 1, "unk_id": 2, "bos_id": -1}
    known = pieces(folder / "spiece.model", "unigram", user_defined_symbols=["<2zh>", "<2de>"], **ids)
    _describe(folder, "T5Tokenizer", extra_ids=0, additional_special_tokens=[])
    sizes = {"d_model": 16, "d_kv": 8, "d_ff": 32, "num_layers": 1, "num_heads": 2}
    config = T5Config(vocab_size=len(known), decoder_start_token_id=0, tie_word_embeddings=False, **sizes)
    _save(T5ForConditionalGeneration, config, folder)


def mbart(folder: Path) -> None:
    from transformers import MBart50Tokenizer, MBartConfig, MBartForConditionalGeneration

    pieces(folder / "sentencepiece.bpe.model", "unigram")
    tokenizer = MBart50Tokenizer.from_pretrained(folder, src_lang="en_XX", tgt_lang="zh_CN")
    tokenizer.save_pretrained(folder)
    config = MBartConfig(vocab_size=len(tokenizer), decoder_start_token_id=2, **_SIZES)
    config.tokenizer_class = "MBart50Tokenizer"
    config.normalize_before, config.normalize_embedding = True, True  # as in those of the hub
    _save(MBartForConditionalGeneration, config, folder)


FAMILIES: dict[str, Callable[[Path], None]] = {
    "marian": lambda folder: marian(folder, ">>cmn_Hans<<", ">>cmn_Hant<<"),
    "marian-alone": marian,
    "nllb": nllb,
    "m2m100": m2m100,
    "madlad": madlad,
    "mbart": mbart,
}


# What instruction-tuned models of several makers are asked in; the last line opens the answer.
CHAT_TEMPLATE = (
    "{% for message in messages %}<|im_start|>{{ message.role }}\n{{ message.content }}<|im_end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)


def chat(folder: Path, shape: str, **options: Any) -> None:
    """A chat model of Llama's or Qwen's shape, which has had no instruction yet."""
    from transformers import LlamaConfig, LlamaForCausalLM, Qwen2Config, Qwen2ForCausalLM

    tokenizer = _byte_level()
    tokenizer.chat_template = CHAT_TEMPLATE
    tokenizer.save_pretrained(folder)
    kinds = {"llama": (LlamaForCausalLM, LlamaConfig), "qwen": (Qwen2ForCausalLM, Qwen2Config)}
    model, config = kinds[shape]
    sizes = {"hidden_size": 64, "intermediate_size": 128, "num_hidden_layers": 2, "num_attention_heads": 4}
    ids = {
        "eos_token_id": tokenizer.eos_token_id,
        "pad_token_id": tokenizer.pad_token_id,
        "bos_token_id": None,
    }
    tied = {"tie_word_embeddings": shape == "qwen", "num_key_value_heads": 2}
    settings = {**sizes, **ids, **tied, "max_position_embeddings": 2048, **options}
    _save(model, config(vocab_size=len(tokenizer), **settings), folder)


def taught(folder: Path, answers: dict[str, str], steps: int = 80) -> None:
    """Teaches a chat model to answer some questions, word for word."""
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(folder)
    model = AutoModelForCausalLM.from_pretrained(folder)
    pairs = []
    for question, answer in answers.items():
        asked = tokenizer(
            f"<|im_start|>user\n{question}<|im_end|>\n<|im_start|>assistant\n", return_tensors="pt"
        ).input_ids
        said = tokenizer(f"{answer}<|im_end|>", return_tensors="pt").input_ids
        pairs.append((torch.cat([asked, said], 1), torch.cat([torch.full_like(asked, -100), said], 1)))
    optimiser = torch.optim.AdamW(model.parameters(), lr=3e-3)
    for _ in range(steps):
        optimiser.zero_grad()
        sum(model(input_ids=ids, labels=labels).loss for ids, labels in pairs).backward()
        optimiser.step()
    model.save_pretrained(folder)


def _byte_level() -> Any:
    """A tokenizer that can write any text, as those of Llama 3 and Qwen can."""
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
    from transformers import PreTrainedTokenizerFast

    special = ["<|endoftext|>", "<|im_start|>", "<|im_end|>"]
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    trainer = trainers.BpeTrainer(vocab_size=600, special_tokens=special, initial_alphabet=alphabet)
    prompt = Path(__file__).parent.parent / "pipeline" / "engines" / "chat.j2"
    tokenizer.train_from_iterator([*_TEXT, prompt.read_text(encoding="utf-8")], trainer)
    return PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, pad_token="<|endoftext|>", eos_token="<|im_end|>"
    )


def _describe(folder: Path, tokenizer: str, **settings: Any) -> None:
    special = {"eos_token": "</s>", "unk_token": "<unk>", "pad_token": "<pad>", "tokenizer_class": tokenizer}
    (folder / "tokenizer_config.json").write_text(json.dumps({**special, **settings}))


def _save(model: Any, config: Any, folder: Path) -> None:
    import torch

    torch.manual_seed(1)
    model(config).save_pretrained(folder)
