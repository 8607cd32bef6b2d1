"""The quality sample: automatic approvals drawn by lot for a person to look at, whatever any model said of them."""

from dataclasses import dataclass

from claims_ai.store.seal import Seal

_ALL = 1 << 64


@dataclass(frozen=True, slots=True)
class Draw:
    """The lot of an automatic approval: whether it was drawn, and the share that was drawn from then."""

    share: float
    drawn: bool


def draw(claim_id: str, share: float, seal: Seal) -> Draw:
    """The lot of a claim: the same however often it is drawn, and foreseen by nobody without the key."""
    lot = int.from_bytes(seal.mark("quality sample", claim_id)[:8], "big")
    return Draw(share, lot < share * _ALL)
