"""Claim forms kept for the benchmark: a life insurer's dense one with all that is asked against laundering, and a motor insurer's for the injured."""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from claims_ai.money import fen, to_words
from training.render import claims, form_parts, paper, penmanship, people, rarities, vehicles
from training.render.canvas import Canvas, Ink, Rendered, Style
from training.render.claim_form_ruled import ticks
from training.render.claims import Claim
from training.render.form_parts import Form
from training.render.later_parts import Box, ruled
from training.render.recent_forms import INK, sign

JOBS = "公司职员", "教师", "个体经营者", "农业生产人员", "退休人员", "货车司机", "建筑工人", "销售人员"
COSTS = (
    "医疗费", "后续治疗费", "住院伙食补助费", "营养费", "护理费", "误工费",
    "交通费", "残疾赔偿金", "精神损害抚慰金", "鉴定费", "财产损失", "其他",
)  # fmt: skip
MOTOR = "江州财产保险股份有限公司", "东湖财产保险股份有限公司", "云溪财产保险股份有限公司江州分公司"
THIRD = 1 / 3


def dense(rng: random.Random) -> Rendered:
    """A life insurer's sheet in small print: bands of three pairs a row, days of validity, nations and jobs among them; the account before the event."""
    content, canvas = claims.claim(rng), Canvas((1240, 1754), rng, form_parts.paper_tone(rng))
    by_hand = rng.random() < 0.6
    filling = penmanship.anyone(rng, 26) if by_hand else Style(rng.choice(("kai", "sans")), 20, (28, 30, 36))
    form = Form(canvas, Style(rng.choice(("sans", "serif")), 18, INK), filling, stray=2)
    tint: Ink = rng.choice(((222, 232, 244), (232, 236, 228), (245, 228, 222), (228, 228, 232)))
    canvas.text((60, 60), content.insurer, form.words.but(size=24, weight=0.4))
    canvas.image.paste(paper.barcode(people.digits(rng, 14), 46, rng), (860, 36))
    canvas.text((620, 122), "个人保险理赔申请书", form.words.but(size=34, weight=0.6, spacing=5), "m")
    y = 156.0
    for title, rows in _bands(content, rng):
        form.cell((60, y, 1180, y + 36), title, form.words.but(size=19, weight=0.4), fill=tint)
        y = ruled(form, (60, y + 36), 1120, rows, 112, 50)
    form.cell((60, y, 1180, y + 36), "本次申请项目（可多选）", form.words.but(size=19, weight=0.4), fill=tint)
    form.cell((60, y + 36, 1180, y + 88))
    ticks(
        form,
        (70, y + 36, 1180, y + 88),
        claims.KINDS,
        [kind for kind in content.kinds if kind != "身故"] or ["医疗费用"],
    )
    words = (
        "1.本人确认以上信息真实、完整、有效，如有隐瞒或虚假陈述，愿承担由此产生的法律后果。2.本人授权贵公司向医疗机构、公安机关、社会保险机构等查询、"
        "复制与本次理赔有关的资料。3.本人知悉贵公司依反洗钱有关规定留存本人身份资料。4.本人同意将理赔款转账支付至上述领款人的账户。"
    )
    y, _ = form_parts.prose(
        canvas, [("申请人声明与授权：", None)], (66, y + 116, 1174), form.words.but(weight=0.3), 28, 0
    )
    y, _ = form_parts.prose(canvas, [(words, None)], (66, y + 30, 1174), form.words.but(size=17), 28)
    sign(form, (66, y + 70), "申请人（监护人）签名：", content)
    form.day((760, y + 70), None, content.signed_on, 0.9)
    canvas.rule((60, y + 116), (1180, y + 116), INK, 1)
    canvas.text(
        (66, y + 142), "以下由公司人员填写　　受理机构：　　　　　　　　受理人：　　　　　　　　受理时间：", form.words
    )
    canvas.image = canvas.image.crop((0, 0, 1240, min(1754, round(y + 190))))
    return canvas.done("claim_form")


def _until(rng: random.Random, signed: date) -> str:
    """When an identity card ends."""
    return "长期" if rng.random() < 0.3 else f"{signed + timedelta(rng.randint(200, 5000)):%Y.%m.%d}"


def _bands(content: Claim, rng: random.Random) -> Sequence[tuple[str, Sequence[Sequence[Box]]]]:
    who, made, value = content.insured, content.applicant, content.value
    shown, account = claims.day_shown(rng, content.accident_date), value("payee_account")
    grouped = " ".join(str(account)[i : i + 4] for i in range(0, len(str(account)), 4)) if account else None
    sexes = {"male": "男", "female": "女"}
    return (
        ("被保险人资料", (
            (Box(THIRD, "姓名", "insured_name", value("insured_name")), Box(THIRD, "性别", None, sexes[who.sex]),
             Box(THIRD, "出生日期", None, f"{who.birth_date:%Y.%m.%d}")),
            (Box(THIRD, "证件类型", None, "居民身份证"), Box(2 * THIRD, "证件号码", "insured_id_number", value("insured_id_number"))),
            (Box(THIRD, "证件有效\n期至", None, _until(rng, content.signed_on)), Box(THIRD, "国籍", None, "中国"),
             Box(THIRD, "职业", None, rng.choice(JOBS))),
            (Box(THIRD, "有无社保", None, rng.choice(("有", "有", "无"))), Box(2 * THIRD, "保单号码", "policy_number", value("policy_number"))),
        )),
        ("申请人资料", (
            (Box(THIRD, "姓名", "applicant_name", value("applicant_name")), Box(THIRD, "与被保险\n人关系", None, content.relation),
             Box(THIRD, "移动电话", "mobile", value("mobile"))),
            (Box(THIRD, "证件类型", None, "居民身份证"), Box(2 * THIRD, "证件号码", None, made.id_number)),
            (Box(THIRD, "证件有效\n期至", None, _until(rng, content.signed_on)), Box(THIRD, "国籍", None, "中国"),
             Box(THIRD, "职业", None, rng.choice(JOBS))),
            (Box(1, "联系地址", None, made.address),),
        )),
        ("领款账户资料（请提供领款人本人的借记卡或存折）", (
            (Box(THIRD, "户名", "payee_name", value("payee_name")), Box(2 * THIRD, "开户银行", "payee_bank", value("payee_bank"))),
            (Box(2 * THIRD, "银行账号", "payee_account", account, grouped), Box(THIRD, "领款人与\n申请人关系", None,
             "本人" if content.payee is made else "亲属")),
        )),
        ("出险情况", (
            (Box(THIRD, "出险日期", "accident_date", value("accident_date"), shown), Box(THIRD, "出险原因", None, content.cause),
             Box(THIRD, "出险地点", None, content.place)),
            (Box(2 * THIRD, "就诊医院", None, content.hospital), Box(THIRD, "就诊类型", None, content.visit_type)),
            (Box(2 * THIRD, "诊断结果", None, content.diagnosis),
             Box(THIRD, "申请金额", "claim_amount", value("claim_amount"), claims.amount_shown(rng, content.amount))),
        )),
    )  # fmt: skip


def injured(rng: random.Random) -> Rendered:
    """A motor insurer's claim for people hurt: cover and car, who was hurt, a table of costs in two halves with their sum, to whom it is paid."""
    content, canvas = (
        replace(claims.claim(rng), insurer=rng.choice(MOTOR)),
        Canvas((1240, 1754), rng, form_parts.paper_tone(rng)),
    )
    by_hand = rng.random() < 0.65
    filling = penmanship.anyone(rng, 28) if by_hand else Style(rng.choice(("kai", "serif")), 22, (28, 30, 36))
    form = Form(canvas, Style(rng.choice(("serif", "sans")), 20, INK), filling, stray=3)
    canvas.text((620, 74), content.insurer, form.words.but(size=26), "m")
    canvas.text((620, 124), "机动车辆保险人伤案件索赔申请书", form.words.but(size=34, weight=0.5, spacing=2), "m")
    canvas.text((1180, 172), f"报案号：{people.digits(rng, 16)}", form.words, "r")
    hurt, value = rarities.somebody(rng), content.value
    shown = claims.day_shown(rng, content.accident_date)
    rows = (
        (Box(0.6, "被保险人", "insured_name", value("insured_name")), Box(0.4, "号牌号码", None, vehicles.plate(rng))),
        (Box(0.6, "被保险人\n证件号码", "insured_id_number", value("insured_id_number")), Box(0.4, "驾驶员", None, rarities.somebody(rng).name)),
        (Box(0.6, "保险单号", "policy_number", value("policy_number")), Box(0.4, "出险日期", "accident_date", value("accident_date"), shown)),
        (Box(0.6, "出险地点", None, content.place), Box(0.4, "事故责任", None, rng.choice(("全责", "主责", "同责", "次责")))),
        (Box(0.6, "伤者姓名", None, hurt.name), Box(0.4, "伤者年龄", None, f"{rng.randint(18, 78)}岁")),
        (Box(0.6, "治疗医院", None, content.hospital), Box(0.4, "伤情", None, rng.choice(("骨折", "软组织挫伤", "头部外伤", "多处擦伤")))),
    )  # fmt: skip
    y = ruled(form, (60, 196), 1120, rows, 124, 62)
    y = _costs(form, content, y)
    paid = (
        (Box(0.4, "索赔申请人", "applicant_name", value("applicant_name")), Box(0.6, "申请人手机", "mobile", value("mobile"))),
        (Box(0.4, "赔款收款人", "payee_name", value("payee_name")), Box(0.6, "收款人\n开户银行", "payee_bank", value("payee_bank"))),
        (Box(1, "收款账号", "payee_account", value("payee_account")),),
    )  # fmt: skip
    y = ruled(form, (60, y), 1120, paid, 124, 62)
    words = f"兹就上述事故向{content.insurer}提出索赔，所附单证共{rng.randint(5, 26)}份，均真实有效；已从其他途径获得赔偿的部分不再重复索赔。"
    y, _ = form_parts.prose(canvas, [(words, None)], (66, y + 36, 1174), form.words, 34)
    sign(form, (66, y + 84), "被保险人/索赔申请人（签章）：", content)
    form.day((800, y + 84), None, content.signed_on, 0.85)
    canvas.image = canvas.image.crop((0, 0, 1240, min(1754, round(y + 160))))
    return canvas.done("claim_form")


def _costs(form: Form, content: Claim, y: float) -> float:
    """Twelve sorts of costs in two halves, some with an amount, the sum in words and figures; gives where they end."""
    rng, rest, amounts = form.canvas.rng, content.amount, dict[str, Decimal]()
    for name in rng.sample(COSTS[1:7], rng.randint(1, 4)):
        amounts[name] = fen(content.amount * Decimal(rng.uniform(0.03, 0.18)))
        rest -= amounts[name]
    amounts["医疗费"] = rest
    edges = 60, 124, 390, 620, 684, 950, 1180
    for left, right, head in zip(edges, edges[1:], ("序号", "费用项目", "金额（元）") * 2, strict=False):
        form.cell((left, y, right, y + 44), head, form.words.but(weight=0.3), fill=(238, 240, 243))
    for i, name in enumerate(COSTS):
        column, top = i // 6 * 3, y + 44 + i % 6 * 50
        areas = [(edges[column + j], top, edges[column + j + 1], top + 50) for j in range(3)]
        form.cell(areas[0], str(i + 1))
        form.cell(areas[1], name)
        form.cell(areas[2])
        form.fill(areas[2], None, f"{amounts[name]:.2f}" if name in amounts else None)
    y += 344
    known = content.value("claim_amount")
    form.cell((60, y, 184, y + 60), "合　　计")
    form.cell((184, y, 1180, y + 60))
    end = form.canvas.text((198, y + 30), "（大写）", form.words)[1][0]
    form.fill((end, y, 740, y + 60), None, to_words(content.amount) if known else None)
    end = form.canvas.text((760, y + 30), "（小写）￥", form.words)[1][0]
    form.fill((end, y, 1176, y + 60), "claim_amount", known, f"{content.amount:.2f}", indent=6)
    return y + 60


BENCH: Mapping[str, Callable[[random.Random], Rendered]] = {
    "dense_bands": dense,
    "costs_of_injured": injured,
}
