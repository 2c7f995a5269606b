"""The shipped tables: every name in the right script, no two readings of one name, nothing unbalanced."""

import csv
import re
from collections import defaultdict
from importlib.resources import files
from itertools import groupby

import pytest

from pipeline.errors import UserError
from pipeline.files.resources import glossary_file, glossary_names
from pipeline.localise import Converter

COLUMNS = {
    "official-names.csv": "id en aliases zh-Hans-CN zh-Hant-HK category status case context note authority forbidden",
    "name-patterns.csv": "id en aliases zh-Hans-CN zh-Hant-HK category note",
    "lead-ins.csv": "en zh-Hans-CN zh-Hant-HK note",
    "headings.csv": "en zh-Hans-CN zh-Hant-HK note",
    "posts.csv": "en ending zh-Hans-CN zh-Hant-HK note",
    "post-heads.csv": "en zh-Hans-CN zh-Hant-HK",
    "labels.csv": "en zh-Hans-CN zh-Hant-HK note",
    "identifiers.csv": "en zh-Hans-CN zh-Hant-HK kind note",
    "hong-kong-places.csv": "en zh-Hans-CN zh-Hant-HK kind",
    "address-parts.csv": "en zh-Hans-CN zh-Hant-HK kind note",
    "defined-terms.csv": "en kind after zh-Hans-CN zh-Hant-HK note",
    "appositions.csv": "en person context zh-Hans-CN zh-Hant-HK note",
    "legal-forms.csv": "en zh-Hans-CN zh-Hant-HK note",
    "units.csv": "id zh-Hans-CN zh-Hant-HK note",
    "measure-words.csv": "nouns en zh-Hans-CN zh-Hant-HK note",
    "number-words.csv": "id zh-Hans-CN zh-Hant-HK note",
    "time-words.csv": "id zh-Hans-CN zh-Hant-HK note",
    "region-words.csv": "zh-Hans-CN zh-Hant-HK zh-Hant-TW zh-Hans-SG kind apply unless note",
}
NAMED = ["official-names.csv", "name-patterns.csv"]
# Characters that one script shares with the other's tables; 麪 is the form that OpenCC gives, 輋 has a Simplified form that nobody writes.
IN_BOTH_SCRIPTS = set("秘恒群峰床甯麪輋")
NOT_HONG_KONG = set("税兑説悦鋭閲脱户温羣峯啓牀麪卧佈週恆裡爲臺祕陜")


def rows(name: str) -> list[dict[str, str]]:
    with glossary_file(name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, strict=True))


def names(row: dict[str, str]) -> list[str]:
    return [row["en"], *filter(None, row["aliases"].split("|"))]


def only_in(table: str) -> set[str]:
    """Characters that OpenCC's table never leaves as they are: those of the other script."""
    text = (files("opencc") / "dictionary" / table).read_text(encoding="utf-8")
    pairs = [line.split("\t") for line in text.splitlines()]
    return {character for character, forms in pairs if character not in forms.split()} - IN_BOTH_SCRIPTS


def test_the_shipped_glossaries_and_their_columns() -> None:
    assert set(COLUMNS) <= set(glossary_names())
    for name, columns in COLUMNS.items():
        header = glossary_file(name).read_text(encoding="utf-8").split("\n", 1)[0]
        assert header == columns.replace(" ", ",")


def test_a_glossary_that_does_not_exist() -> None:
    with pytest.raises(
        UserError, match=r"^'official-name.csv' is not .*; did you mean 'official-names.csv'\?$"
    ):
        glossary_file("official-name.csv")


@pytest.mark.parametrize("name", COLUMNS)
def test_every_target_is_in_the_script_of_its_column(name: str) -> None:
    simplified, traditional = only_in("STCharacters.txt"), only_in("TSCharacters.txt")
    for row in rows(name):
        assert not traditional & set(row["zh-Hans-CN"]), row
        assert not simplified & set(row["zh-Hant-HK"]), row
        assert not NOT_HONG_KONG & set(row["zh-Hant-HK"]), row
        assert not set("“”‘’") & set(row["zh-Hant-HK"]), row
        assert not set("「」『』") & set(row["zh-Hans-CN"]), row


@pytest.mark.parametrize("name", NAMED)
def test_ids_are_unique_and_no_name_has_two_readings(name: str) -> None:
    ids = [row["id"] for row in rows(name)]
    assert len(ids) == len(set(ids))
    readings = defaultdict(set)
    for row in rows(name):
        for english in names(row):
            name = (english.lower().replace("’", "'"), row.get("context", ""))
            readings[name].add((row["zh-Hans-CN"], row["zh-Hant-HK"]))
    assert {english: found for english, found in readings.items() if len(found) > 1} == {}


@pytest.mark.parametrize("name", NAMED)
def test_cells_are_trimmed_and_names_are_not_labels(name: str) -> None:
    for row in rows(name):
        assert all(cell == cell.strip() and not cell.startswith("|") for cell in row.values()), row
        assert not [
            english for english in names(row) if re.search(r"\((company|policy|seed|Mainland)\)", english)
        ]
        assert len(names(row)) == len(set(names(row))), row


def test_official_names_hold_only_known_values() -> None:
    for row in rows("official-names.csv"):
        assert row["status"] in ("preferred", "admitted", "forbidden"), row
        assert row["case"] in ("auto", "exact", "any"), row
        assert re.fullmatch(r"known|[a-z0-9.-]+\.(hk|cn|com|org)", row["authority"]), row
        assert bool(row["zh-Hans-CN"]) == bool(row["zh-Hant-HK"]), row
        assert not re.search(r"\[|seed|github", row["note"], re.IGNORECASE), row


def test_only_unconfirmed_persons_have_no_chinese() -> None:
    empty = {row["en"] for row in rows("official-names.csv") if not row["zh-Hans-CN"]}
    assert empty == {"Yao Hongjuan", "Tan Fei", "Zhao Pei", "Han Ping"}


def test_a_forbidden_form_is_no_official_name() -> None:
    table = rows("official-names.csv")
    official = {row[locale] for row in table for locale in ("zh-Hans-CN", "zh-Hant-HK")}
    forbidden = {form for row in table for form in filter(None, row["forbidden"].split("|"))}
    assert len(forbidden) > 140
    assert [(form, name) for form in forbidden for name in official if form in name] == []


@pytest.mark.parametrize(
    ("english", "simplified", "traditional"),
    [
        ("InvestHK", "投资推广署", "投資推廣署"),
        ("Shaanxi", "陕西", "陝西"),
        ("Shaanxi province", "陕西省", "陝西省"),
        ("Shanxi", "山西", "山西"),
        ("Inner Mongolia", "内蒙古", "內蒙古"),
        ("Xixian New Area", "西咸新区", "西咸新區"),
        ("Xi'an High-tech Zone", "西安高新区", "西安高新區"),
        ("HSBC", "汇丰", "滙豐"),
        ("Eddie Yue", "余伟文", "余偉文"),
        ("Ministry of Industry and Information Technology", "工业和信息化部", "工業和信息化部"),
        ("national 14th Five-Year Plan", "国家“十四五”规划", "國家「十四五」規劃"),
        ("Greater Bay Area", "大湾区", "大灣區"),
        ("Central Government Offices", "政府总部", "政府總部"),
        ("China-ASEAN Expo", "中国—东盟博览会", "中國—東盟博覽會"),
        ("HKIMR", "香港货币及金融研究中心", "香港貨幣及金融研究中心"),
        ("Hong Kong Design Institute", "香港知专设计学院", "香港知專設計學院"),
        ("Pak Shek Kok", "白石角", "白石角"),
        ("West Kowloon", "西九龙", "西九龍"),
        ("Auckland", "奥克兰", "奧克蘭"),
        ("Bermuda", "百慕大", "百慕達"),
        ("Phuket", "普吉", "布吉"),
    ],
)
def test_names_that_must_not_go_wrong(english: str, simplified: str, traditional: str) -> None:
    (row,) = [row for row in rows("official-names.csv") if english in names(row)]
    assert (row["zh-Hans-CN"], row["zh-Hant-HK"]) == (simplified, traditional)


def test_names_whose_chinese_depends_on_context_are_left_to_the_model() -> None:
    listed = {english.lower() for row in rows("official-names.csv") for english in names(row)}
    assert listed.isdisjoint(
        {"founder", "secretary", "director", "chairman", "governance", "summit", "forum"}
    )


def test_pattern_placeholders_are_the_same_in_every_cell() -> None:
    for row in rows("name-patterns.csv"):
        found = [
            sorted(re.findall(r"\{[a-z]*\}", cell))
            for cell in [*names(row), row["zh-Hans-CN"], row["zh-Hant-HK"]]
        ]
        assert all(cell == found[0] for cell in found), row
        assert set() < set(found[0]) <= {"{province}", "{city}", "{place}", "{zone}"}, row


def test_patterns_name_kinds_that_the_rules_know() -> None:
    kinds = {row["category"] for row in rows("name-patterns.csv")}
    assert kinds == {"province", "city", "place", "government-mainland", "title"}


def test_lead_ins_end_as_their_english_does() -> None:
    table = rows("lead-ins.csv")
    assert len({row["en"] for row in table}) == len(table)
    for row in table:
        colons = (row["en"].endswith(":"), row["zh-Hans-CN"].endswith("："), row["zh-Hant-HK"].endswith("："))
        assert len(set(colons)) == 1, row


def test_headings_are_each_there_once_without_a_colon() -> None:
    table = rows("headings.csv")
    assert len({row["en"].lower() for row in table}) == len(table) > 400
    for row in table:
        assert not row["en"].endswith((":", " ")), row
        assert all((row["zh-Hans-CN"], row["zh-Hant-HK"])), row


def test_posts_say_one_thing_for_one_kind_of_body() -> None:
    table = rows("posts.csv")
    assert len({(row["en"].lower(), row["ending"]) for row in table}) == len(table)
    for row in table:
        re.compile(row["ending"])
        assert len(row["zh-Hans-CN"]) == len(row["zh-Hant-HK"]), row


def test_the_posts_of_one_name_stand_together() -> None:
    names = [row["en"].lower() for row in rows("posts.csv")]
    assert [name for name, _ in groupby(names)] == list(dict.fromkeys(names))


def test_the_nouns_of_works_have_a_kind_that_is_read() -> None:
    table = rows("work-nouns.csv")
    assert list(table[0]) == ["en", "kind"]
    assert {row["kind"] for row in table} == {"work", "document", "lead", "opening", "event"}
    assert len({row["en"].lower() for row in table}) == len(table)


def test_labels_of_codes_are_of_a_known_kind() -> None:
    kinds = {kind for row in rows("identifiers.csv") for kind in row["kind"].split("|")}
    assert kinds == {"code", "word", "handle", "bare"}


def test_region_words_give_what_the_table_says() -> None:
    for locale, least in (("zh-Hant-HK", 250), ("zh-Hant-TW", 300), ("zh-Hans-SG", 15)):
        convert = Converter(locale).convert
        applied = [row for row in rows("region-words.csv") if row["apply"] == "yes" and row[locale]]
        assert len(applied) >= least
        assert [row["zh-Hans-CN"] for row in applied if convert(row["zh-Hans-CN"]) != row[locale]] == []
