"""Every kind of page that can be drawn, and in which layouts: one entry of BILLS or PAPERS a kind.

A kind has TRAIN and BENCH, each a mapping from the layout's name to a function that invents the contents with
the given random numbers and draws the page. What is in the benchmark is never trained on, nor looked at to write rules: when
readers are to be improved on it, it goes to TRAIN and others are drawn. So what is called BENCH in older modules and in those
called fresh, newer, latest or recent is trained on, and so are claim forms and certificates of accidents called unmet, unread
or untold, and certificates of accidents called unseen; the benchmark is drawn by those called later, or, for the kinds whose
earlier ones are trained on too, by those called unmet, unread, unseen or foreign.
"""

import random
from collections.abc import Mapping
from typing import Literal

from training.render.book_of_bills import BILLS
from training.render.book_of_papers import PAPERS
from training.render.canvas import Layouts, Rendered

BOOK: Mapping[str, tuple[Layouts, Layouts]] = {**BILLS, **PAPERS}


def kinds() -> tuple[str, ...]:
    """The contract's document types that can be drawn."""
    return tuple(BOOK)


def layouts(kind: str, split: Literal["train", "bench"]) -> tuple[str, ...]:
    """The layouts of a kind in that split; no layout is in both."""
    return tuple(BOOK[kind][split == "bench"])


def draw(kind: str, layout: str, rng: random.Random) -> Rendered:
    """A page with contents invented from `rng`, the same for the same random numbers."""
    train, bench = BOOK[kind]
    return {**train, **bench}[layout](rng)
