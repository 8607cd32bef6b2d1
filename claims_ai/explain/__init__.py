"""Why a claim was decided as it was, in plain words: what is paid, how it was worked out, under which clause, and what is still needed by when."""

from claims_ai.explain.explain import KIND_OF, explain, explain_refusal, kind_of
from claims_ai.explain.explanation import Card, Explanation, Row, Section, Table
from claims_ai.explain.facts import Facts, asks_in, asks_of
from claims_ai.explain.person import PersonsDecision

__all__ = [
    "KIND_OF", "Card", "Explanation", "Facts", "PersonsDecision", "Row", "Section", "Table",
    "asks_in", "asks_of", "explain", "explain_refusal", "kind_of",
]  # fmt: skip
