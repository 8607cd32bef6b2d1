"""Single misread characters put right by the rest of the page; a clear print that disagrees stays a finding."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from claims_ai.documents.reading.common import Reading
from claims_ai.documents.reconcile import reconcile
from claims_ai.documents.repair import repair
from claims_ai.documents.repair_amounts import PARTS, misread
from claims_ai.identifiers import resident_id
from claims_ai.money import amount_text
from claims_ai.values import Field, Item
from tests.fakes import ID_NUMBER, codes, field

UNSURE, SURE = 0.9, 0.999
AMOUNTS = st.decimals(Decimal("100"), Decimal("99999"), places=2)


def reading(*amounts: str, sure: float = UNSURE, **fields: str | Field) -> Reading:
    items = tuple(Item(f"费用{place}", amount, sure, None) for place, amount in enumerate(amounts))
    read = {name: value if isinstance(value, Field) else field(value, sure) for name, value in fields.items()}
    return Reading(read, items)


def value(given: Reading, name: str) -> str:
    return given.fields[name].value


def test_a_total_one_digit_off_follows_words_that_the_charges_confirm() -> None:
    after, findings = reconcile(reading("612.60", "200.00", total_amount="312.60", total_amount_in_words="812.60"))
    total = after.fields["total_amount"]
    assert (total.value, total.text, "repaired" in total.checks, findings) == ("812.60", "312.60", True, ())


def test_a_total_that_lost_its_point_follows_words_that_the_payers_confirm() -> None:
    parts = dict(zip(PARTS, ("302.60", "0.00", "210.00", "300.00"), strict=True))
    after = repair(reading(total_amount="81260.00", total_amount_in_words="812.60", **parts))
    assert value(after, "total_amount") == "812.60"


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (reading("612.60", "200.00", sure=SURE, total_amount="312.60", total_amount_in_words="812.60"), "read surely"),
        (reading("612.60", "200.00", total_amount="712.60", total_amount_in_words="812.60"), "no look-alike"),
        (reading(total_amount="312.60", total_amount_in_words="812.60"), "nothing confirms the words"),
        (reading("300.00", total_amount="312.60", total_amount_in_words="812.60"), "the charges say something else"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_real_disagreement_stays_one(given: Reading, why: str) -> None:
    after, findings = reconcile(given)
    assert value(after, "total_amount") == value(given, "total_amount")
    assert "words_digits_mismatch" in codes(findings)


@given(AMOUNTS, AMOUNTS)
def test_what_was_read_surely_is_never_touched(total: Decimal, words: Decimal) -> None:
    before = reading(
        amount_text(words), sure=SURE, total_amount=amount_text(total), total_amount_in_words=amount_text(words)
    )
    assert repair(before) == before


@given(AMOUNTS, AMOUNTS)
def test_the_total_is_what_was_read_or_what_the_words_say(total: Decimal, words: Decimal) -> None:
    after = repair(
        reading(amount_text(words), total_amount=amount_text(total), total_amount_in_words=amount_text(words))
    )
    assert value(after, "total_amount") in {amount_text(total), amount_text(words)}
    assert value(after, "total_amount") == amount_text(total) or misread(amount_text(total), amount_text(words))


@given(st.lists(AMOUNTS, min_size=2, max_size=6), st.data())
def test_one_look_alike_among_the_charges_is_put_right_or_left_alone(
    charges: list[Decimal], data: st.DataObject
) -> None:
    printed = [amount_text(charge) for charge in charges]
    place = data.draw(st.integers(0, len(printed) - 1))
    wrong = printed[place].replace("8", "3", 1)
    assume(wrong != printed[place])
    total = amount_text(sum(charges, Decimal(0)))
    read = [*printed[:place], wrong, *printed[place + 1 :]]
    after = repair(reading(*read, total_amount=total, total_amount_in_words=total))
    amounts = [item.amount for item in after.items]
    assert amounts in (printed, read)
    assert amounts == read or after.items[place].text == wrong


def test_one_payer_one_digit_off_is_put_right_by_the_rest() -> None:
    parts = dict(zip(PARTS, ("302.60", "0.00", "210.00", "800.00"), strict=True))
    after = repair(reading(total_amount="812.60", total_amount_in_words="812.60", **parts))
    assert value(after, "personal_cash_paid") == "300.00"


def test_a_digit_of_an_id_number_follows_the_birth_date_and_the_sex_beside_it() -> None:
    wrong = ID_NUMBER[:9] + "6" + ID_NUMBER[10:]
    after, findings = reconcile(reading(id_number=wrong, birth_date="1988-03-14", sex="female"))
    number = after.fields["id_number"]
    assert (number.value, number.text, findings) == (ID_NUMBER, wrong, ())


def test_an_id_number_is_not_guessed_without_the_birth_date_nor_where_it_was_read_surely() -> None:
    wrong = ID_NUMBER[:9] + "6" + ID_NUMBER[10:]
    alone, sure = reading(id_number=wrong, sex="female"), reading(id_number=wrong, birth_date="1988-03-14", sure=SURE)
    for read in (alone, sure):
        after, findings = reconcile(read)
        assert (value(after, "id_number"), codes(findings)) == (wrong, ["checksum_invalid"])


@given(st.integers(0, 17), st.sampled_from("0123456789"))
def test_an_id_number_put_right_fits_what_is_printed_beside_it(place: int, digit: str) -> None:
    read = ID_NUMBER[:place] + digit + ID_NUMBER[place + 1 :]
    after = value(repair(reading(id_number=read, birth_date="1988-03-14", sex="female")), "id_number")
    assert after == read or (resident_id.birth_date(after).isoformat(), resident_id.sex(after)) == (
        "1988-03-14",
        "female",
    )


def test_a_birth_date_one_digit_off_follows_a_valid_id_number() -> None:
    read = reading(id_number=ID_NUMBER, birth_date="1983-03-14")
    assert value(repair(read), "birth_date") == "1988-03-14"
    clear = replace(read, fields={**read.fields, "birth_date": field("1983-03-14", SURE)})
    after, findings = reconcile(clear)
    assert (value(after, "birth_date"), codes(findings)) == ("1983-03-14", ["id_number_mismatch"])


def test_a_discharge_before_the_admission_follows_the_number_of_days() -> None:
    stay = reading(admission_date="2026-04-09", discharge_date="2026-01-15", inpatient_days="6")
    after, findings = reconcile(stay)
    assert (value(after, "discharge_date"), findings) == ("2026-04-15", ())


@pytest.mark.parametrize(
    ("name", "read", "meant"),
    [
        ("plate_number", "京AI2345", "京A12345"), ("seller_tax_id", "91440300MA50N1JG0A", "91440300MA5DN1JG0A"),
        ("insured_id_number", "34O104200112I0787X", "34010420011210787X"),
        ("seller_tax_id", "440300123456789", "440300123456789"), ("vin", "1M8GDM9A0KP042788", "1M8GDM9A0KP042788"),
    ],
)  # fmt: skip
def test_a_number_with_a_form_of_its_own_is_put_right_where_one_answer_is_left(
    name: str, read: str, meant: str
) -> None:
    assert value(repair(reading(**{name: read})), name) == meant


def test_a_part_that_lost_its_point_is_no_more_than_the_total() -> None:
    lost = replace(field("477697.00", UNSURE), text="477697")
    after = repair(reading(total_amount="27924.43", self_funded=lost))
    assert (value(after, "self_funded"), after.fields["self_funded"].text) == ("4776.97", "477697")
    assert value(repair(reading(total_amount="27924.43", self_funded="30000.00")), "self_funded") == "30000.00"


def _cut(text: str, confidence: float = UNSURE) -> Field:
    return replace(field(amount_text(Decimal(text)), confidence), text=text)


PAID = dict(zip(PARTS, ("8230.50", "0.00", "0.00", "4085.20"), strict=True))


@pytest.mark.parametrize("read", ["3040", "304", "3040784"])
def test_an_amount_cut_short_by_a_seal_is_what_the_insured_paid_less_the_rest(read: str) -> None:
    after = repair(reading(**PAID, total_amount="12315.70", self_pay=_cut(read), self_funded="1044.36"))
    assert (value(after, "self_pay"), after.fields["self_pay"].text) == ("3040.84", read)


def test_a_payer_cut_short_is_the_total_less_the_others() -> None:
    after = repair(reading(**{**PAID, "social_insurance_paid": _cut("823")}, total_amount="12315.70"))
    assert value(after, "social_insurance_paid") == "8230.50"


def test_an_amount_without_cents_among_others_with_them_is_doubted_where_no_sum_tells_it() -> None:
    after = repair(reading(**{**PAID, "social_insurance_paid": _cut("7000", SURE)}, total_amount="12315.70"))
    assert (value(after, "social_insurance_paid"), after.fields["social_insurance_paid"].confidence) == ("7000.00", 0.5)


def test_whole_amounts_are_believed_where_none_has_cents_and_nothing_needs_none() -> None:
    whole = {name: _cut("100", SURE) for name in PARTS}
    assert repair(reading(total_amount=_cut("400", SURE), **whole)).fields == {
        "total_amount": _cut("400", SURE),
        **whole,
    }
    nothing = {**PAID, "other_paid": _cut("0", SURE)}
    assert repair(reading(total_amount="12315.70", **nothing)).fields["other_paid"] == _cut("0", SURE)


def test_an_amount_printed_without_cents_that_the_sums_agree_with_stays_as_sure_as_it_was() -> None:
    round_sum = {**PAID, "social_insurance_paid": _cut("8230", SURE)}
    assert repair(reading(total_amount="12315.20", **round_sum)).fields["social_insurance_paid"] == _cut("8230", SURE)


def test_an_amount_without_cents_that_was_read_surely_is_doubted_and_never_changed() -> None:
    printed = reading(**PAID, total_amount="12315.70", self_pay=_cut("3040", SURE), self_funded="1044.36")
    after = repair(printed).fields["self_pay"]
    assert (after.value, after.confidence) == ("3040.00", 0.5)
