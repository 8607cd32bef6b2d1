"""Cards, licences and forms as claimants send them: other layouts than the plain ones, and what must not be taken for a value."""

from collections.abc import Mapping

from claims_ai.documents.layout import Sheet
from claims_ai.documents.reading import read_fields
from tests.fakes import ID_NUMBER, line, sheet

Rows = list[list[tuple[float, str]]]


def page(rows: Rows, top: float = 60, step: float = 44) -> Sheet:
    """Rows of (left, text)."""
    return sheet(*(line(text, x, top + step * row) for row, cells in enumerate(rows) for x, text in cells))


def values(kind: str, rows: Rows, step: float = 44) -> Mapping[str, str]:
    return {name: field.value for name, field in read_fields(kind, page(rows, step=step)).fields.items()}


def test_an_address_over_three_rows_and_a_long_name_with_a_dot() -> None:
    card: Rows = [
        [(60, "姓名阿依古丽•买买提")], [(60, "性别女民族维吾尔")], [(60, "出生"), (140, "1988"), (220, "年3"), (280, "月14日")],
        [(60, "住址江州省江州市青石区梧")], [(130, "桐路街道中山社区第三居")], [(130, "民小组12号3幢602室")],
        [(60, f"公民身份号码{ID_NUMBER}")],
    ]  # fmt: skip
    assert values("id_card_front", card, step=30) == {
        "name": "阿依古丽·买买提", "sex": "female", "ethnicity": "维吾尔", "birth_date": "1988-03-14", "id_number": ID_NUMBER,
        "address": "江州省江州市青石区梧桐路街道中山社区第三居民小组12号3幢602室",
    }  # fmt: skip


def test_the_back_of_an_id_card_may_be_valid_for_ever() -> None:
    card: Rows = [[(300, "中华人民共和国")], [(300, "居民身份证")], [(60, "签发机关"), (240, "江州市公安局青石分局")]]
    dated: Rows = [*card, [(60, "有效期限"), (240, "2016.01.01-2036.01.01")]]
    endless: Rows = [*card, [(60, "有效期限2016.01.01-长期")]]
    assert values("id_card_back", dated) == {
        "authority": "江州市公安局青石分局", "valid_from": "2016-01-01", "valid_until": "2036-01-01",
    }  # fmt: skip
    assert values("id_card_back", endless)["valid_until"] == "long-term"


def test_the_number_of_an_upright_card_goes_on_in_the_next_row() -> None:
    number: Rows = [[(60, "9951 1907 2668")], [(60, "8505 473")]]
    assert values("bank_card", number)["card_number"] == "9951190726688505473"


def test_rows_of_digits_that_are_no_card_number_together_are_none() -> None:
    assert values("bank_card", [[(60, "9951 1907 2668")], [(60, "8505 474")]]) == {}


def test_a_card_names_its_bank_only_where_it_prints_it() -> None:
    assert "bank_name" not in values(
        "bank_card", [[(60, "9951 1907 2668 8505 473")], [(60, "本银行卡仅限本人使用")], [(60, "UnionPay")]]
    )


def test_the_later_of_two_dates_on_a_card_is_its_end() -> None:
    assert values("bank_card", [[(60, "VALID FROM 05/21")], [(60, "VALID THRU 05/31")]]) == {"valid_thru": "2031-05"}


def test_a_claim_form_with_the_values_under_their_labels() -> None:
    form: Rows = [
        [(60, "保单号"), (400, "被保险人"), (700, "出险日期")],
        [(60, "GH994442509786"), (400, "陈晓雯"), (700, "2026-03-03")],
        [(60, "户名"), (400, "银行账号"), (700, "开户行")],
        [(60, "何志强"), (400, "9951190726688505473"), (700, "江州银行青石支行")],
    ]
    assert values("claim_form", form, step=30) == {
        "policy_number": "GH994442509786", "insured_name": "陈晓雯", "accident_date": "2026-03-03", "payee_name": "何志强",
        "payee_account": "9951190726688505473", "payee_bank": "江州银行青石支行",
    }  # fmt: skip


def test_a_name_belongs_to_the_part_of_the_form_it_stands_in() -> None:
    form: Rows = [
        [(60, "一、被保险人信息")], [(60, "姓名"), (200, "陈晓雯"), (500, "证件号码"), (700, ID_NUMBER)],
        [(60, "二、申请人信息")], [(60, "姓名"), (200, "何志强"), (500, "证件号码"), (700, "99010219811213001X")],
        [(60, "三、领款信息")], [(60, "姓名"), (200, "沈嘉"), (500, "账号"), (700, "9951190726688505473")],
    ]  # fmt: skip
    assert values("claim_form", form) == {
        "insured_name": "陈晓雯", "insured_id_number": ID_NUMBER, "applicant_name": "何志强", "payee_name": "沈嘉",
        "payee_account": "9951190726688505473",
    }  # fmt: skip


def test_digits_in_boxes_of_their_own_are_one_number() -> None:
    boxes = [(300 + 32 * place, digit) for place, digit in enumerate(ID_NUMBER)]
    mobile = [(300 + 32 * place, digit) for place, digit in enumerate("19900004907")]
    found = values("claim_form", [[(60, "身份证号码"), *boxes], [(60, "手机号码"), *mobile]])
    assert found == {"insured_id_number": ID_NUMBER, "mobile": "19900004907"}


def test_a_date_in_boxes_of_its_own_is_one_date() -> None:
    boxes: Rows = [[(60, "出险日期"), (220, "2026"), (300, "年"), (340, "3"), (370, "月"), (410, "3"), (440, "日")]]
    bare: Rows = [[(60, "出险日期"), (220, "2026"), (320, "03"), (380, "03")]]
    assert values("claim_form", boxes) == values("claim_form", bare) == {"accident_date": "2026-03-03"}


def test_unfilled_cells_take_nothing_from_their_neighbours() -> None:
    form: Rows = [
        [(60, "被保险人"), (400, "申请人")],
        [(60, "户名"), (400, "账号")],
        [(60, "出险日期"), (400, "申请金额")],
    ]
    assert values("claim_form", form, step=30) == {}


def test_a_driving_licence_with_labels_in_two_languages() -> None:
    licence: Rows = [
        [(300, "中华人民共和国机动车驾驶证")], [(250, "Driving License of the People's Republic of China")],
        [(60, "证号"), (200, ID_NUMBER)], [(60, "License No.")],
        [(60, "姓名"), (200, "陈晓雯"), (500, "性别"), (600, "女"), (700, "国籍"), (800, "中国")], [(60, "Name"), (500, "Sex"), (700, "Nationality")],
        [(60, "住址"), (200, "江州省江州市青石区梧桐路12号")], [(60, "Address"), (200, "3幢602室")],
        [(60, "出生日期"), (300, "1988-03-14")], [(60, "Date of Birth")], [(60, "初次领证日期"), (300, "2010-05-06")], [(60, "Date of First Issue")],
        [(60, "准驾车型"), (300, "C1")], [(60, "Class")], [(60, "有效期限"), (300, "2016-05-06至2026-05-06")], [(60, "Valid Period")],
    ]  # fmt: skip
    assert values("driving_licence", licence, step=24) == {
        "name": "陈晓雯", "sex": "female", "id_number": ID_NUMBER, "address": "江州省江州市青石区梧桐路12号3幢602室", "birth_date": "1988-03-14",
        "first_issue_date": "2010-05-06", "vehicle_class": "C1", "valid_from": "2016-05-06", "valid_until": "2026-05-06",
    }  # fmt: skip


def test_a_vehicle_licence_with_labels_in_two_languages() -> None:
    licence: Rows = [
        [(300, "中华人民共和国机动车行驶证")], [(60, "号牌号码"), (240, "京A12345"), (600, "车辆类型"), (780, "小型轿车")],
        [(60, "Plate No."), (600, "Vehicle Type")],
        [(60, "所有人"), (240, "陈晓雯")], [(60, "Owner")], [(60, "住址"), (240, "江州省江州市青石区梧桐路12号")], [(60, "Address")],
        [(60, "使用性质"), (240, "非营运"), (600, "品牌型号"), (780, "某某牌AB7150C")], [(60, "Use Character"), (600, "Model")],
        [(60, "车辆识别代号"), (300, "1M8GDM9AXKP042788")], [(60, "VIN")], [(60, "发动机号码"), (300, "A1234567")], [(60, "Engine No.")],
        [(60, "注册日期"), (240, "2018-07-09"), (600, "发证日期"), (780, "2018-07-10")], [(60, "Register Date"), (600, "Issue Date")],
    ]  # fmt: skip
    assert values("vehicle_licence", licence, step=24) == {
        "plate_number": "京A12345", "vehicle_type": "小型轿车", "owner": "陈晓雯", "address": "江州省江州市青石区梧桐路12号", "use_character": "非营运",
        "model": "某某牌AB7150C", "vin": "1M8GDM9AXKP042788", "engine_number": "A1234567", "register_date": "2018-07-09", "issue_date": "2018-07-10",
    }  # fmt: skip


def test_english_labels_that_touch_their_value_are_no_part_of_it() -> None:
    rows: Rows = [
        [(60, "号牌号码Plate No.京A12345"), (500, "车辆类型Vehicle Type小型轿车")], [(60, "所有人Owner陈晓雯")],
        [(60, "住址Address江州省江州市青石区松岗大道61号")], [(60, "车辆识别代号VIN L0ZJ5WLF4V9W59376")],
    ]  # fmt: skip
    assert values("vehicle_licence", rows) == {
        "plate_number": "京A12345", "vehicle_type": "小型轿车", "owner": "陈晓雯", "address": "江州省江州市青石区松岗大道61号", "vin": "L0ZJ5WLF4V9W59376",
    }  # fmt: skip


def test_a_claim_form_of_sentences_with_blanks() -> None:
    form: Rows = [
        [(100, "本人 何志强"), (400, "系被保险人陈晓雯"), (700, "的父亲，被保险人身份")],
        [(60, f"证号码为{ID_NUMBER}"), (600, "，就读于江州小学")],
        [(60, "保险凭证号为GH-99444250-97"), (600, "。被保险人于2026年3月3日因意外")],
        [(60, "在江州市发生保险事故，共支出医疗费用人民币793.01"), (800, "元。")],
        [(60, "请将款项汇入以下账户：户名何志强"), (600, "，开户银行江州银行，账号9951190726688505473。")],
    ]
    assert values("claim_form", form) == {
        "applicant_name": "何志强", "insured_name": "陈晓雯", "insured_id_number": ID_NUMBER, "policy_number": "GH-99444250-97",
        "accident_date": "2026-03-03", "claim_amount": "793.01", "payee_name": "何志强", "payee_bank": "江州银行",
        "payee_account": "9951190726688505473",
    }  # fmt: skip


def test_a_list_of_visits_tells_no_day_of_an_accident() -> None:
    bills: Rows = [
        [(60, "员工姓名"), (200, "何志强"), (400, "就诊人姓名"), (600, "陈晓雯")],
        [(60, "序号"), (200, "就诊日期"), (500, "发票金额")], [(60, "1"), (200, "2026-03-03"), (500, "87.00")],
        [(60, "2"), (200, "2026-03-09"), (500, "13.00")], [(60, "合计申请金额（大写）"), (400, "壹佰元整"), (700, "小写 ¥100.00")],
    ]  # fmt: skip
    assert values("claim_form", bills) == {
        "applicant_name": "何志强",
        "insured_name": "陈晓雯",
        "claim_amount": "100.00",
    }
    assert values("claim_form", [[(60, "就诊日期"), (200, "2026-03-03")]]) == {"accident_date": "2026-03-03"}


def test_the_unit_of_a_sum_may_stand_in_its_label() -> None:
    assert values("claim_form", [[(60, "索赔金额（元）6,808.00")]]) == {"claim_amount": "6808.00"}


def test_the_ends_of_a_driving_licence_may_have_labels_of_their_own() -> None:
    licence: Rows = [
        [(60, "驾驶人姓名"), (300, "陈晓雯")], [(60, "身份证明号码"), (300, ID_NUMBER)], [(60, "有效期始"), (300, "2026-03-03")],
        [(60, "有效期止"), (300, "长期")],
    ]  # fmt: skip
    assert values("driving_licence", licence) == {
        "name": "陈晓雯", "id_number": ID_NUMBER, "valid_from": "2026-03-03", "valid_until": "long-term",
    }  # fmt: skip


def test_an_address_ends_where_the_next_row_has_a_label() -> None:
    licence: Rows = [
        [(60, "住址"), (200, "江州省江州市青石区望江街197号")], [(60, "使用性质"), (200, "营转非")], [(60, "车架号"), (200, "LSVAB4180D2123459")],
    ]  # fmt: skip
    found = values("vehicle_licence", licence, step=30)
    assert found["address"] == "江州省江州市青石区望江街197号"
    assert found["use_character"] == "营转非"


def test_a_value_may_stand_beside_the_english_words_under_its_label() -> None:
    licence: Rows = [
        [(300, "中华人民共和国机动车驾驶证")], [(60, "姓名"), (420, "性别")], [(60, "Name"), (160, "张杰飞"), (420, "Sex"), (500, "男")],
        [(60, "出生日期")], [(60, "Date of Birth"), (300, "1986-02-17")], [(60, "初次领证日期")], [(60, "Date of First Issue 2009-05-20")],
    ]  # fmt: skip
    assert values("driving_licence", licence) == {
        "name": "张杰飞", "sex": "male", "birth_date": "1986-02-17", "first_issue_date": "2009-05-20",
    }  # fmt: skip
