"""What the forms of medical invoices share: which value a field has, how a form writes it, where its place ends."""

import random
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_UP, Decimal
from typing import NamedTuple

from claims_ai.money import to_words
from training.render.canvas import Canvas, Style, Value, first_row, width_of
from training.render.contents import SEXES, MedicalInvoice

VALUES: Mapping[str, Callable[[MedicalInvoice], Value | None]] = {
    "invoice_code": lambda c: c.code,
    "invoice_number": lambda c: c.number,
    "check_code": lambda c: c.check_code.upper(),
    "patient_name": lambda c: c.patient.name,
    "sex": lambda c: c.patient.sex,
    "issue_date": lambda c: c.issue_date,
    "hospital_name": lambda c: c.hospital_name,
    "hospital_type": lambda c: c.hospital_type,
    "insurance_type": lambda c: c.insurance_type,
    "insurance_number": lambda c: c.insurance_number,
    "serial_number": lambda c: c.serial_number,
    "case_number": lambda c: c.case_number,
    "visit_date": lambda c: None if c.served_until else c.served_from,
    "admission_date": lambda c: c.served_from if c.served_until else None,
    "discharge_date": lambda c: c.served_until,
    "inpatient_days": lambda c: str(c.days),
    "total_amount": lambda c: c.total,
    "total_amount_in_words": lambda c: c.total_in_words,
    "social_insurance_paid": lambda c: c.social_insurance_paid,
    "other_paid": lambda c: c.other_paid,
    "personal_account_paid": lambda c: c.personal_account_paid,
    "personal_cash_paid": lambda c: c.personal_cash_paid,
    "self_pay": lambda c: c.self_pay,
    "self_funded": lambda c: c.self_funded,
}
UNNAMED: Mapping[str, Callable[[MedicalInvoice], Value | None]] = {
    "department": lambda c: c.department,
    "cashier": lambda c: c.cashier,
    "prepaid": lambda c: c.personal_cash_paid.quantize(Decimal("1E3"), ROUND_UP),
    "refund": lambda c: c.personal_cash_paid.quantize(Decimal("1E3"), ROUND_UP) - c.personal_cash_paid,
    "nothing": lambda c: Decimal(0),
    "empty": lambda c: None,
}
"""What forms print that is no field of the contract."""


class Place(NamedTuple):
    """A label and what stands behind it; `field` is of VALUES, of UNNAMED, or `stay` for both dates of one."""

    x: float
    y: float
    label: str
    field: str


@dataclass(frozen=True)
class Writing:
    """How a form writes dates, amounts and the word between two dates.

    `trimmed` leaves out the last nought of an amount (6.0), `bare` prints no amount that is nought.
    """

    day: str = "%Y-%m-%d"
    amount: str = "{:.2f}"
    until: str = "至"
    trimmed: bool = False
    bare: bool = False

    def money(self, amount: Decimal) -> str:
        """An amount as this form writes it."""
        text = self.amount.format(amount)
        return text.removesuffix("0") if self.trimmed else text

    def shown(self, content: MedicalInvoice, field: str, value: Value) -> str | None:
        """How `value` looks on paper, or None where it is printed in the contract's form."""
        if isinstance(value, date):
            return value.strftime(self.day)
        if field == "total_amount_in_words" and isinstance(value, Decimal):
            return to_words(value)
        if isinstance(value, Decimal):
            return self.money(value)
        return {"sex": SEXES[content.patient.sex], "check_code": content.check_code}.get(field)


def writing(rng: random.Random, *days: str) -> Writing:
    """One printer's habits, its dates in one of `days`."""
    amount = rng.choice(("{:.2f}", "{:.2f}", "{:.2f}", "{:,.2f}"))
    until = rng.choice(("至", "到", "-", "--", "~", " 至 "))
    trimmed = "," not in amount and rng.random() < 0.15
    return Writing(rng.choice(days or ("%Y-%m-%d",)), amount, until, trimmed, rng.random() < 0.08)


@dataclass(frozen=True)
class Filler:
    """Fills one invoice's values into one canvas; those of `recorded` are fields of the page's kind."""

    canvas: Canvas
    content: MedicalInvoice
    form: Style
    filled: Style
    writing: Writing
    recorded: Container[str] = frozenset(VALUES)

    def value(self, field: str) -> Value | None:
        """The field's value, None where the form leaves it blank."""
        if field in self.content.blank:
            return None
        value = {**VALUES, **UNNAMED}[field](self.content)
        left = dict(self.content.erased).get(field)
        if left is not None:
            return str(value)[:left] or None
        return None if self.writing.bare and value == Decimal(0) and field != "total_amount" else value

    def at(
        self, x: float, y: float, field: str, room: float = 9999, anchor: str = "l", style: Style | None = None
    ) -> float:
        """Fill a value in, narrower where it would not fit into `room` pixels; gives where its ink ends."""
        value, style = self.value(field), style or self.filled
        end = x
        if value is not None:
            text = self.writing.shown(self.content, field, value)
            style = narrowed(style, text or str(value), room)
            end = self.canvas.value((x, y), field if field in self.recorded else None, value, style, text, anchor)
        if field in dict(self.content.erased):
            return self._cover(end, y, min(room - (end - x), style.size * self.canvas.rng.uniform(2, 5)))
        return end

    def _cover(self, x: float, y: float, width: float) -> float:
        """White over what stood there; gives where it ends."""
        if width < 8:
            return x
        tall = self.filled.size * self.canvas.rng.uniform(0.55, 0.8)
        self.canvas.image.paste((255, 255, 255), (round(x + 2), round(y - tall), round(x + width), round(y + tall)))
        return x + width

    def places(self, places: Sequence[Place], right: float, form: Style | None = None) -> None:
        """Print labels with their values, each value ending before the next label of its row or at `right`."""
        for place in places:
            following = [other.x for other in places if other.y == place.y and other.x > place.x]
            self.place(place, min(following, default=right), form or self.form)

    def place(self, place: Place, right: float, form: Style) -> float:
        """Print one label with its value."""
        x = self.canvas.text((place.x, place.y), place.label, form)[1][0] + form.size * 0.25
        if place.field != "stay":
            return self.at(x, place.y, place.field, right - x - 12)
        return self.stay(x, place.y)

    def stay(self, x: float, y: float) -> float:
        """Both dates of a stay behind each other; gives where the ink ends."""
        drift = self.canvas.shift[0]
        x = self.at(x, y, "admission_date") + 6
        x = self.canvas.value((x - drift, y), None, self.writing.until, self.filled) + 6
        return self.at(x - drift, y, "discharge_date")

    def running(self, phrases: Sequence[tuple[str, str]], at: tuple[float, float], right: float, row: float) -> float:
        """Payments as running text that wraps: labels may break anywhere, values stay whole; gives the last height."""
        (x, y), drift = at, self.canvas.shift[0]
        for label, field in phrases:
            for char in label:
                x, y = (at[0], y + row) if x + self.filled.size > right else (x, y)
                x = self.canvas.value((x, y), None, char, self.filled) - drift + 2 if char.strip() else x + 10
            value = self.value(field)
            shown = self.writing.shown(self.content, field, value) or str(value) if value is not None else ""
            x, y = (at[0], y + row) if x + width_of(shown, self.filled) > right else (x, y)
            x = self.at(x + 2, y, field) - drift + 2
        return y

    def money(self, amount: Decimal) -> str:
        """An amount of a charge as this form writes it."""
        return self.writing.money(amount)


def narrowed(style: Style, text: str, room: float) -> Style:
    """The style made narrow, then small, so that the text fits into that many pixels."""
    share = room / max(width_of(text, style), 1)
    if share >= 1:
        return style
    return style.but(squeeze=style.squeeze * max(share, 0.72), size=round(style.size * min(1, share / 0.72)))


def rows_of(text: str, style: Style, width: float) -> list[str]:
    """The text in rows no wider than that."""
    rows = []
    while text:
        fits = first_row(text, style, width)
        rows.append(text[:fits])
        text = text[fits:]
    return rows
