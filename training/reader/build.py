"""Train everything that reads fields: the readers of receipts and of labelled papers, and how sure each field is."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from math import exp
from pathlib import Path

from claims_ai.documents.reading.common import Choice, Reading
from claims_ai.documents.reading.learned.ranker import FieldModel, ReaderCard
from claims_ai.documents.reading.ranked.read import doubts_of, merged
from training.judge import comparable
from training.reader import confidence, fit, forms
from training.reader.confidence import Given
from training.reader.examples import Example
from training.reader.lacking import with_lacking

RECEIPTS, FORMS, CONFIDENCE = "reader", "forms", "confidence"
Say = Callable[[str], None]


def build(
    receipts: Sequence[Example], papers: Sequence[forms.Known], out: Path, learned_from: tuple[str, ...], licence: str, say: Say
) -> None:  # fmt: skip
    """Judge on shops and layouts not seen, train on all, and write the three models to `out`/<name>/1."""
    given: list[Given] = []
    if receipts:
        chosen = fit.judge_all(receipts)
        card = fit.fit(receipts, chosen, out / RECEIPTS / "1", learned_from, licence)
        say(f"receipts: {_figures(card.metrics)}")
        given += of_receipts(receipts, chosen, card)
    if papers:
        prepared = [forms.prepare(page) for page in with_lacking(papers)]
        choices = forms.cross_validate(prepared)
        figures = forms_metrics(prepared, choices)
        forms.ship(prepared, out / FORMS / "1", learned_from, licence, figures)
        say(f"papers: {_figures(figures)}")
        given += of_papers(prepared, choices)
    sure = confidence.ship(given, out / CONFIDENCE / "1", learned_from, licence)
    say(f"confidence: {_figures(sure.metrics)}")


def _figures(metrics: Mapping[str, float]) -> str:
    return ", ".join(f"{name} {value:.4f}" for name, value in metrics.items())


def of_papers(pages: Sequence[forms.Prepared], choices: Sequence[Mapping[str, Choice]]) -> Iterator[Given]:
    """The fields of papers as they would be given, chosen by models that had not seen the layout."""
    for page, chosen in zip(pages, choices, strict=True):
        known = page.page
        reading = merged(page.ruled, chosen)
        yield from confidence.given(known.kind, known.group, reading, doubts_of(chosen), known.quality, known.values)


def of_receipts(examples: Sequence[Example], chosen: fit.Judged, card: ReaderCard) -> Iterator[Given]:
    """The same of receipts, chosen by models that had not seen the shop."""
    by_page: dict[int, dict[str, Choice]] = {id(example): {} for example in examples}
    for field, choices in chosen.items():
        for example, one in zip(fit.telling(field, examples), choices, strict=True):
            if one and (chance := _chance(one.choice, card.fields[field])) >= card.fields[field].enough:
                by_page[id(example)][field] = replace(
                    one.choice, field=confidence.with_engine(one.choice.field, chance)
                )
    for example in examples:
        choices_of = by_page[id(example)]
        reading = Reading({name: one.field for name, one in choices_of.items()})
        values = {name: (value,) for name, value in example.values.items()}
        yield from confidence.given("receipt", example.group, reading, doubts_of(choices_of), example.quality, values)


def _chance(choice: Choice, model: FieldModel) -> float:
    return 1 / (1 + exp(-(model.slope * choice.margin + model.gap_slope * choice.lead + model.intercept)))


def forms_metrics(pages: Sequence[forms.Prepared], choices: Sequence[Mapping[str, Choice]]) -> dict[str, float]:
    """Micro-F1 over the fields of papers, by the rules alone and as chosen, on layouts not seen."""
    ruled = [page.ruled for page in pages]
    learned = [merged(page.ruled, chosen) for page, chosen in zip(pages, choices, strict=True)]
    return {"pages": float(len(pages)), "f1_rules": _f1(pages, ruled), "f1_learned": _f1(pages, learned)}


def _f1(pages: Sequence[forms.Prepared], readings: Sequence[Reading]) -> float:
    right = given = asked = 0
    for page, reading in zip(pages, readings, strict=True):
        values = page.page.values
        for name, field in reading.fields.items():
            accepted = {comparable(name, value) for value in values.get(name, ())}
            right += comparable(name, field.value) in accepted
        given, asked = given + len(reading.fields), asked + len(values)
    return round(2 * right / (given + asked), 4) if given + asked else 0.0
