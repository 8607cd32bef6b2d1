"""Small invoices as data: XML of the three forms, and an OFD package with pages and attachments."""

import io
import zipfile
from collections.abc import Mapping, Sequence

FP = """<?xml version="1.0" encoding="utf-8"?>
<eInvoice xmlns:fp="http://www.edrm.org.cn/schema/e-invoice/2019"><fp:InvoiceCode>099001900111</fp:InvoiceCode>
<fp:InvoiceNo>40712233</fp:InvoiceNo><fp:IssueDate>2026年03月03日</fp:IssueDate><fp:InvoiceCheckCode>11112222333344445555</fp:InvoiceCheckCode>
<fp:Buyer><fp:BuyerName>江州市甲乙贸易有限公司</fp:BuyerName><fp:BuyerTaxID>99990000MA0000001X</fp:BuyerTaxID></fp:Buyer>
<fp:Seller><fp:SellerName>江州丙丁大药房有限公司</fp:SellerName><fp:SellerTaxID>99990000MA0000002X</fp:SellerTaxID></fp:Seller>
<fp:TaxInclusiveTotalAmount>113.00</fp:TaxInclusiveTotalAmount><fp:TaxTotalAmount>13.00</fp:TaxTotalAmount>
<fp:TaxExclusiveTotalAmount>100.00</fp:TaxExclusiveTotalAmount><fp:GoodsInfos><fp:GoodsInfo><fp:Item>*医疗器械*轮椅</fp:Item>
<fp:MeasurementDimension>台</fp:MeasurementDimension><fp:Price>50</fp:Price><fp:Quantity>2</fp:Quantity><fp:Amount>100.00</fp:Amount>
</fp:GoodsInfo></fp:GoodsInfos></eInvoice>"""
DIGITAL = """<?xml version="1.0" encoding="UTF-8"?>
<EInvoice xmlns="urn:example:einvoice"><Header><EIid>26990000001234567890</EIid></Header><EInvoiceData>
<SellerInformation><SellerIdNum>99990000MA0000002X</SellerIdNum><SellerName>江州丙丁大药房有限公司</SellerName></SellerInformation>
<BuyerInformation><BuyerName>陈晓雯</BuyerName></BuyerInformation>
<BasicInformation><TotalAmWithoutTax>100.00</TotalAmWithoutTax><TotalTaxAm>13.00</TotalTaxAm>
<TotalTax-includedAmount>113.00</TotalTax-includedAmount><TotalTax-includedAmountInChinese>壹佰壹拾叁圆整</TotalTax-includedAmountInChinese>
<RequestTime>2026-03-03 10:11:12</RequestTime></BasicInformation>
<IssuItemInformation><ItemName>*医疗器械*轮椅</ItemName><MeaUnits>台</MeaUnits><Quantity>2</Quantity><UnPrice>50</UnPrice><Amount>100.00</Amount>
</IssuItemInformation></EInvoiceData></EInvoice>"""
MEDICAL = """<?xml version="1.0" encoding="GBK"?>
<EInvoice><Main><EInvoiceName>江州省医疗门诊收费票据（电子）</EInvoiceName><EInvoiceCode>99060126</EInvoiceCode>
<EInvoiceNumber>4071223344</EInvoiceNumber><RandomNumber>a1b2c3</RandomNumber><IssueDate>20260303</IssueDate><TotalAmount>812.60</TotalAmount>
<InvoicingParty><InvoicingPartyName>江州市第一人民医院</InvoicingPartyName></InvoicingParty>
<PayerParty><PayerPartyName>陈晓雯</PayerPartyName></PayerParty><MainExt><Sex>女</Sex><FundPayAmount>302.60</FundPayAmount></MainExt></Main>
<Details><Item><ItemName>西药费</ItemName><ItemQuantity>1</ItemQuantity><ItemUnit>次</ItemUnit><ItemAmount>612.60</ItemAmount></Item>
<Item><ItemName>检查费</ItemName><ItemAmount>200.00</ItemAmount></Item></Details></EInvoice>"""

Text = tuple[float, float, str]
PRINTED: Sequence[Text] = (
    (70, 12, "江州增值税电子普通发票"), (150, 8, "发票代码：099001900111"), (150, 14, "发票号码：40712233"), (150, 20, "开票日期：2026年03月03日"),
    (20, 32, "名称：江州市甲乙贸易有限公司"), (20, 38, "纳税人识别号：99990000MA0000001X"),
    (10, 55, "项目名称"), (80, 55, "单位"), (100, 55, "数量"), (120, 55, "单价"), (145, 55, "金额"), (165, 55, "税率"), (185, 55, "税额"),
    (10, 62, "*医疗器械*轮椅"), (80, 62, "台"), (100, 62, "2"), (120, 62, "50"), (145, 62, "100.00"), (165, 62, "13%"), (185, 62, "13.00"),
    (20, 92, "合计"), (145, 92, "¥100.00"), (185, 92, "¥13.00"), (20, 99, "价税合计（大写）"), (70, 99, "壹佰壹拾叁圆整"), (150, 99, "（小写）¥113.00"),
    (20, 108, "名称：江州丙丁大药房有限公司"), (20, 114, "纳税人识别号：99990000MA0000002X"), (10, 128, "收款人：甲"),
)  # fmt: skip


def text_object(x: float, y: float, text: str, attributes: str = "", inside: str = "") -> str:
    steps = " ".join("3.2" if ord(char) > 0x2E7F else "1.6" for char in text)
    return (
        f'<ofd:TextObject Boundary="{x} {y} 100 5" Size="3.2" Font="1" {attributes}>{inside}'
        f'<ofd:TextCode X="0" Y="3" DeltaX="{steps}">{text}</ofd:TextCode></ofd:TextObject>'
    )


def content(*objects: str) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?><ofd:Page xmlns:ofd="http://www.ofdspec.org/2016"><ofd:Area>'
        f"<ofd:PhysicalBox>0 0 210 140</ofd:PhysicalBox></ofd:Area><ofd:Content><ofd:Layer>{''.join(objects)}</ofd:Layer></ofd:Content></ofd:Page>"
    )


def printed(texts: Sequence[Text] = PRINTED) -> str:
    return content(*(text_object(*text) for text in texts))


def parts(*pages: str, attached: str | None = None, name: str = "original_invoice.xml") -> dict[str, bytes]:
    """The entries of an OFD package by path."""
    space = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    listed = "".join(f'<ofd:Page ID="{i}" BaseLoc="Pages/Page_{i}/Content.xml"/>' for i in range(len(pages)))
    attachments = "<ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments>" if attached else ""
    entries = {
        "OFD.xml": f"<ofd:OFD {space}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {space}><ofd:CommonData/><ofd:Pages>{listed}</ofd:Pages>{attachments}</ofd:Document>",
        **{f"Doc_0/Pages/Page_{i}/Content.xml": page for i, page in enumerate(pages)},
    }
    if attached:
        entries["Doc_0/Attachs/Attachments.xml"] = (
            f"<ofd:Attachments {space}><ofd:Attachment><ofd:FileLoc>{name}</ofd:FileLoc></ofd:Attachment></ofd:Attachments>"
        )
        entries[f"Doc_0/Attachs/{name}"] = attached
    return {path: text.encode() for path, text in entries.items()}


def package(entries: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data in entries.items():
            archive.writestr(path, data)
    return out.getvalue()


def ofd(*pages: str, attached: str | None = None) -> bytes:
    return package(parts(*pages, attached=attached))
