"""What people made of a claim: would they have paid just what was calculated, and did an investigation confirm fraud?"""

from dataclasses import dataclass
from math import exp, log
from random import Random

from claims_ai.features import Situation, Value
from training.simulate.assumptions import Assumptions


@dataclass(frozen=True)
class Labels:
    """`fast_pay`: a person would have changed nothing. `fraud`: an investigation confirmed it."""

    fast_pay: bool
    fraud: bool


def judge(
    scheme: str | None,
    read: Situation,
    true: Situation,
    features: dict[str, Value],
    rng: Random,
    a: Assumptions,
) -> Labels:
    """A person who reads the papers rightly, knows more than they show, and is not always of one mind."""
    fraud = rng.random() < (a.found[scheme] if scheme else a.wrongly_confirmed)
    untouched = rng.random() >= _change(features, len(true.dossier.treatments), rng, a)
    right = read.calculation.payable == true.calculation.payable
    return Labels(fast_pay=right and untouched and not fraud and _passes(read, true, rng, a), fraud=fraud)


def _passes(read: Situation, true: Situation, rng: Random, a: Assumptions) -> bool:
    """Whether a person pays as calculated in spite of every finding that the papers give rise to."""
    codes = {finding.code for finding in true.findings if finding.severity in ("medium", "high")}
    codes |= {finding.code for finding in read.findings if finding.code == "document_unreadable"}
    return all(rng.random() < a.passes.get(code, a.passes_otherwise) for code in sorted(codes))


def _change(features: dict[str, Value], invoices: int, rng: Random, a: Assumptions) -> float:
    """The probability that the amount is changed for reasons that no paper shows."""
    payable, drugs = _number(features, "payable"), _number(features, "drug_share")
    weights = {
        "payable": max(0.0, log(max(payable, 1.0) / 1000)),
        "no_settlement": float(_number(features, "social_insurance_share") == 0),
        "after_waiting": float(0 <= _number(features, "days_since_waiting") < 60),
        "further_invoice": max(0, invoices - 1),
        "drug_share": max(0.0, drugs - 0.6),
        "late": float(_number(features, "days_to_submit") > 90),
    }
    known = sum(a.hidden_by[name] * weight for name, weight in weights.items())
    return 1 / (1 + exp(-(a.hidden_change + known + rng.gauss(0, a.strictness))))


def _number(features: dict[str, Value], name: str) -> float:
    value = features[name]
    return float(value) if value is not None else 0.0
