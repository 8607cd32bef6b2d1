"""机动车驾驶证: the main page, with labels in Chinese and English."""

from claims_ai.documents import parse
from claims_ai.documents.layout import Sheet
from claims_ai.documents.reading.bilingual import chinese_only, wrapped_text
from claims_ai.documents.reading.common import Labelled, Reading, read_labelled, vocabulary_of
from claims_ai.documents.reading.id_card_back import validity

FIELDS = (
    Labelled("name", ("姓名",), parse.person),
    Labelled("sex", ("性别",), parse.sex),
    Labelled("id_number", ("证号",), parse.identifier(r"\d{17}[\dXx]|\d{15}(?!\d)")),
    Labelled("address", ("住址", "地址", "住所", "家庭住址"), parse.chinese),
    Labelled("birth_date", ("出生日期",), parse.one_date),
    Labelled("first_issue_date", ("初次领证日期", "初次领证"), parse.one_date),
    Labelled("vehicle_class", ("准驾车型",), parse.identifier(r"[A-FMNP][1-6]?(?:[A-FMNP][1-6]?)*")),
    Labelled("valid_from", ("有效起始日期", "有效期限"), parse.one_date),
)
STOPS = ("国籍", "有效期限", "档案编号", "记录", "中华人民共和国机动车驾驶证", "机动车驾驶证副页", "至")
VOCABULARY = vocabulary_of(FIELDS, STOPS)


def read(sheet: Sheet) -> Reading:
    """Read a driving licence."""
    plain = chinese_only(sheet)
    found = {**read_labelled(plain, FIELDS, VOCABULARY, under=True), **validity(plain)}
    if "address" in found:
        found["address"] = wrapped_text(plain, VOCABULARY, found["address"])
    return Reading(found)
