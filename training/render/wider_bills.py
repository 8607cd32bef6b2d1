"""Hospitals' bills and lists of charges in wording, order and ruling drawn anew for each page."""

import random
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from decimal import Decimal
from functools import partial

from claims_ai.money import to_words
from training.render import invent, medical_bills, people, seal
from training.render import medical_words as words
from training.render.canvas import Rendered
from training.render.contents import SEXES, MedicalInvoice
from training.render.medical_form import VALUES
from training.render.medical_seals import press
from training.render.wider_charges import columns, table
from training.render.wider_parts import Fact, Sheet, fact, some

Drawers = Mapping[str, Callable[[random.Random], Rendered]]
NAMES = "姓名/患者姓名/交款人/病人姓名/付款人/就诊人/缴款人"
LABELS: Mapping[str, str] = {
    "invoice_code": "票据代码/发票代码/代码/收据代码", "invoice_number": "票据号码/票号/号码/收据号/No/发票号码", "check_code": "校验码/票据校验码",
    "patient_name": NAMES, "issue_date": "开票日期/日期/收费日期/结算日期/填开日期/收费时间/开具日期", "sex": "性别",
    "hospital_type": "医疗机构类型/医院类型/机构类别/医院等级", "insurance_type": "医保类型/费别/医疗类别/参保类型/身份类别/缴费方式/医保类别/结算方式",
    "insurance_number": "医保编号/社会保障号码/医保卡号/医疗证号/社保号/个人编号", "serial_number": "业务流水号/流水号/交易流水号/结算流水号",
    "visit_date": "就诊日期/就诊时间/门诊日期/就医日期", "admission_date": "入院日期/入院时间/住院日期", "discharge_date": "出院日期/出院时间/离院日期",
    "inpatient_days": "住院天数/天数/住院日数/实际住院天数",
    "social_insurance_paid": "医保统筹基金支付/统筹基金支付/医保统筹支付/统筹支付/基金支付/医保基金支付", "other_paid": "其他支付/附加支付/其它支付",
    "personal_account_paid": "个人账户支付/账户支付/个人账户/医保个账支付", "personal_cash_paid": "个人现金支付/现金支付/个人支付现金/个人支付金额（现金）",
    "self_pay": "个人自付/自付/自负/自付金额", "self_funded": "个人自费/自费/自费金额",
}  # fmt: skip
CASES = {False: "门诊号/病历号/就诊号/门诊号码/就诊卡号", True: "住院号/病案号/住院号码/住院病历号"}
TITLES = {
    False: (
        "门诊收费票据",
        "医疗门诊收费票据",
        "门诊医疗费收据",
        "门诊费用结算单",
        "门诊医药费专用收据",
        "门（急）诊收费收据",
        "门诊收费凭证",
    ),
    True: (
        "住院收费票据",
        "医疗住院收费票据",
        "住院医疗费收据",
        "住院费用结算票据",
        "住院医药费专用收据",
        "住院收费专用票据",
        "住院病人结算收据",
    ),
}
LISTS = (
    "费用清单",
    "住院费用清单",
    "费用明细清单",
    "患者费用明细",
    "一日清单",
    "住院患者费用汇总清单",
    "门诊费用明细单",
    "收费明细表",
    "医疗费用清单",
    "费用明细表",
)


def _of(content: MedicalInvoice, field: str, share: float = 1.0) -> Fact:
    """The field as this bill prints it, empty where it is left blank."""
    labels = CASES[content.served_until is not None] if field == "case_number" else LABELS[field]
    value = None if field in content.blank else VALUES[field](content)
    shown = SEXES[content.patient.sex] if field == "sex" else content.check_code if field == "check_code" else None
    return fact(labels, field, value, shown, share)


def _before(sheet: Sheet, content: MedicalInvoice, hospital: bool) -> None:
    """The numbers, then the person and the stay."""
    rng, stay = sheet.rng, content.served_until is not None
    numbers = [_of(content, "invoice_code", 0.9), _of(content, "invoice_number"), _of(content, "check_code", 0.7)]
    who = [
        _of(content, "patient_name"),
        _of(content, "sex", 0.7),
        _of(content, "issue_date"),
        _of(content, "case_number", 0.9),
    ]
    when = ["admission_date", "discharge_date", "inpatient_days"] if stay else ["visit_date"]
    who += [_of(content, field, 0.9) for field in when]
    who += [
        _of(content, field, 0.6) for field in ("hospital_type", "insurance_type", "insurance_number", "serial_number")
    ]
    who += [fact("科室/科别/就诊科室", None, content.department, share=0.4)]
    if hospital:
        who.append(fact("收款单位/医疗机构/医院名称/收费单位", "hospital_name", content.hospital_name))
    if rng.random() < 0.5:
        sheet.rows(some(rng, numbers, 0.3), rng.choice((2, 3)))
        sheet.any_of(some(rng, who, 0.6))
    else:
        sheet.any_of([*some(rng, numbers, 0.2), *some(rng, who, 0.6)])
    sheet.y += 12


def _after(sheet: Sheet, content: MedicalInvoice, foot: bool) -> None:
    """The total in figures and in words, who paid what, who was paid."""
    rng = sheet.rng
    total = fact(
        "金额合计（小写）/合计（小写）/小写/合计金额/总金额/费用合计/合计/医疗费总额/总费用",
        "total_amount",
        content.total,
    )
    said = fact(
        "金额合计（大写）/合计（大写）/大写/人民币大写/合计大写/金额大写",
        "total_amount_in_words",
        content.total_in_words,
        to_words(content.total_in_words),
    )
    sums = [said, total] if rng.random() < 0.7 else [total, said]
    rng.choice((sheet.rows, sheet.cells))(sums, rng.choice((1, 2)))
    paid = ["social_insurance_paid", "other_paid", "personal_account_paid", "personal_cash_paid"]
    own = [field for field in ("self_pay", "self_funded") if rng.random() < 0.7]
    fields = [*paid, *own] if rng.random() < 0.6 else [*own, *paid]
    way = rng.choice((sheet.rows, sheet.rows, sheet.cells, sheet.stacks))
    way(some(rng, [_of(content, field) for field in fields], 0.3), rng.choice((2, 3)))
    sheet.y += 10
    ends = [
        fact("收款人/收费员/收款员/经办人", None, content.cashier),
        fact("复核人/复核", None, rng.choice(words.DOCTORS), share=0.5),
    ]
    if foot:
        ends.insert(
            0, fact("收款单位/收款单位（章）/收费单位/医疗机构（章）/开票单位", "hospital_name", content.hospital_name)
        )
    sheet.rows(some(rng, ends, 0), 2)
    if rng.random() < 0.85:
        press(
            sheet.canvas,
            content.hospital_name,
            (sheet.left + sheet.room * rng.uniform(0.3, 0.85), sheet.y - 10),
            ("收费专用章", "财务专用章"),
        )
    sheet.y += 40


def _bill(rng: random.Random, stay: bool, classes: bool) -> Rendered:
    content = medical_bills.erased(invent.medical_invoice(rng, inpatient=stay), rng)
    if not classes:
        content = (
            medical_bills.listed_bill(content, rng, 14 if stay else 7)
            if rng.random() < 0.6
            else medical_bills.itemised(content, rng, 7)
        )
    sheet = Sheet(rng, rng.choice((1000, 1160, 1240, 1480, 1654)), shift=rng.choice((0, 0, 4)))
    where = rng.choice(("top", "facts", "foot", "foot"))
    title = rng.choice(TITLES[stay]) + rng.choice(("", "", "（电子）"))
    state = content.province if where != "top" and rng.random() < 0.7 else ""
    top = sheet.y
    sheet.title(state + title, field="hospital_name", value=content.hospital_name if where == "top" else "")
    if rng.random() < 0.6:
        sheet.canvas.stamp(
            seal.worn(seal.supervision(content.province, 200), rng),
            ((sheet.left + sheet.right) / 2, top + 20),
            seal.RED,
        )
    _before(sheet, content, where == "facts")
    halves = rng.choice((1, 2)) if classes and sheet.room > 800 and len(content.charges) > 2 else 1
    table(sheet, content.charges, columns(rng, detailed=not classes), content.served_from, halves)
    _after(sheet, content, where == "foot")
    return sheet.done(content.document_type)


def _list(rng: random.Random, classes: bool) -> Rendered:
    content = invent.medical_invoice(rng, inpatient=True)
    content = medical_bills.classified(content, rng, 22) if classes else medical_bills.listed_bill(content, rng, 24, 4)
    sheet = Sheet(rng, rng.choice((1160, 1240, 1480, 1654)), size=rng.randint(20, 24))
    where, leads = rng.choice(("top", "top", "facts", "foot")), rng.random() < 0.3
    sheet.title(rng.choice(LISTS), field="hospital_name", value=content.hospital_name if where == "top" else "")
    total = fact("总金额/费用总额/合计金额/费用合计/总费用/合计/金额合计/总计", "total_amount", content.total)
    until = content.served_until or content.served_from + timedelta(1)
    facts = [
        fact(NAMES, "patient_name", content.patient.name),
        fact("性别", None, SEXES[content.patient.sex], share=0.6),
        fact("住院号/病案号/就诊号/登记号", None, content.case_number, share=0.8),
        fact("科室/病区/住院科室", None, content.department, share=0.7),
        fact("床号/床位", None, f"{rng.randint(1, 60)}", share=0.4),
        fact("费用期间/费用日期/起止日期/统计日期", None, f"{content.served_from} 至 {until}", share=0.5),
        fact("费别/医保类型/结算类别", None, content.insurance_type, share=0.4),
        fact("预交金/预交金总额", None, Decimal(rng.randint(1, 30) * 1000), share=0.25),
        *([total] if leads else []),
        *([fact("医院/医疗机构/医院名称", "hospital_name", content.hospital_name)] if where == "facts" else []),
    ]
    sheet.any_of(some(rng, facts, 0.5))
    sheet.y += 10
    parts, ruled = columns(rng, detailed=True), rng.choice(("grid", "lines", "none"))
    _listed(sheet, content, parts, "" if ruled == "none" else ruled, classes)
    foot = [] if leads else [total]
    foot += [
        fact("打印日期/打印时间/制表日期", None, until, share=0.6),
        fact("操作员/打印人/制表", None, people.digits(rng, 4), share=0.5),
    ]
    foot += [fact("医疗机构/医院/单位", "hospital_name", content.hospital_name)] if where == "foot" else []
    if chosen := some(rng, foot, 0):
        sheet.rows(chosen, rng.choice((1, 2, 3)))
    if rng.random() < 0.5:
        press(sheet.canvas, content.hospital_name, (sheet.right - 220, sheet.y), ("收费专用章", "住院结算专用章"))
    sheet.y += 40
    return sheet.done("expense_list")


def _listed(
    sheet: Sheet, content: MedicalInvoice, parts: Sequence[tuple[str, str, float, str]], ruled: str, classes: bool
) -> None:
    """All charges in one table, or a table for each class with its sum."""
    if not classes:
        table(sheet, content.charges, tuple(parts), content.served_from, 1, ruled)
        return
    before, words_of = sheet.rng.random() < 0.5, sheet.rng.choice(("小计", "合计", "分类小计"))
    for one in content.charges:
        line = f"{one.name}　{words_of}：{one.amount:.2f}"
        sheet.heading(line if before else f"【{one.name}】")
        table(sheet, one.parts, tuple(parts), content.served_from, 1, ruled)
        if not before:
            sheet.canvas.text((sheet.right, sheet.y + 6), line, sheet.words, "r")
            sheet.y += sheet.words.size * 1.6


OUTPATIENT: Drawers = {
    "mixed_details": partial(_bill, stay=False, classes=False),
    "mixed_classes": partial(_bill, stay=False, classes=True),
}
INPATIENT: Drawers = {
    "mixed_details": partial(_bill, stay=True, classes=False),
    "mixed_classes": partial(_bill, stay=True, classes=True),
}
LIST: Drawers = {"mixed_list": partial(_list, classes=False), "mixed_groups": partial(_list, classes=True)}
