"""A locale says which script to write, or the user is told which tag to use."""

import pytest

from pipeline.errors import UserError
from pipeline.locales.tags import TARGETS, bases_of, name_of, parse_locale, parse_target

EITHER = "zh-Hans-CN or zh-Hant-HK"
ENGLISH = f"is the language of the releases; choose another, such as {EITHER}"
NO_CHINESE = "is not Chinese that Xindaya can write; choose zh-Hans-CN, zh-Hant-HK, zh-Hans-HK, zh-Hans-SG, zh-Hant-MO or zh-Hant-TW"
ANY = "a tag such as zh-Hans-CN, pt-PT or ja-JP"


@pytest.mark.parametrize(
    ("tag", "parts"),
    [
        ("zh-Hans-CN", ("zh", "Hans", "CN")),
        ("zh-Hant-TW", ("zh", "Hant", "TW")),
        ("en", ("en", None, None)),
        ("es-419", ("es", None, "419")),
    ],
)
def test_good_tags(tag: str, parts: tuple[str, str | None, str | None]) -> None:
    locale = parse_locale(tag)
    assert (locale.language, locale.script, locale.region) == parts
    assert str(locale) == locale.tag == tag


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("zh", f"'zh' does not say which script to write; use {EITHER}"),
        ("zh-CN", "'zh-CN' does not say which script to write; use zh-Hans-CN"),
        ("zh_TW", "'zh_TW' does not say which script to write; use zh-Hant-TW"),
        ("zh-XX", f"'zh-XX' does not say which script to write; use {EITHER}"),
        ("zh-Hant", "'zh-Hant' does not say which region to write; use zh-Hant-HK"),
        ("cht", "'cht' is not a locale; use zh-Hant-HK"),
        ("zh_hant_hk", "'zh_hant_hk' is not a locale; use zh-Hant-HK"),
        ("EN-gb", "'EN-gb' is not a locale; use en-GB"),
        ("Chinese", f"'Chinese' is not a locale; use a tag such as {EITHER}"),
        ("", f"'' is not a locale; use a tag such as {EITHER}"),
    ],
)
def test_bad_tags(tag: str, said: str) -> None:
    with pytest.raises(UserError) as error:
        parse_locale(tag)
    assert str(error.value) == said


@pytest.mark.parametrize(
    "tag", [*TARGETS, "pt-PT", "pt-MO", "ja-JP", "ar", "sr-Latn-RS", "es-419", "fil", "ja-CN"]
)
def test_good_targets(tag: str) -> None:
    assert parse_target(tag).tag == tag


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("zh-TW", "'zh-TW' does not say which script to write; use zh-Hant-TW"),
        ("en", f"'en' {ENGLISH}"),
        ("en-GB", f"'en-GB' {ENGLISH}"),
        ("zh-Hans-XX", f"'zh-Hans-XX' {NO_CHINESE}"),
        ("pt_PT", "'pt_PT' is not a locale; use pt-PT"),
        ("pt-pt", "'pt-pt' is not a locale; use pt-PT"),
        ("pt-PX", "'pt-PX' is not a locale; use pt-PT"),
        ("pt-XX", "'pt-XX' is not a locale; use pt-BR"),
        ("por", "'por' is not a locale; use pt"),
        ("iw", "'iw' is not a locale; use he"),
        ("japanese", "'japanese' is not a locale; use ja-JP"),
        ("jp", "'jp' is not a locale; use ja-JP"),
        ("cn", "'cn' is not a locale; use zh-Hans-CN"),
        ("Klingon", f"'Klingon' is not a locale; use {ANY}"),
        ("xx-YY", f"'xx-YY' is not a locale; use {ANY}"),
        ("zh-HK", "'zh-HK' does not say which script to write; use zh-Hant-HK"),
        ("zh-hant-hk", "'zh-hant-hk' is not a locale; use zh-Hant-HK"),
        ("zh", f"'zh' does not say which script to write; use {EITHER}"),
    ],
)
def test_bad_targets(tag: str, said: str) -> None:
    with pytest.raises(UserError) as error:
        parse_target(tag)
    assert str(error.value) == said


def test_what_locales_are_called_and_take_their_names_from() -> None:
    assert name_of("zh-Hant-HK") == "Traditional Chinese (Hong Kong)"
    assert name_of("pt-PT") == "Portuguese (Portugal)"
    assert bases_of("zh-Hant-MO") == ("zh-Hant-HK",)
    assert bases_of("pt-MO") == ("pt-PT", "pt")
    assert bases_of("ja-JP") == ("ja",)
