"""Draws our own 理赔申请书: labelled cells filled in by hand or by printer, 1190 × 1684 pixels."""

import random

from PIL import ImageDraw

from training.render.canvas import Canvas, Rendered, Style, Value
from training.render.contents import ClaimForm

SIZE = 1190, 1684
INSURER = "江州健康保险股份有限公司"
LEFT, MIDDLE, RIGHT = 80, 595, 1110
FORM = Style("serif", 23, (58, 58, 66))
HAND = Style("serif", 31, (36, 44, 104), slant=0.16, squeeze=0.94)
LAYOUTS: dict[str, Style] = {"handwritten": HAND, "printed": Style("sans", 25, (28, 28, 32))}
CAUSES = {"illness": "疾病", "accident": "意外"}
VISITS = {"outpatient": "门诊", "inpatient": "住院"}

Cell = tuple[str, str | None, Value, str | None]  # label, field, value, as shown


def draw(content: ClaimForm, layout: str, rng: random.Random) -> Rendered:
    """The form filled in with the pen or the printer of LAYOUTS."""
    canvas = Canvas(SIZE, rng, shift=3)
    _head(canvas)
    y = 262
    for title, rows in _sections(content):
        y = _section(canvas, title, rows, LAYOUTS[layout], y)
    _choices(canvas, content, y)
    _declaration(canvas, content, y + 120)
    return canvas.done("claim_form")


def _head(canvas: Canvas) -> None:
    canvas.text((595, 92), INSURER, FORM.but(size=28, spacing=4), "m")
    canvas.text((595, 156), "理赔申请书", FORM.but(size=44, spacing=12, weight=0.8), "m")
    canvas.text((LEFT, 222), "请用黑色或蓝色笔填写，字迹清楚；涂改处请签名。", FORM.but(size=19))
    canvas.text((RIGHT, 222), "表号 LP-2026-01", FORM.but(size=19), "r")


def _sections(content: ClaimForm) -> tuple[tuple[str, tuple[tuple[Cell, ...], ...]], ...]:
    insured = content.insured
    return (
        ("一、保单与被保险人", (
            (("保险单号", "policy_number", content.policy_number, None),
             ("被保险人姓名", "insured_name", insured.name, None)),
            (("被保险人证件号码", "insured_id_number", insured.id_number, None),),
            (("申请人姓名", "applicant_name", content.applicant_name, None),
             ("手机号码", "mobile", insured.mobile, None)),
        )),
        ("二、出险与申请金额", (
            (("出险日期", "accident_date", content.accident_date, _chinese(content.accident_date.isoformat())),
             ("申请金额（元）", "claim_amount", content.claim_amount, None)),
        )),
        ("三、领款账户", (
            (("领款人姓名", "payee_name", content.payee_name, None),
             ("开户银行", "payee_bank", content.payee_bank, None)),
            (("银行账号", "payee_account", content.payee_account, None),),
        )),
    )  # fmt: skip


def _section(canvas: Canvas, title: str, rows: tuple[tuple[Cell, ...], ...], pen: Style, y: int) -> int:
    """A grey title bar over rows of labelled cells; gives the height below."""
    ImageDraw.Draw(canvas.image).rectangle((LEFT, y, RIGHT, y + 46), fill=(226, 230, 236))
    canvas.frame(LEFT, y, RIGHT, y + 46, FORM.ink)
    canvas.text((LEFT + 14, y + 23), title, FORM.but(weight=0.5))
    y += 46
    for row in rows:
        edges = (LEFT, RIGHT) if len(row) == 1 else (LEFT, MIDDLE, RIGHT)
        for left, right, cell in zip(edges, edges[1:], row, strict=False):
            _cell(canvas, (left, y, right, y + 70), cell, pen)
        y += 70
    return y + 24


def _cell(canvas: Canvas, box: tuple[int, int, int, int], cell: Cell, pen: Style) -> None:
    label, field, value, shown = cell
    left, top, right, bottom = box
    wide = 250 if right - left > 600 else 190
    canvas.frame(left, top, right, bottom, FORM.ink)
    canvas.rule((left + wide, top), (left + wide, bottom), FORM.ink, 1)
    canvas.text((left + wide / 2, top + 35), label, FORM, "m")
    drift = canvas.rng.randint(0, 14), canvas.rng.randint(-5, 5)
    canvas.value((left + wide + 16 + drift[0], top + 35 + drift[1]), field, value, pen, shown)


def _choices(canvas: Canvas, content: ClaimForm, y: int) -> None:
    """The boxes for cause and kind of visit, one ticked in each row."""
    for row, (label, choices, chosen) in enumerate(
        (("出险原因:", CAUSES, content.cause), ("就诊类型:", VISITS, content.visit_type))
    ):
        x = canvas.text((LEFT + 14, y + 26 + row * 46), label, FORM)[1][0] + 30
        for key, name in choices.items():
            if key == chosen:
                canvas.text((x + 1, y + 22 + row * 46), "√", HAND)
            x = canvas.text((x, y + 26 + row * 46), f"□ {name}", FORM)[1][0] + 60


def _declaration(canvas: Canvas, content: ClaimForm, y: int) -> None:
    lines = (
        "声明与授权：本人保证以上填写内容及所提交的资料真实、完整，并同意贵公司为审核",
        "本次理赔向医疗机构及有关单位查询相关资料。如有虚假，本人愿意承担法律责任。",
    )
    for i, line in enumerate(lines):
        canvas.text((LEFT, y + 30 + i * 38), line, FORM)
    canvas.text((LEFT + 460, y + 160), "申请人签名:", FORM)
    canvas.rule((LEFT + 610, y + 184), (RIGHT, y + 184), FORM.ink, 1)
    _signature(canvas, content.applicant_name, (LEFT + 660, y + 152))
    canvas.text((LEFT + 460, y + 226), "申请日期:", FORM)
    canvas.text((LEFT + 630, y + 224), _chinese(content.signed_on.isoformat()), HAND.but(size=28))


def _signature(canvas: Canvas, name: str, at: tuple[float, float]) -> None:
    """The name as if signed: leaning glyphs that wander off the line."""
    x = at[0]
    for char in name:
        size = canvas.rng.randint(44, 56)
        style = HAND.but(size=size, slant=canvas.rng.uniform(0.2, 0.5), weight=0.6)
        x = canvas.text((x - 6, at[1] + canvas.rng.randint(-7, 7)), char, style)[1][0]


def _chinese(day: str) -> str:
    year, month, date_ = day.split("-")
    return f"{year}年{int(month)}月{int(date_)}日"
