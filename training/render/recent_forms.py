"""Claim forms kept for the benchmark: a life insurer's sheet with words down its side, and a union's mutual aid."""

import random
from collections.abc import Callable, Mapping, Sequence

from training.render import claims, form_parts, penmanship, people, seal, vat_parts
from training.render.canvas import Canvas, Ink, Rendered, Style
from training.render.claim_form_ruled import entry, ticks
from training.render.claims import Claim
from training.render.form_parts import Form

INK: Ink = (44, 46, 52)
UNITS = "江州精工机械制造有限公司", "江州市自来水公司", "云溪县第三中学", "青石建设集团有限公司", "东湖区环境卫生管理所"
STORIES = (
    "下班途中骑车摔倒，右前臂骨折，当日送医。", "在家中厨房滑倒，头部受伤缝合四针。", "因腹痛三天入院，行手术治疗。", "打球时扭伤左踝，门诊拍片治疗。",
    "因发热咳嗽住院治疗，现已出院。",
)  # fmt: skip
Cells = Sequence[tuple[float, str, str | None, str | None]]
"""The share of a row, a label, the field behind it, and the text where it is no field."""


def sign(form: Form, at: tuple[float, float], label: str, content: Claim) -> float:
    """A label with the claimant's signature."""
    end = form.canvas.text(at, label, form.words)[1][0]
    hand = penmanship.anyone(form.canvas.rng, 46, ("hand", "cursive"))
    return penmanship.write(form.canvas, (end + 14, at[1] - 4), content.applicant.name, hand)[1][0]


def _line(form: Form, content: Claim, area: form_parts.Area, cells: Cells, label: float) -> None:
    """A ruled row of labels and values in that area, a label `label` pixels wide."""
    x, y, right, foot = area
    wide = right - x
    for share, words, field, text in cells:
        end = x + share * wide
        form.cell((x, y, x + label, foot), words)
        form.cell((x + label, y, end, foot))
        entry(form, (x + label, y, end, foot), field, text, content)
        x = end


def side_headed(rng: random.Random) -> Rendered:
    """A life insurer's ruled sheet by pen: parts named down the left side, a box for each digit of three numbers, days before printed words."""
    content, canvas = claims.claim(rng), Canvas((1240, 1754), rng, form_parts.paper_tone(rng))
    form = Form(canvas, Style(rng.choice(("serif", "sans")), 22, INK), penmanship.anyone(rng, 32), stray=4)
    canvas.text((60, 70), content.insurer, form.words.but(size=27, weight=0.4))
    canvas.text((1180, 70), "案件编号：＿＿＿＿＿＿＿＿＿＿", form.words, "r")
    canvas.text(
        (620, 130),
        rng.choice(("个人保险理赔申请书", "理赔申请书")),
        form.words.but(size=40, weight=0.6, spacing=5),
        "m",
    )
    canvas.text((60, 182), "填写说明：请用黑色或蓝色签字笔填写，选项在□内打“√”。", form.words.but(size=19))
    y, insured = 204.0, content.insured
    for title, high in (
        ("出险人资料", 288),
        ("申请人资料", 144),
        ("申请事项", 144),
        ("事故经过", 130),
        ("领款账户", 144),
    ):
        form.cell((60, y, 110, y + high))
        vat_parts.vertical(canvas, title, 85, y + 6, y + high - 6, form.words)
        if title == "出险人资料":
            _line(
                form,
                content,
                (110, y, 1180, y + 72),
                ((0.42, "姓名", "insured_name", None), (0.58, "保险合同号", "policy_number", None)),
                130,
            )
            form.cell((110, y + 72, 240, y + 144), "性别")
            form.cell((240, y + 72, 480, y + 144))
            ticks(form, (250, y + 72, 480, y + 144), ("男", "女"), ("男" if insured.sex == "male" else "女",))
            _line(form, content, (480, y + 72, 1180, y + 144), ((1, "证件类型", None, None),), 120)
            ticks(form, (600, y + 72, 1180, y + 144), ("身份证", "户口本", "护照", "其他"), ("身份证",))
            _numbers(form, content, (110, y + 144, 1180, y + 216), "证件号码", "insured_id_number", 18)
            _line(
                form,
                content,
                (110, y + 216, 1180, y + 288),
                ((0.42, "出险日期", None, None), (0.58, "出险地点", None, content.place)),
                130,
            )
            day = None if "accident_date" in content.blank else content.accident_date
            form.day((246, y + 252), "accident_date", day, 0.95)
        elif title == "申请人资料":
            _line(
                form,
                content,
                (110, y, 1180, y + 72),
                ((0.42, "姓名", "applicant_name", None), (0.58, "与出险人关系", None, None)),
                130,
            )
            ticks(form, (690, y, 1180, y + 72), claims.RELATIONS[:4], (content.relation,))
            _numbers(form, content, (110, y + 72, 1180, y + 144), "手机号码", "mobile", 11)
        elif title == "申请事项":
            form.cell((110, y, 1180, y + 72))
            ticks(form, (110, y, 1180, y + 72), claims.KINDS, content.kinds)
            _line(
                form,
                content,
                (110, y + 72, 1180, y + 144),
                ((0.46, "申请金额", "claim_amount", None), (0.54, "就诊医院", None, content.hospital)),
                130,
            )
        elif title == "事故经过":
            form.cell((110, y, 1180, y + high))
            form.fill((120, y, 1170, y + high), None, rng.choice(STORIES))
        else:
            _line(
                form,
                content,
                (110, y, 1180, y + 72),
                ((0.42, "户名", "payee_name", None), (0.58, "开户银行", "payee_bank", None)),
                130,
            )
            _numbers(form, content, (110, y + 72, 1180, y + 144), "账号", "payee_account", 19)
        y += high
    words = "本人声明以上填写内容均属实，并授权贵公司向有关机构调取与本次事故相关的资料；同意将保险金转入上述账户。"
    y, _ = form_parts.prose(canvas, [(words, None)], (70, y + 40, 1170), form.words.but(size=20), 34)
    sign(form, (80, y + 80), "申请人签名：", content)
    form.day((780, y + 80), None, content.signed_on, 0.8)
    canvas.image = canvas.image.crop((0, 0, 1240, round(y + 150)))
    return canvas.done("claim_form")


def _numbers(form: Form, content: Claim, area: form_parts.Area, label: str, field: str, count: int) -> None:
    """A label before a row of boxes for the digits of a number."""
    left, y, right, foot = area
    form.cell((left, y, left + 130, foot), label)
    form.cell((left + 130, y, right, foot))
    value, end = content.value(field), min(right - 10, left + 140 + 52 * count)
    form.digits((left + 140, y + 12, end, foot - 12), field, str(value) if value else None, count)


def union_aid(rng: random.Random) -> Rendered:
    """The mutual aid of a union for its members: a ruled sheet by pen or printer, no policy, two opinions with seals at the foot."""
    content, canvas, unit = claims.claim(rng), Canvas((1240, 1600), rng, form_parts.paper_tone(rng)), rng.choice(UNITS)
    filling = penmanship.anyone(rng, 32) if rng.random() < 0.6 else Style(rng.choice(("kai", "sans")), 25, (28, 30, 36))
    form = Form(canvas, Style("serif", 24, INK), filling, stray=4)
    canvas.text((620, 84), "职工医疗互助保障金申请表", form.words.but(size=38, weight=0.6, spacing=2), "m")
    canvas.text((70, 144), f"参保单位（章）：{unit}", form.words)
    canvas.text((1170, 144), f"编号：{people.digits(rng, 8)}", form.words, "r")
    insured, kind = content.insured, rng.choice(("在职职工住院医疗互助保障", "在职职工意外伤害互助保障"))
    rows: Sequence[Cells] = (
        ((0.32, "姓　名", "insured_name", None), (0.2, "性别", None, "男" if insured.sex == "male" else "女"),
         (0.48, "联系电话", "mobile", None)),
        ((0.56, "身份证号码", "insured_id_number", None), (0.44, "医保类型", None, "城镇职工医保")),
        ((1, "保障计划", None, kind),),
        ((0.56, "就诊医院", None, content.hospital), (0.44, "疾病名称", None, content.diagnosis)),
        ((0.56, "患病或出险时间", "accident_date", None), (0.44, "申请金额", "claim_amount", None)),
        ((0.4, "收款人户名", "payee_name", None), (0.6, "开户银行", "payee_bank", None)),
        ((1, "银行卡号", "payee_account", None),),
    )  # fmt: skip
    y = 176.0
    for cells in rows:
        _line(form, content, (70, y, 1170, y + 76), cells, 140)
        y += 76
    form.cell((70, y, 210, y + 170), "申请人\n承诺")
    form.cell((210, y, 1170, y + 170))
    words = "本人所提供的资料真实有效，如有不实，愿退回所领取的互助保障金。"
    form_parts.prose(canvas, [(words, None)], (226, y + 40, 1150), form.words, 36)
    sign(form, (240, y + 124), "申请人（签字）：", content)
    form.day((800, y + 124), None, content.signed_on, 0.7)
    y += 170
    for left, title, body, mark in (
        (70, "基层工会意见", f"{unit}工会委员会", 0.85),
        (620, "互助保障办事处意见", "江州市职工互助保障办事处", 0.4),
    ):
        form.cell((left, y, left + 140, y + 220), title)
        form.cell((left + 140, y, left + 550, y + 220))
        sealed = rng.random() < mark
        if sealed:
            form.fill(
                (left + 156, y + 14, left + 540, y + 80), None, "情况属实，同意上报。" if left == 70 else "同意给付。"
            )
        canvas.text((left + 160, y + 140), "（盖章）", form.words)
        form.day((left + 240, y + 190), None, content.signed_on if sealed else None, 0.6)
        if sealed:
            pressed = seal.worn(seal.round_coded(body, "　", f"99{people.digits(rng, 11)}", 190), rng)
            canvas.stamp(pressed, (left + 380, y + 130), seal.RED, rng.uniform(-12, 12))
    canvas.text(
        (80, y + 256), "注：本表一式两份，附医疗费用结算单、出院小结、身份证及银行卡复印件。", form.words.but(size=21)
    )
    canvas.image = canvas.image.crop((0, 0, 1240, round(y + 310)))
    return canvas.done("claim_form")


BENCH: Mapping[str, Callable[[random.Random], Rendered]] = {
    "side_headed": side_headed,
    "union_aid": union_aid,
}
