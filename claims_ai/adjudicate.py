"""The way of a claim: documents to pages, pages to a dossier, checks, calculation, scores, decision. Every stage may fail; the claim never gets lost."""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial

from claims_ai.brakes import PAYING
from claims_ai.checks import run_checks
from claims_ai.claim import Policy, Submission, Upload
from claims_ai.coverage import calculate_claim, certain_claim
from claims_ai.decision import Verdict, decide, decide_part
from claims_ai.documents.limits import DEFAULT_LIMITS, Limits
from claims_ai.documents.pipeline import failed, read_upload
from claims_ai.documents.scan import Scanner
from claims_ai.dossier import Dossier, assemble
from claims_ai.errors import ClaimsError, InputError, ProductError
from claims_ai.features import SENTENCES, Situation, Value, compute_features
from claims_ai.history import History, history_of
from claims_ai.money import ZERO
from claims_ai.papers import declared
from claims_ai.partial import certain_of
from claims_ai.products.calculate import Calculation
from claims_ai.products.catalogue import Products
from claims_ai.products.certain import CertainPart
from claims_ai.products.ledger import NOTHING_USED, Balances, balances_after
from claims_ai.scoring import Model
from claims_ai.shadow import Shadow, shadows_of
from claims_ai.stages import attempt
from claims_ai.values import Decision, Finding, Page, Reason, Score, UnreadFile

NO_HISTORY = History()
_UNSCORED: tuple[dict[str, Value], dict[str, Score]] = ({}, {})
_UNDECIDED = Verdict("referred", "adjuster", (Reason("stage_failed", "决定未能得出，由人工核定"),))
_NOTHING_CALCULATED = Calculation()
_NO_SHADOWS: tuple[Shadow, ...] = ()

Read = tuple[Page | UnreadFile, ...]
Spread = Callable[[Callable[[Upload], Read], Iterable[Upload]], Iterable[Read]]


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything a decision rests on besides the claim itself. `spread` is a `map` that may read several uploads at once.

    `challengers` are models by task and version that score beside the `models` and decide nothing.
    """

    policies: Mapping[str, Policy]
    products: Products
    models: Mapping[str, Model]
    scanner: Scanner
    versions: Mapping[str, str]
    limits: Limits = field(default=DEFAULT_LIMITS)
    spread: Spread = field(default=map)
    challengers: Mapping[str, Model] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReadClaim:
    """A claim whose documents were read, and how long that took; `pages` in the order of the uploads."""

    dossier: Dossier
    documents_ms: float
    pages: Read
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Ruling:
    """A decision with what it was worked out from, and what challengers would have decided."""

    decision: Decision
    calculation: Calculation
    features: Mapping[str, Value]
    shadows: tuple[Shadow, ...] = ()


def adjudicate(submission: Submission, desk: Desk, history: History = NO_HISTORY) -> Decision:
    """Decide one claim; InputError if its policy or product is not known."""
    return decide_claim(read_documents(submission, desk), desk, history)


def adjudicate_all(submissions: Iterable[Submission], desk: Desk) -> Iterator[Decision | tuple[str, ClaimsError]]:
    """Decide claims that see each other, the later ones on what the earlier ones used up.

    One that cannot be decided comes as its id and the error, and the others go on.
    """
    results = tuple(read_all(submissions, desk))
    history = history_of(result.dossier for result in results if isinstance(result, ReadClaim))
    balances = NOTHING_USED
    for result in results:
        if not isinstance(result, ReadClaim):
            yield result
            continue
        ruling = rule(result, desk, history, balances)
        if ruling.decision.outcome in PAYING:
            balances = balances_after(balances, ruling.calculation.entries)
        yield ruling.decision


def read_all(submissions: Iterable[Submission], desk: Desk) -> Iterator[ReadClaim | tuple[str, ClaimsError]]:
    """Read the documents of claims; one that cannot be decided comes as its id and the error."""
    seen: set[str] = set()
    for submission in submissions:
        try:
            _require_new(submission.claim.claim_id, seen)
            yield read_documents(submission, desk)
        except ClaimsError as error:
            yield submission.claim.claim_id, error


def _require_new(claim_id: str, seen: set[str]) -> None:
    """Two claims of one id would not see each other's papers, as a claim is no duplicate of itself."""
    if claim_id in seen:
        raise InputError(f"claim {claim_id}: given twice in one call; give each claim its own claim_id")
    seen.add(claim_id)


def read_documents(submission: Submission, desk: Desk) -> ReadClaim:
    """Read every upload of a claim and put the facts together."""
    started, claim = time.perf_counter(), submission.claim
    policy = desk.policies.get(claim.policy_number)
    if policy is None:
        raise InputError(
            f"claim {claim.claim_id}: policy_number {claim.policy_number!r} is not among the {len(desk.policies)} policies given; correct it"
        )
    try:
        product = desk.products.in_force(policy.product, policy.effective_from)
    except ProductError as error:
        raise InputError(f"claim {claim.claim_id}, policy {policy.policy_number}: {error}") from error
    pages = read_uploads(submission.uploads, desk)
    loose = Dossier(claim, policy, product, tuple(page for page in pages if isinstance(page, Page)), (), ())
    dossier, failed_stage = attempt("整理", lambda: assemble(claim, policy, product, pages), loose)
    return ReadClaim(dossier, (time.perf_counter() - started) * 1000, pages, failed_stage)


def read_uploads(uploads: Iterable[Upload], desk: Desk) -> Read:
    """Every page of every upload, in the order of the uploads."""
    return tuple(page for pages in desk.spread(partial(_read, desk), uploads) for page in pages)


def _read(desk: Desk, upload: Upload) -> Read:
    if upload.error:
        return (UnreadFile(upload.name, upload.error),)
    unread: Read = (failed(upload.name),)
    pages, _ = attempt("读取", lambda: tuple(read_upload(upload.name, upload.data, desk.scanner, desk.limits)), unread)
    return pages


def decide_claim(
    read: ReadClaim, desk: Desk, history: History = NO_HISTORY, balances: Balances = NOTHING_USED
) -> Decision:
    """The decision of a claim that was read."""
    return rule(read, desk, history, balances).decision


def rule(read: ReadClaim, desk: Desk, history: History = NO_HISTORY, balances: Balances = NOTHING_USED) -> Ruling:
    """Checks, calculation, scores and decision for a claim that was read, on what earlier claims left behind and used up."""
    started, dossier = time.perf_counter(), read.dossier
    findings = (*read.findings, *run_checks(dossier, history))
    calculation, calculating = attempt("计算", lambda: calculate_claim(dossier, balances), _NOTHING_CALCULATED)
    findings = (*findings, *calculation.findings, *calculating)
    situation = Situation(dossier, findings, calculation, history)
    (features, scores), scoring = attempt("评分", lambda: score(situation, desk.models), _UNSCORED)
    verdict, deciding = attempt("决定", lambda: decide(dossier, findings, calculation, scores), _UNDECIDED)
    # A challenger that fails is no finding: it may not touch the claim.
    shadows, _ = attempt("试评", lambda: shadows_of(situation, features, scores, desk.challengers), _NO_SHADOWS)
    pending = ZERO
    parted, parting = attempt("部分给付", lambda: _part(verdict, situation, desk.models, scores, balances), None)
    if parted:
        verdict, part = parted
        calculation, pending = part.calculation, part.pending
    none: tuple[Finding, ...] = ()
    broken = history.broken_declarations
    said, saying = attempt("告知承诺", lambda: tuple(declared.findings(dossier, calculation.payable, broken)), none)
    decide_ms = (time.perf_counter() - started) * 1000
    decision = Decision(
        claim_id=dossier.claim.claim_id, outcome=verdict.outcome, route=verdict.route, payable=calculation.payable, reasons=verdict.reasons,
        missing_documents=verdict.missing, findings=(*findings, *scoring, *deciding, *parting, *said, *saying), calculation=calculation.steps, scores=scores,
        versions={**desk.versions, "product": dossier.product.label},
        timing_ms={"documents": round(read.documents_ms, 1), "decide": round(decide_ms, 1), "total": round(read.documents_ms + decide_ms, 1)},
        pending=pending,
    )  # fmt: skip
    return Ruling(decision, calculation, features, shadows)


def _part(
    whole: Verdict, situation: Situation, models: Mapping[str, Model], scores: Mapping[str, Score], balances: Balances
) -> tuple[Verdict, CertainPart] | None:
    """What of a claim in doubt can be paid now, with its verdict; the fraud score stays that of the whole claim."""
    certain = None if whole.outcome in PAYING else certain_of(situation.dossier, situation.findings)
    if certain is None or "fraud" not in scores:
        return None
    part = certain_claim(situation.dossier, certain.held, balances)
    others = tuple(finding for finding in situation.findings if finding not in certain.doubts)
    _, sure = score(Situation(certain.dossier, others, part.calculation, situation.history), models)
    verdict = decide_part(whole, certain, part, {**sure, "fraud": scores["fraud"]})
    return (verdict, part) if verdict else None


def score(situation: Situation, models: Mapping[str, Model]) -> tuple[dict[str, Value], dict[str, Score]]:
    """The features of a claim, and from them both scores with their explanations."""
    features = compute_features(situation)
    return features, {task: model.score(features, SENTENCES[task]) for task, model in models.items()}
