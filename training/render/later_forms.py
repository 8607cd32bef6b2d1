"""Claim forms kept for the benchmark: a life insurer's sheet in bands, a notice of an accident with blanks, an app's page, an employer's form."""

import random
from collections.abc import Callable, Mapping, Sequence

from PIL import ImageDraw

from training.render import claims, form_parts, invent, licence_parts, paper, penmanship, people, seal
from training.render.canvas import Canvas, Ink, Rendered, Style, Value
from training.render.claims import Claim
from training.render.form_parts import Form
from training.render.later_parts import Box, blank, ruled
from training.render.medical_form import narrowed

INK: Ink = (42, 44, 50)
GREY: Ink = (132, 138, 148)
BANDS: Sequence[Ink] = ((208, 224, 240), (222, 236, 222), (240, 226, 214), (226, 226, 230))
HARMS = (
    "行走时不慎滑倒，致右踝关节扭伤。", "骑电动车与他人相撞，致左小腿挫伤。", "搬运货物时砸伤左手，当日就诊。", "下楼梯踩空摔倒，腰部受伤。",
    "运动时扭伤右膝。",
)  # fmt: skip


def _shown(rng: random.Random, content: Claim, field: str | None) -> str | None:
    if field == "accident_date":
        return claims.day_shown(rng, content.accident_date)
    return claims.amount_shown(rng, content.amount) if field == "claim_amount" else None


def _box(rng: random.Random, content: Claim, share: float, label: str, field: str | None, text: str = "") -> Box:
    """A label and what is in its cell: a field of the claim, or a text."""
    value = content.value(field) if field else text or None
    return Box(share, label, field, value, _shown(rng, content, field))


def _signed(form: Form, at: tuple[float, float], label: str, content: Claim, day_at: float) -> None:
    """A label with a signature, and the day of it further right."""
    end = form.canvas.text(at, label, form.words)[1][0] + 14
    hand = penmanship.anyone(form.canvas.rng, 46, ("hand", "cursive"))
    penmanship.write(form.canvas, (end, at[1] - 4), content.applicant.name, hand)
    form.day((day_at, at[1]), None, content.signed_on, gap=0.8)


def banded_ticks(rng: random.Random) -> Rendered:
    """A life insurer's ruled sheet: what is applied for ticked first, three bands of persons, the account's digits in boxes, two statements."""
    content, canvas = claims.claim(rng), Canvas((1240, 1754), rng, form_parts.paper_tone(rng))
    form = Form(canvas, Style(rng.choice(("sans", "serif")), 22, INK), penmanship.anyone(rng, 31), stray=4)
    tint = rng.choice(BANDS)
    canvas.text((70, 66), content.insurer, form.words.but(size=25, weight=0.4))
    canvas.image.paste(paper.barcode(people.digits(rng, 13), 46, rng), (850, 36))
    canvas.text((620, 126), "保险金给付申请书", form.words.but(size=38, weight=0.6), "m")
    y = _kinds(form, content, 160)
    parts: Sequence[tuple[str, Sequence[Sequence[Box]]]] = (
        ("保单及出险人信息", (
            (_box(rng, content, 0.5, "保险单号", "policy_number"), _box(rng, content, 0.5, "出险人姓名", "insured_name")),
            (_box(rng, content, 0.6, "证件号码", "insured_id_number"), _box(rng, content, 0.4, "出险日期", "accident_date")),
            (_box(rng, content, 0.6, "就诊医院", None, content.hospital), _box(rng, content, 0.4, "诊断", None, content.diagnosis)),
        )),
        ("申请人信息", (
            (_box(rng, content, 0.4, "申请人姓名", "applicant_name"), _box(rng, content, 0.6, "移动电话", "mobile")),
            (_box(rng, content, 0.4, "与出险人关系", None, content.relation), _box(rng, content, 0.6, "通讯地址", None, content.applicant.address[6:20])),
        )),
        ("保险金领取信息", (
            (_box(rng, content, 0.4, "账户姓名", "payee_name"), _box(rng, content, 0.6, "开户银行", "payee_bank")),
        )),
    )  # fmt: skip
    for title, rows in parts:
        form.cell((70, y, 1170, y + 42), title, form.words.but(weight=0.5), tint)
        y = ruled(form, (70, y + 42), 1100, rows, 138, 76)
    form.cell((70, y, 208, y + 70), "银行账号")
    account = content.value("payee_account")
    form.digits((208, y, 1170, y + 70), "payee_account", str(account) if account else None, 21)
    y = ruled(form, (70, y + 70), 1100, ((_box(rng, content, 1, "申请金额", "claim_amount"),),), 138, 62)
    words = (
        "1．本人保证以上填写内容及所提供的材料真实、完整，如有隐瞒或虚假，愿承担相应法律责任。",
        "2．本人授权贵公司向医疗机构、公安机关等查询、复制与本次申请有关的资料。",
    )
    for line in words:
        y, _ = form_parts.prose(canvas, [(line, None)], (80, y + 44, 1160), form.words.but(size=21), 34, 0)
    _signed(form, (80, y + 90), "申请人签名：", content, 760)
    canvas.text(
        (80, y + 170), "以下由公司填写　受理人：　　　　　　　受理日期：　　　　　　　案件号：", form.words.but(size=20)
    )
    canvas.image = canvas.image.crop((0, 0, 1240, min(1754, round(y + 230))))
    return canvas.done("claim_form")


def _kinds(form: Form, content: Claim, y: float) -> float:
    """What may be applied for, in two rows of boxes to tick."""
    form.cell((70, y, 208, y + 92), "申请项目")
    form.canvas.frame(208, y, 1170, y + 92, INK, 2)
    for i, kind in enumerate((*claims.KINDS, "其他")):
        form.tick((226 + i % 4 * 236, y + 26 + i // 4 * 42), kind, chosen=kind in content.kinds)
    return y + 92


def notified(rng: random.Random) -> Rendered:
    """A property insurer's notice and claim in one: blanks on lines by hand or printer, what happened on ruled lines, the account in one line each."""
    content, canvas = claims.claim(rng), Canvas((1190, 1684), rng, form_parts.paper_tone(rng))
    filling = penmanship.anyone(rng, 31) if rng.random() < 0.7 else Style("kai", 25, (30, 32, 40))
    form = Form(canvas, Style("serif", 25, INK), filling, stray=3)
    canvas.text((595, 84), content.insurer, form.words.but(size=30, weight=0.3), "m")
    canvas.text((595, 146), "人身意外险出险通知及索赔书", form.words.but(size=36, weight=0.6), "m")
    canvas.text((80, 208), f"致：{content.insurer}", form.words)
    rows: Sequence[Sequence[tuple[str, float, str | None, str]]] = (
        (("被保险人姓名：", 200, "insured_name", ""), ("保险单号码：", 380, "policy_number", "")),
        (("被保险人身份证号：", 420, "insured_id_number", ""), ("职业：", 240, None, rng.choice(("职员", "司机", "学生", "务农")))),
        (("出险时间：", 330, "accident_date", ""), ("出险地点：", 400, None, content.place)),
        (("报案人：", 220, "applicant_name", ""), ("联系电话：", 300, "mobile", "")),
        (("治疗医院：", 560, None, content.hospital),),
    )  # fmt: skip
    y = 276.0
    for cells in rows:
        x = 80.0
        for label, wide, field, text in cells:
            value = content.value(field) if field else text
            x = blank(form, (x, y), label, wide, field, value, _shown(rng, content, field)) + 24
        y += 66
    canvas.text((80, y), "出险经过及伤情：", form.words)
    for i in range(3):
        canvas.rule((80, y + 78 + i * 60), (1110, y + 78 + i * 60), (150, 152, 158), 1)
    for i, line in enumerate((rng.choice(HARMS), f"后至{content.hospital}治疗。")):
        form.fill((90, y + 24 + i * 60, 1100, y + 78 + i * 60), None, line)
    y += 264
    blank(
        form,
        (80, y),
        "本次索赔金额（人民币）：",
        380,
        "claim_amount",
        content.value("claim_amount"),
        _shown(rng, content, "claim_amount"),
    )
    canvas.text((80, y + 70), "赔款请汇入以下账户：", form.words)
    for i, (label, field) in enumerate(
        (("收款人：", "payee_name"), ("开户行：", "payee_bank"), ("账　号：", "payee_account"))
    ):
        blank(form, (130, y + 136 + i * 64), label, 640, field, content.value(field))
    y += 340
    words = "本人声明以上陈述属实，所附单证真实有效。对贵公司依据保险条款作出的核定无异议。"
    y, _ = form_parts.prose(canvas, [(words, None)], (80, y, 1110), form.words, 40)
    _signed(form, (80, y + 90), "索赔人签字：", content, 700)
    canvas.image = canvas.image.crop((0, 0, 1190, round(y + 170)))
    return canvas.done("claim_form")


def app_page(rng: random.Random) -> Rendered:
    """An insurer's app after the claim was sent: state and number at the top, panels of grey names with values flush right."""
    content, tint = claims.claim(rng), rng.choice(((230, 90, 30), (24, 110, 210), (200, 40, 50)))
    canvas = licence_parts.screen("理赔申请详情", rng, tint, 3200)
    label, filled = Style("sans", 31, GREY), Style("sans", 32, (36, 40, 46))
    canvas.text(
        (66, 262),
        rng.choice(("资料审核中", "已提交，待受理", "理赔申请已提交")),
        filled.but(size=40, weight=0.5, ink=tint),
    )
    canvas.text((66, 322), f"申请编号 {content.signed_on:%Y%m%d}{people.digits(rng, 8)}", label)
    y = 370.0
    panels: Sequence[tuple[str, Sequence[tuple[str, str | None, str]]]] = (
        ("保障信息", (("保单号", "policy_number", ""), ("保险公司", None, content.insurer), ("被保人", "insured_name", ""),
                  ("被保人证件号", "insured_id_number", ""))),
        ("出险信息", (("出险日期", "accident_date", ""), ("出险类型", None, content.cause), ("就诊医院", None, content.hospital),
                  ("申请金额", "claim_amount", ""))),
        ("报案人信息", (("姓名", "applicant_name", ""), ("手机号码", "mobile", ""), ("与被保人关系", None, content.relation))),
        ("收款信息", (("收款人", "payee_name", ""), ("收款银行", "payee_bank", ""), ("收款卡号", "payee_account", ""))),
    )  # fmt: skip
    for title, rows in panels:
        licence_parts.shadowed(canvas, (28, round(y), 1052, round(y + 100 + 68 * len(rows))))
        ImageDraw.Draw(canvas.image).rectangle((62, y + 34, 70, y + 66), fill=tint)
        canvas.text((86, y + 50), title, filled.but(size=35, weight=0.4))
        for i, (name, field, text) in enumerate(rows):
            at = y + 122 + 68 * i
            canvas.text((66, at), name, label)
            value = content.value(field) if field else text
            shown = f"{content.amount:.2f}元" if field == "claim_amount" else None
            if value is not None:
                canvas.value((1014, at), field, value, narrowed(filled, shown or str(value), 700), shown, "r")
        y += 128 + 68 * len(rows)
    ImageDraw.Draw(canvas.image).rounded_rectangle((60, y + 10, 1020, y + 110), 50, fill=tint)
    canvas.text((540, y + 60), "补充材料", Style("sans", 38, (255, 255, 255)), "m")
    canvas.image = canvas.image.crop((0, 0, 1080, round(y + 160)))
    return canvas.done("claim_form")


def employers(rng: random.Random) -> Rendered:
    """An employer's supplementary cover, typed into a sheet's cells: person and account above, each visit a row of a table, the sum at its foot."""
    content, canvas = claims.claim(rng), Canvas((1240, 1500), rng)
    style = Style(rng.choice(("sans", "serif")), 22, INK)
    form = Form(canvas, style, style.but(size=23, ink=(24, 26, 34)))
    canvas.text((620, 76), "补充医疗保险理赔申请表", style.but(size=36, weight=0.6), "m")
    canvas.text(
        (70, 130),
        f"投保单位：{rng.choice(('江州精工机械制造有限公司', '青石建设集团有限公司', '江州蓝鲸网络科技有限公司'))}",
        style,
    )
    canvas.text((1170, 130), f"承保公司：{content.insurer}", style, "r")
    y = ruled(form, (70, 156), 1100, (
        (_box(rng, content, 0.34, "员工姓名", "applicant_name"), _box(rng, content, 0.3, "工号", None, people.digits(rng, 6)),
         _box(rng, content, 0.36, "手机", "mobile")),
        (_box(rng, content, 0.34, "就诊人", "insured_name"), _box(rng, content, 0.66, "就诊人身份证", "insured_id_number")),
        (_box(rng, content, 0.34, "关系", None, content.relation), _box(rng, content, 0.66, "团体保单号", "policy_number")),
        (_box(rng, content, 0.34, "开户名", "payee_name"), _box(rng, content, 0.66, "银行卡号", "payee_account")),
        (_box(rng, content, 1, "开户行名称", "payee_bank"),),
    ), 152, 56, (238, 241, 245))  # fmt: skip
    edges = 70, 250, 620, 900, 1010, 1170
    day = claims.day_shown(rng, content.accident_date)
    heads = "出险日期", "就诊医院", "疾病诊断", "发票数", "申请金额"
    for left, right, head in zip(edges, edges[1:], heads, strict=False):
        form.cell((left, y, right, y + 52), head, fill=(238, 241, 245))
    y += 52
    shown = f"{content.amount:.2f}"
    entries: Sequence[tuple[str | None, Value | None, str | None]] = (
        ("accident_date", content.value("accident_date"), day), (None, content.hospital, None), (None, content.diagnosis, None),
        (None, str(rng.randint(1, 6)), None), (None, content.amount, shown),
    )  # fmt: skip
    for i in range(4):
        for (field, value, text), left, right in zip(entries, edges, edges[1:], strict=False):
            canvas.frame(left, y, right, y + 56, INK, 2)
            if i == 0:
                form.fill((left, y, right, y + 56), field, value, text, indent=8)
        y += 56
    form.cell((70, y, 1010, y + 56), "合　计")
    canvas.frame(1010, y, 1170, y + 56, INK, 2)
    form.fill((1010, y, 1170, y + 56), "claim_amount", content.amount, shown, indent=8)
    x = canvas.text((80, y + 96), "提交材料：", style)[1][0] + 12
    for words in ("发票原件", "费用清单", "病历/出院小结", "医保结算单", "银行卡复印件"):
        x = form.tick((x, y + 96), words, chosen=rng.random() < 0.7) + 26
    canvas.text((80, y + 150), "本人确认所填信息及提交材料真实有效，同意将赔款转入上述账户。", style)
    _signed(form, (80, y + 220), "员工签字：", content, 720)
    if rng.random() < 0.5:
        pressed = seal.worn(seal.oval(content.insurer, invent.credit_code(rng), "理赔受理章", 210), rng)
        canvas.stamp(pressed, (1000, y + 160), seal.RED, rng.uniform(-9, 9))
    canvas.image = canvas.image.crop((0, 0, 1240, round(y + 300)))
    return canvas.done("claim_form")


BENCH: Mapping[str, Callable[[random.Random], Rendered]] = {
    "banded_ticks": banded_ticks,
    "notified": notified,
    "app_page": app_page,
    "employers": employers,
}
