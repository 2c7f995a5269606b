"""What the engine makes of timings, of two dates and of figures with a letter is mended before the slots are filled."""

import pytest
from protecting import CN, protect

from pipeline.document import Translation
from pipeline.localise import Localiser, default_style


@pytest.mark.parametrize(
    ("source", "frame", "written"),
    [
        ("Lo won in 2:09:41.", "洛在<V0>公路上夺冠。", "洛以2小时09分41秒夺冠。"),
        ("Lo won in 2:09:41.", "洛今早<V0>夺冠。", "洛今早以2小时09分41秒夺冠。"),
        ("Lo won in 2:09:41.", "洛以<V0>夺冠。", "洛以2小时09分41秒夺冠。"),
        ("Lo finished in under 3:00:00.", "洛在<V0>岁以下完赛。", "洛在3小时00分00秒以下完赛。"),
        ("Its passcode is Salt-2026.", "密码为<V0>年。", "密码为Salt-2026。"),
        ("The train left at 14:30:25.", "列车在<V0>开出。", "列车在14:30:25开出。"),
    ],
)
def test_what_the_engine_makes_of_it_is_mended(source: str, frame: str, written: str) -> None:
    (segment,) = protect(source)
    assert Localiser(default_style(CN)).target(segment, Translation(frame, "test")).text == written


@pytest.mark.parametrize(
    ("source", "frame", "written"),
    [
        ("Bus 263A and bus 71X run.", "263AA和71X号巴士行走。", "263A和71X号巴士行走。"),
        ("Buses 49S and 98C run.", "49号和98摄氏度行走。", "49S号和98C行走。"),
        ("It may reach 39C in June.", "<D0>或达39摄氏度。", "6月或达39摄氏度。"),
        ("Section 53H holds.", "第53HH条适用。", "第53H条适用。"),
    ],
)
def test_figures_with_a_letter_are_as_they_were(source: str, frame: str, written: str) -> None:
    (segment,) = protect(source)
    assert Localiser(default_style(CN)).target(segment, Translation(frame, "test")).text == written


@pytest.mark.parametrize(
    ("source", "frame", "written"),
    [
        ("Shut on 3-4 May and 8-9 May.", "<D0>至<D1>关闭。", "5月3日至4日和5月8日至9日关闭。"),
        ("Shut on 3-4 May and on 8-9 May.", "<D0>到<D1>关闭。", "5月3日至4日和5月8日至9日关闭。"),
        ("Shut on 3 May, then open on 8 May.", "<D0>至<D1>关闭。", "5月3日至5月8日关闭。"),
    ],
)
def test_two_dates_with_and_between_them_are_no_span(source: str, frame: str, written: str) -> None:
    (segment,) = protect(source)
    assert Localiser(default_style(CN)).target(segment, Translation(frame, "test")).text == written


BEAT = "Lo beat Ng 21-18, 19-21 and 21-18."


@pytest.mark.parametrize(
    ("source", "frame", "written"),
    [
        (BEAT, "洛以21比18、19比21和21比21胜吴。", "洛以21比18、19比21和21比18胜吴。"),
        (BEAT, "洛以21比18、19比2118胜吴。", "洛以21比18、19比21和21比18胜吴。"),
        (BEAT, "洛以21-18、19-21、21-18胜吴。", "洛以21-18、19-21、21-18胜吴。"),
        (BEAT, "吴以18比21、21比19和18比21负于洛。", "吴以18比21、21比19和18比21负于洛。"),
        (BEAT, "洛以21比18和19分胜吴。", "洛以21比18和19分胜吴。"),
        ("They won 7-6 (7-4), 6-3.", "他们以7比6、6比33获胜。", "他们以7比6（7比4）、6比3获胜。"),
        ("They won 3-1 here.", "他们以3比11获胜。", "他们以3比11获胜。"),
    ],
)
def test_scores_in_a_row_have_their_figures(source: str, frame: str, written: str) -> None:
    (segment,) = protect(source)
    assert Localiser(default_style(CN)).target(segment, Translation(frame, "test")).text == written
