"""Languages other than Chinese: values as CLDR has them, names of glossaries, the checks that make sense, a whole run."""

import json
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import ClassVar

import pytest

from pipeline import load_config, run
from pipeline.checks.abroad import CHECKS_ABROAD
from pipeline.checks.slots import person_unconfirmed
from pipeline.document import Segment, Slot, SlotKind, Target, Translation
from pipeline.document.values import (
    Clock,
    Moment,
    Name,
    NameList,
    Quantity,
    QuantityKind,
    Status,
    Term,
    Value,
)
from pipeline.engines import ENGINES, Request
from pipeline.engines.echo import EchoEngine
from pipeline.engines.languages import Tags, tags_of
from pipeline.errors import UserError
from pipeline.localise import Localiser, default_style, load_style
from pipeline.localise.render import render
from pipeline.localise.world.figures import figure
from pipeline.scoring import check_script, score_corpus
from pipeline.scoring.metrics import tokenizer_of
from pipeline.words.world import said

N, H = "\u00a0", "\u202f"  # no-break spaces, plain and narrow
NUMBER, MONEY, PERCENT = QuantityKind.CARDINAL, QuantityKind.MONEY, QuantityKind.PERCENT


def amount(kind: QuantityKind, low: str, high: str | None = None, unit: str = "", per: str = "") -> Quantity:
    return Quantity(kind, Decimal(low), Decimal(high) if high else None, unit, per)


EXPORTS = amount(MONEY, "3422900000000", unit="HKD")
DAY = Moment(2025, 7, 8)


@pytest.mark.parametrize(
    ("locale", "written"),
    [("de-DE", "Größenordnung"), ("de-CH", "Grössenordnung"), ("de-LI", "Grössenordnung")],
)
def test_swiss_german_has_no_sharp_s_where_it_is_written_by_rule(locale: str, written: str) -> None:
    value = amount(QuantityKind.LEVEL, "100000000000", unit="CNY")
    style = default_style(locale)
    assert render(value, style) == f"in der {written} von 100 Milliarden Renminbi Yuan"
    name = Name("Weiss", Term("w", "Weiss", {"de": "Weiß"}))
    assert render(name, style) == "Weiß", "a name is written as the glossary has it"


@pytest.mark.parametrize(
    ("locale", "written"),
    [
        ("fr-FR", f"1{H}234{H}567,89"),
        ("pt-PT", f"1{N}234{N}567,89"),
        ("de-DE", "1.234.567,89"),
        ("ja-JP", "1,234,567.89"),
        ("ar", "1,234,567.89"),
        ("ar-EG", "١٬٢٣٤٬٥٦٧٫٨٩"),
        ("fa", "۱٬۲۳۴٬۵۶۷٫۸۹"),
    ],
)
def test_figures(locale: str, written: str) -> None:
    assert figure(Decimal("1234567.89"), locale) == written


@pytest.mark.parametrize(
    ("locale", "value", "written"),
    [
        ("pt-PT", EXPORTS, f"3{N}422,9 mil milhões de dólares de Hong Kong"),
        ("fr-FR", EXPORTS, f"3{H}422,9 milliards de dollars de Hong Kong"),
        ("ja-JP", EXPORTS, "34,229億香港ドル"),
        ("ko-KR", EXPORTS, "34,229억 홍콩 달러"),
        ("de-DE", EXPORTS, "3.422,9 Milliarden Hongkong-Dollar"),
        ("ar-EG", EXPORTS, "٣٬٤٢٢٫٩ مليار دولار هونغ كونغ"),
        ("ru-RU", EXPORTS, f"3{N}422,9 миллиарда гонконгских долларов"),
        ("pt-PT", amount(MONEY, "1000000", unit="EUR"), "1 milhão de euros"),
        ("fr-FR", amount(MONEY, "5000000", unit="EUR"), "5 millions d’euros"),
        (
            "pt-PT",
            amount(MONEY, "35.50", unit="HKD", per="sq_ft"),
            "35,50 dólares de Hong Kong por pé quadrado",
        ),
        ("de-DE", amount(MONEY, "5000", unit="¥"), f"5.000{N}¥"),
        ("ja-JP", amount(MONEY, "500000000", unit="$"), "5億ドル"),
        ("pt-PT", amount(MONEY, "1200000", "1500000", "EUR"), "1,2–1,5 milhões de euros"),
        ("pt-PT", amount(MONEY, "900000", "1200000", "EUR"), f"900{N}000 euros – 1,2 milhões de euros"),
        ("fr-FR", amount(PERCENT, "5.20"), f"5,20{N}%"),
        ("fr-FR", amount(PERCENT, "5", "8"), f"5–8{N}%"),
        ("ja-JP", amount(PERCENT, "5", "8"), "5～8%"),
        ("pt-PT", amount(NUMBER, "12345678"), f"12{N}345{N}678"),
        ("ko-KR", amount(NUMBER, "1200000000"), "12억"),
        ("pt-PT", amount(NUMBER, "1", unit="km"), "1 quilómetro"),
        ("pt-PT", amount(NUMBER, "3", "5", "km"), "3–5 quilómetros"),
        ("pt-PT", amount(NUMBER, "1200000", unit="sq_km"), "1,2 milhões de quilómetros quadrados"),
        ("de-DE", amount(NUMBER, "20", unit="gwh"), f"20{N}GWh"),
        ("pt-PT", amount(NUMBER, "2", unit="point"), "2 pontos percentuais"),
        ("ja-JP", Quantity(QuantityKind.FRACTION, Decimal(2), Decimal(3)), "3分の2"),
        ("pt-PT", Quantity(QuantityKind.FRACTION, Decimal(1), Decimal(2)), "metade"),
        ("es-ES", Quantity(QuantityKind.GROWTH, Decimal(5)), "se multiplicó por 5"),
        ("th-TH", Quantity(QuantityKind.GROWTH, Decimal(2)), "doubled"),
        ("ko-KR", Quantity(QuantityKind.PLACE, Decimal(3)), "3위"),
    ],
)
def test_amounts(locale: str, value: Value, written: str) -> None:
    assert render(value, default_style(locale)) == written


@pytest.mark.parametrize(
    ("locale", "value", "written"),
    [
        ("pt-PT", DAY, "8 de julho de 2025"),
        ("ja-JP", Moment(2024, 5, 3), "2024年5月3日"),
        ("ko-KR", DAY, "2025년 7월 8일"),
        ("ar-EG", DAY, "٨ يوليو ٢٠٢٥"),
        ("ar", DAY, "8 يوليو 2025"),
        ("de-DE", Moment(2025, 7, 8, weekday=2), "Dienstag, 8. Juli 2025"),
        ("ja-JP", Moment(None, 7, 8, weekday=2), "7月8日火曜日"),
        ("de-DE", Moment(2025, 7, 8, end_day=10), "8.–10. Juli 2025"),
        ("ja-JP", Moment(2025, 7, 8, end_day=10), "2025年7月8日～10日"),
        ("fa", Moment(None, 7, 8, end_day=10), "۸ تا ۱۰ ژوئیه"),
        ("pt-PT", Moment(2025, 7, 8, days=(10, 12)), "8, 10 e 12 de julho de 2025"),
        ("pt-PT", Moment(2021, end_year=2025), "2021–2025"),
        ("fr-FR", Moment(2024, 5), "mai 2024"),
        ("pt-PT", Moment(2024, part="q3"), "3.º trimestre de 2024"),
        ("pt-PT", Moment(part="q3", relative="last_year"), "3.º trimestre (ano passado)"),
        ("pt-PT", Moment(2024, part="h1"), "primeiro semestre de 2024"),
        ("pt-PT", Moment(part="h1"), "primeiro semestre"),
        ("fr-FR", Moment(1990, part="decade_late"), "fin des années 1990"),
        ("es-ES", Moment(2000, part="century"), "siglo XXI"),
        ("ja-JP", Moment(2024, 3, part="month_end"), "2024年3月末"),
        ("de-DE", Moment(2025, end_year=2026, part="fiscal"), "Geschäftsjahr 2025/26"),
        ("pt-PT", Clock(9, 30, 17, 0, "HKT"), "09:30–17:00 (Hora padrão de Hong Kong)"),
        ("ko-KR", Clock(14, 0, day=Moment(None, 7, 8)), "7월 8일 오후 2:00"),
        ("ja-JP", Clock(24), "24:00"),
    ],
)
def test_times(locale: str, value: Value, written: str) -> None:
    assert render(value, default_style(locale)) == written


def test_what_stands_in_brackets_goes_without_its_value() -> None:
    assert said("início[ de {date}]", date="2024") == "início de 2024"
    assert said("início[ de {date}]", date="") == "início"


HKMA = Term("hkma", "HKMA", {"zh-Hant-HK": "金管局", "pt": "AMHK", "pt-PT": "Autoridade"})
BRAND = Term("brand", "Acme", {}, status=Status.KEEP)
MR = Term("honour:mr", "Mr", {"zh-Hant-HK": "先生"}, category="honour")


@pytest.mark.parametrize(
    ("locale", "value", "written"),
    [
        ("pt-PT", Name("HKMA", HKMA), "Autoridade"),
        ("pt-MO", Name("HKMA", HKMA), "Autoridade"),
        ("pt-BR", Name("HKMA", HKMA), "AMHK"),
        ("ja-JP", Name("HKMA", HKMA), "HKMA"),
        ("ja-JP", Name("Acme", BRAND), "Acme"),
        ("pt-PT", NameList((Name("A"), Name("B"), Name("C"))), "A, B e C"),
        ("ja-JP", NameList((Name("A"), Name("B"), Name("C"))), "A、B、C"),
        ("pt-PT", NameList((Name("Shaanxi"), Name("Xi'an")), compound=True), "Xi'an, Shaanxi"),
        ("ja-JP", NameList((Name("陝西"), Name("西安")), compound=True), "陝西 西安"),
        ("pt-PT", NameList((Name("Lam Wing-yiu"), Name("Mr", MR)), compound=True), "Mr Lam Wing-yiu"),
    ],
)
def test_names(locale: str, value: Value, written: str) -> None:
    assert render(value, default_style(locale)) == written


def segment_of(source: str, *slots: tuple[str, SlotKind, Value]) -> Segment:
    found = [
        Slot(kind, number, text, source.index(text), source.index(text) + len(text), value, "test")
        for number, (text, kind, value) in enumerate(slots)
    ]
    return Segment("s1", source, slots=tuple(found))


def target_of(locale: str, translation: str, segment: Segment) -> Target:
    return Localiser(default_style(locale)).target(segment, Translation(translation, "test"))


@pytest.mark.parametrize(
    ("locale", "translation", "text"),
    [
        ("pt-PT", 'Ele disse "sim", <D0>.', "Ele disse «sim», 8 de julho de 2025."),
        ("fr-FR", "Il a dit “oui” <D0>.", f"Il a dit «{N}oui{N}» 8 juillet 2025."),
        ("de-DE", 'Er sagte "ja" am <D0>.', "Er sagte „ja“ am 8. Juli 2025."),
        ("de-DE", "Er sagte „ja“ am <D0>.", "Er sagte „ja“ am 8. Juli 2025."),
        ("ja-JP", "彼は“はい”と<D0>に言った。", "彼は「はい」と2025年7月8日に言った。"),
        ("pt-PT", "<D0>、sim，sim.", "8 de julho de 2025, sim, sim."),
        ("pt-PT", "em<D0>ou", "em 8 de julho de 2025 ou"),
        ("yue-Hant-HK", "今日，我哋、你哋", "今日，我哋、你哋"),
        ("ru-RU", "Это было <D0>.", "Это было 8 июля 2025\u202fг."),
        ("ru-RU", "Это было <D0>...", "Это было 8 июля 2025\u202fг...."),
    ],
)
def test_frames(locale: str, translation: str, text: str) -> None:
    segment = segment_of("He said yes on 8 July 2025.", ("8 July 2025", SlotKind.DATE, DAY))
    assert target_of(locale, translation, segment).text == text


SOURCE = "On Monday the 250 members will meet in Room 14B of the centre (new)."


@pytest.mark.parametrize(
    ("locale", "translation", "found"),
    [
        ("pt-PT", "Na segunda-feira os 250 membros reúnem-se na sala 14B do centro (novo).", {}),
        ("ja-JP", "月曜日に250人の会員が14B号室で会う（新）。", {}),
        ("ar-EG", "يوم الاثنين يجتمع ٢٥٠ عضوا في الغرفة 14B (الجديدة).", {}),
        ("pt-PT", "Na terça-feira os 250 membros reúnem-se na sala 14B (novo).", {"weekday_changed"}),
        ("pt-PT", "Na segunda-feira os 205 membros vêm à sala 14B.", {"number_changed", "number_invented"}),
        ("pt-PT", "Na segunda-feira 250 members will meet in the 14B.", {"untranslated"}),
        ("ja-JP", "月曜日に250人のmembersが14B号室で会う。", {"untranslated"}),
        ("pt-PT", "Na segunda-feira os membros os membros, 250, na sala 14B.", {"repeated"}),
        ("pt-PT", "Na segunda-feira os 250 membros na 14B (novo.", {"bracket_unpaired"}),
        ("pt-PT", "Na segunda-feira os 250 会员 na sala 14B.", {"script_wrong"}),
    ],
)
def test_checks(locale: str, translation: str, found: set[str]) -> None:
    target = target_of(locale, translation, segment_of(SOURCE))
    assert {check.__name__ for check in CHECKS_ABROAD if list(check(target))} == set(found)


def test_an_unconfirmed_person_is_one_in_other_letters_alone() -> None:
    segment = segment_of("Lam Wing-yiu spoke.", ("Lam Wing-yiu", SlotKind.TERM, Name("Lam Wing-yiu")))
    targets = [target_of(locale, "<T0> .", segment) for locale in ("pt-PT", "ja-JP")]
    assert [[one.locale for one, _ in person_unconfirmed([target])] for target in targets] == [[], ["ja-JP"]]


def test_tokenizers_that_need_no_download() -> None:
    languages = ("zh", "pt", "ko", "ja", "th")
    assert [tokenizer_of(language) for language in languages] == ["zh", "13a", "char", "char", "char"]
    (score,) = score_corpus(["a b c d"], ["a b c d"], "pt-PT", ["bleu"])
    assert "|tok:13a|" in score.signature


def test_a_reference_in_other_letters_is_not_scored() -> None:
    check_script("A Autoridade Monetária 金管局 anunciou.", "pt-PT")
    with pytest.raises(UserError) as error:
        check_script("金管局昨日公布，有關安排不變。", "pt-PT", "a.txt")
    assert str(error.value) == "a.txt: this text is not in Latin letters, as pt-PT is; it is not scored"


@pytest.mark.parametrize(
    ("vocabulary", "locale", "tags"),
    [
        (["por_Latn", "eng_Latn", "zho_Hans"], "pt-PT", Tags("por_Latn", "eng_Latn")),
        (["__en__", "__ja__", "__zh__"], "ja-JP", Tags("__ja__", "__en__")),
        (["<2zh>", "<2ko>"], "ko-KR", Tags("<2ko>")),
        ([">>fra<<", ">>por<<"], "fr-FR", Tags(">>fra<<")),
        (["arb_Arab", "eng_Latn"], "ar", Tags("arb_Arab", "eng_Latn")),
        (["en_XX", "pt_XX", "ar_AR", "de_DE"], "ar", Tags("ar_AR", "en_XX")),
        (["a", "b"], "de-DE", Tags()),
    ],
)
def test_checkpoints_are_told_the_language(vocabulary: list[str], locale: str, tags: Tags) -> None:
    assert tags_of(vocabulary, None, locale=locale) == tags
    assert tags_of(vocabulary, "zho_Hans", locale=locale) == tags


def test_a_checkpoint_without_the_language() -> None:
    with pytest.raises(UserError) as error:
        tags_of(["eng_Latn", "zho_Hans"], None, locale="pt-PT")
    said = "targets: the model of the engine has no tag for pt-PT: it does not write Portuguese"
    assert str(error.value) == said


class Speaking(EchoEngine):
    """Says which language it was asked for, and counts what it is asked."""

    asked: ClassVar[list[tuple[str, str]]] = []

    def translate(self, requests: Sequence[Request]) -> list[Translation]:
        self.asked.extend((self.locale, request.source) for request in requests)
        return [Translation(f"{self.locale or 'zh'}: {request.source}", "echo") for request in requests]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Speaking.asked.clear()
    monkeypatch.setitem(ENGINES, "echo", Speaking)
    Path("release.txt").write_text("InvestHK grew 5.2 per cent in May 2024.\n", encoding="utf-8")
    Path("names.csv").write_text("en,zh-Hans-CN,pt-PT\nInvestHK,投资推广署,Investe HK\n", encoding="utf-8")
    Path("acme.yaml").write_text(
        "inputs: [release.txt]\ntargets: [zh-Hans-CN, zh-Hant-HK, pt-PT, ja-JP]\nglossaries: [names.csv]\n"
        "engine: {kind: echo}\noutput: out\n"
    )
    return tmp_path


def test_a_run_asks_once_for_each_language(folder: Path) -> None:
    result = run(load_config("acme.yaml"))
    slotted = "<T0> grew <N0> in <D0>."
    assert Speaking.asked == [("", slotted), ("pt-PT", slotted), ("ja-JP", slotted)]
    texts = {locale: result.documents[0].block_texts(locale)[0] for locale in ("pt-PT", "ja-JP")}
    assert texts == {
        "pt-PT": "pt-PT: Investe HK grew 5,2% in maio de 2024.",
        "ja-JP": "ja-JP: InvestHK grew 5.2% in 2024年5月.",
    }
    assert (folder / "out" / "release" / "pt-PT.txt").read_text("utf-8") == texts["pt-PT"] + "\n"
    unconfirmed = [f.locale for f in result.findings if f.check == "term_unconfirmed"]
    assert "ja-JP" in unconfirmed
    assert "pt-PT" not in unconfirmed
    before = {path: path.read_bytes() for path in (folder / "out").rglob("*.txt")}
    run(load_config("acme.yaml"))
    assert len(Speaking.asked) == 3
    assert {path: path.read_bytes() for path in (folder / "out").rglob("*.txt")} == before


def test_a_run_into_another_language_alone(folder: Path) -> None:
    text = Path("acme.yaml").read_text().replace("zh-Hans-CN, zh-Hant-HK, pt-PT, ja-JP", "pt-PT")
    Path("acme.yaml").write_text(text)
    run(load_config("acme.yaml"))
    assert [locale for locale, _ in Speaking.asked] == ["pt-PT"]
    assert json.loads(Path("out/run.json").read_text("utf-8"))["engine"]["into"] == "pt-PT"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "engine: {kind: press}\ntargets: [zh-Hans-CN, pt-PT]",
            "acme.yaml:2: targets[1]: the engine 'press' writes Chinese alone; to write pt-PT, choose hf, ct2, chat or echo",
        ),
        (
            "engine: {kind: echo}\ntargets: [pt_PT]",
            "acme.yaml:2: targets[0]: 'pt_PT' is not a locale; use pt-PT",
        ),
        (
            "engine: {kind: echo}\nstyle: {pt-PT: hk-press}",
            "acme.yaml:2: style.pt-PT: only Chinese has house styles; pt-PT is written as CLDR has it, so take this line out",
        ),
    ],
)
def test_mistakes(folder: Path, line: str, said: str) -> None:
    Path("acme.yaml").write_text(f"{line}\ninputs: [release.txt]\noutput: out\n")
    with pytest.raises(UserError) as error:
        load_config("acme.yaml")
    assert str(error.value) == said


def test_a_style_of_chinese_is_of_no_other_language() -> None:
    with pytest.raises(UserError, match="house styles are of Chinese; pt-PT is written as CLDR has it"):
        load_style("hk-press", "pt-PT")
    assert default_style("pt-MO").quotes == ("«", "»", "“", "”")
