"""A health insurer's claim form in three columns of cells with words over values."""

import random
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from claims_ai.money import fen
from training.render import claims, form_parts, people
from training.render.blanks import MARKS, choices, grouped, happened_on, pressed, sheet, trimmed, worded
from training.render.canvas import Ink, Rendered
from training.render.claims import Claim
from training.render.form_parts import Area, Form
from training.render.recent_forms import sign

Stack = tuple[float, str, str | None, str | None, str | None]
"""The share of a row, the words at the top of the cell, the field below them, how it is shown, and the text where it is no field."""


def columns(rng: random.Random) -> Rendered:
    """A health insurer's three columns of cells with words over values; the account on two rows where its cell is narrow."""
    content, form = claims.claim(rng), sheet(rng, 19, 0.45)
    tint: Ink = rng.choice(((214, 232, 246), (222, 238, 226), (236, 232, 244), (232, 232, 234)))
    insurer = rng.choice(("青石健康保险股份有限公司", "江汇健康保险股份有限公司", "云溪健康保险有限公司"))
    form.canvas.text((60, 70), insurer, form.words.but(size=25, weight=0.4))
    form.canvas.text(
        (60, 124),
        worded(rng, "健康保险理赔申请表/医疗保险金申请书/医疗费用理赔申请表"),
        form.words.but(size=36, weight=0.6, spacing=2),
    )
    form.canvas.text((1180, 124), f"受理号：{people.digits(rng, 12)}", form.words, "r")
    y = 160.0
    for title, rows in _stacks(content, rng):
        form.cell((60, y, 1180, y + 38), title, form.words.but(weight=0.4), fill=tint)
        y += 38
        for row in rows:
            x = 60.0
            for one in row:
                _stacked(form, content, (x, y, x + one[0] * 1120, y + 98), one)
                x += one[0] * 1120
            y += 98
    form.cell((60, y, 1180, y + 56))
    choices(form, (76, y + 28), ("门急诊医疗", "住院医疗", "住院津贴", "重大疾病", "其他"),
            ("住院医疗" if content.visit_type == "住院" else "门急诊医疗",), rng.choice(MARKS))  # fmt: skip
    words = "本人确认上述信息真实完整，授权贵公司查阅与本次申请有关的病历及医保结算资料；理赔金转入上述账户即视为贵公司已履行给付义务。"
    y, _ = form_parts.prose(form.canvas, [(words, None)], (66, y + 92, 1174), form.words, 32)
    sign(form, (66, y + 66), worded(rng, "申请人签名：/申请人（受托人）签名："), content)
    form.day((780, y + 66), None, content.signed_on, 0.95)
    pressed(form, insurer, "理赔资料收讫", (1030, y + 40), 0.3)
    return trimmed(form, y + 150)


def _stacked(form: Form, content: Claim, area: Area, one: Stack) -> None:
    """A cell with its words at the top and the value below them."""
    _, label, field, shown, text = one
    left, top, right, foot = area
    form.cell(area)
    form.canvas.text((left + 10, top + 20), label, form.words.but(size=17))
    if field == "accident_date":
        happened_on(form, content, (left, top + 34, right, foot - 2), shown or "")
    else:
        form.fill((left, top + 34, right, foot - 2), field, content.value(field) if field else text, shown, indent=10)


def _stacks(content: Claim, rng: random.Random) -> Sequence[tuple[str, Sequence[Sequence[Stack]]]]:
    third, narrow, amount = 1 / 3, rng.random() < 0.5, content.amount
    settled = fen(amount * Decimal(rng.uniform(0.2, 2.5)))
    bill, paid = (f"{amount + settled:,.2f}", f"{settled:,.2f}") if rng.random() < 0.6 else (None, None)
    number: Stack = (
        0.155 if narrow else third,
        worded(rng, "银行账号/账号/银行卡号"),
        "payee_account",
        grouped(rng, content.account),
        None,
    )
    name: Stack = (0.25 if narrow else third, worded(rng, "账户名/户名/领款人姓名"), "payee_name", None, None)
    bank: Stack = (0.37 if narrow else third, worded(rng, "开户银行/开户行/开户行及支行"), "payee_bank", None, None)
    sort: Stack = (0.225, "账户类型", None, None, rng.choice(("借记卡", "存折")))
    return (
        (worded(rng, "被保险人信息/第一部分　被保险人"), (
            ((third, worded(rng, "被保险人姓名/姓名"), "insured_name", None, None),
             (third, worded(rng, "证件号码/身份证号码"), "insured_id_number", None, None),
             (third, worded(rng, "保险合同号/保单号码/保险单号"), "policy_number", None, None)),
        )),
        (worded(rng, "申请人信息/第二部分　申请人"), (
            ((third, worded(rng, "申请人姓名/申请人"), "applicant_name", None, None), (third, worded(rng, "手机号码/联系电话/移动电话"), "mobile", None, None),
             (third, "与被保险人关系", None, None, content.relation)),
        )),
        (worded(rng, "就诊及费用信息/第三部分　出险及就诊"), (
            ((third, worded(rng, "出险日期/事故（发病）日期/出险时间"), "accident_date", rng.choice(("blanks", "text")), None),
             (third, "就诊医院", None, None, content.hospital), (third, "诊断", None, None, content.diagnosis)),
            ((third, "发票总金额（元）", None, None, bill), (third, "医保已支付金额（元）", None, None, paid),
             (third, worded(rng, "申请金额（元）/申请理赔金额（元）/索赔金额（元）"), "claim_amount", f"{amount:,.2f}", None)),
        )),
        (worded(rng, "领款账户/第四部分　领款账户信息"), ((name, bank, number, sort) if narrow else (name, bank, number),)),
    )  # fmt: skip


TRAIN: Mapping[str, Callable[[random.Random], Rendered]] = {
    "stacked_columns": columns,
}
