"""The words the page uses for what a decision says in codes."""

OUTCOMES = {
    "approved": "同意赔付",
    "partly_approved": "先付确定部分",
    "documents_requested": "请补充材料",
    "referred": "转人工核定",
}

ROUTES = {
    "fast_pay": "闪赔，系统直接支付",
    "claimant": "等待申请人补充",
    "adjuster": "理赔员核定",
    "senior_adjuster": "高级理赔员核定",
    "case_team": "大案小组会审",
    "investigation": "调查员核查",
}

MEANINGS = {
    "approved": "材料齐全，核对一致，赔款由系统直接支付到登记的领款账户，无需等待。",
    "partly_approved": "能够确定的部分先行支付，其余部分核定后另行支付。",
    "documents_requested": "下列材料缺少或无法辨认，一次性告知；补齐后继续处理，不影响申请的权利。",
    "referred": "系统不作拒赔决定。此案交由人工核定，核定依据与系统试算结果见下。",
}

SETTLED = "核定完毕，本次应付为零；费用已计入免赔额，无需申请人再做任何事。"

SEVERITIES = {"info": "提示", "low": "轻微", "medium": "需核对", "high": "需处理"}

SCORES = {"fast_pay": "自动赔付把握", "fraud": "风险评分"}

SCORE_RULES = {"fast_pay": "不低于此线才可自动赔付", "fraud": "达到此线须人工复核"}

CAUSES = {"illness": "疾病", "accident": "意外"}

VISITS = {"outpatient": "门诊", "inpatient": "住院"}

VALUES = {"male": "男", "female": "女", "long-term": "长期"}
