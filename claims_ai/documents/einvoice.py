"""XML e-invoices: what the issuer states, read by the names of the elements, whatever their namespace and order.

Three forms: the VAT e-invoice of GB/T 33190 files (`eInvoice`, 2019), the fully digital 数电票 (`EInvoice` with tax bureau
elements), and the finance ministry's 财政电子票据 for medical fees (`EInvoice` with EInvoiceCode and Details).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from claims_ai.documents import parse
from claims_ai.documents.markup import parse_xml
from claims_ai.documents.text import printed, squash
from claims_ai.errors import DocumentError
from claims_ai.money import amount_text, parse_amount, parse_words
from claims_ai.values import Item

_SENDABLE = "send the invoice as PDF, OFD or a picture"

_VAT = {
    "invoicecode": "invoice_code", "invoiceno": "invoice_number", "invoicenumber": "invoice_number", "eiid": "invoice_number",
    "invoicecheckcode": "check_code", "issuedate": "issue_date", "issuetime": "issue_date", "requesttime": "issue_date",
    "buyername": "buyer_name", "buyertaxid": "buyer_tax_id", "buyeridnum": "buyer_tax_id",
    "sellername": "seller_name", "sellertaxid": "seller_tax_id", "selleridnum": "seller_tax_id",
    "taxexclusivetotalamount": "amount_without_tax", "totalamwithouttax": "amount_without_tax",
    "taxtotalamount": "tax_amount", "totaltaxam": "tax_amount",
    "taxinclusivetotalamount": "total_amount", "totaltaxincludedamount": "total_amount",
    "totaltaxincludedamountinchinese": "total_amount_in_words",
}  # fmt: skip
_MEDICAL = {
    "einvoicecode": "invoice_code", "einvoicenumber": "invoice_number", "randomnumber": "check_code", "issuedate": "issue_date",
    "totalamount": "total_amount", "invoicingpartyname": "hospital_name", "payerpartyname": "patient_name",
    "medicalinstitution": "hospital_type", "medicalinstitutiontype": "hospital_type", "medicalcaretype": "insurance_type",
    "medicalinsuranceid": "insurance_number", "gender": "sex", "sex": "sex", "caseno": "case_number", "casenumber": "case_number",
    "patientnumber": "case_number", "hospitalno": "case_number", "busno": "serial_number", "businessnumber": "serial_number", "bizcode": "serial_number",
    "fundpayamount": "social_insurance_paid", "fundpay": "social_insurance_paid", "otherpayamount": "other_paid", "otherpay": "other_paid",
    "accountpayamount": "personal_account_paid", "accountpay": "personal_account_paid", "ownpayamount": "personal_cash_paid", "cashpay": "personal_cash_paid",
    "selfpayamount": "self_pay", "selfpayment": "self_pay", "selfpaidamount": "self_funded", "selfpaycost": "self_funded",
    "patientdate": "visit_date", "visitdate": "visit_date", "inhospitaldate": "admission_date", "outhospitaldate": "discharge_date",
    "hospitaldays": "inpatient_days", "totalamountcapital": "total_amount_in_words", "institutiontype": "hospital_type",
    "insurancetype": "insurance_type", "cardnumber": "insurance_number", "number": "serial_number", "fundpayment": "social_insurance_paid",
    "personalpayment": "personal_account_paid", "personalamount": "personal_cash_paid",
}  # fmt: skip
_ITEMS = ("goodsinfo", "issuiteminformation", "item")
_ITEM = {
    "item": "name", "itemname": "name", "quantity": "quantity", "itemquantity": "quantity",
    "measurementdimension": "unit", "meaunits": "unit", "itemunit": "unit",
    "price": "unit_price", "unprice": "unit_price", "itemstd": "unit_price", "amount": "amount", "itemamount": "amount",
}  # fmt: skip
_SEX = {"男": "male", "女": "female", "1": "male", "2": "female"}


@dataclass(frozen=True, slots=True)
class Stated:
    """What an e-invoice states about itself, in the contract's form."""

    document_type: str
    fields: Mapping[str, str] = field(default_factory=dict)
    items: tuple[Item, ...] = ()


def read_einvoice(name: str, data: bytes) -> Stated:
    """What an XML e-invoice states; DocumentError where the XML is none."""
    root = parse_xml(name, data)
    texts = _texts(root)
    if "einvoicecode" in texts and "invoicingpartyname" in texts:
        return Stated(_medical_kind(texts), _fields(texts, _MEDICAL), _items(root))
    if "sellername" in texts and ({"invoiceno", "invoicenumber", "eiid"} & texts.keys()):
        return Stated("vat_invoice", _fields(texts, _VAT), _items(root))
    raise DocumentError(f"{name}: this XML is no e-invoice known here (root {root.tag}); {_SENDABLE}")


def _key(element: Element) -> str:
    return re.sub(r"[^a-z0-9]", "", element.tag.lower())


def _texts(root: Element) -> dict[str, str]:
    """The first text of each element name; those inside items are left out."""
    inside = {id(part) for item in root.iter() if _key(item) in _ITEMS and len(item) for part in item.iter()}
    texts: dict[str, str] = {}
    for element in root.iter():
        if id(element) not in inside and element.text and element.text.strip():
            texts.setdefault(_key(element), element.text.strip())
    return texts


def _fields(texts: Mapping[str, str], names: Mapping[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, name in names.items():
        value = _value(name, texts[key]) if key in texts else None
        if value:
            found.setdefault(name, value)
    return found


def _value(name: str, text: str) -> str | None:
    """The contract's form of a stated value; None where it has not that form."""
    if name == "total_amount_in_words":
        try:
            return amount_text(parse_words(text))
        except ValueError:
            return None
    if re.search(r"amount|_paid$|^self_", name):
        return _amount(text)
    if name.endswith("_date"):
        return parse.first_day(text)
    if name == "sex":
        return _SEX.get(text)
    if name == "inpatient_days":
        return str(int(text)) if re.fullmatch(r"[0-9]{1,3}", text) else None
    return re.sub(r"\s", "", text).upper() if name.endswith(("_id", "_number", "_code")) else printed(text)


def _amount(text: str) -> str | None:
    """Data needs no mending, so that anything but a plain number is no amount."""
    try:
        return amount_text(parse_amount(text))
    except ValueError:
        return None


def _items(root: Element) -> tuple[Item, ...]:
    return tuple(
        item for element in root.iter() if _key(element) in _ITEMS and len(element) and (item := _item(element))
    )


def _item(element: Element) -> Item | None:
    stated = {
        _ITEM[key]: part.text.strip()
        for part in element
        if (key := _key(part)) in _ITEM and part.text and part.text.strip()
    }
    amount = _amount(stated.get("amount", ""))
    if "name" not in stated or not amount:
        return None
    return Item(
        squash(stated["name"]),
        amount,
        1.0,
        None,
        stated.get("quantity"),
        stated.get("unit"),
        stated.get("unit_price"),
    )


def _medical_kind(texts: Mapping[str, str]) -> str:
    inpatient = "住院" in texts.get("einvoicename", "") or "inhospitaldate" in texts
    return f"medical_invoice_{'inpatient' if inpatient else 'outpatient'}"
