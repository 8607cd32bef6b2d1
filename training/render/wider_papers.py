"""Papers of no kind that look like one: an insurer's notices, prescriptions, reports, quotes and labels, arranged anew for each page."""

import random
from collections.abc import Callable, Mapping, Sequence

from training.render import accidents, claims, invent, people, vehicles
from training.render import medical_words as words
from training.render.canvas import Rendered
from training.render.contents import SEXES
from training.render.medical_seals import press
from training.render.other_words import FINDINGS, SIGS
from training.render.vat_words import OTHERS
from training.render.wider_parts import Fact, Sheet, fact, some

INSURER = (
    "理赔决定通知书", "赔款结算通知", "保险单", "补充资料通知书", "理赔案件受理回执", "保险合同批单", "赔付明细告知书", "投保单", "保险费缴纳通知",
)  # fmt: skip
HOSPITAL = (
    "门诊处方笺", "检验报告单", "检查申请单", "影像诊断报告", "手术知情同意书", "门诊病历", "入院通知单", "体检报告", "预约挂号单", "转诊单", "导诊单",
)  # fmt: skip
OFFICE = (
    "维修报价单", "机动车定损单", "快递面单", "交通违法处罚决定书", "事故现场勘查记录", "车辆检测报告", "购车合同", "派工单", "送货验收单",
    "道路交通事故损害赔偿调解书", "车辆放行单",
)  # fmt: skip
RESULTS = (
    ("白细胞", "10^9/L", 3.5, 9.5),
    ("血红蛋白", "g/L", 115, 150),
    ("血小板", "10^9/L", 125, 350),
    ("葡萄糖", "mmol/L", 3.9, 6.1),
    ("肌酐", "μmol/L", 41, 81),
)


def _person(rng: random.Random) -> list[Fact]:
    who, day = people.invent(rng), invent.day(rng)
    return [
        fact("姓名/患者姓名/客户姓名/被保险人/联系人", None, who.name), fact("性别", None, SEXES[who.sex], share=0.6),
        fact("年龄", None, f"{invent.age(who, day)}岁", share=0.5), fact("证件号码/身份证号", None, who.id_number, share=0.4),
        fact("日期/开具日期/申请日期/制单日期", None, day, share=0.8), fact("电话/联系电话/手机", None, who.mobile, share=0.5),
        fact("地址/住址/联系地址", None, who.address, share=0.3), fact("编号/单号/No/流水号", None, people.digits(rng, 10), share=0.7),
    ]  # fmt: skip


def _rows_of_goods(rng: random.Random) -> list[Sequence[str | Fact]]:
    goods = rng.sample(OTHERS[3].goods, rng.randint(2, len(OTHERS[3].goods)))
    rows: list[Sequence[str | Fact]] = [("项目", "数量", "报价")]
    return rows + [
        [fact("", None, text) for text in (name, "1", f"{invent.price(rng, low, high)}")]
        for _, name, _, low, high, _ in goods
    ]


def _rows_of_results(rng: random.Random) -> list[Sequence[str | Fact]]:
    rows: list[Sequence[str | Fact]] = [("检验项目", "结果", "单位及参考值")]
    for name, unit, low, high in rng.sample(RESULTS, rng.randint(3, 5)):
        rows.append(
            [
                fact("", None, text)
                for text in (name, f"{rng.uniform(low * 0.8, high * 1.2):.1f}", f"{low}-{high} {unit}")
            ]
        )
    return rows


def _rows_of_drugs(rng: random.Random) -> list[Sequence[str | Fact]]:
    rows: list[Sequence[str | Fact]] = [("药品名称", "数量", "用法")]
    return rows + [
        [fact("", None, text) for text in (drug[0], f"{rng.randint(1, 3)}{drug[1]}", rng.choice(SIGS))]
        for drug in rng.sample(words.DRUGS, rng.randint(1, 4))
    ]


def hospital(rng: random.Random) -> Rendered:
    """A hospital's paper that is neither bill, list, summary nor certificate."""
    sheet, name, title = Sheet(rng, hand=0.25), invent.hospital(rng), rng.choice(HOSPITAL)
    sheet.title(title, value=name)
    facts = [*_person(rng), fact("科室/科别/申请科室", None, rng.choice(words.DEPARTMENTS)),
             fact("临床诊断/初步诊断/诊断", None, rng.choice(words.DIAGNOSES), share=0.7),
             fact("门诊号/住院号/病历号", None, people.digits(rng, 8), share=0.7), fact("费别", None, rng.choice(("医保", "自费")), share=0.4)]  # fmt: skip
    sheet.any_of(some(rng, facts, 0.6))
    sheet.y += 10
    if title == "检验报告单" or title == "体检报告":
        sheet.table((2, 1, 1.6), _rows_of_results(rng), rng.random() < 0.5)
    elif title == "门诊处方笺":
        sheet.table((2, 0.8, 2), _rows_of_drugs(rng), rng.random() < 0.5)
    else:
        for head, text in (
            ("主诉", rng.choice(words.COMPLAINTS)),
            ("所见", rng.choice(FINDINGS)[1]),
            ("意见", rng.choice(words.ADVICE)),
        ):
            sheet.heading(head)
            sheet.paragraph(None, text, 40)
    sheet.rows(
        [
            fact("医师/医生/报告医师", None, rng.choice(words.DOCTORS)),
            fact("审核/核对", None, rng.choice(words.DOCTORS), share=0.5),
        ],
        2,
    )
    if rng.random() < 0.5:
        press(sheet.canvas, name, (sheet.right - 200, sheet.y), ("门诊部", "检验科专用章", "医务科"))
    return sheet.done("other")


def office(rng: random.Random) -> Rendered:
    """An insurer's, a garage's, a courier's or the police's paper that is none of the kinds."""
    content, car = claims.claim(rng), vehicles.vehicle(rng)
    insurer = rng.random() < 0.5
    title, giver = (
        (rng.choice(INSURER), content.insurer)
        if insurer
        else (rng.choice(OFFICE), rng.choice((*accidents.OFFICES, "江州捷顺汽车服务有限公司", "江捷速运江州营业部")))
    )
    sheet = Sheet(rng, hand=0.2)
    sheet.title(title, value=giver)
    facts = _person(rng)
    if insurer:
        facts += [fact("保险单号/保单号/合同号", None, content.policy_number),
                  fact("险种/保险产品", None, rng.choice(("住院医疗保险", "意外伤害保险", "机动车商业保险"))),
                  fact("赔付金额/核定金额/保险金额/保险费", None, content.amount), fact("收款账户/账号", None, content.account, share=0.4)]  # fmt: skip
    else:
        facts += [fact("车牌号/号牌号码", None, car.plate), fact("车型/厂牌型号", None, car.model, share=0.6), fact("车架号", None, car.vin, share=0.4),
                  fact("地点/违法地点/检测地点/寄达地", None, content.place, share=0.5)]  # fmt: skip
    sheet.any_of(some(rng, facts, 0.6))
    sheet.y += 10
    if title in ("维修报价单", "机动车定损单", "派工单", "送货验收单"):
        sheet.table((2.5, 0.7, 1), _rows_of_goods(rng))
        sheet.note("以上报价仅供参考，未付款，实际以完工结算为准。")
    else:
        said = (
            f"尊敬的客户：您于{content.signed_on}提交的申请我公司已收悉，经审核，{rng.choice(('现将结果通知如下', '请补充以下资料', '赔付金额见上表'))}。",
            f"根据《保险法》及合同约定，{rng.choice(('本公司已完成核赔', '请于三十日内办理相关手续', '如有异议请致电客服热线'))}。",
            f"当事人驾驶{car.kind}经{content.place}，{rng.choice(accidents.FAULTS)[0]}，现场已勘查并记录。",
        )
        sheet.running([said[rng.randrange(2) if insurer else 2]], 1.0)
    sheet.y += 30
    sheet.rows(
        [
            fact("经办人/制单/客户签收/承办", None, rng.choice(words.DOCTORS)),
            fact("日期/打印日期", None, content.signed_on),
        ],
        2,
    )
    return sheet.done("other")


TRAIN: Mapping[str, Callable[[random.Random], Rendered]] = {"mixed_hospital": hospital, "mixed_office": office}
