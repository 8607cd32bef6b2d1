"""What the commands that speak to the store do: replay, backtest, verify, and the brakes."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from rich.table import Table

from claims_ai.adjudicate import Desk, ReadClaim, read_all
from claims_ai.backtest import Backtest, Side, backtest
from claims_ai.bootstrap import local_scanner, make_desk, open_store
from claims_ai.claim import Submission
from claims_ai.errors import ClaimsError, InputError
from claims_ai.money import amount_text
from claims_ai.products.catalogue import Products
from claims_ai.products.load import load_products
from claims_ai.replay import replay
from claims_ai.settings import get_settings
from claims_ai.store.store import Store
from claims_ai.values import as_json


@contextmanager
def opened() -> Iterator[Store]:
    """The store of the settings, for as long as the block takes."""
    with closing(open_store(get_settings())) as store:
        yield store


def adjudicate_into_store(submissions: Iterable[Submission], desk: Desk) -> Iterator[dict[str, Any]]:
    """One decision a claim, recorded in the step that makes it, on all the store knows."""
    with opened() as store:
        store.check_products(desk.products)
        for result in read_all(submissions, desk):
            try:
                decided = as_json(store.decide(result, desk)) if isinstance(result, ReadClaim) else _failed(*result)
            except ClaimsError as error:
                decided = _failed(result.dossier.claim.claim_id if isinstance(result, ReadClaim) else "", error)
            yield decided


def _failed(claim_id: str, error: ClaimsError) -> dict[str, Any]:
    return {"claim_id": claim_id, "error": str(error)}


def replay_claims(claim_ids: Sequence[str], products: Path | None) -> Iterator[dict[str, Any]]:
    """One result a stored decision of the given claims, or of all where none is given; an unknown claim is one with `error`."""
    settings, seen = get_settings(), set[str]()
    desk = make_desk(settings, local_scanner(settings), products=products)
    with opened() as store:
        for record in store.records(claim_ids):
            seen.add(record.decision.claim_id)
            yield as_json(replay(record, desk))
    for claim_id in dict.fromkeys(claim_ids):
        if claim_id not in seen:
            yield {"claim_id": claim_id, "error": f"claim {claim_id}: no decision of it is stored; check the number"}


def replay_table(results: Iterable[dict[str, Any]]) -> Table:
    """Replays for a person."""
    table = Table("claim", "decision", "comes out", "what differs", "what moved on", show_lines=True)
    for result in results:
        if "error" in result:
            table.add_row(result["claim_id"], "", "[red]unknown[/]", result["error"], "")
            continue
        parted = "\n".join(f"{each['what']}: {each['then']} → {each['now']}" for each in result["differences"])
        same = "[green]the same[/]" if result["same"] else "[yellow]otherwise[/]"
        table.add_row(result["claim_id"], str(result["decision"]), same, parted, "\n".join(result["moved"]))
    return table


def run_backtest(
    products: Path | None, thresholds: str, since: str | None, watch: Callable[[Iterable[Any]], Iterable[Any]]
) -> Backtest:
    """All stored claims under other products or thresholds; `watch` sees each record pass."""
    settings = get_settings()
    desk = make_desk(settings, local_scanner(settings))
    others = load_products(products) if products else Products()
    limits, first = parse_thresholds(thresholds), _day(since)
    with opened() as store:
        return backtest(watch(store.records(last_only=True)), desk, others, limits, first)


def parse_thresholds(text: str) -> Mapping[str, float]:
    """Thresholds by model, as `fast_pay=0.95,fraud=0.2`; InputError for what is none."""
    limits = {}
    for part in filter(None, text.split(",")):
        name, _, value = part.partition("=")
        try:
            limits[name.strip()] = float(value)
        except ValueError as error:
            raise InputError(f"--thresholds: {part!r} is none; write fast_pay=0.95,fraud=0.2") from error
        if not 0 <= limits[name.strip()] <= 1:
            raise InputError(f"--thresholds: {part!r}: a threshold is a probability between 0 and 1")
    return limits


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise InputError(f"--since: {text!r} is no date; write it as 2026-03-01") from error


def backtest_json(told: Backtest) -> dict[str, Any]:
    """A backtest as one JSON object."""
    return {
        "then": _side(told.then), "now": _side(told.now), "moved": told.moved,
        "changes": [as_json(change) for change in told.changes],
    }  # fmt: skip


def _side(side: Side) -> dict[str, Any]:
    return {
        "claims": side.outcomes.total(), "straight_through": round(side.straight_through, 4),
        "paid": amount_text(side.paid), "outcomes": dict(side.outcomes),
    }  # fmt: skip


def summary_rows(told: Backtest) -> list[tuple[str, str, str]]:
    """The effect in a few lines: what, then, now."""
    sides = (told.then, told.now)
    names = dict.fromkeys((*told.then.outcomes, *told.now.outcomes))
    rows = [
        ("claims", *(str(side.outcomes.total()) for side in sides)),
        ("paid at once", *(f"{side.straight_through:.1%}" for side in sides)),
        ("money paid at once", *(amount_text(side.paid) for side in sides)),
        *((name, *(str(side.outcomes[name]) for side in sides)) for name in names),
    ]
    return [(what, then, now) for what, then, now in rows]


def backtest_tables(told: Backtest) -> Iterator[Table | str]:
    """A backtest for a person."""
    summary = Table("", "then", "now", title="effect")
    for row in summary_rows(told):
        summary.add_row(*row)
    yield summary
    changed = Table(
        "claim", "then", "now", "payable then", "payable now", "reasons now", title=f"{len(told.changes)} changed"
    )
    for change in told.changes:
        payable = (amount_text(change.payable_then), amount_text(change.payable_now))
        changed.add_row(change.claim_id, change.then, change.now, *payable, ", ".join(change.reasons_now))
    yield changed
    if told.moved:
        yield f"{told.moved} of the stored decisions were made by other code or models: `claims-ai replay --all` shows what that alone changes."


def verified() -> tuple[dict[str, Any], bool]:
    """What a look for tampering found, and whether all is well."""
    with opened() as store:
        found = store.verify()
    return asdict(found), not found.problems


def brakes_now() -> dict[str, Any]:
    """How the brakes stand."""
    with opened() as store:
        return dict(as_json(store.brakes()))


def turn(name: str, value: Any, reason: str, by: str) -> None:
    """Set a switch."""
    with opened() as store:
        store.turn(name, value, reason, by)


def parse_cap(text: str) -> str | None:
    """A cap as an amount in the contract's form, or None for `none`; InputError for anything else."""
    if text == "none":
        return None
    try:
        amount = Decimal(text)
    except InvalidOperation:
        amount = Decimal("NaN")
    if not amount.is_finite() or amount < 0:
        raise InputError(f"{text!r} is no amount; write it as 50000.00, or `none` to lift the cap")
    return amount_text(amount)
