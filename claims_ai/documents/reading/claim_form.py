"""理赔申请书 of any insurer: a table of labelled cells, values beside or under their label, digits perhaps in boxes of their own."""

import re
from collections.abc import Sequence

from claims_ai.documents import parse
from claims_ai.documents.geometry import centre
from claims_ai.documents.labels import Hit, Span
from claims_ai.documents.layout import Sheet, label_hits, under_spans, value_spans
from claims_ai.documents.reading.bilingual import wrapped_text
from claims_ai.documents.reading.claim_letter import told_of_claim
from claims_ai.documents.reading.common import Labelled, Reading, read_labelled, vocabulary_of
from claims_ai.documents.text import half_width, squash
from claims_ai.values import Field

# letters, digits and hyphens, but no date
_POLICY = r"(?!(?:19|20)\d\d-\d\d?-\d)(?=[A-Za-z\d-]{7,34})[A-Za-z]{0,6}-?\d[\dA-Za-z]*(?:-[\dA-Za-z]+)*"
_ID_NUMBER = parse.boxed(r"\d{17}[\dXx]|\d{15}(?!\d)")
_MOBILE = parse.boxed(r"1\d{10}(?!\d)")
FIELDS = (
    Labelled(
        "policy_number",
        ("保险单号码", "保险单号", "保单号码", "保单号", "保险合同号", "保险合同号码", "保险合同编号", "保单编号", "合同号码", "团体保单号",
        "保险单编号", "保险凭证号", "合同编号", "合同号", "电子保单号", "团单号", "保单编码", "保险凭证号码", "团体保单号码", "团体保险单号", "个人保单号",
        "投保单号", "电子保单号码", "保险卡号", "分单号", "保单合同号"),
        parse.boxed(_POLICY),
    ),
    Labelled("insured_name", ("被保险人姓名", "被保险人", "被保人姓名", "出险人姓名", "出险人", "事故者姓名", "事故者", "被保人", "出险者姓名",
        "患者姓名", "就诊人姓名", "就诊人", "就医人姓名", "出险者", "事故人姓名", "事故人", "受伤人姓名", "伤者姓名", "学生姓名", "被保险人名称", "就医人",
        "参保人姓名", "参保人", "被保险人(出险人)", "出险人(被保险人)", "被保险人/出险人"), parse.person),
    Labelled("insured_id_number", ("被保险人证件号码", "被保险人身份证号码", "被保险人身份证号", "出险人证件号码", "被保险人证件号",
        "被保险人身份证件号码", "出险人身份证号", "出险人身份证号码", "被保人证件号码", "就诊人身份证号码", "就诊人身份证号", "就诊人证件号码", "就诊人身份证",
        "患者身份证号码", "患者身份证号", "患者证件号码", "被保人身份证号码", "被保人身份证号", "被保险人身份证", "出险人身份证", "出险人证件号",
        "事故者证件号码", "事故者身份证号码", "事故者身份证号", "事故人证件号码", "学生身份证号码", "学生身份证号", "被保险人证件", "出险人证件", "就诊人证件",
        "参保人身份证号", "参保人身份证号码", "参保人证件号码", "身份证/护照号码", "身份证/护照号", "身份证件号码"), _ID_NUMBER),
    Labelled("applicant_name", ("申请人姓名", "申请人", "申领人姓名", "索赔申请人", "索赔人姓名", "索赔人", "申领人", "员工姓名", "职工姓名",
        "报案人姓名", "报案人", "报销人姓名", "报销人", "申报人姓名", "申报人", "理赔申请人", "给付申请人", "申请人名称",
        "索赔权利人", "索赔权利人姓名"), parse.person),
    Labelled("mobile", ("手机号码", "手机号", "移动电话", "联系手机", "手机", "联系电话", "联系方式", "联系手机号", "本人手机", "申请人手机", "申请人电话",
        "申请人联系电话", "联系手机号码", "电话号码", "手机/电话", "联系人电话", "电话"), _MOBILE),
    Labelled(
        "accident_date",
        ("出险日期", "事故日期", "出险时间", "事故时间", "事故发生日期", "事故发生时间", "保险事故日期", "事故发生日", "事故日", "出险日", "意外发生时间",
        "意外发生日期", "保险事故发生日期", "保险事故发生时间", "保险事故时间", "事发日期", "事发时间", "出事日期", "出事时间", "受伤日期", "受伤时间",
        "意外日期", "意外事故日期", "意外事故时间", "发生日期", "发生时间", "首次就诊日期", "发病日期", "初次就诊日期", "首诊日期", "发病时间",
        "患病或出险时间", "出险或患病时间", "患病时间", "患病日期", "出险(就诊)日期", "出险(就诊)时间", "出险/就诊日期", "出险/就诊时间"),
        parse.one_date,
    ),
    Labelled(
        "claim_amount",
        ("申请金额", "索赔金额", "申请给付金额", "申请理赔金额", "申请赔付金额", "理赔金额", "申请给付金", "本次申请金额", "申请赔付金额",
        "申请保险金金额", "申请赔款金额", "给付金",  "给付金额", "索赔总金额", "申请总金额", "申请给付额", "申请理赔额", "索赔额", "合计申请金额",
        "申请金额合计", "申请报销金额", "报销金额", "申请保险金", "索赔金额合计", "申请赔偿金额", "赔付金额", "请求金额", "小写金额", "金额小写", "小写"),
        parse.amount,
    ),
    Labelled(
        "payee_name",
        ("领款人姓名", "收款人姓名", "账户名称", "账户名", "开户名", "户名", "账户姓名", "开户人姓名", "账户所有人", "收款人户名", "收款账户名",
        "开户人", "领款人", "收款人", "受款人", "收款户名", "开户姓名", "账户所有人姓名", "开户名称", "银行户名", "账户户名", "收款人名称", "收款账户名称",
        "持卡人姓名", "持卡人", "账户持有人", "帐户名称",
        "赔款收款人", "赔款收款人姓名", "赔款领款人", "保险金收款人", "帐户名", "受款人姓名", "领取人姓名", "领取人", "开户户名"),
        parse.person,
    ),
    Labelled(
        "payee_account",
        ("银行账号", "收款账号", "银行卡号", "银行账户", "账户号码", "转账账号", "账号", "卡号", "银行卡卡号", "收款人账号", "银行帐号", "帐号", "账户号",
        "收款账户", "银行卡号码", "卡折号", "银行账号/卡号", "收款卡号", "收款银行账号", "领款账号", "领款人账号", "储蓄卡号", "借记卡号", "开户账号",
        "账(卡)号"),
        parse.boxed(r"\d{12,22}"),
    ),
    Labelled("payee_bank", ("开户银行", "开户银行名称", "开户行名称", "开户行", "银行名称", "收款银行", "开户网点", "开户支行",
        "所属银行", "开户银行及网点", "开户银行及支行", "收款人开户行", "收款开户行", "收款人开户银行", "收款银行名称", "转账银行", "银行及网点", "发卡银行"),
        parse.matching("银行|信用社|信用联社|邮储")),
)  # fmt: skip
# the day of a visit, where it is no heading of a list of visits
_VISIT = ("就诊日期", "就医日期", "就诊时间")
# labels that say whose they are only by the part of the form they stand in
SHARED = {
    "insured": (Labelled("insured_name", ("姓名",), parse.person), Labelled("insured_id_number", ("证件号码", "身份证号码", "身份证号"), _ID_NUMBER)),
    "applicant": (Labelled("applicant_name", ("姓名",), parse.person),),
    "payee": (Labelled("payee_name", ("姓名",), parse.person),),
}  # fmt: skip
_PARTS = {
    "insured": ("被保险人信息", "被保险人资料", "被保险人情况", "出险人信息", "出险人资料", "事故者信息"),
    "applicant": ("申请人信息", "申请人资料", "申请人情况", "报案人信息", "报案人资料", "索赔申请人信息"),
    "payee": ("领款人信息", "领款信息", "收款信息", "收款账户信息", "账户信息", "银行账户信息", "领款账户信息", "赔款支付信息", "保险金领取信息",
        "转账信息"),
}  # fmt: skip
# the same written down the side of its rows, or over them alone in a line
_SIDES = {
    "insured": ("被保险人", "出险人", "被保人", "事故者", "就诊人", *_PARTS["insured"]),
    "applicant": ("申请人", "索赔人", "报案人", "索赔申请人", *_PARTS["applicant"]),
    "payee": ("领款人", "收款人", "受益人", "受款人", "领款账户", "给付账户", *_PARTS["payee"]),
}
_SIDE = re.compile(
    "|".join(f"(?P<{part}>{'|'.join(sorted(words, key=len, reverse=True))})" for part, words in _SIDES.items())
)
_TALL = 1.8
_SIGNED = re.compile(
    r"(?:(?:索赔|理赔)?申请人|索赔人|申领人|索赔权利人)\s*(?:[(]?\s*(?:电子|亲笔)?(?:签章|签名|签字|盖章)(?:[/或](?:签章|盖章))?\s*[)]?)\s*:?"
)
STOPS = (
    "申请人签名", "申请人签字", "签名", "签字", "申请日期", "与被保险人关系", "事故经过", "出险经过", "事故原因", "出险原因", "申请事项", "证件类型",
        "性别",
    "通讯地址", "联系地址", "地址", "邮编", "申请信息", "声明", "就诊医院", "医院名称", "申请类型", "金额大写", "证件有效期", "出生日期", "职业", "国籍",
    "年龄", "事故地点", "出险地点", "关系", "投保人", "投保人姓名", "投保单位", "受益人", "委托人", "受托人", "电子邮箱", "领取方式", "给付方式",
    "日期", "部门", "班级", "投保单位盖章", "申请项目", "填表日期", "诊断", "报案号", "证件名称", "手机", "保险公司",
    "申请人承诺", "申请人声明", "申请人确认", "承诺", "声明事项",
    *_VISIT,
)  # fmt: skip
VOCABULARY = vocabulary_of(
    (
        *FIELDS,
        *(field for fields in SHARED.values() for field in fields),
        *(Labelled(part, headings, parse.text) for part, headings in _PARTS.items()),
    ),
    STOPS,
)


def read(sheet: Sheet) -> Reading:
    """Read a claim form."""
    shared = _shared(sheet)
    found = {**told_of_claim(sheet), **_by_part(sheet, shared), **read_labelled(sheet, FIELDS, VOCABULARY, under=True)}
    if "payee_bank" in found:
        found["payee_bank"] = wrapped_text(sheet, VOCABULARY, found["payee_bank"])
    asked = any(hit.name in SHARED["applicant"][0].labels for hit, part in shared if part == "applicant")
    if "applicant_name" not in found and not asked and (signed := _signed(sheet)):
        found["applicant_name"] = signed
    visit = None if "accident_date" in found else _visit(sheet)
    return Reading({**found, "accident_date": visit} if visit else found)


def _visit(sheet: Sheet) -> Field | None:
    """The day of the visit beside its label, on a form that asks for no other day."""
    hits = (hit for hit in label_hits(sheet, VOCABULARY) if hit.line.text[hit.start : hit.end].strip(":： ") in _VISIT)
    days = (parse.one_date(value_spans(sheet, VOCABULARY, hit)) for hit in hits)
    return next((day for day in days if day), None)


def _signed(sheet: Sheet) -> Field | None:
    """Who signs as the one who claims, on a form that asks for the name nowhere else."""
    for line in sheet.lines:
        match = _SIGNED.search(half_width(line.text))
        spans = [Span(line, match.end(), len(line.text))] if match else []
        beside = sheet.right_of(line.box) if match and not spans[0].text.strip(" :") else []
        name = parse.person([Span(beside[0], 0, len(beside[0].text))] if beside else spans)
        if name:
            return name
    return None


def _shared(sheet: Sheet) -> list[tuple[Hit, str]]:
    """The labels that stand in every part of the form, each with the part whose heading is beside it or was last above it.

    Before the first heading a form speaks of the insured.
    """
    part, found = "insured", list[tuple[Hit, str]]()
    for hit in label_hits(sheet, VOCABULARY):
        part = _headed(sheet, hit) or part
        found.append((hit, _beside(sheet, hit) or part))
    return found


def _by_part(sheet: Sheet, shared: Sequence[tuple[Hit, str]]) -> dict[str, Field]:
    """The fields of such labels, of each the first that has a value."""
    found = dict[str, Field]()
    for hit, part in shared:
        for wanted in SHARED[part]:
            value = _value(sheet, hit, wanted) if hit.name in wanted.labels else None
            if value:
                found.setdefault(wanted.name, value)
    return found


def _headed(sheet: Sheet, hit: Hit) -> str | None:
    """The part that a label is the heading of: one of its headings, or a word for its person that has its row to itself."""
    named = next((part for part, headings in _PARTS.items() if hit.name in headings), None)
    word = next((part for part, words in _SIDES.items() if squash(hit.line.text) in words), None)
    alone = word and not sheet.right_of(hit.line.box) and not sheet.left_of(hit.line.box)
    return named or (word if alone else None)


def _beside(sheet: Sheet, hit: Hit) -> str | None:
    """The part whose heading is written down the side of the rows a label is in, several perhaps read as one line."""
    x, y = centre(hit.span.box)
    for line in sheet.lines:
        (left, top), _, (_, bottom), _ = line.box
        if left < x and top < y < bottom and bottom - top > _TALL * sheet.line_height and line is not hit.line:
            text = squash(line.text)
            here = (y - top) / (bottom - top) * len(text)
            parts = [(abs((match.start() + match.end()) / 2 - here), match.lastgroup) for match in _SIDE.finditer(text)]
            return min(parts)[1] if parts else None
    return None


def _value(sheet: Sheet, hit: Hit, wanted: Labelled) -> Field | None:
    beside = wanted.parse(value_spans(sheet, VOCABULARY, hit))
    return beside or wanted.parse(under_spans(sheet, VOCABULARY, hit))
