"""A backtest as one HTML page that can be sent to whoever has to agree."""

from collections.abc import Sequence
from pathlib import Path

from jinja2 import Environment

from claims_ai.backtest import Backtest
from claims_ai.errors import InputError

_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Backtest</title><style>
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; color: #1d2733 }
table { border-collapse: collapse; margin: 1rem 0 2rem } td, th { padding: .35rem .8rem; border-bottom: 1px solid #d9e0e7; text-align: left }
td.n { text-align: right; font-variant-numeric: tabular-nums } caption { text-align: left; font-weight: 600; padding: .4rem 0 }
p.note { color: #5b6875 }
</style></head><body>
<h1>Backtest</h1>
<p class="note">Past claims, in their order, decided again under other terms or thresholds.
{% if told.moved %}{{ told.moved }} of the stored decisions were made by other code or models than today's.{% endif %}</p>
<table><caption>Effect</caption><tr><th></th><th>then</th><th>now</th></tr>
{% for what, then, now in rows %}<tr><td>{{ what }}</td><td class="n">{{ then }}</td><td class="n">{{ now }}</td></tr>
{% endfor %}</table>
<table><caption>{{ told.changes | length }} changed claims</caption>
<tr><th>claim</th><th>then</th><th>now</th><th>payable then</th><th>payable now</th><th>difference</th><th>reasons now</th></tr>
{% for c in told.changes %}<tr><td>{{ c.claim_id }}</td><td>{{ c.then }}</td><td>{{ c.now }}</td>
<td class="n">{{ "%.2f" % c.payable_then }}</td><td class="n">{{ "%.2f" % c.payable_now }}</td>
<td class="n">{{ "%+.2f" % (c.payable_now - c.payable_then) }}</td><td>{{ c.reasons_now | join(", ") }}</td></tr>
{% endfor %}</table></body></html>
"""


def write_page(told: Backtest, rows: Sequence[tuple[str, str, str]], out: Path) -> None:
    """Write the page; InputError where it cannot be."""
    html = Environment(autoescape=True).from_string(_PAGE).render(told=told, rows=rows)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(html, "utf-8")
    except OSError as error:
        raise InputError(f"{out}: cannot be written ({error.strerror}); name another file") from error
