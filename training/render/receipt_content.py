"""What an invented Chinese receipt says: one frozen sale whose sums agree."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import ROUND_UP, Decimal

from claims_ai.money import fen
from training.render import invent, people
from training.render import medical_words as words
from training.render import receipt_words as shops

BULK = {"kg": (0.2, 3.0), "L": (4.0, 45.0)}
Ware = tuple[str, str, float, float]  # name, unit and the price's range


@dataclass(frozen=True)
class Good:
    """One line of a receipt."""

    name: str
    unit: str
    quantity: str
    price: Decimal
    amount: Decimal
    code: str = ""


@dataclass(frozen=True)
class Sale:
    """One sale; `address` as the rows it is printed in, `discount` off what the goods add up to."""

    merchant: str
    address: tuple[str, ...]
    when: datetime
    goods: tuple[Good, ...]
    number: str
    clerk: str
    phone: str
    discount: Decimal = Decimal(0)
    given: Decimal = Decimal(0)

    @property
    def subtotal(self) -> Decimal:
        return sum((good.amount for good in self.goods), Decimal(0))

    @property
    def total(self) -> Decimal:
        """What was to be paid."""
        return self.subtotal - self.discount

    @property
    def change(self) -> Decimal:
        return self.given - self.total

    @property
    def pieces(self) -> str:
        """How many things, each of those sold by weight as one."""
        return str(sum(int(good.quantity) if good.quantity.isdecimal() else 1 for good in self.goods))


def sale(
    rng: random.Random, names: Sequence[str], wares: Sequence[Ware], most: int,
    addressed: float = 0.5, whole: bool = False,
) -> Sale:  # fmt: skip
    """Somebody bought up to `most` things at a shop of one of these names.

    `addressed` is how often the shop prints where it is; `whole`: its prices are in yuan without fen.
    """
    goods = tuple(good(rng, ware, whole) for ware in rng.sample(list(wares), min(len(wares), rng.randint(1, most))))
    plain = Sale(
        merchant=merchant(rng, names),
        address=(address(rng),) if rng.random() < addressed else (),
        when=moment(rng),
        goods=goods,
        number=people.digits(rng, rng.choice((6, 8, 12, 16))),
        clerk=rng.choice((*shops.CLERKS, people.digits(rng, 4))),
        phone=rng.choice((f"0990-{people.digits(rng, 7)}", f"1990000{people.digits(rng, 4)}")),
    )
    return settled(rng, plain)


def settled(rng: random.Random, sold: Sale) -> Sale:
    """The sale with a discount now and then, and with the cash that was handed over."""
    less = fen((sold.subtotal * Decimal(rng.uniform(0.02, 0.2))).quantize(Decimal(rng.choice(("1", "0.1", "0.01")))))
    off = rng.choice((Decimal(0), Decimal(0), less if less < sold.subtotal else Decimal(0)))
    if sold.subtotal > 1 and rng.random() < 0.15:
        off = sold.subtotal % 1
    total = sold.subtotal - off
    note = Decimal(rng.choice((1, 10, 50, 100)))
    return replace(
        sold, discount=off, given=total if rng.random() < 0.4 else (total / note).to_integral(ROUND_UP) * note
    )


def good(rng: random.Random, ware: Ware, whole: bool = False) -> Good:
    """One thing sold: by weight or volume where its unit is in BULK, else a few pieces."""
    name, unit, low, high = ware
    price = max(invent.price(rng, low, high), fen(Decimal(low)))
    price = fen(price.to_integral(ROUND_UP)) if whole else price
    few = rng.choice((1, 1, 1, 2, 2, 3, 5)) if high < 400 else 1
    quantity = f"{rng.uniform(*BULK[unit]):.3f}" if unit in BULK else str(few)
    return Good(name, unit, quantity, price, fen(price * Decimal(quantity)), f"69{people.digits(rng, 11)}")


def merchant(rng: random.Random, names: Sequence[str]) -> str:
    """One of the names with its places filled in."""
    return rng.choice(names).format(
        town=rng.choice(words.TOWNS),
        brand=rng.choice(shops.PHARMACY_BRANDS),
        street=rng.choice(people.STREETS),
        place=rng.choice(shops.PLACES),
        hospital=invent.hospital(rng),
        n=rng.choice("一二三四五六七八九") + rng.choice(("", "十")),
    )


def address(rng: random.Random) -> str:
    """A shop's address, with or without town and province."""
    street = f"{rng.choice(people.STREETS)}{rng.randint(1, 688)}号"
    town = rng.choice((people.CITY + rng.choice(people.DISTRICTS)[1], rng.choice(words.TOWNS), ""))
    rest = rng.choice(
        ("", "", "商铺", "附1号", "1幢102室", "一楼", f"{rng.choice(shops.PLACES)}B1-{rng.randint(1, 60):02d}")
    )
    return rng.choice(("", people.PROVINCE)) * bool(town) + town + street + rest


def moment(rng: random.Random) -> datetime:
    """Any moment of a shop's opening hours."""
    return datetime.combine(invent.day(rng), datetime.min.time()) + timedelta(seconds=rng.randint(25_000, 79_000))


def shown(rng: random.Random, day: date, forms: Sequence[str]) -> str:
    """The day as one of the `forms` writes it, which format `d`."""
    return rng.choice(forms).format(d=day)
