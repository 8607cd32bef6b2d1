"""Inpatients' bills kept for the benchmark: a form with its classes in heads of columns, a grid of labels, and a letter of a private hospital."""

import random
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from training.render import invent, medical_bills, paper, seal
from training.render.canvas import Canvas, Ink, Rendered, Style, width_of
from training.render.medical_form import Filler, Place, writing
from training.render.medical_seals import press
from training.render.medical_table import Column, charge, part

BLUE: Ink = (46, 82, 150)
RUST: Ink = (182, 84, 58)
DARK: Ink = (44, 44, 50)
HEADS = (
    "床位费", "诊察费", "检查费", "治疗费", "护理费", "手术费", "化验费", "材料费",
    "西药费", "中成药", "中草药", "输血费", "输氧费", "放射费", "麻醉费", "其他",
)  # fmt: skip
Row = Sequence[tuple[float, str, str]]
"""Cells of the share of the width, the label, and the field in the box behind it."""


def heads(rng: random.Random) -> Rendered:
    """A fiscal form in blue: the classes as heads of eight columns, sums under them; the days in parts before printed words."""
    content = medical_bills.erased(invent.medical_invoice(rng, inpatient=True), rng)
    content = medical_bills.on_form(content, HEADS, rng)
    canvas = Canvas((1640, 900), rng, rng.choice(((244, 248, 254), (252, 252, 254), (248, 248, 244))), shift=5)
    needles = Style(rng.choice(("typewriter", "serif", "mono")), 26, (44, 44, 56), dotted=rng.random() < 0.6)
    filler = Filler(canvas, content, Style("serif", 25, BLUE), needles, writing(rng))
    canvas.text(
        (820, 66), f"{content.province}医疗机构住院统一收费票据", filler.form.but(size=42, spacing=5, weight=0.6), "m"
    )
    canvas.stamp(seal.worn(seal.supervision(content.province, 220), rng), (820, 72), seal.RED)
    filler.place(Place(90, 62, "票据代码", "invoice_code"), 400, filler.form)
    canvas.text((1310, 62), "№", Style("serif", 34, (204, 50, 54)), "r")
    filler.at(1330, 62, "invoice_number", 260, "l", Style("serif", 36, (204, 50, 54), spacing=3))
    _split(filler, (1220, 128), "issue_date", content.issue_date)
    filler.places((Place(90, 128, "住院号", "case_number"), Place(480, 128, "科别", "department"),
                   Place(860, 128, "流水号", "serial_number")), 1200)  # fmt: skip
    _columns(filler)
    _heads_foot(filler)
    return canvas.done(content.document_type)


def _split(filler: Filler, at: tuple[float, float], field: str, day: date) -> float:
    """Year, month and day before their printed words; gives where the last word ends."""
    x, parts = at[0], []
    for text, word in ((f"{day.year}", "年"), (f"{day.month}", "月"), (f"{day.day}", "日")):
        parts.append(((x, at[1]), text))
        x = filler.canvas.text((x + len(text) * 15 + 20, at[1]), word, filler.form)[1][0] + 12
    filler.canvas.spread(field, day, [((x, y + filler.canvas.shift[1]), text) for (x, y), text in parts], filler.filled)
    return x


def _columns(filler: Filler) -> None:
    """Who and when in a line, then two bands of eight heads with what each came to."""
    canvas, content, form = filler.canvas, filler.content, filler.form
    canvas.frame(80, 160, 1560, 760, BLUE, 2)
    filler.places((Place(94, 192, "姓名", "patient_name"), Place(360, 192, "性别", "sex")), 520)
    x = canvas.text((520, 192), "住院日期：自", form)[1][0] + 12
    x = _split(filler, (x, 192), "admission_date", content.served_from)
    x = canvas.text((x + 4, 192), "至", form)[1][0] + 12
    x = _split(filler, (x, 192), "discharge_date", content.served_until or content.served_from)
    x = canvas.text((x + 10, 192), "共", form)[1][0] + 10
    canvas.text((filler.at(x, 192, "inpatient_days") + 12, 192), "天", form)
    sums = {one.name: one.amount for one in content.charges}
    for i, name in enumerate(HEADS):
        left, top = 80 + i % 8 * 185, 224 + i // 8 * 104
        canvas.frame(left, top, left + 185, top + 46, BLUE, 1)
        canvas.frame(left, top + 46, left + 185, top + 104, BLUE, 1)
        printed = canvas.text((left + 92, top + 24), name, form, "m")
        if name in sums:
            amount = sums[name]
            canvas.item(
                name, amount, [((left + 172, top + 76), filler.money(amount), "r")], filler.filled, beside=printed
            )


def _heads_foot(filler: Filler) -> None:
    canvas, form, content = filler.canvas, filler.form, filler.content
    filler.places(
        (Place(94, 464, "合计（大写）", "total_amount_in_words"), Place(1130, 464, "（小写）￥", "total_amount")), 1550
    )
    canvas.rule((80, 496), (1560, 496), BLUE, 1)
    cells = (
        ("医疗保险类别", "insurance_type"), ("社会保障号", "insurance_number"), ("医院等级", "hospital_type"),
        ("统筹基金支付", "social_insurance_paid"), ("其他支付", "other_paid"), ("个人账户支付", "personal_account_paid"),
        ("个人现金支付", "personal_cash_paid"), ("个人自付", "self_pay"), ("个人自费", "self_funded"),
        ("预交金额", "prepaid"), ("补交金额", "nothing"), ("退还金额", "refund"),
    )  # fmt: skip
    filler.places(
        [Place(94 + i % 3 * 490, 532 + i // 3 * 64, label, field) for i, (label, field) in enumerate(cells)], 1550
    )
    filler.place(Place(90, 800, "收款单位（盖章）", "hospital_name"), 900, form)
    canvas.pair((960, 800), "复核", form, None, content.cashier, filler.filled)
    canvas.pair((1260, 800), "收款人", form, None, content.cashier, filler.filled)
    canvas.text((90, 856), "此票据手写、涂改无效", form.but(size=21))
    press(canvas, content.hospital_name, (700, 786), ("住院收费专用章", "财务专用章", "收费专用章"))


def cells(rng: random.Random) -> Rendered:
    """An electronic bill upright: every label and every value in a box of its own, classes with what makes them up between."""
    content = medical_bills.classified(medical_bills.erased(invent.medical_invoice(rng, inpatient=True), rng), rng, 16)
    canvas = Canvas((1300, 1760), rng)
    filler = Filler(canvas, content, Style("sans", 22, RUST), Style(rng.choice(("sans", "serif", "kai")), 23, (24, 24, 28)),
                    writing(rng, "%Y-%m-%d", "%Y%m%d"))  # fmt: skip
    canvas.text(
        (650, 80),
        f"{content.province}医疗住院收费票据（电子）",
        filler.form.but(font="serif", size=40, weight=0.5),
        "m",
    )
    canvas.stamp(seal.supervision(content.province, 230), (650, 88), (220, 52, 54))
    canvas.image.paste(paper.qr(f"01,99,{content.code},{content.number},{content.check_code}", 120), (1130, 24))
    y = _grid(filler, 164, (
        ((0.34, "票据代码", "invoice_code"), (0.33, "票据号码", "invoice_number"), (0.33, "校验码", "check_code")),
        ((0.34, "交款人", "patient_name"), (0.33, "性别", "sex"), (0.33, "开票日期", "issue_date")),
        ((0.34, "住院号", "case_number"), (0.33, "科室", "department"), (0.33, "住院天数", "inpatient_days")),
        ((0.34, "入院日期", "admission_date"), (0.33, "出院日期", "discharge_date"), (0.33, "业务号", "serial_number")),
    ))  # fmt: skip
    y = _classes(filler, y)
    y = _grid(filler, y, (
        ((0.66, "合计（大写）", "total_amount_in_words"), (0.34, "（小写）", "total_amount")),
        ((0.34, "医保类型", "insurance_type"), (0.66, "医保个人编码", "insurance_number")),
        ((0.34, "统筹支付", "social_insurance_paid"), (0.33, "其他支付", "other_paid"), (0.33, "账户支付", "personal_account_paid")),
        ((0.34, "现金支付", "personal_cash_paid"), (0.33, "自付", "self_pay"), (0.33, "自费", "self_funded")),
        ((0.34, "预缴", "prepaid"), (0.33, "补缴", "nothing"), (0.33, "退费", "refund")),
        ((0.66, "收款单位", "hospital_name"), (0.34, "机构类型", "hospital_type")),
    ))  # fmt: skip
    canvas.pair((60, y + 34), "开票人：", filler.form, None, content.cashier, filler.filled)
    canvas.text((420, y + 34), "收款单位财务章：", filler.form)
    press(canvas, content.hospital_name, (700, y + 6), ("电子票据专用章", "收费专用章"))
    canvas.image = canvas.image.crop((0, 0, 1300, round(y + 120)))
    return canvas.done(content.document_type)


def _grid(filler: Filler, y: float, rows: Sequence[Row]) -> float:
    """Boxes of labels and of values by turns; gives where they end."""
    canvas, left, room = filler.canvas, 50.0, 1200.0
    for row in rows:
        x = left
        for share, label, field in row:
            end, wide = x + share * room, 148
            canvas.frame(x, y, x + wide, y + 50, RUST, 1)
            canvas.frame(x + wide, y, end, y + 50, RUST, 1)
            canvas.text((x + wide / 2, y + 25), label, filler.form, "m")
            filler.at(x + wide + 10, y + 25, field, end - x - wide - 18)
            x = end
        y += 50
    return y


def _classes(filler: Filler, y: float) -> float:
    canvas, top = filler.canvas, y
    columns = (
        Column(20, "项目名称", "name", width=520), Column(660, "数量", "quantity", "r"), Column(760, "单位", "unit", "m", 90),
        Column(960, "单价", "price", "r"), Column(1180, "金额（元）", "amount", "r"),
    )  # fmt: skip
    for column in columns:
        canvas.text((50 + column.at, y + 25), column.heading, filler.form, column.anchor)
    y += 50
    canvas.rule((50, y), (1250, y), RUST, 1)
    y += 26
    for one in filler.content.charges:
        plain = tuple(column for column in columns if column.what in ("name", "amount"))
        y += charge(filler, one, 50, y, plain, filler.filled.but(weight=0.3), 30) + 2
        for line in one.parts:
            y += part(filler, line, 50, y, columns, filler.filled.but(size=20), 27) + 2
    canvas.frame(50, top, 1250, y + 4, RUST, 1)
    return y + 4


def private(rng: random.Random) -> Rendered:
    """A private hospital's bill like a letter: name at the left, charges with dotted leaders, then what insurance settled in lines."""
    content = invent.medical_invoice(rng, inpatient=True)
    canvas, ink = Canvas((1240, 1560), rng), rng.choice(((24, 96, 110), DARK, (110, 40, 70)))
    filler = Filler(canvas, content, Style("sans", 24, DARK), Style(rng.choice(("sans", "serif")), 25, (20, 20, 24)),
                    writing(rng, "%Y/%m/%d", "%Y-%m-%d", "%Y年%m月%d日"))  # fmt: skip
    canvas.image.paste(ink, (80, 62, 140, 122))
    canvas.text((110, 92), "✚", Style("sans", 40, (255, 255, 255)), "m")
    filler.at(164, 92, "hospital_name", 660, "l", Style("sans", 36, ink, weight=0.5))
    canvas.text((1160, 92), "住院收费票据", Style("sans", 32, DARK, weight=0.4), "r")
    canvas.rule((80, 146), (1160, 146), ink, 4)
    filler.places((
        Place(80, 190, "代码：", "invoice_code"), Place(480, 190, "号码：", "invoice_number"), Place(860, 190, "开具日期：", "issue_date"),
        Place(80, 240, "病人姓名：", "patient_name"), Place(480, 240, "性别：", "sex"), Place(860, 240, "病案号：", "case_number"),
        Place(80, 290, "入院：", "admission_date"), Place(480, 290, "出院：", "discharge_date"), Place(860, 290, "天数：", "inpatient_days"),
        Place(80, 340, "付费方式：", "insurance_type"), Place(480, 340, "结算单号：", "serial_number")), 1160)  # fmt: skip
    y = _leaders(filler, 404)
    y = _settled(filler, y, ink)
    canvas.text((80, y + 40), f"收款：{content.cashier}", filler.form)
    canvas.text((480, y + 40), "地址：江州市东湖区望江街 118 号　　服务热线：0990-6221100", filler.form.but(size=20))
    press(canvas, content.hospital_name, (980, y - 40), ("财务专用章", "发票专用章", "住院处"))
    canvas.image = canvas.image.crop((0, 0, 1240, round(y + 110)))
    return canvas.done(content.document_type)


def _leaders(filler: Filler, y: float) -> float:
    """One class a line with dots up to its amount; gives the height of the sum's line."""
    canvas = filler.canvas
    for one in filler.content.charges:
        amount = filler.money(one.amount)
        name = canvas.text((110, y), one.name, filler.filled)
        dots, end = filler.form.but(size=20, font="mono", squeeze=0.75), name[1][0] + 14
        room = 1112 - width_of(amount, filler.filled) - end
        canvas.text((end, y), "." * int(room / width_of("." * 40, dots) * 40), dots)
        canvas.item(one.name, one.amount, [((1130, y), amount, "r")], filler.filled, beside=name)
        y += 46
    return y + 6


def _settled(filler: Filler, y: float, ink: Ink) -> float:
    canvas = filler.canvas
    canvas.rule((80, y - 20), (1160, y - 20), ink, 2)
    canvas.text((110, y + 12), "费用总额", filler.form.but(weight=0.5))
    filler.at(1130, y + 12, "total_amount", 300, "r", filler.filled.but(size=30, weight=0.5))
    filler.place(Place(110, y + 62, "人民币（大写）", "total_amount_in_words"), 1130, filler.form)
    canvas.rule((80, y + 94), (1160, y + 94), ink, 2)
    phrases = (
        ("本次结算　医保统筹基金支付：", "social_insurance_paid"), ("元，其他支付：", "other_paid"), ("元，个人账户支付：", "personal_account_paid"),
        ("元，个人现金支付：", "personal_cash_paid"), ("元。其中个人自付：", "self_pay"), ("元，个人自费：", "self_funded"), ("元。", "empty"),
    )  # fmt: skip
    return filler.running(phrases, (110, y + 136), 1130, 44) + 60


BENCH: Mapping[str, Callable[[random.Random], Rendered]] = {"heads": heads, "cells": cells, "private": private}
