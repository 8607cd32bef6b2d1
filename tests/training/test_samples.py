"""The sample claims: complete, consistent where they are clean, and wrong only as their story says."""

import json
from decimal import Decimal
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from claims_ai.resources import folder
from training import samples
from training.scenarios import SCENARIOS, Scenario

KEYS = [
    "claim_id",
    "policy_number",
    "insured_name",
    "insured_id_number",
    "accident_date",
    "cause",
    "visit_type",
    "claimed_amount",
    "payee",
    "mobile",
    "submitted_at",
    "files",
]
BY_FOLDER = {scenario.folder: scenario for scenario in SCENARIOS}
HONEST = [s for s in SCENARIOS if s.printed_total is None]


@pytest.fixture(params=SCENARIOS, ids=lambda s: s.folder)
def scenario(request: pytest.FixtureRequest) -> Scenario:
    chosen: Scenario = request.param
    return chosen


def test_a_claim_has_the_contracts_keys_and_its_files_lie_beside_it(scenario: Scenario) -> None:
    where = folder("samples") / "claims" / scenario.folder
    claim = json.loads((where / "claim.json").read_text(encoding="utf-8"))
    assert set(KEYS) <= set(claim)
    assert sorted(path.name for path in where.glob("*.jpg")) == sorted(claim["files"])


def test_the_shipped_claim_is_what_the_table_says(scenario: Scenario) -> None:
    shipped = (folder("samples") / "claims" / scenario.folder / "claim.json").read_text(encoding="utf-8")
    assert json.loads(shipped) == samples.claim(scenario)


def test_pictures_stay_small(scenario: Scenario) -> None:
    sizes = [path.stat().st_size for path in (folder("samples") / "claims" / scenario.folder).glob("*.jpg")]
    assert max(sizes) < 200_000


def test_every_claim_has_its_policy() -> None:
    policies = json.loads((folder("samples") / "policies.json").read_text(encoding="utf-8"))
    insured = {p["policy_number"]: p["insured"][0] for p in policies}
    claims = [samples.claim(s) for s in SCENARIOS]
    assert all(
        insured[c["policy_number"]] == {"name": c["insured_name"], "id_number": c["insured_id_number"]} for c in claims
    )
    assert len(insured) == len(policies)


@pytest.mark.parametrize("honest", HONEST, ids=lambda s: s.folder)
def test_the_sums_of_an_honest_invoice_agree(honest: Scenario) -> None:
    bill = samples.invoice(honest)
    own = bill.personal_account_paid + bill.personal_cash_paid
    assert bill.total == sum(charge.amount for charge in bill.charges)
    assert bill.total == bill.social_insurance_paid + bill.other_paid + own
    assert own == bill.self_pay + bill.self_funded
    assert bill.total == bill.total_in_words == Decimal(samples.claim(honest)["claimed_amount"])


def test_no_part_of_an_invoice_is_negative(scenario: Scenario) -> None:
    bill = samples.invoice(scenario)
    assert min(bill.personal_cash_paid, bill.self_pay, bill.self_funded) >= 0


def test_the_bad_sums_all_disagree() -> None:
    bill = samples.invoice(BY_FOLDER["outpatient-sums-disagree"])
    assert len({bill.total, bill.total_in_words, sum(charge.amount for charge in bill.charges)}) == 3


def test_duplicates_carry_one_invoice_in_two_pictures() -> None:
    first, second = (BY_FOLDER[f"duplicate-{which}"] for which in ("first", "second"))
    assert samples.invoice(first) == samples.invoice(second)
    pictures = [(folder("samples") / "claims" / s.folder / "invoice.jpg").read_bytes() for s in (first, second)]
    assert pictures[0] != pictures[1]


def test_papers_name_another_than_the_insured_only_where_the_story_says_so() -> None:
    strangers = {s.folder for s in SCENARIOS if samples.invoice(s).patient.name != samples.claim(s)["insured_name"]}
    assert strangers == {"outpatient-name-differs"}


def test_only_one_visit_is_before_its_policy() -> None:
    early = {s.folder for s in SCENARIOS if s.served.isoformat() < samples.policy(s)["effective_from"]}
    assert early == {"outpatient-not-in-force"}


def test_the_sideways_and_upside_down_photos_know_how_they_lie() -> None:
    lying = {name: page.orientation for name, page in samples.pages(BY_FOLDER["outpatient-phone-photos"]).items()}
    assert lying == {"invoice": 90, "id": 180, "card": 0, "form": 0}


def test_drawing_a_claim_again_gives_the_same_bytes(tmp_path: Path) -> None:
    built = [tmp_path / "first", tmp_path / "second"]
    for where in built:
        samples.write(BY_FOLDER["outpatient-clean"], where)
    first, second = ({path.name: path.read_bytes() for path in where.iterdir()} for where in built)
    assert first == second


def test_the_shipped_pictures_are_those_drawn_now() -> None:
    shipped = folder("samples") / "claims" / "outpatient-clean"
    for name, page in samples.pages(BY_FOLDER["outpatient-clean"]).items():
        apart = ImageChops.difference(page.image, Image.open(shipped / f"{name}.jpg").convert("RGB"))
        assert max(ImageStat.Stat(apart).mean) < 4, f"{name}.jpg is stale: run `make samples`"
