"""Claims sent to property insurers as letters: a notice of what happened with an authority to pay below, and an application that ends as a receipt."""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from training.render import claims, penmanship, people, rarities
from training.render.blanks import MARKS, Gap, choices, dated, grouped, known, pressed, sheet, told, trimmed, worded
from training.render.canvas import Rendered, width_of
from training.render.claims import Claim
from training.render.form_parts import Form
from training.render.later_parts import blank
from training.render.recent_forms import sign

PROPERTY = (
    "江州财产保险股份有限公司江州中心支公司", "东湖财产保险股份有限公司江州分公司", "云溪财产保险股份有限公司", "临江财产保险股份有限公司东湖支公司",
)  # fmt: skip
COVERS = (
    "团体人身意外伤害保险", "个人意外伤害综合保险", "驾乘人员意外伤害保险", "建筑施工人员意外伤害保险", "附加住院医疗保险", "居民家庭意外险",
)  # fmt: skip
HARMS = (
    "骑电动自行车摔倒", "下楼梯时踏空摔倒", "搬运货物时被砸伤", "被他人所养的狗咬伤", "乘坐的车辆与他车相撞", "作业时从梯子上滑落", "切菜时割伤左手",
)  # fmt: skip
UNITS = "江州精工机械制造有限公司", "青石建设集团有限公司", "江州市自来水公司"


def notice(rng: random.Random) -> Rendered:
    """A notice that somebody was hurt, in one paragraph with blanks; who claims and who brings it; below, in a sentence, to whom to pay."""
    content, form = replace(claims.claim(rng), insurer=rng.choice(PROPERTY)), sheet(rng, 25, 0.65)
    canvas, step = form.canvas, rng.choice((54, 58, 62))
    title = worded(rng, "出险通知书/人身意外险出险通知书/保险事故出险通知书/出险索赔通知书")
    canvas.text((620, 96), title, form.words.but(size=42, weight=0.6, spacing=8), "m")
    if rng.random() < 0.5:
        canvas.text((1160, 150), f"报案号：{people.digits(rng, 15)}", form.words.but(size=21), "r")
    canvas.text((80, 206), f"{content.insurer}：", form.words)
    y = told(form, content, _happened(content, rng), (80, 206 + step, 1150), step)
    if rng.random() < 0.5:
        y = told(form, content, ["随附索赔单证共", Gap(None, str(rng.randint(3, 22)), 60), "页。"], (80, y + step, 1150), step)  # fmt: skip
    y = _senders(form, content, y + step + 14)
    canvas.rule((80, y), (1160, y), (150, 152, 158), 2)
    title = worded(rng, "领款授权书/赔款转账授权书/保险赔款领取授权书")
    canvas.text((620, y + 62), title, form.words.but(size=34, weight=0.6, spacing=6), "m")
    return trimmed(form, _authority(form, content, y + 62 + step * 1.2, step))


def _happened(content: Claim, rng: random.Random) -> list[str | Gap]:
    """The paragraph: who is insured under what, when and where he was hurt, what is asked for."""
    day = None if content.value("accident_date") is None else content.accident_date
    own = "本人（被保险人）/被保险人（本人）" if content.applicant is content.insured else "兹有被保险人/被保险人"
    parts: list[str | Gap] = [worded(rng, own), known(content, "insured_name")]
    parts += [worded(rng, "，身份证号码/，身份证号/，证件号码"), known(content, "insured_id_number", None, 300)]
    parts += [worded(rng, "，向贵公司投保/，在贵公司投保了"), Gap(None, rng.choice(COVERS), 240)]
    parts += [worded(rng, "，保险单号码为/，保险单号/，保单号码"), known(content, "policy_number", None, 260)]
    parts += ["。被保险人于", *dated("accident_date", day), worded(rng, "在/，在"), Gap(None, content.place, 220)]
    parts += ["，因", Gap(None, rng.choice(HARMS), 160)]
    parts += [worded(rng, "受伤，经/致伤，送往/受伤，到"), Gap(None, content.hospital, 220), "治疗"]
    parts += ["，诊断为", Gap(None, content.diagnosis, 160)] if rng.random() < 0.6 else []
    asked = "。现根据保险合同的约定，向贵公司请求赔偿医疗费等损失，共计人民币/。特此通知并请求赔偿，索赔金额共计人民币/，请求赔偿各项损失共计人民币"
    amount = rng.choice((f"{content.amount:.2f}", f"{content.amount:,.2f}"))
    parts += [worded(rng, asked), known(content, "claim_amount", amount, 170), "元"]
    if rng.random() < 0.4:
        parts += ["（大写：", Gap(None, content.amount_in_words if content.value("claim_amount") else None, 280), "）"]
    return [*parts, "。"]


def _senders(form: Form, content: Claim, y: float) -> float:
    """Who claims with his phone, who brings the claim with another, the day; gives where a rule may follow."""
    rng = form.canvas.rng
    who, phone = worded(rng, "申请人：/索赔申请人：/申请人（签章）："), worded(rng, "联系电话：/电话：/手机：")
    proxy = rarities.somebody(rng) if rng.random() < 0.65 else None
    bringing = (worded(rng, "经办人：/代办人："), None, proxy.name if proxy else None), (phone, None, rarities.mobile(rng) if proxy else None)  # fmt: skip
    own = (who, "applicant_name", content.value("applicant_name")), (phone, "mobile", content.value("mobile"))
    rows = rng.choice((((own[0], bringing[0]), (own[1], bringing[1])), (own, bringing)))
    for row in rows:
        for (label, field, value), x in zip(row, (80, 640), strict=True):
            blank(form, (x, y), label, 520 - width_of(label, form.words), field, value)
        y += 62
    pressed(form, rng.choice(UNITS), "合同专用章", (1010, y - 10), 0.2)
    form.day((700, y + 4), None, content.signed_on if rng.random() < 0.85 else None, 0.95)
    return y + 56


def _authority(form: Form, content: Claim, y: float, step: float) -> float:
    """The sentence that names the account, its signature and day; gives where the sheet ends."""
    rng, account = form.canvas.rng, grouped(form.canvas.rng, content.account)
    parts: list[str | Gap] = [
        f"本人同意并授权{content.insurer}将上述案件的赔款支付至下列账户：户名",
        known(content, "payee_name"),
    ]
    bank: list[str | Gap] = [worded(rng, "，开户银行/，开户行"), known(content, "payee_bank", None, 280)]
    number: list[str | Gap] = [worded(rng, "，账号/，银行账号/，账号为"), known(content, "payee_account", account, 340)]
    parts += [*bank, *number] if rng.random() < 0.75 else [*number, *bank]
    parts += [worded(rng, "。赔款划入该账户即视为贵公司已履行赔偿责任。/。如因账户信息有误造成损失，由本人自行承担。")]
    y = told(form, content, parts, (80, y, 1150), step) + step + 14
    sign(form, (80, y), worded(rng, "授权人签字：/被保险人（受益人）签名："), content)
    form.day((700, y), None, content.signed_on, 0.95)
    pressed(form, content.insurer[:12], "理赔专用章", (1010, y - 40), 0.3)
    return y + 90


def receipt(rng: random.Random) -> Rendered:
    """An application for accident or hospital cover, half sentences, half lines with a label; below it the receipt that the payee signs."""
    content, form = replace(claims.claim(rng), insurer=rng.choice(PROPERTY)), sheet(rng, 24, 0.6)
    canvas, cover = form.canvas, rng.choice(("意外险", "住院险"))
    title = worded(rng, "赔款申请及领款收据/意外险、住院险索赔申请书/意外伤害、住院医疗保险赔款申请书")
    canvas.text((620, 84), content.insurer, form.words.but(size=28), "m")
    canvas.text((620, 140), title, form.words.but(size=38, weight=0.6, spacing=4), "m")
    end = canvas.text((80, 206), worded(rng, "投保险种：/申请险种：/索赔险别："), form.words)[1][0]
    choices(form, (end + 10, 206), ("意外险", "住院险", "其他"), (cover,), rng.choice(MARKS))
    y = told(form, content, _applied(content, rng, cover), (80, 266, 1150), 56) + 66
    stay = content.accident_date + timedelta(rng.randint(0, (content.signed_on - content.accident_date).days))
    lines = (
        ((worded(rng, "被保险人身份证号码：/身份证号码：/被保险人证件号码："), "insured_id_number"),),
        ((worded(rng, "申请人：/申请人姓名："), "applicant_name"), (worded(rng, "联系电话：/手机号码："), "mobile")),
    )
    y = _lines(form, content, lines, y)
    blank(form, (80, y), "治疗医院：", 500, None, content.hospital)
    blank(form, (740, y), worded(rng, "出院日期：/治疗终结日期："), 200, None, f"{stay:%Y-%m-%d}" if rng.random() < 0.7 else None)  # fmt: skip
    sign(form, (80, y + 74), "申请人签名：", content)
    form.day((760, y + 74), None, content.signed_on, 0.95)
    return trimmed(form, _receipt(form, content, y + 160))


def _applied(content: Claim, rng: random.Random, cover: str) -> list[str | Gap]:
    """The sentences of the application: who holds which policy, when what happened, how much is asked."""
    day = None if content.value("accident_date") is None else content.accident_date
    holds, then = rng.choice((("持有贵公司签发的第", "号保险单，于"), ("投保贵公司保险，保险单号", "，于")))
    why = rng.choice(HARMS) if cover == "意外险" else content.diagnosis
    parts: list[str | Gap] = [worded(rng, "被保险人/兹有被保险人"), known(content, "insured_name"), holds]
    parts += [known(content, "policy_number", None, 280), then, *dated("accident_date", day)]
    parts += [worded(rng, "发生保险事故，原因：/出险，出险原因："), Gap(None, why, 220)]
    parts += [worded(rng, "。现向贵公司申请赔款，人民币/。特申请赔付保险金人民币/，现申请赔款金额")]
    return [*parts, known(content, "claim_amount", f"{content.amount:,.2f}", 170), "元。"]


def _lines(form: Form, content: Claim, lines: Sequence[Sequence[tuple[str, str]]], y: float) -> float:
    """Lines of labels with underlined values, evenly over the width; gives where the next may stand."""
    for line in lines:
        room = 1080 / len(line)
        for i, (label, field) in enumerate(line):
            shown = grouped(form.canvas.rng, content.account) if field == "payee_account" else None
            wide = room - 30 - width_of(label, form.words)
            blank(form, (80 + i * room, y), label, wide, field, content.value(field), shown)
        y += 62
    return y


def _receipt(form: Form, content: Claim, y: float) -> float:
    """What the payee signs: a sentence whose sum may wait, and his account in lines; gives where the sheet ends."""
    rng, canvas = form.canvas.rng, form.canvas
    canvas.text((620, y), worded(rng, "领款收据/赔款收据/领 款 收 据"), form.words.but(size=32, weight=0.6), "m")
    sums = content.amount_in_words if content.value("claim_amount") and rng.random() < 0.4 else None
    words: list[str | Gap] = [f"今收到{content.insurer}支付的上述保险赔款，计人民币（大写）", Gap(None, sums, 420), "，该案赔偿责任就此终结。"]  # fmt: skip
    y = told(form, content, words, (80, y + 62, 1150), 56) + 66
    who = worded(rng, "领款人：/收款人户名：/领款人户名："), "payee_name"
    bank, number = (
        (worded(rng, "开户银行：/开户行："), "payee_bank"),
        (worded(rng, "账号：/银行账号："), "payee_account"),
    )
    y = _lines(form, content, rng.choice((((who,), (bank,), (number,)), ((who, bank), (number,)))), y)
    end = canvas.text((80, y + 10), "领款人签章：", form.words)[1][0]
    penmanship.write(canvas, (end + 12, y + 6), content.payee.name, penmanship.anyone(rng, 44, ("hand", "cursive")), 240)  # fmt: skip
    form.day((760, y + 10), None, content.signed_on if rng.random() < 0.5 else None, 0.95)
    pressed(form, content.insurer[:12], "赔款专用章", (960, y - 10), 0.35)
    return y + 100


TRAIN: Mapping[str, Callable[[random.Random], Rendered]] = {
    "notice_of_harm": notice,
    "claim_and_receipt": receipt,
}
