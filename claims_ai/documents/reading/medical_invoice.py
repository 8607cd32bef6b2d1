"""医疗门诊收费票据 and 医疗住院收费票据: paper forms and e-invoices of all provinces."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from claims_ai.documents import parse
from claims_ai.documents.layout import Sheet, Span, label_hits, red_free_spans, value_spans
from claims_ai.documents.reading.common import Labelled, Reading, read_labelled, vocabulary_of
from claims_ai.documents.reading.items import read_items
from claims_ai.documents.text import half_width, squash
from claims_ai.values import Field, Line

_CODE = parse.identifier(r"\d{4,12}")
_NUMBER = parse.identifier(r"\d{6,20}")
_CASE = parse.identifier(r"[A-Za-z]{0,4}\d[\dA-Za-z]{2,24}")

_COMMON = (
    Labelled("invoice_code", ("票据代码",), _CODE),
    Labelled("invoice_number", ("票据号码", "№", "No", "NO"), _NUMBER),
    Labelled("check_code", ("校验码", "校检码"), parse.identifier(r"[0-9A-Za-z]{4,20}")),
    Labelled("patient_name", ("交款人", "姓名", "患者姓名"), parse.person),
    Labelled("issue_date", ("开票日期", "收费日期", "结算日期", "日期"), parse.one_date),
    Labelled(
        "hospital_type",
        ("医疗机构类型", "医疗机构类别", "医疗结构类别", "医院类型"),
        parse.matching("医院|级|综合|专科|卫生|门诊|诊所|中心|公立|民营"),
    ),
    Labelled("insurance_type", ("医保类型", "医保类别", "费别", "参保类型"), parse.chinese),
    Labelled("insurance_number", ("医保编号", "社会保障号码", "社会保障号", "医保卡号", "社会保障卡号"), _CASE),
    Labelled("sex", ("性别",), parse.sex),
    Labelled("serial_number", ("业务流水号", "流水号"), parse.identifier(r"[A-Za-z]{0,4}\d[\dA-Za-z-]{2,30}")),
    Labelled("total_amount", ("(小写)", "小写"), parse.amount),
    Labelled("total_amount_in_words", ("金额合计(大写)", "合计(大写)", "(大写)", "大写"), parse.words),
    Labelled(
        "social_insurance_paid",
        ("医保统筹基金支付", "医保统筹支付", "统筹基金支付", "统筹支付", "医保基金支付"),
        parse.amount,
    ),
    Labelled("other_paid", ("其他支付", "附加支付", "其他医保支付"), parse.amount),
    Labelled("personal_account_paid", ("个人账户支付", "个人帐户支付", "账户支付", "帐户支付"), parse.amount),
    Labelled("personal_cash_paid", ("个人现金支付", "现金支付", "个人支付金额", "个人支付"), parse.amount),
    Labelled("self_pay", ("个人自付", "个人自负", "自付", "自负"), parse.amount),
    Labelled("self_funded", ("个人自费", "自费"), parse.amount),
)
_OUTPATIENT = (
    Labelled("case_number", ("门诊号", "门诊病历号", "病历号", "病案号", "登记号", "门诊流水号"), _CASE),
    Labelled("visit_date", ("就诊日期", "就诊时间", "看诊日期"), parse.one_date),
)
_INPATIENT = (
    Labelled("case_number", ("住院号", "住院病历号", "病案号", "病历号"), _CASE),
    Labelled("inpatient_days", ("住院天数", "实际住院天数"), parse.whole_number),
    Labelled("admission_date", ("入院日期", "入院时间"), parse.one_date),
    Labelled("discharge_date", ("出院日期", "出院时间"), parse.one_date),
)
_STAY = ("住院时间", "住院日期", "住院起止日期", "住院起止时间")
_UNIT = ("收款单位(章)", "收款单位", "收费单位")
_TOTAL_ROW = ("金额合计", "合计(大写)", "合计")
_STOPS = (
    *_STAY, *_UNIT, *_TOTAL_ROW,
    "交款人统一社会信用代码", "统一社会信用代码", "住院科室", "住院科别", "科室", "科别", "预缴金额", "预交金额", "补缴金额", "退费金额", "退款金额",
    "起付标准", "起付线", "起付线以上", "乙类首自付", "乙类先行自付", "先行自付", "按比例自付", "分类自负", "分类自付", "自付小计", "自付金额", "公务员补助",
    "师职补助", "大额(病)保险报销", "大病补充保险报销", "大病保险", "大额补助", "医疗救助", "医院承担", "医疗小计", "产前检查费", "参保地", "结算时间",
    "复核人", "收款人", "收款员", "开票人", "打印时间", "卡号", "当年账户结余", "历年账户结余", "账户余额", "个人账户余额", "现金支付中", "中心号码",
    "查验网站地址", "备注", "其他信息", "项目名称", "收费项目", "项目/规格", "数量/单位", "金额(元)", "超限额", "超大额", "预付款", "身份证号",
)  # fmt: skip

_FILLED_IN = re.compile(r"^\D{0,6}(20\d\d)[\s年.]+(\d{1,2})[\s月.]+(\d{1,2})(?!\d)")
_HOSPITAL = re.compile(
    r"[\u4e00-\u9fff()·]{2,30}?(?:医院|卫生院|保健院|卫生服务中心|诊所|门诊部|研究院|研究所|防治院|疗养院|卫生所|医疗中心|急救中心|医学院)(?:\([\u4e00-\u9fff]{2,20}\)|[\u4e00-\u9fff]{0,8}院区|[\u4e00-\u9fff]{0,6}分院)?"
)


def read_outpatient(sheet: Sheet) -> Reading:
    """Read a 门诊 invoice."""
    return _read(sheet, _COMMON + _OUTPATIENT)


def read_inpatient(sheet: Sheet) -> Reading:
    """Read a 住院 invoice, whose stay is often printed as one range."""
    reading = _read(sheet, _COMMON + _INPATIENT)
    stay = _stay(sheet)
    return replace(reading, fields={**stay, **reading.fields})


def _read(sheet: Sheet, fields: Sequence[Labelled]) -> Reading:
    found = read_labelled(sheet, fields, vocabulary_of(fields, _STOPS))
    extra = {
        "hospital_name": hospital_name(sheet),
        "total_amount": _total_beside_words(sheet),
        "issue_date": _split_date(sheet),
        "invoice_number": _red_number(sheet),
    }
    found = {**{name: value for name, value in extra.items() if value}, **found}
    if "total_amount" in found and "total_amount_in_words" not in found:
        found.update(_misread_words(sheet, Decimal(found["total_amount"].value)))
    return Reading(found, read_items(sheet))


_PLACES = vocabulary_of((), (*_STOPS, *(label for f in (*_COMMON, *_OUTPATIENT, *_INPATIENT) for label in f.labels)))
_NAMED = vocabulary_of(
    [
        Labelled(name, (name,), parse.text)
        for name in (*_STAY, *_UNIT, *_TOTAL_ROW, "金额合计(大写)", "(大写)", "(小写)")
    ],
    (),
)


def _spans_after(sheet: Sheet, names: Sequence[str]) -> list[list[Span]]:
    """The value spans of each place one of the labels stands, with and without red."""
    hits = [hit for hit in label_hits(sheet, _NAMED) if hit.name in names]
    return [
        spans
        for hit in hits
        for spans in (value_spans(sheet, _PLACES, hit), red_free_spans(sheet, _PLACES, hit))
        if spans
    ]


def _misread_words(sheet: Sheet, total: Decimal) -> dict[str, Field]:
    parser = parse.words_for(total)
    values = (parser(spans) for spans in _spans_after(sheet, ("金额合计(大写)", "合计(大写)", "(大写)")))
    found = next((value for value in values if value), None)
    return {"total_amount_in_words": found} if found else {}


def _stay(sheet: Sheet) -> dict[str, Field]:
    for spans in _spans_after(sheet, _STAY):
        days = parse.dates(spans)
        if len(days) == 2:
            return {"admission_date": days[0], "discharge_date": days[1]}
    return {}


def hospital_name(sheet: Sheet) -> Field | None:
    """The name beside 收款单位, read with and without red, else the one printed by itself near the top."""
    beside = [span for spans in _spans_after(sheet, _UNIT) for span in spans]
    top = [
        Span(line, 0, len(line.text))
        for line in (*sheet.lines, *sheet.red_free)
        if line.box[0][1] < 0.35 * (sheet.size[1] or 1e9)
    ]
    for spans in (beside, top):
        names = [found for span in spans if (found := _as_hospital(span))]
        if names:
            return max(names, key=lambda name: (round(name.confidence, 1), len(name.value)))
    return None


def _as_hospital(span: Span) -> Field | None:
    """A hospital's name; 院 read as 险 or 陆 is mended where nothing else makes a name."""
    text = squash(span.text)
    mended = re.sub(r"(?<=[医究治健生])[险陆陕]", "院", text)
    match = _HOSPITAL.search(mended)
    if not match or span.confidence < 0.75 or re.search(r"(收费|票据|专用|监制)", match[0]):
        return None
    return parse.field(match[0], [span], 1.0 if mended == text else 0.9)


def _total_beside_words(sheet: Sheet) -> Field | None:
    """Older forms print the total in digits in the row of the words, without 小写: the last amount with two decimals there."""
    hits = [hit for hit in label_hits(sheet, _NAMED) if hit.name in _TOTAL_ROW]
    for hit in hits:
        row = [
            line
            for line in sheet.right_of(hit.line.box, drift=0.9)
            if not _PLACES.hits(line) or _amount_in(line, at_start=True)
        ]
        for line in reversed(row):
            total = _amount_in(line)
            if total:
                return total
    return None


def _amount_in(line: Line, *, at_start: bool = False) -> Field | None:
    match = re.match(
        r"\D{0,5}(\d[\d,]*\.\d\d)(?!\d)" if at_start else r".*?(\d[\d,]*\.\d\d)(?!\d)", half_width(line.text)
    )
    return parse.amount([Span(line, match.start(1), match.end(1))]) if match else None


def _red_number(sheet: Sheet) -> Field | None:
    """Paper forms print № and the number in one, above the table."""
    for line in sheet.lines:
        match = re.match(r"^N[A-Za-zº°.:]{0,2}\s*(\d{8,10})$", half_width(line.text).strip())
        if match:
            return parse.field(match[1], [Span(line, 0, len(line.text))])
    return None


def _split_date(sheet: Sheet) -> Field | None:
    """A date whose year, month and day were filled in over a printed 年 月 日 at the foot of the page."""
    foot = [line for line in (*sheet.lines, *sheet.red_free) if line.box[0][1] > 0.7 * (sheet.size[1] or 0)]
    for line in foot:
        match = _FILLED_IN.match(half_width(line.text))
        day = parse.calendar_day(*match.groups()) if match else None
        if match and day:
            return parse.field(day.isoformat(), [Span(line, match.start(1), match.end())])
    return None
