"""Pages of no kind the contract knows: what claimants send by mistake, or beside what was asked for."""

import random
from collections.abc import Callable, Mapping, Sequence

from PIL import ImageDraw

from training.render import invent, people
from training.render import medical_words as words
from training.render.canvas import Canvas, Rendered, Style
from training.render.medical_form import rows_of
from training.render.medical_seals import hospital_seal

PLACES = (
    "江州火车站",
    "东湖广场",
    "市民中心",
    "云溪大学城",
    "望江码头",
    "青石工业园",
    "松岗水库",
    "梧桐公园",
    "会展中心",
    "植物园北门",
    "凤鸣古镇",
    "白鹭湾",
)
DISHES = (
    "清蒸江鱼", "东湖醋鸭", "蒜蓉空心菜", "麻婆豆腐", "红烧狮子头", "菌菇鸡汤", "手撕包菜", "番茄炒蛋", "葱油拌面", "桂花糯米藕",
    "酸辣土豆丝", "糖醋排骨", "扬州炒饭", "冬瓜排骨汤", "凉拌木耳", "鲜榨橙汁", "酸梅汤", "椒盐虾", "腊味煲仔饭", "南瓜饼",
)  # fmt: skip
NORMS = (
    ("白细胞计数", "WBC", 2.0, 16.0, "10^9/L", "3.5-9.5"), ("红细胞计数", "RBC", 3.2, 6.0, "10^12/L", "4.3-5.8"),
    ("血红蛋白", "HGB", 80, 180, "g/L", "130-175"), ("血小板计数", "PLT", 60, 420, "10^9/L", "125-350"),
    ("中性粒细胞百分比", "NEUT%", 30, 90, "%", "40-75"), ("淋巴细胞百分比", "LYMPH%", 8, 60, "%", "20-50"),
    ("谷丙转氨酶", "ALT", 6, 160, "U/L", "9-50"), ("谷草转氨酶", "AST", 9, 120, "U/L", "15-40"), ("总胆红素", "TBIL", 4, 60, "μmol/L", "0-26"),
    ("肌酐", "CREA", 40, 240, "μmol/L", "57-97"), ("尿酸", "UA", 150, 620, "μmol/L", "208-428"), ("葡萄糖", "GLU", 3.4, 16, "mmol/L", "3.9-6.1"),
    ("总胆固醇", "TC", 2.6, 8.4, "mmol/L", "0-5.18"), ("甘油三酯", "TG", 0.4, 6.2, "mmol/L", "0-1.7"),
)  # fmt: skip
SENTENCES = (
    "您好，来信收到，近来一切都好，请勿挂念。", "家里的柿子树今年结了许多果子，等你们回来一起摘。", "上周末我们去了水库边散步，天气晴朗，风也不大。",
    "孩子们期末考试都结束了，小的那个学会了游泳。", "医生说恢复得不错，再休养一段时间就可以正常走路了。", "附上几张照片，是新修的院子，你看看喜欢不喜欢。",
    "社区里新开了图书角，我每天下午去坐一会儿。", "路上注意安全，到了记得打个电话。", "关于房子漏水的事情，物业已经安排师傅下周来看。",
)  # fmt: skip
LEAFLET = (
    ("【成份】", "本品主要成份及其化学名称见药品标准，辅料为淀粉、微晶纤维素、硬脂酸镁。"), ("【性状】", "本品为薄膜衣片，除去包衣后显白色或类白色。"),
    ("【适应症】", "用于缓解轻至中度疼痛，也用于普通感冒或流行性感冒引起的发热。"),
    ("【用法用量】", "口服。成人一次1片，一日2次，早晚各一次，饭后服用，或遵医嘱。"),
    ("【不良反应】", "偶见恶心、呕吐、头晕、皮疹，停药后一般可自行消失。"), ("【禁忌】", "对本品过敏者禁用，孕妇及哺乳期妇女禁用。"),
    ("【注意事项】", "肝肾功能不全者慎用；服药期间不得饮酒；如正在使用其他药品，使用前请咨询医师。"),
    ("【贮藏】", "遮光，密封，在干燥处保存，请放在儿童不能接触的地方。"),
)  # fmt: skip


def _page(rng: random.Random, size: tuple[int, int], *papers: tuple[int, int, int]) -> Canvas:
    return Canvas(size, rng, rng.choice(papers or ((255, 255, 255), (250, 249, 245))))


def _lab_report(rng: random.Random) -> Rendered:
    canvas, pen = _page(rng, (1400, 990)), Style(rng.choice(("serif", "sans")), 22)
    hospital, patient = invent.hospital(rng), people.invent(rng)
    canvas.text((700, 60), hospital, pen.but(size=32, weight=0.4), "m")
    canvas.text((700, 106), rng.choice(("检验报告单", "临床检验结果报告单", "生化检验报告")), pen.but(size=30), "m")
    sex = "男" if patient.sex == "male" else "女"
    head = f"姓名：{patient.name}　　性别：{sex}　　科别：{rng.choice(words.DEPARTMENTS)}　　样本号：{people.digits(rng, 6)}"
    canvas.text((60, 160), head, pen.but(size=20))
    columns = (70, 150, 480, 640, 860, 1080)
    _row(canvas, columns, ("序号", "项目名称", "代号", "结果", "单位", "参考区间"), 210, pen.but(weight=0.4))
    for y in (186, 234):
        canvas.rule((50, y), (1350, y), pen.ink)
    for i, (name, code, low, high, unit, norm) in enumerate(rng.sample(NORMS, rng.randint(6, len(NORMS))), 1):
        value = f"{rng.uniform(low, high):.1f}{rng.choice(('', '', ' ↑', ' ↓'))}"
        _row(canvas, columns, (str(i), name, code, value, unit, norm), 224 + i * 42, pen)
    canvas.text(
        (60, 900),
        f"检验者：{rng.choice(words.DOCTORS)}　　审核者：{rng.choice(words.DOCTORS)}　　报告时间：{invent.day(rng)} 10:32",
        pen,
    )
    canvas.text((60, 945), "此报告仅对该标本负责，供临床参考。", pen.but(size=18))
    if rng.random() < 0.4:
        canvas.stamp(hospital_seal(hospital, rng, ("检验专用章",)), (1150, 860), (224, 80, 86), 8)
    return canvas.done("other")


def _menu(rng: random.Random) -> Rendered:
    canvas = _page(rng, (1000, 1400), (252, 246, 232), (250, 240, 240), (255, 255, 255))
    ink = rng.choice(((120, 50, 30), (40, 60, 50), (30, 30, 34)))
    pen = Style("serif", 30, ink)
    canvas.text((500, 110), f"{rng.choice(people.STREETS)}小馆", pen.but(size=56, spacing=10, weight=0.6), "m")
    canvas.text((500, 180), "· 今 日 菜 单 ·", pen.but(size=30), "m")
    for i, dish in enumerate(rng.sample(DISHES, rng.randint(9, 18))):
        y = 260 + i * 58
        canvas.text((130, y), dish, pen)
        canvas.text((870, y), f"￥{rng.randint(6, 128)}", pen, "r")
        canvas.rule((380, y + 8), (740, y + 8), (190, 170, 150), 1)
    return canvas.done("other")


def _letter(rng: random.Random) -> Rendered:
    canvas = _page(rng, (1190, 1684), (252, 251, 246))
    pen = Style("serif", 32, (40, 44, 90), slant=rng.uniform(0, 0.3))
    canvas.text((120, 150), f"{people.invent(rng).name}：", pen)
    y = 220.0
    for _ in range(rng.randint(2, 4)):
        for row in rows_of("　　" + "".join(rng.sample(SENTENCES, rng.randint(2, 5))), pen, 950):
            canvas.text((120, y), row, pen)
            y += 58
    canvas.text((1040, y + 60), people.invent(rng).name, pen, "r")
    day = invent.day(rng)
    canvas.text((1040, y + 120), f"{day.year}年{day.month}月{day.day}日", pen, "r")
    return canvas.done("other")


def _timetable(rng: random.Random) -> Rendered:
    canvas, pen = _page(rng, (1300, 900)), Style("sans", 25, (34, 40, 60))
    canvas.text((650, 70), f"江州公交 {rng.randint(1, 320)} 路 运行时刻表", pen.but(size=38, weight=0.6), "m")
    stops = rng.sample(PLACES, 6)
    columns = [90 + i * 195 for i in range(6)]
    _row(canvas, columns, stops, 150, pen.but(size=23, weight=0.4))
    minute = rng.randint(330, 380)
    for i in range(rng.randint(9, 15)):
        times = [f"{(minute + k * 11) // 60:02d}:{(minute + k * 11) % 60:02d}" for k in range(6)]
        _row(canvas, columns, times, 204 + i * 42, pen)
        minute += rng.randint(18, 55)
    canvas.text((90, 850), "节假日班次另行通知　服务热线 0990-96000　票价 2 元", pen.but(size=21))
    return canvas.done("other")


def _leaflet(rng: random.Random) -> Rendered:
    canvas, pen = _page(rng, (1190, 1500)), Style(rng.choice(("sans", "serif")), 24)
    name = rng.choice(words.DRUGS)[0]
    canvas.text((595, 80), f"{name}说明书", pen.but(size=38, weight=0.6), "m")
    canvas.text((595, 132), "请仔细阅读说明书并在医师指导下使用", pen, "m")
    y = 196.0
    for label, text in LEAFLET:
        canvas.text((80, y), label, pen.but(weight=0.5))
        for row in rows_of(text, pen, 1010):
            y += 42
            canvas.text((100, y), row, pen)
        y += 54
    canvas.text((80, y + 20), f"【批准文号】国药准字Z99{people.digits(rng, 6)}", pen)
    canvas.text((80, y + 64), "【生产企业】江州仁心制药有限公司", pen)
    return canvas.done("other")


def _poster(rng: random.Random) -> Rendered:
    ground = rng.choice(((190, 40, 46), (30, 90, 140), (36, 110, 80)))
    canvas = Canvas((1000, 1420), rng, ground)
    pale = Style("sans", 40, (250, 246, 230))
    ImageDraw.Draw(canvas.image).ellipse((620, -160, 1180, 400), fill=tuple(c + 26 for c in ground))
    canvas.text((90, 240), rng.choice(("健康讲座", "义诊活动", "周年庆典", "招聘启事")), pale.but(size=110, weight=2))
    canvas.text(
        (94, 370), rng.choice(("走进社区 关爱健康", "全场低至五折", "诚聘护士、收银员各两名")), pale.but(size=46)
    )
    day = invent.day(rng)
    rows = (
        f"时间：{day.month}月{day.day}日上午九点",
        f"地点：{rng.choice(PLACES)}",
        "主办：江州市健康促进会",
        f"咨询电话：0990-{people.digits(rng, 7)}",
    )
    for i, row in enumerate(rows):
        canvas.text((94, 780 + i * 84), row, pale)
    canvas.frame(50, 50, 950, 1370, pale.ink, 6)
    return canvas.done("other")


def _row(canvas: Canvas, columns: Sequence[float], texts: Sequence[str], y: float, pen: Style) -> None:
    for x, text in zip(columns, texts, strict=True):
        canvas.text((x, y), text, pen)


Drawers = Mapping[str, Callable[[random.Random], Rendered]]
TRAIN: Drawers = {"lab_report": _lab_report, "menu": _menu, "letter": _letter}
BENCH: Drawers = {"timetable": _timetable, "leaflet": _leaflet, "poster": _poster}
