"""告知承诺: for a small sum a signed declaration stands in for a deferrable paper; some are checked afterwards, by lot.

A breach is what a person found, never what the machine supposes: it costs the privilege and makes the money payable back.
"""

import hashlib
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from claims_ai.errors import InputError
from claims_ai.money import ZERO
from claims_ai.papers.checklist import Checklist
from claims_ai.products.parts import Declaration as Terms

_TEXTS = Path(__file__).parent / "declarations.toml"


@dataclass(frozen=True, slots=True)
class Text:
    """What is signed, in one version; never changed once signed."""

    version: str
    words: Mapping[str, str]

    @property
    def digest(self) -> str:
        """SHA-256 of the text in all its languages."""
        whole = "\0".join(f"{language}\0{words}" for language, words in sorted(self.words.items()))
        return hashlib.sha256(whole.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Declaration:
    """A signed declaration: for which paper of which claim, which text, and where the signature is kept."""

    claim_id: str
    paper: str
    by: str
    signed_on: date
    text_version: str
    text_digest: str
    signature: str

    def __post_init__(self) -> None:
        if not self.signature.strip() or not self.by.strip():
            raise InputError(f"claim {self.claim_id}: a declaration needs a signer and a signature; ask for it again")


@dataclass(frozen=True, slots=True)
class Audit:
    """What a person found when a declaration was checked; `rightful` is what was payable on the true facts."""

    declaration: Declaration
    by: str
    on: date
    kept: bool
    rightful: Decimal


@dataclass(frozen=True, slots=True)
class Consequence:
    """What follows of an audit: whether declarations are still taken from this person, and what is to be paid back."""

    privilege: bool
    recover: Decimal


@lru_cache(maxsize=1)
def texts() -> Mapping[str, Text]:
    """All versions of the text, by version."""
    return {version: Text(version, words) for version, words in tomllib.loads(_TEXTS.read_text("utf-8")).items()}


def declarable(checklist: Checklist, terms: Terms, payable: Decimal, audits: Sequence[Audit] = ()) -> tuple[str, ...]:  # fmt: skip
    """The papers a declaration may stand in for: absent deferrable ones, a sum within the terms' limit, and no breach before."""
    if payable > terms.up_to or not all(audit.kept for audit in audits):
        return ()
    return tuple(paper.type for paper in checklist.of("deferred"))


def accepted(declaration: Declaration, terms: Terms) -> bool:
    """Whether what was signed is the text the product wants, unchanged."""
    text = texts().get(terms.text_version)
    if text is None:
        raise InputError(f"declaration text {terms.text_version!r} is not known; add it to {_TEXTS.name}")
    return (declaration.text_version, declaration.text_digest) == (text.version, text.digest)


def drawn(declaration: Declaration, share: Decimal) -> bool:
    """Whether a declaration is checked afterwards: a lot as random as a hash, which nobody can choose and anyone can repeat."""
    ticket = "\0".join((declaration.claim_id, declaration.paper, declaration.signature))
    return int.from_bytes(hashlib.sha256(ticket.encode()).digest()) < share * 2**256


def consequence(audit: Audit, paid: Decimal) -> Consequence:
    """What follows of an audit of a claim for which so much was paid."""
    if audit.kept:
        return Consequence(privilege=True, recover=ZERO)
    return Consequence(privilege=False, recover=max(paid - audit.rightful, ZERO))
