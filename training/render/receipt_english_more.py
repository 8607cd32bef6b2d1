"""Receipts in English for the benchmark: a fast-food counter, a clinic's official receipt, a Singapore shop, a card slip."""

import random

from claims_ai.money import amount_text
from training.render import paper, people
from training.render.canvas import Rendered, Style, width_of
from training.render.receipt_content import shown
from training.render.receipt_english import fixed
from training.render.receipt_english_content import Bill, bill
from training.render.receipt_paper import circled, thermal
from training.render.receipt_roll import Roll

ONES = (
    "", "ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX", "SEVEN", "EIGHT", "NINE", "TEN", "ELEVEN", "TWELVE", "THIRTEEN", "FOURTEEN",
    "FIFTEEN", "SIXTEEN", "SEVENTEEN", "EIGHTEEN", "NINETEEN",
)  # fmt: skip
TENS = ("", "", "TWENTY", "THIRTY", "FORTY", "FIFTY", "SIXTY", "SEVENTY", "EIGHTY", "NINETY")


def counter(rng: random.Random) -> Rendered:
    """A fast-food counter: the order's number large on top, quantities before names, the tax named last."""
    sold, style = bill(rng, "restaurant", 5), fixed(rng, 520)
    roll = Roll(rng, 520, style, leading=1.35)
    roll.text(str(rng.randint(1, 299)), "m", style.but(size=58, weight=1))
    roll.down(0.4)
    roll.wrapped("merchant_name", sold.merchant, "m")
    roll.text(sold.registration, "m")
    roll.rows("merchant_address", " ".join(sold.address), sold.address)
    roll.text(f"Tel No. {sold.phone}", "m")
    roll.text("TAX INVOICE" if sold.tax else "RECEIPT", "m")
    roll.down(0.5)
    roll.text(f"INV# {people.digits(rng, 15)}")
    day = sold.when.date()
    end = roll.pair(f"ORD #{rng.randint(1, 99):02d} -REG #{rng.randint(1, 20)}-", "issue_date", day, f"{day:%d/%m/%Y}")
    roll.canvas.text((end + 8, roll.y), f"{sold.when:%H:%M:%S}", style)
    roll.down()
    roll.cells((0, "QTY ITEM", "l"), (1, "TOTAL", "r"))
    for good in sold.goods:
        roll.cells((0.04, f"{good.quantity} {good.name.title()}", "l"), (1, amount_text(good.amount), "r"))
    roll.down(0.5)
    _tendered(roll, sold)
    roll.dashes("-")
    roll.text("Thank You and Please Come Again.", "m")
    return thermal(roll.done(), rng)


def _tendered(roll: Roll, sold: Bill) -> None:
    if sold.discount:
        roll.ends("Promo", None, f"-{sold.discount}")
    if sold.service:
        roll.ends("Service 10%", None, sold.service)
    roll.ends(f"{roll.rng.choice(('TakeOut', 'EatIn'))} Total{' (incl GST)' * bool(sold.tax)}", None, sold.gross)
    roll.ends("Total Rounded", "total_amount", sold.total)
    roll.ends("Cash Tendered", None, sold.given)
    roll.ends("Change", None, sold.change)
    roll.down(0.5)
    if sold.tax:
        roll.ends("TOTAL INCLUDES 6% GST", None, sold.tax)


def official(rng: random.Random) -> Rendered:
    """A clinic's official receipt on half a sheet: letterhead, received from, the sum in words, a box with it in figures."""
    sold = bill(rng, "clinic", 3)
    style = Style(rng.choice(("serif", "sans")), 25, (44, 44, 52))
    roll, pen = (
        Roll(rng, 1240, style, leading=1.6, margin=0.07),
        Style(rng.choice(("hand", "cursive")), 42, (40, 50, 120)),
    )
    roll.wrapped("merchant_name", sold.merchant, "m", style.but(size=42, weight=0.8))
    roll.text(sold.registration, "m", style.but(size=20))
    roll.rows("merchant_address", " ".join(sold.address), sold.address, "m", style.but(size=22))
    roll.text(f"Tel : {sold.phone}   Fax : {sold.phone[:-1]}9", "m", style.but(size=20))
    roll.rule(3)
    roll.text("OFFICIAL RECEIPT", "m", style.but(size=32, weight=0.6))
    roll.cells((0, f"No. {people.digits(rng, 6)}", "l"))
    roll.down(-1)
    day = sold.when.date()
    text = shown(rng, day, ("{d:%d/%m/%Y}", "{d:%d-%m-%Y}", "{d:%d %B %Y}"))
    roll.canvas.text((roll.left + 0.68 * roll.room, roll.y), "Date :", style)
    roll.canvas.value((roll.left + 0.76 * roll.room, roll.y), "issue_date", day, pen, text)
    roll.down(1.2)
    _received(roll, sold, pen)
    roll.canvas.frame(roll.left, roll.y - 10, roll.left + 300, roll.y + 62, style.ink, 3)
    roll.canvas.text((roll.left + 16, roll.y + 26), "RM", style.but(size=32, weight=0.6))
    roll.canvas.value((roll.left + 90, roll.y + 26), "total_amount", sold.total, pen.but(size=50), f"{sold.total:,}")
    roll.canvas.text((roll.right, roll.y + 60), "...............................", style, "r")
    roll.y += 96
    roll.cells((0, "Cash / Cheque / Card No. ________________", "l"), (1, "Authorised Signature", "r"))
    return roll.done()


def _received(roll: Roll, sold: Bill, pen: Style) -> None:
    """Who paid, how much in words, what for: written on printed lines."""
    received = roll.rng.choice(("Mr. Tan", "Mdm Lim", "Encik Rahim", "Ms Devi", "Puan Aishah"))
    words = f"RINGGIT MALAYSIA {in_words(int(sold.total))}{_cents(round(sold.total % 1 * 100))} ONLY"
    for label, said in (
        ("Received from", received),
        ("The sum of", words),
        ("Being payment for", ", ".join(g.name for g in sold.goods)),
    ):
        roll.canvas.text((roll.left, roll.y), label, roll.style)
        fitted = pen.but(squeeze=min(1, 0.76 * roll.room / width_of(said, pen)))
        roll.canvas.value((roll.left + 0.22 * roll.room, roll.y), None, said, fitted)
        roll.canvas.rule((roll.left + 0.21 * roll.room, roll.y + 22), (roll.right, roll.y + 22), roll.style.ink, 1)
        roll.down(1.3)


def singapore(rng: random.Random) -> Rendered:
    """A Singapore shop: UEN, block and unit, the day in words, prices in dollars with the tax inside."""
    sold, style = bill(rng, rng.choice(("pharmacy", "mart", "books")), 7), fixed(rng, 560)
    roll = Roll(rng, 560, style, leading=1.45)
    name = sold.merchant.upper().replace("SDN BHD", "PTE LTD").replace("SDN. BHD.", "PTE. LTD.")
    roll.wrapped("merchant_name", name, "l", style.but(size=round(style.size * 1.2), weight=0.6))
    block = f"BLK {rng.randint(1, 899)} {rng.choice(('AWAN', 'MERBAU', 'SAGA', 'JETTY'))} AVE {rng.randint(1, 9)}"
    where = (block, f"#{rng.randint(1, 4):02d}-{rng.randint(100, 999)} SINGAPORE 99{people.digits(rng, 4)}")
    roll.rows("merchant_address", " ".join(where), where, "l")
    roll.text(f"UEN/GST Reg No: 20{people.digits(rng, 7)}{rng.choice('CDEGKMNRWZ')}")
    roll.dashes("=")
    day = sold.when.date()
    text = shown(rng, day, ("{d:%d %b %Y}", "{d:%d-%b-%y}", "{d:%d %B %Y}"))
    end = roll.pair(f"{day:%a}, ", "issue_date", day, text if rng.random() < 0.5 else text.upper())
    roll.canvas.text((end + 12, roll.y), f"{sold.when:%I:%M %p}", style)
    roll.down()
    roll.cells((0, f"Rcpt: {sold.number}", "l"), (1, f"Staff: {rng.randint(100, 999)}", "r"))
    roll.dashes("=")
    for good in sold.goods:
        roll.cells((0, f"{good.quantity:>2} {good.name}", "l"), (1, f"${good.amount}", "r"))
    roll.dashes("-")
    _dollars(roll, sold)
    roll.down(0.5)
    roll.picture(paper.barcode(people.digits(rng, 14), 54, rng))
    roll.text("Exchange within 7 days with receipt.", "m")
    return circled(thermal(roll.done(), rng), rng)


def _dollars(roll: Roll, sold: Bill) -> None:
    subtotal = sold.subtotal if sold.inclusive else sold.total - sold.rounding + sold.discount - sold.service
    roll.ends("Sub-total", None, f"${subtotal:.2f}")
    if sold.discount:
        roll.ends("Member savings", None, f"-${sold.discount:.2f}")
    if sold.rounding:
        roll.ends("Rounding", None, f"{sold.rounding:.2f}")
    roll.ends("AMOUNT DUE", "total_amount", sold.total, f"${sold.total}", style=roll.style.but(weight=0.8))
    roll.ends(roll.rng.choice(("NETS", "VISA ****9912", "PayNow")), None, f"${sold.total}")


def card_slip(rng: random.Random) -> Rendered:
    """A card terminal's slip: merchant and terminal numbers, masked card, SALE, the amount."""
    sold, style = bill(rng, rng.choice(("clinic", "pharmacy", "restaurant")), 3), fixed(rng, 480)
    roll = Roll(rng, 480, style, leading=1.45)
    roll.wrapped("merchant_name", sold.merchant.upper())
    if rng.random() < 0.7:
        rows = tuple(row.upper() for row in sold.address)
        roll.rows("merchant_address", " ".join(rows), rows)
    roll.down(0.6)
    roll.cells((0, f"TID: {people.digits(rng, 8)}", "l"), (1, f"MID: {people.digits(rng, 8)}", "r"))
    day = sold.when.date()
    roll.pair("DATE: ", "issue_date", day, shown(rng, day, ("{d:%d/%m/%y}", "{d:%d %b %y}", "{d:%d-%m-%Y}")).upper())
    roll.cells((1, f"TIME: {sold.when:%H:%M}", "r"))
    roll.cells((0, f"BATCH: {people.digits(rng, 6)}", "l"), (1, f"TRACE: {people.digits(rng, 6)}", "r"))
    roll.text(f"{rng.choice(('VISA', 'MASTER', 'DEBIT'))}  **** **** **** 99{people.digits(rng, 2)}  (C)")
    roll.text("SALE", "m", style.but(size=34, weight=0.8))
    roll.ends(
        rng.choice(("TOTAL:", "AMOUNT:", "TOTAL AMT")),
        "total_amount",
        sold.total,
        f"RM {sold.total:,}",
        style=style.but(size=32),
    )
    roll.text(f"APPR CODE: {people.digits(rng, 6)}")
    roll.down(0.5)
    roll.text("NO SIGNATURE REQUIRED", "m")
    roll.text(rng.choice(("*** CUSTOMER COPY ***", "*** MERCHANT COPY ***")), "m")
    return thermal(roll.done(), rng)


def in_words(amount: int) -> str:
    """A whole sum below a hundred thousand in English capitals, as receipts write it."""
    if amount < 20:
        return ONES[amount]
    if amount < 100:
        return f"{TENS[amount // 10]} {ONES[amount % 10]}".strip()
    unit, word = (1000, "THOUSAND") if amount >= 1000 else (100, "HUNDRED")
    return f"{in_words(amount // unit)} {word} {in_words(amount % unit)}".strip()


def _cents(cents: int) -> str:
    return f" AND CENTS {in_words(cents)}" if cents else ""
