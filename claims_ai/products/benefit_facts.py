"""What the benefits of a product say, fact by fact, in the order of the calculation."""

from collections.abc import Iterator
from decimal import Decimal

from claims_ai.products.benefits import AnyBenefit, HospitalCash, LumpSum
from claims_ai.products.cost_facts import cost_facts
from claims_ai.products.facts import Fact, Sense, hospital_facts, members_of, named, told_illness, waiting_facts
from claims_ai.products.parts import Paper
from claims_ai.products.terms import Product
from claims_ai.products.words import CAUSES, VISITS, Said, joined, listed, money, say
from claims_ai.wording import DOCUMENTS


def benefit_facts(product: Product, benefit: AnyBenefit) -> Iterator[Fact]:
    """Everything that is said of one benefit."""
    section, key = say("责任：{}", "Benefit: {}", benefit.title), f"benefit.{benefit.key}"
    yield _what(benefit, section, key)
    yield from _conditions(benefit, section, key)
    if isinstance(benefit, HospitalCash):
        yield from _cash(benefit, section, key)
    elif not isinstance(benefit, LumpSum):
        yield from cost_facts(product, benefit, section, key)
    yield from _papers(benefit, section, key)


def _what(benefit: AnyBenefit, section: Said, key: str) -> Fact:
    visits, cause = listed(VISITS[visit] for visit in benefit.visits), CAUSES[benefit.cause]
    if isinstance(benefit, LumpSum):
        said = say(
            "确诊所列疾病，一次性给付 {}，须由人工确认",
            "Pays {} once for a listed illness; a person confirms it",
            money(benefit.amount),
        )
        return Fact(section, key, said, (benefit.amount,), "better", "better", benefit.clause)
    if isinstance(benefit, HospitalCash):
        said = say(
            "因{1}住院，每天给付 {0}，与实际费用无关",
            "Pays {0} a day in hospital for {1}, whatever it cost",
            money(benefit.daily_amount),
            cause,
        )
        return Fact(section, key, said, (benefit.daily_amount,), "better", "better", benefit.clause)
    said = say("补偿因{1}发生的{0}医疗费用", "Pays back the cost of {0} treatment for {1}", visits, cause)
    return Fact(section, key, said, frozenset([*benefit.visits, benefit.cause]), "better", "better", benefit.clause)


def _conditions(benefit: AnyBenefit, section: Said, key: str) -> Iterator[Fact]:
    if days := benefit.accident_days:
        said = say("限意外发生后 {} 日内的治疗", "Treatment within {} days of the accident", days)
        yield Fact(section, f"{key}.accident_days", said, (Decimal(days),), "better", "worse", benefit.clause)
    for group in benefit.illnesses:
        said = say("限于：{}", "Only: {}", told_illness(group))
        members = members_of(group.icd10, group.diagnoses)
        yield Fact(section, f"{key}.illness.{group.title}", said, members, "better", "better", benefit.clause)
    for group in benefit.except_illnesses:
        said = say("不含：{}", "Not: {}", told_illness(group))
        members = members_of(group.icd10, group.diagnoses)
        yield Fact(section, f"{key}.except.{group.title}", said, members, "worse", "worse", benefit.clause)
    if isinstance(benefit, LumpSum) and (days := benefit.survival_days):
        said = say("自确诊起须生存满 {} 日", "The insured has to live {} days after the diagnosis", days)
        yield Fact(section, f"{key}.survival", said, (Decimal(days),), "worse", "worse", benefit.clause)
    if benefit.waiting:
        yield from waiting_facts(benefit.waiting, section, f"{key}.waiting")
    if benefit.hospitals:
        yield from hospital_facts(benefit.hospitals, section, f"{key}.hospitals")


def _cash(benefit: HospitalCash, section: Said, key: str) -> Iterator[Fact]:
    first, stay, year = benefit.deductible_days, benefit.max_days_per_stay, benefit.max_days_per_year
    said = say("每次住院扣除前 {} 天", "The first {} days of a stay are not paid", first)
    said = said if first else Said("自住院首日起给付", "Paid from the first day of a stay")
    yield Fact(section, f"{key}.deductible_days", said, (Decimal(first),), "worse", "either", benefit.clause)
    said = say(
        "每次住院最多给付 {} 天，每保单年度最多 {} 天", "At most {} days a stay and {} days a policy year", stay, year
    )
    yield Fact(section, f"{key}.days", said, (Decimal(stay), Decimal(year)), "better", "either", benefit.clause)
    for factor in benefit.factors:
        when = named(factor.icd10, factor.diagnoses)
        when = when if factor.cause == "any" else joined([CAUSES[factor.cause], *([when] if when.zh else [])])
        said = say("{}（{}）：{} 倍给付", "{} ({}): {} times as much", factor.title, when, f"{factor.factor:f}")
        yield Fact(section, f"{key}.factor.{factor.title}", said, (factor.factor,), "better", "better", factor.clause)
    if icu := benefit.intensive_care:
        said = say(
            "重症监护另给付每天 {}，每次最多 {} 天，每保单年度最多 {} 天",
            "Intensive care pays {} a day on top, at most {} days a stay and {} days a policy year",
            money(icu.daily_amount),
            icu.max_days_per_stay,
            icu.max_days_per_year,
        )
        value = (icu.daily_amount, Decimal(icu.max_days_per_stay), Decimal(icu.max_days_per_year))
        yield Fact(section, f"{key}.intensive_care", said, value, "better", "better", icu.clause)


def _papers(benefit: AnyBenefit, section: Said, key: str) -> Iterator[Fact]:
    kinds: tuple[tuple[str, Said, Sense], ...] = (
        ("critical", Said("必须提交：{}", "Needed before a decision: {}"), "worse"),
        ("deferrable", Said("可以后补：{}", "May come later: {}"), "either"),
        ("obtainable", Said("无需提交：{}", "Asked of nobody: {}"), "better"),
    )
    for name, what, more in kinds:
        if papers := getattr(benefit.papers, name):
            told = joined(say("{}（{}）", "{} ({})", _paper(each), each.reason) for each in papers)
            value = frozenset(_paper(each).zh for each in papers)
            yield Fact(section, f"{key}.papers.{name}", say(what.zh, what.en, told), value, more, more)


def _paper(paper: Paper) -> Said:
    name = DOCUMENTS[paper.type]
    return say("{1}（仅{0}）", "{1} for {0} only", VISITS[paper.visit], name) if paper.visit else Said(name, name)
