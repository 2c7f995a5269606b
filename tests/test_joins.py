"""Which names become one slot, and how both locales write them: `{…}` is a slot."""

import pytest
from protecting import CN, HK, document, shown

from pipeline.document.values import Name, NameList, Term
from pipeline.localise import default_style
from pipeline.localise.render import render
from pipeline.protect import Protector

# English | Simplified | Hong Kong, where it differs in more than the slots' characters; '=' stands for the same.
PLACES = """
It opened in Xi'an, Shaanxi. | It opened in {陕西西安}. | It opened in {陝西西安}.
It opened in Xi'an, Shaanxi province. | It opened in {陕西省西安}. | It opened in {陝西省西安}.
It opened in Shenzhen, China. | It opened in {中国深圳}. | It opened in {中國深圳}.
Shenzhen, China and Vietnam grew. | {深圳、中国和越南} grew. | {深圳、中國及越南} grew.
Beijing, Hebei and Tianjin signed. | {北京、河北和天津} signed. | {北京、河北及天津} signed.
From Xixian New Area in Shaanxi province. | From {陕西省西咸新区}. | From {陝西省西咸新區}.
Wuhan, Hubei, and Changsha, Hunan. | {湖北武汉}, and {湖南长沙}. | {湖北武漢}, and {湖南長沙}.
Xi'an, Shaanxi; Wuhan, Hubei; and Changsha, Hunan | {陕西西安、湖北武汉和湖南长沙} | {陝西西安、湖北武漢及湖南長沙}
"""
PEOPLE = """
Mr Wang Wentao, Minister of Commerce, and Mr Paul Chan, Financial Secretary of the HKSAR, attended. | {商务部部长王文涛} and {香港特区财政司司长陈茂波} attended. | {商務部部長王文濤} and {香港特區財政司司長陳茂波} attended.
The Acting Financial Secretary, Mr Michael Wong, attended. | The {署理财政司司长黄伟纶} attended. | The {署理財政司司長黃偉綸} attended.
Ms Laura Cha, former Chairman of HKEX; Professor Nancy Ip, President of the Hong Kong University of Science and Technology; and Mr Kevin Yeung spoke. | {前香港交易所主席Laura Cha、香港科技大学校长叶玉如教授和Kevin Yeung先生} spoke. | {前香港交易所主席Laura Cha、香港科技大學校長葉玉如教授及Kevin Yeung先生} spoke.
Gao Minru, deputy director of the Wuhan Municipal Bureau of Commerce, Hubei province, disagreed. | {湖北省武汉市商务局副局长Gao Minru} disagreed. | {湖北省武漢市商務局副局長Gao Minru} disagreed.
The Secretary for Commerce and Economic Development, Mr Algernon Yau, said so. | The {商务及经济发展局局长丘应桦} said so. | The {商務及經濟發展局局長丘應樺} said so.
The Secretary for Innovation, Technology and Industry, Professor Sun Dong, said so. | The {创新科技及工业局局长孙东教授} said so. | The {創新科技及工業局局長孫東教授} said so.
The Financial Secretary, Mr Paul Chan, and the Secretary for Justice, Mr Paul Lam, left. | The {财政司司长陈茂波} and the {律政司司长林定国} left. | The {財政司司長陳茂波} and the {律政司司長林定國} left.
The Financial Secretary, Mr Paul Chan, the Secretary for Justice, Mr Paul Lam, and the Secretary for Development, Ms Bernadette Linn, left. | The {财政司司长陈茂波、律政司司长林定国和发展局局长甯汉豪} left. | The {財政司司長陳茂波、律政司司長林定國及發展局局長甯漢豪} left.
Director Enoch Yuen said so. | Director {袁嘉诺} said so. | Director {袁嘉諾} said so.
Ms Alpha Lau, Director-General of Investment Promotion, said so. | {投资推广署署长刘凯旋} said so. | {投資推廣署署長劉凱旋} said so.
The Director-General of Investment Promotion at Invest Hong Kong, Alpha Lau, said so. | The {投资推广署署长刘凯旋} said so. | The {投資推廣署署長劉凱旋} said so.
The Minister of Commerce of the People's Republic of China, Mr Wang Wentao; and the Secretary for Security, Mr Tang Ping-keung. | The {中华人民共和国商务部部长王文涛}; and the {保安局局长Tang Ping-keung}. | The {中華人民共和國商務部部長王文濤}; and the {保安局局長Tang Ping-keung}.
The Minister of Commerce of Thailand, Ms Ng, and InvestHK met. | The {泰国商务部部长Ng} and {投资推广署} met. | The {泰國商務部部長Ng} and {投資推廣署} met.
The Minister of Commerce of Thailand left. | The {商务部部长} of {泰国} left. | The {商務部部長} of {泰國} left.
Miss Lau; Mr Lee of HSBC; Dr Tam; Mr Wu of the Hong Kong Police; Mr So of InvestHK; Mr Yau, a baker; and Mr Poon. | {Lau女士}; {汇丰Lee先生}; {Tam博士}; {Wu先生} of the {香港} Police; {投资推广署So先生}; {Yau先生}, a baker; and {Poon先生}. | {Lau女士}; {滙豐Lee先生}; {Tam博士}; {Wu先生} of the {香港} Police; {投資推廣署So先生}; {Yau先生}, a baker; and {Poon先生}.
Vice-Governor of Shaanxi province Wang Jun said so. | {陕西省副省长Wang Jun} said so. | {陝西省副省長Wang Jun} said so.
Wang Jun, vice-mayor of Xi'an, said so. | {西安市副市长Wang Jun} said so. | {西安市副市長Wang Jun} said so.
"Fine," said Lam Wing-yiu, director of the Hong Kong Economic and Trade Office in Wuhan. | "Fine," said {香港特别行政区政府驻武汉经济贸易办事处主任Lam Wing-yiu}. | "Fine," said {香港特別行政區政府駐武漢經濟貿易辦事處主任Lam Wing-yiu}.
Dr Wong Kam-fai, chairman of the Hong Kong Trade Development Council, said so. | {香港贸易发展局主席Wong Kam-fai博士} said so. | {香港貿易發展局主席Wong Kam-fai博士} said so.
Professor Nancy Ip, President of the Hong Kong University of Science and Technology, spoke. | {香港科技大学校长叶玉如教授} spoke. | {香港科技大學校長葉玉如教授} spoke.
Professor Nancy Ip spoke. | {叶玉如教授} spoke. | {葉玉如教授} spoke.
Mr Eddie Yue spoke. | {余伟文先生} spoke. | {余偉文先生} spoke.
Mr Eddie Yue, Chief Executive of the HKMA, spoke. | {香港金融管理局总裁余伟文} spoke. | {香港金融管理局總裁余偉文} spoke.
The chairman of HSBC, Li Mingde, Zhang Huaming, general manager of Bank of China, and Ms Ng left. | {汇丰主席Li Mingde、中国银行总经理Zhang Huaming和Ng女士} left. | {滙豐主席Li Mingde、中國銀行總經理Zhang Huaming及Ng女士} left.
The chairman of HSBC, Li Mingde, Zhang Huaming, general manager of Bank of China, left. | {汇丰主席Li Mingde}, {中国银行总经理Zhang Huaming} left. | {滙豐主席Li Mingde}, {中國銀行總經理Zhang Huaming} left.
Li Mingde, chairman of HSBC, who left, spoke. | {汇丰主席Li Mingde}, who left, spoke. | {滙豐主席Li Mingde}, who left, spoke.
Li Mingde, chairman of HSBC, general manager Wang and others | {汇丰主席Li Mingde}, {总经理} Wang and others | {滙豐主席Li Mingde}, {總經理} Wang and others
Ms Ng left. | {Ng女士} left. | {Ng女士} left.
Mrs Ng and Miss Chan met Mr Li. | {Ng女士} and {Chan女士} met {Li先生}. | {Ng女士} and {Chan女士} met {Li先生}.
Hon Starry Lee Wai-king spoke. | {Starry Lee Wai-king} spoke. | {Starry Lee Wai-king} spoke.
The Hon Mr Eddie Yue spoke. | {余伟文先生} spoke. | {余偉文先生} spoke.
"""
LISTS = """
HSBC, KPMG China, and City University of Hong Kong came. | {汇丰、毕马威中国和香港城市大学} came. | {滙豐、畢馬威中國及香港城市大學} came.
HSBC, KPMG China and City University of Hong Kong came. | {汇丰、毕马威中国和香港城市大学} came. | {滙豐、畢馬威中國及香港城市大學} came.
HSBC, KPMG China as well as InvestHK came. | {汇丰、毕马威中国和投资推广署} came. | {滙豐、畢馬威中國及投資推廣署} came.
HSBC, KPMG China, as well as the Hong Kong Monetary Authority came. | {汇丰、毕马威中国和香港金融管理局} came. | {滙豐、畢馬威中國及香港金融管理局} came.
HSBC, KPMG China, and InvestHK, as well as Cyberport, came. | {汇丰、毕马威中国和投资推广署}, as well as {数码港}, came. | {滙豐、畢馬威中國及投資推廣署}, as well as {數碼港}, came.
HSBC and KPMG China came. | {汇丰} and {毕马威中国} came. | {滙豐} and {畢馬威中國} came.
HSBC, KPMG China came. | {汇丰}, {毕马威中国} came. | {滙豐}, {畢馬威中國} came.
HSBC, KPMG China and others came. | {汇丰}, {毕马威中国} and others came. | {滙豐}, {畢馬威中國} and others came.
HSBC and KPMG China and InvestHK came. | {汇丰} and {毕马威中国} and {投资推广署} came. | {滙豐} and {畢馬威中國} and {投資推廣署} came.
The Hong Kong Science Park, Cyberport and the Stock Exchange of Hong Kong | The {香港科学园、数码港和香港联合交易所} | The {香港科學園、數碼港及香港聯合交易所}
Hubei Provincial Department of Culture and Tourism, HSBC and Cyberport met. | {湖北省文化和旅游厅、汇丰和数码港} met. | {湖北省文化和旅遊廳、滙豐及數碼港} met.
In Hong Kong, HSBC and KPMG China grew. | In {香港}, {汇丰} and {毕马威中国} grew. | In {香港}, {滙豐} and {畢馬威中國} grew.
In Wuhan, Hubei, HSBC, KPMG China and InvestHK met. | In {湖北武汉}, {汇丰、毕马威中国和投资推广署} met. | In {湖北武漢}, {滙豐、畢馬威中國及投資推廣署} met.
HSBC, KPMG China and the Hong Kong Foo Association came. | {汇丰}, {毕马威中国} and the {香港} Foo Association came. | {滙豐}, {畢馬威中國} and the {香港} Foo Association came.
In Hong Kong, Macao and Shenzhen it grew. | In {香港、澳门和深圳} it grew. | In {香港、澳門及深圳} it grew.
The Financial Secretary, Mr Paul Chan, the Secretary for Justice, Mr Paul Lam, and others left. | The {财政司司长陈茂波}, the {律政司司长林定国} and others left. | The {財政司司長陳茂波}, the {律政司司長林定國} and others left.
Zhang Wei, president of Xi'an Jiaotong University; Li Na, general manager of Bank of China; and Wang Jun, mayor of Xi'an, came. | {西安交通大学校长Zhang Wei、中国银行总经理Li Na和西安市市长Wang Jun} came. | {西安交通大學校長Zhang Wei、中國銀行總經理Li Na及西安市市長Wang Jun} came.
Mr Algernon Yau, Mr Paul Chan and Professor Sun Dong left. | {丘应桦先生、陈茂波先生和孙东教授} left. | {丘應樺先生、陳茂波先生及孫東教授} left.
Algernon Yau, Paul Chan and Sun Dong left. | {丘应桦、陈茂波和孙东} left. | {丘應樺、陳茂波及孫東} left.
Dr Lam Wing-yiu, Mr Chan Tsz-kit and Professor Ho Man-keung left. | {Lam Wing-yiu博士、Chan Tsz-kit先生和Ho Man-keung教授} left. | {Lam Wing-yiu博士、Chan Tsz-kit先生及Ho Man-keung教授} left.
HSBC; InvestHK; and Cyberport came. | {汇丰、投资推广署和数码港} came. | {滙豐、投資推廣署及數碼港} came.
HSBC; InvestHK, Cyberport and KPMG China came. | {汇丰}; {投资推广署、数码港和毕马威中国} came. | {滙豐}; {投資推廣署、數碼港及畢馬威中國} came.
Mr Simon Lee of HSBC; Mr Alan So; and Mr Ho left. | {Simon Lee先生} of {汇丰}; {Alan So先生}; and {Ho先生} left. | {Simon Lee先生} of {滙豐}; {Alan So先生}; and {Ho先生} left.
Mr Alan So; Ms Ng; and Mr Ho of HSBC left. | {Alan So先生}; {Ng女士}; and {Ho先生} of {汇丰} left. | {Alan So先生}; {Ng女士}; and {Ho先生} of {滙豐} left.
A friend of HSBC, Mr Ho, and Ms Ng left. | A friend of {汇丰}, {Ho先生}, and {Ng女士} left. | A friend of {滙豐}, {Ho先生}, and {Ng女士} left.
the Belt and Road Initiative, the Greater Bay Area and the national 14th Five-Year Plan | the {“一带一路”倡议、大湾区和国家“十四五”规划} | the {「一帶一路」倡議、大灣區及國家「十四五」規劃}
"""


def rows(table: str) -> list[tuple[str, str, str]]:
    cells = [[cell.strip() for cell in line.split(" | ")] for line in table.strip().splitlines()]
    return [(source, hans, hans if hant == "=" else hant) for source, hans, hant in cells]


@pytest.mark.parametrize(
    ("source", "simplified", "traditional"), rows(PLACES + PEOPLE.lstrip() + LISTS.lstrip())
)
def test_names_that_belong_together(source: str, simplified: str, traditional: str) -> None:
    assert (shown(source, CN), shown(source, HK)) == (simplified, traditional)


def name(hans: str, hant: str) -> Name:
    return Name(hans, Term(hans, hans, {CN: hans, HK: hant}))


@pytest.mark.parametrize(
    ("outer", "inner", "simplified", "traditional"),
    [
        (("陕西", "陝西"), ("西安", "西安"), "陕西西安", "陝西西安"),
        (("陕西省", "陝西省"), ("陕西省西咸新区", "陝西省西咸新區"), "陕西省西咸新区", "陝西省西咸新區"),
        (("陕西省", "陝西省"), ("陕西西咸新区", "陝西西咸新區"), "陕西西咸新区", "陝西西咸新區"),
        (("陕西", "陝西"), ("陕西省商务厅", "陝西省商務廳"), "陕西省商务厅", "陝西省商務廳"),
        (("广西壮族自治区", "廣西壯族自治區"), ("南宁", "南寧"), "广西壮族自治区南宁", "廣西壯族自治區南寧"),
        (("西咸新区", "西咸新區"), ("西咸新区管委会", "西咸新區管委會"), "西咸新区管委会", "西咸新區管委會"),
        (("中国", "中國"), ("中国银行", "中國銀行"), "中国银行", "中國銀行"),
    ],
)
def test_a_compound_never_says_a_beginning_twice(
    outer: tuple[str, str], inner: tuple[str, str], simplified: str, traditional: str
) -> None:
    value = NameList((name(*outer), name(*inner)), compound=True)
    texts = tuple(render(value, default_style(locale)) for locale in (CN, HK))
    assert texts == (simplified, traditional)


@pytest.mark.parametrize(
    ("post", "source", "slots"),
    [
        ("Director of Highways", "The {}, Mr Tony Yau, left.", ["{}, Mr Tony Yau,"]),
        ("Director of Highways", "The Acting {}, Mr Tony Yau, left.", ["Acting {}, Mr Tony Yau,"]),
        ("Head of Ferries", "Mr Tony Yau, {}, left.", ["Mr Tony Yau, {},"]),
        ("Director of Audit's Report", "The {}, Mr Tony Yau, left.", ["{}", "Mr Tony Yau"]),
        ("Minister for Ferries Award", "The {}, Mr Tony Yau, left.", ["{}", "Mr Tony Yau"]),
    ],
)
def test_a_post_by_its_words_needs_no_category(post: str, source: str, slots: list[str]) -> None:
    finder = Protector([Term("h", post, {CN: "署长", HK: "署長"}, file="own.csv", line=2)])
    (segment,) = finder.protect(document(source.format(post))).segments
    assert [slot.source for slot in segment.slots] == [slot.format(post) for slot in slots]
