"""Talks to an OpenAI-compatible endpoint: waits and tries again where that helps, says what is wrong where not."""

from __future__ import annotations

import random
import time
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from pipeline.errors import UserError, user_error

_BUSY = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})
_LONGEST_WAIT = 60.0


class Endpoint:
    """`answer` may be called from several threads. The key is sent and never shown."""

    def __init__(self, base_url: str, key: str, timeout: float, retries: int, backoff: float) -> None:
        self._url = f"{base_url.rstrip('/')}/chat/completions"
        self._key, self._timeout, self._retries, self._backoff = key, timeout, retries, backoff

    def answer(self, question: Mapping[str, Any]) -> str:
        """The text of the answer. Raises `UserError` where there is none after all tries."""
        import httpx

        trouble = ""
        for attempt in range(self._retries + 1):
            wait = None
            try:
                response = self._client.post(self._url, json=dict(question))
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
                wait = _asked_wait(response.headers.get("retry-after"))
            if attempt < self._retries:
                time.sleep(self._wait(attempt) if wait is None else wait)
        tries = f" (after {self._retries + 1} tries)" if self._retries else ""
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


def _asked_wait(header: str | None) -> float | None:
    """The seconds that a server asks to wait, if it says so in seconds."""
    try:
        return min(_LONGEST_WAIT, max(0.0, float(header or "")))
    except ValueError:
        return None
