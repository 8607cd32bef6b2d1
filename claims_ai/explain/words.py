"""The texts people read, by key: one file a subject and language, with {names} that values are put in for."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from claims_ai.money import fen

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")
_TEXTS = Path(__file__).parent / "texts"
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_CLAUSE = re.compile(r"第(?P<number>[\d.]+)条\s*(?P<title>.*)")
_LONGEST = 120
_LAW = {"保险法第二十五条": "Insurance Law, Article 25"}


@dataclass(frozen=True)
class Words:
    """The texts of one language. A value put into a text is never read as a text itself."""

    language: Language
    texts: Mapping[str, Any]

    def __call__(self, key: str, **values: object) -> str:
        """The text of a key with its values; KeyError for a key nobody wrote."""
        text = self._of(key)
        if not isinstance(text, str):
            raise KeyError(key)
        return text.format_map(values)

    def find(self, key: str, *values: str) -> str | None:
        """The text of a key, None where there is none."""
        text = self._of(key)
        return text.format(*values) if isinstance(text, str) else None

    def list_of(self, key: str) -> tuple[str, ...]:
        """A text of several parts, such as the columns of a table."""
        return tuple(self._of(key))

    def _of(self, key: str) -> Any:
        place: Any = self.texts
        for part in key.split("."):
            place = place.get(part) if isinstance(place, Mapping) else None
        return place

    def day(self, day: date) -> str:
        """A date in words."""
        return self(
            "letters.forms.date", year=day.year, month=day.month, day=day.day, month_name=_MONTHS[day.month - 1]
        )

    def money(self, amount: Decimal) -> str:
        """An amount with its currency."""
        return self("letters.forms.money", amount=grouped(amount))

    @property
    def gap(self) -> str:
        """What stands between two sentences."""
        return "" if self.language == "zh" else " "

    def count(self, unit: str, count: int) -> str:
        """So many days or visits."""
        return self(f"letters.forms.{unit}_one" if count == 1 else f"letters.forms.{unit}", count=count)

    def listed(self, parts: tuple[str, ...]) -> str:
        """Several things in one sentence."""
        return self("letters.forms.list").join(parts)

    def clause(self, clause: str) -> str:
        """A clause as people of the language refer to it; its title stays in the language of the contract."""
        if self.language == "zh" or not clause:
            return clause
        match = _CLAUSE.fullmatch(clause)
        if not match:
            return _LAW.get(clause, clause)
        return f"Clause {match['number']} ({match['title']})" if match["title"] else f"Clause {match['number']}"


@lru_cache(maxsize=len(LANGUAGES))
def words_of(language: Language) -> Words:
    """The texts of a language, read once."""
    files = sorted((_TEXTS / language).glob("*.toml"))
    return Words(language, {file.stem: tomllib.loads(file.read_text("utf-8")) for file in files})


def grouped(amount: Decimal, signed: bool = False) -> str:
    """An amount with thousands apart and a proper minus.

    >>> grouped(Decimal("13724.3")), grouped(Decimal("-100"), signed=True)
    ('13,724.30', '−100.00')
    """
    return f"{fen(amount):{'+' if signed else ''},.2f}".replace("-", "−")


def shortened(text: str) -> str:
    """A text of somebody else's in a place for a short one.

    >>> shortened("a" * 200)[-3:], len(shortened("a" * 200))
    ('aa…', 120)
    """
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def last_four(number: str) -> str:
    """The end of a number, all that is shown of it; nothing of one that is hardly longer.

    >>> last_four("9951 1907 2668 8505 473"), last_four("12345")
    ('5473', '')
    """
    bare = "".join(number.split())
    return bare[-4:] if len(bare) >= 8 else ""


def masked(number: str) -> str:
    """A number of which only the last four characters show.

    >>> masked("990104198803142229")
    '**************2229'
    """
    bare = "".join(number.split())
    shown = last_four(bare)
    return "*" * (len(bare) - len(shown)) + shown
