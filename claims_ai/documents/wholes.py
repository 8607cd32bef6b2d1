"""Whether some lines are a whole document of their own, or only a part of one: each kind has words without which it is none."""

import re
from collections.abc import Mapping, Sequence

from claims_ai.documents.kinds import classify
from claims_ai.documents.layout import Sheet
from claims_ai.documents.text import lookalike_pattern, squash
from claims_ai.values import Line

CARDS = frozenset({"id_card_front", "id_card_back", "bank_card"})
_MOST_CARD_LINES = 16
_DAY = r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{1,2}[-/.]?[a-z]{3}[-/.]?\d{2,4}"


def _any(*words: str) -> str:
    return "|".join(lookalike_pattern(word) for word in words)


_NUMBER = r"(?<![\da-z])(?:\d{8}|\d{20})(?![\da-z])"
# its title: the numbers in a corner may have been parted from it
_MEDICAL = (
    _any(
        "收费票据",
        "收费收据",
        "专用收据",
        "专用票据",
        "医疗票据",
        "费收据",
        "门诊票据",
        "住院票据",
        "结算收据",
        "门诊收据",
        "住院收据",
    ),
    _any("合计", "大写", "小写"),
)
_NEEDED: Mapping[str, tuple[str, ...]] = {
    "medical_invoice_outpatient": _MEDICAL,
    "medical_invoice_inpatient": _MEDICAL,
    "vat_invoice": (_any("发票"), _any("价税合计"), _NUMBER),
    "expense_list": (_any("清单", "明细"), _any("合计", "总计", "总金额", "小计")),
    "discharge_summary": (_any("出院记录", "出院小结"),),
    "diagnosis_certificate": (rf"(?:{_any('证明')})(?!.{{0,2}}[专章须]|涂改)", _any("诊断")),
    "id_card_front": (_any("公民身份号码") + r"|\d{17}[\dx]",),
    "id_card_back": (_any("签发机关", "有效期限"),),
    "bank_card": (r"\d{13,19}",),
    "claim_form": (_any("理赔申请", "给付申请", "索赔申请"),),
    "driving_licence": (_any("驾驶证"),),
    "vehicle_licence": (_any("行驶证"),),
    "accident_certificate": (_any("认定书"),),
    "receipt": (_any("合计", "总计", "实收", "应收", "总额", "金额") + "|total|amount|cash", _DAY),
}
_PATTERNS = {kind: tuple(re.compile(words) for words in needed) for kind, needed in _NEEDED.items()}
_BESIDE_A_NUMBER = re.compile(_any("账号", "开户", "收款", "户行", "签名", "签字", "声明", "申请", "意见", "盖章"))


def whole_kind(lines: Sequence[Line]) -> str | None:
    """The kind of document the lines are all of; None where they are of no known kind, or only a part of a document."""
    kind, _ = classify(Sheet(lines))
    text = "\n".join(squash(line.text).lower() for line in lines)
    if not all(pattern.search(text) for pattern in _PATTERNS.get(kind, ())) or kind == "other":
        return None
    if kind in CARDS and len(lines) > _MOST_CARD_LINES:
        return None
    return None if kind == "bank_card" and _BESIDE_A_NUMBER.search(text) else kind
