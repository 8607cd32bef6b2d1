"""How medical invoices of all provinces and years word their places: the labels of each field, the most telling one first."""

from claims_ai.documents import parse
from claims_ai.documents.reading.common import Labelled, vocabulary_of

_CODE = parse.identifier(r"\d{4,12}")
_NUMBER = parse.identifier(r"\d{6,20}")
_CASE = parse.identifier(r"[A-Za-z]{0,4}\d[\dA-Za-z*]{2,24}")

WORDS = (
    "金额合计(大写)",
    "合计(大写)",
    "(大写)",
    "大写",
    "人民币大写",
    "金额合计大写",
    "合计金额大写",
    "合计大写",
    "总金额大写",
    "大写金额",
)
COMMON = (
    Labelled("invoice_code", ("票据代码", "电子票据代码"), _CODE),
    Labelled("invoice_number", ("票据号码", "电子票据号码", "№", "No", "NO"), _NUMBER),
    Labelled("check_code", ("校验码", "校检码", "检验码"), parse.identifier(r"[0-9A-Za-z]{4,20}")),
    Labelled(
        "patient_name",
        ("交款人", "交款人姓名", "缴款人", "交费人", "姓名", "患者姓名", "病人姓名", "住院人姓名", "患者", "病人"),
        parse.person,
    ),
    Labelled(
        "issue_date",
        ("开票日期", "开具日期", "填票日期", "收费日期", "收费时间", "结算日期", "缴费日期", "开票时间", "日期"),
        parse.one_date,
    ),
    Labelled(
        "hospital_type",
        ("医疗机构类型", "医疗机构类别", "医疗结构类别", "医院类型", "医院类别", "机构类型", "医疗机构等级", "医院等级", "医院级别"),
        parse.matching("医院|级|综合|专科|卫生|门诊|诊所|中心|公立|民营|营利"),
    ),
    Labelled(
        "insurance_type",
        ("医保类型", "医保类别", "费别", "参保类型", "参保类别", "险种类型", "医保险种", "保险类型", "保险类别", "险种", "费用类别"),
        parse.chinese,
    ),
    Labelled(
        "insurance_number",
        (
            "医保编号", "社会保障号码", "社会保障号", "医保卡号", "社会保障卡号", "社保卡号", "医保号", "医保个人编号", "个人医保编号", "个人编号",
            "医保证号",
            "医疗证号", "参保号", "社保号", "医保电脑号", "电脑号",
        ),
        _CASE,
    ),
    Labelled("sex", ("性别",), parse.sex),
    Labelled(
        "serial_number",
        ("业务流水号", "流水号", "结算流水号", "收费流水号", "交易流水号", "业务号"),
        parse.identifier(r"[A-Za-z]{0,4}\d[\dA-Za-z*-]{2,30}"),
    ),
    Labelled(
        "total_amount",
        ("(小写)", "小写", "总金额", "费用总额", "费用合计", "医疗费总额", "总费用", "合计金额", "金额合计"),
        parse.amount,
    ),
    Labelled("total_amount_in_words", WORDS, parse.words),
    Labelled(
        "social_insurance_paid",
        (
            "医保统筹基金支付", "医保统筹支付", "统筹基金支付", "统筹支付", "基本医疗统筹支付", "基本统筹支付", "基本医疗保险统筹基金支付",
            "基本医保统筹基金支付",
            "统筹基金支付金额", "统筹支付金额", "医保统筹", "统筹基金", "统筹金额", "医保基金支付", "基金支付", "医保支付", "医保支付金额",
            "医保报销", "医保报销金额",
            "社保支付", "社保统筹支付",
        ),
        parse.amount,
    ),
    Labelled("other_paid", ("其他支付", "附加支付", "其他医保支付", "其他基金支付", "其它支付", "其他支付金额"), parse.amount),
    Labelled(
        "personal_account_paid",
        (
            "个人账户支付", "账户支付", "个人账户支付金额", "账户支付金额", "个人医保账户支付", "医保账户支付", "医保个人账户支付", "医保卡支付", "个账支付",
            "个人账户",
        ),
        parse.amount,
    ),
    Labelled(
        "personal_cash_paid",
        ("个人现金支付", "现金支付", "个人现金支付金额", "个人支付金额", "个人支付", "现金支付金额", "个人缴费", "现金"),
        parse.amount,
    ),
    Labelled("self_pay", ("个人自付", "个人自负", "自付", "自负", "个人自付金额", "自付费用", "自负金额", "自付金额"), parse.amount),
    Labelled(
        "self_funded", ("个人自费", "自费", "个人自费金额", "自费费用", "全自费", "完全自费", "自费部分", "自费金额"), parse.amount
    ),
)  # fmt: skip
OUTPATIENT = (
    Labelled(
        "case_number",
        (
            "门诊号", "门诊号码", "门诊病历号", "门诊编号", "病历号", "病案号", "就诊号", "就诊编号", "就诊卡号", "登记号", "门诊流水号", "就诊流水号",
            "诊疗卡号",
            "病人ID", "患者ID", "病历卡号", "病人编号",
        ),
        _CASE,
    ),
    Labelled("visit_date", ("就诊日期", "就诊时间", "看诊日期", "门诊日期", "诊疗日期"), parse.one_date),
)  # fmt: skip
INPATIENT = (
    Labelled(
        "case_number",
        ("住院号", "住院号码", "住院病历号", "住院编号", "病案号", "病历号", "住院流水号", "住院登记号", "登记号", "就诊号", "就诊流水号"),
        _CASE,
    ),
    Labelled("inpatient_days", ("住院天数", "实际住院天数", "住院日数", "共计天数", "共住院天数", "住院总天数", "总天数", "天数"), parse.whole_number),
    Labelled("admission_date", ("入院日期", "入院时间"), parse.one_date),
    Labelled("discharge_date", ("出院日期", "出院时间"), parse.one_date),
)  # fmt: skip
STAY = ("住院时间", "住院日期", "住院起止日期", "住院起止时间", "住院期间", "起止日期", "起止时间", "住院起止")
UNIT = (
    "收款单位(章)", "收款单位(公章)", "收款单位(盖章)", "收款单位", "收费单位(章)", "收费单位", "开票单位(章)", "开票单位", "医疗机构名称",
    "医院名称", "医疗机构",
    "定点医疗机构", "收款单位名称",
)  # fmt: skip
TOTAL_ROW = ("金额合计", "合计(大写)", "合计")
STOPS = (
    *STAY, *UNIT, *TOTAL_ROW,
    "交款人统一社会信用代码", "统一社会信用代码", "住院科室", "住院科别", "科室", "科别", "预缴金额", "预交金额", "补缴金额", "退费金额", "退款金额",
    "起付标准", "起付线", "起付线以上", "乙类首自付", "乙类先行自付", "先行自付", "按比例自付", "分类自负", "分类自付", "自付小计", "公务员补助",
    "师职补助", "大额(病)保险报销", "大病补充保险报销", "大病保险", "大额补助", "医疗救助", "医院承担", "医疗小计", "产前检查费", "参保地", "结算时间",
    "复核人", "收款人", "收款员", "开票人", "打印时间", "打印日期", "卡号", "当年账户结余", "历年账户结余", "账户余额", "个人账户余额",
    "个人账户结余", "现金支付中",
    "中心号码",
    "查验网站地址", "备注", "其他信息", "项目名称", "收费项目", "项目/规格", "数量/单位", "金额(元)", "超限额", "超大额", "预付款", "身份证号",
    "自付一", "自付二", "自付1", "自付2", "个人自付一", "个人自付二", "超封顶金额", "医保范围内金额", "个人负担", "账户余额合计", "大病保险支付", "大额支付",
    "公务员补助支付",
    "其他医保基金支付", "医疗救助支付", "补充医疗保险支付", "个人自理", "自理", "转账", "支票", "银行卡", "微信", "支付宝", "单价", "数量", "规格", "单位",
    "年龄", "人员类别",
    "电子签名", "医生", "执行科室", "开单科室", "住院医师", "床号", "病区", "家庭账户支付", "共济账户支付", "账户共济支付",
)  # fmt: skip
_HEADINGS = (*STAY, *UNIT, *TOTAL_ROW)
_EVERY = (*COMMON, *OUTPATIENT, *INPATIENT, *(Labelled(heading, (heading,), parse.text) for heading in _HEADINGS))
ALL = vocabulary_of(_EVERY, STOPS)
