"""The kind of a document: told by its words wherever they stand, `other` for papers of no kind we know."""

import json
import shutil
from pathlib import Path

import pytest

from claims_ai.documents.kinds import _bill_of_title, classify, every_feature, features, load_kinds
from claims_ai.documents.signs import headings, signs_in
from claims_ai.documents.titles import titled
from claims_ai.errors import ModelError
from claims_ai.resources import folder
from tests.fakes import line, sheet

SHIPPED = folder("models") / "kinds" / "1"
HISTORY = [
    "江州市第一人民医院",
    "门诊病历",
    "主诉:咳嗽三天",
    "现病史:患者三天前受凉后咳嗽",
    "既往史:体健",
    "体格检查:双肺呼吸音粗",
]
CONTRACT = ["授权委托书", "委托人:陈晓雯", "受托人:李明", "兹委托受托人办理理赔申请事宜,保单号 GH1"]


@pytest.mark.parametrize("texts", [HISTORY, CONTRACT], ids=["history", "mandate"])
def test_a_paper_of_another_kind_is_other_though_it_has_words_of_ours(texts: list[str]) -> None:
    found, _ = classify(sheet(*(line(text, 100, 50 + 40 * row) for row, text in enumerate(texts))))
    assert found == "other"


def test_a_heading_names_a_document_and_says_nothing_else() -> None:
    lines = ("江州市第一人民医院", "住院费用清单", "病区:内科清单", "第1页清单", "(复印件)出院小结", "单")
    assert headings(lines) == ["住院费用清单", "出院小结"]


def test_what_a_paper_says_it_cannot_be_used_for_is_no_sign_of_what_it_is() -> None:
    assert signs_in("本清单不作报销凭证\n费用清单") == {"费用清单", "清单"}
    assert "报销" in signs_in("费用报销单")


def test_a_paper_that_lies_low_in_a_large_picture_keeps_its_heading() -> None:
    texts = ("青石县妇幼保健院", "自助机费用清单", "患者:高刚", "1.凝血四项", "总费用 79.00")
    low = sheet(*(line(text, 500, 600 + 40 * row) for row, text in enumerate(texts)), size=(1400, 1000))
    assert "head:expense_list" in features(low)


ORDER = (
    "#18 立即送达",
    "半山面馆",
    "在线支付",
    "下单时间:2026-05-02 12:10",
    "葱油拌面 x1 14.00",
    "配送费 2.00",
    "实付 16.00",
)
REPAIR = ("机动车维修结算单", "承修方:半山汽修厂", "托修方:高刚", "工时费 120.00", "实收金额 120.00")


@pytest.mark.parametrize("texts", [ORDER, REPAIR], ids=["delivered", "repaired"])
def test_what_was_delivered_or_repaired_and_paid_has_a_receipt(texts: tuple[str, ...]) -> None:
    found, _ = classify(sheet(*(line(text, 100, 50 + 40 * row) for row, text in enumerate(texts))))
    assert found == "receipt"


def test_the_model_knows_every_feature_a_page_can_have() -> None:
    texts = (*HISTORY, *CONTRACT, "6222 0212 3456 7890 123", "990104198803142229", "合计 12.30")
    found = features(sheet(*(line(text, 100, 40 * row) for row, text in enumerate(texts))))
    assert set(found) <= set(every_feature())


def test_the_card_says_what_the_model_learned_from_and_how_it_did_on_layouts_not_seen() -> None:
    card = load_kinds(SHIPPED).card
    assert card.learned_from
    assert card.licence
    assert 0.9 < card.metrics["right_on_unseen_layouts"] <= 1
    assert card.features == every_feature(), "train it again: the features have changed"


def test_weights_that_are_not_those_of_the_card_are_refused(tmp_path: Path) -> None:
    shutil.copytree(SHIPPED, tmp_path / "1")
    weights = json.loads((tmp_path / "1" / "weights.json").read_text("utf-8"))
    weights[0][0] += 1
    (tmp_path / "1" / "weights.json").write_text(json.dumps(weights), "utf-8")
    with pytest.raises(ModelError, match=r"weights\.json"):
        load_kinds(tmp_path / "1")


def test_a_model_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="python -m training kinds"):
        load_kinds(tmp_path)


@pytest.mark.parametrize(
    ("title", "kinds"),
    [
        ("理赔决定通知书", {"other"}), ("理赔申请书", {"claim_form"}), ("参保单位(章)", set()), ("电子保单", {"other"}), ("流水号8242625813", set()),
        ("银行流水", {"other"}), ("销售出库单", {"receipt"}), ("租赁收据", {"receipt"}), ("公安交通管理简易程序处罚决定书", {"other"}),
        ("接处警情况证明", {"other"}),
        ("道路交通事故认定书", {"accident_certificate"}),
    ],
)  # fmt: skip
def test_titles_name_the_kinds_they_are_put_together_for(title: str, kinds: set[str]) -> None:
    assert titled([title]) == kinds


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("海南省医疗收费票据(住院)", "medical_invoice_inpatient"),
        ("海南省医疗收费票据(门诊)", "medical_invoice_outpatient"),
        ("住院预交金收据", None),
        ("江州百货收据", None),
    ],
)
def test_a_bill_is_of_what_its_title_says_and_a_deposit_is_none(title: str, kind: str | None) -> None:
    page = sheet(line(title, 300, 20), line("姓名:陈晓雯", 60, 120), line("合计 100.00", 60, 900))
    assert _bill_of_title(page, dict.fromkeys(("medical_invoice_inpatient", "medical_invoice_outpatient"), 0.3)) == kind
