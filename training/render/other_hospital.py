"""Hospital papers that are no claim paper of the contract, to train on: records, prescriptions, findings, notices, settlements."""

import random
from decimal import Decimal

from claims_ai.money import fen, to_words
from training.render import invent, penmanship, people
from training.render import medical_words as words
from training.render import other_words as texts
from training.render.canvas import Rendered, Style
from training.render.other_parts import Page, full, plain


def outpatient_record(rng: random.Random) -> Rendered:
    """门诊病历: complaint, history, examination, diagnosis and advice, printed or written into a booklet."""
    by_hand = rng.random() < 0.4
    page = Page(rng, rng.choice(((1000, 1400), (1190, 1684))), plain(rng, 26), paper=(253, 252, 247))
    hospital, patient, day = invent.hospital(rng), people.invent(rng), invent.day(rng)
    page.title(hospital)
    page.title(rng.choice(("门 诊 病 历", "门（急）诊病历记录", "门诊电子病历")), 1.5)
    page.person(patient, day)
    page.spread(f"科室：{rng.choice(words.DEPARTMENTS)}", f"就诊时间：{day} {rng.randint(8, 17)}:{rng.randint(10, 59)}")
    page.rule()
    pen = penmanship.anyone(rng, 38)
    vital = rng.choice(texts.EXAMS).format(
        t=rng.uniform(36.2, 39.4),
        p=rng.randint(64, 118),
        r=rng.randint(15, 24),
        s=rng.randint(108, 172),
        d=rng.randint(62, 102),
    )
    said = (
        ("主诉：", rng.choice(words.COMPLAINTS)), ("现病史：", rng.choice(texts.HISTORIES)), ("既往史：", rng.choice(texts.PAST)),
        ("体格检查：", vital), ("初步诊断：", "；".join(invent.diagnoses(rng, 3))), ("处理：", rng.choice(words.ADVICE)),
    )  # fmt: skip
    for label, text in said:
        if by_hand:
            _written(page, label, text, pen)
        elif len(text) < 26:
            page.line((0, label + text, "l"))
        else:
            page.section(label, text)
    page.signed(f"医师签名：{rng.choice(words.DOCTORS)}", f"{day:%Y-%m-%d}")
    if rng.random() < 0.3:
        page.press(hospital, "门诊专用章")
    return page.done()


def _written(page: Page, label: str, text: str, pen: penmanship.Pen) -> None:
    """A printed label with a doctor's hand behind and below it."""
    end = page.canvas.text((page.left, page.y), label, page.style)[1][0]
    while text:
        fits = max(1, int((page.right - end - 20) / pen.size / (1 + pen.gap)))
        penmanship.write(page.canvas, (end + 10, page.y), text[:fits], pen)
        text, end = text[fits:], page.left
        page.y += pen.size * 1.5


def prescription(rng: random.Random) -> Rendered:
    """处方笺: Rp, drugs with how to take them, doctor and pharmacist, on paper of the kind's colour."""
    kind, tint = rng.choice(
        (("普通", (255, 255, 255)), ("普通", (252, 252, 248)), ("急诊", (253, 248, 214)), ("儿科", (226, 244, 226)))
    )
    page = Page(rng, (1000, 1380), plain(rng, 25), paper=tint)
    patient, day = people.invent(rng), invent.day(rng)
    page.line((1, kind, "r"), style=page.style.but(weight=0.5))
    page.title(invent.hospital(rng))
    page.title(rng.choice(("处 方 笺", "处　方　笺", "门诊处方")), 1.6)
    page.person(patient, day)
    page.spread(
        f"费别：{rng.choice(('医保', '自费', '公费'))}",
        f"门诊号：{people.digits(rng, 8)}",
        f"科别：{rng.choice(words.DEPARTMENTS)}",
    )
    page.line((0, f"临床诊断：{'、'.join(invent.diagnoses(rng, 2))}", "l"), (1, full(day), "r"))
    page.rule()
    page.line((0, rng.choice(("Rp", "R", "Rp：")), "l"), style=Style("serif", 44, page.style.ink, slant=0.2))
    _drugs(page)
    page.y = max(page.y, 1130)
    page.rule()
    page.spread(
        f"医师：{rng.choice(words.DOCTORS)}",
        f"审核药师：{rng.choice(words.DOCTORS)}",
        f"药品金额：{invent.price(rng, 9, 480)}",
    )
    page.spread(f"调配：{rng.choice(words.DOCTORS)}", f"核对：{rng.choice(words.DOCTORS)}", "发药：")
    page.line((0, "注：处方当日有效，取药请当面核对。", "l"), style=page.style.but(size=19))
    return page.done()


def _drugs(page: Page) -> None:
    """What is prescribed, and how to take it."""
    rng = page.rng
    for i, (name, unit, _, _) in enumerate(rng.sample(words.DRUGS, rng.randint(1, 5)), 1):
        page.line(
            (0.04, f"{i}、{name}", "l"),
            (0.9, f"{rng.choice(('0.25g×24', '20mg×7', '10ml×6', '5mg×28'))} × {rng.randint(1, 4)}{unit}", "r"),
        )
        page.line((0.12, f"用法：{rng.choice(texts.SIGS)}", "l"))
    page.line((0.04, "（以下空白）", "l"))


def imaging(rng: random.Random) -> Rendered:
    """A report of CT, MRI or X-ray: what is seen, and what the radiologist makes of it."""
    page = Page(rng, rng.choice(((1190, 1600), (1400, 990))), plain(rng, 24))
    hospital, patient, day = invent.hospital(rng), people.invent(rng), invent.day(rng)
    what, seen, meant = rng.choice(texts.FINDINGS)
    page.title(hospital)
    page.title(rng.choice(("影像诊断报告单", "放射科检查报告单", "医学影像检查报告")), 1.5)
    page.person(
        patient,
        day,
        f"检查号：{people.digits(rng, 7)}",
    )
    page.spread(
        f"科室：{rng.choice(words.DEPARTMENTS)}",
        f"床号：{rng.randint(1, 60)}",
        f"检查日期：{day}",
        f"检查部位：{what[:4]}",
    )
    page.rule()
    page.line((0, f"检查项目：{what}", "l"))
    page.section(rng.choice(("影像所见：", "影像学表现：", "检查所见：")), seen)
    page.section(rng.choice(("诊断意见：", "影像诊断：", "诊断印象：")), meant)
    page.y = max(page.y, page.canvas.image.height - 220.0)
    page.rule()
    page.spread(
        f"报告医师：{rng.choice(words.DOCTORS)}",
        f"审核医师：{rng.choice(words.DOCTORS)}",
        f"报告时间：{day} 15:{rng.randint(10, 59)}",
    )
    page.line((0, "本报告仅供临床医师参考，签字盖章有效。", "l"), style=page.style.but(size=19))
    return page.done()


def admission_notice(rng: random.Random) -> Rendered:
    """住院证: a doctor sends a patient to the ward, who is to pay a deposit first."""
    page = Page(rng, (1190, 840), plain(rng, 27), paper=(252, 252, 250), leading=1.9)
    hospital, patient, day = invent.hospital(rng), people.invent(rng), invent.day(rng)
    page.title(hospital)
    page.title(rng.choice(("住 院 证", "入院通知单", "住院通知书")), 1.5)
    page.person(
        patient,
        day,
        f"门诊号：{people.digits(rng, 7)}",
    )
    page.line((0, f"住址：{patient.address}", "l"))
    page.spread(f"联系电话：{patient.mobile}", f"费别：{rng.choice(words.INSURANCE_TYPES)}")
    page.line((0, f"门诊诊断：{'、'.join(invent.diagnoses(rng, 2))}", "l"))
    page.spread(
        f"收住科室：{rng.choice(words.DEPARTMENTS)}",
        f"入院情况：{rng.choice(('危', '急', '一般'))}",
        f"预交金：{rng.randint(1, 20) * 1000}元",
    )
    page.prose("请凭本证、身份证及医保卡到住院处办理入院手续，本证三日内有效。")
    page.signed(f"接诊医师：{rng.choice(words.DOCTORS)}", full(day))
    if rng.random() < 0.6:
        page.press(hospital, "住院处", 0.75)
    return page.done()


def deposit(rng: random.Random) -> Rendered:
    """住院预交金收据: money held by the hospital, to be settled on discharge; it proves no expense."""
    page = Page(rng, (1100, 560), plain(rng, 26, "mono", "serif"), paper=(252, 244, 246), leading=1.85)
    hospital, patient, day = invent.hospital(rng), people.invent(rng), invent.day(rng)
    amount = fen(Decimal(rng.randint(1, 30) * 500))
    page.title(hospital, 1.3)
    page.title(rng.choice(("住院预交金收据", "住院预缴款收据", "病人预交金凭证")), 1.4)
    page.spread(f"姓名：{patient.name}", f"住院号：{people.digits(rng, 7)}", f"科室：{rng.choice(words.DEPARTMENTS)}")
    page.spread(
        f"收据号：{people.digits(rng, 8)}", f"日期：{day}", f"支付方式：{rng.choice(('微信', '现金', '银行卡'))}"
    )
    page.line((0, f"预交金额（大写）：{to_words(amount)}", "l"), (0.98, f"￥{amount}", "r"))
    page.line((0, f"累计预交：{amount * rng.randint(1, 3)}", "l"), (0.55, f"收款员：{people.digits(rng, 4)}", "l"))
    page.prose("本收据仅作预交款凭证，不作报销使用，出院结算时须交回，遗失不补。", indent=False)
    page.press(hospital, "预交金专用章", 0.82, 110)
    return page.done()
