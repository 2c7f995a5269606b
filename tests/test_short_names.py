"""The short name of a company, given in brackets or not, is a name like the long one."""

from pathlib import Path

import pytest
from protecting import CN, HK, document, protect

from pipeline.document.values import names_in
from pipeline.glossary import load_glossaries
from pipeline.localise import default_style
from pipeline.localise.render import render
from pipeline.protect import Protector
from pipeline.protect.companies import without_form, without_trade


def slots(*sentences: str) -> list[list[str]]:
    return [
        [render(slot.value, default_style(HK)) for slot in segment.slots] for segment in protect(*sentences)
    ]


@pytest.mark.parametrize(
    ("first", "later", "named"),
    [
        ("Acme Robotics Limited (Acme) opened.", "Acme said so, and Acme's staff left.", ["Acme", "Acme"]),
        ('Acme Robotics Limited (the "Company" or "Acme") opened.', "Acme said so.", ["Acme"]),
        ("Acme Robotics Limited (“Acme Robotics”, together with its subsidiaries, the “Group”) rose.", "Acme Robotics said so.", ["Acme Robotics"]),
        ("Acme Robotics Limited (Harbour) opened.", "Harbour said so.", []),
        ("Acme Robotics Limited (“Harbour”) opened.", "Harbour said so.", ["Harbour"]),
        ("Tencent Holdings Limited (Tencent) opened.", "Tencent said so.", ["騰訊"]),
    ],
)  # fmt: skip
def test_the_short_name_of_a_company(first: str, later: str, named: list[str]) -> None:
    assert slots(first, later)[1] == named


KWONG = "Kwong Tat Engineering Limited opened."


@pytest.mark.parametrize(
    ("full", "sentence", "named"),
    [
        (KWONG, "Kwong Tat said so.", ["Kwong Tat"]),
        (KWONG, "Kwong Tat Engineering's staff left.", ["Kwong Tat Engineering"]),
        (KWONG, "They chose Kwong Tat from five bidders.", ["Kwong Tat"]),
        (KWONG, "The Kwong Tat-led group won.", ["Kwong Tat"]),
        (KWONG, "Kwong Tat Chairman Peter Lau spoke.", ["Kwong Tat主席Peter Lau"]),
        (KWONG, "Kwong Tat Announces Record Results", ["Kwong Tat"]),
        (KWONG, "Ministry Praises Kwong Tat", ["Kwong Tat"]),
        ("Lok Fung Group Holdings Limited opened.", "Lok Fung Group grew, Lok Fung said.", ["Lok Fung Group", "Lok Fung"]),
        ("Bank of Guangnan Co., Ltd. opened.", "Bank of Guangnan grew.", ["Bank of Guangnan"]),
        ("Apex Robotics Limited opened.", "Apex said so.", ["Apex"]),
        ("Apex Robotics Limited opened.", "They said that Apex grew.", ["Apex"]),
        ("Apex Robotics Limited opened.", "Apex invested more.", ["Apex"]),
        ("Apex Robotics Limited opened.", "Apex sold more.", ["Apex"]),
        ("Wexcombe Textiles Limited opened.", "They have a stake in Wexcombe.", ["Wexcombe"]),
        ('Pacific Lantern Airways ("Pacific Lantern") opened.', "Pacific Lantern Airways grew.", ["Pacific Lantern Airways"]),
        ('Pacific Lantern Airways ("Pacific Lantern") opened.', "Pacific Lantern grew.", ["Pacific Lantern"]),
        ('Pacific Lantern Airways (the "Group") opened.', "Pacific Lantern Airways grew.", ["Pacific Lantern Airways"]),
    ],
)  # fmt: skip
def test_short_names(full: str, sentence: str, named: list[str]) -> None:
    assert slots(full, sentence)[1] == named
    assert slots(sentence, full)[0] == named  # a headline stands before the full name


@pytest.mark.parametrize(
    ("full", "sentence"),
    [
        ("Apex Robotics Limited opened.", "Apex predators hunt there."),
        ("Apex Robotics Limited opened.", "They saw the Apex Building."),
        ("Apex Robotics Limited opened.", "They reached the Apex there."),
        ("Apex Robotics Limited reached the apex.", "Apex growth is rare."),
        ("Great Robotics Limited opened.", "Great interest was shown, but Great Wisdom failed."),
        ("The Link Technology Limited opened.", "The Link is closed."),
        (KWONG, "Kwong Tat Building opened."),
        (KWONG, "New Kwong Tat opened."),
        ("Green Future Technology Limited opened.", "They hope for a Green Future."),
        ("Lianyungang Port Holdings Limited opened.", "They flew to Lianyungang."),
        ("Qiongzhou Strait Ferry Limited opened.", "They crossed the Qiongzhou Strait."),
        ("Wexcombe Textiles Limited opened.", "It rained in Wexcombe. In Wexcombe it snowed."),
        ("Green Power Limited opened. It sells green power.", "They want Green Power."),
        ("The Working Group met.", "Working is done."),
    ],
)
def test_plain_words_and_other_names_are_left(full: str, sentence: str) -> None:
    assert slots(full, sentence)[1] == []


def test_a_person_of_that_name_stays_one() -> None:
    (_, segment) = protect(KWONG, "Mr Kwong Tat met Kwong Tat.")
    assert next(name.term is None for slot in segment.slots for name in names_in(slot.value))
    assert slots(KWONG, "Mr Kwong Tat met Kwong Tat.")[1] == ["Kwong Tat先生", "Kwong Tat"]


def test_a_short_name_is_flagged_as_the_full_one() -> None:
    (slot,) = protect(KWONG, "Kwong Tat said so.")[1].slots
    (name,) = names_in(slot.value)
    assert name.term
    assert (name.term.targets, name.term.category, name.term.file) == ({}, "company", "rule: company")
    assert slot.origin == "rule: short name of a company"


@pytest.mark.parametrize(
    ("row", "sentence", "simplified"),
    [
        ("海港机械人有限公司,", "Harbour Robotics grew.", ["海港机械人"]),
        (",keep", "Harbour Robotics grew.", ["Harbour Robotics"]),
        ("海港机械人有限公司,", "Harbour said so.", []),
    ],
)
def test_a_glossary_company_has_the_chinese_of_its_name(
    row: str, sentence: str, simplified: list[str], tmp_path: Path
) -> None:
    path = tmp_path / "ours.csv"
    path.write_text(f"en,zh-Hans-CN,status,category\nHarbour Robotics Limited,{row},company\n", "utf-8")
    document_ = document("Harbour Robotics Limited opened.", sentence)
    last = Protector(load_glossaries([path])).protect(document_).segments[1]
    assert [render(slot.value, default_style(CN)) for slot in last.slots] == simplified


def test_a_place_of_a_glossary_that_is_a_part_of_it_wins() -> None:
    assert slots("Ningbo Lantern Port Holdings opened.", "Ningbo Lantern Port is deep.")[1] == ["寧波"]


def test_a_person_of_a_glossary_wins(tmp_path: Path) -> None:
    path = tmp_path / "ours.csv"
    path.write_text("en,zh-Hans-CN,category\nKwong Tat,邝达,person\n", "utf-8")
    (_, last) = Protector(load_glossaries([path])).protect(document(KWONG, "Kwong Tat spoke.")).segments
    assert [render(slot.value, default_style(CN)) for slot in last.slots] == ["邝达"]


def test_what_is_left_of_a_name() -> None:
    assert without_form("Kwong Tat (Asia) Group Company Limited") == ["Kwong Tat Group", "Kwong Tat"]
    assert without_form("Lok Fung Holdings Limited") == ["Lok Fung Holdings", "Lok Fung"]
    assert without_form("Foo Bar Co., Ltd.") == ["Foo Bar"]
    assert without_form("Foo Bar Group") == ["Foo Bar"]
    assert without_form("Foo Bar") == []
    assert without_trade("Kwong Tat Energy Services") == ["Kwong Tat Energy", "Kwong Tat"]
    assert without_trade("Energy Services") == ["Energy"]
    assert without_trade("Kwong Tat") == []
