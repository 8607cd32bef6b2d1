"""Claim forms kept for the benchmark: a group insurer's dense table, and an agent's typed form in coloured bands."""

import random
from collections.abc import Callable, Mapping

from PIL import ImageDraw

from training.render import claims, form_parts, penmanship, rarities
from training.render.canvas import Canvas, Ink, Rendered, Style
from training.render.claims import Claim
from training.render.form_parts import Form

DARK: Ink = (46, 48, 54)
TEAL: Ink = (18, 112, 116)
Cell = tuple[float, str, str | None, str | None]
"""The share of the row, its label, the field or else the text behind it."""


def _shown(form: Form, content: Claim, field: str) -> str | None:
    if field == "accident_date":
        return claims.day_shown(form.canvas.rng, content.accident_date)
    return claims.amount_shown(form.canvas.rng, content.amount) if field == "claim_amount" else None


def _row(
    form: Form, content: Claim, area: tuple[float, float, float, float], cells: tuple[Cell, ...], wide: float
) -> None:
    """Labelled boxes beside each other, each label in a box of that width."""
    left, top, right, foot = area
    x = left
    for share, label, field, text in cells:
        end = x + share * (right - left)
        form.cell((x, top, x + wide, foot), label)
        form.canvas.frame(x + wide, top, end, foot, form.words.ink, 2)
        if field:
            form.fill((x + wide, top, end, foot), field, content.value(field), _shown(form, content, field))
        elif text:
            form.fill((x + wide, top, end, foot), None, text)
        x = end


def _ticks(form: Form, at: tuple[float, float], label: str, choices: tuple[str, ...], chosen: tuple[str, ...]) -> None:
    x = form.canvas.text(at, label, form.words)[1][0] + 18
    for choice in choices:
        x = form.tick((x, at[1]), choice, chosen=choice in chosen) + 30


def _sign(form: Form, at: tuple[float, float], label: str, name: str, rng: random.Random) -> None:
    end = form.canvas.text(at, label, form.words)[1][0]
    pen = penmanship.anyone(rng, 46, ("hand", "cursive"))
    penmanship.write(form.canvas, (end + 12, at[1] - 4), name, pen)


def group(rng: random.Random) -> Rendered:
    """A group insurer's table in one grid, filled in by pen: claimant first, the account before the accident."""
    content, canvas = claims.claim(rng), Canvas((1240, 1754), rng, form_parts.paper_tone(rng))
    form = Form(canvas, Style("sans", 22, DARK), penmanship.anyone(rng, 32), stray=6)
    canvas.text((80, 80), content.insurer, form.words.but(size=26, weight=0.5))
    canvas.text((620, 148), "团体保险理赔申请书", form.words.but(font="serif", size=44, weight=0.6), "m")
    canvas.text((1160, 206), "（每位出险人填写一份）", form.words.but(size=20), "r")
    grid: tuple[tuple[Cell, ...], ...] = (
        ((0.5, "投保单位", None, rng.choice(("江州精工机械制造有限公司", "江州蓝鲸网络科技有限公司", "云溪县第三中学"))),
         (0.5, "保险单号码", "policy_number", None)),
        ((0.4, "出险人姓名", "insured_name", None), (0.6, "出险人证件号码", "insured_id_number", None)),
        ((0.34, "申请人", "applicant_name", None), (0.3, "与出险人关系", None, content.relation), (0.36, "移动电话", "mobile", None)),
        ((0.4, "账户名", "payee_name", None), (0.6, "开户银行", "payee_bank", None)),
        ((1.0, "银行账号", "payee_account", None),),
        ((0.4, "出险日期", "accident_date", None), (0.6, "出险地点", None, content.place)),
        ((0.6, "就诊医院", None, content.hospital), (0.4, "申请金额", "claim_amount", None)),
        ((1.0, "诊断名称", None, content.diagnosis),),
    )  # fmt: skip
    for i, cells in enumerate(grid):
        _row(form, content, (70, 232 + i * 84, 1170, 316 + i * 84), cells, 132)
    _group_foot(form, content)
    return canvas.done("claim_form")


def _group_foot(form: Form, content: Claim) -> None:
    canvas, rng = form.canvas, form.canvas.rng
    canvas.frame(70, 904, 1170, 1560, DARK, 2)
    _ticks(form, (86, 944), "出险原因：", ("疾病", "意外", "其他"), (content.cause,))
    _ticks(form, (86, 994), "申请项目：", ("门急诊医疗", "住院医疗", "住院津贴", "身故", "伤残"),
           ("住院医疗" if content.visit_type == "住院" else "门急诊医疗",))  # fmt: skip
    _ticks(
        form,
        (86, 1044),
        "提交资料：",
        ("发票", "费用清单", "病历", "身份证复印件", "银行卡复印件"),
        ("发票", "病历", "身份证复印件"),
    )
    _ticks(form, (86, 1094), "是否已从其他途径获得赔偿：", ("是", "否"), ("否",))
    words = (
        "本人声明：以上陈述均属事实，如有隐瞒或不实，愿承担由此引起的一切法律责任。本人授权任何知情的医院、诊所、"
        "医生、社会保险机构及其他单位，均可将本人的有关资料提供给贵公司。本授权书的复印件与正本具有同等效力。"
    )
    form_parts.prose(canvas, [(words, None)], (86, 1170, 1150), form.words, 38)
    _sign(form, (600, 1380), "申请人签名：", content.applicant.name, rng)
    x = canvas.text((600, 1460), "日期：", form.words)[1][0]
    form.day((x, 1460), None, content.signed_on, gap=0.9)
    canvas.text((86, 1520), "单位经办人：　　　　　　　　单位盖章：", form.words)
    canvas.text((70, 1600), "以下由保险公司填写　受理人：　　　　　　受理日期：　　　　　　赔案号：", form.words)


def banded(rng: random.Random) -> Rendered:
    """A life insurer's form typed by an agent: coloured bands, values on underlined places, boxes for every digit of the account."""
    content, canvas = claims.claim(rng), Canvas((1240, 1754), rng)
    typed = Style(rng.choice(("sans", "typewriter", "serif")), 27, (22, 24, 32))
    form = Form(canvas, Style("sans", 23, DARK), typed)
    canvas.text((70, 86), content.insurer, form.words.but(size=28, weight=0.5, ink=TEAL))
    canvas.text((620, 160), "个人保险理赔申请书", form.words.but(size=44, weight=0.7, ink=TEAL), "m")
    canvas.text((1170, 86), f"版本号：LP{rng.randint(2019, 2025)}-01", form.words.but(size=18), "r")
    _band(form, 232, "1　保单及被保险人信息")
    y = _places(form, content, 294, (
        (("保单号", "policy_number", 520), ("被保险人", "insured_name", 250)),
        (("身份证号码", "insured_id_number", 420),),
    ))  # fmt: skip
    _band(form, y + 14, "2　申请人信息（申请人与被保险人为同一人的，仍请填写）")
    y = _places(form, content, y + 76, ((("申请人姓名", "applicant_name", 300), ("手机号", "mobile", 330)),))
    _ticks(form, (86, y), "申请人身份：", claims.RELATIONS, (content.relation,))
    _band(form, y + 62, "3　事故信息")
    y = _places(
        form, content, y + 124, ((("事故发生日", "accident_date", 300), ("索赔金额（元）", "claim_amount", 320)),)
    )
    _ticks(form, (86, y), "事故类型：", ("疾病", "意外"), (content.cause,))
    _ticks(form, (560, y), "治疗方式：", ("门诊", "住院"), (content.visit_type,))
    canvas.text(
        (86, y + 56),
        f"事故经过及就诊情况：因{content.diagnosis}于{content.hospital}{content.visit_type}治疗。",
        form.words,
    )
    _account(form, content, y + 130)
    return canvas.done("claim_form")


def _band(form: Form, y: float, title: str) -> None:
    ImageDraw.Draw(form.canvas.image).rectangle((70, y - 22, 1170, y + 22), fill=TEAL)
    form.canvas.text((86, y), title, form.words.but(ink=(255, 255, 255), weight=0.3))


def _places(form: Form, content: Claim, y: float, lines: tuple[tuple[tuple[str, str, float], ...], ...]) -> float:
    """Underlined places of these widths behind their labels; gives the height of the next line."""
    for line in lines:
        x = 86.0
        for label, field, wide in line:
            x = form.canvas.text((x, y), label, form.words)[1][0] + 10
            form.canvas.rule((x, y + 24), (x + wide, y + 24), form.words.ink, 1)
            form.fill(
                (x, y - 30, x + wide, y + 24), field, content.value(field), _shown(form, content, field), indent=8
            )
            x += wide + 30
        y += 62
    return y


def _account(form: Form, content: Claim, y: float) -> None:
    canvas, rng = form.canvas, form.canvas.rng
    _band(form, y, "4　保险金领取账户")
    y = _places(form, content, y + 62, ((("开户人姓名", "payee_name", 260), ("开户行", "payee_bank", 520)),))
    x = canvas.text((86, y), "账号", form.words)[1][0] + 14
    form.digits((x, y - 26, x + 20 * 44, y + 26), "payee_account", content.account, 20)
    _band(form, y + 70, "5　声明与签署")
    words = (
        "本人已阅知《保险法》关于如实告知和保险事故通知的规定，确认上述内容真实完整；同意贵公司将理赔款划入上述账户，"
        "因账户信息有误导致的转账失败由本人承担。"
    )
    form_parts.prose(canvas, [(words, None)], (86, y + 130, 1150), form.words, 38)
    _sign(form, (86, y + 280), "被保险人/监护人签名：", content.insured.name, rng)
    _sign(form, (660, y + 280), "申请人签名：", content.applicant.name, rng)
    canvas.text((86, y + 350), f"签署日期：{content.signed_on:%Y-%m-%d}", form.words)
    canvas.text((660, y + 350), f"业务员：{rarities.somebody(rng).name}", form.words)


BENCH: Mapping[str, Callable[[random.Random], Rendered]] = {"group": group, "banded": banded}
