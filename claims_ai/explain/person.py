"""A person's decision: the only ground on which a claim is ever refused."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from claims_ai.errors import InputError

REFUSALS = (
    "not_in_force", "waiting_period", "excluded", "pre_existing", "hospital_not_eligible", "not_covered", "limit_used_up", "duplicate",
    "false_part", "time_barred", "not_entitled",
)  # fmt: skip
_SEND_WITHIN_DAYS = 3  # 保险法 24


@dataclass(frozen=True, slots=True)
class PersonsDecision:
    """Who decided what, when, under which clause, for which reason of `REFUSALS` and in which words to the claimant."""

    by: str
    at: date
    outcome: Literal["approved", "refused"]
    clause: str
    reason_code: str
    words: str

    def __post_init__(self) -> None:
        for name, said in (("by", self.by), ("clause", self.clause), ("words", self.words)):
            if not said.strip():
                raise InputError(f"decision of a person: {name} is empty; say who decided, under which clause, and why")
        if self.outcome == "refused" and self.reason_code not in REFUSALS:
            raise InputError(f"decision of a person: reason_code {self.reason_code!r} is none of {', '.join(REFUSALS)}")

    @property
    def send_by(self) -> date:
        """The last day on which a refusal may be sent."""
        return self.at + timedelta(days=_SEND_WITHIN_DAYS)
