"""Claim forms kept for the benchmark: a pupil's form in sentences with blanks, a shaded form of our day, and a reimbursement across."""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from PIL import ImageDraw

from training.render import claims, form_parts, invent, penmanship, people, rarities
from training.render.canvas import Canvas, Ink, Rendered, Style
from training.render.claims import Claim
from training.render.form_parts import Form
from training.render.medical_form import narrowed

INK: Ink = (42, 44, 50)
NAVY: Ink = (30, 58, 110)
SHADE: Ink = (238, 242, 248)
Blank = tuple[str, float, str | None, str | None]
"""Words, the width of the blank behind them, and the field or else the text in it."""


def _shown(form: Form, content: Claim, field: str | None) -> str | None:
    rng = form.canvas.rng
    if field == "accident_date":
        return claims.day_shown(rng, content.accident_date)
    return claims.amount_shown(rng, content.amount).rstrip("元") if field == "claim_amount" else None


def of_child(content: Claim, rng: random.Random) -> Claim:
    """The claim as a parent makes it for a child of school age."""
    born = content.accident_date - timedelta(rng.randint(2300, 5400))
    child = people.person(content.insured.name, content.insured.sex, born, rng)
    parent = rarities.somebody(rng)
    return replace(content, insured=child, applicant=parent, payee=parent)


def _sign(form: Form, at: tuple[float, float], label: str, name: str) -> None:
    rng = form.canvas.rng
    end = form.canvas.text(at, label, form.words)[1][0]
    penmanship.write(form.canvas, (end + 14, at[1] - 4), name, penmanship.anyone(rng, 46, ("hand", "cursive")))


def _blanks(form: Form, content: Claim, at: tuple[float, float], blanks: Sequence[Blank]) -> None:
    """Words and underlined blanks by turns in one line."""
    x, y = at
    for words, wide, field, text in blanks:
        x = form.canvas.text((x, y), words, form.words)[1][0] + 6
        if wide:
            form.canvas.rule((x, y + 22), (x + wide, y + 22), form.words.ink, 1)
            area = x, y - 34, x + wide, y + 22
            if field:
                form.fill(area, field, content.value(field), _shown(form, content, field), indent=6)
            elif text:
                form.fill(area, None, text, indent=6)
            x += wide + 6


def pupil(rng: random.Random) -> Rendered:
    """A school insurance form filled in by a parent's pen: running sentences with blanks, no boxes at all."""
    content, canvas = of_child(claims.claim(rng), rng), Canvas((1240, 1754), rng, form_parts.paper_tone(rng))
    form = Form(canvas, Style(rng.choice(("serif", "sans")), 26, INK), penmanship.anyone(rng, 36), stray=4)
    canvas.text((620, 110), "学生、幼儿平安保险理赔申请书", form.words.but(size=42, weight=0.6), "m")
    canvas.text((100, 190), f"致：{content.insurer}", form.words)
    happened, parent = content.accident_date, rng.choice(("父亲", "母亲"))
    lines: tuple[tuple[Blank, ...], ...] = (
        (("　　本人", 170, "applicant_name", None), ("系被保险人", 170, "insured_name", None), ("的", 90, None, parent), ("，被保险人身份", 0, None, None)),
        (("证号码为", 420, "insured_id_number", None), ("，就读于", 300, None, "东湖区第三小学"), ("，", 0, None, None)),
        (("保险凭证号为", 380, "policy_number", None), ("。被保险人于", 250, "accident_date", None), ("因", 90, None, content.cause)),
        (("在", 330, None, content.place), ("发生保险事故，经", 380, None, content.hospital), ("诊断为", 0, None, None)),
        (("", 420, None, content.diagnosis), ("，共支出医疗费用人民币", 240, "claim_amount", None), ("元。", 0, None, None)),
        (("　　现申请给付保险金，请将款项汇入以下账户：户名", 220, "payee_name", None), ("，", 0, None, None)),
        (("开户银行", 400, "payee_bank", None), ("，账号", 400, "payee_account", None), ("。", 0, None, None)),
        (("联系电话", 260, "mobile", None), ("，通讯地址", 460, None, content.applicant.address[6:20]), ("。", 0, None, None)),
    )  # fmt: skip
    for i, blanks in enumerate(lines):
        _blanks(form, content, (100, 270 + i * 78), blanks)
    words = "本人保证以上所填内容真实无误，并同意保险公司向学校、医院及有关部门查询、索取与本次事故有关的资料。"
    form_parts.prose(canvas, [(words, None)], (100, 930, 1140), form.words, 44)
    _sign(form, (660, 1120), "申请人签名：", content.applicant.name)
    form.day((760, 1210), None, content.signed_on, gap=0.9)
    canvas.text((100, 1300), "学校（幼儿园）证明：", form.words)
    form.fill((380, 1260, 1100, 1330), None, f"该生系我校学生，{happened.month}月{happened.day}日出险情况属实。")
    canvas.text((760, 1400), "（学校盖章）", form.words)
    canvas.text((100, 1500), "附件：1. 医疗费收据原件　2. 病历或诊断证明　3. 户口簿复印件", form.words.but(size=22))
    return canvas.done("claim_form")


def shaded(rng: random.Random) -> Rendered:
    """A form of our day, typed: no lines but shaded fields in three columns with small words above each, numbered circles."""
    content, canvas = claims.claim(rng), Canvas((1240, 1700), rng)
    form = Form(canvas, Style("sans", 20, (92, 98, 112)), Style(rng.choice(("sans", "serif")), 26, (22, 24, 30)))
    ImageDraw.Draw(canvas.image).rectangle((0, 0, 1240, 150), fill=NAVY)
    canvas.text((70, 62), "人身险理赔申请", Style("sans", 42, (255, 255, 255), weight=0.5))
    canvas.text((70, 114), content.insurer, Style("sans", 22, (210, 220, 236)))
    parts: tuple[tuple[str, tuple[tuple[float, str, str | None, str | None], ...]], ...] = (
        ("谁发生了事故", ((1, "被保险人姓名", "insured_name", None), (2, "证件号码（居民身份证）", "insured_id_number", None),
                    (3, "保险合同号", "policy_number", None))),
        ("发生了什么", ((1, "事故日期", "accident_date", None), (1, "事故类型", None, content.cause), (1, "申请金额（元）", "claim_amount", None),
                   (2, "就诊医院", None, content.hospital), (1, "就诊方式", None, content.visit_type), (3, "诊断", None, content.diagnosis))),
        ("谁来申请", ((1, "申请人姓名", "applicant_name", None), (1, "与被保险人关系", None, content.relation), (1, "手机号码", "mobile", None))),
        ("款项付给谁", ((1, "收款人", "payee_name", None), (2, "收款账号", "payee_account", None), (3, "开户银行及网点", "payee_bank", None))),
    )  # fmt: skip
    y = 200.0
    for number, (title, fields) in enumerate(parts, 1):
        ImageDraw.Draw(canvas.image).ellipse((70, y - 20, 110, y + 20), fill=NAVY)
        canvas.text((90, y), f"{number}", Style("sans", 24, (255, 255, 255)), "m")
        canvas.text((126, y), title, Style("sans", 26, NAVY, weight=0.5))
        y = _shades(form, content, y + 40, fields) + 24
    words = "本人确认所填信息真实、完整，授权贵公司为理赔目的收集、使用本人的医疗及账户信息。"
    form_parts.prose(canvas, [(words, None)], (70, y + 10, 1170), form.words, 34, 0)
    _sign(form, (70, y + 130), "申请人电子签名：", content.applicant.name)
    canvas.text((760, y + 130), f"申请日期：{content.signed_on:%Y-%m-%d}", form.words.but(size=23))
    canvas.image = canvas.image.crop((0, 0, 1240, round(y + 220)))
    return canvas.done("claim_form")


def _shades(form: Form, content: Claim, y: float, fields: Sequence[tuple[float, str, str | None, str | None]]) -> float:
    """Shaded fields of one to three thirds; gives the height below."""
    x, wide = 70.0, 1100 / 3
    for share, label, field, text in fields:
        if x + share * wide > 1180:
            x, y = 70.0, y + 98
        ImageDraw.Draw(form.canvas.image).rounded_rectangle((x, y, x + share * wide - 14, y + 86), 8, fill=SHADE)
        form.canvas.text((x + 14, y + 20), label, form.words)
        area = x + 14, y + 34, x + share * wide - 28, y + 84
        if field:
            form.fill(area, field, content.value(field), _shown(form, content, field), indent=0)
        elif text:
            form.fill(area, None, text, indent=0)
        x += share * wide
    return y + 110


def reimbursed(rng: random.Random) -> Rendered:
    """An employer's reimbursement form across: a table of bills with days and sums, the sum of all claimed; no day of an accident."""
    content, canvas = claims.claim(rng), Canvas((1754, 1240), rng, form_parts.paper_tone(rng))
    form = Form(canvas, Style("sans", 23, INK), penmanship.anyone(rng, 32, ("hand", "cursive")) if rng.random() < 0.5
                else Style("sans", 25, (24, 26, 34)), stray=4)  # fmt: skip
    canvas.text((877, 76), "员工补充医疗费用报销申请表", form.words.but(size=38, weight=0.6), "m")
    canvas.text((80, 130), f"承保公司：{content.insurer}", form.words.but(size=21))
    rows: tuple[tuple[tuple[float, str, str | None, str | None], ...], ...] = (
        ((0.34, "团体保单号", "policy_number", None), (0.3, "员工姓名", "applicant_name", None), (0.36, "联系手机", "mobile", None)),
        ((0.34, "就诊人姓名", "insured_name", None), (0.46, "就诊人身份证号", "insured_id_number", None), (0.2, "关系", None, content.relation)),
        ((0.28, "收款户名", "payee_name", None), (0.36, "开户行", "payee_bank", None), (0.36, "银行卡号", "payee_account", None)),
    )  # fmt: skip
    for i, row in enumerate(rows):
        x = 70.0
        for share, label, field, text in row:
            end = x + share * 1614
            form.cell((x, 160 + i * 72, x + 140, 232 + i * 72), label, form.words.but(size=21), SHADE)
            canvas.frame(x + 140, 160 + i * 72, end, 232 + i * 72, INK, 2)
            area = x + 140, 160 + i * 72, end, 232 + i * 72
            form.fill(area, field, content.value(field) if field else text)
            x = end
    _bills(form, content)
    _sign(form, (80, 1080), "申请人签名：", content.applicant.name)
    form.day((640, 1080), None, content.signed_on, gap=0.8)
    canvas.text((1200, 1080), "人事部门核对：", form.words)
    words = "填表说明：发票原件请按日期顺序粘贴于背面；同一次就诊的多张发票请填写在相邻行。"
    canvas.text((80, 1160), words, narrowed(form.words.but(size=20), words, 1500))
    return canvas.done("claim_form")


def _bills(form: Form, content: Claim) -> None:
    """Seven ruled rows, some filled in, then the sum in words and figures."""
    canvas, rng = form.canvas, form.canvas.rng
    edges = 70, 150, 400, 900, 1240, 1460, 1684
    for left, right, head in zip(
        edges, edges[1:], ("序号", "就诊日期", "就诊医院", "诊断", "类别", "发票金额"), strict=False
    ):
        form.cell((left, 404, right, 456), head, form.words, SHADE)
    sums = _shared(content.amount, rng)
    for i in range(7):
        day = content.signed_on - timedelta(9 * (len(sums) - i) + rng.randint(0, 6))
        where = rng.choice((content.hospital, invent.hospital(rng)))
        amount = f"{sums[i]:.2f}" if i < len(sums) else ""
        texts = f"{i + 1}", f"{day:%Y-%m-%d}", where, content.diagnosis, content.visit_type, amount
        for left, right, text in zip(edges, edges[1:], texts, strict=False):
            area = left, 456 + i * 64, right, 520 + i * 64
            canvas.frame(*area, INK, 1)
            if amount:
                form.fill(area, None, text, indent=8)
    _claimed(form, content)
    canvas.text((86, 1016), f"票据共 {len(sums)} 张　　是否已在社保报销：", form.words)
    x = 540.0
    for choice in ("已报销", "未报销", "无社保"):
        x = form.tick((x, 1016), choice, chosen=choice == "已报销") + 30


def _shared(amount: Decimal, rng: random.Random) -> list[Decimal]:
    """The amount as one to four sums."""
    shares = [Decimal(rng.randint(1, 9)) for _ in range(rng.randint(1, 4))]
    sums = [(amount * share / sum(shares)).quantize(Decimal("0.01")) for share in shares[1:]]
    return [amount - sum(sums, Decimal(0)), *sums]


def _claimed(form: Form, content: Claim) -> None:
    """The row of the sum, empty where it was left so."""
    canvas, amount = form.canvas, content.value("claim_amount")
    canvas.frame(70, 904, 1684, 974, INK, 2)
    canvas.text((86, 940), "合计申请金额（大写）", form.words)
    if amount is not None:
        form.fill((330, 904, 1100, 974), None, content.amount_in_words)
    canvas.text((1130, 940), "小写", form.words)
    form.fill((1190, 904, 1684, 974), "claim_amount", amount, _shown(form, content, "claim_amount"))


BENCH: Mapping[str, Callable[[random.Random], Rendered]] = {"pupil": pupil, "shaded": shaded, "reimbursed": reimbursed}
