"""Which itemised list belongs to which invoice: it says what the invoice's categories consist of, with classes and own shares."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from claims_ai.documents.sub_lines import in_groups
from claims_ai.expenses import Lines, billed_lines, lines_of
from claims_ai.joining import Paper
from claims_ai.money import ZERO
from claims_ai.products.illness import first_word
from claims_ai.products.terms import Product
from claims_ai.values import ExpenseLine, Page

_SURE = 0.8
_ROUNDED, _SLIGHT = Decimal(1), Decimal("0.05")
_SAME = ("patient_name", "hospital_name")


def lists_of(papers: Sequence[Paper]) -> tuple[Paper, ...]:
    """The itemised lists among papers, those of which every page can be read."""
    return tuple(
        paper
        for paper in papers
        if paper.document_type == "expense_list" and paper.items and all(page.quality.usable for page in paper.pages)
    )


def lines_for(invoice: Page, invoices: Sequence[Page], papers: Sequence[Paper], product: Product) -> tuple[Lines, Lines]:  # fmt: skip
    """The lines to calculate an invoice from, and its own where a list's stand in for them.

    A list stands in where it alone makes up exactly this invoice's total and that of no other one, and where nothing that the
    terms exclude or limit by name is lost with the names of the invoice. Its classes count where they put no more outside the
    catalogue than the invoice does: a class misread takes a whole charge.
    """
    total = Decimal(invoice.fields["total_amount"].value)
    own, billed = lines_of(invoice.items, total), billed_lines(invoice.items, total)
    fitting = [paper for paper in lists_of(papers) if _fits(paper, invoice)]
    if len(fitting) != 1 or sum(_fits(fitting[0], other) for other in invoices) != 1:
        return own, billed
    listed = lines_of(fitting[0].items, total)
    if not _names_as_much(listed, own, product):
        return own, billed
    return (_without_classes(listed) if _outside_more(listed, invoice) else listed), billed or own


def _without_classes(lines: Lines) -> Lines:
    return tuple(replace(line, category=None, own_share=None) for line in lines)


def of_one_visit(paper: Paper, invoice: Page) -> bool:
    """Whether a list is of the invoice's patient and house, as far as both say."""
    both = [name for name in _SAME if name in paper.fields and name in invoice.fields]
    return all(paper.fields[name].value == invoice.fields[name].value for name in both)


def _fits(paper: Paper, invoice: Page) -> bool:
    """Whether a list may be of the invoice's visit and comes to its total."""
    total = Decimal(invoice.fields["total_amount"].value)
    return of_one_visit(paper, invoice) and in_groups(paper.items, total) is not None


def _outside_more(listed: Lines, invoice: Page) -> bool:
    """Whether a list has well more outside the catalogue (丙, or borne wholly) than the invoice's 自费; own parts all zero say nothing."""
    read = {name: invoice.fields[name] for name in ("self_funded", "self_pay") if name in invoice.fields}
    if "self_funded" not in read or read["self_funded"].confidence < _SURE:
        return False
    stated = Decimal(read["self_funded"].value)
    if not any(Decimal(field.value) for field in read.values()):
        return False
    above = sum((line.amount for line in listed if _outside(line)), ZERO) - stated
    return above > max(_ROUNDED, stated * _SLIGHT)


def _outside(line: ExpenseLine) -> bool:
    return line.category == "丙" or (line.own_share is not None and line.own_share >= line.amount > 0)


def _names_as_much(listed: Lines, own: Lines, product: Product) -> bool:
    """Whether a list shows at least as much under every name that the terms exclude or limit."""
    return all(_under(words, listed) >= _under(words, own) for words in _telling(product))


def _under(words: Sequence[str], lines: Lines) -> Decimal:
    return sum((line.amount for line in lines if first_word(line.name, words)), ZERO)


def _telling(product: Product) -> Iterator[Sequence[str]]:
    yield from (exclusion.items for exclusion in product.exclusions if exclusion.items)
    for benefit in product.benefits:
        if benefit.kind == "indemnity":
            yield from (limit.keywords for limit in benefit.item_limits)
        yield (benefit.hospitals or product.hospitals).special_wards
