"""Where a threshold lies: by a share, by what can be investigated and is worth it, or by a guarantee on rows nobody learned from."""

from dataclasses import dataclass
from math import ceil, log
from typing import TYPE_CHECKING, Literal

from claims_ai.card import Certificate, among_in_words

if TYPE_CHECKING:
    import numpy as np

STEPS = 60


@dataclass(frozen=True)
class ThresholdRule:
    """Where the threshold lies: so that `at` of the flagged rows are positive (`precision`), that `at` of all rows are
    flagged (`share`), or that at most `at` of the negatives are (`false_positives`)."""

    by: Literal["precision", "share", "false_positives"] = "false_positives"
    at: float = 0.1

    def __str__(self) -> str:
        return f"{self.by.replace('_', ' ')} {self.at:.3g}"

    def threshold(self, labels: "np.ndarray", scores: "np.ndarray") -> float:
        """The lowest score to flag at; above every score where the rule cannot be kept."""
        import numpy as np

        order = np.argsort(-scores, kind="stable")
        flagged, right = np.arange(1, len(order) + 1), labels[order].cumsum()
        kept = {
            "precision": right >= self.at * flagged,
            "share": flagged <= self.at * len(order),
            "false_positives": flagged - right <= self.at * (1 - labels).sum(),
        }[self.by]
        last_of_ties = np.append(np.diff(scores[order]) != 0, True)
        places = np.flatnonzero(kept & last_of_ties)
        return float(scores[order][places[-1]]) if len(places) else above_all(scores)


@dataclass(frozen=True)
class Capacity:
    """As many rows as people can look at (`share` of all), but none whose chance is not worth the `cost` of looking.

    `amount` is the column of what a confirmed one saves; without it the cost cannot be weighed.
    """

    share: float = 0.02
    cost: float = 200.0
    amount: str | None = None

    def __str__(self) -> str:
        worth = f", a look costing {self.cost:g} against {self.amount}" if self.amount else ""
        return f"capacity {self.share:.3g}{worth}"

    def threshold(self, labels: "np.ndarray", scores: "np.ndarray", amounts: "np.ndarray | None" = None) -> float:
        """The lowest score to look at."""
        full = ThresholdRule("share", self.share).threshold(labels, scores)
        return full if amounts is None else max(full, self.break_even(labels, amounts))

    def break_even(self, labels: "np.ndarray", amounts: "np.ndarray") -> float:
        """The probability at which what a look saves on average pays for it; above 1 where it never does."""
        saved = float(amounts[labels == 1].mean())
        return self.cost / saved if saved > 0 else 2.0


@dataclass(frozen=True)
class Guarantee:
    """With `confidence`, at most `at_most` of the rows at or above the threshold are negative.

    `among` says for which rows that is asked, by the most that columns may hold: those that nothing else holds back.
    """

    at_most: float = 0.005
    confidence: float = 0.95
    among: tuple[tuple[str, float], ...] = ()

    def __str__(self) -> str:
        where = f" of those with {among_in_words(self.among)}" if self.among else ""
        return f"at most {self.at_most:.3g} negative{where}, with {self.confidence:.0%} confidence"

    @property
    def fewest(self) -> int:
        """So many rows are needed even if none of them is negative."""
        return ceil(log(1 - self.confidence) / log(1 - self.at_most))

    def sequence(self, scores: "np.ndarray", labels: "np.ndarray", rows: int) -> "np.ndarray":
        """The thresholds to test on so many rows, one after the other, from scores of rows learned from (out of fold).

        The first is the one that is likeliest to hold there, as those rows tell; the others let more and more through.
        The order is fixed before a label of the rows tested on is seen: that makes testing one after the other exact.
        """
        import numpy as np

        thresholds = np.unique(np.quantile(scores, 1 - np.arange(1, STEPS + 1) / STEPS))[::-1]
        bounds = [self._expected(threshold, scores, labels, rows) for threshold in thresholds]
        return thresholds[int(np.argmin(bounds)) :]

    def _expected(self, threshold: float, scores: "np.ndarray", labels: "np.ndarray", rows: int) -> float:
        """The bound to expect on so many rows."""
        above = scores >= threshold
        count = int(above.mean() * rows)
        return upper_bound(round(float(1 - labels[above].mean()) * count), count, self.confidence) if count else 1.0

    def certify(
        self, thresholds: "np.ndarray", labels: "np.ndarray", scores: "np.ndarray", on: str
    ) -> tuple[float, Certificate]:
        """Go down the thresholds while the bound holds (learn then test); the last that held, or above all scores."""
        held, last = above_all(scores), self._test(2.0, labels, scores, on)
        for threshold in thresholds:
            tested = self._test(float(threshold), labels, scores, on)
            if tested.bound > self.at_most:
                break
            held, last = float(threshold), tested
        return held, last

    def _test(self, threshold: float, labels: "np.ndarray", scores: "np.ndarray", on: str) -> Certificate:
        above = scores >= threshold
        count, negatives = int(above.sum()), int((1 - labels[above]).sum())
        return Certificate(
            at_most=self.at_most, confidence=self.confidence, among=self.among, rows=len(labels), above=count,
            negatives=negatives, bound=upper_bound(negatives, count, self.confidence), on=on,
        )  # fmt: skip


Rule = ThresholdRule | Capacity | Guarantee


def upper_bound(events: int, rows: int, confidence: float) -> float:
    """The exact (Clopper-Pearson) bound that the true share exceeds with at most 1 − confidence; 1 without rows."""
    from scipy.stats import beta

    return float(beta.ppf(confidence, events + 1, rows - events)) if events < rows else 1.0


def lower_bound(events: int, rows: int, confidence: float) -> float:
    """The same bound from below."""
    return 1 - upper_bound(rows - events, rows, confidence) if rows else 0.0


def above_all(scores: "np.ndarray") -> float:
    """A threshold that no score reaches."""
    import numpy as np

    return float(np.nextafter(max(float(scores.max()), 1.0), 2.0))
