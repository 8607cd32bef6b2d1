"""Inpatients' bills kept for the benchmark: a system's plain text print, a form with its payments under heads, and a sheet that subtracts who paid."""

import random
from collections.abc import Callable, Mapping, Sequence

from PIL import ImageDraw

from training.render import form_parts, invent, medical_bills, paper, seal
from training.render.canvas import Canvas, Ink, Rendered, Style
from training.render.medical_form import Filler, Place, narrowed, writing
from training.render.medical_seals import press
from training.render.medical_table import Column, charge

MAROON: Ink = (136, 44, 52)
DARK: Ink = (42, 42, 48)
TINT: Ink = (236, 240, 246)
Cell = tuple[float, str, str]
"""The share of a row, a label, and the field that stands under or behind it."""


def plain_text(rng: random.Random) -> Rendered:
    """What an old system prints on blank continuous paper: no form at all, rows of signs for rules, three charges a row."""
    content = medical_bills.erased(invent.medical_invoice(rng, inpatient=True), rng)
    canvas = Canvas((1580, 1100), rng, rng.choice(((255, 255, 255), (250, 250, 248), (246, 249, 246))))
    paper.tractor_holes(canvas.image, 94, 15)
    needles = Style(rng.choice(("mono", "typewriter")), 26, (56, 56, 70), dotted=rng.random() < 0.7)
    filler = Filler(canvas, content, needles, needles, writing(rng, "%Y-%m-%d", "%Y.%m.%d"))
    filler.at(790, 66, "hospital_name", 1000, "m", needles.but(size=36))
    canvas.text((790, 118), "住院医疗费用收据", needles.but(size=34, spacing=6), "m")
    filler.places((Place(110, 172, "票据代码:", "invoice_code"), Place(560, 172, "票据号码:", "invoice_number"),
                   Place(1060, 172, "结算日期:", "issue_date")), 1470)  # fmt: skip
    _signs(canvas, 204, "=", needles)
    filler.places((
        Place(110, 240, "姓名:", "patient_name"), Place(440, 240, "性别:", "sex"), Place(640, 240, "住院号:", "case_number"),
        Place(1060, 240, "科室:", "department"), Place(110, 284, "费别:", "insurance_type"), Place(640, 284, "医保号:", "insurance_number"),
        Place(110, 328, "入院:", "admission_date"), Place(440, 328, "出院:", "discharge_date"), Place(800, 328, "天数:", "inpatient_days"),
        Place(1060, 328, "流水号:", "serial_number"),
    ), 1470)  # fmt: skip
    _signs(canvas, 360, "-", needles)
    y = _threes(filler, 396)
    _signs(canvas, y, "-", needles)
    filler.places(
        (Place(110, y + 38, "合计(大写):", "total_amount_in_words"), Place(1060, y + 38, "(小写):", "total_amount")),
        1470,
    )
    filler.places((
        Place(110, y + 84, "统筹支付:", "social_insurance_paid"), Place(560, y + 84, "其它支付:", "other_paid"),
        Place(1060, y + 84, "帐户支付:", "personal_account_paid"),
        Place(110, y + 128, "现金支付:", "personal_cash_paid"), Place(560, y + 128, "自付金额:", "self_pay"), Place(1060, y + 128, "自费金额:", "self_funded"),
        Place(110, y + 172, "预交金额:", "prepaid"), Place(560, y + 172, "退款金额:", "refund"), Place(1060, y + 172, "医院类型:", "hospital_type"),
    ), 1470)  # fmt: skip
    _signs(canvas, y + 206, "=", needles)
    canvas.text(
        (110, y + 246), f"收费员:{content.cashier}      打印时间:{content.issue_date} 10:2{rng.randint(0, 9)}", needles
    )
    press(canvas, content.hospital_name, (1240, y + 190), ("住院收费专用章", "出院结算专用章"))
    canvas.image = canvas.image.crop((0, 0, 1580, round(y + 310)))
    return canvas.done(content.document_type)


def _signs(canvas: Canvas, y: float, sign: str, style: Style) -> None:
    canvas.text((110, y), sign * 105, narrowed(style, sign * 105, 1360))


def _threes(filler: Filler, y: float) -> float:
    """Names with their amounts, three in a row."""
    columns = (Column(0, "", "name", width=230), Column(380, "", "amount", "r"))
    for i, one in enumerate(filler.content.charges):
        charge(filler, one, 110 + i % 3 * 470, y + i // 3 * 42, columns, filler.filled, 28)
    return y + 42 * ((len(filler.content.charges) + 2) // 3) - 6


def headed(rng: random.Random) -> Rendered:
    """An electronic bill whose payments stand in two rows of a table, heads above the sums; charges in three groups."""
    content = invent.medical_invoice(rng, inpatient=True)
    canvas = Canvas((1700, 1120), rng, form_parts.paper_tone(rng))
    filler = Filler(canvas, content, Style("serif", 22, MAROON), Style(rng.choice(("serif", "sans")), 23, DARK),
                    writing(rng, "%Y-%m-%d", "%Y年%m月%d日"))  # fmt: skip
    canvas.text(
        (850, 66), f"{content.province}医疗住院收费票据（电子）", filler.form.but(size=42, spacing=4, weight=0.6), "m"
    )
    canvas.stamp(seal.supervision(content.province, 210), (850, 70), seal.RED)
    canvas.image.paste(paper.qr(f"01,99,{content.code},{content.number}", 130), (70, 26))
    filler.places((
        Place(230, 142, "票据代码：", "invoice_code"), Place(760, 142, "票据号码：", "invoice_number"), Place(1240, 142, "校验码：", "check_code"),
        Place(70, 190, "交款人：", "patient_name"), Place(400, 190, "性别：", "sex"), Place(760, 190, "住院科别：", "department"),
        Place(1240, 190, "开票日期：", "issue_date"),
    ), 1640)  # fmt: skip
    y = _in_three(filler, 222)
    y = _heads(filler, y, ((0.16, "住院号", "case_number"), (0.18, "业务流水号", "serial_number"), (0.3, "住院时间", "stay"),
                           (0.1, "住院天数", "inpatient_days"), (0.26, "医疗机构类型", "hospital_type")))  # fmt: skip
    y = _heads(filler, y, ((0.24, "医保类型", "insurance_type"), (0.28, "医保编号", "insurance_number"), (0.16, "预缴金额", "prepaid"),
                           (0.16, "补缴金额", "nothing"), (0.16, "退费金额", "refund")))  # fmt: skip
    y = _heads(filler, y, ((0.2, "医保统筹基金支付", "social_insurance_paid"), (0.15, "其他支付", "other_paid"),
                           (0.17, "个人账户支付", "personal_account_paid"),
                           (0.17, "个人现金支付", "personal_cash_paid"), (0.16, "个人自付", "self_pay"), (0.15, "个人自费", "self_funded")))  # fmt: skip
    canvas.pair((70, y + 44), "收款单位（章）：", filler.form, "hospital_name", content.hospital_name, filler.filled)
    canvas.text((900, y + 44), f"复核人：{content.cashier}　　　　收款人：{content.cashier}", filler.form)
    press(canvas, content.hospital_name, (620, y + 30), ("收费专用章", "财务专用章"))
    canvas.image = canvas.image.crop((0, 0, 1700, round(y + 120)))
    return canvas.done(content.document_type)


def _in_three(filler: Filler, y: float) -> float:
    """Three groups of classes, then the sum in words and figures; gives where they end."""
    canvas, top, charges = filler.canvas, y, filler.content.charges
    columns = (Column(16, "项目名称", "name", width=250), Column(506, "金额（元）", "amount", "r"))
    for i in range(3):
        for column in columns:
            canvas.text((70 + i * 520 + column.at, y + 24), column.heading, filler.form, column.anchor)
    for i, one in enumerate(charges):
        charge(filler, one, 70 + i % 3 * 520, y + 74 + i // 3 * 40, columns, filler.filled, 28)
    y += 74 + 40 * 4
    canvas.rule((70, top + 48), (1630, top + 48), MAROON, 1)
    filler.places(
        (
            Place(86, y + 14, "金额合计（大写）", "total_amount_in_words"),
            Place(1126, y + 14, "（小写）", "total_amount"),
        ),
        1620,
    )
    canvas.rule((70, y - 16), (1630, y - 16), MAROON, 1)
    canvas.frame(70, top, 1630, y + 44, MAROON, 2)
    return y + 44


def _heads(filler: Filler, y: float, cells: Sequence[Cell]) -> float:
    """A row of tinted heads over a row of values; gives where they end."""
    canvas, x = filler.canvas, 70.0
    for share, label, field in cells:
        end = x + share * 1560
        ImageDraw.Draw(canvas.image).rectangle((x, y, end, y + 42), fill=TINT)
        for top, foot in ((y, y + 42), (y + 42, y + 92)):
            canvas.frame(x, top, end, foot, MAROON, 1)
        canvas.text(((x + end) / 2, y + 21), label, filler.form, "m")
        if field == "stay":
            filler.stay(x + 14, y + 67)
        else:
            filler.at(x + 14, y + 67, field, end - x - 24)
        x = end
    return y + 92


def deductions(rng: random.Random) -> Rendered:
    """An upright settlement: classes in a ruled table, then one sum under the other of what each payer took over, flush right."""
    content = medical_bills.erased(invent.medical_invoice(rng, inpatient=True), rng)
    canvas = Canvas((1190, 1900), rng, form_parts.paper_tone(rng))
    style = Style(rng.choice(("serif", "sans", "kai")), 25, DARK)
    filler = Filler(canvas, content, style, style, writing(rng, "%Y年%m月%d日", "%Y-%m-%d", "%Y/%m/%d"))
    filler.at(595, 76, "hospital_name", 1000, "m", style.but(size=36, weight=0.4))
    canvas.text((595, 132), "住 院 收 费 票 据", style.but(size=32), "m")
    filler.at(1120, 132, "invoice_number", 260, "r", Style("typewriter", 28, (190, 50, 56)))
    canvas.text((70, 132), "（患者联）", style.but(size=21))
    filler.places((
        Place(70, 192, "患者姓名　", "patient_name"), Place(440, 192, "性别　", "sex"), Place(640, 192, "住院病历号　", "case_number"),
        Place(70, 238, "入院时间　", "admission_date"), Place(440, 238, "出院时间　", "discharge_date"), Place(850, 238, "住院天数　", "inpatient_days"),
        Place(70, 284, "医保类别　", "insurance_type"), Place(640, 284, "医保号　", "insurance_number"),
        Place(70, 330, "结算单号　", "serial_number"), Place(640, 330, "票据代码　", "invoice_code"),
    ), 1120)  # fmt: skip
    y = _table(filler, 366)
    rows: Sequence[tuple[str, str]] = (
        ("费用总额", "total_amount"), ("减：基本医疗保险统筹支付", "social_insurance_paid"), ("减：其他支付（补充保险、救助等）", "other_paid"),
        ("个人账户支付", "personal_account_paid"), ("个人现金支付", "personal_cash_paid"), ("其中：个人自付", "self_pay"), ("　　　个人自费", "self_funded"),
    )  # fmt: skip
    y += 46
    for label, field in rows:
        canvas.text((430, y), label, style)
        filler.at(1100, y, field, 240, "r")
        y += 44
    canvas.rule((420, y - 22), (1120, y - 22), DARK, 1)
    filler.place(Place(70, y + 10, "总额大写　", "total_amount_in_words"), 1120, style)
    filler.places((Place(70, y + 62, "收费员　", "cashier"), Place(440, y + 62, "结算日期　", "issue_date")), 1120)
    press(canvas, content.hospital_name, (230, y - 160), ("住院收费专用章", "财务专用章"))
    canvas.image = canvas.image.crop((0, 0, 1190, round(y + 130)))
    return canvas.done(content.document_type)


def _table(filler: Filler, y: float) -> float:
    canvas, top, charges = filler.canvas, y, filler.content.charges
    columns = (Column(20, "费用项目", "name", width=270), Column(505, "金额", "amount", "r"))
    for i in range(2):
        for column in columns:
            canvas.text((70 + i * 525 + column.at, y + 26), column.heading, filler.form.but(weight=0.4), column.anchor)
    rows = (len(charges) + 1) // 2
    for i, one in enumerate(charges):
        charge(filler, one, 70 + i // rows * 525, y + 78 + i % rows * 50, columns, filler.filled, 30)
    for i in range(rows + 2):
        canvas.rule((70, y + i * 50 + 2), (1120, y + i * 50 + 2), DARK, 1)
    foot = y + 52 + rows * 50
    for x in (70, 595, 1120):
        canvas.rule((x, top), (x, foot), DARK, 1)
    return foot


BENCH: Mapping[str, Callable[[random.Random], Rendered]] = {
    "plain_text": plain_text,
    "headed": headed,
    "deductions": deductions,
}
