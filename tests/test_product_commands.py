"""`claims-ai product`: what people who know claims do with a product file."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from claims_ai.cli import app
from claims_ai.products.terms import Product
from claims_ai.resources import folder

PRODUCTS = folder("samples") / "products"
CASH, CASH_2027 = PRODUCTS / "hospital_cash.yaml", PRODUCTS / "hospital_cash.2027.1.yaml"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["product", *map(str, arguments)])


def test_check_explains_a_product_in_chinese_or_in_english() -> None:
    told, english = run("check", CASH), run("check", CASH, "--lang", "en")
    assert (told.exit_code, english.exit_code) == (0, 0)
    assert "因疾病或意外住院，每天给付 200 元，与实际费用无关（第2.3条 住院津贴保险金）" in told.stdout
    assert (
        "Pays CNY 200 a day in hospital for illness or accident, whatever it cost [第2.3条 住院津贴保险金]"
        in english.stdout
    )


def test_check_names_what_is_wrong_and_goes_on(tmp_path: Path) -> None:
    wrong = tmp_path / "hospital_cash.yaml"
    wrong.write_text(
        CASH.read_text(encoding="utf-8").replace("daily_amount: 200", "daily_amount: -1"), encoding="utf-8"
    )
    done = run("check", wrong, CASH)
    assert done.exit_code == 1
    assert f"{wrong}, line " in done.stderr
    assert "benefits.0.daily_amount" in done.stderr
    assert "安心住院津贴保险" in done.stdout


def test_diff_says_what_changes_for_claimants() -> None:
    lines = run("diff", CASH, CASH_2027).stdout.splitlines()
    assert lines[0] == "hospital_cash 2026.1 → hospital_cash 2027.1"
    assert "[利于客户] 责任：住院津贴保险金 — 每次住院扣除前 3 天 → 每次住院扣除前 2 天" in lines
    assert lines[-1] == "利于客户 3 项，不利于客户 3 项，有利有弊 0 项，其他 1 项"


def test_diff_of_the_same_terms_is_no_change() -> None:
    assert run("diff", CASH, CASH).stdout.splitlines()[1:] == ["条款一致"]


@pytest.mark.parametrize("to_file", [False, True])
def test_schema_is_that_of_the_product_files(tmp_path: Path, to_file: bool) -> None:
    out = tmp_path / "schema.json"
    done = run("schema", *(["--out", out] if to_file else []))
    schema = json.loads(out.read_text(encoding="utf-8") if to_file else done.stdout)
    assert set(schema["properties"]) == set(Product.model_fields)
    assert schema["$defs"]["Deductible"]["properties"]["filled_by"]["description"].startswith("Whose payments count")
