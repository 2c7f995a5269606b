"""XML that others wrote, read with its entities off: nothing outside the file is opened, nothing in it blows up."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import user_error

if TYPE_CHECKING:
    from lxml.etree import _Element

LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def elements(path: Path, names: frozenset[str], what: str) -> Iterator[_Element]:
    """The root when it begins, and each element of these names, whole, when it ends; what was read is let go.

    Raises `UserError` with the line where the file is not well-formed, uses entities or cannot be read.
    """
    from lxml import etree

    if not path.is_file():
        raise user_error(f"no such {what}" if not path.exists() else f"this is a folder, not a {what}", path)
    depth = 0
    try:
        reader = etree.iterparse(
            path, events=("start", "end"), resolve_entities=False, load_dtd=False, no_network=True
        )
        for event, element in reader:
            if event == "start":
                depth += 1
                if depth == 1:
                    yield element
                continue
            depth -= 1
            if local(element) not in names:
                continue
            for entity in element.iter(etree.Entity):
                raise user_error(
                    f"the entity {entity.text} is not read; write the character itself",
                    path,
                    line(entity, element),
                )
            yield element
            _let_go(element)
    except etree.XMLSyntaxError as error:
        raise user_error(f"this is not XML: {error.msg}", path, error.lineno) from None
    except OSError as error:
        raise user_error(f"cannot be read: {(error.strerror or str(error)).lower()}", path) from None


def _let_go(element: _Element) -> None:
    element.clear(keep_tail=True)  # type: ignore[call-arg]
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        parent.remove(parent[0])


def line(element: _Element, within: _Element | None = None) -> int | None:
    """The line that an element begins in; an entity's is that of what it stands in."""
    found: int | None = element.sourceline  # type: ignore[assignment]
    return found if found or within is None else line(within)


def local(element: _Element) -> str:
    """The element's name without its namespace."""
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""
