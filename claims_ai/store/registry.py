"""The terms claims were decided under: a version in use is never edited in place."""

from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.dialects.postgresql import insert as upsert

from claims_ai.errors import StoreError
from claims_ai.products.terms import Product
from claims_ai.store.chain import Row
from claims_ai.store.codec import canonical, load
from claims_ai.store.tables import product_terms

_USED = select(product_terms.c.hash).where(
    product_terms.c.name == bindparam("name"), product_terms.c.version == bindparam("version")
)


def terms_of(product: Product) -> str:
    """A product as its file has it, whatever the order of its keys."""
    return canonical(product.model_dump(mode="json", exclude_unset=True)).decode()


def terms_hash(product: Product) -> str:
    """What tells one set of terms from another."""
    return sha256(terms_of(product).encode()).hexdigest()


def enter(connection: Connection, product: Product, at: datetime) -> Row:
    """Note that a claim is decided under these terms; StoreError where its version was other terms before. Its row, without the text."""
    row = {"name": product.name, "version": product.version, "hash": terms_hash(product)}
    if not _require_same(connection, product):
        new = row | {"terms": terms_of(product), "first_used_at": at}
        connection.execute(upsert(product_terms).values(new).on_conflict_do_nothing())
        _require_same(connection, product)
    return row


def check(connection: Connection, products: Iterable[Product]) -> None:
    """StoreError for the first product whose version was decided under with other terms."""
    for product in products:
        _require_same(connection, product)


def stored(connection: Connection, name: str, version: str) -> Product:
    """The terms of a version in use, whatever its file has become."""
    at = {"name": name, "version": version}
    query = select(product_terms.c.terms).where(product_terms.c.name == name, product_terms.c.version == version)
    text = connection.execute(query).scalar_one_or_none()
    if text is None:
        raise StoreError(f"product {at['name']} {at['version']}: no claim was decided under it")
    return load(Product, text.encode(), f"product {name} {version}")


def _require_same(connection: Connection, product: Product) -> bool:
    """Whether the version is in use already; StoreError where with other terms."""
    used = connection.execute(_USED, {"name": product.name, "version": product.version}).scalar_one_or_none()
    if used is not None and used != terms_hash(product):
        raise StoreError(
            f"product {product.name} {product.version}: its terms changed, and claims were decided under this version; "
            "give the new terms a new version, and leave those of the old one as they were"
        )
    return used is not None
