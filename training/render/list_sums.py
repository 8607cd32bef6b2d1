"""What a stay cost by sort of charge, which some call a list and some a summary."""

import random
from collections.abc import Callable, Mapping

from training.render import invent
from training.render.canvas import Rendered
from training.render.contents import SEXES
from training.render.medical_seals import press
from training.render.wider_charges import table
from training.render.wider_parts import Sheet, fact, some

_SUMS = (
    "住院费用分类汇总清单", "住院费用汇总单", "患者费用汇总单（按类别）", "费用分类汇总表", "住院病人费用汇总", "医疗费用分类汇总", "住院费用汇总表",
    "费用汇总清单", "住院费用分类明细", "门诊费用分类汇总清单",
)  # fmt: skip
_SORTS = ("费用类别", "项目类别", "费用项目", "类别", "费用名称"), ("金额", "金额（元）", "合计金额", "总金额")
_NAME = "姓名/患者姓名/病人姓名"


def by_sort(rng: random.Random) -> Rendered:
    """What a stay cost by sort of charge, in one to three groups of columns side by side."""
    content = invent.medical_invoice(rng, inpatient=True)
    sheet = Sheet(rng, rng.choice((1160, 1240, 1480, 1654)), size=rng.randint(21, 26))
    where = rng.choice(("top", "top", "facts"))
    sheet.title(rng.choice(_SUMS), field="hospital_name", value=content.hospital_name if where == "top" else "")
    facts = [
        fact(_NAME, "patient_name", content.patient.name),
        fact("性别", None, SEXES[content.patient.sex], share=0.5),
        fact("住院号/病案号", None, content.case_number),
        fact("科室/病区", None, content.department, share=0.7),
        fact("住院时间/住院日期", None, f"{content.served_from} 至 {content.served_until}", share=0.6),
        fact("医保类型/费别", None, content.insurance_type, share=0.5),
        *([fact("医院名称/医疗机构", "hospital_name", content.hospital_name)] if where == "facts" else []),
    ]
    sheet.any_of(some(rng, facts, 0.4))
    sheet.y += 10
    heads = rng.choice(_SORTS[0]), rng.choice(_SORTS[1])
    parts = (("name", heads[0], 2.2, "l"), ("amount", heads[1], 1.4, rng.choice("rm")))
    halves = rng.choice((1, 2, 3)) if len(content.charges) > 3 else 1
    table(sheet, content.charges, parts, content.served_from, halves, rng.choice(("grid", "lines", "")))
    sheet.rows([fact("总计/合计/费用合计/总金额", "total_amount", content.total)], 1)
    if rng.random() < 0.6:
        press(sheet.canvas, content.hospital_name, (sheet.right - 320, sheet.y + 20), ("财务专用章", "收费专用章"))
    sheet.y += 120
    return sheet.done("expense_list")


TRAIN: Mapping[str, Callable[[random.Random], Rendered]] = {"by_sort": by_sort}
