"""The sample is what a new user runs first, so it must be whole and say what it seems to say."""

from pathlib import Path

import pytest
from ruamel.yaml import YAML

SAMPLE = Path(__file__).parent.parent / "configs" / "sample"
TEXTS = ("release.en.txt", "release.zh-Hans-CN.txt", "release.zh-Hant-HK.txt")
KEYS = {"inputs", "targets", "glossaries", "engine", "style", "score", "gates", "fail_on", "output"}


def lines(name: str) -> list[str]:
    return (SAMPLE / name).read_text("utf-8").splitlines()


def settings() -> dict[str, object]:
    return YAML(typ="safe").load(SAMPLE / "release.yaml")


@pytest.mark.parametrize("name", TEXTS)
def test_one_paragraph_a_line(name: str) -> None:
    assert len(lines(name)) == 18
    assert all(line == line.strip() and line for line in lines(name))


def test_scripts_do_not_mix() -> None:
    simplified, traditional = ("".join(lines(name)) for name in TEXTS[1:])
    assert not set("國學會與業發將為對這個們東車長門開關區術創經濟貿題實現點進動過還選產電機場員應") & set(
        simplified
    )
    assert not set("国学会与业发将为对这个们东车长门开关区术创经济贸题实现点进动过还选产电机场员应") & set(
        traditional
    )


def test_house_styles() -> None:
    simplified, traditional = ("".join(lines(name)) for name in TEXTS[1:])
    assert not set("「」『』") & set(simplified)
    assert not set("“”‘’税户説") & set(traditional)
    assert "1200份" in simplified
    assert "信息技术" in simplified
    assert "1 200宗" in traditional
    assert "資訊科技" in traditional


def test_latin_names_and_addresses_agree_in_both_languages() -> None:
    for text in ("Lam Wing-yiu", "Zhou Mingrui", "Chan Tsz-kit", "Qiao Anran", "https://example.org/hubei"):
        assert all(text in "".join(lines(name)) for name in TEXTS)


def test_every_key_is_known() -> None:
    assert set(settings()) == KEYS


def test_every_file_named_is_there() -> None:
    (release,) = settings()["inputs"]
    named = [release["source"], *release["references"].values()]
    assert sorted(named) == sorted(TEXTS)
    assert all((SAMPLE / name).is_file() for name in named)


def test_every_target_has_a_reference_and_a_style() -> None:
    config = settings()
    assert config["targets"] == list(config["inputs"][0]["references"]) == list(config["style"])
