"""Further papers of no kind that hold what claims and receipts hold: papers received, goods delivered and offers."""

import random
from collections.abc import Callable, Mapping
from decimal import Decimal

from training.render import claims, invent, people
from training.render import medical_words as words
from training.render.canvas import Rendered
from training.render.medical_seals import press
from training.render.wider_parts import Fact, Sheet, fact, some

RECEIVED = (
    "理赔申请资料受理回执", "理赔资料签收单", "索赔资料交接清单", "补充资料通知书", "理赔资料接收凭证", "报案受理通知", "理赔所需材料清单",
    "材料签收回执", "索赔须知", "理赔受理通知书", "单证交接单", "资料补正通知",
)  # fmt: skip
PAPERS = (
    "理赔申请书", "被保险人身份证正反面", "门诊病历", "住院医疗费用票据", "住院费用汇总清单", "出院记录", "受益人银行卡", "诊断证明书",
    "道路交通事故认定书", "户口簿", "死亡医学证明书", "医保结算单", "委托书", "关系证明", "处方", "检查报告",
)  # fmt: skip
DELIVERED = (
    "送货单", "出货单", "发货清单", "提货单", "销货清单", "收货确认单", "报价单", "估价单", "采购订单", "维修估价单", "配送单", "验收单", "订货单",
    "退货单", "领料单", "维修派工单",
)  # fmt: skip
GOODS = (
    "镀锌管DN50", "球阀DN50", "生料带", "电缆YJV3×4", "瓷砖800×800", "乳胶漆18L", "前保险杠", "左前大灯总成", "机油5W-30", "轮胎205/55R16", "办公椅",
    "A4复印纸", "矿泉水550ml", "大米25kg", "医用口罩", "轮椅", "护理床", "血压计", "棉签", "消毒液500ml",
)  # fmt: skip


def received(rng: random.Random) -> Rendered:
    """What an insurer gives to somebody whose papers it has taken, or of whom it wants more: it names the papers, but is none of them."""
    told, sheet = claims.claim(rng), Sheet(rng, hand=0.2)
    sheet.title(rng.choice(RECEIVED), value=told.insurer if rng.random() < 0.6 else "")
    facts = [
        fact("受理编号/回执编号/赔案号", None, people.digits(rng, 13)), fact("报案号/案件号", None, people.digits(rng, 15), share=0.5),
        fact("保单号/保险合同号", None, told.policy_number, share=0.5), fact("被保险人/出险人/客户姓名", None, told.insured.name),
        fact("申请人/交件人", None, told.insured.name, share=0.4), fact("联系电话/手机", None, told.insured.mobile, share=0.4),
        fact("出险日期/事故日期", None, told.accident_date, share=0.4), fact("受理日期/接收日期", None, told.signed_on, share=0.6),
    ]  # fmt: skip
    if rng.random() < 0.5:
        sheet.running([f"尊敬的{told.insured.name}客户："], 1.0, 0)
        sheet.running(
            [
                f"我公司已于{sheet.dated(told.signed_on)}收到您提交的理赔申请资料，受理编号：{people.digits(rng, 13)}。资料清单如下："
            ]
        )
    else:
        sheet.any_of(some(rng, facts, 0.7))
    if rng.random() < 0.8:
        rows: list[list[str | Fact]] = [["序号", "资料名称", "份数", rng.choice(("原件/复印件", "备注", "是否齐全"))]]
        for place, name in enumerate(rng.sample(PAPERS, rng.randint(3, 9)), 1):
            kept = rng.choice(("原件", "复印件", "齐全"))
            rows.append([fact("", None, text) for text in (str(place), name, str(rng.randint(1, 3)), kept)])
        sheet.table((0.5, 2.4, 0.6, 1), rows, rng.random() < 0.7)
    else:
        listed = "；".join(f"{place}、{name}" for place, name in enumerate(rng.sample(PAPERS, rng.randint(3, 7)), 1))
        sheet.running([f"请您于10日内补充以下资料：{listed}。"])
    sheet.running(
        [
            rng.choice(
                (
                    "我公司将在收齐资料之日起5个工作日内作出核定；情形复杂的，在30日内作出核定，并将结果以短信方式通知您。",
                    "本回执仅证明我公司收到上述资料，不作为保险责任认定的依据。如有疑问请拨打客户服务热线。",
                    "资料不齐的，我公司将一次性通知您补充提供。理赔进度可通过微信公众号查询。",
                )
            )
        ]
    )
    sheet.rows(
        [fact("客户签收/交件人", None, told.insured.name), fact("接收人/经办人", None, rng.choice(words.DOCTORS)), fact("日期", None, told.signed_on)],
        3,
    )  # fmt: skip
    if rng.random() < 0.6:
        press(sheet.canvas, told.insurer, (sheet.right - 200, sheet.y), ("理赔专用章", "业务专用章"))
    return sheet.done("other")


def delivered(rng: random.Random) -> Rendered:
    """What goes with goods or offers them: names, prices and a sum, but nothing is paid."""
    sheet, total = Sheet(rng, hand=0.4), Decimal(0)
    company = rng.choice(
        ("宏达建材五金商行", "江州顺发汽修厂", "东湖区惠民商贸行", "云溪康复器械有限公司", "永泽县兴旺粮油店")
    )
    sheet.title(rng.choice(DELIVERED), value=company if rng.random() < 0.7 else "")
    facts = [
        fact("收货单位/客户名称/购货单位/需方", None, rng.choice(("李家湾工地", "江州市第三小学", people.invent(rng).name))),
        fact("地址/送货地址", None, people.invent(rng).address, share=0.6), fact("单号/NO/编号", None, people.digits(rng, 7)),
        fact("日期/开单日期/交货日期", None, invent.day(rng)), fact("电话/联系电话", None, people.invent(rng).mobile, share=0.5),
    ]  # fmt: skip
    sheet.any_of(some(rng, facts, 0.8))
    rows: list[list[str | Fact]] = [
        [
            rng.choice(("货号", "序号")),
            rng.choice(("名称及规格", "品名规格", "货物名称", "配件名称")),
            "单位",
            "数量",
            "单价",
            "金额",
        ]
    ]
    for place, name in enumerate(rng.sample(GOODS, rng.randint(2, 8)), 1):
        count, price = rng.randint(1, 20), invent.price(rng, 2, 400)
        total += count * price
        shown = (
            str(place),
            name,
            rng.choice(("个", "件", "根", "箱", "套", "卷")),
            str(count),
            f"{price}",
            f"{count * price}",
        )
        rows.append([fact("", None, text) for text in shown])
    sheet.table((0.5, 2, 0.5, 0.6, 0.8, 1), rows, rng.random() < 0.8)
    sheet.running(
        [f"{rng.choice(('合计', '合计金额', '总计'))}：{claims.amount_shown(rng, total)}"],
        1.0,
        0,
    )
    if rng.random() < 0.5:
        sheet.running(
            [
                rng.choice(
                    (
                        "以上价格含税，报价有效期15天。",
                        "货到验收，如有质量问题请于三日内提出。",
                        "本单一式三联，签字有效。",
                    )
                )
            ],
            1.0,
            0,
        )
    sheet.rows(
        [fact("送货人/制单", None, rng.choice(words.DOCTORS)), fact("收货人签字/审核", None, people.invent(rng).name)],
        2,
    )
    return sheet.done("other")


TRAIN: Mapping[str, Callable[[random.Random], Rendered]] = {
    "mixed_received": received,
    "mixed_delivered": delivered,
}
