"""Number of an invoice (票据号码, 发票号码): 8 or 10 digits, or the 20 of a fully digital VAT invoice (数电票).

It has no check digit; with the invoice code (see `invoice_code`) it names one invoice, a 数电票 needs no code.

Source: 财政部 财综〔2018〕72号, 财政电子票据式样; 国家税务总局公告 2024 年第 11 号, 全面数字化的电子发票.

>>> validate("01234567 89")
'0123456789'
>>> is_valid("012345678")
False
>>> repair("O12345678S")
'0123456785'
"""

from claims_ai.identifiers import common
from claims_ai.identifiers.common import FormError, compact

_LENGTHS = (8, 10, 20)


def validate(text: str) -> str:
    """The number in compact form; IdentifierError saying why it is none."""
    number = compact(text)
    if len(number) not in _LENGTHS:
        raise FormError(f"{len(number)} characters where 8, 10 or 20 are needed")
    common.require_form(number, ["0123456789"] * len(number))
    return number


def is_valid(text: str) -> bool:
    """Whether `validate` accepts the text."""
    return common.holds(validate, text)


def repair(text: str) -> str | None:
    """The only number that was meant, or None: letters that look like one digit only are put right.

    >>> repair("B1234567") is None
    True
    """
    number = compact(text)
    return common.the_only(common.readings(number, ["0123456789"] * len(number)), validate)
