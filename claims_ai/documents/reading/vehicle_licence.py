"""机动车行驶证: the main page, with labels in Chinese and English."""

import re
from dataclasses import replace

from claims_ai.documents import parse
from claims_ai.documents.labels import Span
from claims_ai.documents.layout import Sheet
from claims_ai.documents.reading.bilingual import chinese_only, wrapped_text
from claims_ai.documents.reading.common import Labelled, Reading, read_labelled, vocabulary_of
from claims_ai.documents.text import squash
from claims_ai.identifiers import plate
from claims_ai.values import Field

FIELDS = (
    Labelled("plate_number", ("号牌号码", "车牌号码", "车牌号", "号牌", "车辆号牌", "机动车号牌", "车牌"), parse.identifier(plate.FORM)),
    Labelled("vehicle_type", ("车辆类型", "机动车类型", "车型"), parse.matching("车|挂")),
    Labelled("owner", ("所有人", "车主", "车辆所有人", "机动车所有人", "所有人姓名", "车主姓名", "所有人名称", "所有权人"), parse.text),
    Labelled("address", ("住址", "地址", "住所", "家庭住址", "住所地址", "联系地址"), parse.chinese),
    Labelled("use_character", ("使用性质", "车辆性质", "车辆使用性质", "机动车使用性质"), parse.chinese),
    Labelled("model", ("品牌型号", "车辆品牌型号", "厂牌型号", "车辆型号", "品牌/型号", "厂牌车型", "品牌车型"), parse.text),
    Labelled(
        "vin",
        ("车辆识别代号", "车辆识别代码", "车架号", "车架号码", "车辆识别代号/车架号", "车辆识别号", "车辆识别码"),
        parse.identifier(r"[A-HJ-NPR-Z0-9]{17}"),
    ),
    Labelled("engine_number", ("发动机号码", "发动机号", "发动机编号", "发动机/电机号", "电机号", "电动机号码", "驱动电机号码"),
        parse.identifier(r"[A-Z0-9]{5,20}")),
    Labelled("register_date", ("注册日期", "初次登记日期", "登记日期", "注册登记日期", "初登日期", "初次登记", "首次登记日期", "上牌日期"),
        parse.one_date),
    Labelled("issue_date", ("发证日期", "颁发日期", "行驶证发证日期", "签发日期", "发证时间"), parse.one_date),
)  # fmt: skip
STOPS = (
    "中华人民共和国机动车行驶证", "档案编号", "核定载人数", "核定载客", "总质量", "整备质量", "核定载质量", "外廓尺寸", "准牵引总质量", "备注", "检验记录",
    "检验有效期", "检验有效期至", "强制报废期", "机动车状态", "车辆状态", "状态", "能源类型", "燃料种类", "车身颜色", "发证机关", "保险终止日期", "号牌种类",
    "手机号码", "联系电话",
)  # fmt: skip
_USE = re.compile(
    r"(?:使用性质)?(?:非营运(?:转出租)?|营运|(?:公路|公交|预约出租|出租|旅游)客运|货运|租赁|教练|幼儿校车|救护|警用|消防|工程(?:救险|抢险))$"
)
# GA 802: the size and the sort of a vehicle
_SORT = re.compile(
    r"(?:大型|中型|小型|微型|重型|轻型|低速)[\u4e00-\u9fff]{0,6}(?:客车|轿车|货车|牵引车|挂车|作业车|面包车|旅居车|校车)|(?:普通|轻便)(?:二轮|三轮|正三轮)摩托车|三轮汽车"
)
# a brand, whose type may stand in the next row
_BRAND, _VIN_BEHIND = re.compile(r"[\u4e00-\u9fff]{1,8}牌"), re.compile(r"[A-HJ-NPR-Z0-9]{17}$")
_PLATE = re.compile(plate.FORM)
VOCABULARY = vocabulary_of(FIELDS, STOPS)


def read(sheet: Sheet) -> Reading:
    """Read a vehicle licence."""
    plain = chinese_only(sheet)
    found = read_labelled(plain, FIELDS, VOCABULARY, under=True)
    if "plate_number" not in found and (own := _lone_plate(plain)):
        found["plate_number"] = own
    if "vehicle_type" not in found and (sort := _lone_sort(plain)):
        found["vehicle_type"] = sort
    if "model" in found and _BRAND.fullmatch(found["model"].value):
        whole = wrapped_text(plain, VOCABULARY, found["model"])
        found["model"] = found["model"] if _VIN_BEHIND.search(whole.value) else whole
    if "address" in found:
        found["address"] = _without_use(wrapped_text(plain, VOCABULARY, found["address"]))
    return Reading(found)


def _lone_plate(sheet: Sheet) -> Field | None:
    """The only plate that has a line to itself: electronic licences print it large, without a label."""
    found = [line for line in sheet.lines if _PLATE.fullmatch(re.sub(r"[\s·.]", "", line.text))]
    return parse.identifier(plate.FORM)([Span(found[0], 0, len(found[0].text))]) if len(found) == 1 else None


def _lone_sort(sheet: Sheet) -> Field | None:
    """The sort of vehicle that has a line to itself, beside the plate of an electronic licence."""
    found = [line for line in sheet.lines if _SORT.fullmatch(squash(line.text))]
    return parse.text([Span(found[0], 0, len(found[0].text))]) if len(found) == 1 else None


def _without_use(address: Field) -> Field:
    """The address without the use of the vehicle, which stands right under it."""
    return replace(address, value=_USE.sub("", address.value))
