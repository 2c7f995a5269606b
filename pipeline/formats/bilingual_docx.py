"""A bilingual table in Word: number, English, translation, findings; what is written by rule is shaded.

What the run wrote is kept in a part of the file that Word does not show, by the number of the row.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from pipeline.document import TranslatedDocument
from pipeline.document.entry import Part
from pipeline.files.office import packed
from pipeline.formats.bilingual_rows import Row, Table, table
from pipeline.formats.docx_runs import WORD
from pipeline.formats.xmltext import xml_safe
from pipeline.locales.tags import parse_locale

if TYPE_CHECKING:
    from lxml.etree import _Element

RECORDS = "urn:xindaya:bilingual"
HINT = (
    "Edit the column {locale} only. What is shaded is a name, figure or date that is written by rule: it must stand"
    " in the sentence as it is, wherever you put it. Then: xindaya import FILE --memory ours.sqlite"
)
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_URI = WORD.strip("{}")
_WIDTHS = (700, 5600, 5600, 3498)  # twentieths of a point; together the width of a landscape A4 page
_SHADE, _HEADING = "DDE8F6", "EDEDED"
_FONTS = {"Hans": "Microsoft YaHei", "Hant": "Microsoft JhengHei"}


def made_bilingual_docx(translated: TranslatedDocument, locale: str) -> bytes:
    """One locale of a translated document. Raises `UserError` where nothing was translated."""
    sheet = table(translated, locale)
    parts = {name: text.encode("utf-8") for name, text in _PARTS.items()}
    parts["word/document.xml"] = _serialized(_document(sheet))
    parts["word/styles.xml"] = _styles(locale).encode("utf-8")
    parts["customXml/item1.xml"] = _serialized(_records(sheet))
    return packed(parts)


def _document(sheet: Table) -> _Element:
    from lxml import etree

    root = etree.fromstring(f'<w:document xmlns:w="{_URI}"/>')
    body = _child(root, "body")
    _add_paragraph(body, [Part(f"{sheet.name} · {sheet.locale}")], style="Title")
    _add_paragraph(body, [Part(HINT.format(locale=sheet.locale))])
    for said in sheet.general:
        _add_paragraph(body, [Part(said)])
    made = _child(body, "tbl")
    properties = _child(made, "tblPr")
    _child(properties, "tblStyle", val="TableGrid")
    _child(properties, "tblW", w=str(sum(_WIDTHS)), type="dxa")
    _child(properties, "tblLayout", type="fixed")
    grid = _child(made, "tblGrid")
    for width in _WIDTHS:
        _child(grid, "gridCol", w=str(width))
    _add_heading(made, sheet)
    for row in sheet.rows:
        _add_row(made, row, _language(sheet.locale))
    section = _child(body, "sectPr")
    _child(section, "pgSz", w="16838", h="11906", orient="landscape")
    _child(
        section,
        "pgMar",
        **dict.fromkeys(("top", "right", "bottom", "left", "header", "footer"), "720"),
        gutter="0",
    )
    return root


def _add_heading(made: _Element, sheet: Table) -> None:
    row = _child(made, "tr")
    properties = _child(row, "trPr")
    _child(properties, "cantSplit")
    _child(properties, "tblHeader")
    for width, heading in zip(_WIDTHS, sheet.headings, strict=True):
        _add_paragraph(_cell(row, width, _HEADING), [Part(heading)], bold=True)


def _add_row(made: _Element, row: Row, language: Mapping[str, str]) -> None:
    element = _child(made, "tr")
    _child(_child(element, "trPr"), "cantSplit")
    number, english, chinese, findings = (_cell(element, width) for width in _WIDTHS)
    _add_paragraph(number, [Part(str(row.number))])
    _add_paragraph(english, row.source)
    _add_paragraph(chinese, row.target, language=language)
    for said in row.findings or ("",):
        _add_paragraph(findings, [Part(said)], small=True)


def _cell(row: _Element, width: int, shade: str = "") -> _Element:
    cell = _child(row, "tc")
    properties = _child(cell, "tcPr")
    _child(properties, "tcW", w=str(width), type="dxa")
    if shade:
        _child(properties, "shd", val="clear", color="auto", fill=shade)
    return cell


def _add_paragraph(
    parent: _Element,
    parts: Iterable[Part],
    *,
    style: str = "",
    language: Mapping[str, str] = {},
    bold: bool = False,
    small: bool = False,
) -> None:
    """A paragraph; parts with a symbol are shaded. `language` is that of a translation."""
    paragraph = _child(parent, "p")
    if style:
        _child(_child(paragraph, "pPr"), "pStyle", val=style)
    for part in parts:
        run = _child(paragraph, "r")
        properties = _child(run, "rPr")
        if "eastAsia" in language:
            _child(properties, "rFonts", hint="eastAsia")
        if bold:
            _child(properties, "b")
        if small:
            _child(properties, "sz", val="17")
        if part.symbol:
            _child(properties, "shd", val="clear", color="auto", fill=_SHADE)
        if language:
            _child(properties, "lang", **language)
        _add_text(run, xml_safe(part.text))


def _add_text(run: _Element, text: str) -> None:
    """The text, with its tabs and line breaks as Word has them."""
    for at, line in enumerate(text.split("\n")):
        if at:
            _child(run, "br")
        for column, stretch in enumerate(line.split("\t")):
            if column:
                _child(run, "tab")
            if stretch:
                element = _child(run, "t")
                element.text = stretch
                element.set(_SPACE, "preserve")


def _records(sheet: Table) -> _Element:
    from lxml import etree

    root = etree.fromstring(f'<table xmlns="{RECORDS}"/>')
    root.set("locale", sheet.locale)
    for row in sheet.rows:
        element = root.makeelement(f"{{{RECORDS}}}row", {"number": str(row.number)}, None)
        element.text = row.record
        root.append(element)
    return root


def _child(parent: _Element, name: str, **attributes: str) -> _Element:
    child = parent.makeelement(
        f"{WORD}{name}", {f"{WORD}{key}": value for key, value in attributes.items()}, None
    )
    parent.append(child)
    return child


def _serialized(root: _Element) -> bytes:
    from lxml import etree

    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _language(locale: str) -> dict[str, str]:
    """How Word is told the language of a text."""
    tag = parse_locale(locale)
    name = f"{tag.language}-{tag.region}" if tag.region else tag.language
    return {"eastAsia" if tag.language in ("zh", "ja", "ko") else "val": name}


def _styles(locale: str) -> str:
    font = _FONTS.get(parse_locale(locale).script or "", "")
    east = f' w:eastAsia="{font}"' if font else ""
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="A6A6A6"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return f"""\
{_XML}<w:styles xmlns:w="{_URI}">
<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"{east}/>
<w:sz w:val="20"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault>
<w:pPrDefault><w:pPr><w:spacing w:after="60"/></w:pPr></w:pPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/>\
<w:rPr><w:b/><w:sz w:val="28"/></w:rPr></w:style>
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/></w:style>
<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/>
<w:tblPr><w:tblBorders>{sides}</w:tblBorders><w:tblCellMar><w:left w:w="85" w:type="dxa"/>\
<w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
</w:styles>
"""


_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_TYPE = "application/vnd.openxmlformats-officedocument"


def _relations(*relations: Sequence[str]) -> str:
    made = "".join(
        f'<Relationship Id="rId{at}" Type="{_OFFICE}/relationships/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(relations, start=1)
    )
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{made}</Relationships>\n'


_PARTS = {
    "[Content_Types].xml": f"""\
{_XML}<Types xmlns="{_PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="{_TYPE}.wordprocessingml.document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="{_TYPE}.wordprocessingml.styles+xml"/>
<Override PartName="/word/settings.xml" ContentType="{_TYPE}.wordprocessingml.settings+xml"/>
<Override PartName="/customXml/itemProps1.xml" ContentType="{_TYPE}.customXmlProperties+xml"/>
</Types>
""",
    "_rels/.rels": _relations(("officeDocument", "word/document.xml")),
    "word/_rels/document.xml.rels": _relations(
        ("styles", "styles.xml"), ("settings", "settings.xml"), ("customXml", "../customXml/item1.xml")
    ),
    "word/settings.xml": f"""\
{_XML}<w:settings xmlns:w="{_URI}"><w:compat><w:compatSetting w:name="compatibilityMode" \
w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>
""",
    "customXml/_rels/item1.xml.rels": _relations(("customXmlProps", "itemProps1.xml")),
    "customXml/itemProps1.xml": f"""\
{_XML}<ds:datastoreItem xmlns:ds="{_OFFICE}/customXml" ds:itemID="{{6D9AE0B4-6A0F-4C59-9B0B-7F6B1C6F7E21}}">\
<ds:schemaRefs><ds:schemaRef ds:uri="{RECORDS}"/></ds:schemaRefs></ds:datastoreItem>
""",
}
