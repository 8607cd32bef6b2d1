"""The waiting period (等待期): illness is insured from a day on that benefit, illness and renewal decide; accidents always are."""

from datetime import date, timedelta

from claims_ai.products.cover import Cover
from claims_ai.products.illness import named_by
from claims_ai.products.parts import Waiting
from claims_ai.products.terms import AnyBenefit, Product
from claims_ai.values import Treatment


def waiting_terms(product: Product, benefit: AnyBenefit) -> Waiting:
    """The benefit's own waiting period, else the product's."""
    return benefit.waiting or product.waiting


def waiting_until(product: Product, benefit: AnyBenefit, cover: Cover, treatment: Treatment) -> date:
    """The first day on which the illness of a treatment is insured under a benefit."""
    terms = waiting_terms(product, benefit)
    days = next((group.days for group in terms.illnesses if named_by(group, treatment)), terms.days)
    return counted_from(product, cover.begins, cover.insured_since) + timedelta(days=days)


def usual_waiting_until(product: Product, begins: date, insured_since: date) -> date:
    """The first day on which illness is insured as a rule, whatever the benefit and the illness."""
    return counted_from(product, begins, insured_since) + timedelta(days=product.waiting.days)


def counted_from(product: Product, begins: date, insured_since: date) -> date:
    """Where the waiting period begins: when cover first did, unless the product begins it anew at a renewal."""
    return begins if product.renewal and product.renewal.waiting_again else insured_since
