"""An instruction-tuned model behind an OpenAI-compatible endpoint: vLLM, llama.cpp, Ollama, or a hosted one."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from copy import copy
from functools import cached_property
from pathlib import Path
from typing import Any

from pipeline.document import Translation
from pipeline.engines.base import Task
from pipeline.engines.endpoint import Endpoint
from pipeline.engines.languages import SIMPLIFIED
from pipeline.engines.needs import need
from pipeline.errors import user_error
from pipeline.locale import name_of

PROMPT = Path(__file__).parent / "chat.j2"
# Characters of a source: far more than a sentence has, far less than a model reads.
_LONGEST = 4000
# What models put around an answer: their reasoning, a fence, a label.
_THOUGHT = re.compile(r"<think>.*?</think>", re.DOTALL)
_FENCE = re.compile(r"^```\w*\n(.*?)\n?```$", re.DOTALL)
_LABEL = re.compile(
    r"^(?:译文|翻译|譯文|翻訳|번역|Tradução|Traducción|Traduction|Übersetzung|Translation|Chinese)\s*[:：]\s*",
    re.IGNORECASE,
)


class ChatModel:
    """One question a sentence, at temperature 0, a few at once. What is answered is verified like any translation."""

    name = "chat"
    reads_context = True

    def __init__(
        self,
        base_url: str,
        model: str,
        key_env: str | None = None,
        prompt: Path | None = None,
        timeout: float = 120.0,
        retries: int = 4,
        concurrency: int = 4,
        backoff: float = 1.0,
    ) -> None:
        """`key_env` names the environment variable that holds the key; `backoff` is the first wait in seconds.

        Raises `UserError` where the package, the variable or the prompt is missing.
        """
        need("chat", "the engine 'chat'")
        key = _key(key_env) if key_env else ""
        self._base_url, self._model, self._prompt = base_url, model, prompt or PROMPT
        self._concurrency, self._locale = concurrency, SIMPLIFIED
        self._endpoint = Endpoint(base_url, key, timeout, retries, backoff)
        self._template  # noqa: B018  its mistakes are told before anything is asked

    def into(self, locale: str) -> ChatModel:
        """The same model, asked for another language. Raises `UserError` where the prompt does not name it."""
        if self._said(SIMPLIFIED) == self._said(locale):
            message = f"the prompt does not say that {locale} is wanted; write {{{{ language }}}} into it"
            raise user_error(message, self._prompt)
        other = copy(self)
        other._locale = locale
        other.__dict__.pop("identity", None)
        return other

    @cached_property
    def identity(self) -> Mapping[str, str]:
        prompt = hashlib.sha256(self._prompt.read_bytes()).hexdigest()[:16]
        return {
            "engine": "chat",
            "url": self._base_url,
            "model": self._model,
            "prompt": prompt,
            **({} if self._locale == SIMPLIFIED else {"into": self._locale}),
            "temperature": "0",
        }

    def fits(self, text: str) -> bool:
        return len(text) <= _LONGEST

    def keeps(self, mark: str) -> bool:
        return True

    def translate(self, tasks: Sequence[Task]) -> list[Translation]:
        """The answers in the order of the tasks. Raises `UserError` where the endpoint does not give any."""
        with ThreadPoolExecutor(self._concurrency) as pool:
            futures = [pool.submit(self._ask, task) for task in tasks]
            try:
                return [Translation(future.result(), self.name) for future in futures]
            except BaseException:
                pool.shutdown(cancel_futures=True)
                raise

    def _ask(self, task: Task) -> str:
        question = {"model": self._model, "messages": [{"role": "user", "content": self._question(task)}]}
        return cleaned(self._endpoint.answer({**question, "temperature": 0}))

    def _question(self, task: Task) -> str:
        meanings = {meaning.symbol: meaning for meaning in task.request.meanings}
        slots = [
            {"mark": mark, "source": meanings[symbol].source, "target": meanings[symbol].target}
            for symbol, mark in zip(task.request.symbols, task.marks, strict=False)
            if symbol in meanings
        ]
        text = self._filled(
            self._template,
            task.text,
            self._locale,
            task.marks,
            slots,
            task.request.before,
            task.request.after,
        )
        return text.strip()

    def _said(self, locale: str) -> str:
        return self._filled(self._template, "", locale)

    @staticmethod
    def _filled(
        template: Any,
        source: str,
        locale: str,
        marks: Sequence[str] = (),
        slots: Sequence[Mapping[str, str]] = (),
        before: str = "",
        after: str = "",
    ) -> str:
        """The prompt for one sentence; `language` is what a person calls the locale."""
        text: str = template.render(
            source=source,
            marks=marks,
            slots=slots,
            before=before,
            after=after,
            locale=locale,
            language=name_of(locale),
        )
        return text

    @cached_property
    def _template(self) -> Any:
        import jinja2

        environment = jinja2.Environment(
            undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
        )
        try:
            template = environment.from_string(self._prompt.read_text(encoding="utf-8"))
            if "\0" not in self._filled(template, "\0", SIMPLIFIED):
                message = "the prompt leaves out the sentence; write {{ source }} where it belongs"
                raise user_error(message, self._prompt)
        except jinja2.TemplateSyntaxError as error:
            raise user_error(f"not a template: {error.message}", self._prompt, error.lineno) from None
        except jinja2.TemplateError as error:
            names = "source, marks, slots, before, after, locale and language"
            raise user_error(f"{error.message}; a prompt is given {names}", self._prompt) from None
        except (OSError, UnicodeDecodeError):
            raise user_error("no prompt in UTF-8 here", self._prompt) from None
        return template


def _key(variable: str) -> str:
    """The key that an environment variable holds."""
    key = os.environ.get(variable, "").strip()
    if not key:
        raise user_error(f"the environment variable {variable} is not set", key="engine.key_env")
    if not (key.isascii() and key.isprintable()):
        message = f"the environment variable {variable} holds characters that no key has"
        raise user_error(message, key="engine.key_env")
    return key


def cleaned(answer: str) -> str:
    """The translation alone, in one line."""
    text = _THOUGHT.sub("", answer).strip()
    text = _FENCE.sub(r"\1", text)
    return " ".join(_LABEL.sub("", text).split())
