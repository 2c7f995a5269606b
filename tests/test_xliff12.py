"""XLIFF 1.2: the exact file, the published schema, states of other tools; and what another toolkit reads of ours."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree
from test_xliff import LOCALE, matched, sample

from pipeline.document import State, TranslatedDocument
from pipeline.document.entry import Part
from pipeline.errors import UserError
from pipeline.formats.bilingual_tmx import made_bilingual_tmx
from pipeline.formats.xliff import made_xliff
from pipeline.formats.xliff12 import made_xliff12
from pipeline.formats.xliff_reader import read_bilingual

SCHEMAS = Path(os.environ.get("XINDAYA_SCHEMAS", Path(__file__).parent.parent.parent / "shared" / "schemas"))
SLOT_1 = '<g id="s1-T0" ctype="x-xin-term" clone="no"><mrk mtype="term" comment="department; names.csv:82">{}</mrk></g>'
EXPECTED = f"""\
<?xml version='1.0' encoding='UTF-8'?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">
  <file original="my release.txt" datatype="plaintext" source-language="en" target-language="zh-Hant-HK" tool-id="xindaya">
    <header>
      <tool tool-id="xindaya" tool-name="Xindaya" tool-version="{{version}}"/>
      <note priority="7" annotates="target" from="xindaya inconsistent">twice</note>
    </header>
    <body>
      <group id="u1" restype="x-paragraph">
        <trans-unit id="s1" xml:space="preserve">
          <source>{SLOT_1.format("InvestHK")} met on  <g id="s1-D0" ctype="x-xin-date" clone="no">July 8</g>.</source>
          <target state="needs-review-translation" state-qualifier="leveraged-mt">{SLOT_1.format("投資推廣署")}於\
<g id="s1-D0" ctype="x-xin-date" clone="no">7月8日</g>會面。</target>
          <context-group purpose="information">
            <context context-type="x-written">113ab77cf7a2d4a8</context>
            <context context-type="x-slot-T0">name 投資推廣署</context>
            <context context-type="x-slot-D0">day 7月8日</context>
            <context context-type="x-origin-engine">echo</context>
          </context-group>
          <note priority="1" annotates="target" from="xindaya number_changed">8 is missing (fix: 8日)</note>
        </trans-unit>
        <trans-unit id="s2" xml:space="preserve">
          <source>See <g id="s2-V0" ctype="x-xin-verbatim" clone="no">x.hk</g> &amp; &lt;more&gt;.</source>
          <target state="signed-off">請參閱<g id="s2-V0" ctype="x-xin-verbatim" clone="no">x.hk</g>及x.hk\ufffd。</target>
          <context-group purpose="information">
            <context context-type="x-written">abe3cc3b7a56936d</context>
            <context context-type="x-slot-V0">verbatim x.hk</context>
            <context context-type="x-origin-engine">echo</context>
          </context-group>
          <note priority="4" annotates="target" from="xindaya length">short</note>
        </trans-unit>
      </group>
    </body>
  </file>
</xliff>
"""


def test_the_whole_file(tmp_path: Path) -> None:
    from pipeline import __version__

    (tmp_path / "a.xlf").write_bytes(made_xliff12(sample(), LOCALE))
    assert (tmp_path / "a.xlf").read_bytes().decode() == EXPECTED.replace("{version}", __version__)


def test_what_the_memory_offers(tmp_path: Path) -> None:
    (tmp_path / "a.xlf").write_bytes(made_xliff12(matched(), LOCALE))
    (offer,) = etree.parse(tmp_path / "a.xlf").findall(".//{*}alt-trans")
    assert (offer.get("match-quality"), offer.get("origin")) == ("85%", "a.tmx")
    assert ["".join(child.itertext()) for child in offer] == ["InvestHK sat.", "投資推廣署開會。"]
    assert [segment.text for segment in read_bilingual(tmp_path / "a.xlf")] == ["投資推廣署見面。", "請看。"]


def test_what_wrote_a_sentence_and_how_surely(tmp_path: Path) -> None:
    (tmp_path / "a.xlf").write_bytes(made_xliff12(matched(), LOCALE))
    told = etree.parse(tmp_path / "a.xlf").findall(".//{*}context")
    origins = [(one.get("context-type"), one.text) for one in told if "origin" in one.get("context-type", "")]
    assert origins == [
        ("x-origin-engine", "press"),
        ("x-origin-score", "-0.2500"),
        ("x-origin-repair", "n-best"),
        ("x-origin-engine", "memory"),
    ]


def test_it_is_read_back(tmp_path: Path) -> None:
    (tmp_path / "a.xlf").write_bytes(made_xliff12(sample(), LOCALE))
    first, second = read_bilingual(tmp_path / "a.xlf")
    assert first.source == (Part("InvestHK", "<T0>"), Part(" met on  "), Part("July 8", "<D0>"), Part("."))
    assert first.target == (Part("投資推廣署", "<T0>"), Part("於"), Part("7月8日", "<D0>"), Part("會面。"))
    assert first.slots == {"<T0>": ("name", "投資推廣署"), "<D0>": ("day", "7月8日")}
    assert (first.id, first.locale, first.state, first.changed) == ("s1", LOCALE, State.TRANSLATED, False)
    assert (second.state, second.changed) == (State.REVIEWED, False)


STATES = [
    ("state='needs-review-translation'", "", State.TRANSLATED),
    ("state='new'", "", State.INITIAL),
    ("state='translated'", "", State.REVIEWED),
    ("state='signed-off'", "", State.REVIEWED),
    ("state='final'", "approved='yes'", State.FINAL),
    ("", "approved='yes'", State.REVIEWED),
    ("", "", State.TRANSLATED),
    ("state='x-checked'", "", State.TRANSLATED),
]
FILE = (
    '<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">\n'
    "<file source-language='{}' target-language='{}'><body>\n<trans-unit id='a' {}>{}</trans-unit></body></file></xliff>"
)


def of_others(path: Path, state: str, approved: str, source: str = "en-GB", locale: str = "zh-HK") -> Path:
    pair = f"<source>Hi.</source><target {state}>好。</target>"
    path.write_text(FILE.format(source, locale, approved, pair), "utf-8")
    return path


@pytest.mark.parametrize(("state", "approved", "read"), STATES)
def test_states_of_other_tools(state: str, approved: str, read: State, tmp_path: Path) -> None:
    (segment,) = read_bilingual(of_others(tmp_path / "a.xlf", state, approved))
    assert (segment.state, segment.locale, segment.changed) == (read, LOCALE, False)


MISTAKES = [
    (("state='finall'", ""), 3, "'finall' is not a state; did you mean 'final'?"),
    (("", "", "de"), 2, "source-language is 'de'; only translations from English are kept"),
    (("", "", "en", "zh"), 2, "target-language: 'zh' does not say which script to write; use"),
]


@pytest.mark.parametrize(("given", "line", "said"), MISTAKES)
def test_mistakes(given: tuple[str, ...], line: int, said: str, tmp_path: Path) -> None:
    with pytest.raises(UserError) as error:
        list(read_bilingual(of_others(tmp_path / "a.xlf", *given)))
    (problem,) = error.value.problems
    assert problem.line == line
    assert problem.message.startswith(said)


def test_a_unit_without_english(tmp_path: Path) -> None:
    (tmp_path / "a.xlf").write_text(FILE.format("en", "zh-HK", "", "<target/>"))
    with pytest.raises(UserError, match=r"a\.xlf:3: segment a has no source"):
        list(read_bilingual(tmp_path / "a.xlf"))


class _BesideTheSchema(etree.Resolver):
    def resolve(self, system_url: str, public_id: str, context: object) -> object:
        beside = SCHEMAS / "xliff-2.1" / "xml.xsd" if system_url.endswith("/xml.xsd") else Path(system_url)
        return self.resolve_filename(str(beside), context)  # type: ignore[attr-defined]


@pytest.mark.parametrize("made", [sample, matched])
def test_the_published_schema_accepts_the_file(
    made: Callable[[], TranslatedDocument], tmp_path: Path
) -> None:
    if not (SCHEMAS / "xliff-core-1.2-strict.xsd").is_file():
        pytest.skip("the XLIFF 1.2 schema is not here: set XINDAYA_SCHEMAS to the folder that has it")
    parser = etree.XMLParser()
    parser.resolvers.add(_BesideTheSchema())
    schema = etree.XMLSchema(etree.parse(SCHEMAS / "xliff-core-1.2-strict.xsd", parser))
    (tmp_path / "a.xlf").write_bytes(made_xliff12(made(), LOCALE))
    tree = etree.parse(tmp_path / "a.xlf")
    assert schema.validate(tree), schema.error_log
    next(tree.iter("{*}trans-unit")).attrib.pop("id")
    assert not schema.validate(tree)


PAIRS = [
    ("InvestHK met on  July 8.", "投資推廣署於7月8日會面。"),
    ("See x.hk & <more>.", "請參閱x.hk及x.hk\ufffd。"),
]


def _read_xliff12(path: Path) -> object:
    from translate.storage.xliff import xlifffile

    return xlifffile.parsefile(str(path))


def _read_xliff2(path: Path) -> object:
    from translate.storage.xliff2 import Xliff2File

    return Xliff2File.parsefile(str(path))


def _read_tmx(path: Path) -> object:
    from translate.storage.tmx import tmxfile

    return tmxfile.parsefile(str(path))


OFFERED = [("InvestHK met.", "投資推廣署見面。"), ("See.", "請看。")]
READ = [
    ("a.xlf", made_xliff12, _read_xliff12),
    ("a.xlf", made_xliff, _read_xliff2),
    ("a.tmx", made_bilingual_tmx, _read_tmx),
]


@pytest.mark.parametrize(("made", "pairs"), [(sample, PAIRS), (matched, OFFERED)])
@pytest.mark.parametrize(("name", "file_of", "read"), READ)
def test_another_toolkit_reads_the_same_pairs(
    name: str,
    file_of: Callable[[TranslatedDocument, str], bytes],
    read: Callable[[Path], object],
    made: Callable[[], TranslatedDocument],
    pairs: list[tuple[str, str]],
    tmp_path: Path,
) -> None:
    pytest.importorskip("translate")
    (tmp_path / name).write_bytes(file_of(made(), LOCALE))
    units = [unit for unit in read(tmp_path / name).units if unit.istranslatable()]  # type: ignore[attr-defined]
    assert [(str(unit.source), str(unit.target)) for unit in units] == pairs
