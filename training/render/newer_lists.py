"""Lists of charges kept for the benchmark: a slip of a self-service machine, a sheet of two halves, and a page of a hospital's app."""

import random
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal

from PIL import ImageDraw

from claims_ai.money import amount_text
from training.render import invent, licence_parts, medical_bills, people
from training.render import medical_words as words
from training.render.canvas import Canvas, Ink, Rendered, Style
from training.render.contents import Charge
from training.render.medical_form import narrowed, rows_of
from training.render.medical_seals import press
from training.render.newer_parts import Entry, row
from training.render.receipt_paper import thermal
from training.render.receipt_roll import Roll, wrapped

INK: Ink = (40, 40, 46)
GREY: Ink = (140, 146, 154)
Cells = list[tuple[tuple[float, float], str, str]]


def _sum(charges: Sequence[Charge]) -> Decimal:
    return sum((one.amount for one in charges), Decimal(0))


def machine_slip(rng: random.Random) -> Rendered:
    """What a machine in the hall prints: each charge's name in a row of its own, then unit, price, quantity and amount."""
    charges, hospital = invent.details(rng, 12, inpatient=False, least=3), invent.hospital(rng)
    patient, day = people.invent(rng), invent.day(rng)
    style = Style(rng.choice(("sans", "mono", "typewriter")), 26, (50, 50, 54))
    roll = Roll(rng, 640, style, leading=1.42)
    roll.wrapped("hospital_name", hospital, "m", style.but(size=34, weight=0.4))
    roll.text("自助机费用清单", "m", style.but(size=30))
    roll.down(0.3)
    roll.pair("患者：", "patient_name", patient.name)
    roll.cells((1, f"卡号 {people.digits(rng, 8)}", "r"))
    roll.cells((0, f"就诊 {day}", "l"), (1, rng.choice(words.DEPARTMENTS), "r"))
    roll.dashes("=")
    roll.cells((0.02, "单位", "l"), (0.38, "单价", "r"), (0.62, "数量", "r"), (1, "金额", "r"))
    roll.dashes()
    for i, one in enumerate(charges, 1):
        _slip_row(roll, one, i)
    roll.dashes("=")
    roll.ends(f"共 {len(charges)} 项　总费用", "total_amount", _sum(charges), style=style.but(size=30, weight=0.4))
    roll.text(
        f"打印：{day} {rng.randint(8, 17):02d}:{rng.randint(10, 59)}:{rng.randint(10, 59)}  机号 Z{people.digits(rng, 3)}"
    )
    roll.text("本清单不作报销凭证以外用途", "m", style.but(size=21))
    return thermal(roll.done("expense_list"), rng)


def _slip_row(roll: Roll, one: Charge, i: int) -> None:
    style = roll.style
    cells: Cells = []
    for name in wrapped(f"{i}.{one.name}", style, roll.room):
        cells.append(((roll.left, roll.y), name, "l"))
        roll.down()
    for share, text, anchor in (
        (0.02, one.unit, "l"),
        (0.38, f"{one.unit_price}", "r"),
        (0.62, one.quantity, "r"),
        (1, amount_text(one.amount), "r"),
    ):
        cells.append(((roll.left + share * roll.room, roll.y), text, anchor))
    price = amount_text(one.unit_price) if one.unit_price is not None else None
    roll.canvas.item(one.name, one.amount, cells, style, one.quantity, one.unit, price)
    roll.down(1.1)


def halves(rng: random.Random) -> Rendered:
    """A stay's charges in two columns of half a sheet each: class by class with its sum in a tinted row, the total at the top."""
    content = medical_bills.classified(invent.medical_invoice(rng, inpatient=True), rng, 24)
    charges = tuple(part for one in content.charges for part in one.parts)
    canvas = Canvas((1760, 2000), rng)
    style = Style(rng.choice(("sans", "serif")), 22, INK)
    canvas.text((880, 70), "住院病人费用汇总单", style.but(size=36, weight=0.5), "m")
    day = content.served_until or content.served_from
    row(canvas, 130, (60, 760, 1220), (
        Entry("医疗机构：", "hospital_name", content.hospital_name), Entry("病人姓名：", "patient_name", content.patient.name),
        Entry("住院号：", None, content.case_number)), style, style, 1700)  # fmt: skip
    row(canvas, 172, (60, 760, 1220), (
        Entry("费用期间：", None, f"{content.served_from} 至 {day}"), Entry("病区：", None, content.department),
        Entry("总金额：", "total_amount", _sum(charges))), style, style.but(weight=0.3), 1700)  # fmt: skip
    canvas.rule((50, 200), (1710, 200), INK, 3)
    lowest = _halves(canvas, content.charges, style)
    canvas.rule((880, 200), (880, lowest), INK, 1)
    canvas.rule((50, lowest), (1710, lowest), INK, 2)
    canvas.text((60, lowest + 40), f"制表：{content.cashier}　　打印日期：{day}　　病人（家属）签字：", style)
    if rng.random() < 0.6:
        press(canvas, content.hospital_name, (1400, lowest - 10), ("住院收费专用章", "收费专用章"))
    canvas.image = canvas.image.crop((0, 0, 1760, round(lowest + 110)))
    return canvas.done("expense_list")


def _halves(canvas: Canvas, classes: Sequence[Charge], style: Style) -> float:
    """Classes go to the right once half of all lines stand at the left; gives the height below the longer side."""
    lines, done = sum(len(one.parts) + 1 for one in classes), 0
    for left in (50, 890):
        for x, heading, anchor in (
            (10, "项目名称", "l"),
            (470, "单位", "m"),
            (580, "单价", "r"),
            (670, "数量", "r"),
            (800, "金额", "r"),
        ):
            canvas.text((left + x, 226), heading, style.but(weight=0.4), anchor)
    ends = [266.0, 266.0]
    for one in classes:
        side = int(done * 2 >= lines)
        ends[side] = _class(canvas, one, (50 + 840 * side, ends[side]), style)
        done += len(one.parts) + 1
    return max(ends) + 6


def _class(canvas: Canvas, group: Charge, at: tuple[float, float], style: Style) -> float:
    left, y = at
    ImageDraw.Draw(canvas.image).rectangle((left, y - 18, left + 820, y + 18), fill=(232, 236, 242))
    canvas.text((left + 10, y), group.name, style.but(weight=0.4))
    canvas.text((left + 800, y), f"小计 {group.amount:.2f}", style, "r")
    y += 38
    for one in group.parts:
        names = rows_of(one.name, style, 420)
        cells: Cells = [((left + 10, y + i * 27), name, "l") for i, name in enumerate(names)]
        texts = (
            (470, one.unit, "m"),
            (580, f"{one.unit_price}", "r"),
            (670, one.quantity, "r"),
            (800, amount_text(one.amount), "r"),
        )
        cells += [((left + x, y), text, anchor) for x, text, anchor in texts]
        price = amount_text(one.unit_price) if one.unit_price is not None else None
        canvas.item(one.name, one.amount, cells, style, one.quantity, one.unit, price)
        y += 27 * len(names) + 9
    return y + 6


def app(rng: random.Random) -> Rendered:
    """A hospital's app: a card with whose list it is and the sum large, then charges day by day, quantity under each name."""
    tint = rng.choice(((40, 124, 214), (20, 146, 140), (86, 90, 190)))
    canvas, hospital, patient = (
        licence_parts.screen("费用清单", rng, tint, 4200),
        invent.hospital(rng),
        people.invent(rng),
    )
    first = invent.day(rng)
    days = [(first + timedelta(i), invent.details(rng, 6, inpatient=True)) for i in range(rng.randint(1, 3))]
    total = _sum([one for _, some in days for one in some])
    licence_parts.shadowed(canvas, (28, 228, 1052, 520))
    dark = Style("sans", 34, (38, 42, 48))
    canvas.value((70, 284), "hospital_name", hospital, narrowed(dark.but(weight=0.4), hospital, 940))
    canvas.pair((70, 346), "就诊人", dark.but(size=30, ink=GREY), "patient_name", patient.name, dark.but(size=32))
    canvas.text((1010, 346), f"住院号 {people.digits(rng, 8)}", dark.but(size=28, ink=GREY), "r")
    canvas.text((70, 450), "费用合计（元）", dark.but(size=30, ink=GREY))
    canvas.value((1010, 446), "total_amount", total, dark.but(size=58, ink=tint, weight=0.5), f"{total:,.2f}", "r")
    y = 580.0
    for day, charges in days:
        y = _day(canvas, day, charges, y, dark)
    canvas.text((540, y + 20), "— 没有更多了 —", dark.but(size=28, ink=GREY), "m")
    canvas.image = canvas.image.crop((0, 0, 1080, round(y + 80)))
    return canvas.done("expense_list")


def _day(canvas: Canvas, day: date, charges: Sequence[Charge], y: float, dark: Style) -> float:
    high = 96 + sum(100 + 42 * (len(rows_of(one.name, dark, 640)) - 1) for one in charges)
    canvas.text((50, y), f"{day:%Y-%m-%d}", dark.but(size=30, weight=0.3))
    canvas.text((1030, y), f"当日 ¥{_sum(charges):.2f}", dark.but(size=28, ink=GREY), "r")
    licence_parts.shadowed(canvas, (28, round(y + 34), 1052, round(y + high - 30)), radius=18)
    top = y + 80
    for one in charges:
        names, grey = rows_of(one.name, dark, 640), dark.but(size=27, ink=GREY)
        cells: Cells = [((70, top + i * 42), name, "l") for i, name in enumerate(names)]
        cells.append(((1010, top), amount_text(one.amount), "r"))
        low = top + 42 * len(names)
        small = canvas.text((70, low), f"¥{one.unit_price} × {one.quantity}{one.unit}", grey)
        price = amount_text(one.unit_price) if one.unit_price is not None else None
        canvas.item(one.name, one.amount, cells, dark, one.quantity, one.unit, price, beside=small)
        top = low + 58
    return y + high + 20


BENCH: Mapping[str, Callable[[random.Random], Rendered]] = {
    "machine_slip": machine_slip,
    "halves": halves,
    "app_list": app,
}
