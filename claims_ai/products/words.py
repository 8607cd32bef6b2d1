"""How terms are said to people, in Chinese and in English; the names of benefits and clauses stay as the file has them."""

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple


class Said(NamedTuple):
    """One thing said in both languages."""

    zh: str
    en: str

    def within(self, language: str) -> str:
        """The words in one language."""
        return self.en if language == "en" else self.zh


Part = Said | str | int


def say(zh: str, en: str, *parts: Part) -> Said:
    """A sentence in both languages, with its parts put in where `{}` stands.

    >>> say("每天 {}", "{} a day", money(Decimal(80)))
    Said(zh='每天 80 元', en='CNY 80 a day')
    """
    told = [part if isinstance(part, Said) else Said(str(part), str(part)) for part in parts]
    return Said(zh.format(*(part.zh for part in told)), en.format(*(part.en for part in told)))


NOTHING = Said("", "")


def money(amount: Decimal) -> Said:
    """A sum with separators, without empty places.

    >>> money(Decimal("10000.00"))
    Said(zh='10,000 元', en='CNY 10,000')
    """
    text = f"{amount:,.2f}".removesuffix(".00")
    return Said(f"{text} 元", f"CNY {text}")


def percent(share: Decimal) -> str:
    """A share as people write it.

    >>> percent(Decimal("0.9"))
    '90%'
    """
    return f"{(share * 100).normalize():f}%"


def listed(words: Iterable[Said | str]) -> Said:
    """Several things in a row."""
    both = [each if isinstance(each, Said) else Said(each, each) for each in words]
    return Said("、".join(each.zh for each in both), ", ".join(each.en for each in both))


def joined(parts: Iterable[Said]) -> Said:
    """Several phrases in a row."""
    both = [*parts]
    return Said("；".join(each.zh for each in both), "; ".join(each.en for each in both))


def quoted(words: Iterable[str]) -> Said:
    """Words as they stand in papers."""
    both = [f"“{word}”" for word in words]
    return Said("".join(both), ", ".join(both))


VISITS = {"outpatient": Said("门诊", "outpatient"), "inpatient": Said("住院", "inpatient")}
CAUSES = {
    "any": Said("疾病或意外", "illness or accident"),
    "illness": Said("疾病", "illness"),
    "accident": Said("意外", "accident"),
}
FILLERS = {
    "social_insurance": Said("医保统筹基金", "social insurance"),
    "public_funds": Said("大病、公务员补助等其他基金", "other public funds"),
    "other_insurers": Said("其他商业保险", "other commercial insurers"),
}
BASES = {
    "per_visit": Said("每次", "a visit"),
    "annual": Said("年度", "a policy year"),
    "family": Said("家庭年度", "a policy year, borne by the family"),
}
PERIODS = {
    "day": Said("每天", "a day"),
    "visit": Said("每次就诊", "a visit"),
    "year": Said("每保单年度", "a policy year"),
}
