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
        ("The relay took 3:38.25.", "接力队致电<V0>。", "接力队录得3分38秒25。"),
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
        ("It is at 220/380 V now.", "现为220/380摄氏度。", "现为220/380伏。"),
        ("It is at 220/380 V and 40°C now.", "现为220/380V和40摄氏度。", "现为220/380V和40摄氏度。"),
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


@pytest.mark.parametrize(
    ("source", "frame", "written"),
    [
        ("Profit/(loss) for the year", "全年利润/亏损", "全年利润/（亏损）"),
        ("Profit / (loss)", "利润／亏损", "利润/（亏损）"),
        ("Gains/(losses)", "收益(亏损)", "收益/（亏损）"),
        ("(Loss)/profit", "(Loss)/利润", "（亏损）/利润"),
        ("Gains/(losses) and loss", "收益/（亏损）与亏损", "收益/（亏损）与亏损"),
        ("Profit/loss", "利润/亏损", "利润/亏损"),
        ("Teachers/(parents)", "教师/家长", "教师/家长"),
    ],
)
def test_what_may_be_instead_keeps_its_brackets(source: str, frame: str, written: str) -> None:
    (segment,) = protect(source)
    assert Localiser(default_style(CN)).target(segment, Translation(frame, "test")).text == written


@pytest.mark.parametrize(
    ("source", "frame", "written"),
    [
        ("Mong Kok – Kowloon Tong", "<T0>——<T1>", "旺角–九龙塘"),
        ("Mong Kok – Kowloon Tong", "<T0> - <T1>", "旺角–九龙塘"),
        ("Mong Kok–Kowloon Tong", "<T0> — <T1>", "旺角–九龙塘"),
        ("Mong Kok–Kowloon Tong", "<T0>至<T1>", "旺角至九龙塘"),
        ("Mong Kok–Kowloon Tong", "<T0><T1>", "旺角–九龙塘"),
        ("Mong Kok–University", "<T0>大学", "旺角–大学"),
        ("Ferry Pier – Old Park", "渡轮码头—旧公园", "渡轮码头–旧公园"),
        ("The Mong Kok–Kowloon Tong line opened.", "<T0>——<T1>线开通。", "旺角–九龙塘线开通。"),
        ("The Mong Kok–Kowloon Tong line opened.", "<T0><T1>线开通。", "旺角九龙塘线开通。"),
        ("In Mong Kok – Kowloon Tong is far – it rained.", "在<T0>——<T1>很远——下雨。", "在旺角——九龙塘很远——下雨。"),
        ("Shui Ha–Lok Fung section to close", "水下—乐丰段将关闭", "水下–乐丰段将关闭"),
        ("Shui Ha–Lok Fung section shut – again", "水下段再关闭——又来", "水下段再关闭——又来"),
        ("Shui Ha section to close", "水下段——将关闭", "水下段——将关闭"),
        ("Assistant Manager – Public Relations", "助理经理——公关", "助理经理——公关"),
        ("Asia–Pacific", "亚太", "亚太"),
        ("10 am – Drama club", "<D0>讯——戏剧社", "上午10时——戏剧社"),
        ("5 May 2026 – Acme opened.", "<D0>讯——Acme开业。", "2026年5月5日讯——Acme开业。"),
    ],
)  # fmt: skip
def test_the_dash_between_places(source: str, frame: str, written: str) -> None:
    (segment,) = protect(source)
    assert Localiser(default_style(CN)).target(segment, Translation(frame, "test")).text == written


@pytest.mark.parametrize(
    ("source", "frame", "written"),
    [
        ("Sister Agnes Kam, who runs it, spoke.", "<T0>说，他经营它。", "Agnes Kam修女说，她经营它。"),
        ("She said it was full.", "他说其他已满，他们走了。", "她说其他已满，他们走了。"),
        ("She told his son.", "他告诉了儿子。", "他告诉了儿子。"),
        ("She told her doctor so.", "她告诉他。", "她告诉他。"),
        (
            "Ms Agnes Kam met Dr Ronald Ho.",
            "<T0>遇见<T1>，他走了。",
            "Agnes Kam女士遇见Ronald Ho博士，他走了。",
        ),
        ("The founder spoke.", "他发言。", "他发言。"),
    ],
)
def test_a_woman_alone_is_she(source: str, frame: str, written: str) -> None:
    (segment,) = protect(source)
    assert Localiser(default_style(CN)).target(segment, Translation(frame, "test")).text == written


@pytest.mark.parametrize(
    ("source", "frame", "written"),
    [
        ("The Association's president left.", "<T0>总统离任。", "该会会长离任。"),
        ("The president of the Association left.", "<T0>的总统离任。", "该会的会长离任。"),
        ("The Association's governor left.", "<T0>省省长离任。", "该会会长离任。"),
        ("The Association met the president of Utopia.", "<T0>会见乌托邦总统。", "该会会见乌托邦总统。"),
    ],
)
def test_the_president_of_a_body_is_no_head_of_state(source: str, frame: str, written: str) -> None:
    _, segment = protect('They joined the Old Clocks Association (the "Association").', source)
    assert Localiser(default_style(CN)).target(segment, Translation(frame, "test")).text == written
