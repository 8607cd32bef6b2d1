"""Outpatients' bills kept for the benchmark: a bill on a phone, a hospital's own upright sheet, and a long strip of a needle printer."""

import random
from collections.abc import Callable, Mapping, Sequence

from training.render import invent, licence_parts, medical_bills, paper, seal
from training.render.canvas import Canvas, Ink, Rendered, Style
from training.render.contents import MedicalInvoice
from training.render.medical_form import Filler, Place, Writing, rows_of, writing
from training.render.medical_seals import press
from training.render.medical_table import Column, charge

GREY: Ink = (134, 140, 150)
LINE: Ink = (228, 231, 236)
VIOLET: Ink = (92, 70, 132)
Cell = tuple[float, str, str]
"""The share of a row, a label, and the field that stands under it."""


def _bill(rng: random.Random, most: int, covered: bool = True) -> MedicalInvoice:
    content = invent.medical_invoice(rng, inpatient=False)
    return medical_bills.itemised(medical_bills.erased(content, rng) if covered else content, rng, most)


def wallet(rng: random.Random) -> Rendered:
    """A phone's page of one electronic bill: what it is at the top, names in grey at the left, all values flush right."""
    content = _bill(rng, 7, covered=False)
    tint = rng.choice(((38, 118, 222), (24, 150, 132), (206, 70, 60)))
    canvas = licence_parts.screen("票据详情", rng, tint, 2760)
    filler = Filler(canvas, content, Style("sans", 32, GREY), Style("sans", 33, (36, 40, 46)),
                    writing(rng, "%Y-%m-%d", "%Y年%m月%d日"))  # fmt: skip
    licence_parts.shadowed(canvas, (28, 228, 1052, 780), radius=20)
    canvas.text(
        (540, 290), f"{content.province}医疗门诊收费票据（电子）", Style("sans", 38, (36, 40, 46), weight=0.5), "m"
    )
    y = _listed(filler, 370, (
        ("票据代码", "invoice_code"), ("票据号码", "invoice_number"), ("校验码", "check_code"), ("交款人", "patient_name"),
        ("开票日期", "issue_date"), ("开票单位", "hospital_name"),
    ))  # fmt: skip
    y = _bought(filler, y + 44)
    licence_parts.shadowed(canvas, (28, round(y), 1052, round(y + 900)), radius=20)
    y = _listed(filler, y + 48, (
        ("业务流水号", "serial_number"), ("门诊号", "case_number"), ("就诊日期", "visit_date"), ("医疗机构类型", "hospital_type"),
        ("医保类型", "insurance_type"), ("医保编号", "insurance_number"), ("性别", "sex"), ("医保统筹", "social_insurance_paid"),
        ("其他支付", "other_paid"), ("个人账户", "personal_account_paid"), ("现金支付", "personal_cash_paid"), ("个人自付", "self_pay"),
        ("个人自费", "self_funded"),
    ))  # fmt: skip
    canvas.text((540, y + 56), "下载电子票据　｜　票据查验", Style("sans", 32, tint), "m")
    canvas.image = canvas.image.crop((0, 0, 1080, round(y + 150)))
    return canvas.done(content.document_type)


def _listed(filler: Filler, y: float, rows: Sequence[tuple[str, str]]) -> float:
    for label, field in rows:
        filler.canvas.text((66, y), label, filler.form)
        filler.at(1014, y, field, 660, "r")
        y += 66
    return y


def _bought(filler: Filler, y: float) -> float:
    """The charges in a panel of their own, each with its amount flush right, and what they come to."""
    canvas, content = filler.canvas, filler.content
    style = filler.filled.but(size=31)
    high = sum(34 + 38 * len(rows_of(one.name, style, 560)) for one in content.charges) + 250
    licence_parts.shadowed(canvas, (28, round(y), 1052, round(y + high)), radius=20)
    canvas.text((66, y + 50), "收费项目", Style("sans", 35, (36, 40, 46), weight=0.5))
    row = y + 120
    columns = (Column(0, "", "name", width=560), Column(690, "", "both", "r"), Column(948, "", "amount", "r"))
    for one in content.charges:
        row += charge(filler, one, 66, row, columns, style, 38) + 34
    canvas.rule((66, row - 26), (1014, row - 26), LINE, 2)
    canvas.text((66, row + 12), "金额合计（小写）", filler.form)
    filler.at(1014, row + 12, "total_amount", 400, "r", filler.filled.but(size=38, weight=0.5))
    canvas.text((66, row + 72), "金额合计（大写）", filler.form)
    filler.at(1014, row + 72, "total_amount_in_words", 600, "r")
    return y + high + 24


def sheet(rng: random.Random) -> Rendered:
    """An upright sheet under the hospital's name: every label in a box above its value, ruled charges, payments in boxes again."""
    content = _bill(rng, 10)
    canvas = Canvas((1180, 1560), rng, (255, 255, 255))
    black = Style("sans", 21, (58, 58, 62))
    filler = Filler(canvas, content, black, Style(rng.choice(("serif", "sans")), 24, (22, 22, 26)),
                    writing(rng, "%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d"))  # fmt: skip
    name = filler.filled.but(size=36, weight=0.4, spacing=2)
    filler.at(590, 84, "hospital_name", 1000, "m", name)
    canvas.text((590, 142), "门（急）诊医疗费收据", black.but(size=32, weight=0.4), "m")
    filler.places((Place(70, 196, "票据代码 ", "invoice_code"), Place(440, 196, "票据号码 ", "invoice_number"),
                   Place(840, 196, "校验码 ", "check_code")), 1110)  # fmt: skip
    y = _boxes(filler, 226, (
        ((0.22, "患者姓名", "patient_name"), (0.12, "性别", "sex"), (0.3, "就诊日期", "visit_date"), (0.36, "病历号", "case_number")),
        ((0.34, "费别", "insurance_type"), (0.36, "医保个人编号", "insurance_number"), (0.3, "机构类型", "hospital_type")),
    ))  # fmt: skip
    y = _ruled(filler, y + 16)
    y = _boxes(filler, y + 16, (
        ((0.34, "基金支付", "social_insurance_paid"), (0.33, "其他支付", "other_paid"), (0.33, "个人账户支付", "personal_account_paid")),
        ((0.34, "个人现金支付", "personal_cash_paid"), (0.33, "个人自付", "self_pay"), (0.33, "个人自费", "self_funded")),
    ))  # fmt: skip
    filler.places((Place(70, y + 40, "流水号 ", "serial_number"), Place(520, y + 40, "收费日期 ", "issue_date"),
                   Place(850, y + 40, "收费员 ", "cashier")), 1110)  # fmt: skip
    canvas.text((70, y + 88), "退费须持此收据，遗失不补", black)
    press(canvas, content.hospital_name, (900, y + 40), ("门诊收费专用章", "收费专用章"))
    canvas.image = canvas.image.crop((0, 0, 1180, round(y + 150)))
    return canvas.done(content.document_type)


def _boxes(filler: Filler, y: float, rows: Sequence[Sequence[Cell]]) -> float:
    """Rows of boxes with the label small at the top of each and the value under it; gives where they end."""
    canvas, left, room = filler.canvas, 60.0, 1060.0
    for row in rows:
        x = left
        for share, label, field in row:
            canvas.frame(x, y, x + share * room, y + 82, filler.form.ink, 1)
            canvas.text((x + 12, y + 22), label, filler.form.but(size=19))
            filler.at(x + 12, y + 56, field, share * room - 24)
            x += share * room
        y += 82
    return y


def _ruled(filler: Filler, y: float) -> float:
    """The charges, each in a ruled row, then the sum in words and figures."""
    canvas, ink = filler.canvas, filler.form.ink
    columns = (
        Column(14, "项目/规格", "name", width=480), Column(560, "单位", "unit", "m", 80), Column(700, "单价", "price", "r"),
        Column(800, "数量", "quantity", "r"), Column(1044, "金额(元)", "amount", "r"),
    )  # fmt: skip
    top = y
    for column in columns:
        canvas.text((60 + column.at, y + 24), column.heading, filler.form, column.anchor)
    y += 48
    for one in filler.content.charges:
        canvas.rule((60, y), (1120, y), ink, 1)
        y += charge(filler, one, 60, y + 25, columns, filler.filled.but(size=22), 27) + 18
    canvas.rule((60, y), (1120, y), ink, 1)
    filler.places(
        (Place(74, y + 30, "大写：", "total_amount_in_words"), Place(830, y + 30, "合计：", "total_amount")), 1106
    )
    canvas.frame(60, top, 1120, y + 60, ink, 1)
    return y + 60


def strip(rng: random.Random) -> Rendered:
    """A long strip printed by needles over a violet form: three groups of charges in a row, payments as lines at the right."""
    content = medical_bills.erased(invent.medical_invoice(rng, inpatient=False), rng)
    tone = rng.choice(((246, 242, 250), (252, 250, 252), (244, 244, 248)))
    canvas = Canvas((1900, 700), rng, tone, shift=8)
    paper.tractor_holes(canvas.image, 92, 15)
    needles = Style(rng.choice(("mono", "typewriter")), 27, (56, 58, 84), dotted=True)
    filler = Filler(canvas, content, Style("serif", 25, VIOLET), needles, writing(rng, "%Y-%m-%d", "%Y%m%d"))
    canvas.text(
        (950, 66),
        f"{content.province}非营利性医疗机构门诊收费专用票据",
        filler.form.but(size=40, spacing=4, weight=0.5),
        "m",
    )
    canvas.stamp(seal.worn(seal.supervision(content.province, 180), rng), (950, 60), seal.RED)
    filler.at(1530, 66, "invoice_number", 280, "l", Style("serif", 38, (200, 52, 58), spacing=3))
    canvas.text((1490, 66), "No", Style("serif", 30, (200, 52, 58)), "m")
    filler.places((
        Place(90, 128, "姓名", "patient_name"), Place(390, 128, "性别", "sex"), Place(560, 128, "医保类别", "insurance_type"),
        Place(960, 128, "医保证号", "insurance_number"), Place(1490, 128, "票据代码", "invoice_code")), 1840)  # fmt: skip
    _groups(filler)
    _strip_foot(filler)
    return canvas.done(content.document_type)


def _groups(filler: Filler) -> None:
    """Three groups of three rows; the payments in a panel beside them."""
    canvas = filler.canvas
    canvas.frame(80, 160, 1820, 560, VIOLET, 2)
    canvas.rule((80, 206), (1330, 206), VIOLET, 1)
    columns = (Column(14, "收 费 项 目", "name", width=230), Column(402, "金 额", "amount", "r"))
    for i in range(3):
        left = 80 + i * 416
        for column in columns:
            canvas.text((left + column.at, 184), column.heading, filler.form, column.anchor)
        canvas.rule((left + 416, 160), (left + 416, 490 if i < 2 else 560), VIOLET, 1)
        y = 244.0
        for one in filler.content.charges[i::3]:
            y += charge(filler, one, left, y, columns, filler.filled, 32) + 40
    rows = (
        ("统筹支付", "social_insurance_paid"), ("其它支付", "other_paid"), ("帐户支付", "personal_account_paid"),
        ("现金支付", "personal_cash_paid"), ("自付金额", "self_pay"), ("自费金额", "self_funded"),
    )  # fmt: skip
    for i, (label, field) in enumerate(rows):
        filler.place(Place(1350, 196 + i * 63, label, field), 1800, filler.form)


def _strip_foot(filler: Filler) -> None:
    canvas, form, content = filler.canvas, filler.form, filler.content
    canvas.rule((80, 490), (1330, 490), VIOLET, 1)
    filler.places(
        (Place(96, 526, "合计（大写）", "total_amount_in_words"), Place(960, 526, "（小写）￥", "total_amount")), 1320
    )
    filler.places((Place(90, 606, "就诊日期", "visit_date"), Place(420, 606, "门诊号", "case_number"),
                   Place(800, 606, "业务流水号", "serial_number"), Place(1330, 606, "收费员", "cashier")), 1800)  # fmt: skip
    filler.place(Place(90, 654, "收款单位（盖章）", "hospital_name"), 960, form)
    day = content.issue_date
    canvas.pair(
        (1330, 654),
        "日期",
        form,
        "issue_date",
        day,
        filler.filled,
        Writing("%Y年%m月%d日").shown(content, "issue_date", day),
    )
    press(canvas, content.hospital_name, (760, 624), ("收费专用章", "门诊收费章", "财务专用章"))


BENCH: Mapping[str, Callable[[random.Random], Rendered]] = {"wallet": wallet, "sheet": sheet, "strip": strip}
