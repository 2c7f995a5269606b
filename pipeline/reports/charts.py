"""Where the marks of a chart stand: charts are drawn by us as SVG, so that a page needs no script and prints."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.reports.distribution import Distribution

WIDTH, HEIGHT = 480, 180
_LEFT, _TOP, _FLOOR, _GAP, _STEP = 12, 44, 146, 2, 10
# A column that is there must be seen, however high the others are.
_LEAST = 2


@dataclass(frozen=True, slots=True)
class Column:
    """How many blocks have from `low` up to `high` points, and the rectangle that says so."""

    low: int
    high: int
    count: int
    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> float:
        return self.x + self.width / 2

    @property
    def label(self) -> str:
        """The number as far as there is room for it: '9,999', '12k'."""
        return f"{self.count:,}" if self.count < 10_000 else f"{self.count // 1000:,}k"


@dataclass(frozen=True, slots=True)
class Histogram:
    """A distribution as a chart. `anchor` keeps the label of the median within it."""

    of: Distribution
    columns: tuple[Column, ...]
    median_x: float
    anchor: str

    @property
    def told(self) -> str:
        """The chart in words, for those who do not see it."""
        filled = (c for c in self.columns if c.count)
        return "; ".join(f"{c.low} to {c.high} points: {c.count}" for c in filled)

    @property
    def ticks(self) -> tuple[tuple[int, float], ...]:
        return tuple((points, _x(points)) for points in range(0, 101, 20))


def histogram(distribution: Distribution) -> Histogram:
    """Ten columns of ten points each, the highest as high as the chart."""
    counts = {low: distribution.between(low, low + _STEP) for low in range(0, 100, _STEP)}
    most = max(counts.values())
    columns = []
    for low, count in counts.items():
        height = max((_FLOOR - _TOP) * count / most, _LEAST) if count else 0
        width = _x(_STEP) - _x(0) - _GAP
        columns.append(Column(low, low + _STEP, count, _x(low) + _GAP / 2, _FLOOR - height, width, height))
    median = distribution.median
    anchor = "start" if median < 15 else "end" if median > 85 else "middle"
    return Histogram(distribution, tuple(columns), _x(median), anchor)


def _x(points: float) -> float:
    return _LEFT + (WIDTH - 2 * _LEFT) * points / 100


@dataclass(frozen=True, slots=True)
class Bar:
    """A gain to the right of the middle or a loss to the left of it, in hundredths of the width."""

    x: float
    width: float
    kind: str


def change_bars(gains: list[float]) -> list[Bar]:
    """The bars of changes on one scale, that of `scale_of`; of no change, none is seen."""
    scale = scale_of(gains)
    widths = [50 * abs(gain) / scale for gain in gains]
    return [
        Bar(50 - width if gain < 0 else 50, width, "loss" if gain < 0 else "gain")
        for gain, width in zip(gains, widths, strict=True)
    ]


def scale_of(gains: list[float]) -> float:
    """The points that half a bar stands for: the largest change, but no less than one point."""
    return max([1.0, *map(abs, gains)])
