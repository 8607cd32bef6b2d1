"""Claim forms in ruled tables: a box for every digit, insured and applicant side by side, sections named down the left."""

import random
from collections.abc import Callable, Mapping, Sequence

from PIL import ImageDraw

from training.render import claims, form_parts, penmanship
from training.render.canvas import Canvas, Ink, Rendered, Style
from training.render.claims import Claim
from training.render.form_parts import Area, Form, prose

SIZE = 1190, 1684
LEFT, RIGHT = 70, 1120
GREY: Ink = (232, 235, 240)


def _form(rng: random.Random, words: Style, *, by_hand: float, size: int = 34) -> Form:
    """An upright sheet, filled in by hand with that share or else by a printer."""
    canvas = Canvas(SIZE, rng, form_parts.paper_tone(rng))
    if rng.random() < by_hand:
        return Form(canvas, words, penmanship.anyone(rng, size), stray=9)
    return Form(canvas, words, Style(rng.choice(("sans", "kai", "serif")), round(size * 0.76), (26, 26, 32)), stray=2)


def head(form: Form, insurer: str, title: str, y: float = 84) -> None:
    """The insurer and the form's name in the middle of the sheet."""
    middle = form.canvas.image.width / 2
    form.canvas.text((middle, y), insurer, form.words.but(size=28, spacing=3), "m")
    form.canvas.text((middle, y + 62), title, form.words.but(size=42, weight=0.8, spacing=8), "m")


def ticks(form: Form, area: Area, choices: Sequence[str], chosen: Sequence[str]) -> None:
    """Boxes to tick in one row, spread over the area."""
    x, y = area[0] + 16, (area[1] + area[3]) / 2
    step = (area[2] - area[0] - 20) / len(choices)
    for i, choice in enumerate(choices):
        form.tick((x + i * step, y), choice, chosen=choice in chosen)


def signed(form: Form, content: Claim, y: float, label: str = "申请人签名") -> None:
    """A line for the signature and the day, both by hand."""
    canvas = form.canvas
    words = (
        "声明：本人对上述填写内容及所提供资料的真实性负责，如有虚假愿承担法律责任；并授权贵公司向医疗机构、社保机构查询与本次理赔有关的资料。"
    )  # fmt: skip
    y, _ = prose(canvas, [(words, None)], (LEFT + 10, y, RIGHT - 10), form.words.but(size=20), 32)
    middle = canvas.image.width / 2
    end = canvas.text((middle - 60, y + 80), f"{label}：", form.words)[1][0]
    pen = penmanship.anyone(canvas.rng, 44, ("cursive", "hand"))
    penmanship.write(canvas, (end + 16, y + 74), content.applicant.name, pen, 260)
    end = canvas.text((middle - 60, y + 150), "日　　期：", form.words)[1][0]
    shown = f"{content.signed_on.year}年{content.signed_on.month}月{content.signed_on.day}日"
    penmanship.write(canvas, (end + 16, y + 148), shown, pen.of(32), 300)
    if y < canvas.image.height - 480:
        _office(form, y + 210)


def _office(form: Form, y: float) -> None:
    """What the claimant hands in, and the insurer's own part, which nobody has filled in yet."""
    papers = ("保险合同", "身份证明", "门急诊病历", "医疗费用收据", "费用明细", "出院小结", "银行卡复印件", "事故证明")
    form.cell((LEFT, y, RIGHT, y + 110))
    form.canvas.text((LEFT + 14, y + 26), "随附资料（请在□内打√）：", form.words)
    for row in (0, 1):
        area = (LEFT, y + 40 + row * 34, RIGHT, y + 72 + row * 34)
        ticks(form, area, papers[row * 4 : row * 4 + 4], form.canvas.rng.sample(papers, 4))
    form.cell((LEFT, y + 110, LEFT + 200, y + 190), "公司受理栏", fill=GREY)
    form.cell((LEFT + 200, y + 110, RIGHT, y + 190))
    form.canvas.text((LEFT + 220, y + 150), "受理机构：　　　　　　　　受理人：　　　　　　　受理日期：", form.words)


def _labelled(
    form: Form, y: float, high: float, cells: Sequence[tuple[str, float, str | None, str | None]], content: Claim
) -> float:
    """A row of pairs (label, share of the width, field, other text); gives the height below."""
    x = float(LEFT)
    for label, share, field, text in cells:
        right = x + (RIGHT - LEFT) * share
        edge = x + max(130.0, len(label) * form.words.size * 0.62 + 20)
        form.cell((x, y, edge, y + high), label, fill=GREY if form.words.font == "sans" else None)
        form.cell((edge, y, right, y + high))
        entry(form, (edge, y, right, y + high), field, text, content)
        x = right
    return y + high


def entry(form: Form, area: Area, field: str | None, text: str | None, content: Claim) -> None:
    """The value of a field, or another text, in a cell."""
    rng = form.canvas.rng
    if field is None:
        form.fill(area, None, text)
        return
    shown = {
        "accident_date": claims.day_shown(rng, content.accident_date),
        "claim_amount": claims.amount_shown(rng, content.amount),
    }.get(field)
    form.fill(area, field, content.value(field), shown)


def _boxes(rng: random.Random) -> Rendered:
    """A form with a box for each digit of the numbers, as large insurers have them scanned."""
    form, content = _form(rng, Style("sans", 22, (52, 54, 62)), by_hand=0.85), claims.claim(rng)
    head(form, content.insurer, rng.choice(("理赔申请书", "个人保险理赔申请书", "人身保险理赔申请书")))
    y = _bar(form, "被保险人信息", 190)
    y = _numbered(form, y, "保险合同号", "policy_number", content, 22)
    y = _labelled(
        form,
        y,
        66,
        (
            ("被保险人姓名", 0.5, "insured_name", None),
            ("性别", 0.5, None, "男" if content.insured.sex == "male" else "女"),
        ),
        content,
    )
    y = _numbered(form, y, "证件号码", "insured_id_number", content, 18)
    y = _bar(form, "申请人信息", y + 14)
    y = _labelled(
        form,
        y,
        66,
        (("申请人姓名", 0.5, "applicant_name", None), ("与被保险人关系", 0.5, None, content.relation)),
        content,
    )
    y = _numbered(form, y, "移动电话", "mobile", content, 11)
    y = _bar(form, "出险情况", y + 14)
    y = _dated(form, y, rng.choice(("出险日期", "事故日期")), content)
    y = _labelled(
        form, y, 66, (("出险地点", 0.6, None, content.place), ("就诊医院", 0.4, None, content.hospital)), content
    )
    form.cell((LEFT, y, RIGHT, y + 56))
    ticks(form, (LEFT, y, RIGHT, y + 56), claims.KINDS, content.kinds)
    y = _labelled(
        form,
        y + 56,
        66,
        (("申请金额（元）", 0.5, "claim_amount", None), ("出险原因", 0.5, None, content.cause)),
        content,
    )
    y = _bar(form, "保险金转账授权", y + 14)
    y = _labelled(form, y, 66, (("账户名", 0.4, "payee_name", None), ("开户银行", 0.6, "payee_bank", None)), content)
    y = _numbered(form, y, "银行账号", "payee_account", content, 19)
    signed(form, content, y + 50)
    return form.canvas.done("claim_form")


def _bar(form: Form, title: str, y: float) -> float:
    ink = form.words.ink
    ImageDraw.Draw(form.canvas.image).rectangle((LEFT, y, RIGHT, y + 40), fill=(206, 214, 226))
    form.canvas.text((LEFT + 14, y + 20), title, form.words.but(weight=0.5, ink=ink))
    return y + 40


def _numbered(form: Form, y: float, label: str, field: str, content: Claim, count: int) -> float:
    form.cell((LEFT, y, LEFT + 170, y + 66), label, fill=GREY)
    form.cell((LEFT + 170, y, RIGHT, y + 66))
    value = content.value(field)
    width = min(40 * count, RIGHT - LEFT - 190)
    form.digits((LEFT + 180, y + 10, LEFT + 180 + width, y + 56), field, str(value) if value else None, count)
    return y + 66


def _dated(form: Form, y: float, label: str, content: Claim) -> float:
    form.cell((LEFT, y, LEFT + 170, y + 66), label, fill=GREY)
    form.cell((LEFT + 170, y, RIGHT, y + 66))
    day = None if "accident_date" in content.blank else content.accident_date
    end = form.day((LEFT + 190, y + 33), "accident_date", day)
    ticks(form, (end + 40, y, RIGHT, y + 66), ("门诊", "住院", "其他"), (content.visit_type,))
    return y + 66


def _two_columns(rng: random.Random) -> Rendered:
    """Insured on the left, applicant on the right, and the account below."""
    form, content = _form(rng, Style("serif", 23, (40, 40, 46)), by_hand=0.7), claims.claim(rng)
    head(form, content.insurer, rng.choice(("保险金给付申请书", "保险金申请书", "理赔给付申请书")))
    y, high, middle = 204.0, 64, (LEFT + RIGHT) / 2
    y = _labelled(form, y, high, (("保险单号", 0.62, "policy_number", None), ("报案号", 0.38, None, None)), content)
    form.cell((LEFT, y, middle, y + 44), "被保险人（出险人）", form.words.but(weight=0.5))
    form.cell((middle, y, RIGHT, y + 44), "申请人", form.words.but(weight=0.5))
    y += 44
    rows = (
        (("姓　名", 0.5, "insured_name", None), ("姓　名", 0.5, "applicant_name", None)),
        (("证件号码", 0.5, "insured_id_number", None), ("证件号码", 0.5, None, content.applicant.id_number)),
        (("职　业", 0.5, None, rng.choice(("教师", "工人", "自由职业", "会计"))), ("手机号码", 0.5, "mobile", None)),
        (("住　址", 0.5, None, content.insured.address), ("与被保险人关系", 0.5, None, content.relation)),
        (("出险日期", 0.5, "accident_date", None), ("出险地点", 0.5, None, content.place)),
        (("就诊医院", 0.5, None, content.hospital), ("诊断", 0.5, None, content.diagnosis)),
        (("申请给付金额", 0.5, "claim_amount", None), ("大写", 0.5, None, content.amount_in_words)),
    )
    for row in rows:
        y = _labelled(form, y, high, row, content)
    form.cell((LEFT, y, LEFT + 150, y + 60), "申请类别")
    form.cell((LEFT + 150, y, RIGHT, y + 60))
    ticks(form, (LEFT + 150, y, RIGHT, y + 60), claims.KINDS[:6], content.kinds)
    form.cell(
        (LEFT, y + 60, RIGHT, y + 104), "保险金领取方式：银行转账（请填写领款人本人账户）", form.words.but(size=21)
    )
    y = _labelled(
        form,
        y + 104,
        high,
        ((rng.choice(("领款人", "受益人")), 0.4, "payee_name", None), ("开户银行", 0.6, "payee_bank", None)),
        content,
    )
    y = _labelled(form, y, high, ((rng.choice(("账　号", "银行账号")), 1.0, "payee_account", None),), content)
    signed(form, content, y + 44, rng.choice(("申请人签名", "申请人/受益人签字")))
    return form.canvas.done("claim_form")


def _sections(rng: random.Random) -> Rendered:
    """Sections named in a narrow column down the left, dense rows beside them."""
    form, content = (
        _form(rng, Style(rng.choice(("sans", "serif")), 21, (36, 38, 44)), by_hand=0.5, size=31),
        claims.claim(rng),
    )
    head(form, content.insurer, rng.choice(("理赔服务申请表", "医疗保险理赔申请表", "理赔申请表")))
    parts: tuple[tuple[str, tuple[tuple[tuple[str, str | None, str | None], ...], ...]], ...] = (
        ("保单\n信息", ((("保单号码", "policy_number", None), ("险种名称", None, rng.choice(("百万医疗险", "学生平安险", "团体医疗")))),)),
        ("被保\n险人", (
            (("被保险人", "insured_name", None), ("性别", None, "男" if content.insured.sex == "male" else "女")),
            (("身份证号码", "insured_id_number", None), ("职业", None, None)),
        )),
        ("申请人", (
            (("申请人", "applicant_name", None), ("联系电话", "mobile", None)),
            (("联系地址", None, content.applicant.address), ("邮政编码", None, "990100")),
        )),
        ("事故\n情况", (
            (("事故日期", "accident_date", None), ("事故原因", None, content.cause)),
            (("就诊医院", None, content.hospital), ("索赔金额", "claim_amount", None)),
        )),
        ("收款\n账户", (
            (("户名", "payee_name", None), ("开户行", "payee_bank", None)),
            (("卡号/账号", "payee_account", None), ("币种", None, "人民币")),
        )),
    )  # fmt: skip
    y = 200.0
    for title, rows in parts:
        y = _section(form, title, rows, y, content)
    form.cell((LEFT, y, RIGHT, y + 180))
    form.canvas.text((LEFT + 16, y + 28), "事故经过（时间、地点、原因、治疗情况）：", form.words)
    when = f"{content.accident_date.month}月{content.accident_date.day}日"
    text = f"{when}因{content.cause}到{content.hospital}{content.visit_type}治疗，诊断为{content.diagnosis}。"
    form.fill((LEFT, y + 50, RIGHT, y + 176), None, text)
    signed(form, content, y + 220)
    return form.canvas.done("claim_form")


def _section(
    form: Form, title: str, rows: Sequence[Sequence[tuple[str, str | None, str | None]]], y: float, content: Claim
) -> float:
    high, middle = 68, LEFT + 600
    form.cell((LEFT, y, LEFT + 70, y + high * len(rows)), title, fill=GREY)
    for row in rows:
        for (left, right), (label, field, text) in zip(((LEFT + 70, middle), (middle, RIGHT)), row, strict=True):
            edge = left + 136
            form.cell((left, y, edge, y + high), label)
            form.cell((edge, y, right, y + high))
            entry(form, (edge, y, right, y + high), field, text, content)
        y += high
    return y


TRAIN: Mapping[str, Callable[[random.Random], Rendered]] = {
    "boxes": _boxes,
    "two_columns": _two_columns,
    "sections": _sections,
}
