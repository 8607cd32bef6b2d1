"""What single pages reported about themselves: sums that differ, check digits, dates out of order."""

from collections.abc import Iterator

from claims_ai.dossier import Dossier
from claims_ai.history import History
from claims_ai.values import Finding


def check(dossier: Dossier, history: History) -> Iterator[Finding]:
    """The findings of all readable pages."""
    for page in dossier.pages:
        if page.quality.usable:
            yield from page.findings
