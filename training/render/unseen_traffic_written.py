"""An accident certificate kept for the benchmark: a patrol's half sheet filled in by pen, a row for each party."""

import random
from itertools import pairwise

from claims_ai.values import Box
from training.render import accidents, penmanship
from training.render.accidents import moving
from training.render.canvas import Canvas, Ink, Layouts, Rendered, Style
from training.render.form_parts import Form
from training.render.unseen_traffic import facts, press

INK: Ink = (40, 42, 48)
HALF = "{y}0{n}", "第{y}{n}号"


def half_sheet(rng: random.Random) -> Rendered:
    """The patrol's half sheet by pen: time and place on a line each, a row for each party with its share last, facts below."""
    content = accidents.accident(rng, HALF, most=3)
    canvas = Canvas((1400, 980), rng, rng.choice(((255, 255, 255), (255, 246, 246), (248, 252, 246))))
    form = Form(canvas, Style("serif", 21, INK), penmanship.anyone(rng, 28), stray=3)
    canvas.text((700, 64), "道路交通事故认定书（简易程序）", form.words.but(size=34, weight=0.5), "m")
    canvas.value((1340, 112), "certificate_number", content.number, Style("serif", 26, (190, 46, 50)), anchor="r")
    end = canvas.text((60, 158), "时间：", form.words)[1][0]
    form.day((end, 158), "accident_date", content.happened.date(), 0.9)
    end = canvas.text((520, 158), "地点：", form.words)[1][0]
    form.fill((end, 126, 1340, 186), "accident_place", content.place)
    canvas.rule((end, 184), (1340, 184), INK, 1)
    edges, boxes = (60, 220, 540, 760, 1000, 1170, 1340), list[Box]()
    heads = "姓　名", "身份证（驾驶证）号", "交通方式", "车辆牌号", "保险公司", "责　任"
    rows = [
        (p.person.name, p.person.id_number, moving(p), p.plate, p.insurer, p.responsibility) for p in content.parties
    ]
    for i, texts in enumerate((heads, *rows)):
        top = 204 if i == 0 else 190 + 62 * i
        for j, ((left, right), text) in enumerate(zip(pairwise(edges), texts, strict=True)):
            area = left, top, right, top + (48 if i == 0 else 62)
            form.cell(area, heads[j] if i == 0 else "")
            found = form.fill(area, None, text or None, indent=8) if i else []
            boxes += found if j in (0, 3, 5) else []
    canvas.record("parties", content.listing, boxes)
    y = 252 + 62 * len(rows)
    for words, text, high in (("事故事实", f"{facts(content)}。", 150), ("认定依据", content.clause, 80)):
        form.cell((60, y, 220, y + high), words)
        form.cell((220, y, 1340, y + high))
        form.fill((220, y, 1340, y + high), None, text)
        y += high
    x = canvas.text((60, y + 56), "当事人签名：", form.words)[1][0]
    for name, *_ in rows:
        hand = penmanship.anyone(rng, 38, ("hand", "cursive"))
        x = penmanship.write(canvas, (x + 14, y + 52), name, hand, 200)[1][0]
    x = canvas.text((60, y + 126), "交通警察：", form.words)[1][0]
    penmanship.write(
        canvas, (x + 10, y + 122), content.officers[0], penmanship.anyone(rng, 38, ("hand", "cursive")), 200
    )
    form.day((940, y + 126), None, content.signed.date(), 0.9)
    press(canvas, content, (1130, y + 112), "交通事故处理专用章")
    canvas.image = canvas.image.crop((0, 0, 1400, round(y + 230)))
    return canvas.done("accident_certificate")


BENCH: Layouts = {"half_sheet": half_sheet}
