"""What goes wrong because of the user's files or settings, said so that the user can mend it."""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake: what is wrong, and where (file, 1-based line, dotted key)."""

    message: str
    file: Path | str | None = None
    line: int | None = None
    key: str | None = None

    def __str__(self) -> str:
        place = "" if self.file is None else short(self.file)
        if self.line is not None:
            place += f":{self.line}"
        return ": ".join(part for part in (place, self.key, self.message) if part)


class UserError(Exception):
    """One or several problems that the user can mend; the command prints them and exits 2."""

    def __init__(self, problems: Problem | Sequence[Problem]) -> None:
        self.problems = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))

    def __reduce__(self) -> tuple[type[UserError], tuple[tuple[Problem, ...]]]:
        """From another process it arrives with its problems."""
        return type(self), (self.problems,)


def user_error(
    message: str, file: Path | str | None = None, line: int | None = None, key: str | None = None
) -> UserError:
    """A `UserError` of one problem."""
    return UserError(Problem(message, file, line, key))


def short(path: Path | str) -> str:
    """The path as one would write it here: from the working directory, without detours or chains of '..'."""
    full, here = os.path.abspath(path), Path.cwd()
    if Path(full).is_relative_to(here):
        return str(Path(full).relative_to(here))
    straight = os.path.normpath(path)
    return full if straight.startswith(os.path.join("..", "..")) else straight


def suggest(name: str, valid: Iterable[str]) -> str:
    """'; did you mean …?' for the nearest valid name, else '; choose …' with all of them."""
    choices = sorted(valid)
    near = difflib.get_close_matches(name.lower(), choices, n=1, cutoff=0.5)
    return f"; did you mean '{near[0]}'?" if near else f"; choose {one_of(choices)}"


def one_of(names: Iterable[str]) -> str:
    """'bleu, chrf or ter', in the order given."""
    *some, last = names
    return f"{', '.join(some)} or {last}" if some else last
