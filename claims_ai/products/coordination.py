"""Several policies of one insured: each pays in its turn, and together with all other payers never more than the cost.

What a policy paid for an invoice stands on an account of the person, whatever the policy, so that it also holds where the
policies are asked for in different claims. Fixed benefits are not affected by it.
"""

from collections.abc import Sequence

from claims_ai.errors import InputError
from claims_ai.products.calculate import Calculation, calculate
from claims_ai.products.cover import Cover
from claims_ai.products.ledger import NOTHING_USED, Balances, balances_after
from claims_ai.products.terms import Product
from claims_ai.values import Treatment


def coordinate(
    policies: Sequence[tuple[Product, Cover]], treatments: Sequence[Treatment], balances: Balances = NOTHING_USED
) -> tuple[Calculation, ...]:
    """One calculation a policy, in the order given; each takes what those before it paid as paid by another insurer.

    InputError if the policies are not all on one person.
    """
    people = {cover.person for _, cover in policies}
    if len(people) > 1:
        raise InputError("policies of several people cannot be coordinated; give those of one insured person")
    calculations: tuple[Calculation, ...] = ()
    for product, cover in policies:
        calculation = calculate(product, cover, treatments, balances)
        balances = balances_after(balances, calculation.entries)
        calculations = (*calculations, calculation)
    return calculations
