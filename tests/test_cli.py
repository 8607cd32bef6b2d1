"""The command line as a user runs it: results one a line, errors one a line, never a traceback."""

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from claims_ai.resources import folder
from claims_ai.settings import Settings
from tests.fakes import write_models

CLAIMS_AI = str(Path(sys.executable).parent / "claims-ai")
CLEAN = folder("samples") / "claims" / "outpatient-clean"
POLICIES = folder("samples") / "policies.json"


def run(*arguments: str | Path, seconds: float = 120, **environment: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [CLAIMS_AI, *map(str, arguments)], capture_output=True, text=True, timeout=seconds, env=os.environ | environment
    )
    assert "Traceback" not in done.stderr + done.stdout
    return done


def lines(output: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.splitlines()]


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Models that let everything pass, so that the decision rests on papers and rules alone."""
    return str(write_models(tmp_path_factory.mktemp("models")))


def test_help_comes_within_a_second_and_names_every_command() -> None:
    taken = []
    for _ in range(3):
        started = time.perf_counter()
        helped = run("--help")
        taken.append(time.perf_counter() - started)
    assert min(taken) < 1
    assert {"look", "extract", "adjudicate", "replay", "backtest", "store", "predict", "train", "serve", "demo"} <= set(
        helped.stdout.split()
    )


def test_the_command_line_loads_nothing_heavy() -> None:
    heavy = ("paddleocr", "lightgbm", "pandas", "sklearn", "cv2", "numpy", "sqlalchemy")
    code = f"import sys, claims_ai.cli as c; c._add_plugins(); print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one good document among bad ones."""
    where = tmp_path_factory.mktemp("mixed")
    shutil.copy(CLEAN / "card.jpg", where / "good.jpg")
    (where / "sub").mkdir()
    (where / "sub" / "empty.jpg").write_bytes(b"")
    (where / "cut.jpg").write_bytes((CLEAN / "id.jpg").read_bytes()[:2000])
    (where / "notes.txt").write_text("dear insurer")
    (where / "claim.json").write_text("{}")
    (where / ".hidden").write_text("x")
    (where / os.fsdecode(b"\xff.jpg")).write_bytes(b"")
    return where


def test_extract_reads_the_good_file_and_says_what_is_wrong_with_the_others(mixed: Path) -> None:
    done = run("extract", mixed, mixed / "absent.jpg", "--json")
    told = {line["file"]: line for line in lines(done.stdout)}
    assert done.returncode == 1
    assert len(told) == 6
    assert told["good.jpg"]["document_type"] == "bank_card"
    assert {name for name, line in told.items() if "error" in line} == {"sub/empty.jpg", "cut.jpg", "notes.txt", "absent.jpg", "\udcff.jpg"}  # fmt: skip
    assert "empty.jpg: the file is empty" in told["sub/empty.jpg"]["error"]
    assert len(done.stderr.splitlines()) == 5


def test_a_page_has_the_form_of_the_contract(mixed: Path, tmp_path: Path) -> None:
    done = run("extract", mixed / "good.jpg", "--json", "--out", tmp_path / "deep" / "pages.jsonl")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    (page,) = lines((tmp_path / "deep" / "pages.jsonl").read_text("utf-8"))
    assert {
        "file", "page", "document_type", "document_type_confidence", "language", "orientation", "width", "height", "quality", "fields",
        "items", "findings", "timing_ms", "more",
    } <= set(page)  # fmt: skip
    assert set(page["quality"]) == {"usable", "score", "problems"}
    number = page["fields"]["card_number"]
    assert {"value", "confidence", "text", "box", "source", "checks"} <= set(number)
    assert all(0 <= x <= page["width"] and 0 <= y <= page["height"] for x, y in number["box"])


def test_a_look_tells_of_each_picture_whether_it_can_be_used(mixed: Path) -> None:
    done = run("look", mixed, "--json")
    looks = {look["file"]: look for look in map(json.loads, done.stdout.splitlines())}
    assert looks["good.jpg"] == {"file": "good.jpg", "page": 0, "usable": True, "problems": []}
    assert all("error" in look for name, look in looks.items() if name != "good.jpg")


def test_extract_without_json_is_a_table(mixed: Path) -> None:
    done = run("extract", mixed / "notes.txt")
    assert (done.returncode, "unread" in done.stdout) == (1, True)


@pytest.mark.parametrize("out", ["/proc/nothing/pages.jsonl", "/"])
def test_a_place_that_cannot_be_written_is_said(mixed: Path, out: str) -> None:
    done = run("extract", mixed / "notes.txt", "--json", "--out", out)
    assert done.returncode == 1
    assert "cannot be written" in done.stderr


def test_a_full_disk_is_said(mixed: Path) -> None:
    done = run("extract", mixed / "notes.txt", "--json", "--out", "/dev/full")
    assert (done.returncode, "No space left" in done.stderr) == (1, True)


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({"CLAIMS_AI_OCR_THREADS": "many"}, "CLAIMS_AI_OCR_THREADS"),
        ({"CLAIMS_AI_OCR_WEIGHTS": "/nowhere"}, "no inference.onnx there"),
        ({"CLAIMS_AI_CACHE": "/proc/nothing"}, "CLAIMS_AI_CACHE"),
    ],
)
def test_a_wrong_setting_is_said_and_not_put_on_the_documents(environment: dict[str, str], words: str) -> None:
    done = run("extract", CLEAN / "card.jpg", "--json", **environment)
    assert (done.returncode, done.stdout, words in done.stderr) == (1, "", True)


def broken_claim(where: Path, name: str, **changes: Any) -> Path:
    shutil.copytree(CLEAN, where / name)
    claim = json.loads((CLEAN / "claim.json").read_text("utf-8")) | changes
    (where / name / "claim.json").write_text(json.dumps(claim), "utf-8")
    return where / name


def test_adjudicate_decides_the_good_claim_and_names_what_is_wrong_with_the_others(tmp_path: Path, models: str) -> None:
    (tmp_path / "json").mkdir()
    (tmp_path / "json" / "claim.json").write_text("{not json")
    folders = [
        CLEAN, tmp_path / "json", broken_claim(tmp_path, "policy", claim_id="C2", policy_number="GH0"),
        broken_claim(tmp_path, "amount", claim_id="C3", claimed_amount="-5.00"), tmp_path / "absent",
        broken_claim(tmp_path, "file", claim_id="C4", files=["form.jpg", "gone.jpg"]),
    ]  # fmt: skip
    done = run("adjudicate", *folders, "--policies", POLICIES, "--json", CLAIMS_AI_MODELS=models)
    told = {line["claim_id"]: line for line in lines(done.stdout)}
    assert done.returncode == 1
    assert (told["C2026001"]["outcome"], told["C2026001"]["payable"]) == ("approved", "315.00")
    assert told["C4"]["outcome"] == "documents_requested"
    assert "policy_number 'GH0' is not among the" in told["C2"]["error"]
    assert "json/claim.json: not valid JSON" in told["json"]["error"]
    assert "claimed_amount" in told["amount"]["error"]
    assert "not a folder" in told["absent"]["error"]
    assert len(told) == 6


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--policies", "no.json"), "no.json: cannot be opened"),
        (("--policies", str(CLEAN / "id.jpg")), "not valid JSON"),
        (("--policies", str(POLICIES), "--products", "nowhere"), "no product files"),
    ],
)
def test_adjudicate_without_policies_or_products_is_said(arguments: tuple[str, ...], words: str, models: str) -> None:
    done = run("adjudicate", CLEAN, *arguments, "--json", CLAIMS_AI_MODELS=models)
    assert (done.returncode, words in done.stderr) == (1, True)


def test_missing_models_are_said(tmp_path: Path) -> None:
    done = run("adjudicate", CLEAN, "--policies", POLICIES, "--json", CLAIMS_AI_MODELS=str(tmp_path))
    assert (done.returncode, "champions.json: not readable" in done.stderr) == (1, True)


def test_wrong_usage_is_status_2() -> None:
    assert run("adjudicate", CLEAN).returncode == 2


def test_a_user_without_a_home_has_a_cache_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", homeless)
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    assert Settings().cache.name == "claims-ai"


@pytest.fixture(scope="module")
def kept(open_folder: Path, models: str) -> dict[str, str]:
    """The environment of a store that holds the clean claim, decided twice."""
    environment = {"CLAIMS_AI_DATA": str(open_folder / "cli"), "CLAIMS_AI_MODELS": models}
    twice = [run("adjudicate", CLEAN, "--policies", POLICIES, "--store", "--json", **environment) for _ in range(2)]
    assert [lines(done.stdout)[0]["payable"] for done in twice] == ["315.00", "315.00"]
    return environment


def test_a_stored_decision_is_replayed_the_same(kept: dict[str, str]) -> None:
    done = run("replay", "--all", "--json", **kept)
    (told,) = lines(done.stdout)
    assert (done.returncode, told["claim_id"], told["same"], told["differences"]) == (0, "C2026001", True, [])
    unknown = run("replay", "C404", "--json", **kept)
    assert (unknown.returncode, "claim C404: no decision of it is stored" in unknown.stderr) == (1, True)
    assert run("replay", **kept).returncode == 2


def test_a_backtest_shows_what_other_terms_would_change(kept: dict[str, str], tmp_path: Path) -> None:
    shutil.copytree(folder("samples") / "products", tmp_path / "products")
    terms = tmp_path / "products" / "comprehensive_medical.yaml"
    terms.write_text(terms.read_text("utf-8").replace("fast_pay_limit: 3000", "fast_pay_limit: 300"), "utf-8")
    done = run("backtest", "--products", tmp_path / "products", "--html", tmp_path / "page.html", "--json", **kept)
    (told,) = lines(done.stdout)
    assert (told["then"]["paid"], told["now"]["paid"]) == ("315.00", "0.00")
    assert [change["reasons_now"] for change in told["changes"]] == [["above_fast_pay_limit"]]
    assert (tmp_path / "page.html").is_file()


def test_the_brakes_are_put_on_and_what_is_stored_is_verified(kept: dict[str, str]) -> None:
    assert run("store", "daily-cap", "500", "--reason", "a start with care", **kept).returncode == 0
    assert run("store", "stop-payments", "--reason", "a drill", **kept).returncode == 0
    told = json.loads(run("store", "brakes", **kept).stdout)
    assert (told["stopped"], told["daily_cap"]) == (True, "500.00")
    verified = run("store", "verify", **kept)
    assert (verified.returncode, json.loads(verified.stdout)["problems"]) == (0, [])


def test_a_database_that_cannot_be_reached_is_one_line_without_its_password() -> None:
    done = run("store", "brakes", CLAIMS_AI_DATABASE_URL="postgresql://claims:hunter2@127.0.0.1:9/claims")
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)
    assert "CLAIMS_AI_DATABASE_URL" in done.stderr
    assert "hunter2" not in done.stderr


def test_letter_and_export_of_a_stored_claim_need_nothing_but_its_number(kept: dict[str, str], tmp_path: Path) -> None:
    written = run("store", "letter", "C2026001", "--out", tmp_path / "letters", "--on", "2026-04-23", **kept)
    assert (written.returncode, written.stdout.strip()) == (0, str(tmp_path / "letters" / "C2026001.approval.zh.pdf"))
    assert "315.00" in (tmp_path / "letters" / "C2026001.approval.zh.html").read_text("utf-8")
    (bundle,) = lines(run("store", "export", "C2026001", "--on", "2026-04-23", **kept).stdout)
    assert {entry["resource"]["resourceType"] for entry in bundle["entry"]} >= {"Claim", "ClaimResponse", "ExplanationOfBenefit"}  # fmt: skip
    unknown = run("store", "letter", "C404", "--out", tmp_path, **kept)
    assert (unknown.returncode, "claim C404: no decision of it is stored" in unknown.stderr) == (1, True)


def test_a_person_decides_a_stored_claim_and_the_letter_says_it(kept: dict[str, str], tmp_path: Path) -> None:
    bare = run("store", "decide", "C2026001", "refuse", "--reason", "种植牙不保", **kept)
    assert (bare.returncode, "a refusal needs the clause it rests on" in bare.stderr) == (1, True)
    assert run("store", "reverse", "1", "--reason", "the invoice was forged", **kept).returncode == 0
    words = ("--reason", "票据与医院存根不符", "--clause", "第3.1条", "--code", "false_part", "--by", "工号 20371")
    told = json.loads(run("store", "decide", "C2026001", "refuse", *words, **kept).stdout)
    assert (told["verdict"], told["due"]) == ("refuse", "0.00")
    run("store", "letter", "C2026001", "--out", tmp_path, **kept)
    page = (tmp_path / "C2026001.refusal.zh.html").read_text("utf-8")
    assert all(said in page for said in ("票据与医院存根不符", "第3.1条", "工号 20371"))
    assert run("store", "withdraw", str(told["number"]), "--reason", "the stub was found", **kept).returncode == 0
    approved = json.loads(run("store", "decide", "C2026001", "approve", "--reason", "存根已找到", **kept).stdout)
    assert (approved["granted"], approved["due"]) == ("315.00", "0.00")
    run("store", "letter", "C2026001", "--out", tmp_path, "--lang", "en", **kept)
    assert "made by a member of our staff" in (tmp_path / "C2026001.approval.en.html").read_text("utf-8")


def test_what_became_of_a_decision_is_noted_and_listed(kept: dict[str, str]) -> None:
    noted = run("store", "outcome", "C2026001", "investigation", "--data", '{"found": "cleared"}', **kept)
    assert json.loads(noted.stdout)["result"] == "cleared"
    assert json.loads(run("store", "outcomes", **kept).stdout.splitlines()[-1])["kind"] == "investigation"
    wrong = run("store", "outcome", "C2026001", "investigation", "--data", "cleared", **kept)
    assert (wrong.returncode, len(wrong.stderr.splitlines())) == (1, 1)
    assert json.loads(run("store", "service", **kept).stdout)["second_requests"] == 0
