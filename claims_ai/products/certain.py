"""The certain part now (保险法 25): what is payable whatever becomes of the lines in doubt.

Lines in doubt are left out, so that the others bear the deductible alone. That is the least that can come out, because a
line accepted later adds to the bill and no sum falls when a bill grows. One thing it could take away: days, visits and
yearly item limits are used up by what is accepted, not by what is paid, so these are kept for the lines in doubt.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from claims_ai.money import ZERO
from claims_ai.products.accounts import COUNTS, Accounts, item_measure
from claims_ai.products.benefits import Indemnity
from claims_ai.products.calculate import Calculation, Held, calculate
from claims_ai.products.charges import charges_of
from claims_ai.products.cover import Cover
from claims_ai.products.ledger import NOTHING_USED, Balances, Entry, balances_after
from claims_ai.products.terms import Product
from claims_ai.values import Treatment


@dataclass(frozen=True, slots=True)
class CertainPart:
    """The calculation of the lines that stand without question, and the most that the others may still add."""

    calculation: Calculation
    pending: Decimal

    @property
    def payable(self) -> Decimal:
        """What can be paid at once."""
        return self.calculation.payable


def certain_part(
    product: Product, cover: Cover, treatments: Sequence[Treatment], held: Held, balances: Balances = NOTHING_USED
) -> CertainPart:
    """Calculate a claim without its lines in doubt; `held` names them by invoice and place, see `all_lines` for whole invoices.

    When the doubt is settled, the claim is calculated again on the balances before this part, and the difference is paid.
    """
    reserved = balances_after({}, _reserved(product, cover, treatments, held))
    calculation = calculate(product, cover, treatments, balances, held, reserved)
    most = calculate(product, cover, treatments, balances).payable
    return CertainPart(calculation, max(most - calculation.payable, ZERO))


def all_lines(treatment: Treatment) -> frozenset[int]:
    """Every line of an invoice, and what they leave of its total: the whole of it is in doubt."""
    return frozenset(charge.line for charge in charges_of(treatment))


def _reserved(product: Product, cover: Cover, treatments: Sequence[Treatment], held: Held) -> Iterator[Entry]:
    """The most that the lines in doubt may use up of days, visits and yearly item limits."""
    for treatment in treatments:
        doubtful = held.get(treatment.invoice, frozenset()) & all_lines(treatment)
        year = cover.year_of(treatment.service_from)
        if not doubtful or year is None:
            continue
        benefits = product.benefits_for(treatment.visit_type, treatment.cause)
        if any(_counts(benefit) for benefit in benefits):
            yield from _used_alone(product, cover, treatment, doubtful)
        for benefit in benefits:
            if isinstance(benefit, Indemnity) and benefit.limits.visits_per_year is not None:
                yield Entry(Accounts(cover, year).person("visits", benefit.key), Decimal(1))


def _counts(benefit: object) -> bool:
    """Whether a benefit has a limit that is used up by what is accepted."""
    return not isinstance(benefit, Indemnity) or any(limit.per == "year" for limit in benefit.item_limits)


def _used_alone(product: Product, cover: Cover, treatment: Treatment, doubtful: frozenset[int]) -> Iterator[Entry]:
    """What the lines in doubt use up if they are all there is; days only where the whole stay is in doubt."""
    others = all_lines(treatment) - doubtful
    alone = calculate(product, cover, [treatment], held={treatment.invoice: others})
    for entry in alone.entries:
        measure = entry.account.measure
        if measure.startswith(item_measure("")) or (measure in COUNTS - {"visits"} and not others):
            yield entry
