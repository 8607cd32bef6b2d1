"""What a model does with its features: exact contributions (SHAP), partial dependence, and which features work together."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any, Protocol

from claims_ai.card import Card
from claims_ai.linear import Scorer
from claims_ai.tables import Column
from training.drawing import BLUE, GREY, INK, plot

if TYPE_CHECKING:
    import numpy as np

from training.tables import Table
from training.tune import Choice

SHOWN = 12
DEPENDENCE = 6
ROWS = 2000
AVERAGED = 200
GRID = 24
COARSE = 7
PAIRS = 6


class Learned(Protocol):
    """What is looked into."""

    @property
    def booster(self) -> Any: ...
    @property
    def scorer(self) -> Scorer: ...
    @property
    def choice(self) -> Choice: ...


@dataclass(frozen=True)
class Strip:
    """The contributions of one feature: its mean size in log-odds, and a picture of all of them."""

    name: str
    size: float
    picture: str


@dataclass(frozen=True)
class Pair:
    """Two features: how far their joint effect strays from the sum of both, in log-odds; the joint effect as a picture."""

    names: tuple[str, str]
    strength: float
    picture: str


@dataclass(frozen=True)
class Inside:
    """What the report shows of a model's inside."""

    strips: tuple[Strip, ...]
    dependence: tuple[tuple[str, str], ...]
    pairs: tuple[Pair, ...]


def gains(card: Card, learned: Learned) -> Mapping[str, float]:
    """The gain in training by feature, largest first."""
    found = zip((column.name for column in card.features), learned.booster.feature_importance("gain"), strict=True)
    return dict(sorted(((name, float(gain)) for name, gain in found), key=lambda pair: -pair[1]))


def look(learned: Learned, table: Table, most: Sequence[str]) -> Inside:
    """Look into a model on rows of a table (the first 2,000 at even distances); `most` names the features that count most."""
    import numpy as np

    chosen = list(learned.choice.features)
    columns = [table.columns[place] for place in chosen]
    even = np.unique(np.linspace(0, len(table.matrix) - 1, ROWS).astype(int))
    matrix = table.matrix[even][:, chosen]
    parts = learned.scorer.contributions(matrix, num_threads=1)[:, :-1]
    strips = sorted(_strips(columns, matrix, parts), key=lambda strip: -strip.size)[:SHOWN]
    names = [strip.name for strip in strips]
    places = [next(i for i, column in enumerate(columns) if column.name == name) for name in names]
    few = matrix[np.unique(np.linspace(0, len(matrix) - 1, AVERAGED).astype(int))]
    dependence = tuple(_dependence(learned.scorer, few, matrix, columns, place) for place in places[:DEPENDENCE])
    return Inside(tuple(strips), dependence, tuple(_pairs(learned.scorer, few, matrix, columns, places[:DEPENDENCE])))


def _strips(columns: Sequence[Column], matrix: "np.ndarray", parts: "np.ndarray") -> Iterator[Strip]:
    import numpy as np

    widest = float(np.quantile(np.abs(parts), 0.999)) or 1.0
    sizes = np.abs(parts).mean(axis=0)
    shown = set(np.argsort(-sizes)[:SHOWN].tolist())
    for place, column in enumerate(columns):
        if place in shown and sizes[place] > 0:
            drawn = plot(lambda axes, p=place: _swarm(axes, matrix[:, p], parts[:, p], widest), 5.2, 0.5)  # type: ignore[misc]
            yield Strip(column.name, float(sizes[place]), drawn)


def _swarm(axes: Any, values: "np.ndarray", parts: "np.ndarray", widest: float) -> None:
    """One dot a row: right raises, left lowers; red is a high value of the feature, blue a low one, grey a missing one."""
    import numpy as np

    ranks = np.full(len(values), np.nan)
    known = ~np.isnan(values)
    order = np.unique(values[known], return_inverse=True)[1]
    ranks[known] = order / max(int(order.max(initial=0)), 1)
    across = np.random.default_rng(0).uniform(-1, 1, len(values))
    axes.scatter(parts[~known], across[~known], s=2, color=GREY, linewidths=0)
    axes.scatter(parts[known], across[known], s=3, c=ranks[known], cmap="coolwarm", linewidths=0, alpha=0.7)
    axes.axvline(0, color=INK, linewidth=0.6)
    axes.set(xlim=(-widest, widest), ylim=(-1.6, 1.6), yticks=[])
    axes.grid(visible=False)
    axes.spines[["left", "bottom"]].set_visible(False)
    axes.tick_params(labelsize=6, length=0, pad=0)


def _grid(values: "np.ndarray", column: Column, points: int) -> "np.ndarray":
    """Values of a feature to try: every level, or quantiles of a number."""
    import numpy as np

    known = values[~np.isnan(values)]
    if not len(known):
        return np.array([0.0])
    if column.kind == "category":
        found, counts = np.unique(known, return_counts=True)
        return np.sort(found[np.argsort(-counts)[:points]])
    return np.unique(np.quantile(known, np.linspace(0.01, 0.99, points)))


def _effect(scorer: Scorer, rows: "np.ndarray", places: Sequence[int], points: "np.ndarray") -> "np.ndarray":
    """The mean log-odds over rows when these features are set to each of the points (points x features)."""
    import numpy as np

    tried = np.repeat(rows, len(points), axis=0)
    tried[:, list(places)] = np.tile(points, (len(rows), 1))
    margins = scorer.margins(tried, num_threads=1)
    return np.asarray(margins.reshape(len(rows), len(points)).mean(axis=0))


def _dependence(
    scorer: Scorer, few: "np.ndarray", matrix: "np.ndarray", columns: Sequence[Column], place: int
) -> tuple[str, str]:
    column = columns[place]
    grid = _grid(matrix[:, place], column, GRID)
    effect = _effect(scorer, few, [place], grid.reshape(-1, 1))

    def draw(axes: Any) -> None:
        axes.set_ylabel("log-odds", color=INK)
        if column.kind == "category":
            axes.bar(range(len(grid)), effect - effect.mean(), color=BLUE)
            axes.set_xticks(range(len(grid)), [str(int(level) + 1) for level in grid])
            axes.set_xlabel("level, in the order of the card", color=INK)
            return
        axes.step(grid, effect - effect.mean(), color=BLUE, linewidth=1.8, where="mid")
        axes.plot(matrix[:, place], [float(axes.get_ylim()[0])] * len(matrix), "|", color=GREY, markersize=5, alpha=0.2)
        axes.set_xlim(*_limits(grid))

    return column.name, plot(draw, 4.2, 2.6)


def _limits(grid: "np.ndarray") -> tuple[float, float]:
    low, high = float(grid.min()), float(grid.max())
    return (low - 0.5, high + 0.5) if low == high else (low, high)


def _pairs(
    scorer: Scorer, few: "np.ndarray", matrix: "np.ndarray", columns: Sequence[Column], places: Sequence[int]
) -> Iterator[Pair]:
    import numpy as np

    found = []
    for one, other in combinations(places, 2):
        first, second = (_grid(matrix[:, place], columns[place], COARSE) for place in (one, other))
        points = np.array([(x, y) for x in first for y in second])
        joint = _effect(scorer, few, [one, other], points).reshape(len(first), len(second))
        rest = joint - joint.mean(axis=1, keepdims=True) - joint.mean(axis=0, keepdims=True) + joint.mean()
        found.append((float(rest.std()), (columns[one], columns[other]), (first, second, joint)))
    for strength, (a, b), (first, second, joint) in sorted(found, key=lambda each: -each[0])[:PAIRS]:
        names = _plain(a, "first feature"), _plain(b, "second feature")
        drawn = plot(lambda axes, f=first, s=second, j=joint, n=names: _heat(axes, f, s, j, n), 4.2, 2.8)  # type: ignore[misc]
        yield Pair((a.name, b.name), strength, drawn)


def _plain(column: Column, otherwise: str) -> str:
    """A name that every font can write."""
    return column.name if column.name.isascii() else otherwise


def _heat(axes: Any, first: "np.ndarray", second: "np.ndarray", joint: "np.ndarray", names: tuple[str, str]) -> None:
    image = axes.imshow((joint - joint.mean()).T, origin="lower", aspect="auto", cmap="coolwarm")
    axes.set_xticks(range(len(first)), [_short(value) for value in first], fontsize=7)
    axes.set_yticks(range(len(second)), [_short(value) for value in second], fontsize=7)
    axes.grid(visible=False)
    axes.figure.colorbar(image, ax=axes, label="log-odds")
    axes.set_xlabel(names[0], color=INK)
    axes.set_ylabel(names[1], color=INK)


def _short(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"
