"""The words on a receipt that tell what the rows and amounts beside them are."""

import re
from collections.abc import Mapping

WORDS: Mapping[str, re.Pattern[str]] = {
    name: re.compile(pattern)
    for name, pattern in {
        "company": r"\bSDN|\bBHD|ENTERPRISE|TRADING|RESTAURAN|\bMART\b|MARKET|SHOP|STORE|PHARMACY|HARDWARE|STATIONER|CAFE|BAKER|HOLDING|CENTRE|\bPLT\b|"
        r"CORPORATION|\bLTD|\bINC\b|\bCO\b|HOTEL|GROUP|药店|药房|超市|商店|公司|商行|便利店|百货|门市|酒店|餐厅|宾馆|饭店|诊所|医院|中心|修理厂|汽修|经营部|服务部|营业部|"
        r"加油站|停车场|集团|购物|生鲜|面馆|小吃|火锅|分店|店\)?$",
        "address": r"JALAN|\bJLN|\bJIN\b|\bNO[.: ]|\bLOT\b|TAMAN|\bTMN|ROAD|STREET|PERSIARAN|KAWASAN|BANDAR|LORONG|\bBLOCK|\bBLK|FLOOR|SEKSYEN|BATU|"
        r"KAMPUNG|\bKG\b|PLAZA|MALL|LEVEL|路|街|巷|[^编]号|栋|楼",
        "place": r"JOHOR|SELANGOR|KUALA LUMPUR|KUALALUMPUR|PENANG|PERAK|MELAKA|KEDAH|SHAH ALAM|PETALING|KLANG|\bD\.?E\b|MALAYSIA|SINGAPORE|省|市|区|县|镇",
        "registration": r"\bREG\b|REGISTR|\bROC\b|\bCO\.? ?NO|\d{4,}-[A-Z]|GST ?(?:ID|NO|REG)|税号|统一社会信用|营业执照",
        "phone": r"\bTEL|PHONE|\bFAX|\bH/?P\b|\+?60\d|\d{2,3}-\d{6,}|电话|手机|热线",
        "paper": r"RECEIPT|INVOICE|\bBILL\b|CASH ?SALE|小票|收据|发票|凭证|单据|流水|单号|清单|结算单|账单|帐单|存根|顾客联|客户联|"
        r"销售单|消费单|收费单|签购单|订单|运单",
        "date": r"DATE|日期|时间|\bTIME\b|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{2}:\d{2}",
        "money": r"\d+\.\d\d\b",
        "postcode": r"(?<!\d)\d{5}(?!\d)",
        "mail": r"@|WWW|HTTP|\.COM|EMAIL",
        "thanks": r"THANK|WELCOME|GOODS SOLD|谢谢|欢迎|光临",
        "table": r"\bQTY|DESCRIPTION|\bITEM|\bPRICE|品名|数量|单价|商品",
        "names": r"商户名称|商户名|店名|门店|商家|承修|收款单位|收费单位|开票单位|收款方|销售单位|经营单位|MERCHANT NAME",
        "places": r"店址|地址|经营场所|\bADD(?:RESS)?\b",
        "payers": r"付款单位|付款人|付款方|交款|缴款|购货单位|购买方|客户|顾客|托修|车主|收货|收件|寄件|会员|患者|姓名|\bBILL TO|\bSOLD TO|CUSTOMER",
        "delivery": r"快送|外卖|配送|送达|骑手|自取|已支付|在线支付|备注|#\d",
        "bank": r"POS|签购|卡号|CARD NO|持卡人|银联|UNIONPAY",
        "member": r"MEMBER|CASHIER|TABLE|STAFF|SERVER|收银|会员|店员",
    }.items()
}  # fmt: skip
TOTALS: Mapping[str, re.Pattern[str]] = {
    name: re.compile(pattern)
    for name, pattern in {
        "total": r"\bT[O0]TA[L1I]|T0TAL|合计|总计|总额|总金额|总价|共计|合计金额",
        "sub": r"\bSUB ?-?T[O0]TAL|小计",
        "round": r"ROUND|\bADJ|抹零|舍入",
        "due": r"\bDUE|AMOUNT|PAYABLE|\bNETT?\b|应付|应收|实付",
        "received": r"实收|实付|实际|已付|已支付|支付金额|付款金额|交易金额|消费金额|收费金额",
        "cash": r"\bCASH\b|TENDER|\bPAID|PAYMENT|VISA|MASTER|CARD|实收|收款|现金|微信|支付宝",
        "change": r"CHANGE|BALANCE|找零|找回",
        "tax": r"\bGST|\bTAX|\bSST|\bVAT|税",
        "discount": r"DISC|SAVING|VOUCHER|优惠|折扣|让利|满减|立减|减免|抵扣|红包|代金券",
        "quantity": r"\bQTY|QUANTIT|ITEMS?\b|PCS|件数|数量",
        "inclusive": r"INC|含税",
        "exclusive": r"EXC|BEFORE|不含",
        "grand": r"GRAND",
        "summary": r"SUMMARY|汇总",
        "sum": r"金额|小写|\(元\)|RMB|人民币",
        "price": r"单价|价格|原价|运费|配送费|服务费|押金|预[付收缴]|余额|PRICE",
        "capitals": r"大写|[零壹贰叁肆伍陆柒捌玖拾佰仟][元圆整]",
    }.items()
}
