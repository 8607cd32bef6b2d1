"""Which document a page is, from the words printed on it. `other` when nothing speaks clearly for a kind."""

import re
from collections.abc import Mapping

from claims_ai.documents.layout import Sheet
from claims_ai.documents.text import lookalike_pattern, squash

_MEDICAL = {
    "医疗机构类型": 2, "收款单位": 1.5, "医保统筹": 2, "统筹基金": 1.5, "个人账户支付": 1.5, "票据代码": 1.5,
    "个人现金支付": 2, "业务流水号": 1, "个人自费": 1, "收费票据": 3, "医保类型": 1, "社会保障号": 1,
}  # fmt: skip
_SIGNS: Mapping[str, Mapping[str, float]] = {
    "medical_invoice_outpatient": {
        **_MEDICAL,
        "医疗门诊": 3, "门诊收费": 3, "门诊号": 2, "就诊日期": 2, "门诊": 1, "挂号费": 1,
    },
    "medical_invoice_inpatient": {
        **_MEDICAL,
        "医疗住院": 3, "住院收费": 3, "住院号": 1.5, "住院时间": 2, "预缴金额": 2, "预交金额": 2, "退费金额": 1,
        "补缴金额": 1, "床位费": 1.5, "护理费": 1, "住院天数": 1,
    },
    "expense_list": {
        "费用清单": 5, "费用明细": 4, "日清单": 4, "明细清单": 4, "住院费用汇总": 3,
    },
    "discharge_summary": {
        "出院记录": 4, "出院小结": 5, "出院诊断": 3, "入院诊断": 2, "出院医嘱": 3, "诊疗经过": 2, "入院情况": 2,
        "出院情况": 1.5,
    },
    "diagnosis_certificate": {
        "诊断证明": 6, "疾病证明": 5, "病情证明": 5, "处理意见": 2, "建议休息": 1.5,
    },
    "id_card_front": {
        "公民身份号码": 5, "姓名": 0.5, "民族": 1.5, "住址": 2, "出生": 1.5,
    },
    "id_card_back": {
        "中华人民共和国": 1.5, "居民身份证": 4, "签发机关": 4, "有效期限": 2,
    },
    "bank_card": {
        "借记卡": 3, "储蓄卡": 3, "信用卡": 2.5, "unionpay": 3, "银联": 2.5, "银行": 1, "validthru": 3, "debit": 2,
        "monthyear": 2, "有效期": 0.5, "cardholder": 1, "atm": 1,
    },
    "claim_form": {
        "理赔申请书": 6, "理赔申请": 4, "保险金给付申请": 5, "给付申请书": 4, "保险合同号": 2, "保单号": 2,
        "出险日期": 2, "事故日期": 2, "领款人": 2, "受益人": 1, "申请人": 1.5, "被保险人": 2, "开户": 1,
    },
    "vat_invoice": {
        "增值税": 4, "价税合计": 4, "购买方": 2.5, "销售方": 2.5, "纳税人识别号": 3, "普通发票": 3, "专用发票": 3,
        "电子发票": 3, "税率": 1.5, "税额": 1.5, "发票代码": 2, "发票号码": 2,
    },
    "driving_licence": {
        "机动车驾驶证": 6, "准驾车型": 5, "初次领证日期": 4,
    },
    "vehicle_licence": {
        "机动车行驶证": 6, "号牌号码": 4, "车辆识别代号": 4, "发动机号码": 3, "使用性质": 2,
    },
    "accident_certificate": {
        "道路交通事故认定书": 7, "交通事故认定": 5, "事故责任": 2, "当事人": 1.5,
    },
    "receipt": {
        "小票": 3, "收银": 2, "receipt": 3, "cashier": 2, "taxinvoice": 2.5, "total": 1.5, "找零": 2, "收据": 2, "实收": 1.5, "应收": 1,
        "gst": 1.5, "rounding": 2, "change": 1.5, "cash": 1, "sdnbhd": 2, "thankyou": 2, "goodssold": 2.5, "invoice": 1, "qty": 1.5,
        "subtotal": 1.5, "谢谢": 1, "光临": 1.5, "tel": 0.5,
    },
}  # fmt: skip
_PATTERNS = {
    kind: [(re.compile(lookalike_pattern(sign)), weight) for sign, weight in signs.items()]
    for kind, signs in _SIGNS.items()
}
_CARD_NUMBER = re.compile(r"(?<!\d)(?:\d{4} ?){3,4}\d{1,4}(?!\d)")
_ENOUGH = 4.0


def classify(sheet: Sheet) -> tuple[str, float]:
    """The document type of a page and how sure that is: the share of the winner's signs in those of the best two."""
    text = squash(sheet.text).lower()
    scores = {
        kind: sum(weight for pattern, weight in signs if pattern.search(text)) for kind, signs in _PATTERNS.items()
    }
    if any(_CARD_NUMBER.search(line.text) for line in sheet.lines) and len(sheet.lines) < 25:
        scores["bank_card"] += 2.5
    kind, best = max(scores.items(), key=lambda entry: entry[1])
    if best < _ENOUGH:
        return "other", round(1 - best / (2 * _ENOUGH), 3)
    rival = max(score for other, score in scores.items() if other != kind)
    return kind, round(best / (best + max(0.0, rival - _shared(kind, rival, scores))), 3)


def _shared(kind: str, rival: float, scores: Mapping[str, float]) -> float:
    """What the two medical invoices have in common says nothing for either against the other."""
    other = {
        "medical_invoice_outpatient": "medical_invoice_inpatient",
        "medical_invoice_inpatient": "medical_invoice_outpatient",
    }.get(kind)
    return 0.75 * rival if other and scores[other] == rival else 0.0
