"""Lists of charges kept for the benchmark: an insured stay's list with codes and grades, a needle printer's list, and one order by order."""

import random
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from decimal import Decimal

from claims_ai.money import amount_text, fen, to_words
from training.render import form_parts, invent, medical_bills, paper, people
from training.render import medical_words as words
from training.render.canvas import Canvas, Ink, Rendered, Style
from training.render.contents import Charge
from training.render.medical_form import narrowed, rows_of
from training.render.medical_seals import press
from training.render.newer_parts import Entry, row

DARK: Ink = (40, 40, 46)
Cells = list[tuple[tuple[float, float], str, str]]
GRADES = (("甲", 0), ("甲", 0), ("乙", 10), ("乙", 20), ("丙", 100))
ORDERS = {
    "西药费": "西药处方",
    "中成药费": "中成药处方",
    "化验费": "检验申请",
    "检查费": "检查申请",
    "治疗费": "治疗单",
}
"""How an order is called by the class of what it orders."""


def _sum(charges: Sequence[Charge]) -> Decimal:
    return sum((one.amount for one in charges), Decimal(0))


def _price(one: Charge) -> str | None:
    return None if one.unit_price is None else str(one.unit_price)


def coded(rng: random.Random) -> Rendered:
    """A sheet across in small type: the insurance's code before each name, grade and share behind the amount, the sum in the last row."""
    charges = medical_bills.wordy(invent.details(rng, 26, inpatient=True, least=9), rng, 0.15)
    hospital, patient, last = invent.hospital(rng), people.invent(rng), invent.day(rng)
    canvas, style = Canvas((1754, 1700), rng), Style(rng.choice(("sans", "serif")), 20, DARK)
    canvas.value((877, 62), "hospital_name", hospital, style.but(size=32, weight=0.4), anchor="m")
    canvas.text((877, 110), "医保患者住院费用明细清单", style.but(size=30, weight=0.4), "m")
    days = rng.randint(2, 20)
    row(canvas, 158, (60, 460, 900, 1340), (
        Entry("患者姓名：", "patient_name", patient.name), Entry("住院号：", None, people.digits(rng, 8)),
        Entry("科室：", None, rng.choice(words.DEPARTMENTS)), Entry("险种：", None, rng.choice(words.INSURANCE_TYPES))), style, style, 1700)  # fmt: skip
    row(canvas, 194, (60, 460, 900, 1340), (
        Entry("费用日期：", None, f"{last - timedelta(days)} — {last}"), Entry("住院天数：", None, f"{days}天"),
        Entry("主管医师：", None, rng.choice(words.DOCTORS)), Entry("打印时间：", None, f"{last} 16:0{rng.randint(0, 9)}")), style, style, 1700)  # fmt: skip
    y = _coded_rows(canvas, charges, style)
    canvas.text((70, y + 20), f"合　计（共{len(charges)}项）", style.but(weight=0.4))
    canvas.value((1350, y + 20), "total_amount", _sum(charges), style.but(weight=0.4), anchor="r")
    canvas.frame(60, y, 1694, y + 40, DARK, 1)
    canvas.text((60, y + 76), "患者（家属）签字：　　　　　　　　　　联系电话：　　　　　　　　　　审核：", style)
    if rng.random() < 0.7:
        press(canvas, hospital, (1480, y + 40), ("住院结算专用章", "医保办公室"))
    canvas.image = canvas.image.crop((0, 0, 1754, round(y + 140)))
    return canvas.done("expense_list")


def _coded_rows(canvas: Canvas, charges: Sequence[Charge], style: Style) -> float:
    rng, y = canvas.rng, 222.0
    columns = ((96, "序号", "m"), (140, "医保项目编码", "l"), (420, "项目名称", "l"), (930, "规格", "m"), (1010, "单位", "m"), (1130, "单价", "r"),
               (1220, "数量", "r"), (1350, "金额", "r"), (1420, "等级", "m"), (1530, "自付比例", "r"), (1680, "自付金额", "r"))  # fmt: skip
    canvas.frame(60, y, 1694, y + 38, DARK, 1)
    for x, heading, anchor in columns:
        canvas.text((x, y + 19), heading, style.but(weight=0.3), anchor)
    y += 62
    for i, one in enumerate(charges, 1):
        grade, share = rng.choice(GRADES)
        names = rows_of(one.name, style, 440)
        code = f"{rng.choice(('XJ', 'ZA', 'C0', '00'))}{people.digits(rng, 15)}"
        texts = (str(i), code, "", "", one.unit, f"{one.unit_price}", one.quantity, amount_text(one.amount), grade, f"{share}%",
                 amount_text(fen(one.amount * share / 100)))  # fmt: skip
        cells: Cells = [((420, y + j * 25), name, "l") for j, name in enumerate(names)]
        cells += [((float(x), y), text, anchor) for (x, _, anchor), text in zip(columns, texts, strict=True) if text]
        canvas.item(one.name, one.amount, cells, style, one.quantity, one.unit, _price(one))
        y += 25 * len(names) + 8
    return y - 4


def needles(rng: random.Random) -> Rendered:
    """A needle printer's list on continuous paper: two rows a charge, its name above, figures below; the sum also in words."""
    charges, hospital = invent.details(rng, 14, inpatient=True, least=5), invent.hospital(rng)
    patient, last = people.invent(rng), invent.day(rng)
    canvas = Canvas((1180, 2200), rng, rng.choice(((255, 255, 255), (247, 250, 246), (250, 248, 244))))
    paper.tractor_holes(canvas.image, 90, 14)
    style = Style(rng.choice(("mono", "typewriter")), 25, (54, 54, 68), dotted=rng.random() < 0.75)
    canvas.value((590, 64), "hospital_name", hospital, narrowed(style.but(size=34), hospital, 960), anchor="m")
    canvas.text((590, 114), "病人费用清单", style.but(size=31, spacing=5), "m")
    row(canvas, 164, (90, 450, 760), (
        Entry("姓名:", "patient_name", patient.name), Entry("床号:", None, f"{rng.randint(1, 60)}"),
        Entry("住院号:", None, people.digits(rng, 7))), style, style, 1090)  # fmt: skip
    row(canvas, 204, (90, 760), (Entry("日期:", None, f"{last - timedelta(rng.randint(1, 9))}至{last}"),
                                 Entry("页码:", None, "1/1")), style, style, 1090)  # fmt: skip
    heads = ((90, "名称", "l"), (320, "单位", "m"), (560, "数量", "r"), (800, "单价", "r"), (1080, "金额", "r"))
    _dashed(canvas, 232, style)
    for x, heading, anchor in heads:
        canvas.text((x, 266), heading, style, anchor)
    _dashed(canvas, 298, style)
    y = 334.0
    for one in charges:
        cells: Cells = [((90, y), one.name, "l")]
        texts = one.unit, one.quantity, f"{one.unit_price}", amount_text(one.amount)
        cells += [((float(x), y + 36), text, anchor) for (x, _, anchor), text in zip(heads[1:], texts, strict=True)]
        canvas.item(one.name, one.amount, cells, style, one.quantity, one.unit, _price(one))
        y += 80
    total = _sum(charges)
    _dashed(canvas, y - 6, style)
    canvas.pair((90, y + 30), "费用合计:", style, "total_amount", total, style)
    canvas.text((520, y + 30), f"大写:{to_words(total)}", style)
    canvas.text((90, y + 74), f"制单:{people.digits(rng, 4)}    核对:          病人签名:", style)
    canvas.image = canvas.image.crop((0, 0, 1180, round(y + 140)))
    return canvas.done("expense_list")


def _dashed(canvas: Canvas, y: float, style: Style) -> None:
    canvas.text((90, y), "-" * 78, narrowed(style, "-" * 78, 1000))


def per_order(rng: random.Random) -> Rendered:
    """An outpatient's half sheet order by order: who ordered it and what it came to in a line above its charges."""
    hospital, patient, day = invent.hospital(rng), people.invent(rng), invent.day(rng)
    orders = [(ORDERS[kind], _ordered(rng, kind)) for kind in rng.sample(tuple(ORDERS), rng.randint(2, 4))]
    canvas, style = (
        Canvas((1180, 2300), rng, form_parts.paper_tone(rng)),
        Style(rng.choice(("sans", "kai", "serif")), 24, DARK),
    )
    canvas.text((70, 70), "门诊费用明细", style.but(size=36, weight=0.5))
    canvas.value((1110, 70), "hospital_name", hospital, narrowed(style.but(size=25), hospital, 620), anchor="r")
    canvas.rule((70, 104), (1110, 104), DARK, 3)
    row(canvas, 144, (70, 430, 760), (
        Entry("姓名 ", "patient_name", patient.name), Entry("就诊卡号 ", None, people.digits(rng, 9)),
        Entry("就诊日期 ", None, str(day))), style, style, 1110)  # fmt: skip
    y = 206.0
    for name, group in orders:
        y = _order(canvas, name, group, y, style)
    canvas.rule((70, y - 20), (1110, y - 20), DARK, 3)
    total = sum((_sum(group) for _, group in orders), Decimal(0))
    canvas.pair(
        (700, y + 16), "总计金额（元） ", style.but(weight=0.4), "total_amount", total, style.but(size=27, weight=0.4)
    )
    canvas.text((70, y + 16), f"单据数 {len(orders)}　收费窗口 {rng.randint(1, 16)}", style)
    canvas.text((70, y + 64), "药品一经发出，非质量问题不予退换；本清单仅供查对。", style.but(size=21))
    canvas.image = canvas.image.crop((0, 0, 1180, round(y + 120)))
    return canvas.done("expense_list")


def _ordered(rng: random.Random, kind: str) -> tuple[Charge, ...]:
    chosen = rng.sample(words.MADE_OF[kind], rng.randint(1, 4))
    return tuple(invent.detail(rng, *one, inpatient=False) for one in chosen)


def _order(canvas: Canvas, name: str, group: Sequence[Charge], y: float, style: Style) -> float:
    rng = canvas.rng
    head = f"{name} {people.digits(rng, 8)}　{rng.choice(words.DEPARTMENTS)}　{rng.choice(words.DOCTORS)}"
    canvas.text((70, y), head, style.but(size=22, weight=0.3))
    canvas.text((1110, y), f"小计 {_sum(group):.2f}", style.but(size=22, weight=0.3), "r")
    canvas.rule((70, y + 22), (1110, y + 22), (150, 150, 156), 1)
    y += 50
    for one in group:
        names = rows_of(one.name, style, 520)
        cells: Cells = [((100, y + i * 30), name, "l") for i, name in enumerate(names)]
        cells += [
            ((840, y), f"{one.unit_price} × {one.quantity} {one.unit}", "r"),
            ((1110, y), amount_text(one.amount), "r"),
        ]
        canvas.item(one.name, one.amount, cells, style, one.quantity, one.unit, _price(one))
        y += 30 * len(names) + 10
    return y + 22


BENCH: Mapping[str, Callable[[random.Random], Rendered]] = {"coded": coded, "needles": needles, "per_order": per_order}
