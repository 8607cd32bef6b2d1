"""Scores from a model folder, for one claim and for a table."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from claims_ai.batch import predict_table, score_table
from claims_ai.card import Calibration
from claims_ai.errors import InputError, ModelError
from claims_ai.scoring import load_model
from claims_ai.tables import Column, range_in, read_parts, read_table
from training.fit import Settings, fit_table

ROW: dict[str, Any] = {"Days:Policy, Claim": "1 to 7", "kind": "theft", "amount": Decimal("10.50")}


def claims(rows: int = 600) -> pd.DataFrame:
    """Claims of which early thefts are often fraud."""
    rng = np.random.default_rng(3)
    days = rng.choice(["1 to 7", "8 to 30", "more than 30", "none"], rows)
    kind = rng.choice(["theft", "glass"], rows)
    fraud = rng.random(rows) < 0.05 + 0.5 * ((days == "1 to 7") & (kind == "theft"))
    return pd.DataFrame(
        {"Days:Policy, Claim": days, "kind": kind, "amount": rng.random(rows).round(3), "fraud": fraud * 1}
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("scoring") / "model"
    fit_table(claims(), "fraud", "early_theft", None, (), out, Settings(trials=1, folds=3, select=False))
    return out


def test_one_row_scores_as_it_does_in_a_table(folder: Path) -> None:
    model, table = load_model(folder), claims(20)
    alone = [model.score(row).probability for row in table.drop(columns="fraud").to_dict("records")]
    np.testing.assert_allclose(model.probabilities(table), alone, rtol=1e-9)


def test_an_early_theft_is_riskier_and_the_reasons_say_so(folder: Path) -> None:
    model = load_model(folder)
    early, late = model.score(ROW), model.score({**ROW, "Days:Policy, Claim": "more than 30"})
    assert early.probability > 2 * late.probability
    assert early.top[0].feature in {"Days:Policy, Claim", "kind"}
    assert "raises the odds" in early.top[0].message


def test_contributions_add_up_to_the_score(folder: Path) -> None:
    """With Platt calibration, every row's log-odds less its contributions is the same base."""
    model = load_model(folder)
    rows = [
        {**ROW, "kind": kind, "Days:Policy, Claim": days} for kind in ("theft", "glass") for days in ("1 to 7", "none")
    ]
    scores = [model.score(row) for row in rows]
    odds = np.array([np.log(s.probability / (1 - s.probability)) for s in scores])
    parts = np.array([sum(c.contribution for c in s.top) for s in scores])
    np.testing.assert_allclose(odds - parts, (odds - parts)[0], atol=1e-6)
    assert np.ptp(odds) > 1


def test_reasons_come_largest_first_in_the_callers_words(folder: Path) -> None:
    top = load_model(folder).score(ROW, lambda name, value, _: f"{name} 是 {value}").top
    sizes = [abs(c.contribution) for c in top]
    assert sizes == sorted(sizes, reverse=True)
    assert {"kind 是 theft", "Days:Policy, Claim 是 1 to 7"} <= {c.message for c in top}


def test_absent_features_are_named(folder: Path) -> None:
    with pytest.raises(ModelError, match="needs Days:Policy, Claim, amount"):
        load_model(folder).score({"kind": "theft"})


def test_a_missing_value_or_an_unseen_text_still_scores(folder: Path) -> None:
    model = load_model(folder)
    unseen = model.score({"Days:Policy, Claim": "1 to 9", "kind": "meteorite", "amount": None}).probability
    assert 0 < unseen < 1
    assert unseen == model.score({"Days:Policy, Claim": "1 to 9", "kind": None, "amount": float("nan")}).probability


def test_a_changed_model_is_refused(folder: Path, tmp_path: Path) -> None:
    copy = _copy(folder, tmp_path)
    text = (copy / "model.txt").read_text()
    (copy / "model.txt").write_text(text.replace("leaf_value=", "leaf_value=-", 1))
    with pytest.raises(ModelError, match="sha256 differs"):
        load_model(copy)


def test_a_card_of_another_form_is_refused(folder: Path, tmp_path: Path) -> None:
    copy = _copy(folder, tmp_path)
    card = json.loads((copy / "card.json").read_text())
    del card["calibration"]
    (copy / "card.json").write_text(json.dumps(card))
    with pytest.raises(ModelError, match="calibration"):
        load_model(copy)


def test_a_missing_folder_is_said() -> None:
    with pytest.raises(ModelError, match="is no model folder"):
        load_model(Path("nowhere"))


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_predictions_are_one_a_row_in_the_tables_order(folder: Path, tmp_path: Path, form: str) -> None:
    table = claims(50).drop(columns="fraud").sample(frac=1, random_state=1)
    table.iloc[3, 1], table.iloc[7, 2] = "meteorite", np.nan
    data, out = tmp_path / f"claims.{form}", tmp_path / "deep" / "scores.csv"
    table.to_csv(data, index=False) if form == "csv" else table.to_parquet(data)
    predict_table(folder, data, out)
    scores = pd.read_csv(out)
    assert list(scores.columns) == ["score"]
    np.testing.assert_allclose(scores["score"], load_model(folder).probabilities(table))


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_a_table_scored_in_parts_is_scored_as_a_whole(folder: Path, tmp_path: Path, form: str) -> None:
    table = claims(50).drop(columns="fraud")
    table.iloc[19, 1], table.iloc[33, 1] = "meteorite", "洪水"
    table.to_csv(tmp_path / "t.csv", index=False) if form == "csv" else table.to_parquet(tmp_path / "t.parquet")
    models = {"one": load_model(folder), "two": load_model(folder)}
    found = [score_table(models, tmp_path / f"t.{form}", tmp_path / f"{rows}.csv", rows=rows) for rows in (7, 50, 1000)]
    assert len({(tmp_path / f"{rows}.csv").read_bytes() for rows in (7, 50, 1000)}) == 1
    assert (
        found
        == [(50, ("column 'kind', row 20: 'meteorite' was not seen in training; 2 such rows count as missing",))] * 3
    )
    assert list(pd.read_csv(tmp_path / "7.csv").columns) == ["one", "two"]


def test_a_table_that_goes_wrong_halfway_leaves_no_scores(folder: Path, tmp_path: Path) -> None:
    claims(30).drop(columns="fraud").to_csv(tmp_path / "t.csv", index=False)
    with (tmp_path / "t.csv").open("a") as file:
        file.write("1 to 7,theft,0.5,more,and more\n")
    with pytest.raises(InputError, match="line 32"):
        score_table({"score": load_model(folder)}, tmp_path / "t.csv", tmp_path / "scores.csv", rows=10)
    assert [path.name for path in tmp_path.iterdir()] == ["t.csv"]


def test_a_table_written_in_gb_18030_is_read_so_from_its_first_part_on(tmp_path: Path) -> None:
    lines = ["kind", *["theft"] * 2000, "盗窃"]
    (tmp_path / "t.csv").write_bytes("\n".join(lines).encode("gb18030"))
    *_, last = read_parts(tmp_path / "t.csv", 100)
    assert last["kind"].iloc[-1] == "盗窃"


def test_numbers_read_at_once_are_those_read_one_by_one() -> None:
    texts = ["0.1", "1e-7", "123456789.123456789", "-0", "inf", " 7 ", "0.30000000000000004", None, "1,801.85"]
    column = Column(name="amount", safe="a", kind="number")
    for some in (texts, texts[:5]):
        together = column.encode_all(pd.Series(some, dtype="str"))
        np.testing.assert_array_equal(together, [column.encode(text) for text in some])


def test_values_that_training_never_saw_are_told_by_column_and_row(folder: Path, tmp_path: Path) -> None:
    table = claims(50).drop(columns="fraud").astype({"amount": object})
    table.iloc[3, 1], table.iloc[8, 1], table.iloc[5, 2] = "meteorite", "flood", "much"
    table.to_csv(tmp_path / "claims.csv", index=False)
    assert predict_table(folder, tmp_path / "claims.csv", tmp_path / "scores.csv") == (
        "column 'kind', row 4: 'meteorite' was not seen in training; 2 such rows count as missing",
        "column 'amount', row 6: 'much' is no number; 1 such rows count as missing",
    )


def test_isotonic_knots_are_joined_by_lines() -> None:
    steps = Calibration(method="isotonic", x=(-1.0, 1.0), y=(0.1, 0.3))
    np.testing.assert_allclose(steps.probabilities(np.array([-9.0, 0.0, 9.0])), [0.1, 0.2, 0.3])


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("20,000 to 29,000", 24500), ("less than 20,000", 19999.5), ("new", 0), ("3 years", 3), ("6-12 months", 0.75),
        ("5-10万", 7.5), ("over 65", 65.5), ("Sedan - Sport", None), ("S72.0", None), ("no change", 0),
    ],
)  # fmt: skip
def test_ranges_in_words_are_ordered(text: str, number: float | None) -> None:
    assert range_in(text) == number


def test_a_category_reads_the_same_from_csv_and_parquet() -> None:
    code = Column(name="code", safe="code", kind="category", levels=("1", "2", "x"))
    assert [code.encode(value) for value in (2, 2.0, "2", " 2 ")] == [1.0] * 4


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty"),
        (b"a,b\n", "no rows"),
        (b"a,b,a\n1,2,3\n", "column 3 repeats the name 'a'"),
        (b"a,b\n1,2\n1,2,3\n", "line 3"),
        (b"a,b\n1,2,3\n4,5,6\n", "line 2 has 3 cells where the header has 2"),
        (b"PK\x03\x04\0\0", "neither CSV nor Parquet"),
        (b"PAR1 and no more", "not a complete Parquet file"),
    ],
)
def test_what_is_no_table_is_refused_in_words(tmp_path: Path, content: bytes, message: str) -> None:
    (tmp_path / "data").write_bytes(content)
    with pytest.raises(InputError, match=message):
        read_table(tmp_path / "data")


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be opened"):
        read_table(tmp_path / "nothing.csv")


def test_a_table_from_a_chinese_spreadsheet_is_read(tmp_path: Path) -> None:
    (tmp_path / "data.csv").write_bytes("险种,金额\n意外,10\n".encode("gb18030"))
    assert read_table(tmp_path / "data.csv").to_dict("records") == [{"险种": "意外", "金额": "10"}]


def _copy(folder: Path, where: Path) -> Path:
    for name in ("model.txt", "card.json"):
        (where / name).write_bytes((folder / name).read_bytes())
    return where
