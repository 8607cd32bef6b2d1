"""`claims-ai features`: what the models see of a claim, as of the moment it was sent."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from claims_ai import commands_features
from claims_ai.adjudicate import ReadClaim
from claims_ai.commands_features import description, feature_table, features_of
from claims_ai.features import FEATURES
from claims_ai.resources import folder
from tests.fakes import claim, desk, dossier, papers

FILE = Path(__file__).parents[1] / "docs" / "features.md"


def test_the_table_in_the_docs_is_the_one_of_the_code() -> None:
    """Write it again with `claims-ai features --describe --out docs/features.md`."""
    assert FILE.read_text("utf-8") == description()


def test_every_feature_says_what_it_looks_at() -> None:
    assert {each.group for each in FEATURES} >= {"claim", "papers", "provider", "history", "network"}


@pytest.fixture
def two_claims(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """The same person in March and in April."""
    of = {
        name: claim(claim_id=name, submitted_at=day)
        for name, day in (("march", date(2026, 3, 10)), ("april", date(2026, 4, 2)))
    }
    for name in of:
        (tmp_path / name).mkdir()

    def read(path: Path, desk: Any) -> ReadClaim:
        return ReadClaim(dossier(of=of[path.name]), 1.0, papers())

    monkeypatch.setattr(commands_features, "open_desk", lambda *_: desk())
    monkeypatch.setattr(commands_features, "load_submission", lambda path, _: path)
    monkeypatch.setattr(commands_features, "read_documents", read)
    return [str(tmp_path / name) for name in of]


def test_a_claim_sees_what_came_before_it_and_nothing_later(two_claims: list[str]) -> None:
    march, april = features_of(two_claims, None, None)
    assert (march["claim_id"], march["as_of"]) == ("march", "2026-03-10")
    assert (march["features"]["claims_90_days"], april["features"]["claims_90_days"]) == (0.0, 1.0)


def test_a_person_reads_each_value_in_words(two_claims: list[str]) -> None:
    console = Console(width=160, record=True)
    console.print(feature_table(features_of(two_claims[:1], None, None)))
    shown = console.export_text()
    assert "就诊类型：门诊" in shown
    assert all(each.name in shown for each in FEATURES)


def test_what_is_no_claim_is_said() -> None:
    (result,) = commands_features._read_now([folder("samples")], None, None)
    assert "claim.json" in result["error"]
