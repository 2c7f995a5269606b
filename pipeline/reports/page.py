"""Pages made from the templates beside this file."""

from __future__ import annotations

from importlib.resources import files


def page(name: str, **facts: object) -> str:
    """The template of this name with the facts in it; text is escaped, and a fact that is missing is a mistake."""
    from jinja2 import Environment, StrictUndefined

    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    template = environment.from_string(files("pipeline.reports").joinpath(name).read_text("utf-8"))
    return template.render(**facts)
