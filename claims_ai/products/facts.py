"""A product as a list of single facts, each in words and each comparable: what explains a product also compares two."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from claims_ai.products.parts import Exclusion, Hospitals, Illness, Waiting
from claims_ai.products.terms import Product
from claims_ai.products.words import NOTHING, Said, joined, listed, money, percent, quoted, say

Sense = Literal["better", "worse", "either"]
Numbers = tuple[Decimal, ...]
Value = Numbers | frozenset[str] | str

GENERAL = Said("产品", "Product")
TIMES = Said("等待期、续保与既往症", "Waiting period, renewal and pre-existing illness")
EXCLUSIONS = Said("责任免除", "Exclusions")
HOSPITALS = Said("医院", "Hospitals")
SERVICE = Said("理赔服务", "Claims service")


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that the terms say.

    `more` is what larger numbers, or more members of a set, mean to a claimant; `there` what it means that the terms say it
    at all. A text has neither more nor less.
    """

    section: Said
    key: str
    said: Said
    value: Value
    more: Sense = "either"
    there: Sense = "either"
    clause: str = ""


def opening_facts(product: Product) -> Iterator[Fact]:
    """What is read before the benefits: which product, from when, the waiting period."""
    yield from _general(product)
    yield from waiting_facts(product.waiting, TIMES, "waiting")
    yield from _renewal(product)
    yield from _preexisting(product)


def closing_facts(product: Product) -> Iterator[Fact]:
    """What is read after the benefits: exclusions, hospitals and service."""
    for exclusion in product.exclusions:
        yield _exclusion(product, exclusion)
    yield from hospital_facts(product.hospitals, HOSPITALS, "hospitals")
    yield from _service(product)


def waiting_facts(terms: Waiting, section: Said, key: str) -> Iterator[Fact]:
    """The waiting period and those of single illnesses."""
    said = say("疾病等待期 {} 天，意外无等待期", "Illness is insured after {} days, accidents at once", terms.days)
    said = said if terms.days else Said("无等待期", "No waiting period")
    yield Fact(section, key, said, (Decimal(terms.days),), "worse", "worse", terms.clause)
    for group in terms.illnesses:
        said = say("{}：等待期 {} 天", "{}: insured after {} days", told_illness(group), group.days)
        value = (Decimal(group.days),)
        yield Fact(section, f"{key}.group.{group.title}", said, value, "worse", "worse", terms.clause)


def told_illness(group: Illness) -> Said:
    """A group of illnesses by its title, words and codes."""
    return say("{}（{}）", "{} ({})", group.title, named(group.icd10, group.diagnoses))


def named(icd10: tuple[str, ...], diagnoses: tuple[str, ...], items: tuple[str, ...] = ()) -> Said:
    """Words of a diagnosis, codes, and words of an item, as they are told."""
    parts = [say("诊断含{}", "diagnosis {}", quoted(diagnoses))] if diagnoses else []
    parts += [say("ICD-10 {}", "ICD-10 {}", listed(icd10))] if icd10 else []
    parts += [say("项目含{}", "item {}", quoted(items))] if items else []
    return joined(parts)


def members_of(icd10: tuple[str, ...], diagnoses: tuple[str, ...], items: tuple[str, ...] = ()) -> frozenset[str]:
    """Everything that a group or an exclusion names."""
    return frozenset([*(f"ICD-10 {span}" for span in icd10), *diagnoses, *(f"项目“{word}”" for word in items)])


def hospital_facts(terms: Hospitals, section: Said, key: str) -> Iterator[Fact]:
    """Which hospitals and wards are insured."""
    lists: tuple[tuple[str, tuple[str, ...], Said, Sense, Sense], ...] = (
        (
            "levels",
            terms.levels,
            Said("限{}医院（以单据写明的级别为准）", "Level {} only, where papers name it"),
            "better",
            "worse",
        ),
        (
            "not_covered",
            terms.not_covered,
            Said("名称或类型含{}的医院除外", "Not hospitals called {}"),
            "worse",
            "worse",
        ),
        ("allow", terms.allow, Said("约定医院：{}", "Agreed hospitals: {}"), "better", "better"),
        ("deny", terms.deny, Said("除外医院：{}", "Hospitals ruled out: {}"), "worse", "worse"),
    )
    for name, words, said, more, there in lists:
        if words:
            shown = say(said.zh, said.en, listed(words))
            yield Fact(section, f"{key}.{name}", shown, frozenset(words), more, there, terms.clause)
    wards = say("限普通病房（{}除外）", "Ordinary wards only (not {})", listed(terms.special_wards))
    rules = (
        ("public_only", terms.public_only, Said("限公立医院", "Public hospitals only")),
        ("allow_only", terms.allow_only, Said("限约定医院", "Agreed hospitals only")),
        ("ordinary_ward_only", terms.ordinary_ward_only, wards),
    )
    for name, holds, said in rules:
        if holds:
            yield Fact(section, f"{key}.{name}", said, said.zh, "either", "worse", terms.clause)


def _general(product: Product) -> Iterator[Fact]:
    begins, ends = product.effective_from, product.effective_until
    span = say("{} 至 {}", "{} to {}", str(begins), str(ends)) if ends else say("{} 起", "{} on", str(begins))
    title, insurer = product.title, product.insurer
    yield Fact(GENERAL, "title", say("产品名称：{}", "Title: {}", title), title)
    yield Fact(GENERAL, "insurer", say("承保公司：{}", "Insurer: {}", insurer), insurer)
    said = say("适用于 {}生效的保单", "For policies that begin from {}", span)
    said = said if ends else say("{}（至下一版本生效前）", "{}, until the next version", said)
    yield Fact(GENERAL, "effective", said, f"{begins} {ends}")
    if terms := product.sum_insured:
        whose = Said("全家共用", "the family") if terms.shared_by == "family" else Said("个人", "one person")
        said = say(
            "年度保险金额 {}（{}），各项责任合计以此为限", "At most {} a policy year to {}", money(terms.amount), whose
        )
        yield Fact(GENERAL, "sum_insured", said, (terms.amount,), "better", "worse", terms.clause)


def _renewal(product: Product) -> Iterator[Fact]:
    if not (terms := product.renewal):
        return
    again = Said("续保重新计算等待期", "A renewal begins a new waiting period")
    once = Said("续保不再计算等待期", "A renewal has no waiting period")
    said = again if terms.waiting_again else once
    yield Fact(TIMES, "renewal.waiting", said, (Decimal(terms.waiting_again),), "worse", "either", terms.clause)
    years = terms.guaranteed_years
    said = say("保证续保 {} 年", "Renewal is guaranteed for {} years", years)
    said = said if years else Said("不保证续保", "Renewal is not guaranteed")
    yield Fact(TIMES, "renewal.guaranteed", said, (Decimal(years),), "better", "either", terms.clause)


def _preexisting(product: Product) -> Iterator[Fact]:
    if not (terms := product.preexisting):
        return
    excluded = terms.treatment == "excluded"
    out = Said("既往症不予保障", "Pre-existing illness is not insured")
    lower = Said("既往症可保，按较低比例给付", "Pre-existing illness is insured at a lower share")
    value = (Decimal(1 + excluded),)
    yield Fact(TIMES, "preexisting", out if excluded else lower, value, "worse", "worse", terms.clause)
    for group in terms.illnesses:
        said = say("须人工确认是否既往症：{}", "A person finds out whether it is pre-existing: {}", told_illness(group))
        members = members_of(group.icd10, group.diagnoses)
        yield Fact(TIMES, f"preexisting.{group.title}", said, members, "worse", "worse", terms.clause)


def _exclusion(product: Product, terms: Exclusion) -> Fact:
    titles = [benefit.title for benefit in product.benefits if benefit.key in terms.benefits]
    limits = [Said("意外所致除外", "unless by accident")] if terms.except_accident else []
    limits += [say("仅限{}", "only for {}", listed(titles))] if titles else []
    more = say("（{}）", " ({})", joined(limits)) if limits else NOTHING
    said = say("{}{}：{}", "{}{}: {}", terms.title, more, named(terms.icd10, terms.diagnoses, terms.items))
    value = members_of(terms.icd10, terms.diagnoses, terms.items)
    return Fact(EXCLUSIONS, f"exclusion.{terms.title}", said, value, "worse", "worse", terms.clause)


def _service(product: Product) -> Iterator[Fact]:
    limit = say(
        "应付不超过 {}的可自动快赔", "Up to {} may be paid at once without a person", money(product.fast_pay_limit)
    )
    yield Fact(SERVICE, "fast_pay_limit", limit, (product.fast_pay_limit,), "better")
    if cap := product.daily_payout_cap:
        said = say("自动支付每日合计不超过 {}", "At most {} a day is paid without a person", money(cap))
        yield Fact(SERVICE, "daily_payout_cap", said, (cap,))
    if terms := product.referral:
        for key, amount, who in (
            ("senior_adjuster", terms.senior_adjuster_above, Said("高级理赔员", "a senior adjuster")),
            ("case_team", terms.case_team_above, Said("大案组", "the case team")),
        ):
            said = say("应付超过 {}的由{}核定", "Above {} {} decides", money(amount), who)
            yield Fact(SERVICE, f"referral.{key}", said, (amount,))
    if declared := product.declaration:
        said = say(
            "应付不超过 {}的，可后补的材料可由书面告知承诺（{} 版）代替，事后抽查 {}",
            "Up to {} a signed declaration (text {}) may stand in for a paper that may come later; {} are checked afterwards",
            money(declared.up_to),
            declared.text_version,
            percent(declared.audited_share),
        )
        yield Fact(SERVICE, "declaration", said, (declared.up_to,), "better", "better", declared.clause)
