"""A claim form kept for the benchmark: a traveller's, in parts with bars of colour over lines to fill in."""

import random
from datetime import timedelta
from itertools import pairwise

from claims_ai.money import to_words
from training.render import claims, form_parts, people
from training.render.canvas import Canvas, Ink, Layouts, Rendered, Style
from training.render.claims import Claim
from training.render.form_parts import Area, Form
from training.render.later_parts import blank
from training.render.recent_forms import INK, sign
from training.render.unseen_forms import filled

LANDS = "泰国曼谷", "日本大阪", "新加坡", "法国巴黎", "马来西亚吉隆坡", "韩国首尔"
HARMS = (
    "突发急性肠胃炎，就近就诊",
    "下台阶时扭伤脚踝，到医院拍片治疗",
    "高烧不退，急诊输液治疗",
    "浮潜时被礁石划伤，清创缝合",
)
TRAVEL = "医疗费用", "医疗运送和送返", "旅程延误", "行李延误", "随身财产损失", "个人责任"


def traveller(rng: random.Random) -> Rendered:
    """A traveller's claim in parts with bars of colour, values on lines without cells; a small table of what is claimed with its sum."""
    content = claims.claim(rng)
    canvas, place = Canvas((1240, 1754), rng), rng.choice(LANDS)
    tint: Ink = rng.choice(((0, 92, 158), (0, 104, 92), (70, 74, 84), (168, 36, 46)))
    form = Form(canvas, Style("sans", 21, INK), filled(rng, 0.5, 29), stray=2)
    canvas.text((70, 74), content.insurer, form.words.but(size=26, weight=0.4, ink=tint))
    canvas.text((70, 128), "旅行保险理赔申请表", form.words.but(size=38, weight=0.5))
    value, left = content.value, content.accident_date - timedelta(rng.randint(1, 6))
    y = _part(form, 170, "第一部分　被保险人资料", tint)
    blank(form, (70, y), "被保险人姓名", 330, "insured_name", value("insured_name"))
    blank(form, (620, y), "身份证/护照号码", 380, "insured_id_number", value("insured_id_number"))
    blank(form, (70, y + 62), "保单号码", 376, "policy_number", value("policy_number"))
    blank(form, (620, y + 62), "旅行目的地", 432, None, place)
    blank(
        form,
        (70, y + 124),
        "旅行起止日期",
        700,
        None,
        f"{left:%Y/%m/%d} 至 {left + timedelta(rng.randint(7, 14)):%Y/%m/%d}",
    )
    y = _part(form, y + 176, "第二部分　索赔申请人资料（如与被保险人不同，请注明关系）", tint)
    blank(form, (70, y), "申请人姓名", 354, "applicant_name", value("applicant_name"))
    blank(form, (620, y), "与被保险人关系", 390, None, content.relation)
    blank(form, (70, y + 62), "手机", 418, "mobile", value("mobile"))
    blank(form, (620, y + 62), "电子邮箱", 454, None, f"{people.digits(rng, 9)}@example.com")
    y = _part(form, y + 114, "第三部分　事故资料", tint)
    shown = claims.day_shown(rng, content.accident_date)
    blank(form, (70, y), "事故发生日期", 330, "accident_date", value("accident_date"), shown)
    blank(form, (620, y), "事故发生地点", 412, None, place)
    blank(form, (70, y + 62), "事故经过", 1002, None, f"在{place}旅行期间{rng.choice(HARMS)}。")
    y = _claimed(form, content, _part(form, y + 114, "第四部分　索赔项目及金额", tint) - 26)
    y = _part(form, y + 30, "第五部分　赔款收取账户（限中国大陆境内人民币账户）", tint)
    blank(form, (70, y), "账户持有人", 354, "payee_name", value("payee_name"))
    blank(form, (620, y), "银行及支行", 432, "payee_bank", value("payee_bank"))
    blank(form, (70, y + 62), "银行账号", 700, "payee_account", value("payee_account"))
    words = "本人谨此声明，就本人所知所信，以上陈述均属真实完整，并授权任何医疗机构、航空公司、旅行社或其他机构向贵公司提供与本次索赔有关的资料。"
    y, _ = form_parts.prose(canvas, [(words, None)], (70, y + 120, 1170), form.words.but(size=19), 32, 0)
    sign(form, (70, y + 76), "被保险人/申请人签字：", content)
    blank(form, (800, y + 76), "日期", 280, None, f"{content.signed_on:%Y/%m/%d}")
    canvas.image = canvas.image.crop((0, 0, 1240, round(min(1754, y + 150))))
    return canvas.done("claim_form")


def _part(form: Form, y: float, title: str, tint: Ink) -> float:
    """A bar of colour with the part's name; gives the height of the first line below."""
    area: Area = 60, y, 1180, y + 42
    form.cell(area, fill=tint)
    form.canvas.text((74, y + 21), title, form.words.but(ink=(255, 255, 255), weight=0.3))
    return y + 86


def _claimed(form: Form, content: Claim, y: float) -> float:
    """What is claimed, in a table of three columns with the sum in words and figures; gives where it ends."""
    known, edges = content.value("claim_amount"), (70, 570, 770, 1170)
    lines = (
        ("索赔项目", "币种", "金额"),
        (TRAVEL[0], "人民币", f"{content.amount:.2f}"),
        (TRAVEL[form.canvas.rng.randrange(1, 6)], "", ""),
    )
    for i, texts in enumerate(lines):
        for (left, right), text in zip(pairwise(edges), texts, strict=True):
            area = left, y + 48 * i, right, y + 48 * i + 48
            form.cell(area, text if i == 0 or left == 70 else "")
            form.fill(area, None, text if known and i and left > 70 and text else None)
    y += 144
    form.cell((70, y, 270, y + 52), "索赔总金额")
    form.cell((270, y, 770, y + 52))
    form.fill((270, y, 770, y + 52), None, to_words(content.amount) if known else None)
    form.cell((770, y, 1170, y + 52))
    form.fill((770, y, 1170, y + 52), "claim_amount", known, claims.amount_shown(form.canvas.rng, content.amount))
    return y + 52


BENCH: Layouts = {"traveller": traveller}
