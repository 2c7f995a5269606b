"""House styles: those that come along, what a file of one's own may leave out, and every mistake in one."""

import errno
import json
from pathlib import Path

import pytest

from pipeline.errors import UserError
from pipeline.files.resources import STYLE_FOLDER, STYLES, currencies
from pipeline.localise import default_style, load_style
from pipeline.protect.dollars import HOME


@pytest.mark.parametrize(
    ("name", "locale", "separators", "list_and", "million", "yuan"),
    [
        ("mainland-press", "zh-Hans-CN", ("", ""), "和", "万", "元"),
        ("hk-government", "zh-Hant-HK", (" ", " "), "及", "萬", "元人民幣"),
        ("hk-press", "zh-Hant-HK", (",", ","), "及", "萬", "元人民幣"),
    ],
)
def test_shipped_styles(
    name: str, locale: str, separators: tuple[str, str], list_and: str, million: str, yuan: str
) -> None:
    style = load_style(name, locale)
    assert (style.name, style.locale, style.list_and) == (name, locale, list_and)
    assert (style.thousands, style.thousands_scaled) == separators
    assert (style.scales[0], style.money["yuan"]) == (million, yuan)


def test_the_styles_are_the_files_of_their_folder() -> None:
    assert sorted(f"{name}.yaml" for name in STYLES) == sorted(path.name for path in STYLE_FOLDER.iterdir())
    assert {name: load_style(name, locale).locale for name, locale in STYLES.items()} == STYLES


def test_every_style_gives_money_for_the_same_currencies() -> None:
    styles = [load_style(name, locale) for name, locale in STYLES.items()]
    assert {frozenset(style.money) for style in styles} == {frozenset((*currencies(), HOME))}


def _whole(money: dict[str, str]) -> list[str]:
    """A style that extends none."""
    keys = {**load_style("hk-press", "zh-Hant-HK").model_dump(mode="json"), "money": money}
    return [f"{key}: {json.dumps(value)}\n" for key, value in keys.items()]


STYLE_MISTAKES = [
    (
        "extends: hk-press\nthousand: ','\n",
        "{file}:2: thousand: is not a key of a style; did you mean 'thousands'?",
    ),
    ("extends: [hk-press]\n", "{file}:1: extends: '['hk-press']' is not a style; did you mean 'hk-press'?"),
    ("extends: hk-pres\n", "{file}:1: extends: 'hk-pres' is not a style; did you mean 'hk-press'?"),
    (
        "extends: hk-press\nspacing: wide\nlist_and: 与\n",
        "{file}:2: spacing: 'wide' is not allowed; choose 'none' or 'latin'\n{file}:3: list_and: '与' is not allowed; choose '和' or '及'",
    ),
    (
        "extends: mainland-press\nname: ours\n",
        "{file}: locale: the style 'ours' is for zh-Hans-CN, not for zh-Hant-HK",
    ),
    ("money: !!int x\n", "{file}: not valid YAML: invalid literal for int() with base 10: 'x'"),
    ("name: a\nname: b\n", "{file}:2: the key 'name' stands twice"),
    ("extends: hk-press\nmoney: 元\n", "{file}:2: money: Input should be a valid dictionary"),
    (
        "".join(_whole({"HKD": "港元"})),
        "{file}:15: money: nothing for "
        + ", ".join(c for c in currencies() if c != "HKD")
        + "; add it, or write 'extends:' and a style that has it",
    ),
    ("- a\n", "{file}:1: a style file holds keys and values, such as 'name: our-style'"),
]


@pytest.mark.parametrize(("text", "message"), STYLE_MISTAKES)
def test_style_mistakes_are_told_by_line(tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "ours.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(UserError) as error:
        load_style(str(file), "zh-Hant-HK")
    assert str(error.value) == message.format(file=file)


def test_a_style_that_extends_another_changes_only_what_it_says(tmp_path: Path) -> None:
    file = tmp_path / "ours.yaml"
    file.write_text("extends: hk-press\nname: ours\npercent: 百分之\n", encoding="utf-8")
    expected = load_style("hk-press", "zh-Hant-HK").model_copy(update={"name": "ours", "percent": "百分之"})
    assert load_style(str(file), "zh-Hant-HK") == expected


def test_money_is_laid_over_that_of_the_style_below(tmp_path: Path) -> None:
    file = tmp_path / "ours.yaml"
    file.write_text("extends: hk-press\nname: ours\nmoney: {HKD: 港幣}\n", encoding="utf-8")
    below = load_style("hk-press", "zh-Hant-HK").money
    assert load_style(str(file), "zh-Hant-HK").money == {**below, "HKD": "港幣"}


def test_a_style_that_extends_none_may_be_whole(tmp_path: Path) -> None:
    file = tmp_path / "ours.yaml"
    file.write_text("".join(_whole(dict.fromkeys(currencies(), "元"))), encoding="utf-8")
    assert load_style(str(file), "zh-Hant-HK").money["KRW"] == "元"


def test_styles_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> bytes:
        raise PermissionError(errno.EACCES, "Permission denied")

    file = tmp_path / "ours.yaml"
    file.write_bytes("name: a\nlist_and: 及\n".encode("big5"))
    with pytest.raises(UserError) as error:
        load_style(str(file), "zh-Hant-HK")
    assert str(error.value) == f"{file}:2: byte 18 (0xa4) is not UTF-8 text; save the file as UTF-8"
    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(UserError) as error:
        load_style(str(file), "zh-Hant-HK")
    assert str(error.value) == f"{file}: cannot be read: permission denied"


def test_unknown_styles() -> None:
    with pytest.raises(UserError, match=r"^'hk-goverment' is not a style; did you mean 'hk-government'\?$"):
        load_style("hk-goverment", "zh-Hant-HK")
    with pytest.raises(UserError, match=r"^ours.yaml: no such style file$"):
        load_style("ours.yaml", "zh-Hant-HK")
    with pytest.raises(UserError, match=r"^no house style for 'zh-Hans-TW'; did you mean 'zh-Hans-SG'\?$"):
        default_style("zh-Hans-TW")
