"""What `claims-ai letter` does: from claim folders and their decisions to letters as files."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from claims_ai.claim import Claim, Policy, load_policies, parse_claim
from claims_ai.complaints import load_json
from claims_ai.decision_file import decision_of, load_decisions
from claims_ai.errors import InputError
from claims_ai.explain import Facts, PersonsDecision, asks_in, kind_of
from claims_ai.explain.words import Language
from claims_ai.letters.letter import Letter, write_letter
from claims_ai.papers.periods import Periods
from claims_ai.products.catalogue import Products
from claims_ai.products.load import load_products
from claims_ai.products.terms import Product
from claims_ai.settings import Settings, get_settings
from claims_ai.values import Decision

_PERSON = TypeAdapter(PersonsDecision)


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where the policies and products of decided claims are looked up."""

    policies: Mapping[str, Policy]
    products: Products

    def terms_of(self, claim: Claim, decision: Decision) -> tuple[Policy, Product]:
        """The policy and the product of a claim; InputError where it was decided under another version."""
        policy = self.policies.get(claim.policy_number)
        if policy is None:
            raise InputError(
                f"claim {claim.claim_id}: policy_number {claim.policy_number!r} is not among the policies given"
            )
        product = self.products.in_force(policy.product, policy.effective_from)
        decided_under = decision.versions.get("product", product.label)
        if decided_under != product.label:
            raise InputError(
                f"claim {claim.claim_id}: was decided under {decided_under}, the products given have {product.label}; give those"
            )
        return policy, product


def open_shelf(policies: Path | None, products: Path | None) -> Shelf:
    """The policies and products given, or those of the settings."""
    settings = get_settings()
    return Shelf(load_policies(policies or settings.policies), load_products(products or settings.products))


def write_letters(
    folders: Sequence[Path], decisions: Path, shelf: Shelf, out: Path, kind: str | None, language: Language, on: date, person: Path | None,
) -> Iterator[tuple[Path, Letter]]:  # fmt: skip
    """Write the letter of each claim as HTML and PDF, named after the claim; each PDF with its letter."""
    if person and len(folders) > 1:
        raise InputError("the decision of a person is about one claim: name one claim folder")
    decided, refused = load_decisions(decisions), load_person(person) if person else None
    for folder in folders:
        claim = claim_in(folder)
        decision = decision_of(claim.claim_id, decided, decisions)
        facts = facts_of(claim, decision, shelf, on, get_settings())
        letter = write_letter(kind or kind_of(decision), decision, facts, language, refused)
        yield written(letter, out), letter


def claim_in(folder: Path) -> Claim:
    """The claim of a folder."""
    path = folder / "claim.json"
    try:
        return parse_claim(path.read_bytes(), str(path))
    except OSError as error:
        raise InputError(f"{path}: cannot be opened ({error.strerror}); name a claim folder") from error


def facts_of(claim: Claim, decision: Decision, shelf: Shelf, on: date, settings: Settings) -> Facts:
    """The facts of a claim on the day of the letter."""
    policy, product = shelf.terms_of(claim, decision)
    return letter_facts(claim, policy, product, decision, on, settings)


def letter_facts(
    claim: Claim, policy: Policy, product: Product, decision: Decision, on: date, settings: Settings
) -> Facts:
    """What a letter says beside the decision, on the day of the letter."""
    asks = () if decision.outcome == "approved" else asks_in(decision)
    periods = Periods(settings.answer_days, settings.later_days, pay=settings.payment_days)
    return Facts(claim, policy, product, on, asks, settings.hotline, periods)


def load_person(path: Path) -> PersonsDecision:
    """The decision of a person from JSON; InputError names what lacks."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: cannot be opened ({error.strerror}); check the path") from error
    try:
        return _PERSON.validate_python(load_json(data, str(path)))
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(map(str, first["loc"]))
        raise InputError(
            f"{path}: {place}: {first['msg']}; give by, at, outcome, clause, reason_code and words"
        ) from error


def written(letter: Letter, out: Path) -> Path:
    """The PDF beside its HTML page."""
    from claims_ai.letters.html import letter_html
    from claims_ai.letters.pdf import letter_pdf

    out.mkdir(parents=True, exist_ok=True)
    name = f"{safe_name(letter.claim_id)}.{letter.explanation.kind}.{letter.explanation.language}"
    pdf = letter_pdf(letter, get_settings().letter_font)
    (out / f"{name}.html").write_text(letter_html(letter), encoding="utf-8")
    (out / f"{name}.pdf").write_bytes(pdf)
    return out / f"{name}.pdf"


def safe_name(claim_id: str) -> str:
    """A claim's id as a file's name, which cannot leave its folder.

    >>> safe_name("C2026/001"), safe_name("../x")
    ('C2026_001', '_x')
    """
    return re.sub(r"[^\w.-]", "_", claim_id).lstrip(".") or "claim"
