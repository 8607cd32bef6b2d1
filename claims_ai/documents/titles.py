"""What a paper calls itself: titles differ from issuer to issuer, but are put together in few ways."""

import re
from collections.abc import Iterable, Mapping

from claims_ai.documents.text import half_width, squash

_LONGEST = 36
TITLES: Mapping[str, re.Pattern[str]] = {
    kind: re.compile(form)
    for kind, form in {
        "medical_invoice_outpatient": r"门.{0,4}诊.{0,10}(?:票据|收据|发票)",
        "medical_invoice_inpatient": r"住院.{0,10}(?:票据|收据|发票)",
        "vat_invoice": r"增值税|电子发票|(?:普通|专用|统一)发票",
        "expense_list": r"(?:费用|收费|住院|门诊|用药|医疗|一日|每日).{0,6}(?:清单|明细)|费用.{0,4}汇总",
        "diagnosis_certificate": r"(?:诊断|病假|病休|休假|疾病|病情|医学|疾患).{0,5}(?:证明|意见书)|诊断书",
        "discharge_summary": r"出院.{0,5}(?:小结|摘要|记录|总结|病历|证明|志)",
        "claim_form": r"(?!.*(?:决定|结案|审核结果))(?:理赔|给付|索赔|赔付|赔款|保险金|领款|出险|报案|(?:保险|医疗).{0,6}报销).{0,8}(?:书|表|单)$",
        "driving_licence": r"驾驶(?:证|人)",
        "vehicle_licence": r"行驶证|(?:机动车|车辆)(?:登记|基本|行驶)?(?:信息|证)",
        "accident_certificate": r"事故.{0,8}(?:认定|证明|协议|责任|确认|处理|裁定)",
        "receipt": r"(?:收款|收费|缴费|付款|消费|销售|购物|结算|维修|结账).{0,6}(?:收据|凭证|凭条|小票|单|证明|清单)|收[据条]$|小票|receipt",
        "id_card_front": r"居民身份证",
        "other": r"(?<!出险)通知(?!.{0,2}(?:索赔|理赔|给付))|调解|合同|同意书|委托|处方|报告|告知|条款|保险单|(?<!参)保单(?!位)"
        r"|鉴定|放行|检测|登记表|预交|预缴|回单|流水(?!号)|订单|定损|报价|病历$|医嘱单|保费|缴款"
        r"|决定|处罚|接处警|报警(?:回执|登记|短信)|受案|判决|裁决书|运单|托运单|(?<!联)存根|登机牌|客票|行程单|批单|批注|户籍|居住证明|在职证明|收入证明|误工证明|离职"
        r"|亲属关系|介绍信|死亡(?:医学)?证明|火化|借条|欠条|(?<!销售)出库|入库|保修[卡单]|合格证|导[引诊]单|情况说明|受理(?:回执|通知|凭证)|(?:资料|单证)(?:签收|交接|接收|清单|补正)|材料(?:签收|交接|接收|补正)|(?:所需|理赔|索赔|申请)材料清单|补充(?:资料|材料)|签收(?:单|回执)|索赔须知"
        r"|[送出发提销退]货(?:单|清单)|估价|采购|验收单|配送单|领料|派工|订货|医保消费(?:明细|记录)|交易记录|收支明细|账户明细|^账单$|账户余额|^我的订单|转[诊院]单|会诊|知情|租赁(?:合同|协议)",
    }.items()
}
"""The forms of titles, by kind."""


def titled(lines: Iterable[str]) -> frozenset[str]:
    """The kinds that short lines without a colon or a stop name.

    >>> sorted(titled(["江州市第一人民医院", "病假证明书", "患者:陈晓雯"]))
    ['diagnosis_certificate']
    """
    shown = [squash(half_width(line)).lower() for line in lines]
    names = [text for text in shown if len(text) <= _LONGEST and not re.search(r"[:,。;]", text)]
    return frozenset(kind for kind, form in TITLES.items() if any(form.search(name) for name in names))
