"""What provinces call the fields of a medical invoice, and the lines only some of them print.

TRAIN and BENCH are two dialects that share few words but the national form's own.
"""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from claims_ai.money import amount_text
from training.render.contents import MedicalInvoice
from training.render.invent import price

Labels = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Dialect:
    """Names by field, of further funds, of further amounts, and whole lines that say something else."""

    names: Labels
    funds: tuple[str, ...]
    amounts: tuple[str, ...]
    remarks: tuple[tuple[str, tuple[str, ...]], ...]


NATIONAL: Mapping[str, str] = {
    "serial_number": "业务流水号", "case_number": "门诊号", "visit_date": "就诊日期", "hospital_type": "医疗机构类型",
    "insurance_type": "医保类型", "insurance_number": "医保编号", "sex": "性别", "stay": "住院时间", "inpatient_days": "住院天数",
    "department": "住院科别", "prepaid": "预缴金额", "nothing": "补缴金额", "refund": "退费金额",
    "social_insurance_paid": "医保统筹基金支付", "other_paid": "其他支付", "personal_account_paid": "个人账户支付",
    "personal_cash_paid": "个人现金支付", "self_pay": "个人自付", "self_funded": "个人自费",
    "admission_date": "入院日期", "discharge_date": "出院日期",
}  # fmt: skip
"""The words of the form the finance ministry prescribes."""

TRAIN = Dialect(
    names={
        "serial_number": ("业务流水号", "流水号", "业务号"), "case_number": ("门诊号", "病历号", "就诊号"),
        "ward_number": ("住院号", "病案号", "住院病历号"),
        "visit_date": ("就诊日期", "就诊时间"), "hospital_type": ("医疗机构类型", "医疗机构类别"),
        "insurance_type": ("医保类型", "费别", "医疗保险类型"), "insurance_number": ("医保编号", "社会保障号码", "社会保障卡号"),
        "sex": ("性别", "性 别"), "stay": ("住院时间", "住院日期"), "inpatient_days": ("住院天数", "天数"),
        "department": ("住院科别", "住院科室", "科室"), "prepaid": ("预缴金额", "预交金额"), "nothing": ("补缴金额", "补交金额"),
        "refund": ("退费金额", "退款金额"),
        "social_insurance_paid": ("医保统筹基金支付", "医保统筹支付", "统筹支付", "统筹基金支付"),
        "other_paid": ("其他支付", "附加支付", "其他医保支付"),
        "personal_account_paid": ("个人账户支付", "账户支付", "个人帐户支付"),
        "personal_cash_paid": ("个人现金支付", "现金支付"), "self_pay": ("个人自付", "自负", "自付"),
        "self_funded": ("个人自费", "自费"), "admission_date": ("入院日期", "入院时间"), "discharge_date": ("出院日期", "出院时间"),
    },
    funds=("公务员补助", "大病保险支付", "医疗救助", "大额（病）保险报销", "大病补充保险报销"),
    amounts=("起付标准", "起付线", "乙类首自付", "按比例自付", "超限额", "医院承担", "当年账户余额", "产前检查费"),
    remarks=(("参保地", ("江州市本级", "云溪县", "东湖区(02)", "临江市")), ("结算方式", ("正常结算", "联网结算")),
             ("结算时间", ("{day} 15:28:32", "{day} 09:06:51", "{day}"))),
)  # fmt: skip
BENCH = Dialect(
    names={
        "serial_number": ("业务流水号", "结算流水号", "收费流水号"), "case_number": ("门诊号", "门诊病历号", "就诊登记号"),
        "ward_number": ("住院号", "住院编号", "住院登记号"),
        "visit_date": ("就诊日期", "就医日期", "门诊日期"), "hospital_type": ("医疗机构类型", "医院类型", "机构类型"),
        "insurance_type": ("医保类型", "医保类别", "参保类型"), "insurance_number": ("医保编号", "医保卡号", "医保个人编号"),
        "sex": ("性别",), "stay": ("住院时间", "住院起止日期"), "inpatient_days": ("住院天数", "实际住院天数"),
        "department": ("住院科别", "出院科室"), "prepaid": ("预缴金额", "已预缴"), "nothing": ("补缴金额", "应补金额"),
        "refund": ("退费金额", "应退金额"),
        "social_insurance_paid": ("医保统筹基金支付", "基本医保统筹支付", "医保基金支付", "基本统筹基金支付"),
        "other_paid": ("其他支付", "其它支付", "其他基金支付"),
        "personal_account_paid": ("个人账户支付", "医保个人账户支付", "个账支付", "医保账户支付"),
        "personal_cash_paid": ("个人现金支付", "现金支付金额", "现金支付"), "self_pay": ("个人自付", "自付金额", "个人自负"),
        "self_funded": ("个人自费", "自费金额", "全自费"), "admission_date": ("入院日期", "住院日期"), "discharge_date": ("出院日期", "离院日期"),
    },
    funds=("大病补充医疗保险支付", "公务员医疗补助支付", "医疗救助支付", "企业补充保险支付", "伤残人员医疗补助"),
    amounts=("先行自付", "超限价自费", "医保范围外", "本次起付线", "政策范围内金额", "历年账户余额", "单病种定额", "乙类自理"),
    remarks=(("参保地区", ("青石自治区本级", "清河县", "松岗市")), ("医疗类别", ("普通门诊", "门诊慢病", "普通住院")),
             ("打印时间", ("{day} 11:20", "{day} 16:35", "{day}"))),
)  # fmt: skip


def spoken(dialect: Dialect, rng: random.Random, *, inpatient: bool) -> Mapping[str, str]:
    """One province's name for each field: the national one, or any of the dialect's."""
    own = {field: rng.choice(names) for field, names in dialect.names.items()}
    national = NATIONAL if rng.random() < 0.35 else {}
    chosen = {**own, **national}
    if inpatient:
        chosen["case_number"] = "住院号" if national else own["ward_number"]
    return chosen


def with_lines(dialect: Dialect, content: MedicalInvoice, rng: random.Random, most: int) -> MedicalInvoice:
    """The bill with a province's own lines; a further fund may have taken over what others paid.

    One in 25 is not settled yet.
    """
    funds = rng.sample(dialect.funds, rng.randint(0, 3))
    amounts = rng.sample(dialect.amounts, rng.randint(0, min(len(dialect.amounts), max(0, most - len(funds)))))
    taken = content.other_paid if funds and rng.random() < 0.6 else Decimal(0)
    lines = [(name, amount_text(taken if i == 0 else Decimal(0))) for i, name in enumerate(funds)]
    lines += [(name, amount_text(_some(rng))) for name in amounts]
    for name, texts in dialect.remarks:
        if rng.random() < 0.4:
            lines.append((name, rng.choice(texts).format(day=content.issue_date)))
    rng.shuffle(lines)
    if rng.random() < 0.04:
        return replace(unsettled(content), lines=tuple(lines))
    return replace(content, other_paid=content.other_paid - taken, lines=tuple(lines))


def unsettled(content: MedicalInvoice) -> MedicalInvoice:
    """The bill with every share of it nought, as where nothing was settled yet."""
    nought = Decimal(0)
    return replace(
        content, social_insurance_paid=nought, other_paid=nought, personal_account_paid=nought, personal_cash_paid=nought,
        self_pay=nought, self_funded=nought,
    )  # fmt: skip


def shuffled(groups: Sequence[Sequence[str]], rng: random.Random) -> tuple[str, ...]:
    """Fields group by group, in two of three provinces in an order of their own."""
    if rng.random() < 0.34:
        return tuple(field for group in groups for field in group)
    mixed = [rng.sample(group, len(group)) for group in groups]
    if rng.random() < 0.4:
        rng.shuffle(mixed)
    return tuple(field for group in mixed for field in group)


def _some(rng: random.Random) -> Decimal:
    return Decimal(0) if rng.random() < 0.5 else price(rng, 5, 1500)
