"""Claim forms kept for the benchmark: an international health insurer's in English and Chinese, and one with a column for each person."""

import random
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from PIL import ImageDraw

from claims_ai.money import fen
from training.render import claims, form_parts, invent, penmanship, people, rarities
from training.render.canvas import Canvas, Ink, Rendered, Style, Value
from training.render.claim_form_ruled import entry, ticks
from training.render.claims import Claim
from training.render.form_parts import Form
from training.render.medical_form import narrowed
from training.render.recent_forms import sign

INK: Ink = (46, 48, 54)
NAVY: Ink = (22, 52, 104)
EMPLOYERS = "江州云图信息技术有限公司", "东湖精密仪器（中国）有限公司", "江州国际学校", "云溪生物制药有限公司"
Blank = tuple[float, str, str, str | None, Value | None]
"""The share of a row, English and Chinese words, the field on the line below them, and the value where it is no field."""


def international(rng: random.Random) -> Rendered:
    """An international health insurer's form: English words with the Chinese ones behind, over a line each; a table of bills, a bank's details."""
    content, canvas = claims.claim(rng), Canvas((1240, 1754), rng, form_parts.paper_tone(rng))
    tint: Ink = rng.choice((NAVY, (0, 104, 110), (120, 30, 60)))
    filling = penmanship.anyone(rng, 31, ("hand", "cursive")) if rng.random() < 0.5 else Style("sans", 23, (30, 32, 38))
    form = Form(canvas, Style("sans", 18, INK), filling, stray=3)
    canvas.text((70, 76), content.insurer, form.words.but(size=26, weight=0.4, ink=tint))
    canvas.text((70, 130), "Medical Claim Form 医疗费用理赔申请表", form.words.but(size=36, weight=0.5, ink=tint))
    canvas.text(
        (70, 176),
        "Please complete in block letters and attach original receipts. 请用正楷填写并附上费用收据原件。",
        form.words,
    )
    who, done = content.insured, content.applicant
    chapters: Sequence[tuple[str, Sequence[Sequence[Blank]]]] = (
        ("1. Member Information 被保险人信息", (
            ((0.5, "Group / Employer", "投保单位", None, rng.choice(EMPLOYERS)), (0.5, "Policy No.", "保单号码", "policy_number", None)),
            ((0.4, "Name of Patient", "被保险人姓名", "insured_name", None), (0.2, "Sex", "性别", None, "男" if who.sex == "male" else "女"),
             (0.4, "ID / Passport No.", "证件号码", "insured_id_number", None)),
        )),
        ("2. Claimant 申请人信息", (
            ((0.36, "Name", "申请人姓名", "applicant_name", None), (0.28, "Mobile", "手机号码", "mobile", None),
             (0.36, "E-mail", "电子邮箱", None, f"user{done.mobile[-4:]}@example.com")),
        )),
        ("3. Details of Illness or Accident 疾病或事故详情", (
            ((0.36, "Date of Onset / Accident", "发病或事故日期", "accident_date", None),
             (0.64, "Diagnosis or Symptoms", "诊断或症状", None, content.diagnosis)),
        )),
    )  # fmt: skip
    y = 206.0
    for title, rows in chapters:
        y = _band(form, title, y, tint)
        for cells in rows:
            _blanks(form, cells, y, content)
            y += 92
        y += 14
    y = _bills(form, content, _band(form, "4. Expenses Claimed 申请赔付费用", y, tint), tint)
    y = _band(form, "5. Payment Details 赔款支付信息", y + 22, tint)
    _blanks(
        form,
        (
            (0.4, "Account Holder", "账户名", "payee_name", None),
            (0.6, "Bank and Branch", "开户银行及支行", "payee_bank", None),
        ),
        y,
        content,
    )
    _blanks(
        form,
        (
            (0.6, "Account No.", "银行账号", "payee_account", None),
            (0.4, "SWIFT Code (overseas only)", "仅限境外", None, None),
        ),
        y + 92,
        content,
    )
    words = (
        "I declare that the above is true and complete, and authorise any physician or hospital to release my medical records to the insurer. "
        "本人声明上述内容真实完整，并授权医疗机构向保险公司提供本人的病历资料。"
    )
    y, _ = form_parts.prose(canvas, [(words, None)], (70, y + 226, 1170), form.words, 30, 0)
    sign(form, (70, y + 80), "Signature 签名：", content)
    canvas.text((720, y + 80), "Date 日期：", form.words)
    form.fill((830, y + 50, 1170, y + 110), None, claims.day_shown(rng, content.signed_on))
    canvas.image = canvas.image.crop((0, 0, 1240, min(1754, round(y + 150))))
    return canvas.done("claim_form")


def _band(form: Form, title: str, y: float, tint: Ink) -> float:
    form.canvas.text((70, y + 22), title, form.words.but(size=22, weight=0.5, ink=tint))
    form.canvas.rule((70, y + 42), (1170, y + 42), tint, 3)
    return y + 46


def _blanks(form: Form, cells: Sequence[Blank], y: float, content: Claim) -> None:
    """Words in two languages, each over a line with its value."""
    x = 70.0
    for share, english, chinese, field, value in cells:
        end = x + share * 1100
        words = f"{english} {chinese}"
        form.canvas.text((x, y + 16), words, narrowed(form.words, words, end - x - 20))
        form.canvas.rule((x, y + 84), (end - 20, y + 84), (150, 154, 162), 1)
        entry(form, (x - 6, y + 30, end - 20, y + 82), field, None if value is None else str(value), content)
        x = end


def _bills(form: Form, content: Claim, y: float, tint: Ink) -> float:
    """Each bill in a row of the table and the sum of all below; gives where it ends."""
    rng, canvas, edges = form.canvas.rng, form.canvas, (70, 250, 640, 820, 940, 1170)
    heads = (
        "Date\n就诊日期", "Hospital / Provider\n医疗机构", "Type\n就诊类型", "Currency\n币种", "Amount\n费用金额",
    )  # fmt: skip
    ImageDraw.Draw(canvas.image).rectangle((70, y + 8, 1170, y + 66), fill=(234, 238, 244))
    for left, right, head in zip(edges, edges[1:], heads, strict=False):
        form.label((left, y + 8, right, y + 66), head)
        canvas.frame(left, y + 8, right, y + 66, tint, 1)
    y, parts = y + 66, _parts(content.amount, rng)
    for part in parts:
        texts = f"{content.accident_date:%Y/%m/%d}", content.hospital, content.visit_type, "CNY", f"{part:,.2f}"
        for left, right, text in zip(edges, edges[1:], texts, strict=False):
            canvas.frame(left, y, right, y + 56, tint, 1)
            form.fill((left, y, right, y + 56), None, text, indent=8)
        y += 56
    canvas.frame(70, y, 940, y + 56, tint, 1)
    canvas.frame(940, y, 1170, y + 56, tint, 1)
    canvas.text((926, y + 28), "Total Amount Claimed 申请金额合计", form.words, "r")
    form.fill((940, y, 1170, y + 56), "claim_amount", content.value("claim_amount"), f"{content.amount:,.2f}", indent=8)
    return y + 56


def _parts(amount: Decimal, rng: random.Random) -> tuple[Decimal, ...]:
    """The amount as one bill or as two."""
    first = fen(amount * Decimal(rng.uniform(0.2, 0.7)))
    return (first, amount - first) if rng.random() < 0.6 else (amount,)


def person_columns(rng: random.Random) -> Rendered:
    """A life insurer's ruled sheet: the same facts of insured, claimant and who acts for him in three columns, then policy, event and account."""
    content, canvas = claims.claim(rng), Canvas((1240, 1754), rng, form_parts.paper_tone(rng))
    filling = penmanship.anyone(rng, 30) if rng.random() < 0.7 else Style(rng.choice(("kai", "sans")), 23, (28, 30, 36))
    form = Form(canvas, Style(rng.choice(("serif", "sans")), 21, INK), filling, stray=3)
    canvas.text((620, 74), content.insurer, form.words.but(size=26), "m")
    canvas.text(
        (620, 130),
        rng.choice(("理赔申请书", "人身保险理赔申请书")),
        form.words.but(size=40, weight=0.6, spacing=8),
        "m",
    )
    canvas.text((60, 186), "（请申请人逐项填写，字迹清晰，涂改处须签名确认）", form.words.but(size=19))
    canvas.text((1180, 186), f"受理号：{people.digits(rng, 12)}", form.words, "r")
    y, agent = 212.0, rarities.somebody(rng) if rng.random() < 0.3 else None
    _cells(form, content, y, 64, ((200, "保险合同号", None), (920, "", "policy_number")))
    y = _persons(form, content, agent, y + 64)
    _cells(
        form,
        content,
        y,
        64,
        ((200, "出险日期", None), (420, "", "accident_date"), (140, "出险地点", None), (360, content.place, "")),
    )
    _cells(
        form,
        content,
        y + 64,
        64,
        ((200, "就诊医院", None), (420, content.hospital, ""), (140, "诊断结果", None), (360, content.diagnosis, "")),
    )
    y += 128
    form.cell((60, y, 260, y + 60), "申请项目")
    form.cell((260, y, 1180, y + 60))
    ticks(form, (260, y, 1180, y + 60), claims.KINDS, content.kinds)
    y += 60
    _cells(
        form,
        content,
        y,
        64,
        ((200, "申请金额", None), (420, "", "claim_amount"), (140, "出险原因", None), (360, content.cause, "")),
    )
    form.cell((60, y + 64, 260, y + 112), "给付方式")
    form.cell((260, y + 64, 1180, y + 112))
    ticks(form, (260, y + 64, 800, y + 112), ("银行转账", "其他"), ("银行转账",))
    _cells(
        form,
        content,
        y + 112,
        64,
        ((200, "账户所有人", None), (220, "", "payee_name"), (140, "开户银行", None), (560, "", "payee_bank")),
    )
    _cells(form, content, y + 176, 64, ((200, "银行账号", None), (920, "", "payee_account")))
    words = "申请人声明：本申请书所填内容及所提供的证明文件均真实有效；同意贵公司就本次申请向有关单位和个人查证，并依约处理个人信息。"
    y, _ = form_parts.prose(canvas, [(words, None)], (66, y + 276, 1174), form.words.but(size=20), 34)
    sign(form, (66, y + 82), "申请人签名：", content)
    end = canvas.text((500, y + 82), "受托人签名：", form.words)[1][0]
    if agent:
        penmanship.write(canvas, (end + 10, y + 78), agent.name, penmanship.anyone(rng, 42, ("hand", "cursive")), 180)
    form.day((840, y + 82), None, content.signed_on, 0.85)
    canvas.image = canvas.image.crop((0, 0, 1240, min(1754, round(y + 150))))
    return canvas.done("claim_form")


def _cells(form: Form, content: Claim, y: float, high: float, cells: Sequence[tuple[float, str, str | None]]) -> None:
    """A ruled row from the sheet's left edge: (width, words, None) is a label, else words or a field filled in."""
    x = 60.0
    for wide, words, field in cells:
        form.cell((x, y, x + wide, y + high), words if field is None else "")
        if field is not None:
            entry(form, (x, y, x + wide, y + high), field or None, words, content)
        x += wide


def _persons(form: Form, content: Claim, agent: people.Person | None, y: float) -> float:
    """A row for each fact, a column for each person; gives where it ends."""
    edges, insured, made = (60, 260, 580, 900, 1180), content.insured, content.applicant
    for left, right, head in zip(edges, edges[1:], ("", "被保险人", "申请人", "受托人"), strict=False):
        form.cell((left, y, right, y + 48), head, form.words.but(weight=0.4), fill=(238, 240, 243))
    known = "mobile" not in content.blank
    born = invent.age(insured, content.signed_on)
    rows: Sequence[tuple[str, str, str, str | None]] = (
        ("姓　　名", "insured_name", "applicant_name", agent.name if agent else None),
        ("性别／年龄", f"{'男' if insured.sex == 'male' else '女'}　{born}岁", "男" if made.sex == "male" else "女", None),
        ("证件类型", "身份证", "身份证", "身份证" if agent else None),
        ("证件号码", "insured_id_number", made.id_number, agent.id_number if agent else None),
        ("联系电话", insured.mobile if known else "", "mobile", agent.mobile if agent else None),
        ("与被保险人关系", "本人", content.relation, "朋友" if agent else None),
    )  # fmt: skip
    y += 48
    for label, *texts in rows:
        form.cell((60, y, 260, y + 62), label)
        for left, right, text in zip(edges[1:], edges[2:], texts, strict=False):
            area = left, y, right, y + 62
            form.cell(area)
            field = text if text in ("insured_name", "applicant_name", "insured_id_number", "mobile") else None
            entry(form, area, field, None if field else text or None, content)
        y += 62
    return y


BENCH: Mapping[str, Callable[[random.Random], Rendered]] = {
    "two_tongued_bills": international,
    "person_columns": person_columns,
}
