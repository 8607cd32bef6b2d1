"""What a benefit pays for a treatment made up for it, so that people who read terms see what they come to."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

from claims_ai.money import ZERO
from claims_ai.products.benefits import AnyBenefit, HospitalCash, Indemnity
from claims_ai.products.calculate import calculate
from claims_ai.products.cover import Cover
from claims_ai.products.terms import Product
from claims_ai.products.words import NOTHING, VISITS, Said, money, say
from claims_ai.values import Treatment

_DAYS = 10
_ROUND = {"outpatient": Decimal(1000), "inpatient": Decimal(20_000)}


def samples(product: Product, benefit: AnyBenefit) -> Iterator[Said]:
    """One treatment a kind of visit, under this benefit alone, by somebody insured for long who had no claim before."""
    alone = product.model_copy(update={"benefits": (benefit,)})
    for visit in benefit.visits if isinstance(benefit, Indemnity) else benefit.visits[-1:]:
        treatment = _treatment(product, benefit, visit)
        payable = calculate(alone, _cover(product), [treatment]).payable
        yield say("例：{}，应付 {}", "For example: {}: {} payable", _told(benefit, treatment), money(payable))


def _cover(product: Product) -> Cover:
    begins = product.effective_from
    return Cover("", "", "", begins, begins + timedelta(days=364), begins - timedelta(days=3650))


def _treatment(product: Product, benefit: AnyBenefit, visit: str) -> Treatment:
    """A bill above the deductible, of which social insurance paid two fifths; outside the catalogue where only that counts."""
    deductibles = sum((each.amount for each in benefit.deductibles), ZERO) if isinstance(benefit, Indemnity) else ZERO
    total = _ROUND[visit] + 2 * deductibles
    outside = isinstance(benefit, Indemnity) and not benefit.scope.inside
    illness = benefit.illnesses[0] if benefit.illnesses else None
    return Treatment(
        invoice="1",
        visit_type=visit,
        cause="accident" if benefit.cause == "accident" else "illness",
        service_from=product.effective_from,
        accident_date=product.effective_from,
        total=2 * total if outside else total,
        self_funded=total if outside else None,
        social_insurance_paid=total * 2 / 5,
        days=_DAYS if visit == "inpatient" else None,
        diagnosis=next(iter(illness.diagnoses), None) if illness else None,
        icd10=illness.icd10[:1] if illness else (),
        preexisting=False,
    )


def _told(benefit: AnyBenefit, treatment: Treatment) -> Said:
    if isinstance(benefit, HospitalCash):
        return say("住院 {} 天", "{} days in hospital", _DAYS)
    if not isinstance(benefit, Indemnity):
        return say("首次确诊{}", "{} found for the first time", benefit.illnesses[0].title)
    outside = NOTHING
    if treatment.self_funded:
        outside = say("（其中自费 {}）", " ({} of it self-funded)", money(treatment.self_funded))
    return say(
        "{}费用 {}{}，医保支付 {}",
        "{} bill of {}{}, {} paid by social insurance",
        VISITS[treatment.visit_type],
        money(treatment.total),
        outside,
        money(treatment.social_insurance_paid or ZERO),
    )
