"""What an invented receipt in English says: one frozen bill whose sums agree, rounded to five cents as cash is."""

import random
from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_HALF_UP, ROUND_UP, Decimal

from claims_ai.money import fen
from training.render import people
from training.render import receipt_english_words as words
from training.render.receipt_content import Good, good, moment

STEP = Decimal("0.05")
RATE = Decimal("0.06")


@dataclass(frozen=True)
class Bill:
    """One bill; `inclusive` where the prices hold the tax. `address` as the rows it is printed in."""

    merchant: str
    registration: str
    address: tuple[str, ...]
    phone: str
    tax_id: str
    when: datetime
    goods: tuple[Good, ...]
    number: str
    clerk: str
    discount: Decimal
    service: Decimal
    tax: Decimal
    inclusive: bool
    given: Decimal
    total: Decimal

    @property
    def subtotal(self) -> Decimal:
        return sum((good.amount for good in self.goods), Decimal(0))

    @property
    def gross(self) -> Decimal:
        """What was to be paid before rounding."""
        return self.subtotal - self.discount + self.service + (Decimal(0) if self.inclusive else self.tax)

    @property
    def net(self) -> Decimal:
        """The same without tax."""
        return self.gross - self.tax

    @property
    def rounding(self) -> Decimal:
        return self.total - self.gross

    @property
    def change(self) -> Decimal:
        return self.given - self.total

    @property
    def pieces(self) -> int:
        return sum(int(good.quantity) if good.quantity.isdecimal() else 1 for good in self.goods)


def bill(rng: random.Random, trade: str, most: int) -> Bill:
    """Somebody bought up to `most` things from a shop of that trade."""
    wares = words.GOODS[trade]
    goods = tuple(good(rng, ware) for ware in rng.sample(wares, min(len(wares), rng.randint(1, most))))
    subtotal = sum((one.amount for one in goods), Decimal(0))
    discount = fen(subtotal * Decimal(rng.choice(("0", "0", "0", "0.05", "0.1"))))
    service = (
        fen((subtotal - discount) * Decimal("0.1")) if trade == "restaurant" and rng.random() < 0.3 else Decimal(0)
    )
    taxed, inclusive = rng.random() < 0.75, rng.random() < 0.6
    base = subtotal - discount + service
    tax = fen(base * RATE / (1 + RATE) if inclusive else base * RATE) if taxed else Decimal(0)
    total = rounded(base if inclusive else base + tax)
    note = Decimal(rng.choice(("0.05", "1", "10", "50", "100")))
    case = rng.choice((str, str, str.title))
    return Bill(
        merchant=case(merchant(rng, trade)),
        registration=registration(rng),
        address=tuple(case(row) for row in address(rng)),
        phone=f"0{rng.randint(3, 9)}-{people.digits(rng, 7)}",
        tax_id=f"00{people.digits(rng, 10)}",
        when=moment(rng),
        goods=goods,
        number=f"{rng.choice(('CS', 'INV', 'R', 'OR1', 'TD', ''))}{people.digits(rng, rng.choice((5, 8)))}",
        clerk=rng.choice(words.CASHIERS),
        discount=discount,
        service=service,
        tax=tax,
        inclusive=inclusive,
        given=(total / note).to_integral(ROUND_UP) * note,
        total=total,
    )


def rounded(amount: Decimal) -> Decimal:
    """To the nearest five cents."""
    return fen((amount / STEP).to_integral(ROUND_HALF_UP) * STEP)


def merchant(rng: random.Random, trade: str) -> str:
    """A shop's name, of which no shop is known."""
    return rng.choice(words.TRADES[trade]).format(o=rng.choice(words.OWNERS), n=rng.choice(("M", "S", "KOTA UFUK")))


def registration(rng: random.Random) -> str:
    """A company's number, in brackets or behind its label."""
    number = rng.choice(
        (
            f"{people.digits(rng, 6)}-{rng.choice('ADHKMPTUVWX')}",
            f"20{people.digits(rng, 10)}",
            f"JM{people.digits(rng, 7)}-{rng.choice('HKX')}",
        )
    )
    return rng.choice(("({})", "({})", "CO. REG. NO. {}", "Co.No : {}", "({})")).format(number)


def address(rng: random.Random) -> tuple[str, ...]:
    """Two to five rows of an address; postcodes from 99000 on belong to no town."""
    a, b = rng.randint(1, 30), rng.randint(2, 88)
    door = rng.choice(("NO. {}", "NO {}", "{}", "LOT {}", "NO.{} & {}", "{}G", "UNIT L1-{}B", "NO: {}")).format(
        b, b + 2
    )
    street = rng.choice(words.STREETS).format(a=a, b=b)
    quarter = rng.choice(words.QUARTERS).format(a=a)
    town = f"99{rng.randint(100, 999)} {rng.choice(words.TOWNS)}"
    parts = [f"{door}, {street},", f"{quarter},", town]
    if rng.random() < 0.25:
        parts = [f"{door}, GROUND FLOOR,", f"{street},", f"{quarter},", town]
    if rng.random() < 0.3:
        parts = [f"{parts[0]} {parts[1]}", *parts[2:]]
    if rng.random() < 0.4:
        *first, last = parts
        parts = [*first, *last.split(", ", 1)]
    return tuple(part if rng.random() < 0.9 else part.rstrip(",") for part in parts)
