"""Glossaries: tables of official names that a translator reads and edits, one concept a row, in any usual format."""

from pipeline.glossary.load import FORMATS, load_glossaries, load_glossary, read_terms, written

__all__ = ["FORMATS", "load_glossaries", "load_glossary", "read_terms", "written"]
