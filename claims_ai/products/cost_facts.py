"""What a benefit that pays costs back says of them, in the order of the calculation."""

from collections.abc import Iterator
from decimal import Decimal

from claims_ai.products.benefits import Indemnity
from claims_ai.products.facts import Fact
from claims_ai.products.sums import Band, Deductible, PaymentRatio, Share
from claims_ai.products.terms import Product
from claims_ai.products.words import BASES, FILLERS, NOTHING, PERIODS, Said, listed, money, percent, quoted, say

_NONE = Said("无", "none")


def cost_facts(product: Product, benefit: Indemnity, section: Said, key: str) -> Iterator[Fact]:
    """Which expenses count, what comes off, which share is paid, up to which limits."""
    yield _scope(benefit, section, key)
    for limit in benefit.item_limits:
        said = say(
            "{}（名称含{}）{}最多计入 {}",
            "{} (items {}): {} at most {} counts",
            limit.title,
            quoted(limit.keywords),
            PERIODS[limit.per],
            money(limit.amount),
        )
        place = f"{key}.item.{limit.title}.{limit.per}"
        yield Fact(section, place, said, (limit.amount,), "better", "worse", limit.clause)
    yield _payers(benefit, section, key)
    for terms in benefit.deductibles:
        yield from _deductible(product, benefit, terms, section, key)
    if not benefit.deductibles:
        said = Said("无免赔额", "No deductible")
        yield Fact(section, f"{key}.no_deductible", said, "", "either", "better", benefit.clause)
    yield from _ratio(benefit.ratio, section, key)
    yield from _limits(benefit, section, key)


def _scope(benefit: Indemnity, section: Said, key: str) -> Fact:
    scope = benefit.scope
    shares = (scope.inside, scope.class_b_own_share, scope.class_c, scope.self_funded)
    said = say(
        "计入费用：甲类、乙类及未分类 {}，乙类先行自付 {}，丙类 {}，其余自费 {}",
        "Expenses that count: 甲, 乙 and unclassed {}, own share of 乙 {}, 丙 {}, other self-funded {}",
        *(percent(share) for share in shares),
    )
    return Fact(section, f"{key}.scope", said, shares, "better", "either", scope.clause)


def _payers(benefit: Indemnity, section: Said, key: str) -> Fact:
    own = benefit.personal_account_counts_as_own
    said = say(
        "先扣除医保及其他途径已支付的金额，个人账户{}；各方给付合计不超过实际费用",
        "What social insurance and others paid comes off first, the personal account {}; nobody is paid more than the cost",
        Said("视为本人支付", "being the insured's own money") if own else Said("也须扣除", "too"),
    )
    value = (Decimal(own),)
    return Fact(section, f"{key}.personal_account", said, value, "better", "either", benefit.compensation_clause)


def _deductible(product: Product, benefit: Indemnity, terms: Deductible, section: Said, key: str) -> Iterator[Fact]:
    place, others = f"{key}.deductible.{terms.basis}", _sharing(product, benefit, terms)
    shared = say("，与{}共用", ", together with {}", listed(others)) if others else NOTHING
    said = say("{}免赔额 {}{}", "Deductible {1} {0}{2}", BASES[terms.basis], money(terms.amount), shared)
    yield Fact(section, place, said, (terms.amount,), "worse", "worse", terms.clause)
    if terms.family_amount is not None:
        said = say("全家合计承担的免赔额不超过 {}", "The family bears at most {} together", money(terms.family_amount))
        yield Fact(section, f"{place}.family", said, (terms.family_amount,), "worse", "better", terms.clause)
    fills = [FILLERS[each] for each in FILLERS if each in terms.filled_by]
    rest = [FILLERS[each] for each in FILLERS if each not in terms.filled_by]
    said = say(
        "可抵扣免赔额：{}；不可抵扣：{}",
        "Counts towards the deductible: paid by {}; does not: paid by {}",
        listed(fills) if fills else _NONE,
        listed(rest) if rest else _NONE,
    )
    value = frozenset(each.zh for each in fills)
    yield Fact(section, f"{place}.filled_by", said, value, "better", "either", terms.clause)


def _sharing(product: Product, benefit: Indemnity, terms: Deductible) -> list[str]:
    """The other benefits that bear a deductible of the year together with this one."""
    if terms.basis == "per_visit":
        return []
    return [
        each.title
        for each in product.benefits
        if isinstance(each, Indemnity)
        and each.key != benefit.key
        and any((other.basis, other.account) == (terms.basis, terms.account) for other in each.deductibles)
    ]


def _ratio(terms: PaymentRatio, section: Said, key: str) -> Iterator[Fact]:
    special: list[tuple[str, Said, Share]] = [
        *((f"band.{band.above}", _span(terms, band), band) for band in terms.bands),
        *((f"level.{level}", say("{}医院", "level {}", level), each) for each in terms.levels for level in each.levels),
    ]
    if terms.preexisting:
        special.append(("preexisting", Said("既往症", "pre-existing illness"), terms.preexisting))
    if not terms.bands:
        usual = (terms.with_social_insurance or Decimal(0), terms.without_social_insurance or Decimal(0))
        yield _shares(usual, NOTHING, section, f"{key}.ratio", terms.clause)
    for name, where, share in special:
        shares = (share.with_social_insurance, share.without_social_insurance)
        told = say("（{}）", " ({})", where)
        yield _shares(shares, told, section, f"{key}.ratio.{name}", terms.clause)


def _shares(shares: tuple[Decimal, Decimal], where: Said, section: Said, key: str, clause: str) -> Fact:
    said = say(
        "赔付比例{}：经社保结算 {}，未经社保结算 {}",
        "Pays{} {} where social insurance settled first, {} where it did not",
        where,
        *(percent(share) for share in shares),
    )
    return Fact(section, key, said, shares, "better", "either", clause)


def _span(terms: PaymentRatio, band: Band) -> Said:
    basis = BASES[terms.bands_basis]
    if band.up_to is None:
        return say("{}累计超过 {}的部分", "above {1} {0}", basis, money(band.above))
    return say("{}累计 {} 至 {}的部分", "{1} to {2} {0}", basis, f"{band.above:,}", money(band.up_to))


def _limits(benefit: Indemnity, section: Said, key: str) -> Iterator[Fact]:
    limits = benefit.limits
    amounts = (("day", limits.per_day), ("visit", limits.per_visit), ("year", limits.per_year))
    for period, limit in amounts:
        if limit is not None:
            said = say("{}最多给付 {}", "Pays at most {1} {0}", PERIODS[period], money(limit))
            yield Fact(section, f"{key}.per_{period}", said, (limit,), "better", "worse", limits.clause)
    if visits := limits.visits_per_year:
        said = say("每保单年度最多给付 {} 次就诊", "Pays for at most {} visits a policy year", visits)
        yield Fact(section, f"{key}.visits_per_year", said, (Decimal(visits),), "better", "worse", limits.clause)
