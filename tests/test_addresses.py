"""Addresses of Hong Kong: read in English order, written in Chinese order, and nothing made up."""

from __future__ import annotations

import csv

import pytest

from pipeline.files.resources import glossary_file
from pipeline.localise.render import render
from pipeline.localise.style import load_style
from pipeline.protect.addresses import addresses
from pipeline.protect.addressparts import PARTS, PLACES

HK, MAINLAND = load_style("hk-government", "zh-Hant-HK"), load_style("mainland-press", "zh-Hans-CN")


def read(text: str) -> list[tuple[str, str]]:
    return [(text[start:end], render(value, HK)) for start, end, value, _ in addresses(text, "Hong Kong")]


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("12/F, Immigration Tower, 7 Gloucester Road, Wan Chai", "灣仔告士打道7號入境事務大樓12樓"),
        (
            "Room 1201, 12/F, Great Eagle Centre, 23 Harbour Road, Wan Chai, Hong Kong",
            "香港灣仔港灣道23號鷹君中心12樓1201室",
        ),
        ("Shops 5 and 6, G/F, 12-18 Nathan Rd., Mong Kok, Kowloon", "九龍旺角彌敦道12至18號地下5及6號舖"),
        ("3rd floor of Immigration Tower in Wan Chai", "灣仔入境事務大樓3樓"),
        ("Nos. 102, 104 and 106 Queen's Road Central", "皇后大道中102、104及106號"),
        ("Units 301-305, Tower 2, Admiralty Centre, 18 Harcourt Road", "夏慤道18號海富中心第2座301至305室"),
        ("Block 7 of Lek Yuen Estate, Sha Tin", "沙田瀝源邨第7座"),
        ("Room 5, G/F, City Hall, 5 Edinburgh Place, Central", "中環愛丁堡廣場5號大會堂地下5室"),
        ("G/F Lobby, East Wing, Kwai Chung Hospital", "葵涌醫院東翼地下大堂"),
        ("2/F & 3/F, Immigration Tower, 7 Gloucester Road, Wan Chai", "灣仔告士打道7號入境事務大樓2及3樓"),
        ("2/F, 3/F and 5/F, Immigration Tower, Wan Chai", "灣仔入境事務大樓2、3及5樓"),
        ("G/F and 1/F, Immigration Tower, Wan Chai", "灣仔入境事務大樓地下及1樓"),
        ("Unit 5, 12/F, Immigration Tower, Wan Chai", "灣仔入境事務大樓12樓5室"),
        ("AsiaWorld-Expo Phase 2", "亞洲國際博覽館第2期"),
        ("18 Pedder Street", "畢打街18號"),
        ("third floor of Tower 5", "第5座3樓"),
        ("21/F, Tower Two", "二座21樓"),
        ("Floors 18–21 of Tower Two, Immigration Tower, Wan Chai", "灣仔入境事務大樓二座18至21樓"),
        ("4/F–6/F", "4至6樓"),
        ("12/F–24/F", "12至24樓"),
        ("G/F–5/F", "地下至5樓"),
        ("ground floor of Block A", "A座地下"),
        ("Shop 203, 2/F, Tower 1", "第1座2樓203號舖"),
        ("second floor of the East Wing", "東翼2樓"),
        ("twenty-first floor of Immigration Tower in Wan Chai", "灣仔入境事務大樓21樓"),
        ("Nathan Road", "彌敦道"),
    ],
)
def test_an_address_is_turned_round(english: str, chinese: str) -> None:
    assert read(f"Forms are available at {english}.") == [(english, chinese)]


def test_what_no_table_has_stays_in_latin_letters_in_its_place() -> None:
    found = read("Address: 5/F, Foobar Building, 23 Harbour Road, Wan Chai")
    assert found == [("5/F, Foobar Building, 23 Harbour Road, Wan Chai", "灣仔港灣道23號Foobar Building 5樓")]


@pytest.mark.parametrize(
    "elsewhere", ["10 Downing Street", "Suite 2203, Jing An Kerry Centre Tower 2, 1539 Nanjing Road West"]
)
def test_an_address_elsewhere_stays_as_it_is(elsewhere: str) -> None:
    assert read(f"They moved to {elsewhere} last year.") == [(elsewhere, elsewhere)]


@pytest.mark.parametrize(
    "text",
    [
        "In 2025, it moved.",
        "Phase 2 of the project covers Block 3 and Level 4.",
        "The Building Authority approved 12 plans.",
        "The House Committee met on Tower Hill.",
        "Level 2 in Phase 3 of the trial",
        "The gap between Level 3 and Tower 2",
        "Fire broke out on the third floor of the mill.",
        "Wan Chai, Causeway Bay and North Point",
    ],
)
def test_what_is_no_address(text: str) -> None:
    assert read(text) == []


def test_a_year_is_no_house_number_and_streets_of_a_list_are_apart() -> None:
    assert read("In 2025, Nathan Road was widened.") == [("Nathan Road", "彌敦道")]
    assert [chinese for _, chinese in read("between Argyle Street and Mong Kok Road")] == [
        "亞皆老街",
        "旺角道",
    ]
    assert [text for text, _ in read("at Cotton Tree Drive, Tsim Sha Tsui and Sha Tin")] == [
        "Cotton Tree Drive"
    ]
    two = read("at Queen Mary Hospital, Prince of Wales Hospital and nine others")
    assert [text for text, _ in two] == ["Queen Mary Hospital", "Prince of Wales Hospital"]


def test_a_street_alone_counts_where_the_release_is_about_hong_kong() -> None:
    assert not list(addresses("Queen Street and King's Road were closed.", "A fair in London"))
    assert list(addresses("King's Road was closed.", "A fair in Hong Kong"))


@pytest.mark.parametrize("table", [PLACES, PARTS])
def test_the_tables_have_both_scripts_and_no_row_twice(table: str) -> None:
    with glossary_file(table).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert all(row["zh-Hans-CN"] and row["zh-Hant-HK"] and row["kind"] for row in rows)
    assert len({row["en"] for row in rows}) == len(rows)


def test_simplified_has_its_own_characters() -> None:
    ((_, _, value, _),) = addresses("at 12/F, Immigration Tower, 7 Gloucester Road, Wan Chai")
    assert render(value, MAINLAND) == "湾仔告士打道7号入境事务大楼12楼"


def test_the_ground_floor_is_no_basement_on_the_mainland() -> None:
    ((_, _, value, _),) = addresses("at Shop 5, G/F, Immigration Tower, 7 Gloucester Road, Wan Chai")
    assert (render(value, MAINLAND), render(value, HK)) == (
        "湾仔告士打道7号入境事务大楼底层5号铺",
        "灣仔告士打道7號入境事務大樓地下5號舖",
    )
