"""Quotation marks: apostrophes stay, pairs get the style's forms, and a sentence leaves open what its source does."""

import pytest

from pipeline.localise import default_style
from pipeline.localise.punctuation import punctuate
from pipeline.localise.quotes import Ends, ends

CN_STYLE, HK_STYLE = default_style("zh-Hans-CN"), default_style("zh-Hant-HK")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("No marks.", Ends()),
        ('"Yes," he said.', Ends(first=True, opening=1, closing=1)),
        ('"Hong Kong is an economy.', Ends(runs_on=True, first=True, opening=1)),
        ('Under it, firms grow."', Ends(from_before=True, last=True, closing=1)),
        ("“Curly is an economy.", Ends(runs_on=True, first=True, opening=1)),
        ('He said: "It is.', Ends(runs_on=True, opening=1)),
        ('It is," he said.', Ends(from_before=True, closing=1)),
        ('A 12" screen.', Ends()),
        ("'It works,' he said.", None),
        ("The firms' and Xi'an's.", Ends()),
    ],
)
def test_what_a_source_leaves_open(source: str, expected: Ends | None) -> None:
    assert ends(source) == expected


FRAMES = [
    # apostrophes
    ("No marks.", "HK‘s企业", "HK's企业", "HK's企业"),
    ("No marks.", "HK's企业", "HK's企业", "HK's企业"),
    ("No marks.", "<T0>'s企业", "<T0>'s企业", "<T0>'s企业"),
    ("No marks.", "爵士'90s在此", "爵士'90s在此", "爵士'90s在此"),
    ("No marks.", "爵士‘90年代在此", "爵士90年代在此", "爵士90年代在此"),
    # straight, without a partner
    ("In 2H25.", '（2H"）年', "（2H）年", "（2H）年"),
    ("In 2H25.", "（2H“）年", "（2H）年", "（2H）年"),
    ("No marks.", '香港"企业', "香港企业", "香港企业"),
    ("No marks.", "香港'企业", "香港企业", "香港企业"),
    ("No marks.", '香港"优势"企业', "香港“优势”企业", "香港「优势」企业"),
    ("'It works,' he said.", "‘可行’，他说", "“可行”，他说", "「可行」，他说"),
    # quotations that run over several sentences
    ('"It is an economy.', "“这是经济。”", "“这是经济。", "「这是经济。"),
    ('"It is an economy.', "这是经济。", "“这是经济。", "「这是经济。"),
    ('"It is an economy.', '"这是经济。', "“这是经济。", "「这是经济。"),
    ('He said: "It is.', '他说："是。"', "他说：“是。", "他说：「是。"),
    ('"A," he said, "B.', "“甲”，他说，“乙。”", "“甲”，他说，“乙。", "「甲」，他说，「乙。"),
    ('Firms grow."', "企业发展。", "企业发展。”", "企业发展。」"),
    ('Firms grow."', '企业发展。"', "企业发展。”", "企业发展。」"),
    ('Firms grow."', "“企业发展。”", "企业发展。”", "企业发展。」"),
    ('The "Belt" grows."', "“带”壮大。”", "‘带’壮大。”", "『带』壮大。」"),
    ('Firms grow," he said.', "企业发展，”他说。", "企业发展，”他说。", "企业发展，」他说。"),
    ('"Firms grow," he said.', "“企业发展。”他说。", "“企业发展。”他说。", "「企业发展。」他说。"),
    ("Firms grow.", "“企业发展。", "企业发展。", "企业发展。"),
    ("Firms grow.", "企业发展。」", "企业发展。", "企业发展。"),
]


@pytest.mark.parametrize(("source", "frame", "mainland", "hong_kong"), FRAMES)
def test_marks_follow_the_source(source: str, frame: str, mainland: str, hong_kong: str) -> None:
    wanted = ends(source)
    assert (punctuate(frame, CN_STYLE, wanted), punctuate(frame, HK_STYLE, wanted)) == (mainland, hong_kong)
