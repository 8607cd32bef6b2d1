"""Electronic forms whose lower block each province fills in its own order; those of BENCH are never trained on."""

from training.render.canvas import BLACK
from training.render.medical_flow import OWN, PATIENT, PAYERS, STAY, VISIT, Flow
from training.render.medical_form import Place
from training.render.medical_labels import BENCH
from training.render.medical_provinces import Form
from training.render.medical_table import Column

RED, BROWN, ROSE, TEAL, GREY = (204, 98, 76), (150, 84, 52), (206, 92, 104), (46, 104, 104), (84, 84, 88)

NATIONAL = Form(
    size=(1680, 1190), inks=(RED, BROWN), face="kai",
    title="{province}医疗{kind}收费票据（电子）", title_at=(832, 122, 40), seal_at=(818, 156), codes=((1390, 130, 176),),
    box=(104, 306, 1556, 1042), header=366, words=716, info=768,
    head=(Place(108, 212, "票据代码:", "invoice_code"), Place(108, 252, "交款人统一社会信用代码:", "empty"),
          Place(108, 290, "交款人:", "patient_name"), Place(1040, 212, "票据号码:", "invoice_number"),
          Place(1040, 252, "校验码:", "check_code"), Place(1040, 290, "开票日期:", "issue_date")),
    groups=2,
    columns=(Column(6, "项目名称", "name", width=300), Column(390, "数量/单位", "both", "m"),
             Column(552, "金额（元）", "amount", "r"), Column(640, "备注", "note", "m")),
    totals=(Place(112, 742, "金额合计（大写）", "total_amount_in_words"), Place(1000, 742, "（小写）", "total_amount")),
    places=(), flow=Flow(162, 800, 1544, 44, (VISIT, PATIENT, PAYERS, OWN), xs=(162, 540, 878, 1200), lines=4),
    foot=(Place(108, 1072, "收款单位（章）:", "hospital_name"), Place(920, 1072, "复核人:", "empty"),
          Place(1236, 1072, "收款人:", "cashier")),
    seals=((440, 1070), (470, 1040)), fills=("serif", "sans", "kai"), fill_size=23, first=0.55, row=38,
)  # fmt: skip

CROWDED = Form(
    size=(1760, 1160), inks=(BLACK, GREY, BROWN), face="kai",
    title="{province}医疗{kind}收费票据（电子）", title_at=(880, 86, 42), seal_at=(920, 122),
    codes=((1530, 120, 160),),
    box=(124, 300, 1690, 1056), header=342, words=716, info=770,
    head=(Place(130, 208, "票据代码：", "invoice_code"), Place(130, 240, "交款人统一社会信用代码：", "empty"),
          Place(130, 272, "交款人：", "patient_name"), Place(1150, 208, "票据号码：", "invoice_number"),
          Place(1150, 240, "校验码：", "check_code"), Place(1150, 272, "开票日期：", "issue_date")),
    groups=3,
    columns=(Column(104, "项目名称", "name", "m", 190), Column(300, "金额（元）", "amount", "m"), Column(460, "备注", "note", "m")),
    totals=(Place(132, 744, "金额合计（大写）", "total_amount_in_words"), Place(1090, 744, "（小写）", "total_amount")),
    places=(), flow=Flow(170, 798, 1676, 31, (STAY, PATIENT, OWN, PAYERS), gap=2.2, lines=9),
    foot=(Place(128, 1092, "收款单位（章）：", "hospital_name"), Place(1030, 1092, "复核人：", "cashier"),
          Place(1360, 1092, "收款人：", "cashier")),
    seals=((430, 1050), (520, 1000)), fills=("kai", "serif"), fill_size=21, row=62,
    days=("%Y-%m-%d", "%Y 年 %m 月 %d 日"),
)  # fmt: skip

COUNTY = Form(
    size=(1500, 1080), inks=(ROSE, RED), face="kai",
    title="{province}医疗{kind}收费票据（电子）", title_at=(720, 70, 36), seal_at=(700, 100), codes=((1300, 60, 130),),
    box=(70, 246, 1440, 980), header=290, words=600, info=650,
    head=(Place(74, 158, "票据代码：", "invoice_code"), Place(74, 192, "交款人统一社会信用代码：", "empty"),
          Place(74, 226, "交款人：", "patient_name"), Place(880, 158, "票据号码：", "invoice_number"),
          Place(880, 192, "校验码：", "check_code"), Place(880, 226, "开票日期：", "issue_date")),
    groups=2, by_column=True,
    columns=(Column(20, "项目名称", "name", width=260), Column(370, "数量/单位", "both", "m"),
             Column(560, "金额（元）", "amount", "r"), Column(630, "备注", "note", "m")),
    totals=(Place(80, 626, "金额合计（大写）", "total_amount_in_words"), Place(930, 626, "（小写）", "total_amount")),
    places=(), flow=Flow(124, 684, 1430, 38, (STAY, PATIENT, PAYERS, OWN), xs=(124, 560, 1000), colon="：", lines=5),
    foot=(Place(74, 1012, "收款单位（章）：", "hospital_name"), Place(820, 1012, "复核人：", "cashier"),
          Place(1130, 1012, "收款人：", "cashier")),
    seals=((380, 990), (300, 960)), fills=("sans", "serif", "mono"), fill_size=21,
    days=("%Y-%m-%d", "%Y%m%d", "%Y/%m/%d"),
)  # fmt: skip

CLASSES = Form(
    size=(1640, 1180), inks=(BROWN, RED, BLACK), face="kai",
    title="{province}医疗{kind}收费票据（电子）", title_at=(790, 88, 40), seal_at=(760, 118), codes=((1430, 70, 150),),
    box=(80, 268, 1570, 1064), header=312, words=776, info=822,
    head=(Place(84, 172, "票据代码:", "invoice_code"), Place(84, 210, "交款人统一社会信用代码:", "empty"),
          Place(84, 246, "交款人:", "patient_name"), Place(960, 172, "票据号码:", "invoice_number"),
          Place(960, 210, "校验码:", "check_code"), Place(960, 246, "开票日期:", "issue_date")),
    groups=2, by_column=True,
    columns=(Column(12, "项目名称", "name", width=300), Column(380, "单价", "price", "r"), Column(466, "数量/单位", "both", "m"),
             Column(640, "金额（元）", "amount", "r"), Column(696, "备注", "note", "m")),
    totals=(Place(90, 800, "金额合计（大写）", "total_amount_in_words"), Place(1010, 800, "（小写）", "total_amount")),
    places=(), flow=Flow(136, 852, 1560, 34, (VISIT, PATIENT, PAYERS, OWN), xs=(136, 500, 860, 1210), lines=5),
    foot=(Place(84, 1100, "收款单位（章）:", "hospital_name"), Place(900, 1100, "复核人:", "cashier"),
          Place(1220, 1100, "收款人:", "cashier")),
    seals=((400, 1064), (330, 1084)), fills=("serif", "sans"), fill_size=19, row=27,
)  # fmt: skip

PANES = Form(
    size=(1440, 1020), inks=(TEAL, (70, 84, 140), BLACK), face="sans",
    title="{province}医疗{kind}收费票据（电子）", title_at=(790, 96, 38), seal_at=(590, 104), codes=((70, 48, 140),),
    box=(60, 266, 1380, 930), header=308, words=520, info=566,
    head=(Place(260, 170, "票据代码", "invoice_code"), Place(640, 170, "票据号码", "invoice_number"),
          Place(1080, 170, "校验码", "check_code"), Place(260, 206, "开票时间", "issue_date"),
          Place(640, 206, "缴款人", "patient_name"), Place(64, 244, "收款单位（章）", "hospital_name")),
    groups=3,
    columns=(Column(18, "收费项目", "name", width=210), Column(420, "金额/元", "amount", "r")),
    totals=(Place(80, 544, "合计金额（小写）￥", "total_amount"), Place(560, 544, "合计金额（大写）", "total_amount_in_words")),
    places=(), panes=(740,), dialect=BENCH,
    flow=Flow(112, 596, 1370, 37, (PATIENT, VISIT, PAYERS, OWN), xs=(112, 760), colon=" ", lines=2),
    foot=(Place(64, 968, "开票人", "cashier"), Place(560, 968, "复核人", "empty")),
    seals=((300, 246), (420, 256)), fills=("sans", "mono"), fill_size=20, days=("%Y-%m-%d", "%Y-%m-%d 10:42:07"), side="附加信息",
)  # fmt: skip

SCROLL = Form(
    size=(1240, 1700), inks=(RED, GREY), face="serif",
    title="{province}医疗{kind}收费票据（电子）", title_at=(620, 80, 34), seal_at=(660, 92), codes=((980, 150, 170),),
    box=(50, 360, 1190, 1560), header=402, words=1190, info=1240,
    head=(Place(56, 170, "票据代码：", "invoice_code"), Place(500, 170, "票据号码：", "invoice_number"),
          Place(56, 216, "校 验 码：", "check_code"), Place(500, 216, "开票日期：", "issue_date"),
          Place(56, 262, "交款人：", "patient_name"), Place(56, 308, "收款单位：", "hospital_name")),
    groups=1,
    columns=(Column(14, "项目名称", "name", width=500), Column(640, "单位", "unit", "m"), Column(740, "数量", "quantity", "r"),
             Column(900, "单价", "price", "r"), Column(1090, "金额", "amount", "r")),
    totals=(Place(60, 1215, "金额合计（大写）：", "total_amount_in_words"), Place(830, 1215, "（小写）：", "total_amount")),
    places=(), dialect=BENCH,
    flow=Flow(106, 1276, 1180, 36, (VISIT, PATIENT, OWN, PAYERS), colon="：", gap=1.8, lines=5),
    foot=(Place(56, 1604, "收款人：", "cashier"), Place(480, 1604, "复核人：", "cashier")),
    seals=((900, 1560), (760, 1500)), fills=("serif", "sans", "typewriter"), fill_size=20, row=34,
)  # fmt: skip

SENTENCES = Form(
    size=(1684, 1140), inks=(BLACK, TEAL, BROWN), face="kai",
    title="{province}医疗{kind}收费票据（电子）", title_at=(842, 72, 38), seal_at=(700, 92), codes=((100, 40, 120), (1470, 40, 120)),
    box=(90, 262, 1600, 1040), header=304, words=560, info=604,
    head=(Place(96, 196, "票据代码：", "invoice_code"), Place(520, 196, "票据号码：", "invoice_number"),
          Place(1000, 196, "校验码：", "check_code"), Place(96, 236, "交款人：", "patient_name"),
          Place(520, 236, "开票日期：", "issue_date"), Place(1000, 236, "收款单位（章）：", "hospital_name")),
    groups=4, by_column=True,
    columns=(Column(16, "项目名称", "name", width=200), Column(340, "金额（元）", "amount", "r")),
    totals=(Place(102, 583, "金额合计（大写）：", "total_amount_in_words"), Place(1060, 583, "（小写）：￥", "total_amount")),
    places=(), dialect=BENCH,
    flow=Flow(150, 642, 1584, 36, (PATIENT, STAY, PAYERS, OWN), colon="：", gap=1.2, lines=8),
    foot=(Place(96, 1078, "复核人：", "empty"), Place(700, 1078, "收款人：", "cashier"), Place(1200, 1078, "业务员：", "empty")),
    seals=((1250, 230), (1330, 250)), fills=("serif", "mono", "kai"), fill_size=21,
    days=("%Y-%m-%d", "%Y年%m月%d日"),
)  # fmt: skip

SHARES = Form(
    size=(1190, 1010), inks=((44, 44, 46), (60, 60, 66)), face="serif", supervised=False,
    title="{province}医疗{kind}收费票据", title_at=(760, 84, 26), seal_at=(0, 0), codes=(),
    box=(44, 236, 1146, 862), header=280, words=560, info=604,
    rules=((44, 646, 1146, 646), (44, 690, 1146, 690), (44, 734, 1146, 734)),
    head=(Place(300, 68, "", "hospital_name"), Place(48, 122, "业务流水号：", "serial_number"),
          Place(400, 122, "医疗机构类型：", "hospital_type"), Place(820, 122, "住院号：", "case_number"),
          Place(48, 164, "住院时间：", "stay"), Place(620, 164, "住院天数：", "inpatient_days"),
          Place(820, 164, "票据号码：", "invoice_number"), Place(48, 206, "姓名：", "patient_name"),
          Place(300, 206, "性别：", "sex"), Place(440, 206, "医保类型：", "insurance_type"),
          Place(760, 206, "社会保障号码：", "insurance_number")),
    groups=3, by_column=True,
    columns=(Column(116, "收费项目", "name", "r", 112), Column(232, "金额（元）", "amount", "r"), Column(352, "", "share", "r")),
    totals=(Place(50, 582, "合计（大写）：", "total_amount_in_words"), Place(700, 582, "", "total_amount"),
            Place(860, 582, "当年账户结余：", "empty")),
    places=(Place(50, 625, "预交金额：", "prepaid"), Place(440, 625, "补缴金额：", "nothing"), Place(820, 625, "退费金额：", "refund"),
            Place(50, 668, "现金支付：", "personal_cash_paid"), Place(330, 668, "个人账户支付：", "personal_account_paid"),
            Place(620, 668, "医保统筹支付：", "social_insurance_paid"), Place(910, 668, "附加支付：", "other_paid"),
            Place(50, 712, "现金支付中：分类自负", "empty"), Place(400, 712, "元 自负", "self_pay"),
            Place(640, 712, "元 自费", "self_funded"), Place(860, 712, "元（不属于医保报销范围）", "empty"),
            Place(50, 766, "起付线以上：", "empty"), Place(50, 812, "预付款(微信)：", "empty")),
    foot=(Place(70, 918, "收款单位（章）：", "empty"), Place(470, 918, "收款员：", "cashier"), Place(760, 918, "日期：", "issue_date")),
    seals=((640, 810), (260, 900)), fills=("serif", "mono"), fill_size=20, row=36, side="",
    days=("%Y.%m.%d 15:26", "%Y-%m-%d", "%Y.%m.%d"),
)  # fmt: skip

GRID = Form(
    size=(1500, 1240), inks=((60, 64, 120), BLACK, TEAL), face="kai",
    title="{province}医疗{kind}收费票据", title_at=(750, 70, 38), seal_at=(750, 84), codes=(),
    box=(60, 330, 1440, 1130), header=374, words=790, info=836,
    rules=((60, 190, 1440, 190), (60, 236, 1440, 236), (60, 282, 1440, 282), (60, 190, 60, 330), (1440, 190, 1440, 330),
           (520, 190, 520, 330), (980, 190, 980, 330), (60, 883, 1440, 883), (60, 930, 1440, 930), (60, 977, 1440, 977),
           (520, 836, 520, 1024), (980, 836, 980, 1024), (60, 1024, 1440, 1024), (750, 330, 750, 790)),
    head=(Place(68, 150, "票据代码：", "invoice_code"), Place(540, 150, "票据号码：", "invoice_number"),
          Place(1000, 150, "结算日期：", "issue_date"),
          Place(68, 213, "缴款人：", "patient_name"), Place(528, 213, "性别：", "sex"), Place(988, 213, "住院登记号：", "case_number"),
          Place(68, 259, "入院日期：", "admission_date"), Place(528, 259, "出院日期：", "discharge_date"),
          Place(988, 259, "住院日数：", "inpatient_days"),
          Place(68, 306, "医保类别：", "insurance_type"), Place(528, 306, "医保卡号：", "insurance_number"),
          Place(988, 306, "出院科室：", "department")),
    groups=2, by_column=True,
    columns=(Column(20, "费用类别", "name", width=240), Column(460, "金额(元)", "amount", "r"), Column(650, "其中自理", "share", "r")),
    totals=(Place(68, 813, "合计（小写）：￥", "total_amount"), Place(528, 813, "（大写）人民币：", "total_amount_in_words")),
    places=(Place(68, 860, "基本医保统筹支付：", "social_insurance_paid"), Place(528, 860, "其他基金支付：", "other_paid"),
            Place(988, 860, "医保个人账户支付：", "personal_account_paid"),
            Place(68, 907, "个人现金支付：", "personal_cash_paid"), Place(528, 907, "个人自负：", "self_pay"),
            Place(988, 907, "自费金额：", "self_funded"),
            Place(68, 954, "已预缴：", "prepaid"), Place(528, 954, "应补金额：", "nothing"), Place(988, 954, "应退金额：", "refund"),
            Place(68, 1001, "结算流水号：", "serial_number"), Place(528, 1001, "医院类型：", "hospital_type"),
            Place(988, 1001, "医保范围外：", "empty"), Place(68, 1070, "备注：", "empty")),
    foot=(Place(68, 1176, "收款单位（公章）：", "hospital_name"), Place(1000, 1176, "经办人：", "cashier")),
    seals=((480, 1130), (400, 1160)), fills=("serif", "sans", "typewriter"), fill_size=22, row=44, side="",
    days=("%Y-%m-%d", "%Y/%m/%d"),
)  # fmt: skip
