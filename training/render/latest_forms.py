"""Claim forms kept for the benchmark: a motor insurer's, one in lettered parts, a city's supplementary cover, and a counter's print to confirm."""

import random
from collections.abc import Callable, Mapping, Sequence

from PIL import ImageDraw

from training.render import claims, form_parts, paper, penmanship, people, seal, vehicles
from training.render.accidents import INSURERS, SPOTS
from training.render.canvas import Canvas, Ink, Rendered, Style
from training.render.claims import Claim
from training.render.form_parts import Form

INK: Ink = (42, 44, 50)
RED: Ink = (170, 36, 44)
GREEN: Ink = (24, 104, 92)
SHADE: Ink = (240, 243, 246)
Cell = tuple[float, str, str | None, str | None]
"""The share of a row, a label, and the field or else the text behind it."""
CAUSES = "碰撞", "刮擦", "追尾", "倾覆", "火灾", "自然灾害", "其他"
CRASHES = (
    ("追尾", "本车直行时与前方车辆追尾，本车前部受损。"), ("碰撞", "倒车时不慎碰撞路边石墩，本车后保险杠受损。"),
    ("刮擦", "转弯时与右侧电动车发生刮擦，本车右前门受损。"), ("刮擦", "停放期间被不明车辆刮碰，左后翼子板受损。"),
)  # fmt: skip


def _shown(form: Form, content: Claim, field: str | None) -> str | None:
    rng = form.canvas.rng
    if field == "accident_date":
        return claims.day_shown(rng, content.accident_date)
    return claims.amount_shown(rng, content.amount) if field == "claim_amount" else None


def _entry(
    form: Form, content: Claim, area: tuple[float, float, float, float], field: str | None, text: str | None
) -> None:
    form.fill(area, field, content.value(field) if field else text, _shown(form, content, field))


def _sign(form: Form, at: tuple[float, float], label: str, name: str) -> None:
    end = form.canvas.text(at, label, form.words)[1][0]
    penmanship.write(
        form.canvas, (end + 14, at[1] - 4), name, penmanship.anyone(form.canvas.rng, 46, ("hand", "cursive"))
    )


def motor(rng: random.Random) -> Rendered:
    """A motor insurer's form written on by the driver: car and driver between the policy and the accident, causes to tick, the account last."""
    content, canvas = claims.claim(rng), Canvas((1240, 1754), rng, form_parts.paper_tone(rng))
    form = Form(canvas, Style(rng.choice(("serif", "sans")), 23, INK), penmanship.anyone(rng, 32), stray=4)
    car = vehicles.vehicle(rng)
    canvas.text((620, 80), f"{rng.choice(INSURERS)}股份有限公司", form.words.but(size=28), "m")
    canvas.text((620, 136), "机动车辆保险索赔申请书", form.words.but(size=40, weight=0.6), "m")
    canvas.text((1170, 186), f"报案编号：RDZA{people.digits(rng, 14)}", form.words.but(size=21), "r")
    rows: Sequence[Sequence[Cell]] = (
        ((0.5, "被保险人", "insured_name", None), (0.5, "保险单号", "policy_number", None)),
        ((0.56, "证件号码", "insured_id_number", None), (0.44, "联系电话", "mobile", None)),
        ((0.4, "号牌号码", None, car.plate), (0.6, "厂牌型号", None, car.model)),
        ((0.4, "驾驶人", None, content.applicant.name), (0.6, "准驾车型", None, rng.choice(("C1", "C2", "B2")))),
        (
            (0.4, "出险时间", "accident_date", None),
            (0.6, "出险地点", None, f"{content.place[3:]}{rng.choice(SPOTS[:2])}"),
        ),
    )
    y = _grid(form, content, 210, rows, 128)
    form.cell((70, y, 198, y + 66), "出险原因")
    canvas.frame(198, y, 1170, y + 66, INK, 2)
    x, (cause, told) = 216.0, rng.choice(CRASHES)
    for words in CAUSES:
        x = form.tick((x, y + 33), words, chosen=words == cause) + 24
    y += 66
    form.cell((70, y, 198, y + 200), "事故经过\n及\n损失情况")
    canvas.frame(198, y, 1170, y + 200, INK, 2)
    form.fill((198, y, 1170, y + 130), None, told)
    y = _grid(form, content, y + 200, (((0.5, "索赔人", "applicant_name", None), (0.5, "索赔金额", "claim_amount", None)),
                                       ((0.36, "领款户名", "payee_name", None), (0.64, "开户银行", "payee_bank", None)),
                                       ((1, "账　　号", "payee_account", None),)), 128)  # fmt: skip
    words = "本人声明以上所填内容属实，如有虚假，愿承担由此产生的法律责任。兹授权保险人将赔款划付至上述账户。"
    y, _ = form_parts.prose(canvas, [(words, None)], (80, y + 50, 1160), form.words, 40)
    _sign(form, (80, y + 110), "被保险人签章：", content.insured.name)
    form.day((760, y + 110), None, content.signed_on, gap=0.8)
    canvas.text(
        (80, y + 200), "保险公司意见：　　　　　　　　　　　　　经办人：　　　　　　　　　　　　日期：", form.words
    )
    canvas.image = canvas.image.crop((0, 0, 1240, round(y + 260)))
    return canvas.done("claim_form")


def _grid(form: Form, content: Claim, y: float, rows: Sequence[Sequence[Cell]], wide: float, high: float = 72) -> float:
    """Ruled rows of labels and values; gives where they end."""
    for cells in rows:
        x = 70.0
        for share, label, field, text in cells:
            end = x + share * 1100
            form.cell((x, y, x + wide, y + high), label)
            form.canvas.frame(x + wide, y, end, y + high, form.words.ink, 2)
            _entry(form, content, (x + wide, y, end, y + high), field, text)
            x = end
        y += high
    return y


def lettered(rng: random.Random) -> Rendered:
    """An accident insurer's form whose parts bear letters: each place on a rule of its own, identity and account in boxes of one digit."""
    content, canvas = claims.claim(rng), Canvas((1240, 1754), rng, form_parts.paper_tone(rng))
    form = Form(canvas, Style("sans", 22, INK), penmanship.anyone(rng, 32, ("hand", "kai", "cursive")), stray=4)
    canvas.image.paste(paper.barcode(people.digits(rng, 12), 54, rng), (860, 44))
    canvas.text((70, 70), content.insurer, form.words.but(size=26, weight=0.4, ink=RED))
    canvas.text((70, 120), "个人意外伤害保险索赔申请书", form.words.but(size=36, weight=0.6))
    parts: Sequence[tuple[str, Sequence[Sequence[Cell]]]] = (
        ("A 保单及被保险人", (((0.4, "被保险人", "insured_name", None), (0.6, "保单号", "policy_number", None)),
                       ((1, "身份证号", "insured_id_number", None),))),
        ("B 申请人", (((0.4, "申请人", "applicant_name", None), (0.24, "关系", None, content.relation), (0.36, "手机", "mobile", None)),)),
        ("C 事故情况", (((0.42, "事故发生日期", "accident_date", None), (0.58, "地点", None, content.place)),
                   ((0.6, "就诊医院", None, content.hospital), (0.4, "索赔金额", "claim_amount", None)), ((1, "伤情诊断", None, content.diagnosis),))),
        ("D 赔款支付", (((0.36, "户名", "payee_name", None), (0.64, "开户行", "payee_bank", None)), ((1, "卡号", "payee_account", None),))),
    )  # fmt: skip
    y = 180.0
    for title, rows in parts:
        ImageDraw.Draw(canvas.image).rectangle((70, y, 1170, y + 44), fill=RED)
        canvas.text((86, y + 22), title, Style("sans", 25, (255, 255, 255), weight=0.3))
        y += 60
        for cells in rows:
            _on_rules(form, content, y, cells)
            y += 82
        y += 8
    x = canvas.text((86, y + 20), "E 随附单证", form.words.but(weight=0.5, ink=RED))[1][0] + 30
    for words in ("医疗发票", "费用清单", "病历", "身份证明", "事故证明"):
        x = form.tick((x, y + 20), words, chosen=rng.random() < 0.7) + 26
    words = "申请人保证上述陈述真实完整，并同意贵公司向任何知悉被保险人情况的机构查询有关资料。"
    y, _ = form_parts.prose(canvas, [(words, None)], (86, y + 90, 1160), form.words, 38, 0)
    _sign(form, (86, y + 110), "申请人签名：", content.applicant.name)
    form.day((760, y + 110), None, content.signed_on, gap=0.8)
    canvas.image = canvas.image.crop((0, 0, 1240, round(y + 190)))
    return canvas.done("claim_form")


def _on_rules(form: Form, content: Claim, y: float, cells: Sequence[Cell]) -> None:
    canvas, x = form.canvas, 86.0
    for share, label, field, text in cells:
        end = x + share * 1070
        start = canvas.text((x, y + 36), label, form.words)[1][0] + 10
        value = content.value(field) if field else None
        count = {"insured_id_number": 18, "payee_account": 19}.get(field or "")
        if count:
            form.digits(
                (start + 10, y + 6, start + 10 + 46 * count, y + 64), field, str(value) if value else None, count
            )
        else:
            canvas.rule((start, y + 62), (end - 16, y + 62), form.words.ink, 1)
            _entry(form, content, (start, y + 2, end - 14, y + 62), field, text)
        x = end


def citywide(rng: random.Random) -> Rendered:
    """A city's supplementary cover, which knows no policy number: who is covered, days of the stay, what is claimed in words and figures, to whom it goes."""
    content, canvas = claims.claim(rng), Canvas((1240, 1500), rng, form_parts.paper_tone(rng))
    filling = (
        penmanship.anyone(rng, 32)
        if rng.random() < 0.5
        else Style(rng.choice(("sans", "kai", "serif")), 25, (24, 26, 34))
    )
    form = Form(canvas, Style("sans", 23, INK), filling, stray=4)
    canvas.text(
        (620, 84),
        f"“{rng.choice(('江州惠民保', '东湖市民保', '云溪惠医保'))}”理赔申请表",
        form.words.but(size=40, weight=0.6, ink=GREEN),
        "m",
    )
    canvas.text(
        (70, 150),
        f"保障年度：{content.accident_date.year}年度　　承保机构：{content.insurer}等共保体",
        form.words.but(size=20),
    )
    stayed = content.visit_type == "住院"
    rows: Sequence[Sequence[Cell]] = (
        ((0.42, "参保人姓名", "insured_name", None), (0.58, "参保人身份证号", "insured_id_number", None)),
        ((0.5, "参保地", None, f"江州市{rng.choice(people.DISTRICTS)[1]}"), (0.5, "基本医保类型", None, rng.choice(("职工医保", "居民医保")))),
        ((0.42, "申请人姓名", "applicant_name", None), (0.58, "申请人联系电话", "mobile", None)),
        ((0.6, "就诊医疗机构", None, content.hospital), (0.4, "就诊类型", None, content.visit_type)),
        ((0.5, "疾病诊断", None, content.diagnosis), (0.5, "出院日期" if stayed else "就诊日期", None, claims.day_shown(rng, content.accident_date))),
        ((0.5, "申请赔付金额", "claim_amount", None), (0.5, "票据张数", None, f"{rng.randint(1, 9)}张")),
        ((0.42, "收款人姓名", "payee_name", None), (0.58, "收款账户开户行", "payee_bank", None)),
        ((1, "收款银行账号", "payee_account", None),),
    )  # fmt: skip
    y = _grid(form, content, 176, rows, 176, 76)
    words = "收款账户须为参保人本人或其法定监护人、继承人名下的借记卡账户；已通过一站式结算的费用请勿重复申请。"
    y, _ = form_parts.prose(canvas, [(words, None)], (80, y + 44, 1160), form.words.but(size=21), 36)
    x = canvas.text((80, y + 60), "申请人身份：", form.words)[1][0] + 16
    for choice in ("参保人本人", "监护人", "继承人", "受托人"):
        x = (
            form.tick((x, y + 60), choice, chosen=choice == ("参保人本人" if content.relation == "本人" else "受托人"))
            + 30
        )
    _sign(form, (80, y + 150), "申请人（签字）：", content.applicant.name)
    form.day((760, y + 150), None, content.signed_on, gap=0.8)
    canvas.image = canvas.image.crop((0, 0, 1240, round(y + 230)))
    return canvas.done("claim_form")


def counter(rng: random.Random) -> Rendered:
    """What an insurer's counter prints for the claimant to sign: one table of names at the left and values at the right, nothing beside each other."""
    content, canvas = claims.claim(rng), Canvas((1190, 1684), rng)
    style = Style(rng.choice(("serif", "sans")), 24, INK)
    form = Form(canvas, style, style.but(size=25))
    canvas.text((80, 80), content.insurer, style.but(size=26, weight=0.4))
    canvas.text((1110, 80), f"赔案号：{content.signed_on:%Y%m%d}{people.digits(rng, 8)}", style.but(size=21), "r")
    canvas.text((595, 150), "理赔申请确认书", style.but(size=38, weight=0.6), "m")
    canvas.text((80, 208), "请核对以下申请信息，确认无误后签字。", style)
    rows: Sequence[tuple[str, str | None, str | None]] = (
        ("申请人", "applicant_name", None), ("申请人与出险人关系", None, content.relation), ("申请人手机号码", "mobile", None),
        ("出险人姓名", "insured_name", None), ("出险人证件类型", None, "居民身份证"), ("出险人证件号码", "insured_id_number", None),
        ("保险合同号码", "policy_number", None), ("出险日期", "accident_date", None), ("出险原因", None, content.cause),
        ("申请类型", None, "、".join(content.kinds)), ("治疗医院", None, content.hospital), ("申请金额（元）", "claim_amount", None),
        ("领款方式", None, "银行转账"), ("开户银行名称", "payee_bank", None), ("账户所有人", "payee_name", None), ("账号", "payee_account", None),
    )  # fmt: skip
    y = 240.0
    for label, field, text in rows:
        ImageDraw.Draw(canvas.image).rectangle((80, y, 400, y + 60), fill=SHADE)
        canvas.frame(80, y, 400, y + 60, INK, 1)
        canvas.frame(400, y, 1110, y + 60, INK, 1)
        canvas.text((98, y + 30), label, style)
        _entry(form, content, (400, y, 1110, y + 60), field, text)
        y += 60
    canvas.text(
        (80, y + 50),
        f"受理机构：{content.insurer[:4]}江州分公司客户服务中心　　受理人：{people.digits(rng, 6)}",
        style.but(size=21),
    )
    _sign(form, (80, y + 130), "申请人签名：", content.applicant.name)
    canvas.text((720, y + 130), f"日期：{content.signed_on:%Y年%m月%d日}", style)
    pressed = seal.worn(seal.oval(content.insurer, "99" + people.digits(rng, 11), "理赔受理专用章", 230), rng)
    canvas.stamp(pressed, (940, y + 40), seal.RED, rng.uniform(-8, 8))
    canvas.image = canvas.image.crop((0, 0, 1190, round(y + 220)))
    return canvas.done("claim_form")


BENCH: Mapping[str, Callable[[random.Random], Rendered]] = {
    "motor": motor,
    "lettered_parts": lettered,
    "citywide": citywide,
    "confirmed": counter,
}
