"""What certificates of a diagnosis say."""

import random
from dataclasses import dataclass
from datetime import date

from training.render import invent, people
from training.render import medical_words as words

ADVICE = (
    "建议全休壹周，门诊随访。", "建议休息两周，加强营养，不适随诊。", "注意休息，避免负重，一月后复查。", "建议住院治疗。",
    "口服药物治疗，定期复查血压、血糖。", "石膏固定四周，复查X线片。", "住院期间留陪护一人，出院后休息一个月。",
)  # fmt: skip


@dataclass(frozen=True)
class Certificate:
    """What a certificate says; the diagnoses one a row."""

    patient: people.Person
    age: int
    hospital_name: str
    department: str
    diagnosis: str
    advice: str
    issue_date: date
    doctor_name: str
    number: str


def invented(rng: random.Random) -> Certificate:
    """A certificate of up to three diagnoses."""
    patient, issued = people.invent(rng), invent.day(rng)
    return Certificate(
        patient=patient,
        age=invent.age(patient, issued),
        hospital_name=invent.hospital(rng),
        department=rng.choice(words.DEPARTMENTS),
        diagnosis=invent.listed(rng, invent.diagnoses(rng, 3, patient.sex)),
        advice=rng.choice(ADVICE),
        issue_date=issued,
        doctor_name=rng.choice(words.DOCTORS),
        number=invent.number(rng, ("", "MZ"), 6, 9),
    )
