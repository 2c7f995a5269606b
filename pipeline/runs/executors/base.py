"""What every executor is, and the loop that keeps it busy without reading far ahead."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future
from functools import partial
from typing import Protocol

from pipeline.document import Translation
from pipeline.runs.work import Finished, Window
from pipeline.translation.translate import Advance, Remember

Ready = Callable[[], Window]


class Executor(Protocol):
    """Works on windows elsewhere while the caller reads the next ones and writes those that are done."""

    ahead: int
    """How many windows are worked on, or wait for it, at once."""

    def submit(self, ready: Ready, remember: Remember, advance: Advance) -> Future[Finished]:
        """Begins with the window that `ready` gives, with what is remembered by the time it is called.

        All three may be called from another thread. An executor far away never calls `remember` and `advance`:
        what it made is `fresh` in what it gives back.
        """

    def close(self) -> None:
        """Ends what is still worked on, as soon as it can be."""


def in_order(
    windows: Iterable[Window],
    executor: Executor,
    recall: Callable[[Window], Window],
    remember: Callable[[Window, Mapping[str, Translation]], None],
    advance: Advance,
) -> Iterator[Finished]:
    """What comes of the windows, in their order; only `ahead` of them are in memory besides the one given.

    `recall` adds what is known of a window just before it is worked on, so that what an earlier one made counts.
    """
    waiting: deque[tuple[Window, Future[Finished]]] = deque()

    def first() -> Finished:
        window, future = waiting.popleft()
        finished = future.result()
        if finished.fresh is not None:
            remember(window, finished.fresh)
            advance(finished.sentences)
        return finished

    for window in windows:
        future = executor.submit(partial(recall, window), partial(remember, window), advance)
        waiting.append((window, future))
        if len(waiting) > executor.ahead:
            yield first()
    while waiting:
        yield first()
