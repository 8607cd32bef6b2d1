"""The parties of an accident on forms of further arrangements: in halves, two rows each, pages side by side, ticked by side, told apart."""

from claims_ai.documents.reading import read_fields
from claims_ai.values import Listed, as_json
from tests.documents.test_accident_certificate import HEAD, page, parties
from tests.fakes import line, sheet

HALVES = [
    (200, 60, "甲方"), (800, 60, "乙方"), (60, 100, "姓名：陈晓雯"), (300, 100, "电话：19900000165"), (600, 100, "姓名：董字"), (60, 140, "车辆牌号：豫×9090G"),
    (600, 140, "车辆牌号：京AD12345"), (60, 180, "陈晓雯未让行，发生碰撞，造成董宇受伤。"), (60, 220, "认定：甲方：全部责任"), (600, 220, "乙方：元责任"),
    (60, 300, "甲方签名：陈晓雯"), (600, 300, "乙方签名：董宇"),
]  # fmt: skip


def test_shares_told_of_sides_go_to_the_halves_of_the_form_in_turn() -> None:
    read = read_fields("accident_certificate", sheet(*(line(text, x, y) for x, y, text in HALVES))).fields["parties"]
    assert isinstance(read, Listed)
    assert as_json(read)["value"] == [
        {"name": "陈晓雯", "plate_number": "豫X9090G", "responsibility": "全部责任"},
        {"name": "董宇", "plate_number": "京AD12345", "responsibility": "无责任"},
    ]


def test_the_brackets_of_a_year_that_leave_spaces_around_them_are_the_wide_ones() -> None:
    read = read_fields("accident_certificate", page(["道路交通事故认定书", "文号：云公交认定 [2024] 第56127号"])).fields
    assert read["certificate_number"].value == "云公交认定〔2024〕第56127号"
    read = read_fields("accident_certificate", page(["道路交通事故认定书", "文号：云公交认定[2024]第56127号"])).fields
    assert read["certificate_number"].value == "云公交认定[2024]第56127号"


def test_a_misread_word_between_two_directions_is_towards() -> None:
    read = read_fields("accident_certificate", page([*HEAD, "事故地点：江州市县道X117由南句北第二车道"])).fields
    assert read["accident_place"].value == "江州市县道X117由南向北第二车道"


ALONE = [
    (140, 285, "时间"), (250, 291, "2024年2月8日9时02分"), (741, 271, "厦门市思明区厦禾路立交桥下匝"), (734, 299, "道处"),
    (137, 351, "当事人"), (247, 351, "李国庆"), (622, 411, "车辆号牌"), (738, 411, "闰EF67428"),
    (250, 520, "2024年2月8日9时02分许，李国庆驾驶闽EF67428号小型轿车行驶至厦禾"), (120, 540, "基本事实"),
    (250, 548, "路立交桥下匝道处时，因操作不当碰撞护栏，李国庆受伤。"), (250, 630, "李国庆未按操作规范安全驾驶，违反《中华人民共和国道路交通安全法》第"),
    (120, 645, "成因分析"), (250, 660, "二十二条第一款的规定，应负此次事故的全部责任。"),
]  # fmt: skip


def test_a_lone_party_has_the_only_share_and_a_place_of_two_lines_is_read_whole() -> None:
    label = line("地点", 640, 277, height=38)
    read = read_fields("accident_certificate", sheet(label, *(line(text, x, y) for x, y, text in ALONE))).fields
    assert read["accident_place"].value == "厦门市思明区厦禾路立交桥下匝道处"
    assert isinstance(read["parties"], Listed)
    assert as_json(read["parties"])["value"] == [
        {"name": "李国庆", "plate_number": "闽EF67428", "responsibility": "全部责任"}
    ]


def test_words_down_the_side_are_no_part_of_what_is_told() -> None:
    told = [
        (250, 60, "许立新违反《中华人民共和国道路交通安全法》第四十七条第一款的规定，许立"), (120, 75, "成因分析"),
        (250, 90, "新承担事故的全部责任，马兰英不承担事故责任。"),
    ]  # fmt: skip
    read = read_fields("accident_certificate", sheet(*(line(text, x, y) for x, y, text in told))).fields["parties"]
    assert isinstance(read, Listed)
    assert as_json(read)["value"] == [
        {"name": "许立新", "responsibility": "全部责任"},
        {"name": "马兰英", "responsibility": "无责任"},
    ]


def test_a_plate_that_lost_a_character_stands_whole_in_another_place() -> None:
    assert parties(
        [*HEAD, "当事人：李文博，男，驾驶京D39312号小型轿车。", "李文博驾驶京FD39312号小型轿车行驶至路口未让行。", "李文博负全部责任。"]
    ) == [{"name": "李文博", "plate_number": "京FD39312", "responsibility": "全部责任"}]  # fmt: skip


def test_a_number_behind_a_numero_sign_is_the_certificates() -> None:
    read = read_fields(
        "accident_certificate", page(["道路交通事故认定书", "N 1733587", "事故时间：2026年3月3日"])
    ).fields
    assert read["certificate_number"].value == "1733587"


def test_of_two_pages_side_by_side_the_left_one_is_told_first() -> None:
    left = [
        "当事人：胡嘉勇，男，驾驶贵Z75279号小型越野客车，住江州市东湖区",
        "当事人：罗伟芳，男，驾驶贵X41939号小型轿车，住江州市临江区学府路",
        "道路条件：沥青路面，路面干燥、平坦，视线良好，中心有分道线。",
    ]
    right = [
        "胡嘉勇的行为违反《中华人民共和国道路交通安全法实施条例》的规定。",
        "根据《道路交通事故处理程序规定》第六十条，确定胡嘉勇负此事故全",
        "部责任，罗伟芳无责任。如对本认定不服，可以自收到之日起申请复核。",
    ]
    lines = [
        line(text, x, 60 + 30 * row, height=16)
        for x, texts in ((40, left), (760, right))
        for row, text in enumerate(texts)
    ]
    read = read_fields("accident_certificate", sheet(*lines)).fields["parties"]
    assert isinstance(read, Listed)
    assert as_json(read)["value"] == [
        {"name": "胡嘉勇", "plate_number": "贵Z75279", "responsibility": "全部责任"},
        {"name": "罗伟芳", "plate_number": "贵X41939", "responsibility": "无责任"},
    ]


def test_a_table_may_give_each_party_two_rows() -> None:
    read = read_fields(
        "accident_certificate",
        sheet(
            line("当事人姓名", 60, 40), line("驾驶证号码", 300, 40), line("交通方式", 60, 70), line("机动车型号、牌号", 300, 70), line("曾欣英", 60, 110),
            line("990105199210231577", 300, 110), line("驾驶小型轿车", 60, 150), line("小型轿车陕Y407Z3", 300, 150), line("杨海国", 60, 190),
            line("990103195808010225", 300, 190), line("驾驶小型客车", 60, 230), line("小型客车云W18341", 300, 230),
            line("曾欣英负事故主要责任，杨海国负事故次要责任。", 60, 290),
        ),
    ).fields["parties"]  # fmt: skip
    assert isinstance(read, Listed)
    assert as_json(read)["value"] == [
        {"name": "曾欣英", "plate_number": "陕Y407Z3", "responsibility": "主要责任"},
        {"name": "杨海国", "plate_number": "云W18341", "responsibility": "次要责任"},
    ]


def test_shares_ticked_in_a_row_for_each_side_go_to_that_side() -> None:
    rows = [
        "甲方姓名：董 军", "牌号：湘W29069", "乙方姓名：郭洋兰", "牌号：新V522ZU", "认定当事人责任如下：",
        "甲方：☑全部责任 □主要责任 □同等责任 □次要责任 □无责任", "乙方：□全部责任 □主要责任 □同等责任 □次要责任 无责任",
    ]  # fmt: skip
    assert parties([*HEAD, *rows]) == [
        {"name": "董军", "plate_number": "湘W29069", "responsibility": "全部责任"},
        {"name": "郭洋兰", "plate_number": "新V522ZU", "responsibility": "无责任"},
    ]


def test_vehicles_told_apart_from_people_name_who_drives_them() -> None:
    told = [
        "郭涵明，男，身份证号码：99010319730113659X。", "林明平，男，身份证号码：990102198501115855。", "苏XD62148号小型轿车，驾驶人：郭涵明，检验有效期内。",
        "事故地点为沥青路面，双向四车道。", "2019年8月21日15时13分许，郭涵明驾驶小型轿车行驶至江州市青石区望江街K128+300m处时，发生碰撞。",
        "认定：郭涵明承担事故的全部责任；林明平无责任。",
    ]  # fmt: skip
    read = read_fields("accident_certificate", page([*HEAD, *told])).fields
    assert isinstance(read["parties"], Listed)
    assert as_json(read["parties"])["value"] == [
        {"name": "郭涵明", "plate_number": "苏XD62148", "responsibility": "全部责任"},
        {"name": "林明平", "responsibility": "无责任"},
    ]
    assert read["accident_place"].value == "江州市青石区望江街K128+300m处"


def test_a_side_down_the_edge_of_three_rows_is_of_all_of_them() -> None:
    """Its name stands above the middle of the part; the names signed below are nobody further."""
    cells = [
        (400, 60, "姓名"), (540, 60, "陈晓雯"), (900, 60, "驾驶证号"), (380, 100, "车辆号牌"), (540, 100, "豫A12345"),
        (400, 180, "姓名"), (540, 180, "何志强"), (380, 220, "车辆号牌"), (540, 220, "豫B6789D"),
        (280, 320, "陈晓雯驾驶豫A12345号小型轿车与何志强驾驶的豫B6789D号小型客车相撞，认定陈晓雯、何志强负同等责任。"), (240, 380, "当事人：陈晓雯 何志强"),
    ]  # fmt: skip
    sides = [line("当事人一", 280, 60, height=100), line("当事人二", 280, 180, height=100)]
    read = read_fields("accident_certificate", sheet(*sides, *(line(text, x, y) for x, y, text in cells))).fields
    assert isinstance(read["parties"], Listed)
    assert as_json(read["parties"])["value"] == [
        {"name": "陈晓雯", "plate_number": "豫A12345", "responsibility": "同等责任"},
        {"name": "何志强", "plate_number": "豫B6789D", "responsibility": "同等责任"},
    ]


def test_who_rode_along_has_no_plate() -> None:
    assert parties(
        [
            *HEAD, "陈晓雯，女，豫A12345号小型轿车驾驶人。", "何志强，男，豫B6789D号小型客车驾驶人。", "沈嘉，女，豫B6789D号车乘车人。",
            "认定：陈晓雯负主要责任，何志强负次要责任，沈嘉不负事故责任。",
        ]
    ) == [
        {"name": "陈晓雯", "plate_number": "豫A12345", "responsibility": "主要责任"},
        {"name": "何志强", "plate_number": "豫B6789D", "responsibility": "次要责任"},
        {"name": "沈嘉", "responsibility": "无责任"},
    ]  # fmt: skip


def test_a_share_told_clauses_later_is_of_whoever_the_sentence_began_with() -> None:
    assert parties(
        [
            *HEAD, "陈晓雯，女，系豫A12345号摩托车驾驶人。", "何志强，男，系行人。",
            "责任认定：陈晓雯遇行人未让行，违反《道路交通安全法》第四十七条之规定，承担全部责任，何志强无责任。",
        ]
    ) == [
        {"name": "陈晓雯", "plate_number": "豫A12345", "responsibility": "全部责任"},
        {"name": "何志强", "responsibility": "无责任"},
    ]  # fmt: skip


def test_a_name_misread_where_its_share_is_told_keeps_the_plate_it_drove() -> None:
    assert parties(
        [*HEAD, "陈晓雯驾驶豫A12345号小型轿车，与何志强驾驶的豫B6789D号轿车相撞。", "认定：陈晓霎负全部责任，何志强无责任。", "陈晓雯未让行。"]
    ) == [
        {"name": "陈晓雯", "plate_number": "豫A12345", "responsibility": "全部责任"},
        {"name": "何志强", "plate_number": "豫B6789D", "responsibility": "无责任"},
    ]  # fmt: skip


def test_shares_ticked_for_side_a_and_b_go_to_the_rows_of_the_table() -> None:
    """What else one answers for by law (依法应负全责) is nobody's name."""
    cells = [
        (60, 60, "代码"), (200, 60, "姓名"), (600, 60, "车牌号码"), (60, 100, "A"), (200, 100, "陈晓雯"), (600, 100, "豫A12345"),
        (60, 140, "B"), (200, 140, "何志强"), (600, 140, "豫B6789D"), (60, 200, "车 □依法应负全责的其他情形"),
        (60, 250, "A方：☑全部责任 □主要责任 □同等责任 □次要责任 □无责任"), (60, 300, "B方：□全部责任 □主要责任 □同等责任 □次要责任 ☑无责任"),
    ]  # fmt: skip
    read = read_fields("accident_certificate", sheet(*(line(text, x, y) for x, y, text in cells))).fields["parties"]
    assert isinstance(read, Listed)
    assert as_json(read)["value"] == [
        {"name": "陈晓雯", "plate_number": "豫A12345", "responsibility": "全部责任"},
        {"name": "何志强", "plate_number": "豫B6789D", "responsibility": "无责任"},
    ]


def test_a_place_that_seems_whole_goes_on_with_how_far_from_there_it_was() -> None:
    cells = [(60, 60, "事故地点：长安区体育南大街与裕华西路路口"), (60, 96, "北侧100米"), (60, 150, "天气：阴")]
    read = read_fields("accident_certificate", sheet(*(line(text, x, y) for x, y, text in cells))).fields
    assert read["accident_place"].value == "长安区体育南大街与裕华西路路口北侧100米"


def test_what_somebody_did_at_a_place_is_no_part_of_it() -> None:
    told = "2013年7月11日8时20分，陈晓雯驾驶货车沿农圣街行驶至农圣街19KM+200M处左转弯时，与何志强相撞。"
    read = read_fields("accident_certificate", page([HEAD[0], told])).fields
    assert read["accident_place"].value == "农圣街19KM+200M处"


def test_shares_may_stand_under_the_names_in_a_table_of_their_own() -> None:
    cells = [
        (60, 60, "当事人1信息"), (60, 100, "姓名"), (200, 100, "陈晓雯"), (600, 100, "号牌号码"), (760, 100, "豫A12345"), (60, 140, "当事人2信息"),
        (60, 180, "姓名"), (200, 180, "何志强"), (600, 180, "号牌号码"), (60, 240, "责任认定"), (200, 280, "陈晓雯"), (600, 280, "何志强"),
        (190, 320, "主要责任"), (590, 320, "次要责任"),
    ]  # fmt: skip
    read = read_fields("accident_certificate", sheet(*(line(text, x, y) for x, y, text in cells))).fields["parties"]
    assert isinstance(read, Listed)
    assert as_json(read)["value"] == [
        {"name": "陈晓雯", "plate_number": "豫A12345", "responsibility": "主要责任"},
        {"name": "何志强", "responsibility": "次要责任"},
    ]


SIMPLE = [
    "道路交通事故认定书", "时间：2022年8月21日8时29分地点：", "滨河东路金桂花园小区北门", "A当事人_毛国帆，男，驾驶证号990103198107137917，电话",
    "19900000165，驾驶小型汽车，车号豫AD73367，保险公司", "国寿财险。", "B当事人陈秀，女，驾驶证号990103198203279605，电话",
    "19900000166，驾驶轻型货车，车号陕AD12345，保险公司平安财险。",
    "事故事实：A车倒车时与B车发生碰撞，两车受损。", "责任认定：A负主要责任，B负次要责任。", "当事人签名：A毛国帆 B陈秀",
]  # fmt: skip


def test_sides_by_letters_alone_have_their_shares_and_a_place_may_begin_the_next_row() -> None:
    read = read_fields("accident_certificate", page(SIMPLE)).fields
    assert isinstance(read["parties"], Listed)
    assert as_json(read["parties"])["value"] == [
        {"name": "毛国帆", "plate_number": "豫AD73367", "responsibility": "主要责任"},
        {"name": "陈秀", "plate_number": "陕AD12345", "responsibility": "次要责任"},
    ]
    assert read["accident_place"].value == "滨河东路金桂花园小区北门"


def test_no_offence_beside_a_name_is_no_part_of_it() -> None:
    rows = [
        (60, 60, "序号"), (160, 60, "姓名"), (300, 60, "交通方式"), (520, 60, "号牌号码"), (60, 100, "1"), (160, 100, "梁庆"), (300, 100, "驾驶小型汽车"),
        (520, 100, "湘AF90653"), (60, 140, "2"), (160, 140, "钟博"), (300, 140, "乘坐机动车"), (60, 200, "当事人"), (300, 200, "违法行为"), (520, 200, "责任"),
        (60, 240, "梁庆"), (300, 240, "超速行驶"), (520, 240, "全部责任"), (60, 280, "钟博"), (300, 280, "无"), (520, 280, "无责任"),
    ]  # fmt: skip
    read = read_fields("accident_certificate", sheet(*(line(text, x, y) for x, y, text in rows))).fields["parties"]
    assert isinstance(read, Listed)
    assert [one["name"] for one in as_json(read)["value"]] == ["梁庆", "钟博"]


def test_sides_by_letters_may_be_introduced_as_parties_and_bear_their_shares_later() -> None:
    rows = [
        *HEAD, "当事人A：赖东 车牌号：沪A52148 车型：小客车", "当事人B：韩天东 车牌号：沪AD31256 车型：小客车", "事故事实：A车追尾B车，无人员受伤。",
        "当事人A违反《道路交通安全法》第四十三条,承担全部责任;当事人B承担无责任。",
    ]  # fmt: skip
    assert parties(rows) == [
        {"name": "赖东", "plate_number": "沪A52148", "responsibility": "全部责任"},
        {"name": "韩天东", "plate_number": "沪AD31256", "responsibility": "无责任"},
    ]


def test_a_label_for_names_may_break_before_its_last_character() -> None:
    table = [
        (260, 60, "A方"), (660, 60, "B方"), (60, 100, "驾驶人姓"), (260, 112, "彭海佑"), (660, 112, "尹鹏博"), (60, 124, "名"),
        (60, 170, "车辆牌号"), (260, 170, "冀AC6060"), (660, 170, "浙A7HHB7"),
        (60, 220, "责任"), (260, 220, "☑全部责任 □同等责任 □无责任"), (660, 220, "□全部责任 □同等责任 ☑无责任"),
    ]  # fmt: skip
    read = read_fields("accident_certificate", sheet(*(line(text, x, y) for x, y, text in table))).fields["parties"]
    assert as_json(read)["value"] == [
        {"name": "彭海佑", "plate_number": "冀AC6060", "responsibility": "全部责任"},
        {"name": "尹鹏博", "plate_number": "浙A7HHB7", "responsibility": "无责任"},
    ]


def test_the_way_along_a_road_is_no_place() -> None:
    rows = [
        *HEAD,
        "2023年1月4日17时19分许，戴少华驾驶浙A1J551号小型轿车沿道路由东向西行驶，行至杭州市",
        "西湖区文一西路古墩路口以西50米时，与行人吴世杰发生碰撞。",
    ]
    read = read_fields("accident_certificate", page(rows)).fields
    assert read["accident_place"].value == "杭州市西湖区文一西路古墩路口以西50米"
