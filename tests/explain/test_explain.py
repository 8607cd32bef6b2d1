"""An explanation says what was paid, why, how it was worked out, under which clause, and what is still needed by when."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from claims_ai.errors import InputError
from claims_ai.explain import Explanation, PersonsDecision, Section, explain, explain_refusal
from claims_ai.explain.words import LANGUAGES, Language
from claims_ai.money import parse_amount
from claims_ai.values import Reason, Step
from tests.explain import decided
from tests.explain.decided import EVERY, PERSON, TODAY, Decided
from tests.fakes import ACCOUNT, ID_NUMBER


def explained(case: Callable[[], Decided], language: Language = "zh") -> Explanation:
    return explain(*case(), language)


def section(explanation: Explanation, key: str) -> Section:
    return next(each for each in explanation.sections if each.key == key)


def keys(explanation: Explanation) -> list[str]:
    return [each.key for each in explanation.sections]


def text_of(explanation: Explanation) -> str:
    return repr(explanation)


def test_an_approval_says_the_sum_the_account_and_the_day_in_words() -> None:
    explanation = explained(decided.approval)
    assert explanation.title == "理赔给付通知书"
    assert explanation.facts == (
        ("本次支付", "315.00 元"),
        ("收款账户", "江州银行 尾号 5473，户名 陈晓雯"),
        ("预计到账", "2026年4月26日前"),
    )
    assert keys(explanation) == ["why", "sum", "ledger", "needed", "rights"]


def test_the_same_in_english_reads_as_english() -> None:
    explanation = explained(decided.approval, "en")
    assert explanation.summary == "We have finished looking at your claim. We will pay you RMB 315.00."
    assert explanation.facts[2] == ("Expected", "by 26 April 2026")
    rows = [row.cells[:2] for row in section(explanation, "sum").table.rows]  # type: ignore[union-attr]
    assert ("Deductible of RMB 100.00", "Clause 2.4.1 (次免赔额)") in rows
    assert ("Share that is paid: 90%", "Clause 2.4.2 (赔付比例)") in rows


@pytest.mark.parametrize("name", ["approval", "cash", "partial", "nothing"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_starts_at_the_bills_and_adds_up_to_what_is_paid(name: str, language: Language) -> None:
    decision, facts = EVERY[name]()
    table = section(explain(decision, facts, language), "sum").table
    assert table is not None
    start, *changes, end = [row.cells for row in table.rows]
    assert parse_amount(start[3]) == decision.calculation[0].before
    assert parse_amount(start[3]) + sum(signed(cells[2]) for cells in changes) == parse_amount(end[3])
    assert parse_amount(end[3]) == decision.payable
    assert all(cells[1] for cells in changes)


def signed(text: str) -> Decimal:
    return Decimal(text.replace("−", "-").replace(",", ""))


def test_the_ledger_shows_before_this_claim_and_after_with_what_is_left() -> None:
    ledger = section(explained(decided.partial), "ledger")
    assert ledger.table is not None
    assert ("已经自己承担的免赔额", "0.00", "500.00", "500.00") in [row.cells for row in ledger.table.rows]
    assert ledger.points == (
        "全年免赔额 500.00 元 已经承担完。这个保单年度里，以后的费用不再减免赔额。",
        "全年的保险金额是 300,000.00 元，这次之后还剩 298,199.82 元。",
    )


def test_days_of_an_allowance_are_counted_as_days() -> None:
    ledger = section(explained(decided.cash, "en"), "ledger")
    assert ledger.table is not None
    assert ("住院津贴保险金: days in hospital already paid", "0 days", "3 days", "3 days") in [
        row.cells for row in ledger.table.rows
    ]


def test_nothing_to_pay_is_explained_and_is_no_refusal() -> None:
    explanation = explained(decided.below_deductible)
    assert explanation.title == "理赔核定通知书"
    assert "免赔额" in section(explanation, "why").paragraphs[0]
    assert "拒" not in text_of(explanation)


def test_a_request_names_every_paper_once_with_why_and_until_when() -> None:
    explanation = explained(decided.request)
    assert explanation.summary == "谢谢您提交理赔申请。我们还差 2 项材料。收齐后，我们会马上继续办理。"
    assert explanation.facts[0] == ("请在此日期前提供", "2026年5月23日")
    cards = [(card.picture, card.state) for key in ("papers", "later") for card in section(explanation, key).cards]
    assert cards == [
        ("id_card_front", "看不清，请重拍"),
        ("claim_form", "没有收到"),
        ("diagnosis_certificate", "可以后补"),
    ]
    assert "id_card_front.jpg（模糊）" in section(explanation, "papers").cards[0].lines[0][1]
    assert len(section(explanation, "picture").samples) == 4


def test_a_first_payment_says_what_is_paid_now_what_is_open_why_and_until_when() -> None:
    explanation = explained(decided.partial)
    assert explanation.facts[0] == ("现在支付", "1,800.18 元")
    still_open = section(explanation, "open")
    assert still_open.table is not None
    assert [row.cells for row in still_open.table.rows] == [("床位费", "240.00"), ("合计", "240.00")]
    assert "2026年6月22日" in still_open.notes[-1]


@pytest.mark.parametrize("name", EVERY)
def test_every_automatic_outcome_offers_a_person(name: str) -> None:
    assert section(explained(EVERY[name]), "rights").points[0].startswith("请人工复核")
    assert section(explained(EVERY[name], "en"), "rights").points[0].startswith("Let a person look")


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_of_cards_and_papers_are_not_shown_whole(name: str, language: Language) -> None:
    text = text_of(explain(*EVERY[name](), language))
    assert ACCOUNT not in text
    assert ID_NUMBER not in text


def test_a_score_or_a_doubt_is_told_without_figure_and_without_accusation() -> None:
    decision, facts = decided.review()
    doubted = replace(
        decision, reasons=(Reason("fraud_score_high", "风险评分 0.913 达到复核线 0.200"), Reason("of_tomorrow", "x"))
    )
    said = section(explain(doubted, facts, "zh"), "why").paragraphs
    assert said == ("有些内容按规定要由工作人员看一遍。这只是核对，不代表任何结论。", "有一项内容要由工作人员核对。")


def test_a_persons_refusal_names_the_person_the_clause_the_reason_and_the_ways_on() -> None:
    decision, facts = decided.review()
    explanation = explain_refusal(PERSON, decision, facts, "zh")
    assert dict(explanation.facts) == {
        "依据条款": "第3.1条 责任免除（四）",
        "理由（代码 excluded）": "属于合同写明不保的情形（责任免除）",
        "作出决定的人": "理赔审核员 李文（工号 20371）",
        "决定日期": "2026年4月23日",
    }
    assert "种植牙不在保障范围内" in section(explanation, "why").paragraphs[0]
    ways = " ".join(section(explanation, "rights").points)
    assert "12378" in ways
    assert "人民法院" in ways
    assert (PERSON.send_by - PERSON.at).days == 3


def test_nothing_is_refused_that_no_person_refused() -> None:
    decision, facts = decided.review()
    with pytest.raises(InputError, match="only a person's refusal"):
        explain_refusal(replace(PERSON, outcome="approved"), decision, facts, "zh")
    with pytest.raises(InputError, match="only a person's refusal"):
        explain_refusal(PERSON, *decided.approval(), "zh")


@pytest.mark.parametrize("lacking", ["by", "clause", "words"])
def test_a_persons_decision_has_a_name_a_clause_and_words(lacking: str) -> None:
    said = {"by": "李文", "clause": "第3.1条", "words": "不在保障范围内", lacking: " "}
    with pytest.raises(InputError, match=lacking):
        PersonsDecision(at=TODAY, outcome="refused", reason_code="excluded", **said)  # type: ignore[arg-type]


def test_a_refusal_gives_one_of_the_agreed_reasons() -> None:
    with pytest.raises(InputError, match="reason_code 'fraud_score_high'"):
        replace(PERSON, reason_code="fraud_score_high")


def test_the_decision_has_to_be_that_of_the_claim() -> None:
    decision, facts = decided.approval()
    with pytest.raises(InputError, match="claim C1: the decision is that of claim C2"):
        explain(replace(decision, claim_id="C2"), facts, "zh")


def test_a_request_for_nothing_and_a_first_payment_of_nothing_are_no_explanations() -> None:
    decision, facts = decided.request()
    with pytest.raises(InputError, match="names none"):
        explain(decision, replace(facts, asks=()), "zh")
    paid, paid_facts = decided.partial()
    with pytest.raises(InputError, match="nothing to pay now"):
        explain(replace(paid, payable=Decimal(0)), paid_facts, "zh")


def test_amounts_inside_a_label_have_their_thousands_apart() -> None:
    decision, facts = decided.approval()
    first, *rest = decision.calculation
    limited = Step("sum_insured", "年度保险金额余额 12000.50 元", Decimal(10), Decimal(310), Decimal(300), "第2.2条")
    sheet = section(explain(replace(decision, calculation=(first, *rest, limited)), facts, "zh"), "sum").table
    assert sheet is not None
    assert sheet.rows[-2].cells[0] == "年度保险金额余额 12,000.50 元"
