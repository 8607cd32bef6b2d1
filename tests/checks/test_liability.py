"""Whether somebody else answers for the accident that is claimed for."""

import json
from datetime import date

import pytest

from claims_ai.checks import liability
from claims_ai.claim import Claim
from claims_ai.dossier import Dossier
from claims_ai.values import Listed, Page
from tests.fakes import BLURRED, BROTHER, NAME, NOTHING_KNOWN, claim, dossier, page, papers, stay, stay_claim, summary


def certificate(*parties: tuple[str, str | None], quality: object = None, confidence: float = 0.99) -> Page:
    """An accident certificate with the parties' shares of the responsibility."""
    entries = tuple({"name": name, **({"responsibility": share} if share else {})} for name, share in parties)
    told = Listed(json.dumps(entries, ensure_ascii=False), confidence, "", None, entries=entries)
    read = page("accident_certificate", parties=told)
    return read if quality is None else page("accident_certificate", quality=BLURRED, parties=told)


def accident(**changes: object) -> Claim:
    return claim(cause="accident", **changes)


def found(*parties: tuple[str, str | None], of: Claim | None = None) -> list[tuple[str, str]]:
    return _found(dossier(*papers(), certificate(*parties), of=of or accident()))


def _found(case: Dossier) -> list[tuple[str, str]]:
    return [(finding.code, finding.severity) for finding in liability.check(case, NOTHING_KNOWN)]


@pytest.mark.parametrize(
    "parties",
    [
        ((NAME, "无责任"), (BROTHER, "全部责任")),
        ((NAME, "次要责任"), (BROTHER, "主要责任")),
        ((NAME, "同等责任"), (BROTHER, "同等责任")),
        ((NAME, "主要责任"), (BROTHER, "次要责任")),
        ((BROTHER, "全部责任"), ("王大力", "无责任")),  # the insured was a passenger
        ((NAME, "次要责任"),),
        ((NAME, "无责任"), (BROTHER, None)),
    ],
)
def test_an_accident_for_which_somebody_else_answers_goes_to_a_person(parties: tuple[tuple[str, str | None], ...]) -> None:  # fmt: skip
    assert found(*parties) == [("third_party_liable", "medium")]


@pytest.mark.parametrize(
    "parties",
    [
        ((NAME, "全部责任"), (BROTHER, "无责任")),
        ((NAME, "全部责任"),),
        ((NAME, "全部责任"), (BROTHER, None)),
        ((NAME, None), (BROTHER, None)),
        (("陈 晓雯", "全部责任"),),
        (),
    ],
)
def test_an_accident_of_the_insured_alone_does_not(parties: tuple[tuple[str, str | None], ...]) -> None:
    assert found(*parties) == []


@pytest.mark.parametrize(
    ("insured", "parties", "confidence", "told"),
    [
        ("张明", (("张朋", "全部责任"),), 0.99, False),
        ("张明", (("张朋", "全部责任"), ("王大力", "无责任")), 0.99, False),
        ("张明", (("张朋", "无责任"), ("王大力", "全部责任")), 0.99, True),
        ("张明", (("张朋", "全部责任"), ("张明", "无责任")), 0.99, True),
        ("张明", (("张朋", "全部责任"), ("张月", "无责任")), 0.99, True),  # who of them is not to be known
        ("阿布都·艾力", (("阿布都艾力", "全部责任"),), 0.99, False),
        ("陈晓雯", (("何志强", "全部责任"),), 0.99, True),
        ("陈晓雯", (("何志强", "全部责任"),), 0.6, False),
        ("陈晓雯", (("", "全部责任"),), 0.99, False),
        ("陈晓雯", (("何志强", "主要责任"),), 0.6, True),
    ],
)
def test_the_insured_is_known_by_a_name_that_was_misread(
    insured: str, parties: tuple[tuple[str, str | None], ...], confidence: float, told: bool
) -> None:
    case = dossier(*papers(), certificate(*parties, confidence=confidence), of=accident(insured_name=insured))
    assert _found(case) == ([("third_party_liable", "medium")] if told else [])


def test_an_illness_a_daily_cash_and_a_certificate_that_cannot_be_read_do_not() -> None:
    liable = ((NAME, "无责任"), (BROTHER, "全部责任"))
    assert found(*liable, of=claim()) == []
    asked = stay_claim(cause="accident", accident_date=date(2026, 4, 9))
    assert _found(dossier(*papers(stay()), summary(), certificate(*liable), of=asked, product="hospital_cash")) == []
    assert _found(dossier(*papers(), certificate(*liable, quality=BLURRED), of=accident())) == []


def test_what_the_certificate_says_is_told_without_blame() -> None:
    case = dossier(*papers(), certificate((NAME, "无责任"), (BROTHER, "全部责任")), of=accident())
    (told,) = liability.check(case, NOTHING_KNOWN)
    assert told.message == f"事故认定书载明{BROTHER}承担全部责任，医疗费用可能由对方或其保险先行承担，请人工核对"
    assert (told.fields, told.documents) == (("parties",), ("accident_certificate.jpg",))
