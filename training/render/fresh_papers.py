"""Papers of no kind kept for the benchmark: a heart's trace, an endoscopy, a fever chart, a call to the police, an expert's opinion."""

import math
import random
from collections.abc import Callable, Mapping
from datetime import date, timedelta

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from training.render import invent, people
from training.render import medical_words as words
from training.render.canvas import Canvas, Rendered, Style
from training.render.other_parts import Page, full, plain, sex

HEARTS = (
    ("窦性心律\n正常心电图", 0), ("窦性心动过缓", 1), ("窦性心律\nⅡ、Ⅲ、aVF导联ST段压低0.05mV\nT波低平", 0), ("窦性心动过速\n偶发室性早搏", 2),
)  # fmt: skip
STOMACHS = (
    ("食管：黏膜光滑，血管纹理清晰，齿状线清楚。贲门：开闭好。胃底：黏液湖清。胃体：黏膜光滑，蠕动好。胃窦：黏膜红白相间，以红为主，见散在片状糜烂。"
     "幽门：圆，开闭好。十二指肠球部及降段：未见异常。", "慢性非萎缩性胃炎伴糜烂"),
    ("进镜至回盲部，回盲瓣呈唇样，阑尾开口清晰。横结肠见一约0.4cm广基息肉，予活检钳钳除，余所见结直肠黏膜光滑，血管纹理清。", "结肠息肉（已钳除）"),
    ("食管下段见一条状黏膜破损，长约0.4cm，无融合。胃角：弧形，黏膜光滑。胃窦：黏膜充血水肿，见胆汁反流。十二指肠球部前壁见一0.5cm溃疡，覆白苔。",
     "反流性食管炎（LA-A）；十二指肠球部溃疡（A2期）；胆汁反流性胃炎"),
)  # fmt: skip
HURTS = (
    ("右桡骨远端粉碎性骨折，经手法复位及内固定术后，遗留右腕关节活动功能部分障碍", "十级"),
    ("腰1椎体压缩性骨折，压缩程度超过三分之一", "九级"),
    ("左侧第3-8肋骨骨折，对位对线尚可", "十级"),
)
OFFICERS = "郑国平", "冯志刚", "谢建军", "袁海涛", "许文斌"
OFFICES = "江州正衡司法鉴定所", "东湖法医学司法鉴定中心", "江州医科大学司法鉴定中心"


def heart(rng: random.Random) -> Rendered:
    """心电图报告: measurements at the left of the words, twelve leads on pink squared paper below."""
    page = Page(rng, (1680, 1190), plain(rng, 24, "sans", "serif"), margin=60)
    hospital, patient, day = invent.hospital(rng), people.invent(rng), invent.day(rng)
    said, pace = rng.choice(HEARTS)
    rate = (72, 52, 108)[pace] + rng.randint(-6, 6)
    page.title(f"{hospital}心电图报告单", 1.5)
    page.spread(f"姓名：{patient.name}", f"性别：{sex(patient)}", f"年龄：{invent.age(patient, day)}岁", f"科室：{rng.choice(words.DEPARTMENTS)}",
                f"检查时间：{day} {rng.randint(8, 17)}:{rng.randint(10, 59)}")  # fmt: skip
    page.rule()
    measured = (f"心率：{rate} bpm", f"PR间期：{rng.randint(130, 190)} ms", f"QRS时限：{rng.randint(78, 108)} ms",
                f"QT/QTc：{rng.randint(340, 420)}/{rng.randint(390, 440)} ms", f"电轴：{rng.randint(-10, 80)}°")  # fmt: skip
    page.spread(*measured)
    page.line((0, f"诊断提示：{said.replace(chr(10), '；')}", "l"))
    top = round(page.y)
    _squares(page.canvas.image, (60, top, 1620, 1090))
    _leads(page.canvas, (60, top, 1620, 1090), rate)
    page.y = 1130
    page.line((0, "25mm/s　10mm/mV　0.05-100Hz", "l"), (1, f"报告医师：{rng.choice(words.DOCTORS)}", "r"))
    return page.done()


def _squares(image: Image.Image, box: tuple[int, int, int, int]) -> None:
    pen = ImageDraw.Draw(image)
    pen.rectangle(box, fill=(255, 246, 246))
    for axis in (0, 1):
        for i, at in enumerate(range(box[axis], box[axis + 2], 9)):
            line = (at, box[1], at, box[3]) if axis == 0 else (box[0], at, box[2], at)
            pen.line(line, fill=(240, 170, 170) if i % 5 == 0 else (250, 218, 218), width=1)


def _leads(canvas: Canvas, box: tuple[int, int, int, int], rate: int) -> None:
    names = ("Ⅰ", "aVR", "V1", "V4"), ("Ⅱ", "aVL", "V2", "V5"), ("Ⅲ", "aVF", "V3", "V6"), ("Ⅱ",)
    wide, high = box[2] - box[0], (box[3] - box[1]) / 4
    for i, row in enumerate(names):
        y = box[1] + (i + 0.6) * high
        for j, name in enumerate(row):
            left = box[0] + j * wide / len(row)
            canvas.text((left + 10, y - high * 0.4), name, Style("sans", 22, (40, 40, 44)))
            tall = canvas.rng.uniform(0.35, 0.8) * high * (-0.6 if name in ("aVR", "V1") else 1) * 0.6
            _beats(canvas, (left, y), wide / len(row), tall, 225 * 60 / rate)


def _beats(canvas: Canvas, at: tuple[float, float], wide: float, tall: float, period: float) -> None:
    """P wave, QRS and T wave over and over."""
    xs = np.arange(0, wide, 2.0)
    t = (xs / period + 0.3) % 1
    bumps = ((0.18, 0.03, 0.12), (0.295, 0.008, -0.15), (0.32, 0.011, 1.0), (0.345, 0.01, -0.25), (0.55, 0.05, 0.28))
    ys = at[1] - tall * sum(size * np.exp(-(((t - middle) / width) ** 2)) for middle, width, size in bumps)
    ImageDraw.Draw(canvas.image).line(
        [(float(at[0] + x), float(y)) for x, y in zip(xs, ys, strict=True)], fill=(30, 30, 36), width=2
    )


def endoscopy(rng: random.Random) -> Rendered:
    """内镜检查报告: four round pictures of the inside above what was seen."""
    page = Page(rng, (1190, 1684), plain(rng, 25))
    hospital, patient, day = invent.hospital(rng), people.invent(rng), invent.day(rng)
    seen, found = rng.choice(STOMACHS)
    page.title(hospital)
    page.title("电子内镜检查报告单", 1.5)
    page.spread(f"检查号：{people.digits(rng, 8)}", f"门诊/住院号：{people.digits(rng, 8)}", f"日期：{day}")
    page.person(patient, day, f"申请科室：{rng.choice(words.DEPARTMENTS)[:6]}")
    page.rule()
    for i in range(4):
        x, y = round(page.left + i % 2 * page.room / 2 + 60), round(page.y + i // 2 * 320)
        page.canvas.image.paste(_inside(rng), (x, y))
        page.canvas.text((x + 190, y + 302), f"图{i + 1}", page.style.but(size=19), "m")
    page.y += 670
    page.section("镜下所见：", seen)
    page.section("镜下诊断：", found)
    page.line(
        (
            0,
            f"HP：{rng.choice(('阴性（-）', '阳性（+）', '未查'))}　　活检：{rng.choice(('胃窦2块', '无', '1块'))}",
            "l",
        )
    )
    page.line((0, f"检查医师：{rng.choice(words.DOCTORS)}", "l"), (0.5, "护士：", "l"), (1, f"报告日期：{day}", "r"))
    page.line((0, "本报告仅供临床医师参考，签字有效", "l"), style=page.style.but(size=19))
    return page.done()


def _inside(rng: random.Random) -> Image.Image:
    """What an endoscope sees: reddish folds round a dark opening, with a wet shine."""
    noise = np.random.default_rng(rng.randrange(2**32))
    x, y = np.meshgrid(np.linspace(-1.3, 1.3, 380), np.linspace(-1, 1, 290))
    far, turn = np.hypot(x - rng.uniform(-0.3, 0.3), y - rng.uniform(-0.3, 0.3)), np.arctan2(y, x)
    light = (
        np.clip(0.25 + 0.9 * far, 0, 1)
        + 0.08 * np.sin(turn * rng.randint(4, 8) + 7 * far)
        + noise.normal(0, 0.02, x.shape)
    )
    pixels = np.clip(light[..., None] * np.array((222, 128, 104)), 0, 255)
    image = Image.fromarray(pixels.astype(np.uint8))
    pen = ImageDraw.Draw(image)
    for _ in range(6):
        u, v = rng.randint(60, 320), rng.randint(40, 250)
        pen.ellipse((u, v, u + rng.randint(6, 22), v + rng.randint(4, 12)), fill=(252, 236, 230))
    mask = Image.new("L", image.size)
    ImageDraw.Draw(mask).ellipse((30, -20, 350, 310), fill=255)
    return Image.composite(
        image.filter(ImageFilter.GaussianBlur(1.5)), Image.new("RGB", image.size, (14, 14, 16)), mask
    )


def fever(rng: random.Random) -> Rendered:
    """体温单: a week's temperature and pulse as joined points on a grid, counts of a day below."""
    page = Page(rng, (1190, 1684), plain(rng, 23, "serif", "sans"), margin=70)
    hospital, patient, day = invent.hospital(rng), people.invent(rng), invent.day(rng)
    page.title(hospital, 1.4)
    page.title("体 温 单", 1.6)
    page.line((0, f"姓名：{patient.name}", "l"), (0.2, f"科别：{rng.choice(words.DEPARTMENTS)[:5]}", "l"), (0.4, f"床号：{rng.randint(1, 60)}", "l"),
              (0.52, f"入院日期：{day}", "l"), (1, f"住院号：{people.digits(rng, 7)}", "r"))  # fmt: skip
    page.y += 6
    columns = (0.16, *((0.12,) * 7))
    page.row(*zip(columns, ("日　期", *(f"{day + timedelta(i):%m-%d}" for i in range(7))), strict=True), anchor="m")
    page.row(*zip(columns, ("住院天数", *map(str, range(1, 8))), strict=True), anchor="m")
    _grid(page)
    rows = (
        ("呼吸(次/分)", [str(rng.randint(16, 22)) for _ in range(7)]), ("大便(次/日)", [rng.choice(("0", "1", "1", "2", "*")) for _ in range(7)]),
        ("血压(mmHg)", [f"{rng.randint(108, 150)}/{rng.randint(62, 92)}" for _ in range(7)]),
        ("入量(ml)", [rng.choice(("", str(rng.randint(9, 28) * 100))) for _ in range(7)]),
        ("体重(kg)", [f"{rng.randint(45, 82)}", *[""] * 6]),
    )  # fmt: skip
    for name, texts in rows:
        page.row(*zip(columns, (name, *texts), strict=True), anchor="m", style=page.style.but(size=20))
    page.below()
    page.line((0.5, "第 1 页", "m"))
    return page.done()


def _grid(page: Page) -> None:
    canvas, rng = page.canvas, page.rng
    left, top, high = page.left + 0.16 * page.room, page.y, 820.0
    pen, grey, red, blue = ImageDraw.Draw(canvas.image), (190, 194, 200), (206, 50, 56), (40, 70, 160)
    for i in range(43):
        x = left + i * (page.right - left) / 42
        pen.line((x, top, x, top + high), fill=red if i % 6 == 0 else grey, width=1)
    for i in range(41):
        pen.line((left, top + i * high / 40, page.right, top + i * high / 40), fill=grey, width=2 if i % 5 == 0 else 1)
    for i, (pulse, degrees) in enumerate(zip(range(180, 20, -20), range(42, 34, -1), strict=True)):
        canvas.text((page.left + 30, top + 20 + i * high / 8), str(pulse), page.style.but(size=19, ink=red))
        canvas.text((page.left + 110, top + 20 + i * high / 8), f"{degrees}", page.style.but(size=19, ink=blue))
    hot = rng.uniform(0, 2.4)
    for start, swing, ink in ((42 - 37.1, hot, blue), (5.0, hot * 0.8, red)):
        points = []
        for i in range(rng.randint(26, 42)):
            level = start - swing * math.exp(-i / 12) + rng.gauss(0, 0.22)
            points.append((left + (i + 0.5) * (page.right - left) / 42, top + level * high / 8))
        pen.line(points, fill=ink, width=2)
        for x, y in points:
            pen.ellipse((x - 5, y - 5, x + 5, y + 5), outline=ink, fill=ink if ink == red else None, width=2)
    pen.rectangle((page.left, top, page.right, top + high), outline=page.style.ink, width=2)
    page.y = top + high


def alarm(rng: random.Random) -> Rendered:
    """接处警登记表: a police station's table of a call, who called, what was found on the spot."""
    page = Page(rng, (1190, 1684), plain(rng, 25, "serif", "sans"), margin=90)
    caller, day = people.invent(rng), invent.day(rng)
    office = f"江州市公安局{rng.choice(('东湖', '云溪', '临江'))}分局{rng.choice(('望江街', '学府路', '和平里'))}派出所"
    spot, hour = f"{rng.choice(people.STREETS)}{rng.randint(1, 300)}号门口", rng.randint(6, 22)
    page.title(office, 1.2)
    page.title("接处警情况登记表", 1.6)
    page.line((0, f"接警编号：{day:%Y%m%d}{people.digits(rng, 8)}", "l"), (1, f"{full(day)}打印", "r"))
    page.row(
        (0.16, "报警人"),
        (0.24, caller.name),
        (0.12, "性别"),
        (0.1, sex(caller)),
        (0.14, "联系电话"),
        (0.24, caller.mobile),
    )
    page.row(
        (0.16, "报警时间"),
        (0.46, f"{full(day)}{hour}时{rng.randint(0, 59):02d}分"),
        (0.14, "报警方式"),
        (0.24, "110指令"),
    )
    page.row((0.16, "警情地点"), (0.84, spot))
    page.row((0.16, "警情类别"), (0.34, "群众求助"), (0.16, "处警民警"), (0.34, "、".join(rng.sample(OFFICERS, 2))))
    fell = rng.choice(("骑电动自行车时自行摔倒", "行走时踩空摔倒", "被犬只咬伤小腿", "被高空坠物砸伤头部"))
    page.row(
        (0.16, "简要警情"), (0.84, f"报警人称：其于{hour}时许在{spot}{fell}，身体受伤，请求民警到场处理。"), high=5
    )
    page.row((0.16, "处警结果"), (0.84, f"民警到达现场，经了解，{caller.name}{fell}，已联系120救护车将伤者送往{invent.hospital(rng)}救治，"
                                     "未发现他人违法犯罪行为，建议当事人通过保险途径处理。"), high=6)  # fmt: skip
    page.row((0.16, "备　注"), (0.84, "本表仅证明接处警情况，不作为责任认定依据。"), high=2)
    page.y += 60
    page.signed(office, full(day + timedelta(rng.randint(1, 30))))
    page.press(office, "", 0.78, 70, 220)
    return page.done()


def opinion(rng: random.Random) -> Rendered:
    """司法鉴定意见书: number, client, what was asked, what was found and the grade."""
    page = Page(rng, (1190, 1684), plain(rng, 26, "serif", "kai"), margin=120)
    patient, day, office = people.invent(rng), invent.day(rng), rng.choice(OFFICES)
    hurt, grade = rng.choice(HURTS)
    page.y += 30
    page.title(office, 1.5)
    page.title("司 法 鉴 定 意 见 书", 1.8)
    page.line((1, f"司鉴[{day.year}]临鉴字第{rng.randint(10, 2000)}号", "r"))
    page.y += 14
    chapters = (
        ("一、基本情况", f"委托人：江州市{rng.choice(('东湖', '云溪', '临江'))}区人民法院。委托事项：对{patient.name}的伤残等级及三期进行鉴定。"
                         f"受理日期：{full(day - timedelta(20))}。被鉴定人：{patient.name}，{sex(patient)}，{full(patient.birth_date)}出生。"),
        ("二、基本案情", f"据送鉴材料：{patient.name}于{full(day - timedelta(rng.randint(120, 300)))}因交通事故受伤，经{invent.hospital(rng)}住院治疗。"),
        ("三、分析说明", f"被鉴定人{patient.name}因外伤致{hurt}。依据《人体损伤致残程度分级》之规定，其损伤构成{grade}伤残。"),
        ("四、鉴定意见", f"被鉴定人{patient.name}的损伤评定为{grade}伤残；误工期{rng.choice((90, 120, 180))}日，护理期{rng.choice((45, 60))}日，营养期60日。"),
    )  # fmt: skip
    for label, text in chapters:
        page.section(label, text)
    page.signed(
        f"司法鉴定人：{rng.choice(words.DOCTORS)}　《司法鉴定人执业证》证号：9901{people.digits(rng, 8)}", _spelt(day)
    )
    page.press(office, "司法鉴定专用章", 0.8, 60, 220)
    return page.done()


def _spelt(day: date) -> str:
    """A day in Chinese numerals."""
    ones = "〇一二三四五六七八九"
    month, date_ = ("十" * (n >= 10) + ones[n % 10].replace("〇", "") for n in (day.month, day.day % 20 or 20))
    tens = "二十" + ones[day.day % 10].replace("〇", "") if 20 <= day.day < 30 else "三十" + "一" * (day.day == 31)
    return f"{''.join(ones[int(digit)] for digit in str(day.year))}年{month}月{date_ if day.day < 20 else tens}日"


BENCH: Mapping[str, Callable[[random.Random], Rendered]] = {
    "heart": heart,
    "endoscopy": endoscopy,
    "fever": fever,
    "alarm": alarm,
    "opinion": opinion,
}
