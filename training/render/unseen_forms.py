"""Claim forms kept for the benchmark: one with a table of beneficiaries, a village's for its old people, a counter's slip."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

from claims_ai.money import fen
from training.render import claims, form_parts, paper, penmanship, people, seal
from training.render.canvas import Canvas, Ink, Layouts, Rendered, Style, Value
from training.render.claim_form_ruled import ticks
from training.render.claims import Claim
from training.render.form_parts import Form
from training.render.later_parts import Box, blank, ruled
from training.render.recent_forms import INK, sign

TYPED: Ink = (28, 30, 36)
SEXES = {"male": "男", "female": "女"}
FALLS = "走路不慎滑倒", "下楼梯踩空摔倒", "骑三轮车侧翻", "在田间劳作时摔伤", "在家中浴室滑倒"
VILLAGES = "望江镇双桥村", "凤鸣镇和平村", "石桥街道学府社区", "白鹭湾乡柳溪村"
TOWNS = {
    "望江镇双桥村": "望江镇",
    "凤鸣镇和平村": "凤鸣镇",
    "石桥街道学府社区": "石桥街道",
    "白鹭湾乡柳溪村": "白鹭湾乡",
}


def filled(rng: random.Random, share: float, size: int) -> penmanship.Pen | Style:
    """A pen with that share, else a printer."""
    if rng.random() < share:
        return penmanship.anyone(rng, size)
    return Style(rng.choice(("kai", "sans", "serif")), round(size * 0.78), TYPED)


def beneficiaries(rng: random.Random) -> Rendered:
    """A life insurer's ruled sheet: contract on a line at the top, persons and event in rows, then a table with a row for each who is to be paid."""
    content, canvas = claims.claim(rng), Canvas((1240, 1754), rng, form_parts.paper_tone(rng))
    form = Form(canvas, Style(rng.choice(("serif", "sans")), 21, INK), filled(rng, 0.65, 29), stray=3)
    value, who, made = content.value, content.insured, content.applicant
    canvas.text((620, 70), content.insurer, form.words.but(size=28), "m")
    canvas.text((620, 124), "保险金给付申请书", form.words.but(size=38, weight=0.6, spacing=6), "m")
    blank(form, (60, 186), "保险合同号：", 520, "policy_number", value("policy_number"))
    canvas.text((1180, 186), f"受理编号：{people.digits(rng, 12)}", form.words, "r")
    shown = claims.day_shown(rng, content.accident_date)
    rows = (
        (Box(0.4, "被保险人\n姓　名", "insured_name", value("insured_name")), Box(0.22, "性 别", None, SEXES[who.sex]),
         Box(0.38, "出生日期", None, f"{who.birth_date:%Y-%m-%d}")),
        (Box(0.62, "证件号码", "insured_id_number", value("insured_id_number")), Box(0.38, "证件类型", None, "身份证")),
        (Box(0.4, "申请人\n姓　名", "applicant_name", value("applicant_name")), Box(0.22, "与被保险\n人关系", None, content.relation),
         Box(0.38, "移动电话", "mobile", value("mobile"))),
        (Box(1, "通讯地址", None, made.address),),
        (Box(0.4, "事故日期", "accident_date", value("accident_date"), shown), Box(0.22, "事故性质", None, content.cause),
         Box(0.38, "事故地点", None, content.place)),
        (Box(0.62, "医院名称", None, content.hospital), Box(0.38, "疾病或\n伤情", None, content.diagnosis)),
    )  # fmt: skip
    y = ruled(form, (60, 216), 1120, rows, 112, 66)
    form.cell((60, y, 172, y + 56), "给付项目")
    form.cell((172, y, 1180, y + 56))
    kinds = [kind for kind in content.kinds if kind != "身故"] or ["医疗费用"]
    ticks(form, (172, y, 1180, y + 56), claims.KINDS, kinds)
    amount = Box(1, "申请给付\n金　额", "claim_amount", value("claim_amount"), claims.amount_shown(rng, content.amount))
    y = _paid_to(form, content, ruled(form, (60, y + 56), 1120, ((amount,),), 112, 60))
    words = (
        "声明与授权：一、本申请书所填内容及所交资料均真实无误，如有不实，愿负法律责任。二、授权贵公司向医疗机构、公安机关、社保机构及其他知情人查询、"
        "索取与被保险人有关的病历及其他资料。三、同意贵公司按上述账户以转账方式支付保险金，因账号有误造成的延误由本人自行承担。"
    )
    y, _ = form_parts.prose(canvas, [(words, None)], (66, y + 36, 1174), form.words.but(size=19), 32)
    sign(form, (66, y + 76), "申请人签名：", content)
    end = canvas.text((700, y + 76), "申请日期：", form.words)[1][0]
    form.day((end, y + 76), None, content.signed_on, 0.85)
    canvas.image = canvas.image.crop((0, 0, 1240, round(min(1754, y + 150))))
    return canvas.done("claim_form")


def _paid_to(form: Form, content: Claim, y: float) -> float:
    """Heads over a row for each beneficiary, of which the first is filled in; gives where they end."""
    form.cell((60, y, 1180, y + 44), "受益人（领款人）及转账账户资料", form.words.but(weight=0.4))
    edges = 60, 104, 264, 372, 460, 776, 1180
    heads = "序号", "姓　名", "与被保险\n人关系", "受益份额", "开户银行（支行）", "银行账号"
    account = content.value("payee_account")
    texts: Sequence[tuple[str | None, Value | None]] = (
        (None, None), ("payee_name", content.value("payee_name")), (None, "本人" if content.payee is content.insured else "配偶"),
        (None, "100%"), ("payee_bank", content.value("payee_bank")), ("payee_account", account),
    )  # fmt: skip
    for line in range(4):
        top, foot = (y + 44, y + 104) if line == 0 else (y + 44 + 60 * line, y + 104 + 60 * line)
        for i, (left, right) in enumerate(pairwise(edges)):
            form.cell((left, top, right, foot), heads[i] if line == 0 else str(line) if i == 0 else "")
            if line == 1:
                form.fill((left, top, right, foot), *texts[i], indent=8)
    return y + 284


def elders(rng: random.Random) -> Rendered:
    """The accident cover towns buy for their old people: a ruled sheet by pen with age and home, and three opinions side by side at the foot."""
    content, village = claims.claim(rng), rng.choice(VILLAGES)
    born = date.fromordinal(rng.randint(date(1936, 1, 1).toordinal(), date(1958, 12, 31).toordinal()))
    old = people.person(content.insured.name, content.insured.sex, born, rng)
    own = content.applicant is content.insured
    content = replace(content, insured=old, applicant=old if own else content.applicant, payee=old)
    canvas = Canvas((1240, 1754), rng, form_parts.paper_tone(rng))
    form = Form(canvas, Style("serif", 23, INK), filled(rng, 0.8, 31), stray=4)
    canvas.text((620, 90), "老年人意外伤害综合保险理赔申请表", form.words.but(size=36, weight=0.6, spacing=2), "m")
    canvas.text((70, 152), f"投保单位：{TOWNS[village]}人民政府", form.words)
    canvas.text((1170, 152), f"承保机构：{content.insurer}", form.words, "r")
    value, age = content.value, content.accident_date.year - born.year
    rows = (
        (Box(0.46, "老人姓名", "insured_name", value("insured_name")), Box(0.24, "性别", None, SEXES[old.sex]), Box(0.3, "年龄", None, f"{age}岁")),
        (Box(1, "身份证号", "insured_id_number", value("insured_id_number")),),
        (Box(1, "家庭住址", None, f"{village}{rng.randint(1, 16)}组{rng.randint(1, 99)}号"),),
        (Box(1, "保险单号", "policy_number", value("policy_number")),),
        (Box(0.54, "受伤时间", "accident_date", value("accident_date"), claims.day_shown(rng, content.accident_date)),
         Box(0.46, "受伤原因", None, rng.choice(FALLS))),
        (Box(0.54, "就医医院", None, content.hospital), Box(0.46, "医药费\n总　额", "claim_amount", value("claim_amount"),
         claims.amount_shown(rng, content.amount))),
        (Box(0.54, "申请人\n（代办人）", "applicant_name", value("applicant_name")), Box(0.46, "联系电话", "mobile", value("mobile"))),
        (Box(0.4, "收款人\n户　名", "payee_name", value("payee_name")), Box(0.6, "开户行", "payee_bank", value("payee_bank"))),
        (Box(1, "卡（折）号", "payee_account", value("payee_account")),),
    )  # fmt: skip
    y = ruled(form, (70, 186), 1100, rows, 130, 72)
    third = 1100 / 3
    for i, title in enumerate(("村（居）委会意见", "乡镇（街道）老龄工作部门意见", "保险公司意见")):
        area = 70 + third * i, y, 70 + third * (i + 1), y + 300
        form.cell((*area[:3], y + 50), title, form.words.but(size=22))
        form.cell((area[0], y + 50, *area[2:]))
        if i < 2:
            form.fill((area[0] + 10, y + 64, area[2], y + 120), None, rng.choice(("情况属实", "属实", "同意申报")))
            name = f"{village}委员会" if i == 0 else f"{TOWNS[village]}民政办公室"
            pressed = seal.worn(seal.round_star(name, " ", 170), rng)
            canvas.stamp(pressed, (area[0] + 190, y + 186), seal.RED, rng.uniform(-14, 14))
        canvas.text((area[0] + 24, y + 218), "（盖章）", form.words.but(size=20))
        form.day((area[0] + 80, y + 268), None, content.signed_on if i < 2 else None, 0.75)
    sign(form, (80, y + 350), "申请人（签字）：", content)
    words = "附：身份证、银行卡复印件，门诊病历（出院小结），医疗费发票，费用清单。"
    canvas.text((80, y + 410), words, form.words.but(size=20))
    canvas.image = canvas.image.crop((0, 0, 1240, round(y + 470)))
    return canvas.done("claim_form")


def slip(rng: random.Random) -> Rendered:
    """A counter's half sheet for small claims: each cell has its word small in the corner and the value below it, a code at the right above."""
    content = claims.claim(rng)
    content = replace(content, amount=fen(content.amount % Decimal(2900) + 80))
    canvas = Canvas((1240, 860), rng, form_parts.paper_tone(rng))
    colour: Ink = rng.choice(((30, 80, 140), (150, 40, 44), (40, 44, 52), (24, 110, 90)))
    form = Form(canvas, Style("sans", 17, colour), filled(rng, 0.4, 29), stray=2)
    canvas.text((50, 54), content.insurer, form.words.but(size=24, weight=0.4))
    canvas.text((50, 100), "小额理赔申请书", form.words.but(size=32, weight=0.6, spacing=3))
    canvas.image.paste(paper.barcode(people.digits(rng, 14), 44, rng).resize((300, 44)), (880, 36))
    canvas.text((1180, 100), f"{content.signed_on:%Y%m%d}{people.digits(rng, 8)}", form.words, "r")
    value, shown = content.value, claims.day_shown(rng, content.accident_date)
    account = value("payee_account")
    grouped = " ".join(str(account)[i : i + 4] for i in range(0, len(str(account)), 4))
    rows: Sequence[Sequence[tuple[float, str, str | None, Value | None, str | None]]] = (
        ((0.3, "出险人", "insured_name", value("insured_name"), None), (0.4, "出险人身份证号码", "insured_id_number", value("insured_id_number"), None),
         (0.3, "保单号", "policy_number", value("policy_number"), None)),
        ((0.3, "申请人", "applicant_name", value("applicant_name"), None), (0.2, "与出险人关系", None, content.relation, None),
         (0.25, "手机号码", "mobile", value("mobile"), None), (0.25, "出险日期", "accident_date", value("accident_date"), shown)),
        ((0.3, "就诊医院", None, content.hospital, None), (0.4, "诊断", None, content.diagnosis, None),
         (0.3, "索赔金额（元）", "claim_amount", value("claim_amount"), f"{content.amount:.2f}")),
        ((0.3, "账户名", "payee_name", value("payee_name"), None), (0.3, "开户行", "payee_bank", value("payee_bank"), None),
         (0.4, "账号", "payee_account", account, grouped)),
    )  # fmt: skip
    y = 130.0
    for cells in rows:
        x = 50.0
        for share, label, field, known, text in cells:
            end = x + share * 1140
            canvas.frame(x, y, end, y + 92, colour, 2)
            canvas.text((x + 8, y + 18), label, form.words)
            form.fill((x, y + 30, end, y + 90), field, known, text, indent=12)
            x = end
        y += 92
    canvas.frame(50, y, 1190, y + 60, colour, 2)
    end = canvas.text((60, y + 30), "申请类型：", form.words)[1][0]
    ticks(form, (end, y, 900, y + 60), ("门诊医疗", "住院医疗", "意外医疗", "住院津贴"), (f"{content.visit_type}医疗",))
    words = (
        "本人确认以上信息真实准确，同意贵公司按小额理赔流程处理，并将保险金划入上述账户；如有虚假，愿退回所领保险金。"
    )
    y, _ = form_parts.prose(canvas, [(words, None)], (54, y + 92, 1186), form.words.but(size=18), 30)
    sign(form, (54, y + 70), "申请人签名：", content)
    end = canvas.text((500, y + 70), "日期：", form.words)[1][0]
    form.day((end, y + 70), None, content.signed_on, 0.8)
    canvas.text((860, y + 70), "柜面受理人：", form.words)
    canvas.text((54, y + 128), "第一联　公司留存", form.words.but(size=16))
    canvas.image = canvas.image.crop((0, 0, 1240, round(y + 170)))
    return canvas.done("claim_form")


BENCH: Layouts = {"beneficiary_rows": beneficiaries, "village_elders": elders, "counter_slip": slip}
