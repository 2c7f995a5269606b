"""What an instruction-tuned model is asked: a template that is filled in for each sentence."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from pipeline.engines.base import Task
from pipeline.engines.languages import SIMPLIFIED
from pipeline.errors import user_error
from pipeline.files.text import read_bytes
from pipeline.locales.tags import name_of

PROMPT = Path(__file__).parent / "chat.j2"
# Characters of a neighbouring sentence; what is longer is none, and would take the room of the sentence itself.
_NEIGHBOUR = 1000


class Prompt:
    """The prompt of a file, ours if none is named. Raises `UserError` for one that is no template."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file or PROMPT
        self._content = read_bytes(self._file, "prompt")
        self._template  # noqa: B018  its mistakes are told before anything is asked

    @cached_property
    def digest(self) -> str:
        """What the prompt says, in 16 letters."""
        return hashlib.sha256(self._content).hexdigest()[:16]

    def asked(self, task: Task, locale: str) -> str:
        """The question for one sentence."""
        request = task.request
        meanings = {meaning.symbol: meaning for meaning in request.meanings}
        slots = [
            {"mark": mark, "source": meanings[symbol].source, "target": meanings[symbol].target}
            for symbol, mark in zip(request.symbols, task.marks, strict=False)
            if symbol in meanings
        ]
        before, after = request.before[-_NEIGHBOUR:], request.after[:_NEIGHBOUR]
        return _filled(self._template, task.text, locale, task.marks, slots, before, after).strip()

    def check(self, locale: str) -> None:
        """Raises `UserError` where the prompt does not name the language of a locale."""
        if _filled(self._template, "", SIMPLIFIED) == _filled(self._template, "", locale):
            message = f"the prompt does not say that {locale} is wanted; write {{{{ language }}}} into it"
            raise user_error(message, self._file)

    @cached_property
    def _template(self) -> Any:
        import jinja2

        environment = jinja2.Environment(
            undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
        )
        try:
            template = environment.from_string(self._content.decode("utf-8"))
            if "\0" not in _filled(template, "\0", SIMPLIFIED):
                message = "the prompt leaves out the sentence; write {{ source }} where it belongs"
                raise user_error(message, self._file)
        except jinja2.TemplateSyntaxError as error:
            raise user_error(f"not a template: {error.message}", self._file, error.lineno) from None
        except jinja2.TemplateError as error:
            names = "source, marks, slots, before, after, locale and language"
            raise user_error(f"{error.message}; a prompt is given {names}", self._file) from None
        except UnicodeDecodeError:
            raise user_error("no prompt in UTF-8 here", self._file) from None
        return template


def _filled(
    template: Any,
    source: str,
    locale: str,
    marks: Sequence[str] = (),
    slots: Sequence[Mapping[str, str]] = (),
    before: str = "",
    after: str = "",
) -> str:
    """The template for one sentence; `language` is what a person calls the locale."""
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
