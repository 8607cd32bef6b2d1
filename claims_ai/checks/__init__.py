"""One module a subject, one verb: `check(dossier, history)` yields findings. A finding refers or asks; it never refuses.

Severity says what a finding does: `info` and `low` are shown to whoever looks, `medium` and `high` keep the machine from paying.
"""

from collections.abc import Callable, Iterable

from claims_ai.checks import (
    confidence,
    dates,
    duplicates,
    identity,
    liability,
    medical,
    origin,
    pages,
    papers,
    parts,
    payee,
    payers,
    places,
    policy,
    sums,
    typed,
)
from claims_ai.dossier import Dossier
from claims_ai.history import History
from claims_ai.stages import attempt
from claims_ai.values import Finding

Check = Callable[[Dossier, History], Iterable[Finding]]

CHECKS: tuple[Check, ...] = (
    papers.check,
    pages.check,
    confidence.check,
    identity.check,
    policy.check,
    dates.check,
    sums.check,
    parts.check,
    payee.check,
    typed.check,
    payers.check,
    duplicates.check,
    places.check,
    liability.check,
    origin.check,
    medical.check,
)


def run_checks(dossier: Dossier, history: History) -> tuple[Finding, ...]:
    """All findings of all checks; a check that fails becomes a finding itself, so that the claim goes to a person."""
    return tuple(finding for check in CHECKS for finding in _run(check, dossier, history))


def _run(check: Check, dossier: Dossier, history: History) -> tuple[Finding, ...]:
    none: tuple[Finding, ...] = ()
    found, failed = attempt(f"核对 {check.__module__.rpartition('.')[2]}", lambda: tuple(check(dossier, history)), none)
    return (*found, *failed)
