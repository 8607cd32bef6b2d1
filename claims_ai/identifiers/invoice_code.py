"""Code of an invoice (票据代码, 发票代码): 6 or 8 digits on a medical e-invoice, 10 or 12 on a VAT invoice.

It names region, class, kind and year of the form, without a check digit. A fully digital VAT invoice (数电票) has
no code.

Source: 财政部 财综〔2018〕72号, 财政电子票据式样; 国家税务总局公告 2015 年第 84 号, 增值税电子普通发票.

>>> validate("61060 122")
'61060122'
>>> is_valid("6106012")
False
>>> repair("6IO6O122")
'61060122'
"""

from claims_ai.identifiers import common
from claims_ai.identifiers.common import FormError, compact

_LENGTHS = (6, 8, 10, 12)


def validate(text: str) -> str:
    """The code in compact form; IdentifierError saying why it is none."""
    number = compact(text)
    if len(number) not in _LENGTHS:
        raise FormError(f"{len(number)} characters where 6, 8, 10 or 12 are needed")
    common.require_form(number, ["0123456789"] * len(number))
    return number


def is_valid(text: str) -> bool:
    """Whether `validate` accepts the text."""
    return common.holds(validate, text)


def repair(text: str) -> str | None:
    """The only code that was meant, or None: letters that look like one digit only are put right.

    >>> repair("B1060122") is None
    True
    """
    number = compact(text)
    return common.the_only(common.readings(number, ["0123456789"] * len(number)), validate)
