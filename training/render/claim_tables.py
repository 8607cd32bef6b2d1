"""Claim forms in tables: a row for each person, and a pupils' form with parts headed down the side."""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise

from training.render import claims, form_parts, rarities, vat_parts
from training.render.blanks import (
    MARKS,
    Gap,
    asked,
    choices,
    grouped,
    happened_on,
    pressed,
    sheet,
    told,
    trimmed,
    worded,
)
from training.render.canvas import Ink, Rendered
from training.render.claims import Claim
from training.render.form_parts import Form
from training.render.later_parts import Box, ruled
from training.render.newer_forms import of_child
from training.render.people import Person
from training.render.recent_forms import STORIES, sign

SCHOOLS = (
    ("江州市第五小学", "四（1）班"), ("云溪县实验中学", "七年级（6）班"), ("临江区芙蓉街小学", "二年级3班"), ("青石区第二中学", "高一（9）班"),
    ("江州市松岗幼儿园", "大（2）班"),
)  # fmt: skip
MISHAPS = (
    ("意外门诊", "右锁骨骨折", "体育课做前滚翻时右肩着地，疼痛不能抬臂，老师通知家长送医，拍片后固定治疗。"),
    ("意外门诊", "下唇挫裂伤", "下楼时与同学相撞摔倒，下唇裂伤出血，门诊清创缝合三针。"),
    ("意外住院", "左股骨干骨折", "放学路上被电动车撞倒，左大腿肿痛，急诊收住院手术治疗。"),
    ("疾病住院", "急性阑尾炎", "晚饭后腹痛、呕吐，次日转为右下腹痛，住院行阑尾切除术，已痊愈出院。"),
    ("意外门诊", "犬咬伤", "在小区内被邻居家的狗咬伤小腿，到门诊冲洗伤口并注射狂犬疫苗。"),
)
SEXES = {"male": "男", "female": "女"}
SHADES: tuple[Ink | None, ...] = (None, None, (238, 240, 243), (232, 240, 248))
Person5 = tuple[str | None, str | None, str | None, str | None, str | None]
"""Name, sex, number, phone and relation as they stand in a row."""


def persons(rng: random.Random) -> Rendered:
    """A table with a row for each of insured, claimant and proxy; below it the usual cells and the proxy's letter of authority."""
    content, form = claims.claim(rng), sheet(rng, 20, 0.6)
    title = worded(rng, "保险金给付申请书/人身保险理赔申请书/理赔申请书（个人）")
    form.canvas.text((60, 70), content.insurer, form.words.but(size=24))
    form.canvas.text((620, 124), title, form.words.but(size=38, weight=0.6, spacing=5), "m")
    proxy = rarities.somebody(rng) if rng.random() < 0.6 else None
    shade = rng.choice(SHADES)
    y = _people(form, content, proxy, 170, shade)
    ask, way = partial(asked, rng, content), rng.choice(("blanks", "text"))
    amount = claims.amount_shown(rng, content.amount)
    rows = (
        (ask(0.56, "保险合同号/保险合同号码/保单号码", "policy_number"), Box(0.44, worded(rng, "出险日期/事故日期/出险时间"), None, None)),
        (Box(0.56, worded(rng, "就诊医院/治疗医院"), None, content.hospital), ask(0.44, "申请金额/索赔金额/申请给付金额", "claim_amount", amount)),
    )  # fmt: skip
    start, y = y, ruled(form, (60, y), 1120, rows, 140, 64, shade)
    happened_on(form, content, (60 + 0.56 * 1120 + 140, start, 1180, start + 64), way)
    form.cell((60, y, 200, y + 56), worded(rng, "申请项目/申请类型/理赔类别"), fill=shade)
    form.cell((200, y, 1180, y + 56))
    choices(
        form,
        (214, y + 28),
        claims.KINDS,
        [kind for kind in content.kinds if kind != "身故"] or ["医疗费用"],
        rng.choice(MARKS),
    )
    form.cell((60, y + 56, 200, y + 166), "事故经过及\n就诊情况", fill=shade)
    form.cell((200, y + 56, 1180, y + 166))
    form.fill((206, y + 60, 1174, y + 162), None, rng.choice(STORIES))
    paid = (
        (ask(0.4, "领款人/领款人姓名/户名", "payee_name"), ask(0.6, "开户行/开户银行", "payee_bank")),
        (ask(1, "账号/银行账号/领款账号", "payee_account", grouped(rng, content.account)),),
    )  # fmt: skip
    y = ruled(form, (60, y + 166), 1120, paid, 140, 64, shade)
    words = "申请人声明：以上填写内容属实，同意贵公司向有关机构和个人查询与本次事故有关的情况，并将保险金划入上述账户。"
    y, _ = form_parts.prose(form.canvas, [(words, None)], (66, y + 34, 1174), form.words, 34)
    sign(form, (66, y + 62), worded(rng, "申请人签名：/申请人（签字）："), content)
    form.day((760, y + 62), None, content.signed_on, 0.95)
    return trimmed(form, _authority(form, content, proxy, y + 136))


def _people(form: Form, content: Claim, proxy: Person | None, y: float, shade: Ink | None) -> float:
    """The table of persons, recording what the contract asks of each; gives where it ends."""
    rng, own = form.canvas.rng, content.applicant is content.insured
    edges = 60, 196, 346, 416, 746, 940, 1180
    heads = (
        worded(rng, "项目/人员"),
        "姓名",
        "性别",
        worded(rng, "证件号码/身份证号码"),
        worded(rng, "联系电话/手机号码"),
        "与被保险人关系",
    )
    for left, right, head in zip(edges, edges[1:], heads, strict=False):
        form.cell((left, y, right, y + 48), head, form.words.but(weight=0.3), fill=shade or (240, 241, 244))
    reached = content.value("mobile") is not None
    phone = (content.applicant.mobile if own else rarities.mobile(rng)) if reached and rng.random() < 0.6 else None
    rows = [
        ("被保险人", content.insured, phone, rng.choice((None, None, "本人", "/")), ("insured_name", None, "insured_id_number", None, None)),
        (worded(rng, "申请人/申请人/索赔申请人"), content.applicant, str(content.value("mobile") or "") or None, content.relation,
         ("applicant_name", None, None, "mobile", None)),
        (worded(rng, "代办人/受托人/代办人\n（受托人）"), proxy, rarities.mobile(rng), worded(rng, "朋友/同事/业务员/亲属"), (None,) * 5),
    ]  # fmt: skip
    y += 48
    for label, who, mobile, relation, fields in rows:
        form.cell((60, y, 196, y + 62), label, fill=shade)
        texts: Person5 = (who.name, SEXES[who.sex], who.id_number, mobile, relation) if who else (None,) * 5
        if fields[0] in content.blank:
            texts = None, None, None, *texts[3:]
        for (left, right), field, text in zip(pairwise(edges[1:]), fields, texts, strict=True):
            form.cell((left, y, right, y + 62))
            if field not in content.blank:
                form.fill((left, y, right, y + 62), field, text, indent=8)
        y += 62
    return y


def _authority(form: Form, content: Claim, proxy: Person | None, y: float) -> float:
    """The letter by which the claimant sends a proxy, empty where there is none; gives where the sheet ends."""
    form.canvas.text((620, y), "授 权 委 托 书", form.words.but(size=30, weight=0.5), "m")
    name, number = (proxy.name, proxy.id_number) if proxy else (None, None)
    giver = content.applicant.name if proxy and content.value("applicant_name") else None
    words: list[str | Gap] = [
        "本人",
        Gap(None, giver),
        "兹委托",
        Gap(None, name),
        "（身份证号码",
        Gap(None, number, 290),
        "）代为办理本次理赔",
    ]
    words += ["申请、递交和领取理赔资料等事宜，受托人在上述权限内所为的行为，本人均予承认。"]
    y = told(form, content, words, (66, y + 58, 1160), 52) + 64  # fmt: skip
    if proxy:
        sign(form, (66, y), "委托人签名：", content)
        sign(form, (480, y), "受托人签名：", replace(content, applicant=proxy))
    else:
        form.canvas.text((66, y), "委托人签名：　　　　　　　　　　　　受托人签名：", form.words)
    form.day((830, y), None, content.signed_on if proxy else None, 0.95)
    return y + 80


def pupils(rng: random.Random) -> Rendered:
    """A pupils' form: parts headed down the side for pupil, guardian, event and the guardian's account; the school's seal now and then."""
    content, form = of_child(claims.claim(rng), rng), sheet(rng, 21, 0.75)
    ask, shade = partial(asked, rng, content), rng.choice(SHADES)
    (school, grade), (kind, diagnosis, story) = rng.choice(SCHOOLS), rng.choice(MISHAPS)
    title = worded(rng, "学生平安保险理赔申请书/中小学生、幼儿平安保险理赔申请表/学平险索赔申请书")
    form.canvas.text((620, 66), content.insurer, form.words.but(size=25), "m")
    form.canvas.text((620, 118), title, form.words.but(size=36, weight=0.6, spacing=3), "m")
    parent = "父亲" if content.applicant.sex == "male" else "母亲"
    way, amount = rng.choice(("blanks", "blanks", "text")), claims.amount_shown(rng, content.amount)
    pupil = (
        (ask(0.56, "姓名/学生姓名/被保险人\n姓名", "insured_name"), Box(0.44, "性别", None, SEXES[content.insured.sex])),
        (ask(0.56, "身份证号/证件号码/身份证号码", "insured_id_number"), Box(0.44, worded(rng, "学校班级/所在班级"), None, grade)),
        (ask(0.56, "保险单号/保单号码/保险凭证号", "policy_number"), Box(0.44, worded(rng, "学校名称/就读学校"), None, school)),
    )  # fmt: skip
    guardian = (
        (ask(0.56, "监护人姓名/姓名/申请人姓名", "applicant_name"), Box(0.44, "与被保险人\n关系", None, rng.choice(("父母", parent)))),
        (Box(0.56, "证件号码", None, content.applicant.id_number), ask(0.44, "电话/联系电话/手机号码", "mobile")),
    )  # fmt: skip
    event = (
        (Box(0.56, worded(rng, "出险日期/出险时间/事故日期"), None, None), ask(0.44, "申请金额/索赔金额/医疗费用", "claim_amount", amount)),
        (Box(0.56, "就诊医院", None, content.hospital), Box(0.44, "诊断", None, diagnosis)),
    )  # fmt: skip
    account = (
        (ask(0.4, "户名/监护人户名/开户名", "payee_name"), ask(0.6, "开户行/开户银行", "payee_bank")),
        (ask(1, "账号/银行卡号/银行账号", "payee_account", grouped(rng, content.account)),),
    )  # fmt: skip
    parts: list[tuple[str, Sequence[Sequence[Box]]]] = [
        (worded(rng, "被保险人/学生信息"), pupil),
        (worded(rng, "申请人/监护人"), guardian),
        (worded(rng, "出险情况/事故情况"), event),
    ]
    parts.insert(rng.choice((2, 3)), (worded(rng, "领款账户/转账账户"), account))
    y = 160.0
    for head, rows in parts:
        start, y = y, ruled(form, (112, y), 1068, rows, 136, 62, shade)
        _down(form, head, start, y, shade)
        if rows is event:
            happened_on(form, content, (248, start, 112 + 0.56 * 1068, start + 62), way)
    return trimmed(form, _pupils_foot(form, content, (kind, story, school), y, shade))


def _down(form: Form, head: str, top: float, foot: float, shade: Ink | None) -> None:
    """The head of a part, from the top down in its narrow cell."""
    form.cell((60, top, 112, foot), fill=shade)
    spare = max(4, (foot - top - 34 * len(head)) / 2)
    vat_parts.vertical(form.canvas, head, 86, top + spare, foot - spare, form.words)


def _pupils_foot(form: Form, content: Claim, told_of: tuple[str, str, str], y: float, shade: Ink | None) -> float:
    """What is claimed, what happened, the guardian's signature and the school's word; gives where the sheet ends."""
    rng, (kind, story, school) = form.canvas.rng, told_of
    form.cell((60, y, 248, y + 54), worded(rng, "申请类别/索赔类别"), fill=shade)
    form.cell((248, y, 1180, y + 54))
    choices(form, (262, y + 27), ("意外门诊", "意外住院", "疾病住院", "伤残", "身故"), (kind,), rng.choice(MARKS))
    form.cell((60, y + 54, 248, y + 174), "事故经过", fill=shade)
    form.cell((248, y + 54, 1180, y + 174))
    form.fill((256, y + 58, 1172, y + 170), None, story)
    y += 174
    if rng.random() < 0.55:
        form.cell((60, y, 248, y + 130), worded(rng, "学校证明/学校意见"), fill=shade)
        form.cell((248, y, 1180, y + 130))
        form.fill((256, y + 4, 640, y + 70), None, rng.choice(("情况属实", "该生系我校学生，情况属实。")))
        form.day((760, y + 96), None, content.signed_on, 0.95)
        pressed(form, school, worded(rng, "教务处/学籍专用章"), (900, y + 66), 0.85)
        y += 130
    words = "本人（监护人）声明以上内容属实，并同意将保险金转入上述监护人账户。"
    y, _ = form_parts.prose(form.canvas, [(words, None)], (66, y + 34, 1174), form.words, 34)
    sign(form, (66, y + 64), worded(rng, "监护人签名：/申请人（监护人）签名："), content)
    form.day((760, y + 64), None, content.signed_on, 0.95)
    return y + 140


TRAIN: Mapping[str, Callable[[random.Random], Rendered]] = {
    "persons_in_rows": persons,
    "pupils_parts": pupils,
}
