"""Paper forms by name; OLD_WARD, BLUE_STUB, CARBON and BALANCE are the benchmark's and never trained on."""

from training.render.canvas import Style
from training.render.medical_boxes import Sheet
from training.render.medical_form import Place

DOTS = Style("typewriter", 26, (84, 88, 110), squeeze=0.86, dotted=True)
THERMAL = Style("mono", 24, (70, 68, 84), squeeze=0.84)

GREEN_SLIP = Sheet(
    size=(1360, 900), paper=(246, 250, 240), lines=(206, 226, 196), form=(52, 110, 70), pen=DOTS,
    title="{province}医疗机构{kind}收费专用收据", box=(60, 250, 1300, 800), cells=3, rows=5, row=46,
    head=(Place(64, 140, "票据代码", "invoice_code"), Place(1010, 140, "No", "invoice_number"),
          Place(64, 182, "流水号", "serial_number"), Place(470, 182, "医疗机构类型", "hospital_type"),
          Place(64, 226, "姓名", "patient_name"), Place(330, 226, "性别", "sex"),
          Place(470, 226, "医保类型", "insurance_type"), Place(860, 226, "社会保障号码", "insurance_number")),
    date_at=(1040, 182), words_at=(280, 556, 66),
    places=(Place(74, 612, "医保统筹支付", "social_insurance_paid"), Place(480, 612, "个人账户支付", "personal_account_paid"),
            Place(880, 612, "附加支付", "other_paid"),
            Place(74, 662, "现金支付", "personal_cash_paid"), Place(480, 662, "自负", "self_pay"),
            Place(880, 662, "自费", "self_funded"), Place(74, 712, "门诊号", "case_number"),
            Place(480, 712, "就诊日期", "visit_date")),
    foot=(Place(64, 834, "收款单位(章)", "hospital_name"), Place(900, 834, "收款员", "cashier")),
    seal_at=(330, 800),
)  # fmt: skip

BLUE_STUB = Sheet(
    size=(1240, 1000), paper=(250, 250, 252), lines=None, form=(60, 66, 130), pen=THERMAL,
    title="{province}{kind}医药费收据", box=(50, 290, 1190, 900), cells=2, rows=7, row=42,
    head=(Place(54, 130, "收据代码:", "invoice_code"), Place(820, 130, "收据号码:", "invoice_number"),
          Place(54, 174, "单位:", "hospital_name"), Place(54, 218, "病人姓名:", "patient_name"),
          Place(400, 218, "性别:", "sex"), Place(560, 218, "费别:", "insurance_type"),
          Place(54, 260, "病历号:", "case_number"), Place(560, 260, "医保号:", "insurance_number")),
    date_at=(900, 218), words_at=(270, 650, 60),
    places=(Place(64, 704, "统筹基金支付:", "social_insurance_paid"), Place(430, 704, "账户支付:", "personal_account_paid"),
            Place(800, 704, "其他支付:", "other_paid"),
            Place(64, 752, "个人现金:", "personal_cash_paid"), Place(430, 752, "自付金额:", "self_pay"),
            Place(800, 752, "自费金额:", "self_funded"), Place(64, 800, "就诊日期:", "visit_date"),
            Place(430, 800, "业务号:", "serial_number")),
    foot=(Place(54, 940, "收费员:", "cashier"), Place(420, 940, "复核:", "empty")),
    seal_at=(300, 190), shift=7,
)  # fmt: skip

WARD_SHEET = Sheet(
    size=(1560, 1040), paper=(252, 248, 240), lines=(240, 222, 190), form=(150, 60, 60), pen=DOTS,
    title="{province}医疗{kind}收费票据", box=(70, 270, 1490, 930), cells=4, rows=4, row=48,
    head=(Place(76, 136, "票据代码：", "invoice_code"), Place(1130, 136, "票据号码：", "invoice_number"),
          Place(76, 186, "业务流水号：", "serial_number"), Place(560, 186, "医疗机构类型：", "hospital_type"),
          Place(76, 240, "姓名：", "patient_name"), Place(320, 240, "性别：", "sex"),
          Place(500, 240, "住院号：", "case_number"), Place(830, 240, "医保类型：", "insurance_type"),
          Place(1210, 240, "医保编号：", "insurance_number")),
    date_at=(1190, 186), words_at=(330, 536, 70),
    places=(Place(84, 600, "住院时间：", "stay"), Place(700, 600, "共计天数：", "inpatient_days"),
            Place(1060, 600, "科别：", "department"),
            Place(84, 656, "预缴金额：", "prepaid"), Place(560, 656, "补缴金额：", "nothing"), Place(1060, 656, "退费金额：", "refund"),
            Place(84, 712, "医保统筹基金支付：", "social_insurance_paid"), Place(560, 712, "其他医保支付：", "other_paid"),
            Place(1060, 712, "个人账户支付：", "personal_account_paid"),
            Place(84, 768, "个人现金支付：", "personal_cash_paid"), Place(560, 768, "个人自付：", "self_pay"),
            Place(1060, 768, "个人自费：", "self_funded")),
    foot=(Place(76, 976, "收款单位（章）：", "hospital_name"), Place(1040, 976, "收款人：", "cashier")),
    seal_at=(420, 920),
)  # fmt: skip

OLD_WARD = Sheet(
    size=(1190, 1180), paper=(247, 247, 246), lines=None, form=(60, 60, 64), pen=THERMAL,
    title="{province}{kind}病人结算收据", box=(48, 330, 1142, 1060), cells=2, rows=7, row=44,
    head=(Place(52, 136, "医院名称：", "hospital_name"), Place(52, 182, "收据代码：", "invoice_code"),
          Place(640, 182, "收据编号：", "invoice_number"),
          Place(52, 228, "患者姓名：", "patient_name"), Place(420, 228, "性别：", "sex"), Place(640, 228, "住院号：", "case_number"),
          Place(52, 272, "住院日期：", "stay"), Place(640, 272, "实住：", "inpatient_days"),
          Place(52, 310, "费别：", "insurance_type"), Place(640, 310, "社会保障号码：", "insurance_number")),
    date_at=(840, 1110), words_at=(260, 712, 58),
    places=(Place(62, 770, "基本医保统筹支付：", "social_insurance_paid"), Place(640, 770, "大病及其他支付：", "other_paid"),
            Place(62, 824, "医保账户支付：", "personal_account_paid"), Place(640, 824, "现金支付：", "personal_cash_paid"),
            Place(62, 878, "自负金额：", "self_pay"), Place(640, 878, "自费金额：", "self_funded"),
            Place(62, 932, "预收：", "prepaid"), Place(640, 932, "应退：", "refund"),
            Place(62, 986, "业务流水号：", "serial_number"), Place(640, 986, "入住科室：", "department")),
    foot=(Place(52, 1110, "收款员：", "cashier"),),
    seal_at=(760, 1030), shift=6,
)  # fmt: skip

SEA = Sheet(
    size=(1500, 900), paper=(252, 250, 248), lines=(244, 226, 222), form=(176, 62, 62), pen=DOTS, face="kai",
    title="{province}医疗{kind}收费票据", box=(64, 214, 1436, 806), cells=3, rows=6, row=42,
    printed=("西药费", "中成药费", "中草药费", "诊查费", "急诊留观床位费", "检查费", "化验费", "放射费", "治疗费", "手术费", "输血费", "输氧费",
             "护理费", "材料费", "特殊检查费", "特殊治疗费", "挂号费", "其他"),
    head=(Place(1130, 92, "№", "invoice_number"), Place(70, 92, "票据代码:", "invoice_code"),
          Place(70, 138, "业务流水号:", "serial_number"), Place(560, 138, "医疗机构类型:", "hospital_type"),
          Place(70, 188, "姓名:", "patient_name"), Place(330, 188, "性别:", "sex"),
          Place(480, 188, "医保类型:", "insurance_type"), Place(900, 188, "社会保障号码:", "insurance_number")),
    date_at=(1140, 138), words_at=(300, 534, 66),
    places=(Place(78, 588, "现金支付:", "personal_cash_paid"), Place(420, 588, "账户支付:", "personal_account_paid"),
            Place(770, 588, "统筹支付:", "social_insurance_paid"), Place(1110, 588, "附加支付:", "other_paid"),
            Place(78, 642, "现金支付中：分类自负:", "empty"), Place(560, 642, "自负:", "self_pay"),
            Place(860, 642, "自费:", "self_funded"),
            Place(78, 696, "当年账户余额:", "empty"), Place(480, 696, "历年账户余额:", "empty"),
            Place(860, 696, "门诊号:", "case_number"), Place(78, 750, "就诊日期:", "visit_date")),
    foot=(Place(70, 842, "收款单位（章）:", "hospital_name"), Place(820, 842, "收款员:", "cashier")),
    seal_at=(360, 806), shift=12,
)  # fmt: skip

CAPITAL = Sheet(
    size=(1540, 1000), paper=(250, 250, 246), lines=(222, 230, 214), form=(70, 92, 62), pen=THERMAL,
    title="{province}医疗{kind}收费票据", box=(60, 236, 1000, 900), cells=2, rows=8, row=44,
    head=(Place(1110, 84, "№", "invoice_number"), Place(66, 84, "票据代码：", "invoice_code"),
          Place(66, 132, "业务流水号：", "serial_number"), Place(470, 132, "医疗机构类型：", "hospital_type"),
          Place(66, 180, "姓名：", "patient_name"), Place(330, 180, "性别：", "sex"), Place(470, 180, "医保类型：", "insurance_type"),
          Place(66, 218, "社会保障号码：", "insurance_number"), Place(560, 218, "病历号：", "case_number")),
    date_at=(1180, 180), words_at=(250, 660, 66),
    places=(Place(1040, 270, "医保统筹支付：", "social_insurance_paid"), Place(1040, 322, "个人账户支付：", "personal_account_paid"),
            Place(1040, 374, "其他支付：", "other_paid"), Place(1040, 426, "个人支付金额", "empty"),
            Place(1080, 478, "现金支付：", "personal_cash_paid"), Place(1080, 530, "自付：", "self_pay"),
            Place(1080, 582, "自费：", "self_funded"), Place(1040, 634, "就诊日期：", "visit_date"),
            Place(76, 734, "备注：", "empty")),
    foot=(Place(66, 944, "收款单位（章）：", "hospital_name"), Place(840, 944, "收款人：", "cashier")),
    seal_at=(420, 900), shift=8,
)  # fmt: skip

HARBOUR = Sheet(
    size=(1480, 930), paper=(246, 248, 254), lines=(214, 224, 244), form=(52, 78, 156), pen=DOTS, face="kai",
    title="{province}医疗{kind}收费票据", box=(66, 300, 1414, 812), cells=4, rows=5, row=42,
    printed=("床位费", "诊查费", "检查费", "化验费", "放射费", "治疗费", "手术费", "麻醉费", "护理费", "输血费", "输氧费", "西药费", "中成药费",
             "中草药费", "卫生材料费", "监护费", "空调费", "陪护费", "膳食费", "其他"),
    head=(Place(1100, 92, "№", "invoice_number"), Place(72, 92, "票据代码：", "invoice_code"),
          Place(72, 144, "业务流水号：", "serial_number"), Place(500, 144, "医疗机构类型：", "hospital_type"),
          Place(72, 194, "姓名：", "patient_name"), Place(340, 194, "性别：", "sex"), Place(500, 194, "住院号：", "case_number"),
          Place(72, 282, "医保类型：", "insurance_type"), Place(560, 282, "社会保障号码：", "insurance_number")),
    date_at=(1160, 194), boxed_date=True, stay_at=(72, 240), words_at=(300, 576, 70),
    places=(Place(80, 632, "预缴金额：", "prepaid"), Place(560, 632, "补缴金额：", "nothing"), Place(1000, 632, "退费金额：", "refund"),
            Place(80, 690, "医保统筹支付：", "social_insurance_paid"), Place(560, 690, "个人账户支付：", "personal_account_paid"),
            Place(1000, 690, "其他医保支付：", "other_paid"),
            Place(80, 748, "个人支付金额：现金支付：", "personal_cash_paid"), Place(700, 748, "自付：", "self_pay"),
            Place(1000, 748, "自费：", "self_funded")),
    foot=(Place(72, 862, "收款单位（章）：", "hospital_name"), Place(900, 862, "收款人：", "cashier")),
    seal_at=(420, 810), shift=11,
)  # fmt: skip

GARRISON = Sheet(
    size=(1400, 1000), paper=(255, 252, 250), lines=None, form=(160, 50, 70), pen=THERMAL,
    title="{kind}医疗收费专用票据", box=(60, 280, 1340, 900), cells=3, rows=5, row=46,
    head=(Place(1010, 90, "№", "invoice_number"), Place(66, 90, "票据代码", "invoice_code"),
          Place(66, 150, "收款单位", "hospital_name"), Place(760, 150, "流水号", "serial_number"),
          Place(66, 204, "姓名", "patient_name"), Place(330, 204, "性别", "sex"), Place(480, 204, "费别", "insurance_type"),
          Place(66, 254, "住院号", "case_number"), Place(420, 254, "住院日期", "stay"), Place(1040, 254, "天数", "inpatient_days")),
    date_at=(1070, 204), words_at=(280, 580, 64),
    places=(Place(70, 636, "统筹支付", "social_insurance_paid"), Place(500, 636, "账户支付", "personal_account_paid"),
            Place(920, 636, "附加支付", "other_paid"),
            Place(70, 690, "现金支付", "personal_cash_paid"), Place(500, 690, "自负", "self_pay"), Place(920, 690, "自费", "self_funded"),
            Place(70, 744, "预交金", "prepaid"), Place(500, 744, "补交", "nothing"), Place(920, 744, "退还", "refund"),
            Place(70, 798, "社会保障号码", "insurance_number"), Place(700, 798, "机构类型", "hospital_type")),
    foot=(Place(66, 946, "收款人", "cashier"), Place(560, 946, "复核", "empty"), Place(960, 946, "交款人", "empty")),
    seal_at=(1160, 880), shift=8,
)  # fmt: skip

CARBON = Sheet(
    size=(1300, 900), paper=(252, 240, 240), lines=None, form=(112, 70, 110), pen=Style("typewriter", 25, (120, 104, 158), squeeze=0.86, dotted=True),
    title="{province}{kind}医疗费专用收据", box=(90, 250, 1250, 800), cells=2, rows=6, row=40, face="kai",
    printed=("挂号诊查费", "西药", "中成药", "中草药", "检查", "检验", "放射", "治疗", "手术", "卫生材料", "注射", "其它"),
    head=(Place(960, 88, "№", "invoice_number"), Place(96, 88, "字轨代码：", "empty"),
          Place(96, 150, "患者：", "patient_name"), Place(380, 150, "性别：", "sex"), Place(520, 150, "参保类型：", "insurance_type"),
          Place(96, 206, "就诊登记号：", "case_number"), Place(520, 206, "医保卡号：", "insurance_number")),
    date_at=(1036, 206), boxed_date=True, words_at=(310, 552, 62),
    places=(Place(100, 606, "医保基金支付：", "social_insurance_paid"), Place(500, 606, "个账支付：", "personal_account_paid"),
            Place(880, 606, "其它支付：", "other_paid"),
            Place(100, 660, "现金支付金额：", "personal_cash_paid"), Place(500, 660, "个人自付：", "self_pay"),
            Place(880, 660, "全自费：", "self_funded"), Place(100, 714, "收费流水号：", "serial_number"),
            Place(500, 714, "机构类型：", "hospital_type")),
    foot=(Place(96, 846, "收款单位（盖章）：", "hospital_name"), Place(900, 846, "经手人：", "cashier")),
    seal_at=(420, 800), shift=10,
)  # fmt: skip

BALANCE = Sheet(
    size=(1560, 1080), paper=(244, 250, 244), lines=(208, 230, 212), form=(34, 108, 84), pen=DOTS,
    title="{province}{kind}医药费结算票据", box=(80, 270, 1480, 960), cells=5, rows=4, row=44,
    printed=("住院费", "诊查", "检查", "检验", "放射", "治疗", "手术", "麻醉", "护理", "输血", "吸氧", "西药", "中成药", "中草药", "材料", "监护",
             "特检", "特治", "伙食", "其它"),
    head=(Place(96, 84, "№", "invoice_number"), Place(1090, 84, "票据代码：", "invoice_code"),
          Place(90, 140, "医院：", "hospital_name"), Place(760, 140, "医院类型：", "hospital_type"),
          Place(90, 192, "患者姓名：", "patient_name"), Place(420, 192, "性别：", "sex"), Place(560, 192, "住院编号：", "case_number"),
          Place(90, 246, "医保类别：", "insurance_type"), Place(560, 246, "医保个人编号：", "insurance_number")),
    date_at=(1240, 1020), stay_at=(90, 590), words_at=(330, 526, 70),
    places=(Place(90, 646, "基本医保统筹支付：", "social_insurance_paid"), Place(620, 646, "其他基金支付：", "other_paid"),
            Place(1080, 646, "医保账户支付：", "personal_account_paid"),
            Place(90, 704, "现金支付：", "personal_cash_paid"), Place(620, 704, "自付金额：", "self_pay"),
            Place(1080, 704, "自费金额：", "self_funded"),
            Place(90, 762, "已预缴：", "prepaid"), Place(620, 762, "应退金额：", "refund"), Place(1080, 762, "应补金额：", "nothing"),
            Place(90, 820, "结算流水号：", "serial_number"), Place(620, 820, "出院科室：", "department")),
    foot=(Place(90, 1020, "收款员：", "cashier"), Place(560, 1020, "审核：", "empty")),
    seal_at=(520, 160), shift=12,
)  # fmt: skip
