"""Electronic driving and vehicle licences on a screen or printed out, in wording, order and arrangement drawn anew for each page."""

import random
from collections.abc import Callable, Mapping, Sequence

from PIL import ImageDraw

from training.render import id_card, id_card_back, paper, vehicles
from training.render.canvas import Ink, Rendered, Style
from training.render.contents import SEXES
from training.render.wider_parts import Fact, Sheet, fact, some

TINTS: tuple[Ink, ...] = ((30, 104, 196), (16, 128, 160), (40, 92, 78), (52, 60, 76), (120, 44, 44))
DRIVERS = (
    "机动车驾驶证",
    "电子驾驶证",
    "驾驶证信息",
    "临时驾驶证",
    "驾驶证电子凭证",
    "机动车驾驶证（临时）",
    "我的驾驶证",
    "驾驶人信息查询结果",
)
VEHICLES = (
    "机动车行驶证",
    "电子行驶证",
    "行驶证信息",
    "临时行驶证",
    "机动车行驶证（电子）",
    "我的车辆",
    "车辆信息",
    "机动车登记信息",
)
Drawers = Mapping[str, Callable[[random.Random], Rendered]]


def _screen(rng: random.Random, titles: Sequence[str]) -> Sheet:
    """A phone's page with a bar, or a sheet of paper; the title on it."""
    phone = rng.random() < 0.7
    sheet = Sheet(
        rng,
        1080 if phone else rng.choice((1160, 1240, 1480)),
        size=rng.randint(30, 36) if phone else rng.randint(25, 29),
        fonts=("sans", "sans", "serif"),
    )
    if not phone:
        sheet.title(rng.choice(titles))
        return sheet
    tint = rng.choice(TINTS)
    ImageDraw.Draw(sheet.canvas.image).rectangle((0, 0, 1080, 180), fill=tint)
    sheet.canvas.text((60, 46), f"{rng.randint(7, 22)}:{rng.randint(10, 59)}", Style("sans", 32, (255, 255, 255)))
    sheet.canvas.text((540, 126), rng.choice(titles), Style("sans", 44, (255, 255, 255), weight=0.4), "m")
    sheet.canvas.text((60, 126), "＜", Style("sans", 40, (255, 255, 255)))
    sheet.y = 230.0
    return sheet


def _body(sheet: Sheet, facts: Sequence[Fact], seed: str, sex: str | None) -> None:
    """A portrait and a code where the page has them, and the facts between."""
    rng = sheet.rng
    if sex and rng.random() < 0.6:
        picture = id_card.portrait(sex, rng, (240, 244, 243)).resize((200, 250))
        sheet.canvas.image.paste(
            picture,
            (round(rng.choice((sheet.left, sheet.right - 200, (sheet.left + sheet.right) / 2 - 100))), round(sheet.y)),
        )
        sheet.y += 275
    sheet.any_of(facts)
    sheet.y += 30
    if rng.random() < 0.5:
        side = rng.randint(180, 300)
        sheet.canvas.image.paste(paper.qr(seed, side), (round((sheet.left + sheet.right - side) / 2), round(sheet.y)))
        sheet.y += side + 30
    sheet.note(
        rng.choice(
            (
                "信息仅供参考，以车辆管理所登记为准",
                "电子证照与纸质证件具有同等效力",
                "本凭证有效期内可替代纸质证件使用",
                "请向民警出示",
            )
        )
    )


def driver(rng: random.Random) -> Rendered:
    """A driver's licence under names of its own."""
    content, sheet = vehicles.licence(rng), _screen(rng, DRIVERS)
    who, until = content.person, id_card_back.until(content.valid_from, content.years)
    facts = [
        fact("姓名/驾驶人姓名/驾驶人/持证人", "name", who.name),
        fact("证号/身份证明号码/驾驶证号/证件号码/驾驶证编号", "id_number", who.id_number),
        fact("性别", "sex", who.sex, SEXES[who.sex], share=0.8),
        fact("国籍", None, "中国", share=0.5),
        fact("住址/联系地址/地址", "address", who.address, share=0.6),
        fact("出生日期/出生年月", "birth_date", who.birth_date, share=0.7),
        fact("初次领证日期/初领日期/初次领证", "first_issue_date", content.first_issued, share=0.9),
        fact("准驾车型/驾驶车型", "vehicle_class", content.classes),
        fact("有效期始/有效起始日期/有效期开始/有效期自", "valid_from", content.valid_from),
        fact("有效期止/有效期至/有效截止日期/至", "valid_until", until, "长期" if isinstance(until, str) else None),
        fact("档案编号", None, content.file_number, share=0.5),
        fact("累积记分/当前记分", None, f"{rng.choice((0, 0, 3))}分", share=0.4),
        fact("状态/驾驶证状态", None, "正常", share=0.4),
        fact("发证机关", None, "江州省江州市公安局交通警察支队", share=0.4),
    ]
    _body(sheet, some(rng, facts, 0.5), f"jsz:{content.file_number}", who.sex)
    return sheet.done("driving_licence")


def vehicle(rng: random.Random) -> Rendered:
    """A vehicle's licence under names of its own."""
    content, sheet = vehicles.vehicle(rng), _screen(rng, VEHICLES)
    facts = [
        fact("号牌号码/车牌号码/车牌号/号牌/车牌", "plate_number", content.plate),
        fact("车辆类型/车型/类型", "vehicle_type", content.kind),
        fact("所有人/车主/机动车所有人/车辆所有人", "owner", content.owner),
        fact("住址/地址/联系地址", "address", content.address, share=0.6),
        fact("使用性质/用途", "use_character", content.use, share=0.9),
        fact("品牌型号/车辆型号/厂牌型号/型号", "model", content.model),
        fact("车辆识别代号/车架号/VIN码/车辆识别代号（VIN）/车架号码", "vin", content.vin),
        fact("发动机号码/发动机号/发动机编号", "engine_number", content.engine),
        fact("注册日期/初次登记日期/登记日期/注册登记日期", "register_date", content.registered),
        fact("发证日期/行驶证发证日期/签发日期", "issue_date", content.issued, share=0.9),
        fact("核定载人数/核定载客", None, f"{content.seats}人", share=0.5),
        fact("整备质量", None, f"{content.mass}kg", share=0.3),
        fact("检验有效期至/年检有效期", None, "2027年06月", share=0.4),
    ]
    _body(sheet, some(rng, facts, 0.5), f"xsz:{content.vin}", None)
    return sheet.done("vehicle_licence")


DRIVING: Drawers = {"mixed_driver": driver}
VEHICLE: Drawers = {"mixed_vehicle": vehicle}
