"""OpenCC's conversion of Simplified characters, by its own tables and its rule: the longest phrase first, wherever it stands.

Its Python package finds the same phrases in several times the time; a test compares the two.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.locales.opencctables import opencc_table


class Conversion:
    """From Simplified to Traditional characters in a region's variants, such as HKVariants: OpenCC's s2hk or s2tw."""

    def __init__(self, variants: str, glyphs: Mapping[str, str]) -> None:
        """`glyphs` says what is written instead of a character that OpenCC would write."""
        regional = {one: _first(other) for one, other in opencc_table(variants).items()}
        self._written = {**glyphs, **{one: glyphs.get(own, own) for one, own in regional.items()}}
        traditional = {one: _first(other) for one, other in opencc_table("STCharacters").items()}
        self._characters = {
            **self._written,
            **{one: self._written.get(other, other) for one, other in traditional.items()},
        }
        self._phrases = opencc_table("STPhrases")
        # By its first two characters, how long the longest phrase is.
        self._longest = {phrase[:2]: len(phrase) for phrase in sorted(self._phrases, key=len)}

    def convert(self, text: str) -> str:
        """The text, whose words are no other than before."""
        converted = [*map(self._characters.get, text, text)]
        for start, end in self._apart(text):
            phrase = _first(self._phrases[text[start:end]])
            converted[start:end] = map(self._written.get, phrase, phrase)
        return "".join(converted)

    def _apart(self, text: str) -> list[tuple[int, int]]:
        """From where to where phrases stand in the text; of those that overlap the longest, or the first of equals."""
        apart: list[tuple[int, int]] = []
        for less, start in sorted(self._found(text)):
            end = start - less
            if all(end <= begun or done <= start for begun, done in apart):
                apart.append((start, end))
        return apart

    def _found(self, text: str) -> Iterator[tuple[int, int]]:
        """Every phrase: how long it is, as a number below zero, and where it begins."""
        longest, phrases, length = self._longest, self._phrases, len(text)
        for at in [at for at in range(length - 1) if text[at : at + 2] in longest]:
            for end in range(at + 2, min(at + longest[text[at : at + 2]], length) + 1):
                # A phrase with a mark within it is never found: OpenCC parts the text there.
                if (phrase := text[at:end]) in phrases and phrase.isalnum():
                    yield at - end, at


def _first(choices: str) -> str:
    return choices.partition(" ")[0]
