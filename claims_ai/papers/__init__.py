"""The papers of a claim: what is there, what is asked for, once and complete, until when, and what a declaration may stand in for."""

from claims_ai.papers.checklist import Checklist, Listed, State, check_papers
from claims_ai.papers.requests import Ask, Asked, Request, next_request

__all__ = ["Ask", "Asked", "Checklist", "Listed", "Request", "State", "check_papers", "next_request"]
