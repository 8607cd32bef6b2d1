"""Lists of a stay's charges (费用清单): a total list, a day's list and a list by class, on one or two columns."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from functools import partial

from claims_ai.money import amount_text
from training.render import expense_list_rolls as rolls
from training.render import invent, people
from training.render import medical_words as words
from training.render.canvas import Canvas, Rendered, Style
from training.render.contents import SEXES, Charge
from training.render.medical_form import rows_of
from training.render.medical_seals import press


@dataclass(frozen=True)
class Layout:
    """`columns`: where each stands, its heading, what it holds and its anchor; `name` is the name's width."""

    size: tuple[int, int]
    title: str
    joined: bool  # hospital's name and title in one line
    columns: tuple[tuple[int, str, str, str], ...]
    name: int
    style: Style
    most: int
    total: str
    ruled: bool
    labels: tuple[str, str, str]
    sealed: bool


def draw(layout: Layout, rng: random.Random) -> Rendered:
    """The list with invented charges; now and then the first of two pages, without the total."""
    canvas = Canvas(layout.size, rng)
    style = layout.style.but(font=rng.choice(("serif", "sans", layout.style.font)))
    charges = invent.details(rng, layout.most, inpatient=True)
    hospital = invent.hospital(rng)
    y = _head(canvas, layout, hospital, style)
    for i, one in enumerate(charges):
        y = _row(canvas, layout, i, one, y, style)
        if y > layout.size[1] - 190:
            charges = charges[: i + 1]
            break
    last = rng.random() < 0.8
    _foot(canvas, layout, charges if last else (), y, style)
    if layout.sealed and last:
        press(canvas, hospital, (layout.size[0] - 260, y + 60), ("住院结算专用章", "收费专用章"))
    return canvas.done("expense_list")


def _head(canvas: Canvas, layout: Layout, hospital: str, style: Style) -> float:
    rng, middle = canvas.rng, layout.size[0] / 2
    patient, day = people.invent(rng), invent.day(rng)
    if layout.joined:
        big = style.but(size=round(style.size * 1.35), weight=0.4)
        end = canvas.value((middle - 330, 76), "hospital_name", hospital, big)
        canvas.text((end + 14, 76), layout.title, big)
        y = 130.0
    else:
        canvas.value((middle, 66), "hospital_name", hospital, style.but(size=round(style.size * 1.4)), anchor="m")
        canvas.text((middle, 112), layout.title, style.but(size=round(style.size * 1.5), weight=0.5), "m")
        y = 166.0
    name, number, stay = layout.labels
    right = layout.size[0]
    canvas.pair((60, y), name, style, "patient_name", patient.name, style)
    canvas.pair((right * 0.3, y), "性别：", style, None, SEXES[patient.sex], style)
    canvas.pair((right * 0.46, y), "科室：", style, None, rng.choice(words.DEPARTMENTS), style)
    canvas.pair((right * 0.7, y), number, style, None, invent.number(rng, ("ZY", "")), style)
    until = day + timedelta(rng.randint(1, 14))
    canvas.text((60, y + 38), f"{stay}{day} 至 {until}", style)
    canvas.pair((right * 0.7, y + 38), "打印日期：", style, None, until, style)
    for x, heading, _, anchor in layout.columns:
        canvas.text((x, y + 86), heading, style.but(weight=0.4), anchor)
    for height in (y + 64, y + 108):
        canvas.rule((50, height), (right - 50, height), style.ink)
    return y + 132


def _row(canvas: Canvas, layout: Layout, i: int, one: Charge, y: float, style: Style) -> float:
    """Print one charge, its name wrapped; gives where the next one stands."""
    texts = {
        "i": str(i + 1), "quantity": one.quantity, "unit": one.unit, "price": f"{one.unit_price}",
        "amount": amount_text(one.amount), "class": canvas.rng.choice("甲乙丙"), "both": f"{one.quantity}{one.unit}",
        "own": canvas.rng.choice(("0%", "10%", "100%")), "code": f"{canvas.rng.randrange(10**8):08d}",
    }  # fmt: skip
    leading, has = style.size * 1.25, {what for _, _, what, _ in layout.columns}
    left = next(x for x, _, what, _ in layout.columns if what == "name")
    rows = rows_of(one.name, style, layout.name)
    cells = [((left, y + k * leading), row, "l") for k, row in enumerate(rows)]
    cells += [((x, y), texts[what], anchor) for x, _, what, anchor in layout.columns if what != "name"]
    price = amount_text(one.unit_price) if one.unit_price is not None and "price" in has else None
    canvas.item(one.name, one.amount, cells, style, one.quantity, one.unit, price)
    y += leading * len(rows) + style.size * 0.45
    if layout.ruled:
        canvas.rule((50, y - style.size * 0.85), (layout.size[0] - 50, y - style.size * 0.85), (150, 150, 152), 1)
    return y


def _foot(canvas: Canvas, layout: Layout, charges: tuple[Charge, ...], y: float, style: Style) -> None:
    canvas.rule((50, y - 4), (layout.size[0] - 50, y - 4), style.ink)
    foot = 60, layout.size[1] - 50
    if not charges:
        canvas.text(foot, "第 1 页 / 共 2 页", style.but(size=18))
        return
    total = sum((one.amount for one in charges), Decimal(0))
    canvas.pair((layout.size[0] * 0.58, y + 28), layout.total, style.but(weight=0.4), "total_amount", total, style)
    canvas.text((60, y + 28), f"共 {len(charges)} 项", style)
    canvas.text(foot, "第 1 页 / 共 1 页", style.but(size=18))


TOTAL = Layout(
    size=(1190, 1684), title="住院费用汇总清单", joined=False, name=330,
    columns=((62, "序号", "i", "l"), (130, "项目名称", "name", "l"), (520, "单位", "unit", "m"), (640, "单价", "price", "r"),
             (760, "数量", "quantity", "r"), (920, "金额(元)", "amount", "r"), (1000, "类别", "class", "m"),
             (1100, "自付比例", "own", "m")),
    style=Style("serif", 22, (46, 46, 50)), most=42, total="费用合计：", ruled=False,
    labels=("姓名：", "住院号：", "住院日期："), sealed=True,
)  # fmt: skip
DAY = Layout(
    size=(1000, 1280), title="住院病人一日清单", joined=True, name=380,
    columns=((60, "费用名称", "name", "l"), (520, "单价", "price", "r"), (660, "数量", "both", "m"), (900, "金额", "amount", "r")),
    style=Style("typewriter", 22, (70, 70, 76)), most=22, total="当日合计:", ruled=False,
    labels=("患者姓名:", "病案号:", "费用日期:"), sealed=False,
)  # fmt: skip
RULED = Layout(
    size=(1684, 1190), title="费 用 明 细 清 单", joined=False, name=420,
    columns=((70, "项目编码", "code", "l"), (240, "项目名称/规格", "name", "l"), (740, "医保等级", "class", "m"),
             (880, "单位", "unit", "m"), (1060, "数量", "quantity", "r"), (1260, "单价（元）", "price", "r"),
             (1560, "金额（元）", "amount", "r")),
    style=Style("sans", 23, (40, 40, 44)), most=20, total="总金额（元）：", ruled=True,
    labels=("病人姓名：", "住院号码：", "起止日期："), sealed=True,
)  # fmt: skip
Drawers = Mapping[str, Callable[[random.Random], Rendered]]
TRAIN: Drawers = {
    "total": partial(draw, TOTAL),
    "day": partial(draw, DAY),
    "classed": partial(rolls.draw, rolls.CLASSED),
    "graded": partial(rolls.draw, rolls.GRADED),
    "sums": partial(rolls.draw, rolls.SUMS),
}
BENCH: Drawers = {
    "ruled": partial(draw, RULED),
    "diary": partial(rolls.draw, rolls.DIARY),
    "settled": partial(rolls.draw, rolls.SETTLED),
}
