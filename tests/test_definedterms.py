"""What a release defines in brackets, and its later mentions: (the "Bank"), the Bank's → 本行, or 該行 in others' releases."""

from pathlib import Path

import pytest
from protecting import CN, HK, document, protect

from pipeline.document import Piece, Target, Translation
from pipeline.document.values import names_in
from pipeline.formatting.placing import Alignment
from pipeline.glossary import load_glossaries
from pipeline.localise import default_style
from pipeline.localise.render import render
from pipeline.protect import Protector
from pipeline.protect.definitions import definitions, rows

OURS = 'Acme Robotics Limited (the "Company") opened a plant.'
THEIRS = 'The SFC fined Acme Robotics Limited (the "Company").'


def shown(*sentences: str, locale: str = HK) -> str:
    """The last sentence, with every slot in braces as the locale writes it."""
    segment = protect(*sentences)[-1]
    text = segment.source
    for slot in reversed(segment.slots):
        text = text[: slot.start] + "{" + render(slot.value, default_style(locale)) + "}" + text[slot.end :]
    return text


@pytest.mark.parametrize(
    ("sentence", "traditional"),
    [
        (OURS, "{Acme Robotics Limited（「本公司」）} opened a plant."),
        ("Acme Robotics Limited (the “Company”) opened a plant.", "{Acme Robotics Limited（「本公司」）} opened a plant."),
        ("Acme Robotics Limited (the 'Company') opened a plant.", "{Acme Robotics Limited（「本公司」）} opened a plant."),
        ('Acme Robotics Limited ("the Company") opened a plant.', "{Acme Robotics Limited（「本公司」）} opened a plant."),
        (THEIRS, "The {證監會} fined {Acme Robotics Limited（「該公司」）}."),
        ("The SFC fined Acme Bank Limited (the Bank).", "The {證監會} fined {Acme Bank Limited（該行）}."),
        (
            'Acme Robotics Limited (the "Company", together with its subsidiaries, the "Group") grew.',
            "{Acme Robotics Limited（「本公司」，連同其附屬公司統稱「本集團」）} grew.",
        ),
        (
            'Acme Robotics Limited (the "Company" and, together with its subsidiaries, collectively, the "Group") grew.',
            "{Acme Robotics Limited（「本公司」，連同其附屬公司統稱「本集團」）} grew.",
        ),
        (
            'Acme Robotics Limited ("Acme" or the "Group"; Stock Code: 1234) grew.',
            "{Acme Robotics Limited（「Acme」或「本集團」；股份代號：1234）} grew.",
        ),
        ('Acme Robotics Limited (the "Company", which owns ships) grew.', "{Acme Robotics Limited} ({「本公司」}, which owns ships) grew."),
        ('Acme Robotics Limited ("Acme", SEHK: 1234) grew.', "{Acme Robotics Limited（「Acme」，聯交所股份代號：1234）} grew."),
        ('Acme Robotics Limited ("Acme", 01234.HK) grew.', "{Acme Robotics Limited（「Acme」，01234.HK）} grew."),
        ('Acme Limited and Zed Limited (the "Purchasers") grew.', '{Acme Limited} and {Zed Limited} (the "Purchasers") grew.'),
        ("Acme Robotics Limited (stock code: 1234) grew.", "{Acme Robotics Limited（股份代號：1234）} grew."),
        ('Acme Robotics Limited and its subsidiaries (the "Group") grew.', "{Acme Robotics Limited} and its subsidiaries ({「本集團」}) grew."),
        ('They signed an agreement (the "Agreement") in May.', "They signed an agreement ({「該協議」}) in {5月}."),
        (
            'The board of directors (the "Board") of Acme Robotics Limited (the "Company") met.',
            "The board of directors ({「董事會」}) of {Acme Robotics Limited（「本公司」）} met.",
        ),
        (
            'Acme Robotics Limited (the "Company", and together with its subsidiaries, the "Group") grew.',
            "{Acme Robotics Limited（「本公司」，連同其附屬公司統稱「本集團」）} grew.",
        ),
        ('The Food Agency of Acmeland (the "Agency") met.', "The Food Agency of Acmeland ({「該機構」}) met."),
        ('It took effect on 1 April 2027 (the "Effective Date").', "It took effect on {2027年4月1日} ({「生效日期」})."),
        (
            'Mr Peter Lau, Chief Executive Officer of Acme Robotics Limited (the "Company"), spoke.',
            "{Peter Lau先生}, {Acme Robotics Limited（「該公司」）行政總裁}, spoke.",
        ),
        ('Mr Sin Tak-ming ("Mr Sin") and Ms Asha Varma ("Ms Varma") left.', "{Sin Tak-ming先生（「Sin先生」）} and {Asha Varma女士（「Varma女士」）} left."),
        ('Mr Sin Tak-ming ("Mr Sin", 58) left.', '{Sin Tak-ming先生} ("{Sin先生}", {58}) left.'),
        ('Acme Robotics Limited, through Zed Limited (the "Vendor"), sold it.', "{Acme Robotics Limited}, through {Zed Limited（「賣方」）}, sold it."),
    ],
)  # fmt: skip
def test_definitions(sentence: str, traditional: str) -> None:
    assert shown(sentence) == traditional


def test_simplified_has_its_own_marks_and_words() -> None:
    assert shown(OURS, locale=CN) == "{Acme Robotics Limited（“本公司”）} opened a plant."
    assert shown(OURS, "The Company grew.", locale=CN) == "The {本公司} grew."


@pytest.mark.parametrize(
    ("before", "sentence", "traditional"),
    [
        (OURS, "The Company grew, and the Company's sales rose.", "The {本公司} grew, and the {本公司}'s sales rose."),
        (THEIRS, "The Company grew.", "The {該公司} grew."),
        ('HONG KONG, 5 May 2026 – Acme Robotics Limited (the "Company") opened.', "The Company grew.", "The {本公司} grew."),
        ('The board of directors of Acme Robotics Limited (the "Company") met.', "The Company grew.", "The {本公司} grew."),
        ('In Wuhan, Acme Robotics Limited (the "Company") announced its results.', "The Company grew.", "The {本公司} grew."),
        ('Results of Acme Robotics Limited (the "Company") and its subsidiaries (the "Group") rose.', "The Group grew.", "The {集團} grew."),
        (OURS, "Profit attributable to owners of the Company rose.", "Profit attributable to {本公司擁有人} rose."),
        (OURS, "The shareholders of the Company met.", "The {本公司股東} met."),
        (OURS, "Independent directors of the Company met.", "Independent directors of the {本公司} met."),
        (OURS, "The directors of the Company (the \"Directors\") met.", "The {本公司董事（「董事」）} met."),
        ('They signed an agreement (the "Agreement").', "The Agreement of the parties ends.", "The {該協議} of the parties ends."),
        ('They will buy Zed Limited (the "Acquisition").', "The Acquisition of Zed Limited ends.", "The {收購事項} of {Zed Limited} ends."),
        ('Acme Bank Limited (the "Bank") bought shares (the "Shares").', "The Shares of the Bank rose.", "The {股份} of the {本行} rose."),
        ('Lime Hill School (the "School") opened.', "The School has a hall.", "The {學校} has a hall."),
        ('He bought it for HK$5 million (the "Consideration").', "The Consideration was paid.", "The {代價} was paid."),
        (OURS, 'Acme Bank Limited (the "Bank") opened.', "{Acme Bank Limited（「該行」）} opened."),
        (OURS, OURS, "{Acme Robotics Limited（「本公司」）} opened a plant."),
        (OURS, "He owes the Company HK$5 million.", "He owes the {本公司} {500萬港元}."),
        (OURS, "The chairman of the Company said so.", "{本公司主席} said so."),
    ],
)  # fmt: skip
def test_later_mentions(before: str, sentence: str, traditional: str) -> None:
    assert shown(before, sentence) == traditional


@pytest.mark.parametrize(
    "sentences",
    [
        # not defined, not yet, or something else
        ("The Company grew.",),
        (OURS, "The Group grew."),
        (OURS, "The company grew."),
        (OURS, "The Company Rules end."),
        (OURS, "A Company left."),
        ('Acme Bank Limited (the "Bank") opened.', "The Bank of Utopia grew."),
        ('Acme Bank Limited (the "Bank") opened.', "The Bank-led group grew."),
        # what stands before does not fit
        ('The Acme Promotion Board (the "Board") met.', "The Board met."),
        ('They built a bridge (the "Agreement").', "The Agreement ends."),
        ('They met in a hall (the "Company").', "The Company grew."),
        ("They met in a hall (the Company).", "The Company grew."),
        ('Lime Hill Business School (the "School") met.', "The School met."),
        ('It took a commission (the "Commission").', "The Commission was paid."),
        # words that are not understood
        ('A trick ("Spoofing") is banned.', "Spoofing is banned."),
    ],
)
def test_what_is_not_defined_is_left(sentences: tuple[str, ...]) -> None:
    assert shown(*sentences) == sentences[-1]


def test_a_mention_before_the_definition_is_left() -> None:
    first, _ = protect("The Company grew.", OURS)
    assert first.slots == ()


def test_a_body_that_has_another_name_is_no_board() -> None:
    sentence = 'The Hong Kong Tourism Board (the "Board") met.'
    assert shown(sentence, "The Board met.") == "The Board met."


def test_a_glossary_wins(tmp_path: Path) -> None:
    path = tmp_path / "ours.csv"
    path.write_text("en,zh-Hant-HK\nthe Company,敝公司\n", "utf-8")
    segments = Protector(load_glossaries([path])).protect(document(OURS, "The Company grew.")).segments
    assert [render(slot.value, default_style(HK)) for slot in segments[1].slots] == ["敝公司"]


def test_a_crowded_sentence_keeps_its_names() -> None:
    cities = "Wuhan, met Beijing, saw Tianjin, left Shanghai, saw Chongqing, met Chengdu, left Nanjing, saw Hangzhou"
    segment = protect(OURS, f"The Company visited {cities}.")[-1]
    assert len(segment.slots) == 8
    assert segment.slotted.startswith("The Company visited <T0>")
    assert segment.beyond == ()


def test_nothing_is_defined_where_nothing_is_written_in_chinese() -> None:
    segments = Protector((), formulas=False).protect(document(OURS, "The Company grew.")).segments
    assert [[slot.source for slot in segment.slots] for segment in segments] == [
        ["Acme Robotics Limited"],
        [],
    ]


@pytest.mark.parametrize(
    ("english", "chinese"),
    [("Acme Robotics Limited", "Acme Robotics Limited"), ("Company", "本公司"), ("Group", "本集團")],
)
def test_formatting_finds_each_part_of_a_definition(english: str, chinese: str) -> None:
    sentence = 'Acme Robotics Limited (the "Company", together with its subsidiaries, the "Group") grew.'
    (segment,) = protect(sentence)
    (slot,) = segment.slots
    pieces = (Piece(render(slot.value, default_style(HK)), slot), Piece("增長。"))
    start = sentence.index(english)
    target = Target(segment, HK, pieces, Translation("<T0>增長。", "test"))
    found = Alignment(target).stretch(start, start + len(english))
    assert found
    assert [target.text[at:to] for at, to in found.places] == [chinese]


def test_a_term_says_where_it_is_from() -> None:
    (slot,) = protect(OURS, "The Company grew.")[-1].slots
    (name,) = names_in(slot.value)
    assert name.term
    assert name.term.origin == f"defined-terms.csv:{rows()['Company']['own'].line}"
    assert slot.origin == "rule: defined term"


@pytest.mark.parametrize(
    "text",
    [
        "Foo (or Bar) grew",
        "Foo (collectively) grew",
        'Foo (the "Zebra") grew',
        "Foo Limited (or IBM) grew",
        "Foo Limited (1234) grew",
        "Foo (the firm) grew",
        "Foo (stock code) grew",
        "Foo(the Company) grew",
    ],
)
def test_brackets_that_define_nothing(text: str) -> None:
    assert list(definitions(text)) == []


def test_the_table_has_each_term_once_or_for_both_voices() -> None:
    kinds = {frozenset(kinds) for kinds in rows().values()}
    assert kinds == {
        frozenset({"own", "other"}), frozenset({"any"}), frozenset({"link"}), frozenset({"code"}), frozenset({"with"})
    }  # fmt: skip
    assert all(
        "{}" in text
        for kinds in rows().values()
        if "with" in kinds
        for text in kinds["with"].targets.values()
    )


def test_what_one_release_defines_is_not_known_in_the_next() -> None:
    protect(OURS)
    assert shown("The Company grew.") == "The Company grew."
