"""Further papers of no kind: an insurer's replies and what offices and the police certify, each page anew."""

import random
from collections.abc import Callable, Mapping

from training.render import accidents, claims, invent, people, vehicles
from training.render import medical_words as words
from training.render.canvas import Rendered
from training.render.contents import SEXES
from training.render.medical_seals import press
from training.render.wider_parts import Fact, Sheet, fact, some

REPLIES: tuple[tuple[tuple[str, ...], str], ...] = (
    (
        ("理赔决定通知书", "理赔审核结果告知书", "理赔给付通知"),
        "您于{day}就保单号{number}项下被保险人{who}向我公司提出的理赔申请（赔案号：{case}）已审核完毕，我公司作出如下决定：",
    ),
    (
        ("续期缴费通知", "保单年度报告", "缴费提醒"),
        "您的保单（合同号{number}）将于{day}到期，应缴保险费{amount}元，请保证账户余额充足。",
    ),
    (
        ("理赔结案通知书", "赔付通知书", "医疗费用核定说明", "赔案结论通知"),
        "关于被保险人{who}因{diagnosis}在{hospital}治疗一案，我司已收到索赔资料，经核定给付保险金{amount}元。",
    ),
    (
        ("拒绝给付通知书", "解除合同通知书", "核保函", "健康告知函"),
        "您申请的赔案经调查不属于保险责任范围，根据保险条款，我公司不予给付，如有异议可自收到本通知之日起提起诉讼。",
    ),
)
"""What insurers' letters are called and say."""
CERTIFIED: tuple[tuple[tuple[str, ...], str], ...] = (
    (
        ("接处警情况证明", "接处警登记表", "报警回执", "受案回执", "情况说明"),
        "{who}（{sex}，身份证号码：{id}）于{day}拨打110报警称：其停放在{address}的电动自行车被盗。我所民警到场处置，现案件正在进一步调查中。",
    ),
    (
        ("公安交通管理简易程序处罚决定书", "行政处罚决定书"),
        "被处罚人于{day}在{place}实施机动车违反禁止标线指示的违法行为，决定处以200元罚款，记3分。逾期不缴纳的，每日按罚款数额的3%加处罚款。",
    ),
    (
        ("在职证明", "收入证明", "误工证明", "离职证明", "介绍信", "护理证明"),
        "兹证明{who}系我单位职工，身份证号{id}，月平均收入{amount}元，因{diagnosis}自{day}起请假。特此证明。",
    ),
    (
        ("户籍证明", "居住证明", "亲属关系证明", "学生证明", "无犯罪记录证明"),
        "{who}与{other}系夫妻关系，现居住于{address}，情况属实，特此证明。",
    ),
    (("死亡证明", "火化证明"), "{who}，{sex}，身份证号{id}，于{day}因{diagnosis}去世，已于次日火化。"),
    (
        ("民事判决书", "民事调解书", "受理案件通知书", "应诉通知书"),
        "原告{who}诉被告{other}纠纷一案，本院于{day}立案，依法组成合议庭审理，现已审理终结。",
    ),
    (
        ("工伤认定决定书", "劳动能力鉴定结论通知书", "伤残鉴定意见书"),
        "被鉴定人{who}于{day}受伤，诊断为{diagnosis}，经鉴定所受损伤构成十级伤残，误工期90日。",
    ),
    (
        ("房屋租赁合同", "借条", "陪护协议", "劳务合同"),
        "甲方{who}与乙方{other}经协商一致，自{day}起由乙方向甲方支付{amount}元，双方各执一份，签字后生效。",
    ),
)
"""What papers of offices, courts and employers are called and say."""


def _who(rng: random.Random) -> list[Fact]:
    who = people.invent(rng)
    return [
        fact("姓名/当事人/被处罚人/持有人/申请人/客户/报警人", None, who.name), fact("性别", None, SEXES[who.sex], share=0.5),
        fact("身份证号码/公民身份号码/证件号码", None, who.id_number, share=0.6),
        fact("联系方式/电话/手机号", None, who.mobile, share=0.5), fact("住址/地址/现住址", None, who.address, share=0.4),
        fact("编号/文号/案号/No", None, people.digits(rng, 12), share=0.7), fact("日期/签发日期/出具日期/打印时间", None, invent.day(rng), share=0.7),
    ]  # fmt: skip


def _filled(said: str, sheet: Sheet, told: claims.Claim, rng: random.Random) -> str:
    who = told.insured
    return said.format(
        who=who.name, sex=SEXES[who.sex], id=who.id_number, address=who.address, other=people.invent(rng).name, day=sheet.dated(told.accident_date),
        number=told.policy_number, case=people.digits(rng, 15), amount=f"{told.amount:,.2f}", diagnosis=told.diagnosis, hospital=told.hospital,
        place=told.place,
    )  # fmt: skip


def reply(rng: random.Random) -> Rendered:
    """What an insurer writes to a client: what was claimed is told again, but nobody claims."""
    told, sheet, (titles, said) = claims.claim(rng), Sheet(rng, hand=0.05), rng.choice(REPLIES)
    sheet.title(rng.choice(titles), value=told.insurer if rng.random() < 0.5 else "")
    sheet.running([f"尊敬的{told.insured.name}{rng.choice(('先生', '女士', '客户'))}："], 1.0, 0)
    sheet.running([_filled(said, sheet, told, rng)])
    amount = f"{told.amount:,.2f}"
    if rng.random() < 0.6:
        rows: list[list[str | Fact]] = [["险种", "给付责任", "申请金额", "核定金额", "结论"]]
        for name in rng.sample(("住院医疗", "意外医疗", "住院津贴", "重大疾病"), rng.randint(1, 3)):
            claimed = invent.price(rng, 200, 9000)
            rows.append(
                [
                    fact("", None, text)
                    for text in (
                        name,
                        f"{name}保险金",
                        f"{claimed}",
                        f"{claimed / 2:.2f}",
                        rng.choice(("给付", "不予给付")),
                    )
                ]
            )
        sheet.table((1, 1.4, 1, 1, 1), rows, rng.random() < 0.7)
    sheet.running([f"合计给付金额：￥{amount}，将于3个工作日内划入您指定的银行账户（尾号{told.account[-4:]}）。"])
    sheet.running(["如有疑问，请拨打客服热线。"])
    sheet.rows([fact("经办/核赔", None, rng.choice(words.DOCTORS), share=0.5), fact("日期", None, told.signed_on)], 2)
    if rng.random() < 0.6:
        press(sheet.canvas, told.insurer, (sheet.right - 200, sheet.y), ("理赔专用章", "业务专用章"))
    return sheet.done("other")


def certified(rng: random.Random) -> Rendered:
    """What police, courts, employers and neighbourhoods certify, decide or agree that is about no accident of ours."""
    content, car, office = claims.claim(rng), vehicles.vehicle(rng), rng.choice(accidents.OFFICES)
    titles, said = rng.choice(CERTIFIED)
    sheet, title = Sheet(rng, hand=0.25), rng.choice(titles)
    sheet.title(title, value=office if rng.random() < 0.5 else "")
    facts = _who(rng)
    if "处罚" in title:
        facts += [
            fact("准驾车型", None, "C1"),
            fact("车辆牌号/号牌号码", None, car.plate),
            fact("车辆类型", None, car.kind, share=0.6),
        ]
    if rng.random() < 0.7:
        sheet.any_of(some(rng, facts, 0.5))
    sheet.running([_filled(said, sheet, content, rng)])
    sheet.y += 20
    sheet.rows(
        [
            fact("经办人/处警民警/交通警察/审判员/负责人", None, rng.choice(words.DOCTORS)),
            fact("日期", None, content.signed_on, share=0.8),
        ],
        2,
    )
    if rng.random() < 0.7:
        press(sheet.canvas, office, (sheet.right - 200, sheet.y), ("户籍专用章", "案件专用章", "业务专用章"))
    return sheet.done("other")


TRAIN: Mapping[str, Callable[[random.Random], Rendered]] = {
    "mixed_replies": reply,
    "mixed_certified": certified,
}
