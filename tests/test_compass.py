"""Directions between the main ones in full, where the engine wrote half of them."""

import pytest

from pipeline.document import Segment
from pipeline.localise.compass import pointed


@pytest.mark.parametrize(
    ("english", "frame", "written"),
    [
        ("It moves west-northwest at <N0>.", "以<N0>向西北移动。", "以<N0>向西北偏西移动。"),
        ("It moves west-north-west.", "向西北移动。", "向西北偏西移动。"),
        ("Winds from the east-northeast.", "东北风。", "东北偏东风。"),
        (
            "South-southeast of <T0>, moving northwest.",
            "<T0>东南，向西北移动。",
            "<T0>东南偏南，向西北移动。",
        ),
        ("From northeast to north-northeast.", "由东北转东北。", "由东北转东北偏北。"),
        ("It moves West-Southwestwards.", "向西南移动。", "向西南偏西移动。"),
    ],
)
def test_said_in_full(english: str, frame: str, written: str) -> None:
    assert pointed(frame, Segment("1", english)) == written


@pytest.mark.parametrize(
    ("english", "frame"),
    [
        ("It moves west-northwest.", "向西北偏西移动。"),
        ("It moves northwest.", "向西北移动。"),
        ("It moves north-southwest.", "向西南移动。"),
        ("From the east-northeast to <T0> in the north-east.", "由<T0>东北。"),
        ("It moves west-northwest.", "西北海面，向西北移动。"),
        ("It moves east-southeast to Southeast Asia.", "移往东南亚。"),
    ],
)
def test_left_alone(english: str, frame: str) -> None:
    assert pointed(frame, Segment("1", english)) == frame
