"""Pages made from the templates beside this file."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment


def page(name: str, **facts: object) -> str:
    """The template of this name with the facts in it; text is escaped, and a fact that is missing is a mistake."""
    return _environment().get_template(name).render(**facts)


@cache
def _environment() -> Environment:
    """Templates are compiled once."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    def text_of(name: str) -> str:
        return files("pipeline.reports").joinpath(name).read_text("utf-8")

    return Environment(
        loader=FunctionLoader(text_of),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
