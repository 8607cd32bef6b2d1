"""What a claim form tells in sentences with blanks instead of cells: 本人某某系被保险人某某的父亲, 身份证号码为 …, 于某日因 ….

Forms for pupils, letters of claim and powers of attorney are of this kind.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from claims_ai.documents import parse
from claims_ai.documents.joining import joined
from claims_ai.documents.labels import Span
from claims_ai.documents.layout import Sheet
from claims_ai.documents.text import half_width
from claims_ai.values import Field

_NAME = r"([\u4e00-\u9fff]{1,8}·[\u4e00-\u9fff]{1,8}|[\u4e00-\u9fff]{2,4}?)"
_DAY = r"((?:19|20)\d\d\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}\s*日?)"
_INSURED = r"(?:被保险人|被保人|出险人|伤者|患者|学生|员工)"
_IS = r"\s*(?:为|是|系)?\s*[:(]?\s*"
_SUM = r"\s*(?:人民币)?\s*(?:[(]?小写[)]?)?\s*[:¥]?\s*(\d[\d,]*(?:\.\d{1,2})?)\s*元"
# the sentences by which such a form is known: boxes read across tell nothing
_LETTER = re.compile(
    rf"(?:本人|我|兹|申请人)[^。;:]{{0,20}}[系是为][^。;:]{{0,8}}(?:{_INSURED}|投保人)|{_INSURED}[^。;:]{{0,60}}[于在]\s*[(]?\s*(?:19|20)\d\d\s*[年./-]"
    r"|于\s*(?:19|20)\d\d\s*年[^。;]{0,90}发生(?:保险|意外)?事故"
    r"|该(?:生|学生|员工|同学|患者|被保险人)于\s*(?:19|20)\d\d\s*年"
    r"|本人[^。;:]{0,20}(?:身份证|证件)[^。]{0,60}[投报参]保"
    rf"|申请人[^。;]{{0,90}}[系是][^。;]{{0,50}}的\s*{_INSURED}\s*[,。]"
)
_TIME = r"(?:[上下中]午|凌晨|早上|晚上|傍晚)?\s*(?:\d{1,2}\s*[时点:]\s*(?:\d{1,2}\s*分?|半)?)?\s*(?:左右|许)?"
_HAPPENED = r"因|在|发生|出险|不慎|突发|遭|被|受伤|患|就诊|摔|意外"


@dataclass(frozen=True, slots=True)
class _Told:
    parse: Callable[[Sequence[Span]], Field | None]
    forms: tuple[re.Pattern[str], ...]


def _told(parser: Callable[[Sequence[Span]], Field | None], *forms: str) -> _Told:
    return _Told(parser, tuple(map(re.compile, forms)))


_TOLD: Mapping[str, _Told] = {
    "applicant_name": _told(
        parse.person,
        rf"(?:本人|申请人|立书人|委托人)\s*[:(]?\s*{_NAME}\s*[)]?\s*,?\s*(?=[系是为]|[(]?(?:身份证|证件|性别|(?:联系)?(?:手机|电话))|[男女],)",
    ),
    "insured_name": _told(
        parse.person,
        rf"[系是为]\s*{_INSURED}\s*[:(]?\s*{_NAME}\s*[)]?\s*(?=的|之|本人|[,(。]|身份证|证件|于)",
        rf"{_INSURED}\s*[:(]?\s*{_NAME}\s*[)]?\s*,?\s*(?=[(]?(?:身份证|证件|性别)|[男女],|于\s*\d|持有)",
        rf"本人\s*[(]{_INSURED}[)]\W*{_NAME}\s*,?\s*(?=[(]?(?:身份证|证件|性别)|[男女],)",
        rf"本人\s*[:(]?\s*{_NAME}\s*[)]?\s*,[^。]{{0,90}}?(?:在|向)贵[公工]司[投报参]保",
        rf"(?:本人|申请人)\s*[:(]?\s*{_NAME}\s*[)]?\s*[,(][^。;]{{0,90}}?[系是][^。;]{{0,50}}?的\s*{_INSURED}\s*[,。]",
    ),
    "insured_id_number": _told(
        parse.identifier(r"\d{17}[\dXx]|\d{15}(?!\d)"),
        rf"(?:{_INSURED}|本人)[^。;]{{0,16}}?(?:身份证|证件)(?:件)?号?码?{_IS}(\d{{17}}[\dXx]|\d{{15}}(?!\d))",
    ),
    "policy_number": _told(
        parse.identifier(r"[\dA-Za-z-]+"),
        r"第\s*([A-Za-z]{0,6}-?\d[\dA-Za-z-]{5,30})\s*号?\s*(?:保险单|保单|保险合同)",
        rf"(?:保险凭证|保险单|保单|保险合同|合同)(?:号码|编号|号){_IS}([A-Za-z]{{0,6}}-?\d[\dA-Za-z-]{{5,30}}(?: \d{{2,10}}(?=[,。;]))?)",
    ),
    "accident_date": _told(
        parse.one_date,
        rf"[于在]\s*{_DAY}\s*[^。;,\d]{{0,10}}?(?={_HAPPENED})",
        rf"[于在]\s*{_DAY}\s*{_TIME}\s*,?\s*(?={_HAPPENED})",
        rf"[。;,]\s*{_DAY}\s*,?\s*(?:本人|我|申请人|{_INSURED})\s*在[^。;]{{0,40}}?(?=不慎|受伤|突发|发生|遭|摔|滑|撞)",
        rf"[。;,]\s*{_DAY}\s*,?[^。;\d]{{0,16}}?(?=不慎|受伤|因病|因意外|住院|突发|发生|患病|遭遇)",
    ),
    "claim_amount": _told(
        parse.amount,
        rf"(?:申请|索赔|请求|要求)[^。;\d]{{0,24}}?{_SUM}",
        rf"(?:支出|花费|共计|合计|费用|医疗费)[^。;\d]{{0,12}}?{_SUM}",
    ),
    "payee_name": _told(
        parse.person, rf"(?:户名|账户名称?|收款人|领款人|受款人)(?:姓名)?{_IS}{_NAME}\s*(?=[,。;)]|开户|账号|帐号|卡号|银行|$)"
    ),
    "payee_bank": _told(
        parse.matching("银行|信用社|信用联社|邮储"),
        rf"开户(?:银行|行)(?:名称)?{_IS}([\u4e00-\u9fff]{{4,30}}?)\s*(?=[,。;]|(?:银行)?(?:账号|帐号|户名|卡号)|$)",
    ),
    "payee_account": _told(
        parse.identifier(r"\d{12,22}"), rf"(?:账号|帐号|卡号|账户){_IS}(\d[\d ]{{10,26}}\d)"
    ),
    "mobile": _told(parse.identifier(r"1\d{10}"), rf"(?:电话|手机)(?:号码|号)?{_IS}(1\d{{10}})(?!\d)"),
}  # fmt: skip


def told_of_claim(sheet: Sheet) -> dict[str, Field]:
    """The fields that sentences tell, each in the form that tells it most surely; none of a page that has no such sentence."""
    text = joined([line for row in sheet.rows for line in row])
    bare = half_width(text.text).replace("_", " ")  # what is left of the rules of blanks
    found = dict[str, Field]()
    if not _LETTER.search(bare):
        return found
    for name, what in _TOLD.items():
        matches = (match for form in what.forms for match in form.finditer(bare))
        values = (what.parse([Span(text, *match.span(1))]) for match in matches)
        value = next((value for value in values if value), None)
        if value:
            found[name] = value
    return found
