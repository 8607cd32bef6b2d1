"""How VAT invoices word their places: the labels of their numbers, dates, sums and parties."""

from claims_ai.documents import parse
from claims_ai.documents.reading.common import Labelled, vocabulary_of

FIELDS = (
    Labelled(
        "invoice_code",
        ("发票代码", "机打代码", "电子发票代码", "发票(票据)代码", "代码"),
        parse.identifier(r"\d{10,12}"),
    ),
    Labelled(
        "invoice_number",
        ("发票号码", "机打号码", "电子发票号码", "数电发票号码", "发票号", "票号", "号码", "№"),
        parse.identifier(r"\d{8,20}"),
    ),
    Labelled("check_code", ("校验码", "校检码", "检验码", "发票校验码"), parse.identifier(r"\d{15,20}")),
    Labelled(
        "issue_date", ("开票日期", "开票时间", "开具日期", "开具时间", "填开日期", "开票日", "日期"), parse.one_date
    ),
    Labelled(
        "total_amount",
        (
            "(小写)",
            "小写",
            "价税合计(小写)",
            "价税合计小写",
            "合计(小写)",
            "合计小写",
            "车价合计(小写)",
            "金额合计(小写)",
            "小写金额",
            "价税合计金额",
            "含税金额",
            "开票金额",
            "票价",
            "价税合计",
        ),
        parse.amount,
    ),
    Labelled(
        "total_amount_in_words",
        (
            "价税合计(大写)",
            "价税合计大写",
            "价税合计",
            "合计(大写)",
            "合计大写",
            "车价合计(大写)",
            "金额合计(大写)",
            "合计金额(大写)",
            "合计人民币(大写)",
            "人民币大写",
            "大写金额",
            "(大写)",
        ),
        parse.words,
    ),
)
SUMS = (
    Labelled(
        "amount_without_tax",
        (
            "不含税金额",
            "不含税价",
            "不含税合计",
            "不含税金额合计",
            "合计不含税金额",
            "未税金额",
            "不含税销售额",
            "合计金额",
        ),
        parse.amount,
    ),
    Labelled("tax_amount", ("增值税税额", "增值税额", "合计税额", "税额合计", "税金"), parse.amount),
)
NAMED = (
    "购买方名称", "购方名称", "销售方名称", "销方名称", "付款方名称", "收款方名称", "付款单位", "收款单位", "付款方", "收款方", "购货单位名称", "购货方名称",
    "购买单位名称", "销货单位名称", "销货方名称", "销售单位名称", "买方名称", "卖方名称", "买方单位/个人", "卖方单位/个人", "客户名称", "受票方名称",
    "受票单位",
    "开票方名称", "开票单位", "购货单位(人)", "购货人",
)  # fmt: skip
NAME = ("名称", *NAMED)
TAX_ID = (
    "统一社会信用代码/纳税人识别号",
    "纳税人识别号",
    "统一社会信用代码",
    "纳税人登记号",
    "税号",
    "购买方税号",
    "销售方税号",
    "购方税号",
    "销方税号",
    "买方税号",
    "卖方税号",
    "付款方税号",
    "购买方识别号",
    "销售方识别号",
    "购买方纳税人识别号",
    "销售方纳税人识别号",
    "购方纳税人识别号",
    "销方纳税人识别号",
    "付款方识别号",
    "收款方识别号",
    "收款方税号",
    "识别号",
    "信用代码",
    "单位代码/身份证号码",
    "单位代码/身份证号",
)
PARTY_NAMES = (
    *NAMED,
    "购买方",
    "销售方",
    "购方",
    "销方",
    "购货单位",
    "销货单位",
    "购货方",
    "销货方",
    "买方",
    "卖方",
    "受票方",
    "开票方",
)
STOPS = (
    "买方单位/个人住址", "卖方单位/个人住址", "经营、拍卖单位", "二手车市场",
    "机器编号", "地址、电话", "地址", "电话", "开户行及账号", "开户行及帐号", "购买方信息", "销售方信息",
    "密码区", "备注", "收款人", "复核",
    "开票人", "规格型号", "单位", "数量", "单价", "金额", "税率", "税率/征收率", "税额", "货物或应税劳务、服务名称", "项目名称", "合计", "订单号",
)  # fmt: skip
VOCABULARY = vocabulary_of(
    (
        *FIELDS,
        *SUMS,
        Labelled("name", NAME, parse.text),
        Labelled("tax_id", TAX_ID, parse.text),
        Labelled("party", PARTY_NAMES, parse.text),
    ),
    STOPS,
)
