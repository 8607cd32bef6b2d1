"""Lists of charges kept for the benchmark: a striped print of a stay, an outpatient's list with directions, and a long ruled list by day and room."""

import random
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal

from PIL import ImageDraw

from claims_ai.money import amount_text
from training.render import form_parts, invent, medical_bills, people
from training.render import medical_words as words
from training.render.canvas import Canvas, Ink, Rendered, Style
from training.render.contents import SEXES, Charge
from training.render.medical_form import narrowed, rows_of
from training.render.medical_seals import press
from training.render.newer_parts import Entry, row

DARK: Ink = (42, 42, 48)
STRIPE: Ink = (240, 243, 247)
Cells = list[tuple[tuple[float, float], str, str]]
Columns = Sequence[tuple[float, str, str]]
"""Where a column is anchored, its heading and the anchor."""
TAKEN = {
    "盒": ("口服 一次1片 一日3次", "口服 一次2粒 一日2次", "口服 一日1次"),
    "袋": ("冲服 一次1袋 一日3次",),
    "瓶": ("遵医嘱",),
    "支": ("遵医嘱使用",),
}
"""How a drug is taken, by its unit."""


def _sum(charges: Sequence[Charge]) -> Decimal:
    return sum((one.amount for one in charges), Decimal(0))


def _price(one: Charge) -> str | None:
    return None if one.unit_price is None else str(one.unit_price)


def _put(
    canvas: Canvas, one: Charge, y: float, columns: Columns, texts: Sequence[str], style: Style, room: float, name: int
) -> float:
    """One charge, its name in column `name` wrapped to the room; gives the height it took."""
    rows = rows_of(one.name, style, room)
    step = style.size * 1.25
    cells: Cells = [((columns[name][0], y + i * step), text, "l") for i, text in enumerate(rows)]
    cells += [((x, y), text, anchor) for (x, _, anchor), text in zip(columns, texts, strict=True) if text]
    canvas.item(one.name, one.amount, cells, style, one.quantity, one.unit, _price(one))
    return step * len(rows)


def striped(rng: random.Random) -> Rendered:
    """A browser's print of a stay: no rules but every second row shaded, days and classes before the name, the sum at the top and again below."""
    charges = medical_bills.wordy(invent.details(rng, 24, inpatient=True, least=8), rng, 0.12)
    hospital, patient, last = invent.hospital(rng), people.invent(rng), invent.day(rng)
    canvas, style = Canvas((1654, 1900), rng), Style("sans", 21, DARK)
    stay = rng.randint(3, 16)
    canvas.text((60, 66), "住院费用清单", style.but(size=36, weight=0.5))
    canvas.value((1594, 66), "hospital_name", hospital, style.but(size=26), anchor="r")
    canvas.rule((60, 100), (1594, 100), (60, 110, 180), 4)
    row(canvas, 140, (60, 380, 560, 920, 1260), (
        Entry("患者姓名: ", "patient_name", patient.name), Entry("性别: ", None, SEXES[patient.sex]), Entry("住院号: ", None, people.digits(rng, 8)),
        Entry("病区: ", None, rng.choice(words.DEPARTMENTS)), Entry("床位: ", None, f"{rng.randint(1, 60)}床")), style, style, 1594)  # fmt: skip
    row(canvas, 178, (60, 560, 920), (
        Entry("统计区间: ", None, f"{last - timedelta(stay)} ~ {last}"), Entry("费用类别: ", None, rng.choice(words.INSURANCE_TYPES)),
        Entry("住院天数: ", None, str(stay))), style, style, 1594)  # fmt: skip
    columns: Columns = (
        (60, "费用日期", "l"), (210, "费用类别", "l"), (360, "项目名称", "l"), (1010, "单位", "m"), (1160, "数量", "r"), (1330, "单价(元)", "r"),
        (1500, "金额(元)", "r"), (1570, "类型", "m"),
    )  # fmt: skip
    y = 218.0
    ImageDraw.Draw(canvas.image).rectangle((60, y, 1594, y + 44), fill=(218, 226, 238))
    for x, heading, anchor in columns:
        canvas.text((x, y + 22), heading, style.but(weight=0.3), anchor)
    y += 70
    for i, (day, kind, one) in enumerate(_dated(rng, charges, last, stay)):
        high = 26 * len(rows_of(one.name, style, 580))
        if i % 2:
            ImageDraw.Draw(canvas.image).rectangle((60, y - 20, 1594, y + high - 6), fill=STRIPE)
        texts = (
            str(day),
            kind,
            "",
            one.unit,
            one.quantity,
            f"{one.unit_price}",
            amount_text(one.amount),
            rng.choice("甲乙丙甲"),
        )
        y += _put(canvas, one, y, columns, texts, style, 580, 2) + 12
    canvas.rule((60, y - 14), (1594, y - 14), (60, 110, 180), 2)
    canvas.text((60, y + 18), f"共 {len(charges)} 条记录", style)
    end = canvas.text((1180, y + 18), "费用总计(元): ", style.but(weight=0.4))[1][0]
    canvas.value((end + 6, y + 18), "total_amount", _sum(charges), style.but(weight=0.4))
    canvas.text(
        (60, y + 64),
        f"打印人: {people.digits(rng, 4)}    打印时间: {last} 0{rng.randint(8, 9)}:{rng.randint(10, 59)}",
        style,
    )
    canvas.image = canvas.image.crop((0, 0, 1654, round(y + 120)))
    return canvas.done("expense_list")


def _dated(rng: random.Random, charges: Sequence[Charge], last: date, stay: int) -> list[tuple[date, str, Charge]]:
    """The charges by day, each with its class."""
    days = sorted(last - timedelta(rng.randint(0, stay)) for _ in charges)
    kinds = {one[0]: kind for kind, pool in words.MADE_OF.items() for one in pool}
    return [(day, kinds.get(one.name, "其他费"), one) for day, one in zip(days, charges, strict=True)]


def prescribed(rng: random.Random) -> Rendered:
    """A window's half sheet of an outpatient: number, name and pack with how to take it below, the sum in a frame at the foot."""
    hospital, patient, day = invent.hospital(rng), people.invent(rng), invent.day(rng)
    pool = rng.sample(words.DRUGS, rng.randint(1, 5)) + rng.sample(
        (*words.TESTS, *words.SERVICES[14:30]), rng.randint(0, 3)
    )
    charges = [invent.detail(rng, *one, inpatient=False) for one in pool]
    canvas = Canvas((1180, 1600), rng, form_parts.paper_tone(rng))
    style = Style(rng.choice(("serif", "kai", "sans")), 24, DARK)
    canvas.value(
        (590, 66), "hospital_name", hospital, narrowed(style.but(size=34, weight=0.4), hospital, 1000), anchor="m"
    )
    canvas.text((590, 116), "门诊处方费用清单", style.but(size=29), "m")
    row(canvas, 172, (70, 370, 540, 720), (
        Entry("姓　名：", "patient_name", patient.name), Entry("性别：", None, SEXES[patient.sex]), Entry("年龄：", None, f"{invent.age(patient, day)}岁"),
        Entry("门诊号：", None, people.digits(rng, 9))), style, style, 1110)  # fmt: skip
    row(canvas, 214, (70, 540, 720), (
        Entry("诊　断：", None, invent.diagnoses(rng, 1, patient.sex)[0][:14]), Entry("医生：", None, rng.choice(words.DOCTORS)),
        Entry("开单日期：", None, f"{day:%Y-%m-%d}")), style, style, 1110)  # fmt: skip
    columns: Columns = (
        (94, "序号", "m"),
        (130, "药品/项目", "l"),
        (720, "数量", "r"),
        (780, "单位", "m"),
        (950, "单价", "r"),
        (1106, "金额", "r"),
    )
    for high in (244, 296):
        canvas.rule((64, high), (1116, high), DARK, 2)
    for x, heading, anchor in columns:
        canvas.text((x, 270), heading, style, anchor)
    y = 330.0
    for i, one in enumerate(charges, 1):
        texts = f"{i}", "", one.quantity, one.unit, f"{one.unit_price}", amount_text(one.amount)
        y += _put(canvas, one, y, columns, texts, style, 480, 1)
        if one.unit in TAKEN:
            canvas.text((150, y), f"用法：{rng.choice(TAKEN[one.unit])}", style.but(size=20))
            y += 30
        y += 10
    canvas.frame(64, y, 1116, y + 56, DARK, 2)
    canvas.text((84, y + 28), f"取药窗口：{rng.randint(1, 12)}号", style)
    canvas.pair(
        (720, y + 28),
        "应收金额：",
        style.but(weight=0.4),
        "total_amount",
        _sum(charges),
        style.but(size=27, weight=0.4),
        f"{_sum(charges):.2f} 元",
    )
    canvas.text((70, y + 96), "审核：　　　　　　调配：　　　　　　核对发药：", style.but(size=22))
    if rng.random() < 0.5:
        press(canvas, hospital, (960, y + 70), ("门诊收费处", "药学部"), 150)
    canvas.image = canvas.image.crop((0, 0, 1180, round(y + 160)))
    return canvas.done("expense_list")


def itemised_ruled(rng: random.Random) -> Rendered:
    """A long upright list in thin rulings: what the patient bears and the executing room behind the amount, the sum in the last row."""
    charges = medical_bills.finely_priced(invent.details(rng, 22, inpatient=True, least=10), rng)
    hospital, patient, last = invent.hospital(rng), people.invent(rng), invent.day(rng)
    canvas, style = Canvas((1240, 1900), rng, form_parts.paper_tone(rng)), Style("serif", 19, DARK)
    canvas.value((620, 56), "hospital_name", hospital, style.but(size=31, weight=0.4), anchor="m")
    canvas.text((620, 102), "住院病人收费项目明细表", style.but(size=27, weight=0.3), "m")
    row(canvas, 146, (60, 330, 620, 900), (
        Entry("住院号 ", None, people.digits(rng, 10)), Entry("姓名 ", "patient_name", patient.name),
        Entry("科室 ", None, rng.choice(words.DEPARTMENTS)), Entry("日期 ", None, f"{last:%Y.%m.%d}")), style, style, 1180)  # fmt: skip
    columns: Columns = ((76, "项目", "l"), (550, "单位", "m"), (702, "单价", "r"), (772, "数量", "r"), (900, "金额", "r"), (980, "自付比例", "m"),
                        (1106, "执行科室", "m"))  # fmt: skip
    edges, y = (60, 510, 590, 710, 784, 910, 1030, 1180), 172.0
    for x, (_, heading, _), right in zip(edges, columns, edges[1:], strict=False):
        canvas.text(((x + right) / 2, y + 20), heading, style.but(weight=0.3), "m")
    top = y
    canvas.rule((60, y), (1180, y), DARK, 1)
    y += 40
    for one in charges:
        canvas.rule((60, y), (1180, y), DARK, 1)
        price = Decimal(one.unit_price or 0)
        texts = ("", one.unit, f"{price}", one.quantity, amount_text(one.amount), rng.choice(("0%", "0%", "10%", "20%", "100%")),
                 rng.choice(words.DEPARTMENTS)[:6])  # fmt: skip
        y += _put(canvas, one, y + 20, columns, texts, style, 430, 0) + 16
    for x in edges:
        canvas.rule((x, top), (x, y), DARK, 1)
    canvas.frame(60, y, 1180, y + 44, DARK, 1)
    canvas.text((76, y + 22), "合计金额", style.but(weight=0.4))
    canvas.value((900, y + 22), "total_amount", _sum(charges), style.but(weight=0.4), anchor="r")
    canvas.text((60, y + 78), f"制表人：{rng.choice(words.DOCTORS)}　　　　制表日期：{last}　　　　第1页/共1页", style)
    if rng.random() < 0.6:
        press(canvas, hospital, (1000, y + 60), ("住院收费专用章", "病案室"), 150)
    canvas.image = canvas.image.crop((0, 0, 1240, round(y + 150)))
    return canvas.done("expense_list")


BENCH: Mapping[str, Callable[[random.Random], Rendered]] = {
    "striped": striped,
    "prescribed": prescribed,
    "by_room": itemised_ruled,
}
