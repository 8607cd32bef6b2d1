"""A letter is what an insurer sends: right in kind, whole, readable as page and as PDF, and safe with whatever a document says."""

import re
from dataclasses import replace

import pypdfium2
import pytest

from claims_ai.errors import InputError
from claims_ai.explain.words import LANGUAGES, Language
from claims_ai.letters.html import letter_html
from claims_ai.letters.letter import Letter, write_letter
from claims_ai.letters.pdf import letter_pdf
from tests.explain import decided
from tests.explain.decided import EVERY, PERSON
from tests.fakes import ACCOUNT, ID_NUMBER

KIND = {"cash": "approval", "nothing": "approval"}


def letter_of(name: str, language: Language = "zh") -> Letter:
    if name == "refusal":
        return write_letter("refusal", *decided.review(), language, PERSON)
    return write_letter(KIND.get(name, name), *EVERY[name](), language)


def text_of_pdf(data: bytes) -> str:
    pages = pypdfium2.PdfDocument(data)
    return "".join(page.get_textpage().get_text_range() for page in pages)


def told(letter: Letter) -> list[str]:
    """The texts a claimant has to find again, whatever shows the letter."""
    explanation = letter.explanation
    texts = [
        explanation.title,
        letter.greeting,
        explanation.summary,
        *(value for pair in explanation.facts for value in pair),
    ]
    for section in explanation.sections:
        texts += [section.title, *section.paragraphs, *section.points, *section.notes]
        texts += [cell for row in (section.table.rows if section.table else ()) for cell in (*row.cells, row.note)]
        texts += [
            text for card in section.cards for text in (card.title, card.state, *(line for _, line in card.lines))
        ]
    return [text for text in texts if text]


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("name", [*EVERY, "refusal"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_page_and_pdf_say_everything_in_text_that_can_be_copied(name: str, language: Language) -> None:
    letter = letter_of(name, language)
    page, pdf = letter_html(letter), bare(text_of_pdf(letter_pdf(letter)))
    plain = bare(re.sub(r"<[^>]*>", "", page).replace("&#34;", '"').replace("&#39;", "'"))
    for text in told(letter):
        assert bare(text) in plain
        assert bare(text) in pdf
    for secret in (ACCOUNT, ID_NUMBER):
        assert secret not in page
        assert secret not in pdf


def test_a_page_needs_nothing_from_elsewhere() -> None:
    page = letter_html(letter_of("request"))
    assert re.findall(r"(?:src|href)=|@import|url\(|<script", page) == []
    assert set(re.findall(r'https?://[^"]*', page)) <= {"http://www.w3.org/2000/svg"}
    assert page.count("<svg") == 7


def test_text_of_a_document_is_never_markup() -> None:
    decision, facts = decided.partial()
    evil = '<img src=x onerror="alert(1)">&amp;<b>'
    first, *rest = decision.calculation
    bed = next(step for step in rest if step.step == "held_back")
    named = replace(bed, lines=tuple(replace(line, name=evil) for line in bed.lines))
    steps = (first, *(named if step is bed else step for step in rest))
    claim = facts.claim.model_copy(update={"insured_name": "张<i>三"})
    letter = write_letter("partial", replace(decision, calculation=steps), replace(facts, claim=claim), "zh")
    page = letter_html(letter)
    assert evil not in page
    assert "&lt;img src=x" in page
    assert "张&lt;i&gt;三" in page
    assert bare(evil) in bare(text_of_pdf(letter_pdf(letter)))


def test_a_letter_of_another_kind_than_the_decision_is_refused() -> None:
    with pytest.raises(InputError, match="outcome documents_requested makes a letter of kind request, not approval"):
        write_letter("approval", *decided.request(), "zh")


def test_no_letter_of_refusal_without_a_persons_decision() -> None:
    with pytest.raises(InputError, match="only a person refuses"):
        write_letter("refusal", *decided.review(), "zh")


def test_a_letter_of_refusal_has_a_last_day_to_go_out() -> None:
    assert letter_of("refusal").send_by == PERSON.send_by
    assert letter_of("approval").send_by is None


def test_the_same_letter_makes_the_same_pdf() -> None:
    assert letter_pdf(letter_of("cash")) == letter_pdf(letter_of("cash"))


def test_every_page_says_which_claim_it_is_of_and_how_many_there_are() -> None:
    pages = pypdfium2.PdfDocument(letter_pdf(letter_of("partial")))
    feet = [page.get_textpage().get_text_range() for page in pages]
    assert all(
        f"第 {number} 页，共 {len(feet)} 页" in text and "赔案号 C1" in text for number, text in enumerate(feet, 1)
    )


def test_a_long_bill_goes_on_over_pages() -> None:
    decision, facts = decided.approval()
    first, second, *rest = decision.calculation
    many = (first, *[second] * 2, *[step for step in rest if step.before != step.after] * 20)
    pdf = letter_pdf(write_letter("approval", replace(decision, calculation=many), facts, "zh"))
    assert len(pypdfium2.PdfDocument(pdf)) > 3
    assert text_of_pdf(pdf).count("依据条款") > 2


def test_a_name_in_rare_characters_can_be_set_and_one_beyond_them_is_named() -> None:
    decision, facts = decided.approval()
    rare = facts.claim.model_copy(update={"insured_name": "堃喆赟翀"})
    assert "堃喆赟翀" in text_of_pdf(letter_pdf(write_letter("approval", decision, replace(facts, claim=rare), "zh")))
    beyond = facts.claim.model_copy(update={"insured_name": "張𠮷"})
    with pytest.raises(InputError, match="lacks 張 𠮷; set CLAIMS_AI_LETTER_FONT"):
        letter_pdf(write_letter("approval", decision, replace(facts, claim=beyond), "zh"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_however_long_a_persons_words_are_they_are_all_there(language: Language) -> None:
    words = "".join(f"第{number}点，合同写明这一项不在保障范围内。" for number in range(1, 200))
    letter = write_letter("refusal", *decided.review(), language, replace(PERSON, words=words))
    pdf = letter_pdf(letter)
    assert len(pypdfium2.PdfDocument(pdf)) > 2
    assert bare(words) in bare(
        re.sub(r"(?:赔案号|Claim) C1\s+(?:第 \d+ 页，共 \d+ 页|Page \d+ of \d+)", "", text_of_pdf(pdf))
    )


def test_a_charge_with_an_endless_name_still_makes_a_letter() -> None:
    decision, facts = decided.partial()
    endless = "西药" * 5000
    named = [
        replace(step, label=endless, lines=tuple(replace(line, name=endless) for line in step.lines))
        for step in decision.calculation
    ]
    letter = write_letter("partial", replace(decision, calculation=tuple(named)), facts, "zh")
    assert "…" in text_of_pdf(letter_pdf(letter))
