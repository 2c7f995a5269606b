"""People by the shape of their names and by what stands around them; and what only looks like a person."""

import pytest
from protecting import protect

from pipeline.document.values import Name, Term
from pipeline.protect.headlinenames import surnames_in_headline
from pipeline.protect.honours import Person, surname_mentions
from pipeline.protect.people import people, surname_of
from pipeline.protect.romanised import (
    is_cantonese,
    is_given,
    is_pinyin,
    is_syllable,
    surname_characters,
    table,
)

PEOPLE = """
«Enoch Yuen Ka-lok», Director of Hong Kong Economic and Trade Affairs, Guangdong
«Yao Hongjuan», deputy director
Director «Enoch Yuen Ka-lok» said
Chief Secretary «Chan Kwok-ki»
Mr «Algernon Yau»
Dr «Jane Lee» and Professor «Sun Dong»
«Li Ka-shing»
«Tan Fei», senior manager of the firm
Financial Secretary «Paul Chan Mo-po»
«John Lee Ka-chiu»
Mr «John Lee»
Mr «CHAN Kwok-ki»
«CHAN Kwok-ki»
Dr «Sun Yat-sen»
Premier «Li Qiang»
«Wang Yi», Foreign Minister,
Mr «Li»'s
Ms «Au King-chi»
Professor «K C Chan»
Dr «Peter K N Lam»
«Chen Li'an»
«Ouyang Xiu»
Secretary for Commerce and Economic Development «Algernon Yau»
«Carrie Lam», aged 12
«Ng Wing-mui» said
Mr «Wong Kam-sing», Secretary
«Rosanna Law Shuk-pui»
Monday «Li Na» won
«Hu Xijin»
«Lin Zhao»
«Yu Yuan»
Ms «Wu» of
«Yang Liu», 34, said
Mr «He Jianming», Vice Mayor of the city
«An Min», director
«He Jianming» met
Mr «He» said
Actuary «Beatrice Fung» warned
After «Jackie Chan» left
Actor «Andy Lau» (left)
Mr «Lee»'s speech
Mr. «Chan», Ms. «Wong» and Dr. «Lo»
Sir «Run Run Shaw»
Professor «Mary O'Brien»
Ms «Angela McDonald»
Dr «Jean-Luc Martin»
Mr «Ludwig van Beethoven»
Ms «Lei Jun» Monday
Professor «Sun Dong» said
Secretary for Innovation, Technology and Industry, Professor «Sun Dong», said
Economist «Lo Wing-tat»
Architect «Margaret O'Neill» drew it
«Johannes van der Berg» left
Mr «Jan van der Berg» left
«Vivian Kong Man-wai» won
«Pun Weng Kun» said
«Pun Weng Kun», president
«Wang Fang» attended
«May Chan», a student
«Jack Ma» left
«LAU Chi-ming» left
«Zhang Hua», general manager of HSBC, and «Wang Fang»
«Zhang Hua», general manager of HSBC, and «Wang Fang».
Hon «Starry Lee Wai-king» spoke
"Nice," said «Helen Mak».
«Helen Mak» added
«Peng Li», who won
The two victims were named as «Idris Farouk Dane» and «Sahra Dane».
A man later identified by police as «Peter Marlowe» was held.
The driver was on Monday named as «Peter Marlowe», and the woman, who has since been identified as «Tamsin Oakes», left.
The 102-year-old «Tamsin Oakes», who won
the bodies were identified as 31-year-old «Tamsin Oakes» and her son
Her father, 62-year-old «Joaquim Sobral», won
the late «Joaquim Sobral», a poet
"It works," said «Anita Raghavan», who runs it.
“It works,” explained «Thibault Lagarde».
«Dominic Hale»: We will not close the road
«Brian Oakley» warned
signed by Director-General of Investment Promotion «Theodora Lui» and others
"""

NOT_PEOPLE = """
The 130-year-old Star Ferry, which
the 60-year-old Mandarin Oriental, a hotel
the 10-year-old Cyberport Campus was
a 3-year-old Golden Retriever won
the 12-year-old Scotch Whisky was
the late Roman Empire, when
the late Bronze Age, when
the late Middle Ages, when
Officers seized goods identified as Louis Vuitton, and left.
Grace Church: The door is open
the late Qing Dynasty, when
the late Ming
the 22-year-old Red Bull driver
"No," said State Media.
"No," said Police Commissioner.
It was named as Best Employer.
The scheme was identified as Priority Area.
Breaking News: The road is shut
Grace Period: The bank explains
Hong Kong
New World
Kai Tak
Tai Po
Lok Ma Chau
Yangtze River
Li Auto
Long March
Sha Tin
An Hui
Wan Chai and Tung Chung
He Said
Long Term
You Can
Man Made
Sun Life
China Daily
Sun Yat-sen University
Hong Kong-based and Hong Kong-listed
Qian Bo Meets Governor
Xi'an
Ping An Insurance
Ho Chi Minh City
Hang Seng Bank
the Hongkong and Shanghai
Lai Chi Kok
Wong Tai Sin
Tsim Sha Tsui
Shenzhen Bao An International Airport
Tong Ren Tang
Chow Tai Fook
Li & Fung
Cheung Kong Holdings
Lee Kum Kee
Sun Hung Kai Properties
Tai-style
Wan-based
Man Wah Holdings
Hunan Song and Dance
Miss Hong Kong
Lu Xun Museum
Professor Chair
Dean of Arts
On Lok
Chan Tai Man
Raymond Chan Tai Man
under Tai Hang
Dr Sun Yat-sen Museum
said Hong Kong.
Central Plaza, director of
Kwun Tong District
Ma Wan Park
Shun Tak Centre
Yuen Long Station
Lai King
Shek Kip Mei
Mei Foo
Hang Hau
Tseung Kwan O
Guangzhou Nansha
Shanghai Pudong
Bao Steel
Hua Xia Bank
Xia Men
Jin Jiang Hotel
Dong Nai
China Mobile
Pan Pearl
Fan Zone
Men Only
Can Do
Song Time
Hong Kong Man-made goods
Pun Weng Kun Street
In May Chan Street
Jack Ma Foundation
Rio de Janeiro
Fan Zone opened
"""


def marked(text: str) -> str:
    """The text with the longest names in « »."""
    spans = sorted({(start, -end) for start, end, _, _ in people(text)})
    kept = [(s, -e) for n, (s, e) in enumerate(spans) if all(-e > -other for _, other in spans[:n])]
    for start, end in reversed(kept):
        text = f"{text[:start]}«{text[start:end]}»{text[end:]}"
    return text


@pytest.mark.parametrize("text", PEOPLE.strip().splitlines())
def test_people(text: str) -> None:
    assert marked(text.replace("«", "").replace("»", "")) == text


@pytest.mark.parametrize("text", NOT_PEOPLE.strip().splitlines())
def test_not_people(text: str) -> None:
    assert marked(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "Dr «Philippa (Pip) Nakagawa» spoke.",
        "Mr «Tom Chan» (Acme) spoke.",
        "«Margaret (Peggy) Sato» spoke.",
        "Sydney (Australia) Opera House opened.",
        "Kelly (Chairman) Smith spoke.",
        "Mr «Wong» (Acting) Director spoke.",
    ],
)
def test_a_name_within_a_name(text: str) -> None:
    assert marked(text.replace("«", "").replace("»", "")) == text


def test_the_rule_is_named() -> None:
    found = [(value.text, rule) for _, _, value, rule in people("Mr Algernon Yau met Yao Hongjuan")]
    assert found == [("Algernon Yau", "rule: person with title"), ("Yao Hongjuan", "rule: romanised name")]


@pytest.mark.parametrize(
    ("name", "surname"),
    [
        ("Enoch Yuen Ka-lok", "Yuen"), ("Tan Fei", "Tan"), ("Chan Kwok-ki", "Chan"), ("Jane Lee", "Lee"), ("Yau", None), ("CHAN Kwok-ki", "Chan"),
        ("Ouyang Xiu", "Ouyang"), ("Oliver Hastings", "Hastings"),
    ],
)  # fmt: skip
def test_surname_of(name: str, surname: str | None) -> None:
    assert surname_of(name) == surname


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mr Yuen agreed", ["Yuen"]),
        ("Yuen said so", ["Yuen"]),
        ("in Yuen's words", ["Yuen"]),
        ("in Yuen’s words", ["Yuen"]),
        ("Yuen Long", []),
        ("to Yuen-based firms", []),
        ("Yuen, aged 27, won", ["Yuen"]),
        ("they cheered Yuen to the end", ["Yuen"]),
        ("it led. For Yuen it was hard", ["Yuen"]),
        ("the Yuen of old", []),
        ("Peter Yuen won", []),
        ("Yuen & Partners won", []),
    ],
)
def test_surname_mentions(text: str, found: list[str]) -> None:
    known = {"Yuen": (Person(Name("Enoch Yuen Ka-lok")),)}
    assert [text[start:end] for start, end, _, _ in surname_mentions(text, known)] == found


@pytest.mark.parametrize("surname", ["Law", "Long", "Feldstein"])
def test_a_surname_that_may_be_a_word_is_no_mention_alone(surname: str) -> None:
    known = {surname: (Person(Name(f"Peter {surname}")),)}
    assert list(surname_mentions(f"the case against {surname} goes on", known)) == []
    assert len(list(surname_mentions(f"then {surname} said so", known))) == 1


def test_two_of_one_surname_are_no_mention_alone() -> None:
    known = {"Yuen": (Person(Name("Peter Yuen")), Person(Name("Mary Yuen")))}
    assert list(surname_mentions("they cheered Yuen to the end", known)) == []


def test_a_headline_in_capitals_knows_the_people_of_its_release() -> None:
    headline = "RUNNER CHEUK TAKES BRONZE AS LAW BREAKS RECORD"
    found = surnames_in_headline(headline, "Cheuk Ka-ho came third and Peter Law second.")
    assert [(headline[start:end], name.text) for start, end, name, _ in found] == [("CHEUK", "Cheuk")]
    assert list(surnames_in_headline(headline, "Cheuk Ka-ho and Mary Cheuk ran.")) == []
    assert [slot.source for slot in protect(headline, "Cheuk Ka-ho came third.")[0].slots] == ["CHEUK"]


@pytest.mark.parametrize(
    ("english", "surname", "confirmed", "short"),
    [
        ("John Smith", "Smith", ("约翰·史密斯", "約翰．史密斯"), ("史密斯", "史密斯")),
        ("Ouyang Xiu", "Ouyang", ("欧阳修", "歐陽修"), ("欧阳", "歐陽")),
        ("Szeto Wah", "Szeto", ("司徒华", "司徒華"), ("司徒", "司徒")),
        ("Stephen Phillips", "Phillips", ("傅仲森", "傅仲森"), ("傅仲森", "傅仲森")),
        ("Algernon Yau", "Yau", ("丘应桦", "丘應樺"), ("丘", "丘")),
        ("Paul Chan", "Chan", ("陈茂波", "陳茂波"), ("陈", "陳")),
        ("Li Na", "Li", ("黎娜", "黎娜"), ("黎", "黎")),
        ("Chris Tang", "Tang", ("邓炳强", "鄧炳強"), ("邓", "鄧")),
        ("Regina Ip Lau Suk-yee", "Lau", ("叶刘淑仪", "葉劉淑儀"), ("叶刘淑仪", "葉劉淑儀")),
    ],
)
def test_only_a_surname_that_fits_is_taken_from_a_confirmed_name(
    english: str, surname: str, confirmed: tuple[str, str], short: tuple[str, str]
) -> None:
    targets = dict(zip(("zh-Hans-CN", "zh-Hant-HK"), confirmed, strict=True))
    known = {surname: (Person(Name(english, Term("x", english, targets, category="person"))),)}
    [(_, _, value, _)] = surname_mentions(f"Mr {surname} said", known)
    assert value.term is not None
    assert tuple(value.term.targets.values()) == short


def test_every_surname_that_is_known_has_its_characters() -> None:
    assert [name for name in table("surnames.txt") if not surname_characters(name)] == []


def test_a_later_mention_keeps_the_confirmed_surname() -> None:
    term = Term(
        "yuen", "Enoch Yuen Ka-lok", {"zh-Hans-CN": "袁嘉诺", "zh-Hant-HK": "袁嘉諾"}, category="person"
    )
    known = {"Yuen": (Person(Name("Enoch Yuen Ka-lok", term)),)}
    [(_, _, value, rule)] = surname_mentions("Mr Yuen said", known)
    assert value.term is not None
    assert (value.text, dict(value.term.targets)) == ("Yuen", {"zh-Hans-CN": "袁", "zh-Hant-HK": "袁"})
    assert rule == "rule: surname of a person named before"


@pytest.mark.parametrize(
    ("word", "pinyin", "given", "syllable"),
    [
        ("Wenbin", True, True, False), ("Xi'an", True, True, False), ("Range", True, False, False), ("Lin", True, True, True),
        ("Shek", False, False, True), ("Karen", True, True, False), ("Harold", False, False, False),
    ],
)  # fmt: skip
def test_syllables(word: str, pinyin: bool, given: bool, syllable: bool) -> None:
    assert (is_pinyin(word), is_given(word), is_syllable(word)) == (pinyin, given, syllable)


@pytest.mark.parametrize(
    ("given", "fits"),
    [
        ("Ka-lok", True),
        ("Wai-yin", True),
        ("Yat-sen", True),
        ("Sze-wan", True),
        ("Yuet-ngor", True),
        ("Kong-listed", False),
        ("Kong-based", False),
        ("Tai-style", False),
    ],
)
def test_cantonese(given: str, fits: bool) -> None:
    assert is_cantonese(given) is fits
