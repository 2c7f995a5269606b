"""A post and the person beside it are one slot, in lists and where no body is named; `{…}` is a slot."""

from pathlib import Path

import pytest
from protecting import CN, HK, document, protect, shown

from pipeline.document import Segment
from pipeline.glossary import load_glossaries
from pipeline.localise import default_style
from pipeline.localise.render import render
from pipeline.protect import Protector

# English | Simplified | Hong Kong.
CASES = """
The Chief Executive, Mr John Lee, and the Financial Secretary, Mr Paul Chan, attended. | The {行政长官李家超} and the {财政司司长陈茂波} attended. | The {行政長官李家超} and the {財政司司長陳茂波} attended.
It was opened by Ms Jenny Lau, the Chief Executive, Mr John Lee, and the Financial Secretary, Mr Paul Chan. | It was opened by {Jenny Lau女士、行政长官李家超和财政司司长陈茂波}. | It was opened by {Jenny Lau女士、行政長官李家超及財政司司長陳茂波}.
The Acting Financial Secretary, Mr Michael Wong, the Chief Executive, Mr John Lee, and Ms Ng attended. | The {署理财政司司长黄伟纶、行政长官李家超和Ng女士} attended. | The {署理財政司司長黃偉綸、行政長官李家超及Ng女士} attended.
Mr John Lee, the Chief Executive, and Mr Paul Chan, the Financial Secretary, spoke. | {行政长官李家超} and {财政司司长陈茂波} spoke. | {行政長官李家超} and {財政司司長陳茂波} spoke.
The Acting Chief Executive, Mr Chan Kwok-ki, spoke. | The {署理行政长官陈国基} spoke. | The {署理行政長官陳國基} spoke.
The Chief Executive Mr John Lee spoke. | The {行政长官李家超} spoke. | The {行政長官李家超} spoke.
The Chairman, Mr Peter Wong, spoke. | The {主席Peter Wong} spoke. | The {主席Peter Wong} spoke.
The Chairman, Mr Peter Wong, invested 5 million yuan. | The {董事长Peter Wong} invested {500万元}. | The {董事長Peter Wong} invested {500萬元人民幣}.
The Group's Chairman, Dr Ho, spoke. | The Group's {主席Ho博士} spoke. | The Group's {主席Ho博士} spoke.
The bank's Chief Executive, Ms Maggie Ng, spoke. | The bank's {行政总裁Maggie Ng} spoke. | The bank's {行政總裁Maggie Ng} spoke.
The Chief Executive, Ms Maggie Ng, thanked customers. | The {行政总裁Maggie Ng} thanked customers. | The {行政總裁Maggie Ng} thanked customers.
Ms Jenny Lau, the Chairman, Mr Peter Wong, the Vice-Chairman, and Ms Ng left. | {主席Jenny Lau、副主席Peter Wong和Ng女士} left. | {主席Jenny Lau、副主席Peter Wong及Ng女士} left.
Mr Li Ming, the Chairman, Mr Peter Wong, and Ms Ng, the Executive Director, left. | {主席Li Ming、Peter Wong先生和执行董事Ng} left. | {主席Li Ming、Peter Wong先生及執行董事Ng} left.
Executive Director Peter Sham and Chan Tai-man, Company Secretary, left. | {执行董事Peter Sham} and {公司秘书Chan Tai-man} left. | {執行董事Peter Sham} and {公司秘書Chan Tai-man} left.
The Film Festival's Executive Director Peter Sham left. | The Film Festival's {执行总监Peter Sham} left. | The Film Festival's {行政總監Peter Sham} left.
HKMA Executive Director Peter Wong left. | {香港金管局助理总裁Peter Wong} left. | {金管局助理總裁Peter Wong} left.
Deputy Executive Director Peter Wong met Chairman Liang Guanghui. | Deputy Executive Director {Peter Wong} met Chairman {Liang Guanghui}. | Deputy Executive Director {Peter Wong} met Chairman {Liang Guanghui}.
Chairman Peter Wong Street and Chairman Green Horizon met Acme Chairman Peter Wong. | Chairman Peter Wong Street and Chairman Green Horizon met Acme Chairman {Peter Wong}. | Chairman Peter Wong Street and Chairman Green Horizon met Acme Chairman {Peter Wong}.
The Chairman spoke to the Chief Executive. | The Chairman spoke to the Chief Executive. | The Chairman spoke to the Chief Executive.
"""


@pytest.mark.parametrize("case", CASES.strip().splitlines())
def test_a_post_and_its_person_are_one_slot(case: str) -> None:
    source, simplified, traditional = case.split(" | ")
    assert (shown(source, CN), shown(source, HK)) == (simplified, traditional)


def test_whose_chief_executive_it_is_the_release_says() -> None:
    of_government = protect("The Chief Executive, Mr Ho, spoke.", "The Policy Address follows.")[0]
    of_company = protect("The Chief Executive, Mr Ho, spoke.", "Profit at Harbour Limited rose.")[0]
    said = [render(segment.slots[0].value, default_style(CN)) for segment in (of_government, of_company)]
    assert said == ["行政长官Ho", "行政总裁Ho"]


# The legal form behind a company that the glossary has.
COMPANIES = """
Tencent Holdings Limited rose. | {腾讯控股有限公司} rose. | {騰訊控股有限公司} rose.
Tencent Holdings Ltd. rose. | {腾讯控股有限公司} rose. | {騰訊控股有限公司} rose.
Alibaba Group Holding Limited rose. | {阿里巴巴集团控股有限公司} rose. | {阿里巴巴集團控股有限公司} rose.
Standard Chartered Bank (Hong Kong) Limited rose. | {渣打银行（香港）有限公司} rose. | {渣打銀行（香港）有限公司} rose.
Tencent limited the offer. | {腾讯} limited the offer. | {騰訊} limited the offer.
Huawei Holdings Limited Partners rose. | {华为} Holdings Limited Partners rose. | {華為} Holdings Limited Partners rose.
Bank of China Group Limited rose. | {中国银行集团有限公司} rose. | {中國銀行集團有限公司} rose.
Bank of China Limited rose. | {中国银行} Limited rose. | {中國銀行} Limited rose.
It joined Tencent. Limited offers follow. | It joined {腾讯}. Limited offers follow. | It joined {騰訊}. Limited offers follow.
"""


@pytest.mark.parametrize("case", COMPANIES.strip().splitlines())
def test_a_company_and_its_form_are_one_slot(case: str) -> None:
    source, simplified, traditional = case.split(" | ")
    assert (shown(source, CN), shown(source, HK)) == (simplified, traditional)


def _named(columns: str, row: str, sentence: str, folder: Path) -> Segment:
    """A sentence that a glossary of one row was used on."""
    (folder / "ours.csv").write_text(f"{columns}\n{row}\n", "utf-8")
    (segment,) = Protector(load_glossaries([folder / "ours.csv"]), 8).protect(document(sentence)).segments
    return segment


def test_a_form_follows_the_name_of_every_chinese_locale(tmp_path: Path) -> None:
    columns = "en,zh-Hans-CN,zh-Hant-HK,zh-Hant-TW,category"
    segment = _named(
        columns, "Nvidia,英伟达,英偉達,輝達,company", "Nvidia Holdings Limited rose sharply.", tmp_path
    )
    (slot,) = segment.slots
    said = [render(slot.value, default_style(tag)) for tag in (CN, HK, "zh-Hant-TW", "zh-Hans-SG")]
    assert segment.slotted == "<T0> rose sharply."
    assert said == ["英伟达控股有限公司", "英偉達控股有限公司", "輝達控股有限公司", "英伟达控股有限公司"]


@pytest.mark.parametrize(
    ("columns", "row", "said"),
    [
        (
            "en,zh-Hans-CN,zh-Hant-HK,ja,category",
            "Nvidia,英伟达,英偉達,エヌビディア,company",
            {CN: "英伟达", HK: "英偉達", "ja": "エヌビディア"},
        ),
        ("en,zh-Hans-CN,status,category", "Nvidia,,keep,company", {CN: "Nvidia", HK: "Nvidia"}),
        ("en,zh-Hans-CN,status,category", "Nvidia,NVIDIA,keep,company", {CN: "NVIDIA", HK: "Nvidia"}),
    ],
)
def test_where_a_locale_has_no_form_or_the_name_is_kept_it_is_left_to_the_sentence(
    columns: str, row: str, said: dict[str, str], tmp_path: Path
) -> None:
    segment = _named(columns, row, "Nvidia Holdings Limited rose sharply.", tmp_path)
    (slot,) = segment.slots
    assert segment.slotted == "<T0> Holdings Limited rose sharply."
    assert {tag: render(slot.value, default_style(tag)) for tag in said} == said


@pytest.mark.parametrize(
    ("addressed", "post"),
    [("All Authorized Institutions", "行政总裁"), ("All insurers", "行政总裁"), ("Of all", "")],
)
def test_the_chief_executive_that_a_circular_is_addressed_to(addressed: str, post: str) -> None:
    first = protect("The Chief Executive", addressed, "The HKMA has consulted the Legislative Council.")[0]
    assert [render(slot.value, default_style(CN)) for slot in first.slots] == ([post] if post else [])
