"""A narrow outpatient slip from a self-service machine: label over value, one charge a row, grey thermal print."""

import random
from dataclasses import replace

from training.render.canvas import Canvas, Rendered, Style
from training.render.contents import MedicalInvoice
from training.render.medical_form import Filler, Place, writing
from training.render.medical_provinces import qr
from training.render.medical_seals import hospital_seal
from training.render.medical_table import Column, charge

WIDTH = 760
INK = (66, 66, 72)
COLUMNS = (
    Column(34, "项目", "name", width=330),
    Column(420, "数量", "quantity", "m"),
    Column(560, "单价", "price", "r"),
    Column(724, "金额", "amount", "r"),
)


def draw(content: MedicalInvoice, rng: random.Random) -> Rendered:
    """The slip, as long as its list of charges."""
    canvas = Canvas((WIDTH, 1080 + 78 * len(content.charges)), rng, paper=(248, 248, 246), shift=2)
    style = Style(rng.choice(("sans", "mono")), 23, INK)
    filler = Filler(canvas, content, style, style, writing(rng, "%Y-%m-%d", "%Y/%m/%d", "%Y年%m月%d日"))
    y = _charges(filler, _head(filler))
    bottom = _payments(filler, y)
    done = canvas.done(content.document_type)
    return replace(done, image=done.image.crop((0, 0, WIDTH, round(bottom))))


def _head(filler: Filler) -> float:
    canvas, form = filler.canvas, filler.form
    filler.at(WIDTH / 2, 60, "hospital_name", 700, "m", form.but(size=30, weight=0.5))
    canvas.text((WIDTH / 2, 108), "医疗门诊收费票据（电子）", form.but(size=28, weight=0.4), "m")
    left = (
        Place(30, 166, "票据代码:", "invoice_code"), Place(390, 166, "票据号码:", "invoice_number"),
        Place(30, 206, "校验码:", "check_code"), Place(390, 206, "开票日期:", "issue_date"),
        Place(30, 246, "交款人:", "patient_name"), Place(390, 246, "性别:", "sex"),
        Place(30, 286, "门诊号:", "case_number"), Place(390, 286, "就诊日期:", "visit_date"),
        Place(30, 326, "医保类型:", "insurance_type"), Place(30, 366, "医保编号:", "insurance_number"),
        Place(390, 366, "流水号:", "serial_number"),
    )  # fmt: skip
    filler.places(left, WIDTH - 10)
    _dashes(filler, 396)
    return 420


def _charges(filler: Filler, y: float) -> float:
    for column in COLUMNS:
        filler.canvas.text((column.at, y), column.heading, filler.form.but(weight=0.4), column.anchor)
    y += 44
    for one in filler.content.charges:
        y += charge(filler, one, 0, y, COLUMNS, filler.filled, 32) + 8
    _dashes(filler, y)
    return y + 30


def _payments(filler: Filler, y: float) -> float:
    """Totals and payers under each other, then the QR code; gives the height below."""
    rows = (
        ("合计金额(小写): ￥", "total_amount"), ("合计金额(大写):", "total_amount_in_words"),
        ("医保基金支付:", "social_insurance_paid"), ("其他支付:", "other_paid"), ("个人账户支付:", "personal_account_paid"),
        ("个人现金支付:", "personal_cash_paid"), ("个人自付:", "self_pay"), ("个人自费:", "self_funded"),
    )  # fmt: skip
    filler.places([Place(30, y + i * 38, label, field) for i, (label, field) in enumerate(rows)], WIDTH)
    y += len(rows) * 38
    pressed = hospital_seal(filler.content.hospital_name, filler.canvas.rng, ("收费专用章",), 170)
    filler.canvas.stamp(pressed, (560, y - 130), (190, 190, 192), filler.canvas.rng.uniform(-10, 10))
    filler.canvas.image.paste(qr(filler.content, 200), (280, round(y)))
    filler.canvas.text((WIDTH / 2, y + 226), "请妥善保管，遗失不补", filler.form.but(size=20), "m")
    return y + 250


def _dashes(filler: Filler, y: float) -> None:
    for x in range(24, WIDTH - 24, 18):
        filler.canvas.rule((x, y), (x + 10, y), INK)
