"""Claims and policies as JSON: parsed into values, or refused with the place and what to do."""

import json
import os
import time
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims_ai.claim import load_policies, load_submission, parse_claim, parse_policies
from claims_ai.errors import InputError
from claims_ai.resources import folder
from tests.fakes import policy

GOOD: dict[str, Any] = json.loads((folder("samples") / "claims" / "outpatient-clean" / "claim.json").read_text("utf-8"))
LEFT_OUT = object()


def claim_with(**changes: Any) -> str:
    merged = {key: value for key, value in (GOOD | changes).items() if value is not LEFT_OUT}
    return json.dumps(merged)


def complaint(text: str | bytes) -> str:
    with pytest.raises(InputError) as caught:
        parse_claim(text, "a/claim.json")
    assert str(caught.value).startswith("a/claim.json: ")
    return str(caught.value)


def test_a_claim_is_what_the_contract_says() -> None:
    claim = parse_claim(claim_with(), "claim.json")
    assert (claim.claimed_amount, claim.accident_date, claim.payee.bank) == (Decimal("812.60"), date(2026, 3, 3), "江州银行")  # fmt: skip
    assert claim.files == ("invoice.jpg", "id.jpg", "card.jpg", "form.jpg")


def test_keys_we_do_not_know_are_no_error() -> None:
    assert parse_claim(claim_with(agent="A17"), "claim.json").claim_id == "C2026001"


def test_a_byte_order_mark_is_no_error() -> None:
    assert parse_claim(b"\xef\xbb\xbf" + claim_with().encode(), "claim.json").claim_id == "C2026001"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"claimed_amount": "-1.00"}, "claimed_amount: must not be below 0: correct it (given '-1.00')"),
        ({"claimed_amount": "1.005"}, "claimed_amount: must have at most 2 digits after the point: round it"),
        ({"claimed_amount": "NaN"}, "claimed_amount: "),
        ({"claimed_amount": "1e30"}, "claimed_amount: "),
        ({"claimed_amount": "ten"}, "claimed_amount: "),
        ({"policy_number": LEFT_OUT}, "policy_number: is missing: add it"),
        ({"payee": LEFT_OUT}, "payee: is missing: add it"),
        ({"payee": {"account": "1"}}, "payee.name: is missing: add it"),
        ({"cause": "war"}, "cause: must be 'illness' or 'accident': use one of these (given 'war')"),
        ({"visit_type": "home"}, "visit_type: "),
        (
            {"accident_date": "2026-02-30"},
            "accident_date: is no day of the calendar: write it as 2026-03-01 (given '2026-02-30')",
        ),
        ({"accident_date": "3 March"}, "accident_date: "),
        ({"accident_date": 0}, "accident_date: "),
        ({"accident_date": "1772496000"}, "accident_date: "),
        ({"claim_id": 17}, "claim_id: must be text: put it in quotes (given 17)"),
        ({"insured_name": ""}, "insured_name: "),
        (
            {"files": ["../id.jpg"]},
            "files.0: must be the name of a file beside claim.json, of at most 200 characters: leave out the folder",
        ),
        ({"files": [".."]}, "a file is named by its name alone"),
        ({"files": ["/etc/passwd"]}, "files.0: "),
        ({"files": ["a\0b"]}, "files.0: "),
        ({"files": ["\ud800.jpg"]}, "files.0: "),
        ({"files": ["id.jpg", "id.jpg"]}, "id.jpg is listed twice: list each file once"),
        ({"files": "id.jpg"}, "files: must be a list: put it in [ ], even where there is only one (given 'id.jpg')"),
    ],
)
def test_what_is_wrong_in_a_claim_is_named(changes: dict[str, Any], words: str) -> None:
    said = complaint(claim_with(**changes))
    assert words in said
    assert said.endswith("see the claim contract for the form")


def test_all_that_is_wrong_is_named_at_once() -> None:
    said = complaint(claim_with(policy_number=LEFT_OUT, cause=LEFT_OUT, claimed_amount="ten"))
    assert "policy_number: is missing: add it; cause: is missing: add it; claimed_amount: must be an amount: " in said
    listed = complaint(claim_with(other_payments=[{"insurer": "A", "amount": "x"}] * 14))
    assert listed.count("must be an amount") == 10
    assert "; and 4 more; see" in listed


def test_a_key_that_is_given_twice_is_said() -> None:
    """JSON would take the last in silence."""
    doubled = claim_with().replace('"claimed_amount"', '"claimed_amount": "1.00", "claimed_amount"')
    assert complaint(doubled) == "a/claim.json: claimed_amount: given twice: keep one"
    assert "name: given twice" in complaint(claim_with().replace('"payee": {', '"payee": {"name": "张三", '))


def test_a_key_that_is_given_twice_among_many_is_found_at_once() -> None:
    many = "{" + ", ".join(f'"k{number}": 1' for number in (*range(40_000), 0)) + "}"
    started = time.process_time()
    assert complaint(many) == "a/claim.json: k0: given twice: keep one"
    assert time.process_time() - started < 2


@pytest.mark.parametrize("text", ["", "{", "[1,", b"\xff\xfe\xfd", '{"claim_id": ' + "9" * 5000 + "}", "[" * 100_000])
def test_what_is_no_json_is_said(text: str | bytes) -> None:
    assert "not valid JSON" in complaint(text)


@pytest.mark.parametrize("text", ["[]", "null", '"claim"', "17"])
def test_json_of_another_form_is_said(text: str) -> None:
    assert "see the claim contract" in complaint(text)


def test_a_long_value_is_not_repeated_in_full() -> None:
    assert len(complaint(claim_with(insured_name="某" * 100_000))) < 400


values = st.none() | st.booleans() | st.floats() | st.text()
documents = st.recursive(
    values, lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from([*GOOD, "name"]), inner), max_leaves=12
)


@given(documents)
def test_no_json_breaks_the_parser(content: Any) -> None:
    for parse in (parse_claim, parse_policies):
        try:
            parse(json.dumps(content), "x.json")
        except InputError as error:
            said = str(error)
        else:
            said = "x.json: ok"
        assert said.startswith("x.json: ")


def policies(**changes: Any) -> str:
    return json.dumps([json.loads(policy().model_dump_json()) | changes])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            policies(effective_until="2025-12-31"),
            "effective_until (2025-12-31) is before effective_from (2026-01-01): correct one",
        ),
        (
            policies(first_effective_from="2026-06-01"),
            "first_effective_from (2026-06-01) is after effective_from (2026-01-01): correct one",
        ),
        (
            policies(insured=[{"name": "陈晓雯", "preexisting": ["XYZ-1"]}]),
            "0.insured.0.preexisting.0: 'XYZ' is no ICD-10 code: a letter, two digits, and after a dot up to three more (given 'XYZ-1'); see",
        ),
        (policies(insured=[]), "0.insured: "),
        (policies(holder="陈晓雯"), "0.holder: "),
        (json.dumps([*json.loads(policies()), *json.loads(policies())]), "policy number GH1 is given twice; keep one"),
        ("{}", "the whole: "),
    ],
)
def test_what_is_wrong_in_a_policy_is_named(text: str, words: str) -> None:
    with pytest.raises(InputError, match=r"^policies.json: ") as caught:
        parse_policies(text, "policies.json")
    assert words in str(caught.value)


def test_the_shipped_policies_are_read() -> None:
    assert "GH994442509786" in load_policies(folder("samples") / "policies.json")


def test_an_absent_policy_list_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"policies.json: cannot be opened .*; check the path"):
        load_policies(tmp_path / "policies.json")


def test_a_policy_covers_its_first_and_its_last_day_only_in_force() -> None:
    days = [date(2025, 12, 31), date(2026, 1, 1), date(2026, 12, 31), date(2027, 1, 1)]
    assert [policy().covers(day) for day in days] == [False, True, True, False]
    assert not policy(status="lapsed").covers(date(2026, 6, 1))


def claim_folder(where: Path, **changes: Any) -> Path:
    (where / "claim.json").write_text(claim_with(**changes), encoding="utf-8")
    (where / "id.jpg").write_bytes(b"picture")
    return where


def test_a_listed_file_that_is_absent_or_too_large_comes_with_its_error(tmp_path: Path) -> None:
    (tmp_path / "form.jpg").write_bytes(b"x" * 200)
    uploads = load_submission(claim_folder(tmp_path, files=["id.jpg", "no.jpg", "form.jpg"]), max_bytes=100).uploads
    assert [upload.data for upload in uploads] == [b"picture", b"", b""]
    assert [upload.error for upload in uploads] == [
        None, "no.jpg: listed in claim.json but cannot be opened (No such file or directory); upload it",
        "form.jpg: larger than the limit of 0 MB; send a smaller file",
    ]  # fmt: skip


def test_a_pipe_among_the_files_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.jpg")
    (upload,) = load_submission(claim_folder(tmp_path, files=["pipe.jpg"]), 100).uploads
    assert upload.error is not None
    assert "not a file" in upload.error


def test_where_no_files_are_listed_all_beside_it_are_taken_but_hidden_ones(tmp_path: Path) -> None:
    for name in (".DS_Store", "Thumbs.json", "b.png"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "drafts").mkdir()
    names = [upload.name for upload in load_submission(claim_folder(tmp_path, files=[]), 100).uploads]
    assert names == ["b.png", "id.jpg"]


@pytest.mark.parametrize("make", ["absent", "a file", "no claim.json"])
def test_what_is_no_claim_folder_is_said(tmp_path: Path, make: str) -> None:
    (tmp_path / "file").write_bytes(b"")
    path = {"absent": tmp_path / "no", "a file": tmp_path / "file", "no claim.json": tmp_path}[make]
    with pytest.raises(InputError, match=str(path)):
        load_submission(path, 100)
