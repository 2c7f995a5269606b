"""XML written line by line: a tree that is made only to be written costs several times as much as its text."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.files.text import xml_safe


def escaped(text: str) -> str:
    """The text as it stands between tags."""
    marked = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return marked if marked.isprintable() else xml_safe(marked).replace("\r", "&#13;")


def quoted(text: str) -> str:
    """The text as it stands in an attribute, between double quotes."""
    marked = escaped(text).replace('"', "&quot;")
    return marked if marked.isprintable() else marked.replace("\n", "&#10;").replace("\t", "&#9;")


def branch(opening: str, children: Iterable[Iterable[str]]) -> list[str]:
    """The lines of an element that holds only elements, each given by its lines; `opening` is its name and attributes.

    Lines are indented where they begin: within a source or target, whose text may go on below, every space counts.
    """
    lines = ["  " + line for child in children for line in child]
    return [f"<{opening}>", *lines, f"</{opening.partition(' ')[0]}>"] if lines else [f"<{opening}/>"]


def whole(lines: Iterable[str]) -> bytes:
    """The file of a root element."""
    return "\n".join(["<?xml version='1.0' encoding='UTF-8'?>", *lines, ""]).encode("utf-8")
