"""What people made of a claim: would they have paid just what was calculated, and did an investigation confirm fraud?"""

from dataclasses import dataclass
from math import exp, log
from random import Random

from claims_ai.features import Situation, Value
from training.simulate.assumptions import Assumptions
from training.simulate.papers import Case


@dataclass(frozen=True)
class Labels:
    """`fast_pay`: a person would have changed nothing. `fraud`: an investigation confirmed it."""

    fast_pay: bool
    fraud: bool


def judge(
    case: Case,
    read: Situation,
    true: Situation,
    features: dict[str, Value],
    rng: Random,
    a: Assumptions,
) -> Labels:
    """A person who reads the papers rightly, knows more than they show, and is not always of one mind."""
    fraud = rng.random() < (
        _found(case.scheme, case.organised, true, features, a) if case.scheme else a.wrongly_confirmed
    )
    untouched = rng.random() >= _change(features, true, rng, a)
    right = read.calculation.payable == true.calculation.payable
    return Labels(fast_pay=right and untouched and not fraud and _passes(read, true, rng, a), fraud=fraud)


def _found(scheme: str, organised: bool, true: Situation, features: dict[str, Value], a: Assumptions) -> float:
    """The probability that an investigation confirms a fraud: people look where something is to be seen."""
    if organised and _shared(features):
        return a.found_of_rings
    if _speaks(true, features):
        return a.found[scheme]
    small = _number(features, "payable_to_limit") <= 1
    return a.found[scheme] * (a.small if small else 1.0) * (1.0 if _seen(features) else a.unseen)


def _speaks(true: Situation, features: dict[str, Value]) -> bool:
    """Whether papers or what is shared with other claims ask for an investigation, whatever the sum."""
    return (
        any(finding.severity in ("medium", "high") for finding in true.findings)
        or _shared(features)
        or _number(features, "claims_90_days") >= 3
    )


def _shared(features: dict[str, Value]) -> bool:
    return max(_number(features, name) for name in ("account_shared_by", "mobile_shared_by", "together")) >= 2


def _seen(features: dict[str, Value]) -> bool:
    """Whether a claim shows what makes people look, by the signals of the trade."""
    return (
        _number(features, "days_since_waiting") < 60
        or _number(features, "drug_share") > 0.65
        or (features["treated_share"] is not None and _number(features, "treated_share") < 0.2)
        or features["round_total"] == 1
        or features["payee_is_insured"] == 0
        or 0.9 < _number(features, "payable_to_limit") <= 1
    )


def _passes(read: Situation, true: Situation, rng: Random, a: Assumptions) -> bool:
    """Whether a person pays as calculated in spite of every finding that the papers give rise to."""
    codes = {finding.code for finding in true.findings if finding.severity in ("medium", "high")}
    codes |= {finding.code for finding in read.findings if finding.code == "document_unreadable"}
    return all(rng.random() < a.passes.get(code, a.passes_otherwise) for code in sorted(codes))


def _change(features: dict[str, Value], true: Situation, rng: Random, a: Assumptions) -> float:
    """The probability that the amount is changed for reasons that no paper shows."""
    payable, drugs = _number(features, "payable"), _number(features, "drug_share")
    weights = {
        "payable": max(0.0, log(max(payable, 1.0) / 1000)),
        "stay": float(features["visit_type"] == "inpatient" and true.dossier.product.name != "hospital_cash"),
        "no_settlement": float(_number(features, "social_insurance_share") == 0),
        "after_waiting": float(0 <= _number(features, "days_since_waiting") < 60),
        "further_invoice": max(0, len(true.dossier.treatments) - 1),
        "drug_share": max(0.0, drugs - 0.6),
        "late": float(_number(features, "days_to_submit") > 90),
        "doubt": max(0.0, 0.9 - _number(features, "lowest_confidence")),
    }
    known = sum(a.hidden_by[name] * weight for name, weight in weights.items())
    return 1 / (1 + exp(-(a.hidden_change + known + rng.gauss(0, a.strictness))))


def _number(features: dict[str, Value], name: str) -> float:
    value = features[name]
    return float(value) if value is not None else 0.0
