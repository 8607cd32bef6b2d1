"""The receipts of the book: which layouts are trained on and which are kept for the benchmark."""

import random
from collections.abc import Callable, Mapping

from training.render import (
    receipt_chains,
    receipt_chinese,
    receipt_english,
    receipt_english_more,
    receipt_tickets,
    receipt_written,
)
from training.render.canvas import Rendered

Drawers = Mapping[str, Callable[[random.Random], Rendered]]
TRAIN: Drawers = {
    "pharmacy": receipt_chinese.pharmacy,
    "insured": receipt_chinese.insured,
    "supermarket": receipt_chinese.supermarket,
    "restaurant": receipt_chinese.restaurant,
    "canteen": receipt_chinese.canteen,
    "taxi": receipt_tickets.taxi,
    "received": receipt_written.received,
    "tax_invoice": receipt_english.tax_invoice,
    "cash_bill": receipt_english.cash_bill,
    "mart": receipt_english.mart,
    "bistro": receipt_english.bistro,
    "petrol": receipt_english.petrol,
    "stuck": receipt_english.stuck,
}
BENCH: Drawers = {
    "chain": receipt_chains.chain,
    "convenience": receipt_chains.convenience,
    "clinic": receipt_chains.clinic,
    "parking": receipt_tickets.parking,
    "hotel": receipt_tickets.hotel,
    "collected": receipt_written.collected,
    "counter": receipt_english_more.counter,
    "official": receipt_english_more.official,
    "singapore": receipt_english_more.singapore,
    "card_slip": receipt_english_more.card_slip,
}
