"""Receipts filled in by hand on a printed pad: the receipt of a sum in words (to train on) and one of a table (benchmark)."""

import random
from datetime import date
from decimal import Decimal

from claims_ai.money import to_words
from training.render import people, seal
from training.render import receipt_words as shops
from training.render.canvas import Canvas, Ink, Rendered, Style
from training.render.receipt_content import sale
from training.render.receipt_paper import PENS

RED: Ink = (206, 50, 56)


def received(rng: random.Random) -> Rendered:
    """收据: today received from somebody, what for, in words and figures, with the seller's seal."""
    sold = sale(rng, shops.SERVICES, shops.CARE, 1, 0, whole=rng.random() < 0.8)
    canvas = Canvas((1180, 560), rng, rng.choice(((252, 246, 240), (250, 250, 248), (246, 240, 244))), shift=5)
    form, hand = Style("serif", 27, rng.choice((RED, (60, 70, 130), (50, 50, 54)))), _hand(rng)
    canvas.text((590, 62), rng.choice(("收　　据", "收 款 收 据", "收    条")), form.but(size=46, weight=0.5), "m")
    canvas.pair((900, 66), "№", form, None, people.digits(rng, 7), form.but(ink=RED, size=30))
    day = sold.when.date()
    places = ((420, "年"), (510, "月"), (600, "日"))
    _dated(canvas, day, places, 122, form, hand)
    rows = (
        (190, rng.choice(("今收到", "今 收 到", "兹收到")), people.invent(rng).name),
        (262, rng.choice(("交来：", "系付：", "收款事由：")), sold.goods[0].name),
    )
    for y, label, text in rows:
        _line(canvas, y, label, text, form, hand)
    canvas.text((90, 334), "人民币（大写）", form)
    end = canvas.value((300, 332), None, to_words(sold.subtotal), hand)
    canvas.rule((290, 354), (1080, 354), form.ink, 1)
    canvas.pair((max(760, end + 20), 334), "￥", form, "total_amount", sold.subtotal, hand, _figure(rng, sold.subtotal))
    canvas.text((90, 420), rng.choice(("收款单位（盖章）", "收款单位：", "单位盖章：")), form)
    canvas.value((320, 420), "merchant_name", sold.merchant, hand if rng.random() < 0.5 else form)
    canvas.pair((90, 490), "会计：", form, None, None, hand)
    canvas.pair((480, 490), "收款人：", form, None, people.invent(rng).name, hand)
    canvas.pair((800, 490), "经手人：", form, None, people.invent(rng).name, hand)
    _press(canvas, sold.merchant, (rng.randint(700, 960), 420))
    return canvas.done("receipt")


def collected(rng: random.Random) -> Rendered:
    """收款收据: a table of what was paid, its sum in boxes by digit."""
    sold = sale(rng, shops.SERVICES, shops.CARE, 4, 0.7, whole=rng.random() < 0.8)
    canvas = Canvas((1240, 720), rng, (252, 252, 250), shift=4)
    form, hand = Style("sans", 24, (40, 76, 120)), _hand(rng)
    canvas.text((620, 56), "收 款 收 据", form.but(size=42, spacing=8, weight=0.4), "m")
    canvas.pair((70, 120), "客户：", form, None, people.invent(rng).name, hand)
    _dated(canvas, sold.when.date(), ((800, "年"), (890, "月"), (980, "日")), 120, form, hand)
    edges, tops = (70, 480, 580, 680, 820, 1170), [160 + 62 * i for i in range(8)]
    for y in tops[:7]:
        canvas.rule((edges[0], y), (edges[-1], y), form.ink)
    for x in edges:
        canvas.rule((x, tops[0]), (x, tops[5] if x not in (edges[0], edges[-1]) else tops[6]), form.ink)
    for left, right, heading in zip(edges, edges[1:], ("品名及规格", "单位", "数量", "单价", "金　　额"), strict=False):
        canvas.text(((left + right) / 2, tops[0] + 31), heading, form, "m")
    for i, good in enumerate(sold.goods, 1):
        y = tops[i] + 31
        texts = zip(edges, (good.name, good.unit, good.quantity, f"{good.price}", f"{good.amount}"), strict=False)
        for x, text in texts:
            canvas.value((x + 16, y + rng.randint(-4, 4)), None, text, hand)
    y = tops[5] + 31
    canvas.pair((86, y), "合计金额（大写）", form, None, to_words(sold.subtotal), hand)
    canvas.pair((860, y), "￥", form, "total_amount", sold.subtotal, hand, _figure(rng, sold.subtotal))
    canvas.pair((70, 580), "收款单位：", form, "merchant_name", sold.merchant, form)
    canvas.pair((70, 630), "地址：", form, "merchant_address", "".join(sold.address) or None, form)
    canvas.pair((760, 630), "开票人：", form, None, people.invent(rng).name, hand)
    _press(canvas, sold.merchant, (rng.randint(560, 800), 590))
    return canvas.done("receipt")


def _hand(rng: random.Random) -> Style:
    return Style(rng.choice(("hand", "cursive")), rng.randint(42, 50), rng.choice(PENS[:2]), slant=rng.uniform(0, 0.15))


def _figure(rng: random.Random, amount: Decimal) -> str:
    """How people write a sum: mostly without fen where there are none."""
    whole = amount == amount.to_integral()
    return f"{amount:.0f}{rng.choice(('.00', '.00', '元', '.—'))}" if whole else f"{amount}"


def _dated(
    canvas: Canvas, day: date, places: tuple[tuple[float, str], ...], y: float, form: Style, hand: Style
) -> None:
    """The printed 年月日 with the parts of the day written before each."""
    parts = []
    for (x, unit), part in zip(places, (str(day.year), str(day.month), str(day.day)), strict=True):
        canvas.text((x, y), unit, form)
        parts.append(((x - hand.size * 0.42 * len(part) - 12, y + canvas.rng.randint(-3, 3)), part))
    canvas.spread("issue_date", day, parts, hand)


def _line(canvas: Canvas, y: float, label: str, text: str, form: Style, hand: Style) -> None:
    end = canvas.text((90, y), label, form)[1][0]
    canvas.value((end + 30, y + canvas.rng.randint(-4, 4)), None, text, hand)
    canvas.rule((end + 8, y + 22), (1080, y + 22), form.ink, 1)


def _press(canvas: Canvas, name: str, centre: tuple[float, float]) -> None:
    """The seller's seal, or a small one that says the sum was paid in cash."""
    rng = canvas.rng
    purpose = rng.choice(("财务专用章", "收款专用章", "现金收讫"))
    canvas.stamp(seal.worn(seal.round_star(name, purpose, 190), rng), centre, RED, rng.uniform(-20, 20))
