"""Lists of charges kept for the benchmark: a clinic's list with who performed what, and a dense printer's list day by day."""

import random
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import Decimal

from claims_ai.money import amount_text
from training.render import invent, people
from training.render import medical_words as words
from training.render.canvas import Canvas, Rendered, Style
from training.render.contents import SEXES, Charge
from training.render.medical_form import narrowed, rows_of
from training.render.medical_seals import press

Column = tuple[float, str, str, str]  # place, heading, what, anchor


def _texts(one: Charge, i: int, rng: random.Random) -> dict[str, str]:
    return {
        "i": f"{i}", "name": one.name, "quantity": one.quantity, "unit": one.unit, "price": f"{one.unit_price}",
        "amount": amount_text(one.amount), "where": rng.choice(("药房", "检验科", "放射科", "门诊治疗室", "超声科")),
        "level": rng.choice(("甲", "乙", "丙", "自费")),
    }  # fmt: skip


def _row(
    canvas: Canvas, columns: tuple[Column, ...], one: Charge, at: tuple[int, float], style: Style, room: float
) -> float:
    """Print a charge whose name has that room; gives where the next one stands."""
    i, y = at
    texts, leading = _texts(one, i, canvas.rng), style.size * 1.25
    cells: list[tuple[tuple[float, float], str, str]] = []
    for x, _, what, anchor in columns:
        rows = rows_of(texts[what], style, room if what == "name" else 999)
        cells += [((x, y + k * leading), row, anchor) for k, row in enumerate(rows)]
    price = amount_text(one.unit_price) if one.unit_price is not None else None
    canvas.item(one.name, one.amount, cells, style, one.quantity, one.unit, price)
    return y + leading * len(rows_of(one.name, style, room)) + style.size * 0.5


def performed(rng: random.Random) -> Rendered:
    """An outpatient's list on half a sheet across, ruled throughout, the sum in a row of its own."""
    charges = invent.details(rng, 14, inpatient=False, least=4)
    canvas = Canvas((1684, 420 + 58 * len(charges) + 190), rng)
    style = Style(rng.choice(("sans", "serif")), 25, (34, 34, 38))
    hospital, patient, day = invent.hospital(rng), people.invent(rng), invent.day(rng)
    canvas.value((842, 70), "hospital_name", hospital, style.but(size=38, weight=0.5), anchor="m")
    canvas.text((842, 128), "门诊费用清单", style.but(size=34), "m")
    _performed_head(canvas, style, patient, day)
    columns: tuple[Column, ...] = (
        (100, "序号", "i", "m"), (150, "收费项目名称", "name", "l"), (690, "计价单位", "unit", "m"), (860, "单价", "price", "r"),
        (980, "数量", "quantity", "r"), (1170, "金额", "amount", "r"), (1290, "费用等级", "level", "m"), (1480, "执行科室", "where", "m"),
    )  # fmt: skip
    y = _ruled(canvas, columns, charges, style)
    total = sum((one.amount for one in charges), Decimal(0))
    canvas.text((100, y + 28), "合　计", style.but(weight=0.5))
    canvas.value((1170, y + 28), "total_amount", total, style, anchor="r")
    canvas.frame(60, 260, 1624, y + 56, style.ink)
    canvas.text((70, y + 96), f"操作员：{rng.choice(words.DOCTORS)}", style)
    canvas.text((1614, y + 96), f"打印时间：{day} {rng.randint(8, 17):02d}:{rng.randint(0, 59):02d}", style, "r")
    press(canvas, hospital, (1250, y + 60), ("门诊收费专用章", "收费专用章"))
    return canvas.done("expense_list")


def _performed_head(canvas: Canvas, style: Style, patient: people.Person, day: date) -> None:
    rng = canvas.rng
    canvas.pair((70, 190), "病人姓名", style, "patient_name", patient.name, style)
    canvas.pair((400, 190), "性别", style, None, SEXES[patient.sex], style)
    canvas.pair((560, 190), "年龄", style, None, f"{invent.age(patient, day)}岁", style)
    canvas.pair((780, 190), "就诊卡号", style, None, people.digits(rng, 10), style)
    canvas.pair((1200, 190), "就诊日期", style, None, day, style)
    canvas.pair((70, 234), "就诊科室", style, None, rng.choice(words.DEPARTMENTS), style)
    canvas.pair((560, 234), "发票号", style, None, people.digits(rng, 10), style)
    canvas.pair((1200, 234), "费别", style, None, rng.choice(("职工医保", "居民医保", "自费")), style)


def _ruled(canvas: Canvas, columns: tuple[Column, ...], charges: tuple[Charge, ...], style: Style) -> float:
    for x, heading, _, anchor in columns:
        canvas.text((x, 286), heading, style.but(weight=0.4), anchor)
    y = 312.0
    for i, one in enumerate(charges, 1):
        canvas.rule((60, y), (1624, y), style.ink, 1)
        y = _row(canvas, columns, one, (i, y + 27), style.but(size=24), 440) - 13
    canvas.rule((60, y), (1624, y), style.ink, 1)
    return y


def daily(rng: random.Random) -> Rendered:
    """A matrix printer's list of a stay: for each day a line with its date, its charges and its subtotal."""
    hospital, patient = invent.hospital(rng), people.invent(rng)
    first, style = (
        invent.day(rng),
        Style(rng.choice(("typewriter", "mono")), 23, (58, 58, 66), dotted=rng.random() < 0.6),
    )
    canvas = Canvas((1240, 3000), rng, (252, 252, 250))
    days = [(first + timedelta(i), invent.details(rng, 7, inpatient=True)) for i in range(rng.randint(2, 4))]
    canvas.text((620, 70), "住院费用明细单", style.but(size=36), "m")
    canvas.pair((60, 130), "医院名称:", style, "hospital_name", hospital, style)
    canvas.text((1180, 130), "第1页 共1页", style, "r")
    canvas.pair((60, 170), "住院号:", style, None, people.digits(rng, 8), style)
    canvas.pair((330, 170), "姓名:", style, "patient_name", patient.name, style)
    canvas.pair((560, 170), "床号:", style, None, f"{rng.randint(1, 60):02d}", style)
    canvas.pair((720, 170), "病区:", style, None, rng.choice(words.DEPARTMENTS), style)
    y = _days(canvas, days, style)
    total = sum((one.amount for _, some in days for one in some), Decimal(0))
    canvas.text((60, y), "=" * 96, narrowed(style, "=" * 96, 1120))
    canvas.pair((60, y + 40), "费用总计:", style, "total_amount", total, style)
    canvas.pair((560, y + 40), "预交金余额:", style, None, amount_text(invent.price(rng, 20, 3000)), style)
    canvas.text((60, y + 90), "患者(家属)签字:______________", style)
    if rng.random() < 0.5:
        press(canvas, hospital, (960, y + 40), ("住院处", "收费专用章", "住院收费专用章"))
    canvas.image = canvas.image.crop((0, 0, 1240, round(y + 200)))
    return canvas.done("expense_list")


def _days(canvas: Canvas, days: list[tuple[date, tuple[Charge, ...]]], style: Style) -> float:
    columns: tuple[Column, ...] = (
        (60, "医保", "level", "l"), (150, "费用项目", "name", "l"), (700, "单价", "price", "r"), (820, "数量", "quantity", "r"),
        (900, "单位", "unit", "m"), (1160, "金额", "amount", "r"),
    )  # fmt: skip
    canvas.text((60, 206), "-" * 96, narrowed(style, "-" * 96, 1120))
    for x, heading, _, anchor in columns:
        canvas.text((x, 238), heading, style, anchor)
    canvas.text((60, 268), "-" * 96, narrowed(style, "-" * 96, 1120))
    y, i = 306.0, 0
    for day, charges in days:
        canvas.text((60, y), f"【{day:%Y-%m-%d}】", style)
        y += 38
        for one in charges:
            i += 1
            y = _row(canvas, columns, one, (i, y), style, 440)
        subtotal = sum((one.amount for one in charges), Decimal(0))
        canvas.text((1160, y), f"当日小计: {subtotal:.2f}", style, "r")
        y += 46
    return y


BENCH: Mapping[str, Callable[[random.Random], Rendered]] = {"performed": performed, "daily": daily}
