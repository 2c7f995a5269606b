"""An instruction-tuned model as a translator: the same question and the same care of the answer, wherever it runs."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Protocol

from pipeline.document import Translation
from pipeline.engines.base import Stoppable, Task
from pipeline.engines.languages import SIMPLIFIED
from pipeline.engines.prompt import Prompt

# What models put around an answer: their reasoning, a fence, a label. Reasoning may have begun in the question,
# and may not have come to its end.
_THOUGHT = re.compile(r"(?:^|<think>).*?</think>|<think>.*\Z", re.DOTALL)
_FENCE = re.compile(r"^```\w*\n(.*?)\n?```$", re.DOTALL)
_LABEL = re.compile(
    r"^(?:译文|翻译|譯文|翻訳|번역|Tradução|Traducción|Traduction|Übersetzung|Translation|Chinese)\s*[:：]\s*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, and the sentence in it."""

    text: str
    sentence: str


class Transport(Protocol):
    """Where questions are answered: an endpoint, or a model that is loaded here."""

    @property
    def identity(self) -> Mapping[str, str]:
        """Everything that decides an answer, except the question."""

    def fits(self, sentence: str) -> bool:
        """Whether a question with the sentence is short enough."""

    def keeps(self, mark: str) -> bool:
        """Whether the mark can be read and written as it stands."""

    def answers(self, questions: Sequence[Question]) -> list[tuple[str, ...]]:
        """The answers to each question, best first, in order. Raises `UserError` where there are none."""


class ChatModel:
    """One question a sentence, answered without chance. What is answered is verified like any translation."""

    name = "chat"
    reads_context = True

    def __init__(self, transport: Transport, prompt: Path | None = None) -> None:
        """`prompt` is a template in place of ours. Raises `UserError` for one that is none."""
        self._transport, self._prompt, self._locale = transport, Prompt(prompt), SIMPLIFIED

    def into(self, locale: str) -> ChatModel:
        """The same model, asked for another language. Raises `UserError` where the prompt does not name it."""
        self._prompt.check(locale)
        other = copy(self)
        other._locale = locale
        other.__dict__.pop("identity", None)
        return other

    @cached_property
    def identity(self) -> Mapping[str, str]:
        return {
            "engine": self.name,
            **self._transport.identity,
            "prompt": self._prompt.digest,
            **({} if self._locale == SIMPLIFIED else {"into": self._locale}),
        }

    def fits(self, text: str) -> bool:
        return self._transport.fits(text)

    def keeps(self, mark: str) -> bool:
        return self._transport.keeps(mark)

    def stop(self) -> None:
        """Ends what is being asked, if that can be."""
        if isinstance(self._transport, Stoppable):
            self._transport.stop()

    def translate(self, tasks: Sequence[Task]) -> list[Translation]:
        """The answers in the order of the tasks. Raises `UserError` where there are none."""
        questions = [Question(self._prompt.asked(task, self._locale), task.text) for task in tasks]
        return [
            Translation(cleaned(first), self.name, alternatives=tuple(map(cleaned, others)))
            for first, *others in self._transport.answers(questions)
        ]


def cleaned(answer: str) -> str:
    """The translation alone, in one line."""
    text = _THOUGHT.sub("", answer).strip()
    text = _FENCE.sub(r"\1", text)
    return " ".join(_LABEL.sub("", text).split())
