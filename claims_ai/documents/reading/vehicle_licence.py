"""机动车行驶证: the main page, with labels in Chinese and English."""

import re
from dataclasses import replace

from claims_ai.documents import parse
from claims_ai.documents.labels import Span
from claims_ai.documents.layout import Sheet
from claims_ai.documents.reading.bilingual import chinese_only, wrapped_text
from claims_ai.documents.reading.common import Labelled, Reading, read_labelled, vocabulary_of
from claims_ai.identifiers import plate
from claims_ai.values import Field

FIELDS = (
    Labelled("plate_number", ("号牌号码", "车牌号码", "车牌号", "号牌"), parse.identifier(plate.FORM)),
    Labelled("vehicle_type", ("车辆类型",), parse.matching("车|挂")),
    Labelled("owner", ("所有人", "车主", "车辆所有人", "机动车所有人"), parse.text),
    Labelled("address", ("住址", "地址", "住所", "家庭住址"), parse.chinese),
    Labelled("use_character", ("使用性质", "车辆性质"), parse.chinese),
    Labelled("model", ("品牌型号", "车辆品牌型号", "厂牌型号", "车辆型号"), parse.text),
    Labelled("vin", ("车辆识别代号", "车辆识别代码", "车架号"), parse.identifier(r"[A-HJ-NPR-Z0-9]{17}")),
    Labelled("engine_number", ("发动机号码", "发动机号"), parse.identifier(r"[A-Z0-9]{5,20}")),
    Labelled("register_date", ("注册日期", "初次登记日期", "登记日期"), parse.one_date),
    Labelled("issue_date", ("发证日期", "颁发日期"), parse.one_date),
)
STOPS = (
    "中华人民共和国机动车行驶证",
    "档案编号",
    "核定载人数",
    "总质量",
    "整备质量",
    "核定载质量",
    "外廓尺寸",
    "准牵引总质量",
    "备注",
    "检验记录",
)
_USE = re.compile(
    r"(?:使用性质)?(?:非营运(?:转出租)?|营运|(?:公路|公交|预约出租|出租|旅游)客运|货运|租赁|教练|幼儿校车|救护|警用|消防|工程(?:救险|抢险))$"
)
_PLATE = re.compile(plate.FORM)
VOCABULARY = vocabulary_of(FIELDS, STOPS)


def read(sheet: Sheet) -> Reading:
    """Read a vehicle licence."""
    plain = chinese_only(sheet)
    found = read_labelled(plain, FIELDS, VOCABULARY, under=True)
    if "plate_number" not in found and (own := _lone_plate(plain)):
        found["plate_number"] = own
    if "address" in found:
        found["address"] = _without_use(wrapped_text(plain, VOCABULARY, found["address"]))
    return Reading(found)


def _lone_plate(sheet: Sheet) -> Field | None:
    """The only plate that has a line to itself: electronic licences print it large, without a label."""
    found = [line for line in sheet.lines if _PLATE.fullmatch(re.sub(r"[\s·.]", "", line.text))]
    return parse.identifier(plate.FORM)([Span(found[0], 0, len(found[0].text))]) if len(found) == 1 else None


def _without_use(address: Field) -> Field:
    """The address without the use of the vehicle, which stands right under it."""
    return replace(address, value=_USE.sub("", address.value))
