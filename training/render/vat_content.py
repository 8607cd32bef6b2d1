"""What an invented VAT invoice says: sellers and buyers that do not exist, lines and taxes that add up."""

import random
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from claims_ai.money import fen
from training.render import invent, people
from training.render import medical_words as words

SELLERS = (
    "江州同和堂大药房有限公司", "江州市东湖区康佰家药店", "云溪县济民医药连锁有限公司第十二分店", "临江仁心大药房连锁有限责任公司",
    "松岗市百草园药业零售有限公司", "江州恒健医疗器械有限公司", "望江县福寿康复辅具经营部", "青石协和眼视光中心有限公司",
    "江州悦享餐饮管理有限公司", "江州通达出租汽车服务有限公司", "白鹭市好邻居商贸有限公司", "江州云图信息技术有限公司",
    "柳泉市安馨护理服务有限公司", "江州省快健康体检中心有限公司", "凤鸣市诚信汽车修理厂", "江州鼎盛酒店管理有限公司东湖分公司",
)  # fmt: skip
BUYERS = (
    "江州健康保险股份有限公司", "江州市东湖区教育局", "江州精工机械制造有限公司", "云溪县第三中学", "青石建设集团有限公司第二工程处",
    "江州蓝鲸网络科技有限公司", "临江市自来水公司",
)  # fmt: skip
GOODS = (
    ("医疗仪器器械", "臂式电子血压计", "台", 150, 420, "U726"), ("医疗仪器器械", "血糖试纸(50片装)", "盒", 60, 160, "GA-3"),
    ("医疗仪器器械", "制氧机家用3升", "台", 900, 2600, "ZY-3F"), ("医疗仪器器械", "手动轮椅折叠轻便老人残疾人代步车", "辆", 300, 990, "H062"),
    ("医疗仪器器械", "医用护腰带", "条", 60, 190, "L"), ("医疗仪器器械", "拐杖", "副", 40, 120, ""),
    ("家用医疗器械", "膝关节固定支具可调节半月板韧带损伤康复护具", "件", 180, 880, "均码"), ("纸制品", "成人护理垫", "包", 30, 90, "60*90"),
    ("餐饮服务", "餐费", "", 40, 900, ""), ("运输服务", "客运服务费", "次", 9, 140, ""), ("医疗服务", "健康体检", "人次", 200, 1800, ""),
    ("劳务", "住院陪护服务费", "天", 120, 320, ""), ("眼镜类产品", "树脂镜片", "副", 120, 980, "1.60"),
    ("日用化学品", "医用退热贴", "盒", 12, 40, "4贴"), ("蔬菜", "小青菜", "公斤", 4, 12, ""), ("住宿服务", "住宿费", "天", 120, 560, "标间"),
    ("修理修配劳务", "汽车维修费", "项", 200, 3800, ""), ("保健食品", "蛋白粉", "罐", 90, 380, "450g"),
)  # fmt: skip
RATES = ("0.13", "0.13", "0.13", "0.06", "0.03", "0.01", "0.09", "0")


@dataclass(frozen=True)
class VatLine:
    """One line; a discount has no quantity and negative amounts. Amounts without tax; `tax` None where exempt."""

    name: str
    model: str
    unit: str
    quantity: str
    unit_price: str
    amount: Decimal
    rate: Decimal
    tax: Decimal | None


@dataclass(frozen=True)
class VatInvoice:
    """A VAT invoice of any form; what a form does not print is left to its layout."""

    code: str
    number: str
    long_number: str
    check_code: str
    issue_date: date
    buyer_name: str
    buyer_tax_id: str | None
    seller_name: str
    seller_tax_id: str
    address: str
    account: str
    lines: tuple[VatLine, ...]
    drawer: str
    cashier: str
    province: str = people.PROVINCE

    @property
    def amount(self) -> Decimal:
        return sum((line.amount for line in self.lines), Decimal(0))

    @property
    def tax(self) -> Decimal | None:
        """The tax of all lines, None where every line is exempt."""
        taxes = [line.tax for line in self.lines if line.tax is not None]
        return sum(taxes, Decimal(0)) if taxes else None

    @property
    def total(self) -> Decimal:
        return self.amount + (self.tax or Decimal(0))


def invoice(rng: random.Random, most: int, code_digits: int = 12) -> VatInvoice:
    """An invoice of up to `most` lines; a buyer who is a person has no tax number."""
    issued = invent.day(rng, 2018)
    person = rng.random() < 0.55
    return VatInvoice(
        code="0" * (code_digits - 10) + "99" + people.digits(rng, 8),
        number="".join(rng.choices("0123456789", k=8)),
        long_number=f"{issued:%y}99" + people.digits(rng, 16),
        check_code=people.digits(rng, 20),
        issue_date=issued,
        buyer_name=rng.choice(("个人", people.invent(rng).name)) if person else rng.choice(BUYERS),
        buyer_tax_id=None if person else invent.credit_code(rng),
        seller_name=rng.choice(SELLERS),
        seller_tax_id=invent.credit_code(rng, rng.choice(("91", "91", "92"))),
        address=f"{people.PROVINCE}{people.CITY}{rng.choice(people.STREETS)}{rng.randint(1, 320)}号 0990-{people.digits(rng, 7)}",
        account=f"{rng.choice(people.BANKS)}{rng.choice(people.STREETS)}支行 {people.bank_card(rng)}",
        lines=_lines(rng, most),
        drawer=rng.choice(words.DOCTORS),
        cashier=rng.choice(words.DOCTORS),
    )


def _lines(rng: random.Random, most: int) -> tuple[VatLine, ...]:
    """Lines of one tax rate, now and then with a discount under one of them."""
    rate = Decimal(rng.choice(RATES))
    lines: list[VatLine] = []
    goods = [("化学药品制剂", *drug, "") for drug in words.DRUGS] if rng.random() < 0.6 else list(GOODS)
    for kind, name, unit, low, high, model in rng.sample(goods, rng.randint(1, most)):
        lines.append(_line(rng, (f"*{kind}*{name}", model, unit), (low, high), rate))
        if rng.random() < 0.15 and len(lines) < most:
            lines.append(_discount(rng, lines[-1]))
    return tuple(lines)


def _line(rng: random.Random, what: tuple[str, str, str], prices: tuple[float, float], rate: Decimal) -> VatLine:
    quantity = rng.choice((1, 1, 1, 2, 3, 5)) if prices[1] < 500 else 1
    gross = invent.price(rng, *prices) * quantity
    amount = fen(gross / (1 + rate))
    price = f"{(amount / quantity).quantize(Decimal(1).scaleb(-rng.choice((2, 4, 6, 8)))):f}"
    price = price if amount / quantity != fen(amount / quantity) else f"{fen(amount / quantity)}"
    return VatLine(*what, str(quantity), price, amount, rate, gross - amount if rate else None)


def _discount(rng: random.Random, line: VatLine) -> VatLine:
    amount = -fen(line.amount * Decimal(rng.uniform(0.02, 0.3)))
    tax = fen(amount * line.rate) if line.tax is not None else None
    return replace(line, quantity="", unit_price="", unit="", model="", amount=amount, tax=tax)
