"""Marks that a bill no longer counts: overprinted as void, reversed, or paid back."""

import re
from collections.abc import Iterable

from claims_ai.documents.text import half_width, squash
from claims_ai.values import Finding, Line

KINDS = frozenset({"medical_invoice_outpatient", "medical_invoice_inpatient", "vat_invoice", "receipt"})
# a mark stands alone; sentences (涂改作废) and labels (退费金额) speak of it too
_MARK = re.compile(
    r"[(【\[]?(?:此|本|该)?(?:张?(?:发票|票据|票|单据|单))?(?:(?:已|全部|全额)*(?:作废|冲红|红冲|冲销)|(?:已|已经|已全额?|全额)退(?:费|款|票))(?:票据|发票|票|专用章|章)?[)】\]!。]?"
)


def void_marks(document_type: str, lines: Iterable[Line]) -> tuple[Finding, ...]:
    """The finding that a bill bears such a mark; none where it does not."""
    if document_type not in KINDS:
        return ()
    marked = next((line for line in lines if _MARK.fullmatch(squash(half_width(line.text)))), None)
    if marked is None:
        return ()
    message = f"票据上有“{squash(marked.text)}”字样，可能已作废或退费，请人工核对"
    return (Finding("invoice_void", "high", message, box=marked.box),)
