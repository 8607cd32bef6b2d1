"""Claim forms kept for the benchmark: one whose account stands in a letter of authority at its foot, and one beside a list of its papers."""

import random
from collections.abc import Callable, Mapping, Sequence

from claims_ai.money import to_words
from training.render import claims, form_parts, penmanship, people, seal
from training.render.canvas import Canvas, Rendered, Style, Value
from training.render.claim_form_ruled import ticks
from training.render.claims import Claim
from training.render.form_parts import Form
from training.render.later_parts import Box, blank, ruled
from training.render.recent_forms import INK, STORIES, sign

PAPERS = (
    "保险单复印件", "身份证复印件", "门（急）诊病历", "出院记录", "诊断证明书", "医疗费收据原件", "费用明细清单", "社保结算单", "检查报告单",
    "意外事故证明", "银行卡复印件", "其他资料",
)  # fmt: skip
Line = tuple[str, str | None, Value | None, str | None]
"""Words, the field on the line behind them, the value, and how it is shown."""


def authorised(rng: random.Random) -> Rendered:
    """A life insurer's table of three pairs a row, what happened in a cell of its own; below a cut, the letter that names the account."""
    content, canvas = claims.claim(rng), Canvas((1240, 1754), rng, form_parts.paper_tone(rng))
    filling = (
        penmanship.anyone(rng, 30) if rng.random() < 0.75 else Style(rng.choice(("kai", "serif")), 23, (28, 30, 36))
    )
    form = Form(canvas, Style(rng.choice(("sans", "serif")), 20, INK), filling, stray=3)
    canvas.text((620, 70), f"{content.insurer}理赔申请书", form.words.but(size=32, weight=0.5), "m")
    canvas.text((60, 118), f"赔案号：{people.digits(rng, 11)}", form.words)
    canvas.text((1180, 118), "（本栏由保险公司填写）", form.words.but(size=17), "r")
    y = ruled(form, (60, 140), 1120, _facts(content, rng), 126, 66, rng.choice((None, (240, 241, 244))))
    form.cell((60, y, 186, y + 56), "索赔类型")
    form.cell((186, y, 1180, y + 56))
    ticks(form, (186, y, 1180, y + 56), claims.KINDS[:6], content.kinds)
    form.cell((60, y + 56, 186, y + 176), "出险经过\n及治疗情况")
    form.cell((186, y + 56, 1180, y + 176))
    form.fill((196, y + 60, 1170, y + 172), None, rng.choice(STORIES))
    sign(form, (66, y + 220), "申请人（签名）：", content)
    form.day((720, y + 220), None, content.signed_on, 0.8)
    y += 276
    for x in range(60, 1180, 16):
        canvas.rule((x, y), (x + 9, y), (150, 152, 158), 2)
    y = _authority(form, content, y + 56)
    canvas.image = canvas.image.crop((0, 0, 1240, min(1754, round(y + 80))))
    return canvas.done("claim_form")


def _facts(content: Claim, rng: random.Random) -> Sequence[Sequence[Box]]:
    who, third = content.insured, 1 / 3
    return (
        (Box(2 * third, "保单号", "policy_number", content.value("policy_number")), Box(third, "投保人", None, content.applicant.name)),
        (Box(third, "出险人", "insured_name", content.value("insured_name")),
         Box(2 * third, "身份证号", "insured_id_number", content.value("insured_id_number"))),
        (Box(third, "申请人", "applicant_name", content.value("applicant_name")), Box(third, "与出险人\n关系", None, content.relation),
         Box(third, "联系手机", "mobile", content.value("mobile"))),
        (Box(third, "事故时间", "accident_date", content.value("accident_date"), claims.day_shown(rng, content.accident_date)),
         Box(third, "性别", None, "男" if who.sex == "male" else "女"), Box(third, "事故性质", None, content.cause)),
        (Box(2 * third, "就诊医院", None, content.hospital), Box(third, "就诊方式", None, content.visit_type)),
        (Box(third, "申请金额", "claim_amount", content.value("claim_amount"), claims.amount_shown(rng, content.amount)),
         Box(2 * third, "诊断", None, content.diagnosis)),
    )  # fmt: skip


def _authority(form: Form, content: Claim, y: float) -> float:
    """The letter in which the account is named: lines with blanks, the number in boxes; gives where it ends."""
    canvas = form.canvas
    canvas.text((620, y), "保险金转账授权书", form.words.but(size=30, weight=0.5, spacing=4), "m")
    words = f"本人同意{content.insurer}将本次应给付的保险金以银行转账方式划入下列账户，如因账户信息有误造成转账不成功的，由本人承担责任。"
    y, _ = form_parts.prose(canvas, [(words, None)], (66, y + 56, 1174), form.words.but(size=21), 38)
    y += 62
    x = blank(form, (66, y), "户　名", 300, "payee_name", content.value("payee_name"))
    blank(form, (x + 30, y), "开户行", 560, "payee_bank", content.value("payee_bank"))
    y += 66
    end, account = canvas.text((66, y), "账　号", form.words)[1][0] + 12, content.value("payee_account")
    form.digits((end, y - 26, end + 19 * 48, y + 26), "payee_account", str(account) if account else None, 19)
    y += 84
    canvas.text((66, y), "授权人（账户所有人）签名：", form.words)
    penmanship.write(
        canvas, (340, y - 4), content.payee.name, penmanship.anyone(canvas.rng, 44, ("hand", "cursive")), 220
    )
    form.day((720, y), None, content.signed_on, 0.8)
    return y


def beside_list(rng: random.Random) -> Rendered:
    """A property insurer's accident and health claim across the sheet: lines to fill in at the left, at the right a ruled list of the papers handed in."""
    content, canvas = claims.claim(rng), Canvas((1684, 1190), rng, form_parts.paper_tone(rng))
    filling = penmanship.anyone(rng, 29) if rng.random() < 0.7 else Style(rng.choice(("kai", "sans")), 23, (28, 30, 36))
    form = Form(canvas, Style(rng.choice(("serif", "sans")), 22, INK), filling, stray=3)
    canvas.text((70, 70), content.insurer, form.words.but(size=24))
    canvas.text((842, 70), "意外健康保险索赔申请表", form.words.but(size=36, weight=0.5, spacing=3), "m")
    canvas.text((1614, 70), f"报案编号：{people.digits(rng, 13)}", form.words.but(size=20), "r")
    shown, amount = claims.day_shown(rng, content.accident_date), content.value("claim_amount")
    in_words = to_words(content.amount)
    lines: Sequence[Sequence[Line]] = (
        (("保险单号", "policy_number", content.value("policy_number"), None),),
        (("被保险人", "insured_name", content.value("insured_name"), None), ("出险时间", "accident_date", content.value("accident_date"), shown)),
        (("证件号码", "insured_id_number", content.value("insured_id_number"), None),),
        (("出险地点", None, content.place, None), ("出险原因", None, content.cause, None)),
        (("治疗医院", None, content.hospital, None),),
        (("索赔金额（小写）", "claim_amount", amount, f"{content.amount:.2f}"), ("（大写）", None, in_words if amount else None, None)),
        (("索赔人", "applicant_name", content.value("applicant_name"), None), ("联系电话", "mobile", content.value("mobile"), None)),
        (("收款人名称", "payee_name", content.value("payee_name"), None),),
        (("收款人开户银行", "payee_bank", content.value("payee_bank"), None),),
        (("收款人银行账号", "payee_account", content.value("payee_account"), None),),
    )  # fmt: skip
    y = 160.0
    for cells in lines:
        x = 70.0
        for label, field, value, text in cells:
            room = 990 / len(cells)
            wide = room - 24 - form.words.size * len(label)
            blank(form, (x, y), label, wide, field, value, text)
            x += room
        y += 70
    words = "索赔人兹声明：以上所填内容完全属实，所提交的单证与原件一致，无虚假和隐瞒。"
    y, _ = form_parts.prose(canvas, [(words, None)], (70, y + 10, 1050), form.words, 38)
    sign(form, (70, y + 90), "索赔人签章：", content)
    form.day((560, y + 90), None, content.signed_on, 0.85)
    _papers(form, content)
    canvas.image = canvas.image.crop((0, 0, 1684, min(1190, round(max(y + 160, 1080)))))
    return canvas.done("claim_form")


def _papers(form: Form, content: Claim) -> None:
    """A row for each paper with how many were handed in, and who took them."""
    rng, canvas, edges = form.canvas.rng, form.canvas, (1090, 1160, 1440, 1530, 1614)
    for left, right, head in zip(edges, edges[1:], ("序号", "索赔单证名称", "份数", "备注"), strict=False):
        form.cell((left, 136, right, 188), head, form.words.but(size=20), fill=(238, 240, 243))
    y, given = 188.0, rng.sample(PAPERS, 6)
    for i, name in enumerate(PAPERS, 1):
        texts = str(i), name, "", ""
        for left, right, text in zip(edges, edges[1:], texts, strict=False):
            form.cell((left, y, right, y + 52), text, form.words.but(size=20))
        if name in given:
            form.fill((1440, y, 1530, y + 52), None, str(rng.choice((1, 1, 2, 3))), indent=30)
        y += 52
    canvas.text((1090, y + 44), "单证接收人：", form.words)
    canvas.text((1090, y + 96), "接收日期：　　　　年　　月　　日", form.words)
    if rng.random() < 0.6:
        pressed = seal.worn(seal.round_star(content.insurer, "理赔专用章", 180), rng)
        canvas.stamp(pressed, (1440, y + 80), seal.RED, rng.uniform(-10, 10))


BENCH: Mapping[str, Callable[[random.Random], Rendered]] = {
    "account_in_letter": authorised,
    "beside_papers": beside_list,
}
