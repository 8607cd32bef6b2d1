"""What a page prints twice: agreement makes surer, disagreement is a finding, and lawful breaks are neither."""

import pytest

from claims_ai.documents.reading.common import Reading
from claims_ai.documents.reconcile import reconcile
from claims_ai.values import Field, Item
from tests.fakes import codes, field


def reading(*amounts: str, sure: float = 0.95, **fields: str) -> Reading:
    items = tuple(Item(f"费用{place}", amount, sure, None) for place, amount in enumerate(amounts))
    return Reading({name: field(value, 0.9) for name, value in fields.items()}, items)


def outcome(given: Reading) -> tuple[dict[str, Field], list[tuple[str, str]]]:
    after, findings = reconcile(given)
    return dict(after.fields), [(finding.code, finding.severity) for finding in findings]


PARTS = {"social_insurance_paid": "302.60", "other_paid": "0.00", "personal_account_paid": "210.00", "personal_cash_paid": "300.00"}  # fmt: skip
AGREEING = {
    "words": reading(total_amount="812.60", total_amount_in_words="812.60"),
    "items": reading("612.60", "200.00", total_amount="812.60"),
    "payers": reading(total_amount="812.60", **PARTS),
    "the stay, last day not counted": reading(admission_date="2026-04-09", discharge_date="2026-04-15", inpatient_days="6"),
    "the stay, last day counted": reading(admission_date="2026-04-09", discharge_date="2026-04-15", inpatient_days="7"),
    "an ID number": reading(id_number="990104198803142229"),
    "a card number": reading(card_number="9951190726688505473"),
    "tax": reading(amount_without_tax="891.24", tax_amount="53.48", total_amount="944.72"),
    "an insured person's ID number": reading(insurance_number="990104198803142229"),
    "items before tax": reading("100.00", amount_without_tax="100.00", total_amount="113.00"),
}  # fmt: skip
NAMES = {
    "words": {"total_amount", "total_amount_in_words"}, "items": {"total_amount"}, "payers": {"total_amount", *PARTS},
    "an ID number": {"id_number"}, "a card number": {"card_number"}, "items before tax": {"amount_without_tax"},
    "tax": {"amount_without_tax", "tax_amount", "total_amount"}, "an insured person's ID number": {"insurance_number"},
}  # fmt: skip


@pytest.mark.parametrize("what", AGREEING)
def test_what_agrees_is_surer_and_says_why(what: str) -> None:
    fields, findings = outcome(AGREEING[what])
    assert findings == []
    expected = NAMES.get(what, {"admission_date", "discharge_date", "inpatient_days"})
    assert {name for name, read in fields.items() if read.confidence > 0.9 and read.checks} == expected


@pytest.mark.parametrize(
    ("given", "finding"),
    [
        (reading(total_amount="948.30", total_amount_in_words="984.30"), ("words_digits_mismatch", "high")),
        (reading("612.60", "300.00", total_amount="812.60"), ("items_sum_mismatch", "medium")),
        (
            reading(amount_without_tax="891.24", tax_amount="53.48", total_amount="954.72"),
            ("parts_sum_mismatch", "medium"),
        ),
        (reading(valid_from="2021-06-18", valid_until="2011-06-18"), ("date_order", "high")),
        (reading(insurance_number="990104198803142228"), ("checksum_invalid", "low")),
        (reading(total_amount="812.60", **PARTS | {"other_paid": "10.00"}), ("parts_sum_mismatch", "medium")),
        (reading(admission_date="2026-04-15", discharge_date="2026-04-09"), ("date_order", "high")),
        (reading(id_number="990104198803142228"), ("checksum_invalid", "high")),
        (reading(insured_id_number="990104198803142228"), ("checksum_invalid", "high")),
        (reading(card_number="9951190726688505474"), ("checksum_invalid", "low")),
    ],
)
def test_what_disagrees_is_a_finding_and_doubted(given: Reading, finding: tuple[str, str]) -> None:
    after, findings = reconcile(given)
    assert [(found.code, found.severity) for found in findings] == [finding]
    assert findings[0].box is not None
    assert all(after.fields[name].confidence < 0.9 for name in findings[0].fields)


@pytest.mark.parametrize(
    "given",
    [
        reading(), reading(total_amount="812.60"), reading(total_amount_in_words="812.60"), reading("612.60", "200.00"),
        reading(total_amount="812.60", social_insurance_paid="302.60", personal_cash_paid="300.00"),
        reading(total_amount="812.60", **dict.fromkeys(PARTS, "0.00")),
        reading("612.60", "300.00", sure=0.7, total_amount="812.60"),
        reading(admission_date="2026-04-09", discharge_date="2026-04-15", inpatient_days="4"),
        reading(admission_date="2026-04-09"),
    ],
    ids=["nothing", "a total alone", "words alone", "items alone", "a fund with a line of its own", "a payment block of zeros",
         "a table read unsurely", "days counted by another rule", "an admission alone"],
)  # fmt: skip
def test_what_breaks_lawfully_is_neither_surer_nor_a_finding(given: Reading) -> None:
    fields, findings = outcome(given)
    assert findings == []
    assert all(read.confidence == 0.9 for read in fields.values())


@pytest.mark.parametrize(
    "given",
    [
        reading(valid_from="2021-06-18", valid_until="long-term"),
        reading(valid_from="2021-06-18", valid_until="2041-06-18"),
        reading(insurance_number="7423573614130100"),
        reading(insurance_number="990104198813142228"),
        Reading(
            {
                "amount_without_tax": field("891.24", 0.9),
                "tax_amount": field("53.48", 0.6),
                "total_amount": field("954.72", 0.9),
            },
            (),
        ),
    ],
)
def test_what_cannot_be_told_or_was_not_surely_read_is_no_finding(given: Reading) -> None:
    assert outcome(given)[1] == []


def test_charges_printed_with_tax_add_up_to_the_total() -> None:
    roll = reading("138.00", "82.20", total_amount="220.20", amount_without_tax="194.86")
    assert not codes(reconcile(roll)[1])
