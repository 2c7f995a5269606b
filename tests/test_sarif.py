"""SARIF puts every finding on its line and column, by the rules of the 2.1.0 schema."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pipeline.document import (
    Block,
    BlockKind,
    Document,
    Finding,
    Piece,
    Severity,
    Target,
    TranslatedDocument,
    Translation,
)
from pipeline.files.layout import translated_file
from pipeline.files.resources import check_table
from pipeline.formats import read
from pipeline.reports.gathering import gathered
from pipeline.reports.places import Region, repository_uri, segment_regions, text_offsets
from pipeline.reports.sarif import Sarif
from pipeline.segment import segment

HK, CN = "zh-Hant-HK", "zh-Hans-CN"
RELEASE = (
    "Hubei and Hong Kong sign\n"
    "\n"
    "  The two sides met. The two sides met. They signed 𠮷 papers.\n"
    "\n"
    "A paragraph that is wrapped by hand has lines of about sixty\n"
    "characters, and its second sentence begins here. It goes on to\n"
    "the third line and ends there.\n"
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("release.txt").write_text(RELEASE, "utf-8")
    return tmp_path


def document(content: str | None = None, name: str = "release.txt") -> Document:
    if content is not None:
        Path(name).write_text(content, "utf-8")
    return segment(read(Path(name)))


def translated(*findings: Finding, source: Document | None = None) -> TranslatedDocument:
    source = source or document()
    targets = {
        tag: tuple(
            Target(s, tag, (Piece(f"第{n}句，香港。"),), Translation("", "echo"))
            for n, s in enumerate(source.segments)
        )
        for tag in (CN, HK)
    }
    return TranslatedDocument(source, targets, findings)


def finding(segment_id: str, line: int | None, **more: Any) -> Finding:
    return replace(
        Finding("name_lost", Severity.WARNING, "a name", "release.txt", segment_id, line, HK), **more
    )


def log(*documents: TranslatedDocument, output: str = "out") -> dict[str, Any]:
    whole: dict[str, Any] = json.loads(gathered(Sarif(Path(output)), documents).text())
    return whole


def regions(whole: dict[str, Any]) -> list[dict[str, int]]:
    return [r["locations"][0]["physicalLocation"].get("region") for r in whole["runs"][0]["results"]]


def check_structure(whole: dict[str, Any]) -> None:
    """What the schema requires of the properties that are written here."""
    assert whole["version"] == "2.1.0"
    assert whole["$schema"].endswith("sarif-schema-2.1.0.json")
    assert set(whole) == {"$schema", "version", "runs"}
    for run in whole["runs"]:
        driver = run["tool"]["driver"]
        assert driver["name"]
        rules = driver["rules"]
        assert len({rule["id"] for rule in rules}) == len(rules)
        for rule in rules:
            assert set(rule) <= {"id", "shortDescription", "defaultConfiguration"}
            assert rule["shortDescription"]["text"]
            assert rule["defaultConfiguration"]["level"] in ("none", "note", "warning", "error")
        assert run["columnKind"] in ("utf16CodeUnits", "unicodeCodePoints")
        for result in run["results"]:
            assert result["message"]["text"]
            assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
            assert result["level"] in ("none", "note", "warning", "error")
            assert len(result["locations"]) == 1
            place = result["locations"][0]["physicalLocation"]
            check_place(place["artifactLocation"], place.get("region"))
            assert all(isinstance(value, str) for value in result["partialFingerprints"].values())
            for fix in result.get("fixes", []):
                assert fix["artifactChanges"]
                for change in fix["artifactChanges"]:
                    assert change["replacements"]
                    for replacement in change["replacements"]:
                        check_place(change["artifactLocation"], replacement["deletedRegion"])
                        assert isinstance(replacement["insertedContent"]["text"], str)


def check_place(artifact: dict[str, str], region: dict[str, int] | None) -> None:
    assert artifact["uri"]
    assert not artifact["uri"].startswith("/")
    assert set(artifact["uri"]) <= set(map(chr, range(33, 127)))
    if region is not None:
        assert set(region) <= {"startLine", "startColumn", "endLine", "endColumn"}
        assert all(number >= 1 for number in region.values())
        if "endLine" in region:
            start = (region["startLine"], region["startColumn"])
            assert start < (region["endLine"], region["endColumn"])


def test_structure() -> None:
    whole = log(
        translated(
            finding("b1s1", 1),
            finding("b2s1", 3, check="script_wrong", severity=Severity.ERROR, fix="晶片", span=(1, 2)),
            finding("", None, check="person_alone", severity=Severity.INFO, locale=None),
        )
    )
    check_structure(whole)
    assert [r["level"] for r in whole["runs"][0]["results"]] == ["note", "warning", "error"]


def test_structure_by_the_schema_itself() -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = next(
        (
            folder / "shared" / "schemas" / "sarif-schema-2.1.0.json"
            for folder in Path(__file__).parents
            if (folder / "shared" / "schemas" / "sarif-schema-2.1.0.json").is_file()
        ),
        None,
    )
    if schema is None:
        pytest.skip("the schema is not here")
    whole = log(translated(finding("b1s1", 1), finding("b2s1", 3, fix="晶片")))
    rules = json.loads(schema.read_text("utf-8"))
    if "Root" in rules["definitions"]:  # an edition that says nothing of the whole but under this name
        rules["$ref"] = "#/definitions/Root"
    validator = jsonschema.Draft7Validator(rules)
    assert [error.message for error in validator.iter_errors(whole)] == []
    whole["runs"][0]["results"][0]["level"] = "grave"
    assert [error.message for error in validator.iter_errors(whole)] == [
        "'grave' is not one of ['none', 'note', 'warning', 'error']"
    ]


def test_every_check_is_a_rule_with_its_meaning_and_level() -> None:
    rules = log(translated())["runs"][0]["tool"]["driver"]["rules"]
    assert {r["id"]: r["shortDescription"]["text"] for r in rules} == {
        name: row.meaning for name, row in check_table().items()
    }
    levels = {"error": "error", "warning": "warning", "info": "note"}
    assert all(r["defaultConfiguration"]["level"] == levels[check_table()[r["id"]].severity] for r in rules)


def test_sentences_are_placed_by_line_and_column() -> None:
    found = segment_regions(document())
    assert found == {
        "b1s1": Region(1, 1, 1, 25),
        "b2s1": Region(3, 3, 3, 21),
        "b2s2": Region(3, 22, 3, 40),
        "b2s3": Region(3, 41, 3, 62),
        "b3s1": Region(5, 1, 6, 49),
        "b3s2": Region(6, 50, 7, 31),
    }


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_columns_do_not_depend_on_encoding_and_line_ends(encoding: str, end: str) -> None:
    plain = segment_regions(document())
    Path("release.txt").write_bytes(RELEASE.replace("\n", end).encode(encoding))
    assert segment_regions(document()) == plain


def test_where_the_file_writes_a_sentence_otherwise_the_line_is_named() -> None:
    text = "# Title\n\nHe said **so** today. She did not.\n\nAll else stayed.\n"
    found = segment_regions(document(text, "release.md"))
    assert found["b2s1"] == Region(3)
    assert found["b2s2"].line == 3
    assert found["b3s1"] == Region(5, 1, 5, 17)


def test_a_word_file_has_no_columns() -> None:
    block = Block(BlockKind.PARAGRAPH, "One.", 7)
    word = segment(Document(Path("a.docx"), b"PK\x03\x04\xff\xfe\x00", (block,)))
    assert segment_regions(word) == {"b1s1": Region(7)}


def test_a_finding_in_two_locales_is_one_result() -> None:
    whole = log(translated(finding("b2s2", 3, locale=CN), finding("b2s2", 3, locale=HK)))
    [result] = whole["runs"][0]["results"]
    assert result["message"]["text"] == "a name (zh-Hans-CN, zh-Hant-HK)"
    assert result["properties"]["locales"] == [CN, HK]
    assert regions(whole) == [{"startLine": 3, "startColumn": 22, "endLine": 3, "endColumn": 40}]


def test_further_lines_are_related_places_and_do_not_change_the_fingerprint() -> None:
    one = finding("s1", 1)
    both = log(translated(replace(one, locale=CN, also=(5,)), replace(one, also=(3,))))
    check_structure(both)
    [result] = both["runs"][0]["results"]
    assert result["message"]["text"] == f"a name (also in lines 3, 5) ({CN}, {HK})"
    places = [one["physicalLocation"]["region"] for one in result["relatedLocations"]]
    assert places == [{"startLine": 3}, {"startLine": 5}]
    [alone] = log(translated(one))["runs"][0]["results"]
    assert alone["partialFingerprints"] == result["partialFingerprints"]
    assert "relatedLocations" not in alone


def test_what_is_about_no_segment_names_the_file_alone() -> None:
    assert regions(log(translated(finding("", None, locale=None)))) == [None]
    assert regions(log(translated(finding("", 4, locale=None)))) == [{"startLine": 4}]


def test_a_fix_is_a_change_to_the_translated_file() -> None:
    wrong = finding("b2s2", 3, fix="港", span=(4, 6))
    path = Path("out") / translated_file(Path("release.txt"), HK)
    path.parent.mkdir(parents=True)
    path.write_text("第0句，香港。\n\n  第1句，香港。第2句，香港。\n", "utf-8")
    [result] = log(translated(wrong))["runs"][0]["results"]
    assert result["message"]["text"] == "a name; should be: 港 (zh-Hant-HK)"
    [change] = result["fixes"][0]["artifactChanges"]
    assert change["replacements"] == [
        {
            "deletedRegion": {"startLine": 3, "startColumn": 14, "endLine": 3, "endColumn": 16},
            "insertedContent": {"text": "港"},
        }
    ]
    line = path.read_text("utf-8").splitlines()[2]
    assert line[13:15] == "香港"
    path.write_text("別的。\n", "utf-8")
    assert "fixes" not in log(translated(wrong))["runs"][0]["results"][0]


def test_fingerprints_follow_the_sentence_not_the_line() -> None:
    def prints(text: str, line: int) -> list[str]:
        source = document(text)
        results = log(translated(finding(source.segments[-1].id, line), source=source))["runs"][0]["results"]
        return [r["partialFingerprints"]["finding/v1"] for r in results]

    assert prints("Hello there.\n", 1) == prints("New line.\n\nHello there.\n", 3)
    assert prints("Hello there.\n", 1) != prints("Hello, all.\n", 1)


def test_uris_count_from_the_repository(folder: Path) -> None:
    (folder / "repo" / ".git").mkdir(parents=True)
    deep = folder / "repo" / "news" / "新聞 1.txt"
    assert repository_uri(deep) == "news/%E6%96%B0%E8%81%9E%201.txt"
    assert repository_uri(folder / "elsewhere" / "a.txt") == "a.txt"


def test_offsets_of_parts() -> None:
    assert text_offsets("ab ab cd", ["ab", "ab", "x", "", "cd"]) == [0, 3, None, None, 6]


def test_behind_a_part_that_is_missing_only_one_place_is_certain() -> None:
    """In HTML '&' is written '&amp;': what is looked for next may stand within the sentence that was not found."""
    page = "<p>研究 &amp; 開發：芯片論壇</p><p>芯片</p><p>論壇</p>"
    assert text_offsets(page, ["研究 & 開發：芯片論壇", "芯片", "論壇"]) == [None, None, None]
    assert text_offsets("a&amp;b cd ef", ["a&b", "cd", "ef"]) == [None, 8, 11]
    assert text_offsets("a&amp;b cd ef ef", ["a&b", "cd", "ef", "ef"]) == [None, 8, 11, 14]
