"""机动车驾驶证: the main page, with labels in Chinese and English."""

from claims_ai.documents import parse
from claims_ai.documents.layout import Sheet
from claims_ai.documents.reading.bilingual import chinese_only, wrapped_text
from claims_ai.documents.reading.common import Labelled, Reading, read_labelled, vocabulary_of
from claims_ai.documents.reading.id_card_back import end_of_validity, validity

FIELDS = (
    Labelled("name", ("姓名", "驾驶人姓名", "驾驶员姓名", "持证人姓名", "持证人", "驾驶人"), parse.person),
    Labelled("sex", ("性别",), parse.sex),
    Labelled(
        "id_number",
        ("证号", "驾驶证号", "驾驶证号码", "驾驶证编号", "身份证明号码", "公民身份号码", "居民身份证号码", "身份证号码", "身份证号", "身份证件号码", "证件号码",
        "证件号"),
        parse.identifier(r"\d{17}[\dXx]|\d{15}(?!\d)"),
    ),
    Labelled("address", ("住址", "地址", "住所", "家庭住址"), parse.chinese),
    Labelled("birth_date", ("出生日期", "出生年月日", "生日"), parse.one_date),
    Labelled(
        "first_issue_date",
        ("初次领证日期", "初次领证", "首次领证日期", "初领日期", "初领证日期", "初次领证时间", "领证日期"),
        parse.one_date,
    ),
    Labelled(
        "vehicle_class",
        ("准驾车型", "准驾车型代号", "准驾车类", "准驾类型", "驾照类型"),
        parse.identifier(r"[A-FMNP][1-6]?(?:[A-FMNP][1-6]?)*"),
    ),
    Labelled(
        "valid_from",
        ("有效起始日期", "有效期起始日期", "有效期始", "有效期起", "有效期自", "有效起始", "起始日期", "有效期开始日期", "有效期限"),
        parse.one_date,
    ),
    Labelled(
        "valid_until",
        ("有效期至", "有效期止", "有效期截止日期", "有效截止日期", "有效期截止", "有效期截至", "有效终止日期", "有效期终止", "有效期终止日期", "截止日期",
        "有效期限至", "有效日期至", "有效期到期日", "到期日期", "有效止期", "有效期结束日期"),
        end_of_validity,
    ),
)  # fmt: skip
STOPS = (
    "国籍", "有效期限", "有效期", "档案编号", "记录", "中华人民共和国机动车驾驶证", "机动车驾驶证副页", "至", "发证机关", "累积记分", "累计记分",
    "驾驶证状态", "状态", "证芯编号", "下一清分日期", "清分日期", "审验日期", "审验有效期", "下次审验日期", "下一体检日期", "体检日期", "联系电话", "手机号码",
)  # fmt: skip
VOCABULARY = vocabulary_of(FIELDS, STOPS)


def read(sheet: Sheet) -> Reading:
    """Read a driving licence."""
    plain = chinese_only(sheet)
    found = {**read_labelled(plain, FIELDS, VOCABULARY, under=True), **validity(plain)}
    if "address" in found:
        found["address"] = wrapped_text(plain, VOCABULARY, found["address"])
    return Reading(found)
