"""What a table must be to learn from, and what is said where it is not."""

import numpy as np
import pandas as pd
import pytest

from claims_ai.errors import InputError
from training.tables import prepare


def table(**columns: object) -> pd.DataFrame:
    """Forty claims with a number, a text and a label."""
    rows = {
        "amount": [i * 37 % 41 / 2 for i in range(40)],
        "place": ["town", "country"] * 20,
        "fraud": (["Yes"] + ["No"] * 3) * 10,
    }
    return pd.DataFrame({**rows, **columns})


def test_a_missing_label_column_is_named_with_those_there_are() -> None:
    with pytest.raises(InputError, match=r"no column 'label'; it has amount, place, fraud"):
        prepare(table(), "label")


def test_a_misspelt_column_is_told_with_the_one_that_was_meant() -> None:
    with pytest.raises(InputError, match=r"no column 'frauds'; did you mean 'fraud'\?"):
        prepare(table(), "frauds")


def test_a_number_written_wrong_in_a_few_rows_is_told_and_its_column_stays_a_number() -> None:
    amounts: list[object] = [*(i * 37 % 101 / 2 for i in range(100)), "12.5元"]
    frame = pd.DataFrame({"amount": amounts, "fraud": [0, 0, 1] * 33 + [0, 1]})
    prepared = prepare(frame, "fraud")
    assert [column.kind for column in prepared.columns] == ["number"]
    assert prepared.notes == ("column 'amount', row 101: '12.5元' is no number; 1 such rows count as missing",)


def test_a_code_that_is_mostly_figures_stays_a_category() -> None:
    grades = prepare(table(grade=["1", "2", "3", "4"] * 9 + ["1", "2", "3", "A"]), "fraud")
    assert grades.columns[-1].kind == "category"


def test_an_empty_table_is_refused() -> None:
    with pytest.raises(InputError, match="no rows"):
        prepare(table().head(0), "fraud")


@pytest.mark.parametrize(
    ("labels", "found"), [(["No"] * 40, "a single value .'No'."), (["a", "b", "c", "d"] * 10, "4 values")]
)
def test_a_label_needs_two_values(labels: list[str], found: str) -> None:
    with pytest.raises(InputError, match=rf"'fraud' has {found}"):
        prepare(table(fraud=labels), "fraud")


def test_a_row_without_a_label_is_named() -> None:
    with pytest.raises(InputError, match="'fraud', row 3: the label is missing"):
        prepare(table(fraud=["Yes", "No", None, *["No"] * 37]), "fraud")


@pytest.mark.parametrize(
    ("labels", "positive"),
    [
        (["Yes", "Yes", "Yes", "No"], "Yes"),
        ([1, 1, 1, 0], "1"),
        ([1.0, 0.0, 0.0, 0.0], "1"),
        ([True, False, False, False], "True"),
        (["good", "good", "good", "bad"], "bad"),
    ],
)
def test_the_positive_class_is_yes_or_else_the_rarer(labels: list[object], positive: str) -> None:
    prepared = prepare(table(fraud=labels * 10), "fraud")
    assert prepared.positive == positive
    assert prepared.labels[:4].tolist() == [int(str(label).removesuffix(".0") == positive) for label in labels]


def test_times_are_years_or_iso_dates() -> None:
    years = prepare(table(when=[1994] * 20 + [1995] * 20), "fraud", "when")
    dates = prepare(table(when=[f"2024-01-{1 + i % 28:02d}" for i in range(40)]), "fraud", "when")
    assert years.span == ("1994", "1995")
    assert dates.span == ("2024-01-01", "2024-01-28")


def test_a_time_that_is_none_names_its_row() -> None:
    with pytest.raises(InputError, match="'when', row 2: 'soon' is no time"):
        prepare(table(when=["2024-01-01", "soon", *["2024-01-02"] * 38]), "fraud", "when")


def test_rows_out_of_the_order_of_time_are_noted_with_the_first_of_them() -> None:
    (note,) = prepare(table(when=[1, *([3, 2] * 19), 4]), "fraud", "when").notes
    assert note.startswith("when, row 3 is earlier than the row before")


def test_a_column_that_repeats_another_is_left_out() -> None:
    prepared = prepare(table(again=table()["amount"]), "fraud")
    assert [column.name for column in prepared.columns] == ["amount", "place"]
    assert prepared.notes == ("again is left out: it repeats amount in every row",)


def test_two_columns_of_one_name_are_refused() -> None:
    twice = pd.concat([table(), table()[["place"]]], axis=1)
    with pytest.raises(InputError, match="column 4 repeats the name 'place'"):
        prepare(twice, "fraud")


def test_a_column_cannot_be_label_and_time() -> None:
    with pytest.raises(InputError, match="named twice"):
        prepare(table(), "fraud", "fraud")


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ([7] * 40, "constant"),
        ([None] * 40, "empty"),
        (range(1000, 1040), "running number"),
        ([f"2024-02-{1 + i % 28:02d}" for i in range(40)], "dates"),
        ([f"claim {chr(65 + i)}" for i in range(40)], "40 different texts"),
    ],
)
def test_a_column_that_carries_nothing_is_left_out_with_a_note(values: object, why: str) -> None:
    prepared = prepare(table(extra=values), "fraud")
    assert "extra" not in {column.name for column in prepared.columns}
    assert any("extra" in note and why in note for note in prepared.notes)


def test_a_table_of_ids_only_has_nothing_to_learn_from() -> None:
    with pytest.raises(InputError, match="no column is left"):
        prepare(table()[["fraud"]].assign(number=range(40)), "fraud")


@pytest.mark.parametrize(
    "leak", [[1, 0, 0, 0] * 10, ["refused", "paid", "paid", "paid"] * 10, [-5.0, 1.0, 2.0, 3.0] * 10]
)
def test_a_column_that_gives_the_label_away_is_reported(leak: list[object]) -> None:
    assert any("outcome alone tells the label" in note for note in prepare(table(outcome=leak), "fraud").notes)


def test_an_honest_column_is_not_reported() -> None:
    assert prepare(table(), "fraud").notes == ()


def test_a_column_named_like_an_identifier_is_noted() -> None:
    notes = prepare(table(RepNumber=[1, 2, 3, 1] * 10), "fraud").notes
    assert notes == ("RepNumber is named like an identifier; drop it if it is one",)


def test_columns_are_read_as_what_they_are() -> None:
    ages = ["under 20", "21 to 30", "more than 30", "none"] * 10
    prepared = prepare(table(age=ages), "fraud")
    assert {c.name: c.kind for c in prepared.columns} == {"amount": "number", "place": "category", "age": "range"}
    np.testing.assert_allclose(prepared.matrix[:4, -1], [19.5, 25.5, 30.5, 0.0])
