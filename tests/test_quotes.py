"""Quotation marks: apostrophes stay, pairs get the style's forms, and a sentence leaves open what its source does."""

import pytest

from pipeline.localise import default_style
from pipeline.localise.punctuation import punctuate
from pipeline.words.quotations import Ends, ends

CN_STYLE, HK_STYLE = default_style("zh-Hans-CN"), default_style("zh-Hant-HK")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("No marks.", Ends()),
        ('"Yes," he said.', Ends(first=True, opening=1, closing=1, said=True)),
        ('"Hong Kong is an economy.', Ends(runs_on=True, first=True, opening=1)),
        ('Under it, firms grow."', Ends(from_before=True, last=True, closing=1)),
        ("“Curly is an economy.", Ends(runs_on=True, first=True, opening=1)),
        ('He said: "It is.', Ends(runs_on=True, opening=1, said=True)),
        ('It is," he said.', Ends(from_before=True, closing=1, said=True)),
        ('"It is one."', Ends(first=True, last=True, opening=1, closing=1)),
        ('The "Belt" has many members, <T0> said.', Ends(opening=1, closing=1)),
        ('<T0> said the "Belt" grows.', Ends(opening=1, closing=1)),
        ('"Yes," added <T0>, chairman of <T1>.', Ends(first=True, opening=1, closing=1, said=True)),
        (
            'Trust," he went on, "is built."',
            Ends(from_before=True, last=True, opening=1, closing=2, said=True),
        ),
        ('A 12" screen.', Ends()),
        ("'It works,' he said.", None),
        ("The firms' and Xi'an's.", Ends()),
    ],
)
def test_what_a_source_leaves_open(source: str, expected: Ends | None) -> None:
    assert ends(source) == expected


NOT_SAID = [
    'The "Belt and Road Initiative," announced in <D0>, links <N0> countries.',
    'It is known as the "Pearl of the Orient," he said.',
    'The programme, named "Hope," was announced by <T0>.',
    'The award "Best Bank," stated in the report, was noted by <T0>.',
    'Ms Lau said, "It is a good plan," and left.',
    '"Best Bank of the Year," announced in <D0>.',
    '"Best Bank of the Year," noted by <T0>.',
    '"It is a good plan," he said, and he left.',
    'He said it was, "A good plan."',
    'The plan is good and was announced as, "A new start for all."',
    'As stated, "Best Bank of the Year."',
]


@pytest.mark.parametrize("source", NOT_SAID)
def test_more_than_who_speaks_is_outside(source: str) -> None:
    wanted = ends(source)
    assert wanted is not None
    assert not wanted.said


SAID = [
    'The Secretary for Justice, Mr Lam, said: "We will grow much further."',
    '"We will grow much further," said Mr Lam, Secretary for Justice.',
    '"We will grow much further," Mr. Lam told reporters on <D0>.',
    'At the opening ceremony, <T0> said: "We will grow much further."',
    'Speaking at <T1>, <T0> said, "We will grow much further."',
    '"We will grow," <T0> of <T1> said in a statement, adding, "and much further."',
    '"We will grow," Ms Lau also pointed out. "And much further.',
    'In a statement on <D0>, the bank\'s chairman <T0> said: "We will grow."',
]


@pytest.mark.parametrize("source", SAID)
def test_nothing_but_who_speaks_is_outside(source: str) -> None:
    wanted = ends(source)
    assert wanted is not None
    assert wanted.said


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
    ('"A," he said, "B.', "“甲”，他说，“乙。”", "“甲，”他说，“乙。", "「甲，」他说，「乙。"),
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


# What is said stands in marks, and who says it does not; the marks that the engine lost come back by rule.
SPEECHES = [
    # all of the sentence is quoted
    ('"Many firms are here."', "有许多公司。", "“有许多公司。”"),
    ('"Many firms are here."', "“有许多公司。", "“有许多公司。”"),
    ('"Many firms are here."', "有许多公司”。", "“有许多公司。”"),
    ('"Many firms are here."', "“有许多公司”。", "“有许多公司”。"),
    ('"Many firms are here."', "“有许多”，“公司。”", "“有许多，公司。”"),
    ('"Many firms are here."', "“有许多”，公司。", "“有许多，公司。”"),
    ("\"The 'Belt' grows.\"", "“带”壮大。", "“‘带’壮大。”"),
    # one says something
    ('"It grows," she added.', "她补充说，它在壮大。", "她补充说：“它在壮大。”"),
    ('"It grows," she added.', "她补充说：它在壮大。", "她补充说：“它在壮大。”"),
    ('"It grows," she added.', "她补充说：“它在壮大。", "她补充说：“它在壮大。”"),
    ('"It grows," she added.', "她补充说：“它在壮大。”", "她补充说：“它在壮大。”"),
    ('"It grows," she added.', "它在壮大，她补充说。", "“它在壮大，”她补充说。"),
    ('"It grows," she added.', "“它在壮大，她补充说。", "“它在壮大，”她补充说。"),
    ('"It grows," she added.', "“它在壮大”，她补充说。", "“它在壮大”，她补充说。"),
    (
        '"It grows," said <T0>, chairman of <T1>.',
        "<T1>主席<T0>表示，它在壮大。",
        "<T1>主席<T0>表示：“它在壮大。”",
    ),
    ('<T0> said: "It grows."', "<T0>表示：它在壮大。", "<T0>表示：“它在壮大。”"),
    ('"We grow," <T0> said.', "我们认为，会壮大，<T0>说。", "“我们认为，会壮大，”<T0>说。"),
    ("\"It is 'a start' for us,\" she said.", "她说：“那是‘新的开始。”", "她说：“那是新的开始。”"),
    ("\"It is 'a start' for us,\" she said.", "她说，那是‘新的开始’。", "她说：“那是‘新的开始’。”"),
    # it stands around who says it, and may stand together in Chinese
    ('"A," <T0> said, "and B."', "<T0>表示，甲和乙。", "<T0>表示：“甲和乙。”"),
    ('"A," <T0> said, "and B."', "<T0>表示：“甲和乙。”", "<T0>表示：“甲和乙。”"),
    ('"A," <T0> said, "and B."', "甲，<T0>说，和乙。", "“甲，”<T0>说，“和乙。”"),
    ('"A, and as they come B," she said.', "“甲，她说，因为有乙。", "“甲，”她说，“因为有乙。”"),
    # it runs on from or into another sentence
    ('It will grow," he added.', "他补充说，将壮大。", "”他补充说：“将壮大。”"),
    ('It will grow," he added.', "他补充说：“将壮大。”", "”他补充说：“将壮大。”"),
    ('It will grow," he added.', "将壮大，他补充说。", "将壮大，”他补充说。"),
    ('It will grow," he added.', "将壮大，”他补充说。", "将壮大，”他补充说。"),
    ('A," he said, "and B."', "他说：“甲和乙。”", "”他说：“甲和乙。”"),
    ('Trust," he went on, "is built."', "他接着说：“建成。”", "”他接着说：“建成。”"),
    ('Trust," he went on, "is built."', "信任，他接着说，建成。", "信任，”他接着说，“建成。”"),
    ('A," he said, "and B.', "他说：“甲和乙。”", "”他说：“甲和乙。"),
    ('He said: "It is.', "他说，是的。", "他说：“是的。"),
    ('He said: "It is.', "他说：是的。", "他说：“是的。"),
    # nobody is known to say it: the marks stay as they are, or are gone
    ('The "Belt" grows.', "带在壮大。", "带在壮大。"),
    (
        'Ms Lau said, "It is a good plan," and left.',
        "刘说，这是好计划，然后离开了。",
        "刘说，这是好计划，然后离开了。",
    ),
    (
        'The "Belt Plan," announced in <D0>, links <N0> countries.',
        "<T0>宣布，<D0>的计划连接<N0>国。",
        "<T0>宣布，<D0>的计划连接<N0>国。",
    ),
    ('The "Belt" grows, he said.', "他说，带在壮大。", "他说，带在壮大。"),
    ('"It grows," she added.', "它在壮大。", "它在壮大。"),
]


@pytest.mark.parametrize(("source", "frame", "expected"), SPEECHES)
def test_what_is_said_stands_in_marks(source: str, frame: str, expected: str) -> None:
    wanted = ends(source)
    assert punctuate(frame, CN_STYLE, wanted) == expected
    hong_kong = expected.translate(str.maketrans("“”‘’", "「」『』"))
    assert punctuate(frame, HK_STYLE, wanted) == hong_kong
