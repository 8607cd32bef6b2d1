"""From claim folders and decision files to letters, FHIR and the report of papers, as the commands do it."""

import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import Image
from typer.testing import CliRunner

from claims_ai.adjudicate import ReadClaim, adjudicate
from claims_ai.cli import app
from claims_ai.commands_export import export_folders, report_folders
from claims_ai.commands_letters import safe_name
from claims_ai.decision_file import load_decisions
from claims_ai.dossier import Dossier
from claims_ai.errors import InputError
from claims_ai.paper_report import paper_report
from claims_ai.values import Decision, as_json
from tests import fakes
from tests.explain import decided

DAY = date(2026, 4, 23)
PERSON = {
    "by": "理赔审核员 李文（工号 20371）", "at": "2026-04-23", "outcome": "refused", "clause": "第3.1条 责任免除（四）",
    "reason_code": "excluded", "words": "种植牙不在保障范围内。",
}  # fmt: skip


def written(place: Path, case: decided.Decided) -> tuple[Path, Path, Path]:
    """A claim folder, its decision and its policy as files."""
    decision, facts = case
    place.mkdir(exist_ok=True)
    (place / "claim.json").write_text(facts.claim.model_dump_json(), encoding="utf-8")
    decisions, policies = place / "decisions.jsonl", place / "policies.json"
    decisions.write_text(json.dumps(as_json(decision), ensure_ascii=False) + "\n", encoding="utf-8")
    policies.write_text(f"[{facts.policy.model_dump_json()}]", encoding="utf-8")
    return place, decisions, policies


def letter(place: Path, case: decided.Decided, *options: str | Path) -> Any:
    claim, decisions, policies = written(place, case)
    named = [
        "letter",
        claim,
        "--decision",
        decisions,
        "--policies",
        policies,
        "--out",
        place / "out",
        "--on",
        "2026-04-23",
        *options,
    ]
    return CliRunner().invoke(app, [str(part) for part in named])


def test_a_letter_comes_as_page_and_pdf_in_the_language_asked_for(tmp_path: Path) -> None:
    done = letter(tmp_path, decided.approval(), "--lang", "en")
    assert done.output.splitlines() == [str(tmp_path / "out" / "C1.approval.en.pdf")]
    assert "RMB 315.00" in (tmp_path / "out" / "C1.approval.en.html").read_text("utf-8")
    assert len(pypdfium2.PdfDocument(tmp_path / "out" / "C1.approval.en.pdf")) == 2


def test_a_decision_read_back_from_its_file_makes_the_same_letter_to_the_fen(tmp_path: Path) -> None:
    letter(tmp_path, decided.partial(), "--kind", "partial")
    page = (tmp_path / "out" / "C1.partial.zh.html").read_text("utf-8")
    assert all(said in page for said in ("1,800.18 元", "−4,102.30", "298,199.82 元", "床位费"))


def test_a_refusal_takes_the_file_of_the_person_who_refused(tmp_path: Path) -> None:
    person = tmp_path / "person.json"
    person.write_text(json.dumps(PERSON, ensure_ascii=False), encoding="utf-8")
    done = letter(tmp_path, decided.review(), "--kind", "refusal", "--refused-by", person)
    assert "send by 2026-04-26" in done.output
    assert "李文" in (tmp_path / "out" / "C1.refusal.zh.html").read_text("utf-8")


def test_no_refusal_without_a_person(tmp_path: Path) -> None:
    done = letter(tmp_path, decided.review(), "--kind", "refusal")
    assert "only a person refuses" in str(done.exception)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"by": ""}, "by is empty"),
        ({"reason_code": "score"}, "reason_code 'score' is none of"),
        ({"at": "soon"}, "at: "),
        ({"outcome": "denied"}, "outcome: "),
    ],
)
def test_a_persons_file_that_lacks_something_is_told(tmp_path: Path, changes: dict[str, str], complaint: str) -> None:
    person = tmp_path / "person.json"
    person.write_text(json.dumps({**PERSON, **changes}, ensure_ascii=False), encoding="utf-8")
    done = letter(tmp_path, decided.review(), "--kind", "refusal", "--refused-by", person)
    assert isinstance(done.exception, InputError)
    assert complaint in str(done.exception)


def test_a_claim_decided_under_other_terms_is_told(tmp_path: Path) -> None:
    decision, facts = decided.approval()
    done = letter(tmp_path, (replace(decision, versions={"product": "comprehensive_medical 2019.1"}), facts))
    assert "was decided under comprehensive_medical 2019.1" in str(done.exception)


def test_a_claims_id_never_names_a_file_elsewhere(tmp_path: Path) -> None:
    decision, facts = decided.approval()
    evil = "../../etc/passwd"
    claim = facts.claim.model_copy(update={"claim_id": evil})
    letter(tmp_path, (replace(decision, claim_id=evil), replace(facts, claim=claim)))
    assert {path.parent for path in tmp_path.rglob("*passwd*")} == {tmp_path / "out"}
    assert safe_name("..") == "claim"


def test_decisions_read_back_are_the_decisions_written(tmp_path: Path) -> None:
    decision, _ = decided.cash()
    path = tmp_path / "decisions.jsonl"
    path.write_text(
        '{"claim_id": "C9", "error": "no policy"}\n' + json.dumps(as_json(decision)) + "\n", encoding="utf-8"
    )
    assert load_decisions(path) == {"C1": decision}


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("{", "line 1: not valid JSON"),
        ('{"claim_id": "C1"}', "line 1: outcome: Field required"),
        ("[1]", "line 1"),
    ],
)
def test_a_file_that_holds_no_decisions_is_told_with_its_line(tmp_path: Path, text: str, complaint: str) -> None:
    path = tmp_path / "decisions.jsonl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=complaint):
        load_decisions(path)


def test_a_claim_decided_twice_in_a_file_is_told(tmp_path: Path) -> None:
    line = json.dumps(as_json(decided.cash()[0]))
    path = tmp_path / "decisions.jsonl"
    path.write_text(f"{line}\n{line}\n", encoding="utf-8")
    with pytest.raises(InputError, match="decides claim C1 twice"):
        load_decisions(path)


def folder_with_picture(place: Path) -> Path:
    """A claim folder whose only paper is a white picture."""
    picture = io.BytesIO()
    Image.new("RGB", (600, 400), "white").save(picture, "PNG")
    place.mkdir()
    (place / "white.png").write_bytes(picture.getvalue())
    (place / "claim.json").write_text(fakes.claim(files=("white.png",)).model_dump_json(), encoding="utf-8")
    return place


def test_a_folder_and_its_decision_export_as_one_line_of_fhir(tmp_path: Path) -> None:
    place, desk = folder_with_picture(tmp_path / "C1"), fakes.desk()
    from claims_ai.claim import load_submission

    decision: Decision = adjudicate(load_submission(place, 10**6), desk)
    decisions = tmp_path / "decisions.jsonl"
    decisions.write_text(json.dumps(as_json(decision), ensure_ascii=False), encoding="utf-8")
    (line,) = export_folders([place], decisions, desk, "zh", DAY, identity=False)
    kinds = [entry["resource"]["resourceType"] for entry in json.loads(line)["entry"]]
    assert kinds[:3] == ["Claim", "ClaimResponse", "ExplanationOfBenefit"]


def read(*dossiers: Dossier) -> list[ReadClaim]:
    return [ReadClaim(dossier, 0.0, dossier.pages) for dossier in dossiers]


def test_the_report_names_the_papers_that_never_changed_a_decision() -> None:
    strangers_card = fakes.dossier(fakes.invoice(), fakes.id_card(name=fakes.BROTHER), fakes.bank_card(), fakes.form())
    uses = {use.paper: use for use in paper_report(read(fakes.dossier(), strangers_card), fakes.desk())}
    assert {paper: (use.claims, len(use.changed)) for paper, use in uses.items()} == {
        "bank_card": (2, 0),
        "claim_form": (2, 0),
        "id_card_front": (2, 1),
        "medical_invoice_outpatient": (2, 2),
    }


def test_the_report_of_folders_goes_on_after_one_that_is_no_claim(tmp_path: Path) -> None:
    place = folder_with_picture(tmp_path / "C1")
    results = list(report_folders([tmp_path / "none", place], fakes.desk()))
    assert [result["claim_id"] for result in results if "error" in result] == ["none"]
