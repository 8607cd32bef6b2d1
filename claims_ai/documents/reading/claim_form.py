"""理赔申请书: a table of labelled cells, values beside or under their label."""

from claims_ai.documents import parse
from claims_ai.documents.layout import Sheet
from claims_ai.documents.reading.common import Labelled, Reading, read_labelled, vocabulary_of

_FIELDS = (
    Labelled(
        "policy_number",
        ("保险单号码", "保险单号", "保单号码", "保单号", "保险合同号"),
        parse.identifier(r"[A-Za-z]{0,6}\d[\dA-Za-z]{5,29}"),
    ),
    Labelled("insured_name", ("被保险人姓名", "被保险人", "出险人姓名"), parse.person),
    Labelled(
        "insured_id_number",
        ("被保险人证件号码", "被保险人身份证号", "证件号码", "身份证号码", "身份证号"),
        parse.identifier(r"\d{17}[\dXx]|\d{15}(?!\d)"),
    ),
    Labelled("applicant_name", ("申请人姓名", "申请人"), parse.person),
    Labelled("mobile", ("联系电话", "手机号码", "移动电话", "手机"), parse.identifier(r"1\d{10}(?!\d)")),
    Labelled("accident_date", ("出险日期", "事故日期", "出险时间", "事故时间", "就诊日期"), parse.one_date),
    Labelled("claim_amount", ("申请金额", "索赔金额", "申请给付金额", "理赔金额"), parse.amount),
    Labelled("payee_name", ("领款人姓名", "收款人姓名", "账户名", "户名", "领款人"), parse.person),
    Labelled("payee_account", ("银行账号", "收款账号", "银行卡号", "账号", "卡号"), parse.identifier(r"\d{12,22}")),
    Labelled("payee_bank", ("开户银行", "开户行", "银行名称"), parse.chinese),
)
_STOPS = (
    "申请人签名", "申请人签字", "签名", "签字", "申请日期", "与被保险人关系", "事故经过", "出险经过", "事故原因", "出险原因", "申请事项", "证件类型", "性别",
    "通讯地址", "被保险人信息", "领款人信息", "领款信息", "申请信息", "声明", "就诊医院", "申请类型", "金额大写",
)  # fmt: skip
_VOCABULARY = vocabulary_of(_FIELDS, _STOPS)


def read(sheet: Sheet) -> Reading:
    """Read a claim form."""
    return Reading(read_labelled(sheet, _FIELDS, _VOCABULARY))
