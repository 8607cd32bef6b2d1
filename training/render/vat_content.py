"""What an invented VAT invoice says: sellers and buyers that do not exist, lines and taxes that add up."""

import random
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from claims_ai.money import fen
from training.render import invent, people
from training.render import vat_words as words
from training.render.medical_words import DOCTORS, DRUGS
from training.render.vat_words import Trade

PROVINCES = ("江州省", "江州省", "云溪省", "东湖市", "临江省", "青石自治区")


@dataclass(frozen=True)
class VatLine:
    """One line; a discount has no quantity and negative amounts. Amounts without tax; `tax` None where there is none."""

    name: str
    model: str
    unit: str
    quantity: str
    unit_price: str
    amount: Decimal
    rate: Decimal
    tax: Decimal | None
    untaxed: str = "免税"  # what stands for a rate where there is none


@dataclass(frozen=True)
class VatInvoice:
    """A VAT invoice of any form; what a form does not print is left to its layout."""

    code: str
    number: str
    long_number: str
    check_code: str
    issue_date: date
    buyer_name: str
    buyer_tax_id: str | None
    seller_name: str
    seller_tax_id: str
    address: str
    account: str
    lines: tuple[VatLine, ...]
    drawer: str
    cashier: str
    remark: str = ""
    buyer_address: str | None = None
    buyer_account: str | None = None
    province: str = people.PROVINCE

    @property
    def amount(self) -> Decimal:
        return sum((line.amount for line in self.lines), Decimal(0))

    @property
    def tax(self) -> Decimal | None:
        """The tax of all lines, None where every line is exempt."""
        taxes = [line.tax for line in self.lines if line.tax is not None]
        return sum(taxes, Decimal(0)) if taxes else None

    @property
    def total(self) -> Decimal:
        return self.amount + (self.tax or Decimal(0))


def invoice(rng: random.Random, most: int, code_digits: int = 12, since: int = 2018, least: int = 1) -> VatInvoice:
    """An invoice of `least` to `most` lines, of that year or later; a buyer who is a person has no tax number."""
    issued = invent.day(rng, since)
    person, trade = rng.random() < 0.55, _trade(rng, least)
    return VatInvoice(
        code="0" * (code_digits - 10) + "99" + people.digits(rng, 8),
        number="".join(rng.choices("0123456789", k=8)),
        long_number=f"{issued:%y}99" + people.digits(rng, 16),
        check_code=people.digits(rng, 20),
        issue_date=issued,
        buyer_name=rng.choice(("个人", people.invent(rng).name)) if person else rng.choice(words.BUYERS),
        buyer_tax_id=None if person else invent.credit_code(rng),
        seller_name=rng.choice(trade.sellers),
        seller_tax_id=invent.credit_code(rng, rng.choice(("91", "91", "92"))),
        address=_address(rng),
        account=_account(rng),
        lines=_lines(rng, trade, most, least),
        drawer=rng.choice(DOCTORS),
        cashier=rng.choice((*DOCTORS, "", "")),
        remark=rng.choice(
            (
                "",
                "",
                f"订单号：{people.digits(rng, 12)}",
                f"患者姓名：{people.invent(rng).name}",
                "详见销货清单",
                "代开机关代码 1990100",
            )
        ),
        buyer_address=None if person or rng.random() < 0.5 else _address(rng),
        buyer_account=None if person or rng.random() < 0.5 else _account(rng),
        province=rng.choice(PROVINCES),
    )


def ride(rng: random.Random) -> VatInvoice:
    """A fully digital invoice of one ride, mostly with a discount under it."""
    content, trade = invoice(rng, 1, since=2022), next(t for t in words.OTHERS if t.goods[0][0] == "运输服务")
    kind, name, unit, low, high, model = trade.goods[0]
    line = _line(rng, (f"*{kind}*{name}", model, unit), (low, high), Decimal("0.03"))
    lines = (line, _discount(rng, line)) if rng.random() < 0.7 else (line,)
    return replace(content, lines=lines, seller_name=rng.choice(trade.sellers))


def _address(rng: random.Random) -> str:
    return f"{people.PROVINCE}{people.CITY}{rng.choice(people.STREETS)}{rng.randint(1, 320)}号 0990-{people.digits(rng, 7)}"


def _account(rng: random.Random) -> str:
    return f"{rng.choice(people.BANKS)}{rng.choice(people.STREETS)}支行 {people.bank_card(rng)}"


def _trade(rng: random.Random, least: int) -> Trade:
    """A pharmacy more often than anybody else, and only who sells that many things."""
    if least > 4 or rng.random() < 0.4:
        return words.PHARMACY
    return rng.choice((words.DEVICES, words.DEVICES, words.TREATMENT, words.TREATMENT, *words.OTHERS))


def _lines(rng: random.Random, trade: Trade, most: int, least: int) -> tuple[VatLine, ...]:
    """Lines of one tax rate, now and then with a discount under one of them."""
    rate = Decimal(rng.choice(trade.rates))
    lines: list[VatLine] = []
    goods = trade.goods or tuple(_drug(rng, *drug) for drug in DRUGS)
    for kind, name, unit, low, high, model in rng.sample(goods, min(len(goods), rng.randint(least, most))):
        lines.append(_line(rng, (f"*{kind}*{name}", model, unit), (low, high), rate))
        if rng.random() < 0.15 and len(lines) < most:
            lines.append(_discount(rng, lines[-1]))
    return tuple(lines)


def _drug(rng: random.Random, name: str, unit: str, low: float, high: float) -> words.Ware:
    """A drug as pharmacies write it: often with its maker behind the name, or with how much a pack holds."""
    kind = rng.choice(words.DRUG_CLASSES)
    return kind, name + rng.choice(words.MAKERS), unit, low, high, rng.choice(words.PACKS)


def _line(rng: random.Random, what: tuple[str, str, str], prices: tuple[float, float], rate: Decimal) -> VatLine:
    quantity = rng.choice((1, 1, 1, 2, 3, 5)) if prices[1] < 500 else 1
    gross = invent.price(rng, *prices) * quantity
    amount = fen(gross / (1 + rate))
    price = f"{(amount / quantity).quantize(Decimal(1).scaleb(-rng.choice((2, 4, 6, 8)))):f}"
    price = price if amount / quantity != fen(amount / quantity) else f"{fen(amount / quantity)}"
    return VatLine(*what, str(quantity), price, amount, rate, gross - amount if rate else None)


def _discount(rng: random.Random, line: VatLine) -> VatLine:
    amount = -fen(line.amount * Decimal(rng.uniform(0.02, 0.3)))
    tax = fen(amount * line.rate) if line.tax is not None else None
    return replace(line, quantity="", unit_price="", unit="", model="", amount=amount, tax=tax)
