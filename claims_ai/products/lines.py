"""Which expenses count, line by line: steps 4 and 5 of the calculation."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from claims_ai.money import ZERO, amount_text
from claims_ai.products.accounts import item_measure
from claims_ai.products.benefits import Indemnity
from claims_ai.products.charges import REST, Charge, spread
from claims_ai.products.conditions import holds
from claims_ai.products.illness import first_word
from claims_ai.products.state import State, days_or_one
from claims_ai.products.sums import ItemLimit

Costs = State[Indemnity]
HELD_CLAUSE = "保险法第二十五条"
_JUDGED = ("excluded_items", "item_limit")
_PER = {"day": "天", "visit": "次", "year": "年"}


def held_back(state: Costs) -> Costs:
    """Lines in doubt are put aside until they are settled; the rest is calculated as if they were not there."""
    held = state.visit.held
    if not held:
        return state
    amounts = tuple(
        min(amount, ZERO) if charge.line in held else amount  # a refund in doubt still stands against the rest
        for charge, amount in zip(state.visit.charges, state.amounts, strict=True)
    )
    label = f"存疑项目暂缓：{_names(state, lambda charge: charge.line in held)}"
    state = state.less_lines("held_back", label, amounts, HELD_CLAUSE)
    return replace(state, over=state.visit.wholly_held)


def excluded_items(state: Costs) -> Costs:
    """Step 4: less the lines whose name is excluded; a line belongs to the first exclusion that names it."""
    for place, exclusion in enumerate(state.product.exclusions):
        if not exclusion.items or not holds(exclusion, state):
            continue
        earlier = [word for each in state.product.exclusions[:place] if holds(each, state) for word in each.items]

        def hit(charge: Charge, words: Sequence[str] = exclusion.items, earlier: Sequence[str] = earlier) -> bool:
            return first_word(charge.name, words) is not None and first_word(charge.name, earlier) is None

        before = state.running
        label = f"不予补偿的项目：{_names(state, hit)}"
        state = state.less_lines("excluded_items", label, _without(state, hit), exclusion.clause)
        if state.running != before:
            message = f"{label}，{amount_text(before - state.running)} 元"
            state = state.found("excluded", "info", message, "items")
    return state


def class_c(state: Costs) -> Costs:
    """Step 5: the share of class 丙 that counts."""
    share = state.benefit.scope.class_c
    amounts = tuple(
        amount * share if "丙" in charge.category else amount
        for charge, amount in zip(state.visit.charges, state.amounts, strict=True)
    )
    return state.less_lines("class_c", _counted("丙类费用", share), amounts, state.benefit.scope.clause)


def class_b_own_share(state: Costs) -> Costs:
    """Step 5: less what the insured bears first of the lines of class 乙, where a line states it."""
    borne = 1 - state.benefit.scope.class_b_own_share
    amounts = tuple(
        amount - min(charge.own_share, amount) * borne if "乙" in charge.category and amount > 0 else amount
        for charge, amount in zip(state.visit.charges, state.amounts, strict=True)
    )
    return state.less_lines("class_b_own_share", "乙类费用先行自付部分", amounts, state.benefit.scope.clause)


def item_limits(state: Costs) -> Costs:
    """Step 5: less what single items cost above their limit; a line belongs to the first limit that names it."""
    earlier: list[str] = []
    for limit in state.benefit.item_limits:
        state = _item_limit(state, limit, tuple(earlier))
        earlier.extend(limit.keywords)
    return state


def difference(state: Costs) -> Costs:
    """Refunds are set off against the other lines, and lines that come to more than the total are brought down to it."""
    both = tuple(zip(state.visit.charges, state.amounts, strict=True))
    if all(amount >= 0 for _, amount in both):
        return state
    above = any(charge.line == REST and amount < 0 for charge, amount in both)
    label = "明细合计多于票据合计，按合计折减" if above else "退费冲抵其他项目"
    amounts = spread(state.amounts, state.running)
    state = state.with_amounts("difference", label, amounts, state.benefit.scope.clause)
    return state.found("items_sum_mismatch", "info", label, "items", "total_amount") if above else state


def eligible(state: Costs) -> Costs:
    """Step 5: what counts of the bill, whoever pays it."""
    return replace(state, eligible=state.running)


def self_funded(state: Costs) -> Costs:
    """Step 5: the share of the invoice's 自费 that counts, beyond lines already judged: they speak of the same money."""
    outside, scope = _outside(state), state.benefit.scope
    share = scope.self_funded
    amounts = tuple(amount - part * (1 - share) for amount, part in zip(state.amounts, outside, strict=True))
    state = state.less_lines("self_funded", _counted("个人自费部分", share), amounts, scope.clause)
    if scope.inside == 1:
        return state
    inside = tuple(
        ZERO if "丙" in charge.category else max(amount - part * share, ZERO)
        for charge, amount, part in zip(state.visit.charges, state.amounts, outside, strict=True)
    )
    kept = tuple(amount - part * (1 - scope.inside) for amount, part in zip(state.amounts, inside, strict=True))
    put_aside = replace(state, aside=_inside_total(state))
    return put_aside.less_lines("inside_catalogue", _counted("医保目录内费用", scope.inside), kept, scope.clause)


def _item_limit(state: Costs, limit: ItemLimit, earlier: Sequence[str]) -> Costs:
    def hit(charge: Charge) -> bool:
        return first_word(charge.name, limit.keywords) is not None and first_word(charge.name, earlier) is None

    amount = _sum(state, hit)
    if limit.per == "year":
        return _year_limit(state, limit, hit, amount)
    if limit.per == "visit":
        counted = state.so_far(item_measure(limit.title))
        left = max(limit.amount - counted, ZERO)
        return _cut(state, limit, hit, left).counting(item_measure(limit.title), counted + max(min(amount, left), ZERO))
    if amount <= limit.amount:
        return state
    state, days = days_or_one(state)
    return _cut(state, limit, hit, limit.amount * days)


def _year_limit(state: Costs, limit: ItemLimit, hit: Callable[[Charge], bool], amount: Decimal) -> Costs:
    if amount <= 0:
        return state
    account = state.accounts.person(item_measure(limit.title), state.benefit.key)
    left = max(limit.amount - state.books.used(account), ZERO)
    counted = min(amount, left)
    state = _cut(state, limit, hit, left)
    label = f"{limit.title}计入年度限额 {amount_text(limit.amount)} 元"
    return state.note("item_counted", label, counted, state.running, limit.clause, {account: counted})


def _cut(state: Costs, limit: ItemLimit, hit: Callable[[Charge], bool], most: Decimal) -> Costs:
    parts = [amount if hit(charge) else ZERO for charge, amount in zip(state.visit.charges, state.amounts, strict=True)]
    if sum(parts, ZERO) <= most:
        return state
    cut = spread(parts, most)
    amounts = tuple(
        part if hit(charge) else amount
        for charge, amount, part in zip(state.visit.charges, state.amounts, cut, strict=True)
    )
    label = f"{limit.title}超过限额（{amount_text(limit.amount)} 元/{_PER[limit.per]}）"
    return state.less_lines("item_limit", label, amounts, limit.clause)


def _outside(state: Costs) -> tuple[Decimal, ...]:
    """What of each line is 自费 though its class does not say so: first of lines without a class, then of the others."""
    charges = state.visit.charges
    rest = (state.treatment.self_funded or ZERO) - _judged(state)
    unclassed = [ZERO if charge.category else amount for charge, amount in zip(charges, state.amounts, strict=True)]
    inside = [
        amount if charge.category and "丙" not in charge.category else ZERO
        for charge, amount in zip(charges, state.amounts, strict=True)
    ]
    first = max(min(rest, sum(unclassed, ZERO)), ZERO)
    then = max(min(rest - first, sum(inside, ZERO)), ZERO)
    return tuple(a + b for a, b in zip(spread(unclassed, first), spread(inside, then), strict=True))


def _judged(state: Costs) -> Decimal:
    """What was taken of lines by name or limit, or is known to be 丙; lines held back are not judged yet."""
    taken = sum((step.amount for step in state.steps if step.step in _JUDGED), ZERO)
    return taken + sum((charge.amount for charge in state.visit.charges if _is_class_c(state, charge)), ZERO)


def _is_class_c(state: Costs, charge: Charge) -> bool:
    if "丙" not in charge.category or charge.amount <= 0 or charge.line in state.visit.held:
        return False
    return not any(first_word(charge.name, each.items) for each in state.product.exclusions if holds(each, state))


def _inside_total(state: Costs) -> Decimal:
    """What of the invoice is inside the catalogue."""
    classed = sum((charge.amount for charge in state.visit.charges if "丙" in charge.category), ZERO)
    return max(state.treatment.total - max(classed, state.treatment.self_funded or ZERO), ZERO)


def _without(state: Costs, hit: Callable[[Charge], bool]) -> tuple[Decimal, ...]:
    """The amounts without some lines, unless a refund makes these less than nothing."""
    if _sum(state, hit) <= 0:
        return state.amounts
    return tuple(
        ZERO if hit(charge) else amount for charge, amount in zip(state.visit.charges, state.amounts, strict=True)
    )


def _sum(state: Costs, hit: Callable[[Charge], bool]) -> Decimal:
    return sum((amount for charge, amount in zip(state.visit.charges, state.amounts, strict=True) if hit(charge)), ZERO)


def _names(state: Costs, hit: Callable[[Charge], bool]) -> str:
    return "、".join(sorted({charge.name for charge in state.visit.charges if hit(charge)}))


def _counted(what: str, share: Decimal) -> str:
    return f"{what}按 {(share * 100).normalize():f}% 计入" if share else f"{what}不予补偿"
