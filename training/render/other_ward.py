"""Hospital papers that are no claim paper, for the benchmark: ultrasound, pathology, consent, orders, admission record, refunds."""

import random
from datetime import timedelta

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from training.render import invent, people
from training.render import medical_words as words
from training.render import other_words as texts
from training.render.canvas import Rendered, Style
from training.render.contents import MedicalInvoice
from training.render.other_parts import Page, full, plain, sex


def ultrasound(rng: random.Random) -> Rendered:
    """超声检查报告: two grey pictures over the findings."""
    page = Page(rng, (1190, 1684), plain(rng, 25))
    patient, day = people.invent(rng), invent.day(rng)
    what, seen, meant = rng.choice(texts.ULTRASOUND)
    page.title(invent.hospital(rng))
    page.title(rng.choice(("彩色多普勒超声检查报告", "超声诊断报告单")), 1.4)
    page.person(
        patient,
        day,
        f"超声号：{people.digits(rng, 6)}",
    )
    page.spread(f"科室：{rng.choice(words.DEPARTMENTS)}", f"检查部位：{what}", f"仪器：US-{rng.randint(10, 99)}")
    page.rule()
    for i in range(2):
        page.canvas.image.paste(_echo(rng), (round(page.left + 20 + i * 510), round(page.y)))
    page.y += 420
    page.section("超声所见：", seen)
    page.section("超声提示：", meant)
    page.y = max(page.y, 1500.0)
    page.line((0, f"检查医师：{rng.choice(words.DOCTORS)}", "l"), (1, f"报告日期：{day}", "r"))
    return page.done()


def _echo(rng: random.Random) -> Image.Image:
    """A fan of grey speckle on black, as a probe shows."""
    noise = np.random.default_rng(rng.randrange(2**32))
    speckle = (
        Image.fromarray(noise.integers(0, 150, (95, 120), dtype=np.uint8))
        .resize((480, 380))
        .filter(ImageFilter.GaussianBlur(3))
    )
    fan = Image.new("L", (480, 380))
    pen = ImageDraw.Draw(fan)
    pen.pieslice((-10, -260, 490, 370), 45, 135, fill=255)
    x, y = rng.randint(190, 270), rng.randint(150, 260)
    pen.ellipse((x, y, x + 70, y + 46), fill=70)
    return Image.composite(speckle, Image.new("L", (480, 380), 8), fan).convert("RGB")


def pathology(rng: random.Random) -> Rendered:
    """病理诊断报告书: what was sent, what it looked like, what it is."""
    page = Page(rng, (1190, 1684), plain(rng, 26))
    patient, day, hospital = people.invent(rng), invent.day(rng), invent.hospital(rng)
    sent, looks, meant = rng.choice(texts.PATHOLOGY)
    page.title(hospital)
    page.title("病 理 检 查 报 告 书", 1.5)
    page.row(
        (0.25, f"姓名 {patient.name}"),
        (0.15, f"性别 {sex(patient)}"),
        (0.2, f"年龄 {invent.age(patient, day)}岁"),
        (0.4, f"病理号 {day:%Y}-{people.digits(rng, 5)}"),
    )
    page.row((0.4, f"送检科室 {rng.choice(words.DEPARTMENTS)}"), (0.6, f"送检标本 {sent}"))
    page.row((0.4, f"收到日期 {day}"), (0.6, f"临床诊断 {invent.diagnoses(rng, 1)[0]}"))
    page.below()
    page.section("肉眼所见：", looks)
    page.section("镜下所见：", "镜下见组织结构如上，间质纤维组织增生，散在慢性炎细胞浸润，未见明确异型。")
    page.section("病理诊断：", meant)
    page.signed(f"诊断医师：{rng.choice(words.DOCTORS)}", full(day + timedelta(4)))
    page.press(hospital, "病理科")
    return page.done()


def consent(rng: random.Random) -> Rendered:
    """手术知情同意书: risks, and the signatures of patient and doctor."""
    page = Page(rng, (1190, 1684), plain(rng, 25))
    patient, day = people.invent(rng), invent.day(rng)
    page.title(invent.hospital(rng))
    page.title(rng.choice(("手术知情同意书", "麻醉知情同意书", "特殊检查（治疗）同意书")), 1.5)
    page.person(
        patient,
        day,
        f"病历号：{people.digits(rng, 7)}",
    )
    page.line((0, f"术前诊断：{invent.diagnoses(rng, 1)[0]}", "l"))
    page.line((0, f"拟施手术：{rng.choice(texts.OPERATIONS)[0]}", "l"))
    page.prose("患者因病情需要，拟行上述手术。医师已告知如下可能发生的风险：")
    for i, risk in enumerate(rng.sample(texts.RISKS, rng.randint(4, 8)), 1):
        page.prose(f"{i}. {risk}")
    page.prose(
        "我已详细阅读以上内容，对医师的告知表示理解，经慎重考虑，同意接受手术，并授权医师在紧急情况下进行必要的处置。"
    )
    hand = Style(rng.choice(("hand", "cursive")), 46, (30, 40, 110))
    for label, name in (
        ("患者签名：", patient.name),
        ("与患者关系：", rng.choice(("本人", "配偶", "子女"))),
        ("医师签名：", rng.choice(words.DOCTORS)),
    ):
        end = page.canvas.text((page.left + 20, page.y), label, page.style)[1][0]
        page.canvas.text((end + 16, page.y), name, hand)
        page.line((0.6, full(day), "l"))
    return page.done()


def orders(rng: random.Random) -> Rendered:
    """医嘱单: a ruled list of what doctors ordered when, without a single price."""
    page = Page(rng, rng.choice(((1190, 1684), (1684, 1190))), plain(rng, 22), margin=60)
    patient, day = people.invent(rng), invent.day(rng)
    page.title(invent.hospital(rng))
    page.title(rng.choice(("长 期 医 嘱 单", "临 时 医 嘱 单")), 1.4)
    page.spread(
        f"姓名：{patient.name}",
        f"科室：{rng.choice(words.DEPARTMENTS)}",
        f"床号：{rng.randint(1, 66)}",
        f"住院号：{people.digits(rng, 7)}",
    )
    given = [
        f"{name} {rng.choice(('qd', 'bid', 'tid', 'st', 'qn'))}"
        for name, *_ in rng.sample(words.INFUSIONS + words.DRUGS, 9)
    ]
    rows = [("日期", "时间", "医嘱内容", "医师签名", "执行时间", "护士签名")]
    for i, order in enumerate((*rng.sample(texts.ORDERS, 4), *given)):
        when = f"{rng.randint(8, 20)}:{rng.randint(10, 59)}"
        rows.append(
            (
                f"{day + timedelta(i // 5):%m-%d}",
                when,
                order,
                rng.choice(words.DOCTORS),
                when,
                rng.choice(words.DOCTORS),
            )
        )
    page.table((0.1, 0.1, 0.42, 0.13, 0.12, 0.13), rows)
    page.below()
    page.line((0.5, "第 1 页", "m"))
    return page.done()


def admission_record(rng: random.Random) -> Rendered:
    """入院记录: history and examination on the day of admission; it knows no discharge."""
    page = Page(rng, (1190, 1684), plain(rng, 25))
    patient, day = people.invent(rng), invent.day(rng)
    page.title(invent.hospital(rng))
    page.title("入 院 记 录", 1.5)
    page.spread(f"姓名：{patient.name}", f"出生地：{people.CITY}")
    page.spread(f"性别：{sex(patient)}", f"职业：{rng.choice(texts.JOBS)}")
    page.spread(
        f"年龄：{invent.age(patient, day)}岁", f"入院时间：{full(day)} {rng.randint(8, 20)}:{rng.randint(10, 59)}"
    )
    page.spread("民族：汉族", f"记录时间：{full(day)} {rng.randint(20, 22)}:{rng.randint(10, 59)}")
    page.spread("婚姻：已婚", "病史陈述者：患者本人，可靠")
    page.line((0, f"主诉：{rng.choice(words.COMPLAINTS)}", "l"))
    page.section("现病史：", rng.choice(texts.HISTORIES))
    page.section("既往史：", rng.choice(texts.PAST))
    page.title("体 格 检 查", 1.1)
    page.prose(
        rng.choice(texts.EXAMS).format(
            t=36.8, p=rng.randint(66, 110), r=18, s=rng.randint(110, 168), d=rng.randint(64, 98)
        )
    )
    page.section("辅助检查：", rng.choice(texts.FINDINGS)[1])
    page.line((0.55, "初步诊断：", "l"))
    for i, name in enumerate(invent.diagnoses(rng, 3), 1):
        page.line((0.58, f"{i}. {name}", "l"))
    page.signed(f"医师：{rng.choice(words.DOCTORS)}", f"{day:%Y-%m-%d}")
    return page.done()


def _stay(page: Page, bill: MedicalInvoice) -> None:
    """The stay and what is paid back of it."""
    rng = page.rng
    page.row((0.15, "就诊医院"), (0.4, bill.hospital_name), (0.15, "疾病名称"), (0.3, invent.diagnoses(rng, 1)[0]))
    page.row(
        (0.15, "住院时间"),
        (0.85, f"{full(bill.served_from)} 至 {full(bill.served_until or bill.served_from)}，共 {bill.days} 天"),
    )
    page.row((0.15, "医疗总费用"), (0.35, f"{bill.total} 元"), (0.2, "不予报销金额"), (0.3, f"{bill.self_funded} 元"))
    page.row(
        (0.15, "报销比例"),
        (0.35, f"{rng.choice((50, 60, 70, 85))}%"),
        (0.2, "实际报销金额"),
        (0.3, f"{bill.social_insurance_paid} 元"),
    )


def refund(rng: random.Random) -> Rendered:
    """医疗费用报销审批表: a town's own form for paying back a farmer's bill."""
    page = Page(rng, (1190, 1684), plain(rng, 25), margin=70, leading=2)
    bill = invent.medical_invoice(rng, inpatient=True)
    patient, town = bill.patient, rng.choice(words.TOWNS)
    page.title(
        f"{town}{rng.choice(('城乡居民医疗费用报销审批表', '新型农村合作医疗住院补偿登记表', '医疗救助申请审批表'))}",
        1.5,
    )
    page.line((0, f"编号：{people.digits(rng, 8)}", "l"), (1, f"填表日期：{full(bill.issue_date)}", "r"))
    page.row(
        (0.15, "患者姓名"),
        (0.2, patient.name),
        (0.1, "性别"),
        (0.1, sex(patient)),
        (0.15, "身份证号"),
        (0.3, patient.id_number),
    )
    page.row((0.15, "家庭住址"), (0.4, patient.address), (0.15, "联系电话"), (0.3, patient.mobile))
    _stay(page, bill)
    page.row((0.15, "开户银行"), (0.35, rng.choice(people.BANKS)), (0.15, "账号"), (0.35, people.bank_card(rng)))
    for who in ("村（居）委会意见", "乡镇经办机构意见", "县医保中心审核意见"):
        page.row(
            (0.15, who),
            (0.85, f"　　　　同意。　　　　　　经办人：{rng.choice(words.DOCTORS)}　　　{full(bill.issue_date)}"),
            high=3,
        )
        if rng.random() < 0.7:
            page.press(f"{town}医疗保障局", "审核专用章", 0.8, 70, 150)
    return page.done()
