"""Places in a ranking: which are read, and how they are written in both locales."""

import pytest
from protecting import protect

from pipeline.document import Translation
from pipeline.localise import Localiser, default_style
from pipeline.protect.places import places


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It ranked fifth in the evaluation.", [("fifth", 5)]),
        ("The port is ranked the third in the world.", [("the third", 3)]),
        ("The city was placed 12th of 120.", [("12th", 12)]),
        ("It ranked First.", [("First", 1)]),
        ("It ranked twenty-first.", [("twenty-first", 21)]),
        ("The fifth forum was held.", []),
        ("It ranked third-party risks.", []),
        ("He was first to arrive.", []),
    ],
)
def test_places_are_read(text: str, found: list[tuple[str, int]]) -> None:
    assert [(text[start:end], int(value.low)) for start, end, value, _ in places(text)] == found


@pytest.mark.parametrize(
    ("source", "frame", "chinese"),
    [
        ("It ranked fifth.", "排名<N0>。", "排名第五。"),
        ("It ranked fifth.", "排名第<N0>。", "排名第五。"),
        ("It ranked 12th.", "位列<N0>名。", "位列第十二名。"),
        ("It ranked 120th.", "位列<N0>。", "位列第120。"),
    ],
)
@pytest.mark.parametrize("locale", ["zh-Hans-CN", "zh-Hant-HK"])
def test_places_are_written(source: str, frame: str, chinese: str, locale: str) -> None:
    [segment] = protect(source)
    assert Localiser(default_style(locale)).target(segment, Translation(frame, "test")).text == chinese
