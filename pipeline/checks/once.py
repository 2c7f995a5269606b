"""What holds for a whole release is said once: of the first sentence that shows it, with the further lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.checks.flaw import Flaw
from pipeline.document import Target

# The name of a check, the target that it is about, and what is wrong.
Found = tuple[str, Target, Flaw]


def once(found: Iterable[Found]) -> Iterator[tuple[Found, tuple[int, ...]]]:
    """The flaws of a locale in the order given, each with the further lines; those of later sentences are left out."""
    listed = list(found)
    lines: dict[tuple[str, str], dict[int, None]] = {}
    for name, target, flaw in listed:
        if flaw.once:
            lines.setdefault((name, flaw.message), {})[target.segment.line] = None
    for one in listed:
        name, target, flaw = one
        if not flaw.once:
            yield one, ()
        elif told := lines.pop((name, flaw.message), None):
            yield one, tuple(line for line in told if line != target.segment.line)
