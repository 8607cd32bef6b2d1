"""The pages of no kind: none of what is trained on comes in the benchmark, not even as another layout of the same paper."""

import random
from collections.abc import Callable, Mapping

from training.render import (
    other_cover,
    other_hospital,
    other_pages,
    other_personal,
    other_records,
    other_screens,
    other_state,
    other_ward,
)
from training.render.canvas import Rendered

Drawers = Mapping[str, Callable[[random.Random], Rendered]]
TRAIN: Drawers = {
    **other_pages.TRAIN,
    "outpatient_record": other_hospital.outpatient_record,
    "prescription": other_hospital.prescription,
    "imaging": other_hospital.imaging,
    "admission_notice": other_hospital.admission_notice,
    "deposit": other_hospital.deposit,
    "record_front": other_records.record_front,
    "operation": other_records.operation,
    "settlement": other_records.settlement,
    "policy": other_cover.policy,
    "terms": other_cover.terms,
    "premium_receipt": other_cover.premium_receipt,
    "decision_letter": other_cover.decision_letter,
    "household": other_personal.household,
    "birth": other_personal.birth,
    "employment": other_personal.employment,
    "mandate": other_personal.mandate,
    "train_ticket": other_personal.train_ticket,
    "transfer": other_personal.transfer,
    "wallet": other_screens.wallet,
    "drug_box": other_screens.drug_box,
}
BENCH: Drawers = {
    **other_pages.BENCH,
    "ultrasound": other_ward.ultrasound,
    "pathology": other_ward.pathology,
    "consent": other_ward.consent,
    "orders": other_ward.orders,
    "admission_record": other_ward.admission_record,
    "refund": other_ward.refund,
    "proposal": other_cover.proposal,
    "motor_policy": other_cover.motor_policy,
    "marriage": other_state.marriage,
    "passport": other_state.passport,
    "social_card": other_state.social_card,
    "business": other_state.business,
    "death": other_state.death,
    "bank_list": other_state.bank_list,
    "chat": other_screens.chat,
    "order": other_screens.order,
}
