"""Claim forms in words, order, columns and rulings that are drawn anew for each page."""

import random
from collections.abc import Callable, Mapping

from training.render import claims, penmanship, people
from training.render.canvas import Rendered
from training.render.claims import Claim
from training.render.wider_parts import Fact, Sheet, fact, some

TITLES = (
    "理赔申请书", "保险金给付申请书", "索赔申请书", "人身保险理赔申请表", "出险通知书及索赔申请书", "意外健康险理赔申请书", "保险金申请书",
    "个人理赔申请表", "团体保险理赔申请书", "理赔给付申请书", "医疗保险金索赔申请书", "意外伤害保险索赔单", "赔款申请及授权书", "理赔资料登记表",
)  # fmt: skip
PLEDGES = (
    "本人声明以上陈述均为事实，如有虚假愿承担法律责任。", "本人授权贵公司向医疗机构、公安机关查询与本次事故有关的资料。",
    "以上信息由申请人如实填写，若因账户信息有误导致转账失败，责任由申请人承担。", "申请人已知悉本公司隐私政策，同意为理赔目的使用个人信息。",
    "本申请书的签收不代表本公司承诺赔付。", "谨此声明：上述内容及所附单证真实无误，无隐瞒、伪造情形。",
)  # fmt: skip
JOBS = "教师", "办公室职员", "货车司机", "学生", "个体经营", "护士", "建筑工人", "退休"
HEADS = {
    "insured": (
        "被保险人信息",
        "一、被保险人基本资料",
        "出险人资料",
        "被保险人情况",
        "Part A 被保险人",
        "保险合同信息",
    ),
    "event": ("事故信息", "二、出险情况", "出险经过", "保险事故", "Part B 事故及就诊", "事故及治疗情况"),
    "applicant": ("申请人信息", "三、申请人资料", "索赔申请人", "申请人", "Part C 申请人", "报案人信息"),
    "payee": ("收款账户信息", "四、保险金领取方式", "领款人账户", "转账授权", "Part D 领款账户", "赔款支付信息"),
}


def _facts(content: Claim, rng: random.Random) -> dict[str, list[Fact]]:
    """What forms ask for, by chapter, under names of this form's own."""
    who, spaced = content.insured, rng.random() < 0.3
    account = (
        content.account
        if not spaced
        else " ".join(content.account[i : i + 4] for i in range(0, len(content.account), 4))
    )
    other = content.signed_on
    treated = rng.choice((content.accident_date, other))
    insured = [
        fact("保单号/保险单号/保单号码/保险合同号/保险合同号码/保险凭证号/保险单号码/合同编号/保单编号", "policy_number", content.value("policy_number")),
        fact("被保险人/被保险人姓名/出险人姓名/出险人/事故者姓名/姓名（被保险人）/被保人", "insured_name", content.value("insured_name")),
        fact("证件号码/身份证号/身份证号码/被保险人证件号码/被保险人身份证号/证件号", "insured_id_number", content.value("insured_id_number")),
        fact("性别", None, "男" if who.sex == "male" else "女", share=0.4),
        fact("证件类型/证件名称", None, "身份证", share=0.3),
        fact("出生日期/出生年月日", None, who.birth_date, share=0.25),
        fact("职业/职业及工种/工作单位及职业", None, rng.choice(JOBS), share=0.25),
        fact("投保人/投保单位/投保人姓名", None, rng.choice((people.invent(rng).name, "江州东湖物流有限公司", who.name)), share=0.3),
    ]  # fmt: skip
    event = [
        fact("事故日期/出险时间/事故发生时间/出险日期/意外发生日期/事故发生日期/事故时间/发生日期/出险日", "accident_date", content.value("accident_date")),
        fact("事故地点/出险地点/发生地点/事故发生地点", None, content.place, share=0.5),
        fact("出险原因/事故原因/事故类型/事故性质", None, content.cause, share=0.5),
        fact("就诊医院/治疗医院/医疗机构名称/就诊医疗机构", None, content.hospital, share=0.6),
        fact("诊断/疾病诊断/医院诊断/伤病名称", None, content.diagnosis, share=0.6),
        fact("就诊方式/治疗方式/就诊类型", None, content.visit_type, share=0.4),
        fact("就诊日期/首次就诊日期/入院日期/初诊日期", None, treated, share=0.3),
        fact("申请金额/索赔金额/理赔金额/申请赔付金额/申请给付金额/费用总金额/索赔金额合计", "claim_amount", content.value("claim_amount"), share=0.85),
        fact("理赔类型/申请项目/索赔类别/申请类型", None, "、".join(content.kinds), share=0.4),
        fact("发票张数/票据张数/单据份数", None, f"{rng.randint(1, 12)}", share=0.25),
    ]  # fmt: skip
    applicant = [
        fact("申请人/申请人姓名/报案人/索赔申请人/受益人/保险金申请人/申请人（受益人）/索赔人", "applicant_name", content.value("applicant_name")),
        fact("手机/手机号码/联系电话/移动电话/联系方式/手机号/申请人电话/联系手机/电话", "mobile", content.value("mobile")),
        fact("与被保险人关系/与出险人关系/关系/申请人身份", None, content.relation, share=0.6),
        fact("联系地址/通讯地址/通信地址/住址", None, content.applicant.address, share=0.4),
        fact("邮编/邮政编码", None, f"99{people.digits(rng, 4)}", share=0.2),
        fact("电子邮箱/E-mail/邮箱", None, f"u{people.digits(rng, 6)}@example.com", share=0.2),
        fact("申请日期/填表日期/报案日期", None, other, share=0.3),
    ]  # fmt: skip
    payee = [
        fact("户名/账户名/收款人/领款人/账户名称/开户名/收款人姓名/领款人姓名/收款人户名/持卡人", "payee_name", content.value("payee_name")),
        fact("账号/银行账号/收款账号/银行卡号/卡号/领款账号/转账账号/银行账户/存折（卡）号", "payee_account", content.value("payee_account"), account),
        fact("开户行/开户银行/银行名称/收款银行/开户行名称/开户银行及网点/转账银行/所属银行", "payee_bank", content.value("payee_bank")),
        fact("给付方式/领款方式/支付方式", None, "银行转账", share=0.25),
    ]  # fmt: skip
    chapters = {"insured": insured, "event": event, "applicant": applicant, "payee": payee}
    return {key: some(rng, facts) for key, facts in chapters.items()}


def _head(sheet: Sheet, content: Claim) -> None:
    rng, title = sheet.rng, sheet.rng.choice(TITLES)
    if rng.random() < 0.75:
        sheet.title(title, value=content.insurer)
    else:
        sheet.title(title)
        sheet.note(f"致：{content.insurer}" if rng.random() < 0.5 else "请用黑色签字笔以正楷填写，涂改处须签名确认")
    if rng.random() < 0.35:
        sheet.canvas.text(
            (sheet.right, sheet.y),
            f"{rng.choice(('报案号', '赔案号', '立案编号', '受理编号'))}：9901{people.digits(rng, 8)}",
            sheet.words.but(size=20),
            "r",
        )
        sheet.y += 24
    sheet.y += 16


def _foot(sheet: Sheet, content: Claim) -> None:
    rng = sheet.rng
    sheet.y += 12
    sheet.note("".join(rng.sample(PLEDGES, rng.randint(1, 3))))
    sheet.y += 40
    end = sheet.canvas.text(
        (sheet.left, sheet.y), rng.choice(("申请人签名：", "申请人（签字）：", "签名：", "索赔人签章：")), sheet.words
    )[1][0]
    if rng.random() < 0.8:
        penmanship.write(
            sheet.canvas,
            (end + 12, sheet.y - 4),
            content.applicant.name,
            penmanship.anyone(rng, 42, ("hand", "cursive")),
            190,
        )
    sheet.form.day(
        (sheet.left + sheet.room * 0.58, sheet.y), None, content.signed_on if rng.random() < 0.85 else None, gap=0.85
    )
    sheet.y += 44
    if rng.random() < 0.4:
        sheet.note(
            rng.choice(
                (
                    "受理人：　　　　　　受理日期：",
                    "业务员代码：　　　　　联系电话：",
                    "以下由保险公司填写　　初审：　　　复核：",
                )
            )
        )


def _open(rng: random.Random, hand: float = 0.55) -> tuple[Claim, Sheet]:
    content, sheet = claims.claim(rng), Sheet(rng, hand=hand)
    _head(sheet, content)
    return content, sheet


def rows(rng: random.Random) -> Rendered:
    """Chapters of labels with values behind them, the ones before or after the others."""
    content, sheet = _open(rng)
    columns, headed, mark = rng.choice((0, 1, 2)), rng.random() < 0.8, rng.choice(("", "", "■ ", "【"))
    facts = _facts(content, rng)
    order = rng.choice(
        (
            ("insured", "event", "applicant", "payee"),
            ("applicant", "insured", "event", "payee"),
            ("insured", "applicant", "event", "payee"),
            ("insured", "applicant", "payee", "event"),
        )
    )
    for key in order:
        if headed:
            sheet.heading(mark + rng.choice(HEADS[key]) + "】" * (mark == "【"))
        sheet.rows(facts[key], columns)
        sheet.y += 18
    _foot(sheet, content)
    return sheet.done("claim_form")


def cells(rng: random.Random) -> Rendered:
    """A ruled grid of labels and values, chapters with or without headings, all in one table or in several."""
    content, sheet = _open(rng)
    facts, headed = _facts(content, rng), rng.random() < 0.6
    if headed:
        for key in HEADS:
            sheet.heading(rng.choice(HEADS[key]))
            sheet.cells(facts[key])
    else:
        sheet.cells([one for key in HEADS for one in facts[key]], rng.choice((2, 2, 3)) if sheet.room > 1000 else 2)
    _foot(sheet, content)
    return sheet.done("claim_form")


def stacked(rng: random.Random) -> Rendered:
    """Labels above their values, each chapter in the same way or in one of its own."""
    content, sheet = _open(rng, 0.3)
    facts, same = _facts(content, rng), rng.random() < 0.5
    for key in HEADS:
        sheet.heading(rng.choice(HEADS[key]))
        (sheet.stacks if same else sheet.any_of)(facts[key])
        sheet.y += 14
    _foot(sheet, content)
    return sheet.done("claim_form")


def sentences(rng: random.Random) -> Rendered:
    """Running sentences with blanks; the account in a sentence too, or in rows below."""
    content, sheet = _open(rng, 0.6)
    facts = {one.field: one for part in _facts(content, rng).values() for one in part if one.field}
    place, ill = fact("", None, content.place), fact("", None, content.diagnosis)
    parts: list[str | Fact] = [
        rng.choice(("本人", "申请人", "兹有申请人")), facts["applicant_name"],
        rng.choice(("系被保险人", "，为贵公司客户", "（亲属）为被保险人")), facts["insured_name"],
        rng.choice(("（身份证号码：", "，身份证号", "（证件号码")), facts["insured_id_number"],
        rng.choice(("），保险合同号", "，持有保单", "）投保贵公司保险，保单号码为")), facts["policy_number"], "。",
    ]  # fmt: skip
    told = [
        rng.choice(("被保险人于", "出险人于", "因被保险人于")),
        facts["accident_date"],
        rng.choice(("在", "于")),
        place,
        rng.choice(("发生意外事故，经医院诊断为", "出险，诊断为", "因病就诊，诊断为")),
        ill,
    ]
    if "claim_amount" in facts:
        told += [
            rng.choice(("，现申请赔付金额", "，共发生费用人民币", "，特向贵公司提出索赔，金额为")),
            facts["claim_amount"],
            "元",
        ]
    parts += [*told, "。", rng.choice(("联系电话：", "申请人手机号码", "本人电话")), facts["mobile"], "。"]
    paid: list[str | Fact] = [
        rng.choice(("请将保险金转入以下账户：户名", "赔款请汇至", "保险金请划付至收款人")), facts["payee_name"],
        rng.choice(("，开户行", "在", "，开户银行为")), facts["payee_bank"],
        rng.choice(("，账号", "的账户，卡号为", "，银行账号")), facts["payee_account"], "。",
    ]  # fmt: skip
    sheet.running(parts)
    if rng.random() < 0.5:
        sheet.running(paid)
    else:
        sheet.y += 20
        rng.choice((sheet.rows, sheet.cells))([facts[field] for field in ("payee_name", "payee_account", "payee_bank")])
    _foot(sheet, content)
    return sheet.done("claim_form")


TRAIN: Mapping[str, Callable[[random.Random], Rendered]] = {
    "mixed_rows": rows,
    "mixed_cells": cells,
    "mixed_stacks": stacked,
    "mixed_sentences": sentences,
}
