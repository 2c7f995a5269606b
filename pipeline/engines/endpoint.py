"""Talks to an OpenAI-compatible endpoint: waits and tries again where that helps, says what is wrong where not."""

from __future__ import annotations

import os
import random
from collections.abc import Mapping, Sequence
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from functools import cached_property
from threading import Event
from typing import Any

from pipeline.engines.chat import Question
from pipeline.engines.needs import need
from pipeline.errors import UserError, user_error

_BUSY = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})
_LONGEST_WAIT = 60.0
# Characters of a sentence: far more than one has, far less than a model reads.
_LONGEST = 4000


class Endpoint:
    """Questions go out a few at once, at temperature 0. The key is sent and never shown."""

    def __init__(
        self,
        base_url: str,
        model: str,
        key_env: str | None = None,
        timeout: float = 120.0,
        retries: int = 4,
        concurrency: int = 4,
        backoff: float = 1.0,
    ) -> None:
        """`key_env` names the environment variable that holds the key; `backoff` is the first wait in seconds.

        Raises `UserError` where the package or the variable is missing.
        """
        need("chat", "the engine 'chat'")
        self._key = _key(key_env) if key_env else ""
        self._url = f"{base_url.rstrip('/')}/chat/completions"
        self._base_url, self._model, self._concurrency = base_url, model, concurrency
        self._timeout, self._retries, self._backoff = timeout, retries, backoff
        self._ended = Event()

    @property
    def identity(self) -> Mapping[str, str]:
        return {"url": self._base_url, "model": self._model, "temperature": "0"}

    def fits(self, sentence: str) -> bool:
        return len(sentence) <= _LONGEST

    def keeps(self, mark: str) -> bool:
        return True

    def answers(self, questions: Sequence[Question]) -> list[tuple[str, ...]]:
        """One answer a question, in order. Raises `UserError` where the endpoint does not give it."""
        self._ended.clear()
        with ThreadPoolExecutor(self._concurrency) as pool:
            futures = [pool.submit(self._answer, question.text) for question in questions]
            try:
                done, _ = wait(futures, return_when=FIRST_EXCEPTION)
                if failed := next(
                    (future for future in futures if future in done and future.exception()), None
                ):
                    failed.result()  # which raises
                return [(future.result(),) for future in futures]
            except BaseException:
                self.stop()
                pool.shutdown(cancel_futures=True)
                raise

    def stop(self) -> None:
        """No question is asked again, from whatever thread this is called; those that are out come to their end."""
        self._ended.set()

    def _answer(self, text: str) -> str:
        """The text of the answer. Raises `UserError` where there is none after all tries."""
        import httpx

        question = {"model": self._model, "messages": [{"role": "user", "content": text}], "temperature": 0}

        trouble = ""
        for attempt in range(self._retries + 1):
            asked = None
            try:
                response = self._client.post(self._url, json=question)
            except httpx.TimeoutException:
                trouble = f"no answer within {self._timeout:g} seconds"
            except httpx.TransportError as error:
                trouble = f"cannot be reached: {error}"
            else:
                if response.status_code == 200:
                    return self._text(response)
                if response.status_code not in _BUSY:
                    raise self._refused(response)
                trouble = f"answers {response.status_code} {response.reason_phrase}"
                asked = _asked_wait(response.headers.get("retry-after"))
            if attempt < self._retries:
                self._ended.wait(self._wait(attempt) if asked is None else asked)
            if self._ended.is_set():
                break
        tries = f" (after {attempt + 1} tries)" if attempt else ""
        raise self._problem(f"{trouble}{tries}")

    def _wait(self, attempt: int) -> float:
        """Twice as long each time, and a little by chance, so that several do not knock at once."""
        return min(_LONGEST_WAIT, self._backoff * 2.0**attempt) * random.uniform(0.75, 1.25)

    def _text(self, response: Any) -> str:
        try:
            content = response.json()["choices"][0]["message"]["content"]
        except (ValueError, KeyError, IndexError, TypeError):
            raise self._problem("does not answer as an OpenAI-compatible endpoint does") from None
        return content if isinstance(content, str) else ""

    def _refused(self, response: Any) -> UserError:
        said = " ".join(response.text.split())[:200]
        match response.status_code:
            case 401 | 403:
                key = "the key in the variable named here" if self._key else "a request without a key"
                return user_error(f"{self._url} refuses {key}", key="engine.key_env")
            case 404:
                return self._problem(f"answers 404: no such address or model: {said}")
            case code:
                return self._problem(f"answers {code}: {said}")

    def _problem(self, message: str) -> UserError:
        shown = message.replace(self._key, "***") if self._key else message
        return user_error(f"{self._url} {shown}", key="engine.base_url")

    @cached_property
    def _client(self) -> Any:
        import httpx

        headers = {"Authorization": f"Bearer {self._key}"} if self._key else {}
        return httpx.Client(headers=headers, timeout=self._timeout)


def _key(variable: str) -> str:
    """The key that an environment variable holds."""
    key = os.environ.get(variable, "").strip()
    if not key:
        raise user_error(f"the environment variable {variable} is not set", key="engine.key_env")
    if not (key.isascii() and key.isprintable()):
        message = f"the environment variable {variable} holds characters that no key has"
        raise user_error(message, key="engine.key_env")
    return key


def _asked_wait(header: str | None) -> float | None:
    """The seconds that a server asks to wait, if it says so in seconds."""
    try:
        return min(_LONGEST_WAIT, max(0.0, float(header or "")))
    except ValueError:
        return None
