"""Charges as a table whose columns, headings and rulings are drawn anew for each page."""

import random
from collections.abc import Sequence
from datetime import date, timedelta

from claims_ai.money import amount_text
from training.render import people
from training.render.canvas import Style
from training.render.contents import Charge
from training.render.medical_form import narrowed, rows_of
from training.render.wider_parts import Sheet

Columns = tuple[tuple[str, str, float, str], ...]
"""What each holds, its heading, its share of the width and its anchor."""
HEADS: dict[str, tuple[tuple[str, ...], float]] = {
    "no": (("序号", "No", "行号"), 0.6), "code": (("编码", "项目编码", "国家编码", "医保编码"), 1.3), "date": (("日期", "费用日期", "记账日期"), 1.4),
    "name": (("项目名称", "名称", "项目", "收费项目", "费用名称", "药品/项目名称", "费用项目", "项目/规格"), 3.4),
    "unit": (("单位", "计量单位", "计价单位"), 0.8),
    "price": (("单价", "单价（元）", "价格"), 1.1), "count": (("数量", "数量/单位", "次数", "总量"), 0.9),
    "level": (("医保等级", "类别", "费用等级", "报销类别"), 0.9),
    "amount": (("金额", "金额（元）", "总额", "合计金额", "费用金额", "小计"), 1.3), "ratio": (("自付比例", "自付率"), 0.9),
}  # fmt: skip
LEVELS = "甲类", "乙类", "丙类", "自费"


def columns(rng: random.Random, *, detailed: bool) -> Columns:
    """Columns such a list has, in an order of its own; the name before the amount."""
    middle = [
        key
        for key, share in (("unit", 0.7), ("price", 0.75), ("count", 0.9), ("level", 0.25), ("ratio", 0.15))
        if detailed and rng.random() < share
    ]
    rng.shuffle(middle)
    first = [key for key, share in (("no", 0.35), ("date", 0.25), ("code", 0.2)) if detailed and rng.random() < share]
    last = ["amount"]
    if detailed and rng.random() < 0.2 and middle:
        last = ["amount", middle.pop()]
    keys = [*first, "name", *middle, *last]
    flush = rng.choice("rrm")
    anchors = {"name": "l", "code": "l", "no": "m", "date": "m", "unit": "m", "level": "m", "ratio": "m"}
    return tuple((key, rng.choice(HEADS[key][0]), HEADS[key][1], anchors.get(key, flush)) for key in keys)


def table(sheet: Sheet, charges: Sequence[Charge], parts: Columns, day: date, halves: int = 1, ruled: str = "") -> None:
    """Heads and rows, in one or two halves; gives nothing but moves the sheet on."""
    ruled, wide = ruled or sheet.rng.choice(("grid", "lines", "", "")), sheet.room / halves
    each, top, lowest = -(-len(charges) // halves), sheet.y, sheet.y
    for half in range(halves):
        sheet.y = top
        left = sheet.left + half * wide
        _heads(sheet, parts, left, wide, ruled)
        for i, one in enumerate(charges[half * each : (half + 1) * each], half * each + 1):
            _row(sheet, one, i, parts, (left, wide), ruled, day)
        lowest = max(lowest, sheet.y)
    sheet.y = lowest + 8
    if not ruled:
        sheet.canvas.rule((sheet.left, sheet.y - 4), (sheet.right, sheet.y - 4), sheet.words.ink, 1)
    sheet.y += 8


def _places(parts: Columns, left: float, wide: float) -> list[tuple[float, float]]:
    scale, x, places = wide / sum(part[2] for part in parts), left, []
    for part in parts:
        places.append((x, x + part[2] * scale))
        x += part[2] * scale
    return places


def _at(place: tuple[float, float], anchor: str) -> float:
    return {"l": place[0] + 8, "r": place[1] - 10, "m": (place[0] + place[1]) / 2}[anchor]


def _heads(sheet: Sheet, parts: Columns, left: float, wide: float, ruled: str) -> None:
    bold, high = sheet.words.but(weight=sheet.rng.choice((0, 0.4))), sheet.words.size * 1.8
    for (_, heading, _, anchor), place in zip(parts, _places(parts, left, wide), strict=True):
        sheet.canvas.text(
            (_at(place, anchor), sheet.y + high / 2), heading, narrowed(bold, heading, place[1] - place[0] - 12), anchor
        )
        if ruled == "grid":
            sheet.canvas.frame(place[0], sheet.y, place[1], sheet.y + high, sheet.words.ink, 1)
    sheet.canvas.rule((left, sheet.y + high), (left + wide - 6, sheet.y + high), sheet.words.ink, 1)
    sheet.y += high


def _texts(one: Charge, i: int, day: date, rng: random.Random) -> dict[str, str]:
    count = one.quantity
    return {
        "no": f"{i}", "code": people.digits(rng, 6), "date": f"{day + timedelta(i // 6):%Y-%m-%d}", "unit": one.unit, "count": count,
        "price": f"{one.unit_price}" if one.unit_price is not None else "", "amount": amount_text(one.amount), "level": rng.choice(LEVELS),
        "ratio": rng.choice(("0", "0.1", "10%", "100%", "0%")),
    }  # fmt: skip


def _row(sheet: Sheet, one: Charge, i: int, parts: Columns, across: tuple[float, float], ruled: str, day: date) -> None:
    style: Style = sheet.print
    texts, places = _texts(one, i, day, sheet.rng), _places(parts, *across)
    keys = [part[0] for part in parts]
    room = places[keys.index("name")]
    names = rows_of(one.name, style, room[1] - room[0] - 16)
    high = style.size * (0.5 + 1.25 * len(names))
    middle, cells = sheet.y + high / 2, list[tuple[tuple[float, float], str, str]]()
    thin = style
    for key, place in zip(keys, places, strict=True):
        if key != "name":
            thin = min((thin, narrowed(style, texts[key], place[1] - place[0] - 14)), key=lambda s: (s.size, s.squeeze))
    for (key, _, _, anchor), place in zip(parts, places, strict=True):
        if ruled == "grid":
            sheet.canvas.frame(place[0], sheet.y, place[1], sheet.y + high, sheet.words.ink, 1)
        if key == "name":
            top = middle - (len(names) - 1) * style.size * 0.625
            cells += [((place[0] + 8, top + k * style.size * 1.25), name, "l") for k, name in enumerate(names)]
        elif texts[key]:
            cells.append(((_at(place, anchor), middle), texts[key], anchor))
    price = amount_text(one.unit_price) if one.unit_price is not None and "price" in keys else None
    sheet.canvas.item(
        one.name,
        one.amount,
        cells,
        thin,
        one.quantity if "count" in keys else None,
        one.unit if "unit" in keys else None,
        price,
    )
    sheet.y += high
    if ruled == "lines":
        sheet.canvas.rule((across[0], sheet.y), (sum(across) - 6, sheet.y), sheet.words.ink, 1)
