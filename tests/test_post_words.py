"""One table of what posts are called, which three rules read."""

import csv
from pathlib import Path

from pipeline.checks.posts import _POST
from pipeline.protect.people import people
from pipeline.words.posts import post_words


def test_every_word_is_used_and_stands_once() -> None:
    lines = (Path(__file__).parent.parent / "pipeline/words/posts.csv").read_text("utf-8").splitlines()
    table = list(csv.DictReader(lines))
    assert [row["word"] for row in table] == sorted({row["word"] for row in table})
    assert all(any(row[use] for use in ("apposed", "heads", "checked")) for row in table)


def test_each_rule_reads_its_own() -> None:
    assert "registrar" in post_words("heads").split("|")
    assert "student" not in post_words("heads").split("|")
    assert "Co\\-ordinator" in _POST


def test_a_calling_makes_a_person_of_a_name() -> None:
    assert [name.text for _, _, name, _ in people("Noel Cheuk, a landscape architect, left.")] == [
        "Noel Cheuk"
    ]
    assert not list(people("Nineteen Republicans, among them their leader, voted."))
