"""Receipts in English kept for the benchmark, as Malaysian shops print them: a coffee shop's thermal bill, and a needle printer's cash sale on half a sheet."""

import random
from collections.abc import Callable, Mapping

from training.render import receipt_english_words as english
from training.render.canvas import Ink, Rendered, Style
from training.render.receipt_content import shown
from training.render.receipt_english_content import RATE, bill
from training.render.receipt_paper import circled, thermal
from training.render.receipt_roll import Roll

INK: Ink = (52, 52, 58)


def coffee_shop(rng: random.Random) -> Rendered:
    """A coffee shop's thermal bill: table and covers first, quantity before each name, the rounded total between double lines, tax summary last."""
    sold = bill(rng, "restaurant", 7)
    style = Style(rng.choice(("mono", "typewriter", "sans")), 25, INK)
    roll, day = Roll(rng, 540, style, leading=1.4), sold.when.date()
    roll.wrapped("merchant_name", sold.merchant, "m", style.but(size=29, weight=0.4))
    roll.text(sold.registration, "m", style.but(size=21))
    roll.rows("merchant_address", " ".join(sold.address), sold.address, "m", style.but(size=22))
    roll.text(f"TEL : {sold.phone}", "m", style.but(size=22))
    if sold.tax:
        roll.text(f"GST ID : {sold.tax_id}", "m", style.but(size=22))
    roll.down(0.5)
    roll.cells(
        (0, f"TABLE {rng.randint(1, 48)}", "l"),
        (1, f"PAX {rng.randint(1, 6)}", "r"),
        style=style.but(size=30, weight=0.4),
    )
    roll.cells((0, f"Bill No : {sold.number}", "l"))
    roll.pair("Date : ", "issue_date", day, shown(rng, day, english.DAYS))
    roll.cells((1, f"{sold.when:%I:%M %p}", "r"))
    roll.cells((0, f"Cashier : {sold.clerk}", "l"))
    roll.dashes()
    roll.cells((0, "QTY DESCRIPTION", "l"), (1, "AMT(RM)", "r"))
    roll.dashes()
    for good in sold.goods:
        roll.cells((0, good.quantity, "l"), (0.11, good.name, "l"), (1, f"{good.amount:.2f}", "r"))
    roll.dashes()
    taxed = f"GST {RATE * 100:.0f}%{' (INCL)' if sold.inclusive else ''}"
    for label, amount in (
        ("SUBTOTAL", sold.subtotal),
        ("DISCOUNT", -sold.discount),
        ("SVC CHARGE 10%", sold.service),
        (taxed, sold.tax),
    ):
        if amount:
            roll.cells((0.3, label, "l"), (1, f"{amount:.2f}", "r"))
    roll.cells((0.3, "ROUNDING ADJ", "l"), (1, f"{sold.rounding:.2f}", "r"))
    roll.dashes("=")
    roll.ends("TOTAL", "total_amount", sold.total, f"RM {sold.total:.2f}", style=style.but(size=33, weight=0.5))
    roll.dashes("=")
    for label, amount in (("CASH", sold.given), ("CHANGE", sold.change)):
        roll.cells((0.3, label, "l"), (1, f"{amount:.2f}", "r"))
    roll.text(f"ITEM COUNT : {sold.pieces}")
    if sold.tax:
        roll.down(0.4)
        roll.cells((0, "GST SUMMARY", "l"), (0.7, "AMOUNT", "r"), (1, "TAX", "r"), style=style.but(size=22))
        roll.cells(
            (0, f"SR @ {RATE * 100:.0f}%", "l"),
            (0.7, f"{sold.net:.2f}", "r"),
            (1, f"{sold.tax:.2f}", "r"),
            style=style.but(size=22),
        )
    roll.text(rng.choice(english.THANKS), "m")
    return circled(thermal(roll.done(), rng), rng)


def cash_sale(rng: random.Random) -> Rendered:
    """A hardware dealer's cash sale from a shop program, printed wide: facts in two columns under the head, numbered lines, the total at the foot's right."""
    sold = bill(rng, rng.choice(("hardware", "books", "hardware")), 6)
    style = Style(rng.choice(("typewriter", "mono")), 24, INK)
    roll, day = Roll(rng, 1000, style, leading=1.5), sold.when.date()
    roll.wrapped("merchant_name", sold.merchant, "l", style.but(size=32, weight=0.5))
    roll.rows("merchant_address", " ".join(sold.address), sold.address, "l")
    roll.text(f"{sold.registration}   TEL/FAX: {sold.phone}")
    if sold.tax:
        roll.text(f"GST REG NO: {sold.tax_id}")
    roll.rule(3)
    roll.text("CASH SALES", "m", style.but(size=30, weight=0.5))
    roll.cells((0, "TO : CASH", "l"), (0.6, f"DOC NO.   : {sold.number}", "l"))
    roll.pair("DATE      : ", "issue_date", day, shown(rng, day, english.DAYS), share=0.6)
    roll.cells((0, f"SALESMAN : {sold.clerk}", "l"))
    roll.cells((0, "TERMS : C.O.D.", "l"), (0.6, f"TIME      : {sold.when:%H:%M:%S}", "l"))
    roll.rule()
    roll.cells(
        (0, "NO", "l"),
        (0.07, "DESCRIPTION", "l"),
        (0.58, "QTY", "r"),
        (0.64, "UOM", "l"),
        (0.84, "U/PRICE", "r"),
        (1, "AMOUNT", "r"),
    )
    roll.rule()
    for i, good in enumerate(sold.goods, 1):
        roll.cells((0, f"{i}.", "l"), (0.07, good.name, "l"), (0.58, good.quantity, "r"), (0.64, good.unit, "l"), (0.84, f"{good.price:.2f}", "r"),
                   (1, f"{good.amount:.2f}", "r"))  # fmt: skip
    roll.down(rng.choice((0.5, 2)))
    roll.rule()
    taxed = f"GST @ {RATE * 100:.0f}%{' INCLUSIVE' if sold.inclusive else ''}"
    for label, amount in (
        ("SUB TOTAL (RM)", sold.subtotal),
        ("LESS DISCOUNT (RM)", sold.discount),
        (taxed, sold.tax),
        ("ROUNDING (RM)", sold.rounding),
    ):
        if amount:
            roll.cells((0.84, label, "r"), (1, f"{amount:.2f}", "r"))
    roll.canvas.text((roll.left + 0.84 * roll.room, roll.y), "GRAND TOTAL (RM)", style.but(weight=0.5), "r")
    roll.canvas.value((roll.right, roll.y), "total_amount", sold.total, style.but(weight=0.5), anchor="r")
    roll.down(1.6)
    roll.text("GOODS SOLD ARE NOT RETURNABLE. E. & O.E.")
    roll.down(1.5)
    roll.cells((0, "______________________", "l"), (1, "______________________", "r"))
    roll.cells((0, "RECEIVED BY", "l"), (1, "AUTHORISED SIGNATURE", "r"))
    return circled(roll.done(), rng)


BENCH: Mapping[str, Callable[[random.Random], Rendered]] = {"coffee_shop": coffee_shop, "cash_sale": cash_sale}
