"""Claim forms of insurers the readers are not trained on: places on dotted lines, heads above a row, two languages, from the app."""

import random
from collections.abc import Callable, Mapping, Sequence

from PIL import ImageDraw

from training.render import claims, form_parts, penmanship, seal
from training.render.canvas import Canvas, Ink, Rendered, Style
from training.render.claim_form_ruled import entry, head, signed, ticks
from training.render.claims import Claim
from training.render.form_parts import Form

Place = tuple[str, str | None, str | None, float]
"""A label, the field or the text behind it, and the share of the row it takes."""


def _lines(rng: random.Random) -> Rendered:
    """Places on lines between the printed words, as in a letter; insured, claimant and account one below the other."""
    canvas = Canvas((1190, 1684), rng, form_parts.paper_tone(rng))
    form = Form(canvas, Style(rng.choice(("serif", "kai")), 26, (44, 44, 52)), penmanship.anyone(rng, 36), stray=10)
    content = claims.claim(rng)
    head(form, content.insurer, rng.choice(("理赔申请书", "索赔申请书", "出险通知及索赔申请书")), 100)
    canvas.text((110, 250), f"致：{content.insurer}", form.words)
    rows: tuple[tuple[Place, ...], ...] = (
        (("保单号：", "policy_number", None, 0.6), ("报案号：", None, None, 0.4)),
        (("被保险人姓名：", "insured_name", None, 0.55), ("年龄：", None, None, 0.45)),
        (("被保险人身份证号：", "insured_id_number", None, 1.0),),
        (("事故发生日期：", "accident_date", None, 0.5), ("事故地点：", None, content.place, 0.5)),
        (("事故原因：", None, content.cause, 0.4), ("就诊医院：", None, content.hospital, 0.6)),
        (("索赔金额（人民币）：", "claim_amount", None, 0.55), ("大写：", None, content.amount_in_words, 0.45)),
        (("索赔申请人：", "applicant_name", None, 0.5), ("手机：", "mobile", None, 0.5)),
        (("收款人户名：", "payee_name", None, 0.42), ("开户行：", "payee_bank", None, 0.58)),
        (("收款人账号：", "payee_account", None, 1.0),),
    )
    y = 330.0
    for row in rows:
        _underlined(form, row, y, content)
        y += 78
    signed(form, content, y + 40, "索赔申请人签章")
    return canvas.done("claim_form")


def _underlined(form: Form, places: Sequence[Place], y: float, content: Claim) -> None:
    x = 110.0
    for label, field, text, share in places:
        right = x + 970 * share
        start = form.canvas.text((x, y), label, form.words)[1][0] + 6
        form.canvas.rule((start, y + 24), (right - 16, y + 24), form.words.ink, 1)
        entry(form, (start, y - 30, right - 10, y + 30), field, text, content)
        x = right


def _row(rng: random.Random) -> Rendered:
    """A landscape form of group business: heads in one row, what they mean in the row below, the account in boxes."""
    canvas = Canvas((1684, 1190), rng, form_parts.paper_tone(rng))
    by_hand = rng.random() < 0.5
    filling = penmanship.anyone(rng, 32) if by_hand else Style(rng.choice(("sans", "kai")), 25, (26, 26, 30))
    form, content = Form(canvas, Style("sans", 22, (44, 46, 54)), filling, stray=8 if by_hand else 2), claims.claim(rng)
    head(form, content.insurer, rng.choice(("团体保险理赔申请表", "员工福利计划理赔申请表", "学生保险给付申请表")), 70)
    y = _headed(
        form,
        190,
        (
            ("团体保单号", "policy_number", None, 0.3),
            ("投保单位", None, "江州东湖物流有限公司", 0.4),
            ("部门/班级", None, "二部", 0.3),
        ),
        content,
    )
    y = _headed(
        form, y, (("被保险人", "insured_name", None, 0.22), ("身份证件号码", "insured_id_number", None, 0.34),
        ("出险日期", "accident_date", None, 0.2), ("本次申请金额", "claim_amount", None, 0.24)), content,
    )  # fmt: skip
    y = _headed(
        form, y, (("就诊医院", None, content.hospital, 0.34), ("诊断", None, content.diagnosis, 0.28),
        ("申请人", "applicant_name", None, 0.2), ("联系手机", "mobile", None, 0.18)), content,
    )  # fmt: skip
    form.cell((80, y, 260, y + 64), "申请项目", fill=(238, 238, 232))
    form.cell((260, y, 1604, y + 64))
    ticks(form, (260, y, 1604, y + 64), claims.KINDS, content.kinds)
    y = _headed(
        form,
        y + 64,
        (("账户姓名", "payee_name", None, 0.3), ("开户银行（请注明支行）", "payee_bank", None, 0.7)),
        content,
    )
    form.cell((80, y, 260, y + 74), "银行卡号", fill=(238, 238, 232))
    form.cell((260, y, 1604, y + 74))
    value = content.value("payee_account")
    form.digits((274, y + 10, 274 + 19 * 46, y + 64), "payee_account", str(value) if value else None, 19)
    _signatures(form, content, y + 150)
    return canvas.done("claim_form")


def _headed(form: Form, y: float, cells: Sequence[Place], content: Claim) -> float:
    """A row of heads with a row of values below it; gives the height below both."""
    x = 80.0
    for label, field, text, share in cells:
        right = x + 1524 * share
        form.cell((x, y, right, y + 46), label, fill=(238, 238, 232))
        form.cell((x, y + 46, right, y + 116))
        entry(form, (x, y + 46, right, y + 116), field, text, content)
        x = right
    return y + 116


def _signatures(form: Form, content: Claim, y: float) -> None:
    canvas = form.canvas
    canvas.text((100, y), "被保险人（或监护人）签字：", form.words)
    penmanship.write(
        canvas, (400, y - 4), content.applicant.name, penmanship.anyone(canvas.rng, 42, ("cursive", "hand")), 250
    )
    canvas.text((760, y), f"填表日期：{content.signed_on:%Y-%m-%d}", form.words)
    canvas.text((1180, y), "投保单位盖章：", form.words)
    red = seal.worn(seal.round_star("江州东湖物流有限公司", "人事专用章", 190), canvas.rng)
    canvas.stamp(red, (1440, y), seal.RED, canvas.rng.uniform(-9, 9))


def _bilingual(rng: random.Random) -> Rendered:
    """A form in two languages, the English word below the Chinese one."""
    canvas = Canvas((1240, 1684), rng, form_parts.paper_tone(rng))
    words = Style("sans", 21, rng.choice(((30, 66, 120), (40, 40, 46), (110, 32, 48))))
    form = Form(
        canvas, words, penmanship.anyone(rng, 34) if rng.random() < 0.6 else Style("sans", 25, (24, 24, 28)), stray=6
    )
    content = claims.claim(rng)
    canvas.text((90, 80), content.insurer, words.but(size=30, weight=0.5))
    canvas.text((90, 134), rng.choice(("医疗保险理赔申请表", "健康保险理赔申请书")), words.but(size=40, weight=0.8))
    canvas.text((1150, 134), "Medical Insurance Claim Form", words.but(size=26), "r")
    sections: tuple[tuple[str, tuple[tuple[tuple[str, str, str | None, str | None], ...], ...]], ...] = (
        ("第一部分 被保险人资料 Part A. Insured", (
            (("保单号码", "Policy No.", "policy_number", None), ("被保险人姓名", "Name of Insured", "insured_name", None)),
            (("身份证/护照号码", "ID/Passport No.", "insured_id_number", None), ("出险日期", "Date of Loss", "accident_date", None)),
        )),
        ("第二部分 申请人资料 Part B. Claimant", (
            (("申请人姓名", "Name of Claimant", "applicant_name", None), ("手机号码", "Mobile No.", "mobile", None)),
            (("就诊医院", "Hospital", None, content.hospital), ("申请金额", "Claimed Amount", "claim_amount", None)),
        )),
        ("第三部分 收款账户 Part C. Bank Account", (
            (("收款人姓名", "Payee Name", "payee_name", None), ("开户银行及支行", "Bank and Branch", "payee_bank", None)),
            (("银行账号", "Account No.", "payee_account", None), ("币种", "Currency", None, "CNY")),
        )),
    )  # fmt: skip
    y = 200.0
    for title, rows in sections:
        y = _part(form, title, rows, y, content)
    signed(form, content, y + 30, "申请人签名 Signature")
    return canvas.done("claim_form")


def _part(
    form: Form, title: str, rows: Sequence[Sequence[tuple[str, str, str | None, str | None]]], y: float, content: Claim
) -> float:
    canvas, ink = form.canvas, form.words.ink
    ImageDraw.Draw(canvas.image).rectangle((90, y, 1150, y + 44), fill=ink)
    canvas.text((106, y + 22), title, form.words.but(ink=(255, 255, 255), weight=0.4))
    y += 44
    for row in rows:
        for left, (chinese, english, field, text) in zip((90, 620), row, strict=True):
            canvas.frame(left, y, left + 530, y + 112, ink, 1)
            canvas.text((left + 12, y + 22), chinese, form.words)
            canvas.text((left + 24 + form.words.size * len(chinese), y + 23), english, form.words.but(size=17))
            entry(form, (left, y + 38, left + 530, y + 110), field, text, content)
        y += 112
    return y + 24


def _online(rng: random.Random) -> Rendered:
    """What the app prints of a claim made on the phone: grey labels above their values in blocks, a signature as a picture."""
    canvas, tint = (
        Canvas((1080, 1920), rng, (246, 247, 250)),
        rng.choice(((230, 90, 40), (24, 130, 110), (40, 96, 200))),
    )
    content = claims.claim(rng)
    ImageDraw.Draw(canvas.image).rectangle((0, 0, 1080, 150), fill=tint)
    canvas.text((540, 60), content.insurer, Style("sans", 30, (255, 255, 255)), "m")
    canvas.text((540, 110), "电子理赔申请书", Style("sans", 36, (255, 255, 255), weight=0.5), "m")
    blocks: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
        (
            "保单信息",
            (("保单号", "policy_number"), ("被保险人", "insured_name"), ("被保险人证件号", "insured_id_number")),
        ),
        ("出险信息", (("出险日期", "accident_date"), ("申请赔付金额", "claim_amount"))),
        ("申请人信息", (("申请人", "applicant_name"), ("手机号", "mobile"))),
        ("收款信息", (("收款人", "payee_name"), ("收款银行", "payee_bank"), ("收款账号", "payee_account"))),
    )
    y = 180.0
    for title, places in blocks:
        y = _panel(canvas, title, places, y, content, tint)
    canvas.text((60, y + 30), "申请人电子签名", Style("sans", 30, (120, 126, 136)))
    penmanship.write(
        canvas, (380, y + 60), content.applicant.name, penmanship.anyone(rng, 84, ("cursive", "hand")), 560
    )
    canvas.text(
        (60, y + 140),
        f"提交时间 {content.signed_on:%Y-%m-%d} {rng.randint(8, 22):02d}:{rng.randint(0, 59):02d}",
        Style("sans", 26, (150, 154, 162)),
    )
    return canvas.done("claim_form")


def _panel(canvas: Canvas, title: str, places: Sequence[tuple[str, str]], y: float, content: Claim, tint: Ink) -> float:
    pen = ImageDraw.Draw(canvas.image)
    pen.rounded_rectangle((30, y, 1050, y + 80 + 84 * len(places)), 18, fill=(255, 255, 255))
    pen.rectangle((56, y + 24, 64, y + 56), fill=tint)
    canvas.text((82, y + 40), title, Style("sans", 32, (30, 32, 38), weight=0.5))
    grey, dark = Style("sans", 29, (130, 136, 146)), Style("sans", 31, (40, 42, 50))
    for i, (label, field) in enumerate(places):
        row = y + 118 + i * 84
        canvas.text((60, row), label, grey)
        shown = f"¥{content.amount:,.2f}" if field == "claim_amount" else None
        canvas.value((1020, row), field, content.value(field), dark, shown, "r")
        canvas.rule((60, row + 42), (1020, row + 42), (234, 236, 240), 1)
    return y + 100 + 84 * len(places)


BENCH: Mapping[str, Callable[[random.Random], Rendered]] = {
    "lines": _lines,
    "row": _row,
    "bilingual": _bilingual,
    "online": _online,
}
