"""Glossary names in English text: case, plurals, spellings, hyphens, brackets, overlaps and who outranks whom."""

import time
from pathlib import Path

import pytest
from protecting import HK, shown

from pipeline.document.values import Term
from pipeline.glossary import load_glossaries
from pipeline.glossary.context import Facts
from pipeline.localise import default_style
from pipeline.localise.render import render
from pipeline.protect import Protector
from pipeline.protect.flat import is_headline, plain
from pipeline.protect.matcher import Matcher
from pipeline.protect.names import KEPT, Names


def term(source: str, *aliases: str, case: str = "auto") -> Term:
    return Term(source, source, {}, aliases, case=case)


MATCHER = Matcher(
    [
        term("Hong Kong"), term("Invest Hong Kong", "InvestHK"), term("Hong Kong Economic and Trade Office", "HKETO"),
        term("IT"), term("SAFE"), term("CAST"), term("PMQ"), term("memorandum of understanding", "MOU", "memoranda of understanding"),
        term("Xi'an"), term("Shaanxi"), term("Organisation for Economic Co-operation and Development", "OECD"),
        term("Greater Bay Area", "GBA"), term("programme"), term("Labour Department"), term("free trade zone"),
        term("National People's Congress"), term("Belt and Road Initiative"), term("Guangdong-Hong Kong-Macao Greater Bay Area"),
        term("Mainland"), term("Covid"), term("policy"), term("Bank of China"), term("Bank of China (Hong Kong)"), term("Macao"),
        term("Research & Development Centre"), term("Apple", case="exact"), term("cloud", case="any"),
        term("Economic and Trade Office", "ETO"), term("Works Bureau"), term("The University of Northford"),
        term("Government of the HKSAR"), term("Globalisation Centre"), term("co-ordination unit"), term("LEAP"),
    ]
)  # fmt: skip

# English with «what is found»; what is not the term as written names it after |.
FOUND = """
«Hong Kong»'s harbour
«Hong Kong»’s harbour
«HONG KONG» – A forum | Hong Kong
in «Hong Kong».
(«Hong Kong»)
"«Hong Kong»"
the «Mainland»'s «policy» | Mainland / policy
«Invest Hong Kong (InvestHK)» said | Invest Hong Kong
«InvestHK» said | Invest Hong Kong
the «Hong Kong Economic and Trade Office (HKETO)» in | Hong Kong Economic and Trade Office
the «Hong Kong Economic and Trade Office (the HKETO)» | Hong Kong Economic and Trade Office
«Hong Kong Economic and Trade Office ("HKETO")» | Hong Kong Economic and Trade Office
«Hong Kong Economic and Trade Office (the “HKETO”)» | Hong Kong Economic and Trade Office
the «Hong Kong Economic and Trade Offices» | Hong Kong Economic and Trade Office
«Hong Kong» (Invest) | Hong Kong
«IT» is «SAFE» for «CAST» | IT / SAFE / CAST
an «IT»-enabled firm | IT
«memoranda of understanding» | memorandum of understanding
«memorandums of understanding» | memorandum of understanding
«Memorandum of Understanding» | memorandum of understanding
«memorandum of understanding (MOU)» | memorandum of understanding
«memoranda of understanding (MOUs)» | memorandum of understanding
«Hong Kong Economic and Trade Offices (HKETOs)» | Hong Kong Economic and Trade Office
«MOUs» | memorandum of understanding
«MoU» | memorandum of understanding
«Xi’an» and «Xi'an» and «XI’AN» and «Xi‘an» | Xi'an / Xi'an / Xi'an / Xi'an
«Shaanxi»-«Hong Kong» ties | Shaanxi / Hong Kong
the «Shaanxi»–«Hong Kong» forum | Shaanxi / Hong Kong
«Organization for Economic Cooperation and Development» | Organisation for Economic Co-operation and Development
«Organisation for Economic Co‑operation and Development» | Organisation for Economic Co-operation and Development
«programs» and «programmes» | programme / programme
«Programme» | programme
«Labor Department» | Labour Department
«free trade zones» | free trade zone
«free-trade zone» | free trade zone
«Free Trade Zone» | free trade zone
«National People’s Congress» | National People's Congress
«Belt & Road Initiative» | Belt and Road Initiative
«Guangdong–Hong Kong–Macao Greater Bay Area» | Guangdong-Hong Kong-Macao Greater Bay Area
the «GBA»’s | Greater Bay Area
THE «GREATER BAY AREA» GROWS | Greater Bay Area
«Macao»-based firms | Macao
non-«Mainland» firms | Mainland
pro-«Hong Kong» | Hong Kong
«policies» | policy
«Policy» | policy
«Bank of China (Hong Kong)» Limited | Bank of China (Hong Kong)
«Bank of China» Limited | Bank of China
«PMQ»'s | PMQ
«Research and Development Center» | Research & Development Centre
«Hong\u00a0Kong» | Hong Kong
«Apple» | Apple
«InvestHK»'s and «InvestHK»’s staff | Invest Hong Kong / Invest Hong Kong
the «ETOs» and the «ETOs»' staff and the «ETO»'s | Economic and Trade Office / Economic and Trade Office / Economic and Trade Office
the «Works Bureau»'s, the «Works Bureaux» and «Works Bureaus» | Works Bureau / Works Bureau / Works Bureau
the «University of Northford» | The University of Northford
«The University of Northford» | The University of Northford
«THE UNIVERSITY OF NORTHFORD» OPENS | The University of Northford
the «Government of HKSAR» | Government of the HKSAR
«Government of the HKSAR» | Government of the HKSAR
«Globalization Center» and «Globalisation Center» | Globalisation Centre / Globalisation Centre
«coordination units» | co-ordination unit
«Economic  and Trade   Offices» | Economic and Trade Office
the  «Works　Bureau» | Works Bureau
«Invest Hong Kong  (InvestHK)» and «Hong  Kong» | Invest Hong Kong / Hong Kong
«LEAP» is one of its own kind | LEAP
«CLOUD» and «Cloud» and «clouds» | cloud / cloud / cloud
"""

NOT_FOUND = """
in hong kong
Hong Kongers
it is safe to cast
A leap and LEAPING
A GREAT LEAP FORWARD FOR THE CITY
It Is Safe
IT IS SAFE TO CAST A VOTE
mou
Covid-19
mainlanders
Hong
snap_pmq
user@PMQ
Hong_Kong
PMQ_2
apple
APPLE
programmer
the XiAn
shaanxi
Subpolicy
"""


def marked(matcher: Matcher, text: str) -> tuple[str, str]:
    """The text with the matches in « », and the terms that they are."""
    matches = matcher.find(text)
    for match in reversed(matches):
        text = f"{text[: match.start]}«{text[match.start : match.end]}»{text[match.end :]}"
    return text, " / ".join(match.term.source for match in matches)


@pytest.mark.parametrize("line", FOUND.strip().splitlines())
def test_found(line: str) -> None:
    text, _, sources = line.partition(" | ")
    found, terms = marked(MATCHER, text.replace("«", "").replace("»", ""))
    assert found == text
    assert terms == sources or (not sources and terms == "Hong Kong")


@pytest.mark.parametrize("text", NOT_FOUND.strip().splitlines())
def test_not_found(text: str) -> None:
    assert marked(MATCHER, text) == (text, "")


def test_an_earlier_glossary_outranks_a_later_one() -> None:
    mine, shipped = term("Invest HK", "InvestHK"), term("Invest Hong Kong", "InvestHK")
    assert [m.term for m in Matcher([mine, shipped]).find("InvestHK")] == [mine]
    assert [m.term for m in Matcher([shipped, mine]).find("InvestHK")] == [shipped]


def test_a_user_glossary_outranks_another(tmp_path: Path) -> None:
    user, house = tmp_path / "user.csv", tmp_path / "house.csv"
    user.write_text("en,zh-Hant-HK\nSouthern Trading,南方商貿\n", "utf-8")
    house.write_text(
        "en,zh-Hant-HK\nSouthern Trading,南方貿易\nSouthern Trading Group,南方貿易集團\n", "utf-8"
    )
    matcher = Matcher(load_glossaries([user, house]))
    found = [
        m.term.targets["zh-Hant-HK"] for m in matcher.find("Southern Trading and Southern Trading Group")
    ]
    assert found == ["南方商貿", "南方貿易集團"]


def test_a_locale_that_a_glossary_leaves_out_comes_from_the_next(tmp_path: Path) -> None:
    own, house = tmp_path / "own.csv", tmp_path / "house.csv"
    own.write_text("en,zh-Hant-HK\nSouthern Trade Board,南貿局\n", "utf-8")
    house.write_text(
        "en,aliases,category,forbidden,zh-Hans-CN,zh-Hant-HK\nSouthern Trade Board,STB,company,南贸|南貿局,南方贸易局,南方貿易局\n",
        "utf-8",
    )
    matcher = Matcher(load_glossaries([own, house]))
    [match] = matcher.find("the Southern Trade Board (STB) met")
    assert dict(match.term.targets) == {"zh-Hant-HK": "南貿局", "zh-Hans-CN": "南方贸易局"}
    assert (match.start, match.end, match.term.origin) == (4, 30, "own.csv:2; house.csv:2")
    assert (match.term.category, match.term.forbidden) == ("company", ("南贸",))
    [alias] = matcher.find("the STB met")
    assert (dict(alias.term.targets), alias.term.origin) == (
        {"zh-Hans-CN": "南方贸易局", "zh-Hant-HK": "南方貿易局"}, "house.csv:2",
    )  # fmt: skip


@pytest.mark.parametrize("gap", ["\n", "\r\n", " \n      ", "\t", "\u00a0 "])
def test_a_name_may_run_over_a_line(gap: str) -> None:
    text = f"At the Greater Bay{gap}Area forum"
    [match] = MATCHER.find(text)
    assert text[match.start : match.end] == f"Greater Bay{gap}Area"


def test_a_row_that_is_spelled_so_outranks_a_plural() -> None:
    one, other = term("US Treasury"), term("treasury bill", "US Treasuries")
    assert [m.term for m in Matcher([one, other]).find("US Treasuries and the US Treasury")] == [other, one]


def test_no_word_in_a_vowel_has_a_plural_in_es() -> None:
    matcher = Matcher([term("Citi", case="exact"), term("echo")])
    text = "Cities grew. Citi's and both Citis' echoes grew."
    assert [text[match.start : match.end] for match in matcher.find(text)] == ["Citi", "Citis", "echoes"]


OFFICES = Protector(
    [
        Term("b", "Beijing Office", {HK: "駐京辦"}, file="a.csv", line=2),
        Term(
            "s",
            "Shanghai Economic and Trade Office",
            {HK: "駐滬辦"},
            ("Shanghai Office",),
            file="a.csv",
            line=3,
        ),
        Term("g", "Guangdong Economic and Trade Office", {HK: "駐粵辦"}, file="a.csv", line=4),
        Term("c", "Beijing", {HK: "北京"}, category="city", file="a.csv", line=5),
        Term("p", "{city} Trade Bureau", {HK: "{city}貿易局"}, file="a.csv", line=6),
        Term("h", "Harbin", {HK: "哈爾濱"}, category="city", file="a.csv", line=7),
    ]
)


@pytest.mark.parametrize(
    ("text", "found", "written"),
    [
        ("the Beijing and Shanghai Offices met", "Beijing and Shanghai Offices", "駐京辦及駐滬辦"),
        ("The Beijing and the Shanghai Offices", "Beijing and the Shanghai Offices", "駐京辦及駐滬辦"),
        (
            "the Guangdong and Shanghai Economic and Trade Offices",
            "Guangdong and Shanghai Economic and Trade Offices",
            "駐粵辦及駐滬辦",
        ),
        ("Beijing and Harbin Trade Bureaux", "Beijing and Harbin Trade Bureaux", "北京貿易局及哈爾濱貿易局"),
        ("Northern and Shanghai Offices", "Shanghai Offices", "駐滬辦"),
        ("Beijing and the Shanghai Office", "Beijing/Shanghai Office", "北京/駐滬辦"),
    ],
)
def test_names_that_share_a_head(text: str, found: str, written: str) -> None:
    spans = OFFICES.spans(text)
    assert "/".join(text[span.start : span.end] for span in spans) == found
    assert "/".join(render(span.value, default_style(HK)) for span in spans) == written


def test_a_name_with_its_abbreviation_is_written_once() -> None:
    assert shown("Invest Hong Kong (InvestHK) said", HK) == "{投資推廣署} said"
    assert shown("InvestHK (Invest Hong Kong) said", HK) == "{投資推廣署} said"


def test_nothing_is_found_without_terms() -> None:
    assert Matcher([]).find("Hong Kong") == []


def test_plain_keeps_offsets() -> None:
    assert plain("Xi’an–Hong\u00a0Kong ‘a’") == "Xi'an-Hong Kong 'a'"


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("HONG KONG AND MACAO SIGN PACT", True),
        ("HONG KONG – A forum opened in the city", False),
        ("OECD, IMF", False),
    ],
)
def test_is_headline(text: str, headline: bool) -> None:
    assert is_headline(text) is headline


def test_a_hundred_thousand_terms(capsys: pytest.CaptureFixture[str]) -> None:
    began = time.perf_counter()
    matcher = Matcher([term(f"Provincial Office No {n} of Northern Trade") for n in range(100_000)])
    built = time.perf_counter()
    matches = matcher.find("The Provincial Office No 777 of Northern Trade met. " * 1000)
    with capsys.disabled():
        print(
            f"\n100,000 terms: built in {built - began:.1f} s, 52 kB searched in {time.perf_counter() - built:.2f} s"
        )
    assert len(matches) == 1000


def test_the_matchers_of_a_few_places_are_kept_and_all_names_found() -> None:
    places = [
        Term(f"place-{a}{b}", f"Q{a}{b}ville", {"zh-Hans-CN": f"{a}{b}市"}, category="city")
        for a in "abcdefghijkl"
        for b in "aeiouy"
    ]
    names = Names(
        [
            *places,
            Term("office", "{city} Office", {"zh-Hans-CN": "{city}办事处"}, category="government-mainland"),
        ]
    )
    for place in (*places, *reversed(places)):
        text = f"The {place.source} Office opened."
        assert [text[m.start : m.end] for m in names.found(text, Facts())] == [f"{place.source} Office"]
    assert len(names._made) == KEPT < len(places)
