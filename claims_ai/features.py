"""What the models see of a claim, defined once for serving and training.

Every feature is a function of a `Situation`: the claim as it stood when it was decided, never of anything later. None means unknown.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from claims_ai.dossier import Dossier
from claims_ai.history import History, Trace, visit_of
from claims_ai.identifiers import resident_id
from claims_ai.money import ZERO
from claims_ai.products.calculate import Calculation
from claims_ai.products.waiting import usual_waiting_until
from claims_ai.values import ExpenseLine, Finding, Treatment

Value = float | str | None


@dataclass(frozen=True, slots=True)
class Situation:
    """A claim at the moment of its decision."""

    dossier: Dossier
    findings: tuple[Finding, ...]
    calculation: Calculation
    history: History


@dataclass(frozen=True, slots=True)
class Feature:
    """One input of the models. `says` words a value for a person; `{}` stands for the value. `fraud_sign` is the known direction, 0 if none.

    `group` says what it looks at: the claim itself, its papers (`papers`), who treated (`provider`), what came before (`history`),
    or who shares what (`network`).
    """

    name: str
    says: str
    compute: Callable[[Situation], Value]
    fraud_sign: int = 0
    group: str = "claim"

    def sentence(self, value: Value) -> str:
        """The value in words."""
        if value is None:
            return f"{self.says.split('{')[0].rstrip('： ')}：未知"
        shown = _CATEGORIES.get(value, value) if isinstance(value, str) else shown_number(value)
        return self.says.format(shown)


def shown_number(value: float) -> str:
    """A number with at most two digits after the point.

    >>> shown_number(1234.5), shown_number(3.0)
    ('1,234.5', '3')
    """
    return f"{value:,.2f}".rstrip("0").rstrip(".")


_CATEGORIES = {
    "outpatient": "门诊",
    "inpatient": "住院",
    "illness": "疾病",
    "accident": "意外",
    "male": "男",
    "female": "女",
}


def _first(s: Situation) -> Treatment | None:
    return s.dossier.treatments[0] if s.dossier.treatments else None


def _service(s: Situation) -> date:
    first = _first(s)
    return first.service_from if first else s.dossier.claim.accident_date


def _waiting_until(s: Situation) -> date:
    policy = s.dossier.policy
    return usual_waiting_until(s.dossier.product, policy.effective_from, policy.insured_since)


def _share(part: Decimal | None, whole: Decimal) -> float | None:
    return float(part / whole) if part is not None and whole else None


def _sum_of(s: Situation, name: str) -> Decimal | None:
    parts = [getattr(t, name) for t in s.dossier.treatments]
    known = [part for part in parts if part is not None]
    return sum(known, ZERO) if known else None


def _age(s: Situation) -> float | None:
    number = s.dossier.claim.insured_id_number
    return (
        float((_service(s) - resident_id.birth_date(number)).days // 365.25) if resident_id.is_valid(number) else None
    )


def _sex(s: Situation) -> str | None:
    number = s.dossier.claim.insured_id_number
    return resident_id.sex(number) if resident_id.is_valid(number) else None


def _confidences(s: Situation) -> list[float]:
    return [field.confidence for page in s.dossier.pages for field in page.fields.values()]


def _qualities(s: Situation) -> list[float]:
    return [page.quality.score for page in s.dossier.pages]


def _severe(s: Situation, *severities: str) -> float:
    return float(sum(finding.severity in severities for finding in s.findings))


def _billed(s: Situation) -> tuple[ExpenseLine, ...]:
    """The lines of the first invoice as it prints them, whatever finer ones stand in for them."""
    first = _first(s)
    return (first.billed or first.lines) if first else ()


def _largest_line(s: Situation) -> float | None:
    first = _first(s)
    return _share(max((line.amount for line in _billed(s)), default=None), first.total) if first else None


def _drug_share(s: Situation) -> float | None:
    first = _first(s)
    if not first or not first.lines:
        return None
    return _share(sum((line.amount for line in _billed(s) if "药" in line.name), ZERO), first.total)


def _per_day(s: Situation) -> float | None:
    first = _first(s)
    return float(first.total) / first.days if first and first.days else None


_CARE = ("检查", "化验", "检验", "治疗", "手术")


def _treated(s: Situation) -> float | None:
    """Share of examination, test, treatment and surgery in a stay: a stay without them is a sign of 挂床."""
    first = _first(s)
    if not first or first.visit_type != "inpatient" or not first.lines:
        return None
    care = sum((line.amount for line in _billed(s) if any(word in line.name for word in _CARE)), ZERO)
    return _share(care, first.total)


def _recent(s: Situation, days: int) -> float:
    claim = s.dossier.claim
    return float(
        sum(
            trace.insured_id_number == claim.insured_id_number
            and 0 <= (claim.submitted_at - trace.submitted_at).days <= days
            for trace in s.history.others(claim.claim_id)
        )
    )


def _others_with(s: Situation, shared: Callable[[Trace], bool]) -> float:
    """How many other people's earlier claims share something."""
    claim = s.dossier.claim
    people = {
        trace.insured_id_number for trace in s.history.others(claim.claim_id)
        if shared(trace) and trace.submitted_at <= claim.submitted_at
    }  # fmt: skip
    return float(len(people - {claim.insured_id_number}))


def _account_shared(s: Situation) -> float:
    account = s.dossier.claim.payee.account
    return _others_with(s, lambda trace: trace.account == account)


def _mobile_shared(s: Situation) -> float | None:
    mobile = s.dossier.claim.mobile
    return _others_with(s, lambda trace: trace.mobile == mobile) if mobile else None


def _together(s: Situation) -> float | None:
    visit = visit_of(s.dossier)
    return _others_with(s, lambda trace: trace.visit == visit) if visit else None


def _hospital_level(s: Situation) -> str | None:
    first = _first(s)
    kind = (first.hospital_type if first else None) or ""
    return next((level for level in ("三级", "二级", "一级") if level in kind), "其他" if kind else None)


FEATURES: tuple[Feature, ...] = (
    Feature("visit_type", "就诊类型：{}", lambda s: s.dossier.claim.visit_type),
    Feature("cause", "出险原因：{}", lambda s: s.dossier.claim.cause),
    Feature("total_amount", "票据合计 {} 元", lambda s: float(s.dossier.total)),
    Feature("payable", "应付 {} 元", lambda s: float(s.calculation.payable)),
    Feature(
        "payable_to_limit",
        "应付与闪赔限额之比 {}",
        lambda s: _share(s.calculation.payable, s.dossier.product.fast_pay_limit),
    ),
    Feature(
        "claimed_to_total",
        "申请金额与票据合计之比 {}",
        lambda s: _share(s.dossier.claim.claimed_amount, s.dossier.total),
    ),
    Feature(
        "round_total",
        "合计为整百元（1 为是）：{}",
        lambda s: float(s.dossier.total % 100 == 0) if s.dossier.total else None,
        1,
    ),
    Feature(
        "social_insurance_share",
        "医保支付占比 {}",
        lambda s: _share(_sum_of(s, "social_insurance_paid"), s.dossier.total),
    ),
    Feature("self_funded_share", "自费占比 {}", lambda s: _share(_sum_of(s, "self_funded"), s.dossier.total)),
    Feature("line_count", "收费项目 {} 项", lambda s: float(len(_billed(s))) if _first(s) else None),
    Feature("largest_line_share", "最大一项占比 {}", _largest_line),
    Feature("drug_share", "药费占比 {}", _drug_share),
    Feature("treated_share", "住院期间检查治疗占比 {}", _treated, -1),
    Feature(
        "inpatient_days", "住院 {} 天", lambda s: float(first.days) if (first := _first(s)) and first.days else None
    ),
    Feature("cost_per_day", "日均费用 {} 元", _per_day),
    Feature("hospital_level", "医院级别：{}", _hospital_level, group="provider"),
    Feature(
        "days_insured", "投保至就诊 {} 天", lambda s: float((_service(s) - s.dossier.policy.insured_since).days), -1
    ),
    Feature(
        "days_since_waiting",
        "等待期满至就诊 {} 天",
        lambda s: float((_service(s) - _waiting_until(s)).days),
        -1,
    ),
    Feature("days_to_submit", "就诊至申请 {} 天", lambda s: float((s.dossier.claim.submitted_at - _service(s)).days)),
    Feature("weekend", "周末就诊（1 为是）：{}", lambda s: float(_service(s).weekday() >= 5), 1),
    Feature("age", "被保险人年龄 {} 岁", _age),
    Feature("sex", "被保险人性别：{}", _sex),
    Feature(
        "payee_is_insured",
        "领款人即被保险人（1 为是）：{}",
        lambda s: float(s.dossier.claim.payee.name == s.dossier.claim.insured_name),
        -1,
    ),
    Feature("page_count", "材料 {} 页", lambda s: float(len(s.dossier.pages)), group="papers"),
    Feature("lowest_confidence", "读取把握最低 {}", lambda s: min(_confidences(s), default=None), group="papers"),
    Feature(
        "mean_confidence",
        "读取把握平均 {}",
        lambda s: sum(c) / len(c) if (c := _confidences(s)) else None,
        group="papers",
    ),
    Feature("lowest_quality", "图片质量最低 {}", lambda s: min(_qualities(s), default=None), group="papers"),
    Feature("severe_findings", "需处理的核对发现 {} 项", lambda s: _severe(s, "medium", "high"), group="papers"),
    Feature("mild_findings", "轻微的核对发现 {} 项", lambda s: _severe(s, "info", "low"), group="papers"),
    Feature("claims_90_days", "此前 90 天内另有 {} 次申请", lambda s: _recent(s, 90), 1, "history"),
    Feature("claims_365_days", "此前一年内另有 {} 次申请", lambda s: _recent(s, 365), 1, "history"),
    Feature("account_shared_by", "领款账号另有 {} 人使用", _account_shared, 1, "network"),
    Feature("mobile_shared_by", "手机号另有 {} 人使用", _mobile_shared, 1, "network"),
    Feature("together", "同日在同一（非三级）医院就诊的另有 {} 人", _together, 1, "network"),
)

BY_NAME: Mapping[str, Feature] = {feature.name: feature for feature in FEATURES}


def compute_features(situation: Situation) -> dict[str, Value]:
    """All features of a claim, by name, in the order of FEATURES."""
    return {feature.name: feature.compute(situation) for feature in FEATURES}


def sentence(toward: str, away: str) -> Callable[[str, object, float], str]:
    """How a contribution is worded: the value in words, and whether it speaks for or against what a model scores."""

    def say(name: str, value: object, contribution: float) -> str:
        known = BY_NAME.get(name)
        words = (
            known.sentence(value if isinstance(value, (int, float, str)) or value is None else str(value))
            if known
            else f"{name}：{value}"
        )
        return f"{words}，{toward if contribution > 0 else away}"

    return say


SENTENCES = {
    "fast_pay": sentence("支持自动赔付", "建议人工核对"),
    "fraud": sentence("风险升高", "风险降低"),
}
