"""Receipts in English kept for the benchmark: a cab's slip, and one that came by mail."""

import random
from collections.abc import Callable, Mapping
from decimal import Decimal

from PIL import ImageDraw

from claims_ai.money import fen
from training.render import paper, people
from training.render import receipt_english_words as english
from training.render.canvas import Canvas, Ink, Rendered, Style
from training.render.medical_form import narrowed
from training.render.receipt_content import moment, shown
from training.render.receipt_english_content import RATE, address, bill
from training.render.receipt_paper import circled, thermal
from training.render.receipt_roll import Roll


def cab(rng: random.Random) -> Rendered:
    """A cab's slip in English: the company, when it started and stopped, how far, fare and surcharges, the fare paid in large type."""
    style = Style(rng.choice(("mono", "typewriter", "sans")), 26, (54, 54, 58))
    roll, when, ways = Roll(rng, 480, style, leading=1.45), moment(rng), rng.randint(12, 420)
    name = f"{rng.choice(english.OWNERS)} {rng.choice(('TAXI SERVICES PTE LTD', 'CABS SDN BHD', 'TRANSPORT PTE LTD'))}"
    roll.wrapped("merchant_name", name, "m", style.but(size=29, weight=0.4))
    rows = address(rng)
    if rng.random() < 0.5:
        roll.rows("merchant_address", " ".join(rows), rows, "m", style.but(size=20))
    roll.text("** RECEIPT **", "m")
    day, km, fare = when.date(), Decimal(ways) / 10, fen(Decimal("3.9") + Decimal(ways) / 10 * Decimal("0.9"))
    for label, text in (("TAXI NO.", f"SH{people.digits(rng, 4)}Z"), ("TRIP NO.", people.digits(rng, 8))):
        roll.cells((0, label, "l"), (1, text, "r"))
    roll.ends("DATE", "issue_date", day, shown(rng, day, english.DAYS))
    roll.cells((0, "START", "l"), (1, f"{when:%H:%M}", "r"))
    roll.cells((0, "END", "l"), (1, f"{when.hour}:{min(59, when.minute + 20):02d}", "r"))
    roll.cells((0, "DISTANCE RUN", "l"), (1, f"{km} KM", "r"))
    roll.dashes()
    more = [
        (label, Decimal(rng.randint(2, 12)) / 2)
        for label in rng.sample(("PEAK HOUR", "TOLL / ERP", "BOOKING FEE", "AIRPORT"), rng.randint(0, 2))
    ]
    for label, amount in (("METERED FARE", fare), *more):
        roll.cells((0, label, "l"), (1, f"{amount:.2f}", "r"))
    total = fen(fare + sum((amount for _, amount in more), Decimal(0)))
    roll.dashes()
    roll.ends("TOTAL FARE", "total_amount", total, f"${total:.2f}", style=style.but(size=32, weight=0.5))
    roll.cells((0, "PAYMENT", "l"), (1, rng.choice(("CASH", "CARD", "NETS")), "r"))
    roll.text("THANK YOU FOR RIDING WITH US", "m", style.but(size=22))
    return circled(thermal(roll.done(), rng), rng)


def mailed(rng: random.Random) -> Rendered:
    """A receipt that came by mail, printed: thanks and number above, a plain table, the sum paid in a tinted row, the shop in small type at the foot."""
    sold = bill(rng, rng.choice(("pharmacy", "clinic", "books")), 5)
    canvas, style = Canvas((1190, 1684), rng), Style(rng.choice(("sans", "serif")), 25, (48, 50, 58))
    tint: Ink = rng.choice(((28, 98, 160), (20, 120, 96), (150, 60, 90)))
    ImageDraw.Draw(canvas.image).rectangle((90, 80, 1100, 88), fill=tint)
    canvas.value(
        (90, 140),
        "merchant_name",
        sold.merchant,
        narrowed(style.but(size=34, weight=0.5, ink=tint), sold.merchant, 1000),
    )
    canvas.text((90, 220), "Thank you for your payment.", style.but(size=30))
    canvas.text((90, 270), "Please find the details of your purchase below.", style)
    day = sold.when.date()
    canvas.pair((90, 346), "Receipt no: ", style, None, sold.number, style)
    canvas.pair(
        (620, 346),
        "Date paid: ",
        style,
        "issue_date",
        day,
        style,
        shown(rng, day, ("{d:%d %B %Y}", "{d:%B %d, %Y}", "{d:%d %b %Y}", "{d:%d/%m/%Y}")),
    )
    y = 420.0
    for good in sold.goods:
        canvas.text((90, y), f"{good.name.title()}  x {good.quantity}", style)
        canvas.text((1100, y), f"{good.amount:,.2f}", style, "r")
        canvas.rule((90, y + 28), (1100, y + 28), (222, 224, 228), 1)
        y += 60
    taxed = f"Tax ({RATE * 100:.0f}%{', included' if sold.inclusive else ''})"
    for label, amount in (
        ("Subtotal", sold.subtotal),
        ("Discount", -sold.discount),
        ("Service charge", sold.service),
        (taxed, sold.tax),
        ("Rounding", sold.rounding),
    ):
        if amount:
            canvas.text((700, y), label, style.but(size=23))
            canvas.text((1100, y), f"{amount:,.2f}", style.but(size=23), "r")
            y += 44
    ImageDraw.Draw(canvas.image).rectangle((660, y - 6, 1110, y + 58), fill=(236, 240, 245))
    canvas.text((700, y + 26), "Amount paid", style.but(weight=0.5))
    canvas.value(
        (1100, y + 26),
        "total_amount",
        sold.total,
        style.but(size=30, weight=0.5),
        f"{rng.choice(('RM ', 'SGD ', '$'))}{sold.total:,.2f}",
        "r",
    )
    canvas.text(
        (90, y + 110),
        rng.choice(("Paid with card ending 0042", "Paid by online banking", "Paid with e-wallet")),
        style.but(size=23),
    )
    canvas.image.paste(paper.qr(sold.number, 110), (980, round(y) + 100))
    rows = [((90.0, y + 200 + i * 34), line) for i, line in enumerate(sold.address)]
    canvas.spread("merchant_address", " ".join(sold.address), rows, style.but(size=20, ink=(112, 116, 124)))
    canvas.text(
        (90, rows[-1][0][1] + 34), f"Tel {sold.phone}   {sold.registration}", style.but(size=20, ink=(112, 116, 124))
    )
    canvas.image = canvas.image.crop((0, 0, 1190, round(y + 430)))
    return canvas.done("receipt")


BENCH: Mapping[str, Callable[[random.Random], Rendered]] = {"cab": cab, "mailed": mailed}
