"""Reads quantities, dates and times in Chinese: the other side of what is rendered, for checks and for training."""

from pipeline.chinese.quantities import quantities
from pipeline.chinese.times import clocks, moments

__all__ = ["clocks", "moments", "quantities"]
