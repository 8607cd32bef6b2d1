"""Claim forms kept for the benchmark: one printed from an insurer's site and signed on a screen, and a letter of numbered lines."""

import random
from collections.abc import Callable, Mapping, Sequence

from PIL import ImageDraw

from training.render import claims, form_parts, paper, penmanship, people, seal
from training.render.canvas import Canvas, Ink, Rendered, Style
from training.render.form_parts import Form
from training.render.later_parts import blank
from training.render.newer_parts import Entry, beside, told
from training.render.recent_forms import INK, STORIES, UNITS, sign

PALE: Ink = (140, 146, 156)


def e_signed(rng: random.Random) -> Rendered:
    """An insurer's print of a claim made on its site: coloured headings, two columns between hairlines, the account in a small table."""
    content, canvas = claims.claim(rng), Canvas((1240, 1754), rng)
    tint: Ink = rng.choice(((0, 110, 90), (190, 40, 50), (20, 90, 170), (220, 110, 20)))
    label, filled = Style("sans", 22, PALE), Style(rng.choice(("sans", "serif")), 23, (34, 36, 42))
    ImageDraw.Draw(canvas.image).rectangle((80, 70, 90, 124), fill=tint)
    canvas.text((108, 84), "保险金给付申请书（电子版）", filled.but(size=34, weight=0.5))
    canvas.text((108, 120), content.insurer, label.but(size=19))
    canvas.text((1160, 84), f"报案号：{content.signed_on:%Y%m%d}{people.digits(rng, 9)}", label, "r")
    day, amount = content.value("accident_date"), content.value("claim_amount")
    given = claims.day_shown(rng, content.accident_date)
    panels: Sequence[tuple[str, Sequence[Sequence[Entry]]]] = (
        ("被保险人", (
            (Entry("姓　　名", "insured_name", content.value("insured_name")), Entry("证件类型", None, "居民身份证")),
            (Entry("证件号码", "insured_id_number", content.value("insured_id_number")), Entry("保单号码", "policy_number", content.value("policy_number"))),
        )),
        ("申请人", (
            (Entry("姓　　名", "applicant_name", content.value("applicant_name")), Entry("与被保险人关系", None, content.relation)),
            (Entry("手机号码", "mobile", content.value("mobile")), Entry("电子邮箱", None, None)),
        )),
        ("出险信息", (
            (Entry("事故日期", "accident_date", day, given), Entry("事故类型", None, content.cause)),
            (Entry("就诊医院", None, content.hospital), Entry("就诊类型", None, content.visit_type)),
            (Entry("申请项目", None, "、".join(content.kinds)), Entry("申请金额", "claim_amount", amount, f"{content.amount:,.2f} 元")),
        )),
    )  # fmt: skip
    y = 190.0
    for title, rows in panels:
        canvas.text((80, y), title, filled.but(size=26, weight=0.4, ink=tint))
        for entries in rows:
            for x, one in zip((80, 640), entries, strict=False):
                canvas.text((x, y + 58), one.label, label)
                beside(canvas, (x + 180, y + 58), one._replace(label=""), label, filled, x + 520)
            canvas.rule((80, y + 86), (1160, y + 86), (222, 226, 232), 1)
            y += 58
        y += 78
    canvas.text((80, y), "给付账户", filled.but(size=26, weight=0.4, ink=tint))
    form = Form(canvas, label.but(ink=(96, 102, 112)), filled)
    ImageDraw.Draw(canvas.image).rectangle((80, y + 34, 1160, y + 84), fill=(242, 244, 247))
    for left, right, head, field in (
        (80, 300, "账户名", "payee_name"),
        (300, 720, "开户银行", "payee_bank"),
        (720, 1160, "银行账号", "payee_account"),
    ):
        canvas.text((left + 14, y + 59), head, form.words)
        form.fill((left, y + 88, right, y + 160), field, content.value(field))
    canvas.rule((80, y + 164), (1160, y + 164), (222, 226, 232), 1)
    words = (
        "申请人确认：1. 所填信息及上传的影像资料真实、完整；2. 同意以电子签名方式签署本申请书，其与纸质签名具有同等效力；"
        "3. 授权保险公司查询与本次理赔有关的就医及社保结算信息。"
    )
    y = told(canvas, None, words, (80, y + 210), 1080, label.but(size=20))
    sign(form, (80, y + 60), "申请人电子签名", content)
    canvas.text(
        (560, y + 60),
        f"签署时间　{content.signed_on} 1{rng.randint(0, 9)}:{rng.randint(10, 59)}:{rng.randint(10, 59)}",
        form.words,
    )
    canvas.image.paste(paper.qr(f"C{content.signed_on:%Y%m%d}{content.amount}", 120), (1040, round(y + 10)))
    canvas.image = canvas.image.crop((0, 0, 1240, min(1754, round(y + 190))))
    return canvas.done("claim_form")


def numbered(rng: random.Random) -> Rendered:
    """A property insurer's plain letter: numbered lines with blanks, costs told apart in one of them, a company's seal beside the signature."""
    content, canvas = claims.claim(rng), Canvas((1190, 1684), rng, form_parts.paper_tone(rng))
    filling = (
        penmanship.anyone(rng, 32) if rng.random() < 0.6 else Style(rng.choice(("kai", "serif")), 25, (28, 30, 36))
    )
    form = Form(canvas, Style(rng.choice(("serif", "kai")), 26, INK), filling, stray=3)
    canvas.text(
        (595, 100), rng.choice(("索赔申请书", "保险索赔申请书")), form.words.but(size=42, weight=0.6, spacing=10), "m"
    )
    canvas.text((90, 178), f"{content.insurer}：", form.words)
    lines: Sequence[Sequence[tuple[str, float, str | None, str | None]]] = (
        (("1、保险单号码：", 560, "policy_number", None),),
        (("2、被保险人：", 260, "insured_name", None), ("身份证号码：", 400, "insured_id_number", None)),
        (("3、出险时间：", 340, "accident_date", None), ("出险原因：", 260, None, content.cause)),
        (("4、出险地点：", 640, None, content.place),),
        (("5、损失情况：", 780, None, rng.choice(STORIES)),),
        (("6、治疗医院：", 640, None, content.hospital),),
        (("7、索赔金额：人民币", 340, "claim_amount", None), ("（附费用单据", 80, None, str(rng.randint(1, 12)))),
        (("8、赔款收款人：", 260, "payee_name", None), ("开户行：", 450, "payee_bank", None)),
        (("　　银行账号：", 620, "payee_account", None),),
        (("9、联系人：", 240, "applicant_name", None), ("联系电话：", 320, "mobile", None)),
    )  # fmt: skip
    y = 248.0
    for cells in lines:
        x = 110.0
        for words, wide, field, text in cells:
            shown = {
                "accident_date": claims.day_shown(rng, content.accident_date),
                "claim_amount": f"{content.amount:.2f}元",
            }
            x = (
                blank(form, (x, y), words, wide, field, content.value(field) if field else text, shown.get(field or ""))
                + 20
            )
        if cells[0][0].startswith("7"):
            canvas.text((x - 14, y), "张）", form.words)
        y += 72
    words = "上述事故属于保险责任范围，现向贵公司提出索赔，请予审核赔付。我方保证所述情况及所附单证真实，否则愿承担由此产生的一切法律责任。"
    y, _ = form_parts.prose(canvas, [(words, None)], (110, y + 12, 1080), form.words, 44)
    sign(form, (560, y + 100), "索赔人（签章）：", content)
    form.day((680, y + 170), None, content.signed_on, 0.8)
    if rng.random() < 0.5:
        canvas.stamp(
            seal.worn(seal.round_coded(rng.choice(UNITS), "　", f"99{people.digits(rng, 11)}", 200), rng),
            (820, y + 120),
            seal.RED,
            rng.uniform(-12, 12),
        )
    canvas.image = canvas.image.crop((0, 0, 1190, round(y + 260)))
    return canvas.done("claim_form")


BENCH: Mapping[str, Callable[[random.Random], Rendered]] = {
    "e_signed": e_signed,
    "numbered_lines": numbered,
}
