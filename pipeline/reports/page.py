"""Pages made from the templates beside this file."""

from __future__ import annotations

from importlib.resources import files


def page(name: str, **facts: object) -> str:
    """The template of this name with the facts in it; text is escaped, and a fact that is missing is a mistake."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    def text_of(name: str) -> str:
        return files("pipeline.reports").joinpath(name).read_text("utf-8")

    environment = Environment(
        loader=FunctionLoader(text_of),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template(name).render(**facts)
