"""The vocabulary of invented shops that print in English, as in Malaysia and Singapore; no such shop, town or postcode exists."""

OWNERS = (
    "BINTANG UFUK", "CEMPAKA RIANG", "AWAN BIRU", "DELIMA KOTA", "TELUK MELUR", "GREEN HERON", "LUCKY LANTERN", "NINE RIVERS",
    "OLD PIER", "SUNBIRD", "TWIN ORCHID", "YEW LIAN HONG", "HONG BEE WAH", "KWAN SOON", "SERI KEMUNCAK", "TUJUH TASIK", "RIVERSTONE",
    "MERBAU TIMUR", "SAGA INDAH", "BLUE KETTLE", "THREE MANGOES", "KENARI JAYA", "GOLDEN TAPIR", "WHITE JETTY", "TENG HUAT LOONG",
)  # fmt: skip
TRADES: dict[str, tuple[str, ...]] = {
    "pharmacy": ("{o} PHARMACY SDN BHD", "FARMASI {o} SDN. BHD.", "{o} HEALTHCARE PHARMACY (M) SDN BHD", "{o} GUARDIAN DISPENSARY PTE LTD"),
    "hardware": ("{o} HARDWARE TRADING", "SYARIKAT LOGAM {o} SDN BHD", "KEDAI PAPAN {o}", "{o} HARDWARE & ELECTRICAL", "{o} ENTERPRISE"),
    "mart": ("{o} MINI MARKET", "PASARAYA {o} SDN BHD", "{o} CASH & CARRY SDN. BHD.", "{o} MART ({n}) SDN BHD", "PERNIAGAAN {o}"),
    "restaurant": ("RESTORAN {o}", "{o} KITCHEN SDN BHD", "KEDAI MAKAN {o}", "{o} BISTRO & CAFE", "{o} SEAFOOD RESTAURANT SDN BHD", "RESTAURANT {o}"),
    "books": ("{o} STATIONERY & BOOKS", "KEDAI BUKU {o}", "{o} BOOK STORE (TAMAN {o}) SDN BHD", "{o} GIFT & HOME DECO"),
    "petrol": ("{o} SERVICE STATION", "{o} PETRO TRADING", "STESEN MINYAK {o}"),
    "clinic": ("KLINIK {o}", "POLIKLINIK {o} SDN BHD", "{o} DENTAL SURGERY PTE LTD", "{o} FAMILY CLINIC & SURGERY"),
}  # fmt: skip
GOODS: dict[str, tuple[tuple[str, str, float, float], ...]] = {
    "pharmacy": (("PARACETAMOL 500MG 10S", "PKT", 3, 9), ("ELASTIC BANDAGE 3IN", "PC", 5, 16), ("COUGH SYRUP 120ML", "BTL", 9, 24),
                 ("SALINE NASAL SPRAY", "BTL", 14, 38), ("VITAMIN C 1000MG 30S", "BTL", 22, 68), ("ANTISEPTIC CREAM 30G", "TUBE", 6, 18),
                 ("FACE MASK 3PLY 50S", "BOX", 8, 30), ("COTTON BALLS", "PKT", 2, 6), ("CHARCOAL TAB", "PKT", 4, 10), ("EYE DROPS 15ML", "BTL", 11, 29)),
    "hardware": (("PVC PIPE 1/2 INCH", "PC", 4, 14), ("WIRE ROPE CLIP 12M", "PC", 2, 7), ("CEMENT 50KG", "BAG", 15, 22), ("2 WAY SCREWDRIVER 4\"", "PC", 4, 12),
                 ("CABLE TIE 8\" BLACK", "PKT", 3, 9), ("LED BULB 9W DAYLIGHT", "PC", 6, 18), ("PAINT BRUSH 2\"", "PC", 2, 8), ("PAKU KAYU 1\"", "KG", 1, 6),
                 ("SARUNG TANGAN GETAH", "PAIR", 2, 6), ("SILICONE SEALANT CLEAR", "TUBE", 7, 16)),
    "mart": (("COOKING OIL 2KG", "PC", 9, 16), ("WHITE BREAD 400G", "PC", 2, 4), ("FRESH MILK 1L", "PC", 6, 9), ("BERAS SUPER 5KG", "BAG", 18, 36),
             ("TELUR GRED B 10S", "PKT", 3, 6), ("DISHWASH LEMON 900ML", "BTL", 4, 9), ("INSTANT NOODLE 5X80G", "PKT", 3, 6), ("BATTERY AA 4S", "PKT", 6, 15),
             ("TISSUE BOX 4S", "PKT", 7, 14), ("GULA HALUS 1KG", "PKT", 2, 4), ("MINERAL WATER 1.5L", "BTL", 1, 3), ("SARDINES TIN 425G", "TIN", 5, 9)),
    "restaurant": (("NASI LEMAK", "", 6, 12), ("TEH TARIK", "", 2, 4), ("KOPI O ICE", "", 1.8, 3.6), ("ROTI CANAI", "", 1.2, 2.5), ("MEE GORENG", "", 5, 9),
                   ("CHICKEN RICE SET", "", 7, 14), ("TOM YAM SOUP (S)", "", 12, 22), ("KAILAN GARLIC", "", 9, 16), ("STEAMED FISH", "", 28, 68),
                   ("WHITE RICE", "", 1, 2.5), ("LIME JUICE", "", 3, 7), ("BUTTER CHICKEN CHOP", "", 12, 24), ("1 MEAT 2 VEGE", "", 6, 9)),
    "books": (("A4 PAPER 70GSM", "REAM", 9, 15), ("BALL PEN BLUE 0.7", "PC", 1, 3), ("MAX STAPLE 10-1M", "BOX", 1, 3), ("EXERCISE BOOK 80P", "PC", 1, 3),
              ("MODELLING CLAY", "PC", 5, 12), ("HARD COVER BOOK F5", "PC", 4, 9), ("GLUE STICK 21G", "PC", 2, 6), ("CARD HOLDER", "PC", 3, 8)),
    "petrol": (("PETROL RON95", "L", 2.05, 2.3), ("DIESEL B10", "L", 2.1, 2.3), ("PETROL RON97", "L", 2.4, 2.8)),
    "clinic": (("CONSULTATION", "", 25, 60), ("MEDICATION", "", 15, 80), ("DRESSING", "", 10, 35), ("BLOOD TEST", "", 40, 160), ("SCALING", "", 80, 150),
               ("X-RAY CHEST", "", 40, 90), ("INJECTION", "", 15, 40), ("MEDICAL CERTIFICATE", "", 5, 15)),
}  # fmt: skip
STREETS = (
    "JALAN KENANGA {a}", "JLN MERANTI {a}/{b}", "JALAN AWAN {a}/{b}", "LORONG PINANG {a}", "PERSIARAN TASIK {b}", "JALAN BESAR", "JALAN DATO TEMBUSU",
    "LEBUH BUNGA RAYA {a}", "JALAN INDUSTRI {a}/{b}", "JALAN SG LIMAU",
)  # fmt: skip
QUARTERS = (
    "TAMAN SERI PERMATA", "TMN DESA AWAN", "BANDAR BARU TELUK MELUR", "KAWASAN PERINDUSTRIAN RIMBA", "TAMAN MERBAU", "MEDAN NIAGA KENARI",
    "PUSAT BANDAR SAGA", "TAMAN INDAH UFUK", "SEKSYEN U{a}",
)  # fmt: skip
TOWNS = (
    "BANDAR TELUK MELUR, SELANGOR", "KOTA UFUK, JOHOR", "PEKAN TANJUNG RIANG, PERAK", "KUALA SAGA", "BUKIT AWAN, PENANG", "SERI DELIMA, KEDAH.",
    "KOTA UFUK", "TELUK MELUR SELANGOR DARUL EHSAN", "KUALA SAGA, PAHANG, MALAYSIA",
)  # fmt: skip
THANKS = (
    "THANK YOU, PLEASE COME AGAIN", "GOODS SOLD ARE NOT RETURNABLE OR EXCHANGEABLE", "TERIMA KASIH SILA DATANG LAGI", "THANK YOU FOR YOUR PATRONAGE",
    "PLEASE KEEP THIS RECEIPT FOR WARRANTY PURPOSE", "Goods sold are not refundable. Thank you.", "*** THANK YOU ***", "HAVE A NICE DAY",
)  # fmt: skip
CASHIERS = ("USER", "ADMIN", "MANIS", "cashier01", "Then Mei", "COUNTER 2", "SITI", "BALA", "KUMAR", "LIM")
DAYS = (
    "{d:%d/%m/%Y}", "{d:%d/%m/%Y}", "{d:%d/%m/%Y}", "{d:%d-%m-%Y}", "{d:%d/%m/%y}", "{d:%d-%m-%y}", "{d:%d.%m.%Y}", "{d:%Y-%m-%d}", "{d:%d %b %Y}",
    "{d:%d-%b-%Y}", "{d:%d-%b-%y}", "{d.day}/{d.month}/{d.year}",
)  # fmt: skip
