"""Receipts filled in by hand on a printed pad: the receipt of a sum in words (to train on) and one of a table (benchmark)."""

import random
from dataclasses import replace
from datetime import date
from decimal import Decimal

from claims_ai.money import to_words
from training.render import penmanship, people, seal
from training.render import receipt_words as shops
from training.render.canvas import Canvas, Ink, Rendered, Style, Value, contract_form
from training.render.penmanship import Pen
from training.render.receipt_content import sale

RED: Ink = (206, 50, 56)


def received(rng: random.Random) -> Rendered:
    """收据: today received from somebody, what for, in words and figures, with the seller's seal."""
    sold = sale(rng, shops.SERVICES, shops.CARE, 1, 0, whole=rng.random() < 0.8)
    total = sold.subtotal
    canvas = Canvas((1180, 560), rng, rng.choice(((252, 246, 240), (250, 250, 248), (246, 240, 244))))
    form, pen = Style("serif", 27, rng.choice((RED, (60, 70, 130), (50, 50, 54)))), _hand(rng)
    canvas.text((590, 62), rng.choice(("收　　据", "收 款 收 据", "收    条")), form.but(size=46, weight=0.5), "m")
    canvas.pair((900, 66), "№", form, None, people.digits(rng, 7), form.but(ink=RED, size=30))
    _dated(canvas, sold.when.date(), ((420, "年"), (510, "月"), (600, "日")), 122, form, pen)
    _line(canvas, 190, rng.choice(("今收到", "今 收 到", "兹收到")), people.invent(rng).name, form, pen)
    _line(canvas, 262, rng.choice(("交来：", "系付：", "收款事由：")), sold.goods[0].name, form, pen)
    canvas.text((90, 334), "人民币（大写）", form)
    _write(canvas, (300, 330), pen, None, to_words(total), room=440)
    canvas.rule((290, 354), (1080, 354), form.ink, 1)
    _pair(canvas, (770, 334), "￥", form, pen, "total_amount", total, _figure(rng, total))
    end = canvas.text((90, 420), rng.choice(("收款单位（盖章）", "收款单位：", "单位盖章：")), form)[1][0]
    if rng.random() < 0.5:
        _write(canvas, (end + 20, 420), pen, "merchant_name", sold.merchant, room=640)
    else:
        canvas.value((end + 20, 420), "merchant_name", sold.merchant, form)
    for x, label, name in (
        (90, "会计：", ""),
        (480, "收款人：", people.invent(rng).name),
        (800, "经手人：", people.invent(rng).name),
    ):
        _pair(canvas, (x, 490), label, form, pen, None, name)
    _press(canvas, sold.merchant, (rng.randint(700, 960), 438))
    return canvas.done("receipt")


def collected(rng: random.Random) -> Rendered:
    """收款收据: a ruled table of what was paid, with its sum in words and figures."""
    sold = sale(rng, shops.SERVICES, shops.CARE, 4, 0.7, whole=rng.random() < 0.8)
    canvas, total = Canvas((1240, 720), rng, (252, 252, 250)), sold.subtotal
    form, pen = Style("sans", 24, (40, 76, 120)), _hand(rng)
    canvas.text((620, 56), "收 款 收 据", form.but(size=42, spacing=8, weight=0.4), "m")
    _pair(canvas, (70, 120), "客户：", form, pen, None, people.invent(rng).name)
    _dated(canvas, sold.when.date(), ((800, "年"), (890, "月"), (980, "日")), 120, form, pen)
    edges, tops = (70, 480, 580, 680, 820, 1170), [160 + 62 * i for i in range(8)]
    _grid(canvas, edges, tops, form)
    for i, good in enumerate(sold.goods, 1):
        texts = good.name, good.unit, good.quantity, f"{good.price}", f"{good.amount}"
        for x, end, text in zip(edges[:-1], edges[1:], texts, strict=True):
            _write(canvas, (x + 16, tops[i] + 31), pen, None, text, room=end - x - 24)
    y = tops[5] + 31
    _pair(canvas, (86, y), "合计金额（大写）", form, pen, None, to_words(total), room=540)
    _pair(canvas, (860, y), "￥", form, pen, "total_amount", total, _figure(rng, total), 260)
    canvas.pair((70, 580), "收款单位：", form, "merchant_name", sold.merchant, form)
    canvas.pair((70, 630), "地址：", form, "merchant_address", "".join(sold.address) or None, form)
    _pair(canvas, (760, 630), "开票人：", form, pen, None, people.invent(rng).name)
    _press(canvas, sold.merchant, (rng.randint(560, 800), 590))
    return canvas.done("receipt")


def _grid(canvas: Canvas, edges: tuple[int, ...], tops: list[int], form: Style) -> None:
    for y in tops[:7]:
        canvas.rule((edges[0], y), (edges[-1], y), form.ink)
    for x in edges:
        canvas.rule((x, tops[0]), (x, tops[5] if x not in (edges[0], edges[-1]) else tops[6]), form.ink)
    for left, right, heading in zip(
        edges[:-1], edges[1:], ("品名及规格", "单位", "数量", "单价", "金　　额"), strict=True
    ):
        canvas.text(((left + right) / 2, tops[0] + 31), heading, form, "m")


def _hand(rng: random.Random) -> Pen:
    """Somebody's hand, with room between the figures, which else would run together."""
    hand = penmanship.anyone(rng, rng.randint(40, 50))
    return replace(hand, gap=max(hand.gap, 0.07))


def _write(
    canvas: Canvas, at: tuple[float, float], pen: Pen, field: str | None, value: Value,
    shown: str | None = None, room: float = 9999,
) -> None:  # fmt: skip
    """Write a value and record it under `field`, if it has one."""
    text = shown or contract_form(value)
    box = penmanship.write(canvas, at, text, pen, room)
    if field:
        canvas.record(field, value, [box])


def _pair(
    canvas: Canvas, at: tuple[float, float], label: str, form: Style, pen: Pen, field: str | None, value: Value,
    shown: str | None = None, room: float = 9999,
) -> None:  # fmt: skip
    """A printed label with what is written behind it."""
    end = canvas.text(at, label, form)[1][0]
    if value:
        _write(canvas, (end + 12, at[1]), pen, field, value, shown, room)


def _figure(rng: random.Random, amount: Decimal) -> str:
    """How people write a sum: mostly without fen where there are none."""
    whole = amount == amount.to_integral()
    return f"{amount:.0f}{rng.choice(('.00', '.00', '元', '.—'))}" if whole else f"{amount}"


def _dated(canvas: Canvas, day: date, places: tuple[tuple[float, str], ...], y: float, form: Style, pen: Pen) -> None:
    """The printed 年月日 with the parts of the day written before each."""
    boxes = []
    for (x, unit), part in zip(places, (str(day.year), str(day.month), str(day.day)), strict=True):
        canvas.text((x, y), unit, form)
        boxes.append(penmanship.write(canvas, (x - penmanship.length(part, pen) - 12, y), part, pen, 90))
    canvas.record("issue_date", day, boxes)


def _line(canvas: Canvas, y: float, label: str, text: str, form: Style, pen: Pen) -> None:
    end = canvas.text((90, y), label, form)[1][0]
    _write(canvas, (end + 30, y - 2), pen, None, text, room=600)
    canvas.rule((end + 8, y + 22), (1080, y + 22), form.ink, 1)


def _press(canvas: Canvas, name: str, centre: tuple[float, float]) -> None:
    """The seller's seal, with what it is for."""
    rng = canvas.rng
    purpose = rng.choice(("财务专用章", "收款专用章", "现金收讫"))
    canvas.stamp(seal.worn(seal.round_star(name, purpose, 190), rng), centre, RED, rng.uniform(-20, 20))
