"""All products in all their versions: the day a policy began says which version holds for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from types import MappingProxyType

from claims_ai.errors import ProductError
from claims_ai.products.terms import Product


@dataclass(frozen=True, slots=True)
class Products:
    """Products by name; the versions of each in the order of their dates."""

    versions: Mapping[str, tuple[Product, ...]] = field(default_factory=dict)

    @property
    def names(self) -> tuple[str, ...]:
        """The names, in order."""
        return tuple(sorted(self.versions))

    def latest(self, name: str) -> Product:
        """The newest version; ProductError if the name is not known."""
        return self._known(name)[-1]

    def in_force(self, name: str, begun: date) -> Product:
        """The version under which a policy begun on a day was sold; ProductError if there is none."""
        known = self._known(name)
        product = next((each for each in reversed(known) if each.effective_from <= begun), None)
        if product is None or (product.effective_until is not None and begun > product.effective_until):
            spans = "; ".join(
                f"{each.version}: {each.effective_from} to {each.effective_until or 'the next'}" for each in known
            )
            raise ProductError(
                f"product {name!r} has no version for a policy begun on {begun} (known: {spans}); add its file, or correct"
                " the policy's effective_from"
            )
        return product

    def _known(self, name: str) -> tuple[Product, ...]:
        if name not in self.versions:
            known = ", ".join(self.names) or "no products at all"
            raise ProductError(f"product {name!r} is not among {known}; add its file")
        return self.versions[name]


def catalogue_of(files: Mapping[str, Product]) -> Products:
    """Products by the place of their `effective_from`; ProductError where two versions of one name claim the same day or the same number."""
    by_name: dict[str, list[tuple[str, Product]]] = {}
    for file, product in sorted(files.items(), key=lambda each: each[1].effective_from):
        by_name.setdefault(product.name, []).append((file, product))
    for versions in by_name.values():
        _require_apart(versions)
    return Products(
        MappingProxyType({name: tuple(product for _, product in versions) for name, versions in by_name.items()})
    )


def _require_apart(versions: list[tuple[str, Product]]) -> None:
    """A version without an end lasts until the next begins, so that a new one needs no change of the old."""
    for (early_file, early), (late_file, late) in pairwise(versions):
        ends = early.effective_until
        if early.effective_from == late.effective_from or (ends is not None and ends >= late.effective_from):
            raise ProductError(
                f"{late_file}: effective_from: {late.effective_from} lies within version {early.version} of {early_file}"
                f" ({early.effective_from} to {ends or 'open'}): let one end before the other begins"
            )
    numbers = [product.version for _, product in versions]
    if doubled := {number for number in numbers if numbers.count(number) > 1}:
        files = " and ".join(file for file, product in versions if product.version in doubled)
        raise ProductError(f"{files}: version: {', '.join(sorted(doubled))} is given twice: give each file its own")
