"""Chinese receipts of many trades in wording and arrangement drawn anew for each page: slips, written receipts and sentences."""

import random
from collections.abc import Callable, Mapping, Sequence

from claims_ai.money import to_words
from training.render import people, seal, vehicles
from training.render.canvas import Rendered
from training.render.receipt_content import Sale
from training.render.wider_parts import Fact, Sheet, fact, some
from training.render.wider_strips import ADDRESSES, DATES, MERCHANTS, TITLES, TOTALS, any_sale


def _facts(sold: Sale, rng: random.Random, merchant: bool) -> list[Fact]:
    facts = [
        fact(DATES, "issue_date", sold.when.date()),
        fact("单号/编号/No/收据号/流水号/票据号", None, sold.number, share=0.7),
        fact("客户/付款单位/客户名称/交款人/付款人/顾客/今收到", None, people.invent(rng).name, share=0.7),
        fact("收款方式/支付方式/结算方式", None, rng.choice(("现金", "微信", "支付宝", "刷卡", "转账")), share=0.4),
        fact("车牌号/车号", None, vehicles.plate(rng), share=0.15),
        fact("电话/联系电话", None, sold.phone, share=0.3),
    ]
    if sold.address:
        facts.append(fact(ADDRESSES, "merchant_address", sold.address[0]))
    return [fact(MERCHANTS, "merchant_name", sold.merchant), *some(rng, facts)] if merchant else some(rng, facts)


def _seal(sheet: Sheet, sold: Sale, share: float = 0.75) -> None:
    if sheet.rng.random() < share:
        pressed = seal.worn(
            seal.round_star(
                sold.merchant[:16], sheet.rng.choice(("发票专用章", "财务专用章", "收款专用章", "业务专用章")), 170
            ),
            sheet.rng,
        )
        sheet.canvas.stamp(
            pressed, (sheet.right - sheet.rng.uniform(110, 260), sheet.y), seal.RED, sheet.rng.uniform(-14, 14)
        )
    sheet.y += 60


def _total(sold: Sale, rng: random.Random) -> Fact:
    labels = "/".join((*TOTALS, "合计（小写）", "人民币（小写）", "金额（元）", "实收金额（小写）"))
    return fact(labels, "total_amount", sold.total, share=1 + rng.random() * 0)


def slip(rng: random.Random) -> Rendered:
    """A half sheet with a table of goods; who sells in the title, among the facts or in the foot."""
    sold, sheet = any_sale(rng), Sheet(rng, rng.choice((900, 1100, 1240, 1480)), hand=0.3)
    where = rng.choice(("top", "facts", "foot"))
    title = rng.choice((*TITLES, "收据", "送货单", "收款收据", "维修结算单", "费用清单"))
    sheet.title(title, field="merchant_name", value=sold.merchant if where == "top" else "")
    sheet.any_of(_facts(sold, rng, where == "facts"))
    heads = (
        rng.choice(("品名", "项目", "商品名称", "名称及规格", "摘要", "服务项目")),
        "单位",
        "数量",
        "单价",
        rng.choice(("金额", "金额（元）", "小计")),
    )
    rows: list[Sequence[str | Fact]] = [heads]
    rows += [
        [
            fact("", None, text)
            for text in (good.name, good.unit, good.quantity, f"{good.price:.2f}", f"{good.amount:.2f}")
        ]
        for good in sold.goods
    ]
    rows += [["　"] * 5] * rng.choice((0, 0, 1, 2))
    sheet.table((3, 0.7, 0.8, 1, 1.2), rows, rng.random() < 0.7)
    sums = [fact("合计大写/金额大写/人民币（大写）/大写", None, to_words(sold.total), share=0.6), _total(sold, rng)]
    if sold.discount:
        sums = [fact("小计/原价", None, sold.subtotal), fact("优惠/折扣", None, sold.discount), *sums]
    rng.choice((sheet.rows, sheet.cells))(some(rng, sums, 0.2))
    if where == "foot":
        sheet.y += 10
        sheet.rows(
            [
                fact(MERCHANTS + "/收款单位（盖章）/销货单位（章）", "merchant_name", sold.merchant),
                fact("收款人/经手人/开票人", None, sold.clerk),
            ],
            2,
        )
    _seal(sheet, sold)
    return sheet.done("receipt")


def written(rng: random.Random) -> Rendered:
    """A receipt without goods in rows, cells or stacks, mostly by hand."""
    sold, sheet = any_sale(rng), Sheet(rng, rng.choice((900, 1000, 1160)), hand=0.7)
    above = rng.random() < 0.4
    sheet.title(
        rng.choice(("收　据", "收款收据", "专用收据", "定额收据", "捐赠收据", "收费凭证", "付款凭证", "交费收据")),
        field="merchant_name",
        value=sold.merchant if above else "",
    )
    what = fact("事由/收款事由/交款项目/摘要/项目/款项内容/用途", None, "、".join(good.name for good in sold.goods[:2]))
    words = fact("人民币（大写）/金额大写/大写金额/合计人民币", None, to_words(sold.total), share=0.7)
    facts = [*_facts(sold, rng, not above), what, words, _total(sold, rng)]
    sheet.any_of(some(rng, facts, 0.7))
    sheet.y += 20
    sheet.note("会计：　　　　　出纳：　　　　　经手人：" if rng.random() < 0.5 else "第二联　交付款人")
    _seal(sheet, sold)
    return sheet.done("receipt")


def sentences(rng: random.Random) -> Rendered:
    """今收到…: a receipt in sentences with blanks, signed by the merchant at the foot."""
    sold, sheet = any_sale(rng), Sheet(rng, rng.choice((900, 1000, 1160)), hand=0.6)
    above = rng.random() < 0.3
    sheet.title(
        rng.choice(("收　据", "收条", "收款证明", "收款收据", "付款证明")),
        field="merchant_name",
        value=sold.merchant if above else "",
    )
    total = fact("", "total_amount", sold.total, rng.choice(("{:.2f}", "¥{:.2f}", "￥{:,.2f}")).format(sold.total))
    parts: list[str | Fact] = [
        rng.choice(("今收到", "兹收到", "现收到")),
        fact("", None, people.invent(rng).name),
        rng.choice(("交来", "支付的", "缴纳")),
        fact("", None, sold.goods[0].name),
    ]
    endings: tuple[list[str | Fact], ...] = (
        [f"，人民币（大写）{to_words(sold.total)}（小写", total, "元）。"],
        ["，共计人民币", total, "元整。"],
        ["款项", total, f"元，大写：{to_words(sold.total)}。"],
    )
    parts += rng.choice(endings)
    sheet.running(parts)
    sheet.y += 20
    foot = [fact(DATES + "/", "issue_date", sold.when.date())]
    foot += [] if above else [fact(MERCHANTS + "/收款单位（公章）/收款人（盖章）", "merchant_name", sold.merchant)]
    foot += [fact(ADDRESSES, "merchant_address", sold.address[0])] if sold.address else []
    rng.shuffle(foot)
    sheet.rows(foot, rng.choice((1, 2)))
    _seal(sheet, sold)
    return sheet.done("receipt")


TRAIN: Mapping[str, Callable[[random.Random], Rendered]] = {
    "mixed_slip": slip,
    "mixed_written": written,
    "mixed_sentences": sentences,
}
