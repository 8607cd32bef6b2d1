"""Longer hospital papers to train on: front page of the record, operation record, settlement with social insurance."""

import random
from datetime import date, timedelta
from decimal import Decimal

from training.render import invent, people
from training.render import medical_words as words
from training.render import other_words as texts
from training.render.canvas import Rendered
from training.render.contents import MedicalInvoice
from training.render.other_parts import Page, full, plain, sex


def record_front(rng: random.Random) -> Rendered:
    """住院病案首页: the ministry's form, all in boxes and runs of labels."""
    page = Page(rng, (1190, 1684), plain(rng, 22), margin=60, leading=1.8)
    patient, day = people.invent(rng), invent.day(rng)
    left = day + timedelta(rng.randint(2, 20))
    page.line((0, f"医疗机构：{invent.hospital(rng)}（组织机构代码：99{people.digits(rng, 7)}）", "l"))
    page.line((0, f"医疗付费方式：{rng.randint(1, 8)}", "l"))
    page.title("住 院 病 案 首 页", 1.7)
    page.line(
        (0, f"健康卡号：99{people.digits(rng, 8)}", "l"),
        (0.4, f"第 {rng.randint(1, 4)} 次住院", "l"),
        (0.7, f"病案号：{people.digits(rng, 7)}", "l"),
    )
    _who(page, patient, day)
    page.row((0.5, f"入院时间 {full(day)}{rng.randint(8, 20)}时"), (0.5, f"入院科别 {rng.choice(words.DEPARTMENTS)}"))
    page.row((0.5, f"出院时间 {full(left)}{rng.randint(8, 20)}时"), (0.5, f"实际住院 {(left - day).days} 天"))
    page.row((1, f"门（急）诊诊断 {invent.diagnoses(rng, 1)[0]}　疾病编码 {_code(rng)}"))
    rows = [("出院诊断", "疾病编码", "入院病情")]
    rows += [(name, _code(rng), rng.choice("1234")) for name in invent.diagnoses(rng)]
    page.table((0.6, 0.2, 0.2), rows)
    page.row((0.5, "病理诊断 -"), (0.5, f"药物过敏 {rng.choice(('1.无', '2.有 青霉素'))}"))
    page.row(
        (0.34, f"科主任 {rng.choice(words.DOCTORS)}"),
        (0.33, f"主治医师 {rng.choice(words.DOCTORS)}"),
        (0.33, f"编码员 {people.digits(rng, 4)}"),
    )
    _fees(page)
    page.line(
        (0, "说明：凡可由医院信息系统提供住院费用清单的，住院病案首页中可不填写“住院费用”。", "l"),
        style=page.style.but(size=18),
    )
    return page.done()


def _code(rng: random.Random) -> str:
    return f"{rng.choice('ABCEGIJKMNSTZ')}{rng.randint(0, 99):02d}.{rng.randint(0, 9)}00"


def _fees(page: Page) -> None:
    rng = page.rng
    total = invent.price(rng, 2000, 60000)
    page.row((1, f"住院费用（元）：总费用 {total}（自付金额：{invent.price(rng, 100, 2000)}）"))
    names = ("综合医疗服务类", "诊断类", "治疗类", "康复类", "中医类", "西药类", "血液类", "耗材类")
    page.below()
    page.prose("　".join(f"{name}：{invent.price(rng, 1, 9000)}" for name in names), indent=False)


def _who(page: Page, patient: people.Person, day: date) -> None:
    """The patient and the next of kin."""
    rng = page.rng
    page.row(
        (0.25, f"姓名 {patient.name}"),
        (0.2, f"性别 {sex(patient)}"),
        (0.35, f"出生日期 {full(patient.birth_date)}"),
        (0.2, f"年龄 {invent.age(patient, day)}岁"),
    )
    page.row((0.5, f"身份证号 {patient.id_number}"), (0.25, "婚姻 2.已婚"), (0.25, f"职业 {rng.choice(texts.JOBS)}"))
    page.row((1, f"现住址 {patient.address}　电话 {patient.mobile}"))
    page.row(
        (0.5, f"联系人姓名 {people.invent(rng).name}　关系 配偶"), (0.5, f"入院途径 {rng.choice(('1.急诊', '2.门诊'))}")
    )


def operation(rng: random.Random) -> Rendered:
    """手术记录: who operated, what was found and done."""
    page = Page(rng, (1190, 1684), plain(rng, 25))
    patient, day = people.invent(rng), invent.day(rng)
    name, course = rng.choice(texts.OPERATIONS)
    page.title(invent.hospital(rng))
    page.title("手 术 记 录", 1.5)
    page.person(
        patient,
        day,
        f"住院号：{people.digits(rng, 7)}",
    )
    page.rule()
    page.spread(
        f"手术日期：{full(day)}",
        f"手术时间：{rng.randint(8, 12)}:{rng.randint(10, 59)} 至 {rng.randint(13, 17)}:{rng.randint(10, 59)}",
    )
    known = invent.diagnoses(rng, 2)
    page.line((0, f"术前诊断：{'、'.join(known)}", "l"))
    page.line((0, f"术后诊断：{'、'.join(known)}", "l"))
    page.line((0, f"手术名称：{name}", "l"))
    page.spread(
        f"手术者：{rng.choice(words.DOCTORS)}",
        f"第一助手：{rng.choice(words.DOCTORS)}",
        f"麻醉方式：{rng.choice(('全麻', '腰硬联合', '局麻'))}",
    )
    page.section(
        "手术经过：",
        f"患者取仰卧位，麻醉满意后，常规消毒铺巾。{course}术中生命体征平稳，出血约{rng.randint(5, 200)}ml，术后安返病房。",
    )
    page.signed(f"记录医师：{rng.choice(words.DOCTORS)}", f"{full(day)} {rng.randint(14, 20)}时")
    return page.done()


def settlement(rng: random.Random) -> Rendered:
    """医疗保险结算单: what the fund worked out, class by class; it accompanies the invoice and is none."""
    page = Page(rng, (1400, 990), plain(rng, 22, "serif", "sans", "mono"), margin=60, leading=1.7)
    bill = invent.medical_invoice(rng, inpatient=True)
    patient, left = bill.patient, bill.served_until or bill.served_from
    title = rng.choice(
        ("基本医疗保险住院费用结算单", "职工医疗保险费用结算表", "城乡居民医疗保险出院结算单", "医疗保障基金结算清单")
    )
    page.title(f"{bill.province.removesuffix('省')}{title}", 1.5)
    page.line(
        (0, f"定点医疗机构：{bill.hospital_name}", "l"),
        (0.62, f"医院等级：{bill.hospital_type[:2]}", "l"),
        (1, "单位：元", "r"),
    )
    page.row(
        (0.2, f"姓名 {patient.name}"),
        (0.12, sex(patient)),
        (0.38, f"身份证号 {patient.id_number}"),
        (0.3, f"人员类别 {bill.insurance_type}"),
    )
    page.row(
        (0.25, f"住院号 {bill.case_number}"),
        (0.35, f"入院日期 {bill.served_from}"),
        (0.4, f"出院日期 {left}　住院天数 {bill.days}"),
    )
    page.row((1, f"出院诊断 {'、'.join(invent.diagnoses(rng, 3))}"))
    _classes(page, bill)
    _shares(page, bill.total, bill.social_insurance_paid, bill.personal_account_paid)
    page.spread(f"经办人：{rng.choice(words.DOCTORS)}", f"结算日期：{left}", "患者（家属）签名：")
    if rng.random() < 0.6:
        page.press(bill.hospital_name, "医保结算专用章", 0.85, 90)
    return page.done()


def _classes(page: Page, bill: MedicalInvoice) -> None:
    """The charges in two groups side by side."""
    rows = [("费用类别", "金额", "甲类", "乙类自付", "丙类自费", "费用类别", "金额", "自费")]
    charges = [(one.name, f"{one.amount}") for one in bill.charges]
    for i in range(0, len(charges), 2):
        (a, b), (c, d) = charges[i], (*charges[i + 1 : i + 2], ("", ""))[0]
        rows.append((a, b, b, "0.00", "0.00", c, d, "0.00" if c else ""))
    page.table((0.15, 0.12, 0.12, 0.12, 0.12, 0.15, 0.12, 0.1), rows)


def _shares(page: Page, total: Decimal, fund: Decimal, account: Decimal) -> None:
    """Who pays what of the total."""
    line = invent.price(page.rng, 200, 1200)
    page.row(
        (0.25, f"费用总额 {total}"), (0.25, f"起付标准 {line}"), (0.25, f"统筹支付 {fund}"), (0.25, "大额支付 0.00")
    )
    page.row(
        (0.25, f"个人账户支付 {account}"),
        (0.25, f"个人现金支付 {total - fund - account}"),
        (0.25, "公务员补助 0.00"),
        (0.25, "医疗救助 0.00"),
    )
    page.below()
