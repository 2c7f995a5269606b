"""An instruction-tuned model that runs here: transformers writes the question as the checkpoint's own chat template."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from pipeline.engines.batches import batches
from pipeline.engines.chat import Question
from pipeline.engines.checkpoint import checkpoint_folder, checkpoint_identity
from pipeline.engines.loading import enough_memory, library_versions, load_model, load_tokenizer
from pipeline.engines.needs import need
from pipeline.errors import user_error

_WHAT = "chat model"
# Tokens of a sentence; and which part of what the model reads a sentence may be, as the question has much beside it.
_LONGEST, _PART = 1000, 8
# Tokens of an answer: a character of another script can take several, but an answer that runs on is none.
_TIMES, _ROOM, _LEAST = 6, 64, 16
_POSITIONS = 4096
# No chance, and none of the penalties of a checkpoint, which would fall on the marks that stand in the question.
_DECODING = {"do_sample": False, "repetition_penalty": 1.0, "length_penalty": 1.0, "no_repeat_ngram_size": 0}
# Put before a template: where it writes today's date into the question, every day would have other answers.
_DAY = {"%Y": "2025", "%m": "01", "%d": "01", "%B": "January", "%b": "Jan", "%A": "Wednesday", "%a": "Wed"}
_ONE_DAY = (
    "{%- macro strftime_now(form) -%}{{ form"
    + "".join(f" | replace('{sign}', '{text}')" for sign, text in _DAY.items())
    + " }}{%- endmacro -%}"
)


@dataclass(frozen=True, slots=True)
class _Loaded:
    """A checkpoint in memory, and how many tokens it reads and writes in all."""

    tokenizer: Any
    model: Any
    positions: int


class LocalChat:
    """Greedy or beam search; with `batch_tokens` 0 an answer does not depend on what else is asked."""

    def __init__(
        self,
        model: Path | str,
        revision: str | None = None,
        device: str = "cpu",
        dtype: str = "float32",
        beam: int = 1,
        batch_tokens: int = 0,
    ) -> None:
        """`batch_tokens`: the most tokens of questions in a batch, padding counted. Raises `UserError` without packages."""
        need("hf", "the engine 'chat' without 'base_url'")
        self._model, self._revision, self._device, self._dtype = model, revision, device, dtype
        self._beam, self._batch_tokens = beam, batch_tokens

    @cached_property
    def identity(self) -> Mapping[str, str]:
        return {
            **checkpoint_identity(self._model, self._folder),
            **{name: str(getattr(self, f"_{name}")) for name in ("device", "dtype", "beam", "batch_tokens")},
            **library_versions(),
        }

    def fits(self, sentence: str) -> bool:
        return len(self._tokens(sentence)) <= min(_LONGEST, self._loaded.positions // _PART)

    def keeps(self, mark: str) -> bool:
        tokens = self._tokens(mark)
        return self._loaded.tokenizer.unk_token_id not in tokens and self._text(tokens).strip() == mark

    def answers(self, questions: Sequence[Question]) -> list[tuple[str, ...]]:
        """As many answers to each question as `beam`, best first. Raises `UserError` for a question that is too long."""
        asked = [self._asked(question.text) for question in questions]
        found: dict[int, tuple[str, ...]] = {}
        for places in batches([*map(len, asked)], self._batch_tokens):
            most = max(self._most(questions[place].sentence) for place in places)
            found |= zip(places, self._search([asked[place] for place in places], most), strict=True)
        return [found[place] for place in range(len(questions))]

    def _search(self, asked: Sequence[Sequence[int]], most: int) -> list[tuple[str, ...]]:
        """The answers to some questions at once, padded on the left, where a decoder reads first."""
        import torch

        loaded = self._loaded
        pad = loaded.tokenizer.pad_token_id
        pad = loaded.tokenizer.eos_token_id if pad is None else pad
        longest = max(map(len, asked))
        padding = [longest - len(tokens) for tokens in asked]
        ids = [[pad] * count + [*tokens] for count, tokens in zip(padding, asked, strict=True)]
        mask = [[0] * count + [1] * (longest - count) for count in padding]
        with torch.inference_mode(), enough_memory():
            out = loaded.model.generate(
                input_ids=torch.tensor(ids, device=self._device),
                attention_mask=torch.tensor(mask, device=self._device),
                num_beams=self._beam,
                num_return_sequences=self._beam,
                max_new_tokens=min(most, loaded.positions - longest),
                pad_token_id=pad,
                **_DECODING,
            )
        texts = [self._text(sequence[longest:]) for sequence in out.tolist()]
        return [tuple(texts[at : at + self._beam]) for at in range(0, len(texts), self._beam)]

    def _asked(self, text: str) -> list[int]:
        """A question as the template writes it. What looks like a control token in a release is text, and no control."""
        import jinja2

        loaded = self._loaded
        try:
            ids: list[int] = loaded.tokenizer.apply_chat_template(
                [{"role": "user", "content": text}],
                add_generation_prompt=True,
                return_dict=False,
                sanitize_control_tokens=True,
                enable_thinking=False,
                chat_template=_ONE_DAY + loaded.tokenizer.get_chat_template(),
            )
        except (jinja2.TemplateError, TypeError, ValueError) as error:
            message = f"the model's chat template does not take a question: {str(error).splitlines()[0]}"
            raise user_error(message, self._folder) from None
        if len(ids) + _LEAST > loaded.positions:
            message = f"a question has {len(ids)} tokens, but the model reads and writes {loaded.positions}; is the prompt too long?"
            raise user_error(message, key="engine.model")
        return ids

    def _most(self, sentence: str) -> int:
        """Tokens that the answer to a sentence may have."""
        return _TIMES * len(self._tokens(sentence)) + _ROOM

    def _tokens(self, text: str) -> list[int]:
        ids: list[int] = self._loaded.tokenizer(text, add_special_tokens=False).input_ids
        return ids

    def _text(self, ids: Sequence[int]) -> str:
        decode: Callable[..., str] = self._loaded.tokenizer.decode
        return decode(ids, skip_special_tokens=True, clean_up_tokenization_spaces=False)

    @cached_property
    def _folder(self) -> Path:
        return checkpoint_folder(self._model, self._revision)

    @cached_property
    def _loaded(self) -> _Loaded:
        tokenizer = load_tokenizer(self._folder, _WHAT)
        if not tokenizer.chat_template:
            message = "the tokenizer has no chat template: the model is not made for instructions, or its files are not all here"
            raise user_error(message, self._folder)
        model = load_model(self._folder, "AutoModelForCausalLM", _WHAT, self._dtype, self._device)
        positions = getattr(model.config.get_text_config(), "max_position_embeddings", None)
        return _Loaded(tokenizer, model, positions or _POSITIONS)
