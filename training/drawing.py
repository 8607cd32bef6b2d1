"""How plots look, and how they come into a page."""

import base64
import io
from collections.abc import Callable
from typing import Any

INK, BLUE, ORANGE, GREEN, GREY = "#1f2933", "#2563a8", "#c2571a", "#2f855a", "#9aa5b1"


def plot(draw: Callable[[Any], None], width: float = 5.2, height: float = 3.9) -> str:
    """A drawing as a PNG in base64."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(width, height), dpi=160, layout="constrained")
    axes = figure.subplots()
    axes.spines[["top", "right"]].set_visible(False)
    axes.spines[["left", "bottom"]].set_color(GREY)
    axes.tick_params(colors=INK, labelsize=9)
    axes.grid(color="#e4e7eb", linewidth=0.7)
    axes.set_axisbelow(True)
    draw(axes)
    image = io.BytesIO()
    figure.savefig(image, format="png")
    return base64.b64encode(image.getvalue()).decode()


def labelled(axes: Any, x: str, y: str) -> None:
    """Name the axes, and show the legend where there is one."""
    axes.set_xlabel(x, color=INK)
    axes.set_ylabel(y, color=INK)
    if axes.get_legend_handles_labels()[1]:
        axes.legend(frameon=False, fontsize=9)
