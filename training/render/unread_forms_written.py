"""Claim forms kept for the benchmark: a letter somebody wrote on lined paper, and a pupils' insurance form that passes through the school."""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from claims_ai.values import Box as Corners
from training.render import claims, form_parts, penmanship, people, seal
from training.render.canvas import Canvas, Rendered, Style
from training.render.claim_form_ruled import ticks
from training.render.claims import Claim
from training.render.form_parts import Form, Part
from training.render.later_parts import Box, ruled
from training.render.newer_forms import of_child
from training.render.penmanship import Pen
from training.render.recent_forms import INK, sign

SCHOOLS = (
    ("江州市实验小学", "三年级（2）班"), ("云溪县第三中学", "八年级（3）班"), ("东湖区梧桐路小学", "五（1）班"), ("江州市第八中学", "七年级4班"),
    ("青石镇中心小学", "二年级（4）班"),
)  # fmt: skip
MISHAPS = (
    (
        "意外门诊",
        "左桡骨远端骨折",
        "课间在操场奔跑时不慎摔倒，左前臂疼痛肿胀，班主任通知家长后送医，拍片示骨折，予石膏固定。",
    ),
    ("意外门诊", "面部皮肤裂伤", "放学回家途中骑车摔倒，面部擦伤流血，到医院清创缝合。"),
    ("意外门诊", "右踝关节扭伤", "体育课跳远时扭伤右踝，校医处理后由家长带到医院就诊。"),
    ("疾病住院", "支气管肺炎", "发热、咳嗽三天，门诊输液无好转，收住院治疗，现已痊愈出院。"),
)
HARMS = "骑电动车不慎摔倒受伤", "在家中不慎摔倒受伤", "因病住院治疗", "上班途中发生交通事故受伤"


def by_letter(rng: random.Random) -> Rendered:
    """A letter written by hand on lined paper: to whom, who and what happened in one paragraph, the account in three lines, name and day below."""
    content = claims.claim(rng)
    content = replace(content, blank=content.blank - {"applicant_name", "accident_date"})
    canvas = Canvas((1240, 1754), rng, form_parts.paper_tone(rng))
    line = rng.choice(((214, 120, 116), (150, 176, 206), (176, 196, 176)))
    for under in range(196, 1690, 66):
        canvas.rule((90, under), (1150, under), line, 2)
    pen = penmanship.anyone(rng, 38, ("hand", "cursive", "kai"))
    penmanship.write(canvas, (620 - penmanship.length("理赔申请书", pen.of(52)) / 2, 110), "理赔申请书", pen.of(52))
    penmanship.write(canvas, (96, 168), f"{content.insurer}：", pen)
    y, boxes = _written(canvas, _told(content, rng), (96, 234, 1144), pen)
    for words, field in (("户名：", "payee_name"), ("开户行：", "payee_bank"), ("账号：", "payee_account")):
        value = content.value(field)
        if value is not None:
            y += 66
            end = penmanship.write(canvas, (96 + 2 * pen.size, y), words, pen)[1][0]
            boxes[field] = [penmanship.write(canvas, (end + 6, y), str(value), pen, 1140 - end)]
    penmanship.write(canvas, (96 + 2 * pen.size, y + 66), "此致", pen)
    penmanship.write(canvas, (96, y + 132), "敬礼！", pen)
    end = penmanship.write(canvas, (700, y + 198), "申请人：", pen)[1][0]
    boxes["applicant_name"] = [penmanship.write(canvas, (end + 8, y + 198), content.applicant.name, pen, 1140 - end)]
    signed = content.signed_on
    penmanship.write(canvas, (720, y + 264), f"{signed.year}年{signed.month}月{signed.day}日", pen)
    for field, found in boxes.items():
        value = content.value(field) if field else None
        if value is not None:
            canvas.record(field, value, found)
    return canvas.done("claim_form")


def _told(content: Claim, rng: random.Random) -> Sequence[Part]:
    """Who asks for what: the parts of the paragraph, with the field that each is."""
    day, own = content.accident_date, content.applicant is content.insured
    parts: list[Part] = [("本人系被保险人", None)] if own else [(f"本人系被保险人{content.relation}，被保险人", None)]
    parts += [
        (content.insured.name, "insured_name"),
        ("，身份证号", None),
        (content.insured.id_number, "insured_id_number"),
    ]
    if content.value("mobile"):
        parts += [("，联系电话" if own else "，本人电话", None), (content.applicant.mobile, "mobile")]
    if content.value("policy_number"):
        parts += [("，在贵公司投保，保单号", None), (content.policy_number, "policy_number")]
    parts += [("。", None), (f"{day.year}年{day.month}月{day.day}日", "accident_date")]
    parts += [(f"，{rng.choice(HARMS)}，在{content.hospital}{content.visit_type}治疗", None)]
    if content.value("claim_amount"):
        parts += [("，共花费医疗费", None), (f"{content.amount:.2f}", "claim_amount"), ("元", None)]
    return [*parts, ("。现向贵公司申请理赔，望给予办理。理赔款请转入以下账户：", None)]


def _written(
    canvas: Canvas, parts: Sequence[Part], area: tuple[float, float, float], pen: Pen
) -> tuple[float, dict[str, list[Corners]]]:
    """A paragraph by hand on the lines; gives the height of its last row and the boxes by field."""
    left, y, right = area
    x, boxes = left + 2 * pen.size, dict[str, list[Corners]]()
    for text, field in parts:
        piece = ""
        for char in text:
            if x + penmanship.length(piece + char, pen) > right and char not in "，。：":
                if piece:
                    boxes.setdefault(field or "", []).append(penmanship.write(canvas, (x, y), piece, pen, right - x))
                x, y, piece = left, y + 66, ""
            piece += char
        box = penmanship.write(canvas, (x, y), piece, pen, right + 40 - x)
        boxes.setdefault(field or "", []).append(box)
        x = max(box[1][0] + 4, x + penmanship.length(piece, pen))
    return y, {field: found for field, found in boxes.items() if field}


def through_school(rng: random.Random) -> Rendered:
    """A pupils' insurance form, ruled: school and pupil, who looks after it, what happened in a tall cell, the school's word with its seal, the account."""
    content = of_child(claims.claim(rng), rng)
    canvas = Canvas((1240, 1754), rng, form_parts.paper_tone(rng))
    filling = (
        penmanship.anyone(rng, 30) if rng.random() < 0.8 else Style(rng.choice(("kai", "serif")), 23, (28, 30, 36))
    )
    form = Form(canvas, Style(rng.choice(("serif", "sans")), 21, INK), filling, stray=3)
    canvas.text((620, 78), "学生、幼儿平安保险理赔申请表", form.words.but(size=36, weight=0.5, spacing=3), "m")
    canvas.text((60, 136), f"承保公司：{content.insurer}", form.words)
    canvas.text((1180, 136), f"编号：{people.digits(rng, 8)}", form.words, "r")
    pupil, value = content.insured, content.value
    (school, grade), (kind, diagnosis, story) = rng.choice(SCHOOLS), rng.choice(MISHAPS)
    rows = (
        (Box(0.62, "学校（园）\n名称", None, school), Box(0.38, "年级班级", None, grade)),
        (Box(0.62, "学生姓名", "insured_name", value("insured_name")), Box(0.38, "性别", None, "男" if pupil.sex == "male" else "女")),
        (Box(1, "学生身份证号", "insured_id_number", value("insured_id_number")),),
        (Box(1, "保险单号码", "policy_number", value("policy_number")),),
        (Box(0.62, "监护人姓名", "applicant_name", value("applicant_name")), Box(0.38, "与学生关系", None, rng.choice(("父亲", "母亲")))),
        (Box(0.62, "监护人手机号", "mobile", value("mobile")), Box(0.38, "就诊方式", None, kind[2:])),
        (Box(0.62, "出险时间", "accident_date", value("accident_date"), claims.day_shown(rng, content.accident_date)),
         Box(0.38, "医疗费用", "claim_amount", value("claim_amount"), claims.amount_shown(rng, content.amount))),
        (Box(0.62, "就诊医院", None, content.hospital), Box(0.38, "诊断结果", None, diagnosis)),
    )  # fmt: skip
    y = ruled(form, (60, 164), 1120, rows, 150, 60)
    form.cell((60, y, 210, y + 52), "申请类别")
    form.cell((210, y, 1180, y + 52))
    ticks(form, (210, y, 1180, y + 52), ("意外门诊", "疾病住院", "意外住院", "残疾", "身故"),
          (kind,))  # fmt: skip
    y += 52
    form.cell((60, y, 210, y + 180), "出险经过及\n治疗结果")
    form.cell((210, y, 1180, y + 180))
    form.fill((220, y + 6, 1170, y + 130), None, story)
    sign(form, (640, y + 150), "监护人签名：", content)
    y = _school(form, content, y + 180, school)
    account = (
        (
            Box(0.4, "账户姓名", "payee_name", value("payee_name")),
            Box(0.6, "开户行", "payee_bank", value("payee_bank")),
        ),
        (Box(1, "银行卡号", "payee_account", value("payee_account")),),
    )
    y = ruled(form, (60, y), 1120, account, 150, 60)
    words = "注：1.本表须用黑色签字笔填写，并由学校盖章确认；2.请附学生及监护人身份证（户口簿）复印件、医疗费收据原件、病历、费用清单和银行卡复印件。"
    y, _ = form_parts.prose(canvas, [(words, None)], (66, y + 34, 1174), form.words.but(size=18), 30, 0)
    canvas.image = canvas.image.crop((0, 0, 1240, min(1754, round(y + 70))))
    return canvas.done("claim_form")


def _school(form: Form, content: Claim, y: float, school: str) -> float:
    """What the school says, with its seal; gives where the cell ends."""
    rng = form.canvas.rng
    form.cell((60, y, 210, y + 170), "学校（园）\n意见")
    form.cell((210, y, 1180, y + 170))
    form.fill((220, y + 6, 760, y + 90), None, rng.choice(("情况属实。", "该生系我校在校学生，情况属实。", "属实")))
    form.canvas.text((660, y + 92), "（盖章）", form.words)
    form.day((800, y + 138), None, content.signed_on, 0.8)
    pressed = seal.worn(seal.round_star(school, "教务处", 170), rng)
    form.canvas.stamp(pressed, (930, y + 86), seal.RED, rng.uniform(-12, 12))
    return y + 170


BENCH: Mapping[str, Callable[[random.Random], Rendered]] = {
    "letter_by_hand": by_letter,
    "through_school": through_school,
}
