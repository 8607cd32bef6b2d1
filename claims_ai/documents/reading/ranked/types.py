"""What form the value of each field has: fields of one type share their candidates and their model."""

import re
from collections.abc import Mapping

AMOUNT, WORDS, DATE, IDENTIFIER, PERSON, COUNT, SEX, TEXT, PASSAGE = (
    "amount", "words", "date", "identifier", "person", "count", "sex", "text", "passage",
)  # fmt: skip

_FIELDS: Mapping[str, str] = {
    AMOUNT: "total_amount social_insurance_paid other_paid personal_account_paid personal_cash_paid self_pay self_funded "
    "amount_without_tax tax_amount claim_amount",
    WORDS: "total_amount_in_words",
    DATE: "issue_date visit_date admission_date discharge_date birth_date first_issue_date valid_from valid_until register_date accident_date",
    IDENTIFIER: "invoice_code invoice_number check_code insurance_number serial_number case_number medical_record_number buyer_tax_id "
    "seller_tax_id id_number card_number policy_number insured_id_number mobile payee_account certificate_number plate_number vin "
    "engine_number vehicle_class",
    PERSON: "patient_name name doctor_name insured_name applicant_name payee_name",
    COUNT: "age inpatient_days",
    SEX: "sex",
    TEXT: "hospital_name hospital_type insurance_type department ethnicity authority bank_name payee_bank buyer_name seller_name owner "
    "vehicle_type use_character model",
    PASSAGE: "address accident_place admission_diagnosis discharge_diagnosis diagnosis",
}  # fmt: skip

TYPE_OF: Mapping[str, str] = {field: kind for kind, names in _FIELDS.items() for field in names.split()}
"""The type by field."""

_INVOICE = (
    "invoice_code invoice_number check_code patient_name issue_date hospital_name hospital_type insurance_type insurance_number sex serial_number "
    "case_number total_amount total_amount_in_words social_insurance_paid other_paid personal_account_paid personal_cash_paid self_pay self_funded"
)
FIELDS_OF: Mapping[str, tuple[str, ...]] = {
    kind: tuple(names.split())
    for kind, names in {
        "medical_invoice_outpatient": f"{_INVOICE} visit_date",
        "medical_invoice_inpatient": f"{_INVOICE} admission_date discharge_date inpatient_days",
        "expense_list": "patient_name hospital_name total_amount",
        "discharge_summary": "patient_name sex age hospital_name department admission_date discharge_date inpatient_days admission_diagnosis "
        "discharge_diagnosis medical_record_number",
        "diagnosis_certificate": "patient_name sex age hospital_name department diagnosis issue_date doctor_name",
        "id_card_front": "name sex ethnicity birth_date address id_number",
        "id_card_back": "authority valid_from valid_until",
        "bank_card": "card_number bank_name",
        "claim_form": "policy_number insured_name insured_id_number applicant_name mobile accident_date claim_amount payee_name payee_account "
        "payee_bank",
        "vat_invoice": "invoice_code invoice_number check_code issue_date buyer_name buyer_tax_id seller_name seller_tax_id amount_without_tax "
        "tax_amount total_amount total_amount_in_words",
        "driving_licence": "name sex id_number address birth_date first_issue_date vehicle_class valid_from valid_until",
        "vehicle_licence": "plate_number vehicle_type owner address use_character model vin engine_number register_date issue_date",
        "accident_certificate": "certificate_number accident_date accident_place",
    }.items()
}
"""The scalar fields of each document type that this reader may give, as the contract lists them."""

_PEOPLES = (
    "汉|壮|满|回|苗|维吾尔|土家|彝|蒙古|藏|布依|侗|瑶|朝鲜|白|哈尼|哈萨克|黎|傣|畲|傈僳|仡佬|东乡|高山|拉祜|水|佤|纳西|羌|土|仫佬|锡伯|柯尔克孜|达斡尔|景颇|毛南|撒拉|布朗|塔吉克|阿昌|普米|"
    "鄂温克|怒|京|基诺|德昂|保安|俄罗斯|裕固|乌孜别克|门巴|鄂伦春|独龙|塔塔尔|赫哲|珞巴|穿青人"
)
FORMS: Mapping[str, re.Pattern[str]] = {
    name: re.compile(form)
    for name, form in {
        **dict.fromkeys(
            (
                "serial_number",
                "case_number",
                "medical_record_number",
                "policy_number",
                "certificate_number",
            ),
            r"^(?!(?:19|20)\d\d-\d{1,2}(?:-|$))",
        ),
        # a hospital's own cards count from 0000000001
        "insurance_number": r"^(?!0000|(?:19|20)\d\d-\d{1,2}(?:-|$))",
        "insurance_type": r"^(?!.*(?:医院|[一二三]级|卫生院|社区|诊所))",
        "inpatient_days": r"^(?:[1-9]\d?|[1-3]\d\d)$",
        "ethnicity": rf"^(?:{_PEOPLES})族?$",
        "authority": r"公安|局",
        "vehicle_type": r"车|挂|机械",
        "use_character": r"营运|客运|货运|租赁|教练|校车|救护|警用|消防|工程|危险|出租|公交|旅游|自用|家庭",
        "diagnosis": r"^(?!证明|住址|地址|单位|建议|医师|医生|处理)",
        "admission_diagnosis": r"^(?!证明|住址|地址|单位|建议|医师|医生|处理)",
        "discharge_diagnosis": r"^(?!证明|住址|地址|单位|建议|医师|医生|处理)",
        "address": r"[省市区县镇乡村路街道号室旗州盟组栋幢]",
        "buyer_name": r"^(?![(]?(?:盖章|公章|签章|章)[)]?$)",
        "seller_name": r"^(?![(]?(?:盖章|公章|签章|章)[)]?$)",
        "accident_place": r"^(?!(?:19|20)\d\d\s*[年./-]).*(?:[省市区县镇乡村路街道段口处线站桥场园门]|高速|公里)",
        "buyer_tax_id": r"^[\dA-Z*]{15,20}$",
        "seller_tax_id": r"^[\dA-Z*]{15,20}$",
        "hospital_type": r"医院|级|综合|专科|卫生|门诊|诊所|中心|公立|民营|营利|社区|等",
        "department": r"科|病区|病室|中心|门诊|ICU|部$|室$",
        "hospital_name": r"(?<![出入住转])院|诊所|中心|卫生|门诊部|保健|疗养|服务站|研究所|Hospital|HOSPITAL|Clinic",
        "payee_bank": r"银行|信用|邮储|农信|村镇|BANK|Bank",
        "bank_name": r"银行|信用|邮储|农信|村镇|BANK|Bank",
        "id_number": r"^[\d*]{14,17}[\dX*]$",
        "insured_id_number": r"^[\d*]{14,17}[\dX*]$",
        "mobile": r"^1[\d*]{10}$",
        "vin": r"^[A-Z\d*]{17}$",
        "vehicle_class": r"^(?:[A-FMNP][1-6]?)+$",
        "card_number": r"^[\d*]{12,23}$",
        "payee_account": r"^[\d*]{10,25}$",
        "invoice_number": r"^\d{7,20}$",
        "invoice_code": r"^\d{4,14}$",
    }.items()
}
"""What a value has to look like, where nothing else can be the field, by field."""
