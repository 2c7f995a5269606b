"""Reads a YAML file with the line of every key, and says in words what is no YAML."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from pipeline.errors import user_error
from pipeline.files.text import read_utf8


def load_yaml(path: Path, what: str) -> Any:
    """What the file says, None if nothing. Raises `UserError` for bad YAML and doubled keys."""
    from ruamel.yaml import YAML
    from ruamel.yaml.constructor import DuplicateKeyError
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    text = read_utf8(path, what)
    try:
        return YAML(typ="rt").load(text)
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        doubled = isinstance(error, DuplicateKeyError) and re.search('key "(.*?)"', str(error.problem))
        message = f"the key '{doubled[1]}' stands twice" if doubled else _in_words(str(error.problem), what)
        raise user_error(message, path, line) from None
    except (YAMLError, ValueError, AttributeError) as error:  # the last two: '!!int x' and the like
        raise user_error(f"not valid YAML: {str(error).splitlines()[0]}", path) from None


def _in_words(problem: str, what: str) -> str:
    """What the YAML reader complains of, with what to do about it where that is plain."""
    if r"'\t'" in problem:
        return "a tab stands here; indent with spaces"
    if "cannot start any token" in problem:
        return f"a value cannot begin with {problem.split()[2]}; put it in quotes"
    if "mapping values are not allowed" in problem:
        return "a second ': ' in one line, or a wrong indent; put text that has a colon in quotes"
    if "another document" in problem:
        return f"a second {what.removesuffix(' file')} begins here; take out the line '---'"
    return f"not valid YAML: {problem}".replace("but got '<stream end>'", "but the file ends")
