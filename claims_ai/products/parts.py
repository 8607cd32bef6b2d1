"""Parts that the terms of a product are made of: illnesses, exclusions, hospitals, papers, waiting periods, referral.

Every part carries the clause it comes from, so that a calculation can be read against the contract. Amounts are CNY.
"""

from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from claims_ai.identifiers import icd10

_CODE = r"[A-Za-z]\d\d(\.[\dxX]\d{0,2}([xX]\d{3})?)?"
_ICD_RANGE = rf"^{_CODE}(-{_CODE})?$"

Money = Annotated[Decimal, Field(ge=0, max_digits=14, decimal_places=2)]
Ratio = Annotated[Decimal, Field(ge=0, le=1)]
Days = Annotated[int, Field(ge=0, le=36500)]
Text = Annotated[str, Field(min_length=1)]
Keywords = tuple[Text, ...]
IcdRange = Annotated[str, AfterValidator(icd10.validate_range), Field(json_schema_extra={"pattern": _ICD_RANGE})]
Key = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]

VisitType = Literal["outpatient", "inpatient"]
Cause = Literal["any", "illness", "accident"]
Level = Literal["一级", "二级", "三级"]
DocumentType = Literal[
    "medical_invoice_outpatient",
    "medical_invoice_inpatient",
    "expense_list",
    "discharge_summary",
    "diagnosis_certificate",
    "id_card_front",
    "id_card_back",
    "bank_card",
    "claim_form",
    "vat_invoice",
    "driving_licence",
    "vehicle_licence",
    "accident_certificate",
    "receipt",
    "vehicle_damage_photo",
]


class Terms(BaseModel):
    """A part of a product: unknown keys are refused and nothing changes after loading."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class Illness(Terms):
    """A group of illnesses, known by ICD-10 code or by words of the diagnosis."""

    title: Text
    icd10: tuple[IcdRange, ...] = ()
    """Codes or ranges: [C00-C97, D45]."""
    diagnoses: Keywords = ()
    """Words that a diagnosis of the group holds."""

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not self.icd10 and not self.diagnoses:
            raise ValueError("diagnoses: missing, as is icd10, so that the group names no illness: give one of them")
        return self


class Exclusion(Terms):
    """What is not insured: treatments by their diagnosis, single lines by their name."""

    title: Text
    icd10: tuple[IcdRange, ...] = ()
    """Codes or ranges of the diagnosis."""
    diagnoses: Keywords = ()
    """Words of the diagnosis."""
    items: Keywords = ()
    """Words of a line's name."""
    benefits: tuple[Key, ...] = ()
    """Keys of the benefits it holds for; all of them when empty."""
    except_accident: bool = False
    """True where treatment after an accident is insured all the same."""
    clause: Text

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not (self.icd10 or self.diagnoses or self.items):
            raise ValueError(
                "diagnoses: missing, as are icd10 and items, so that it excludes nothing: give one of them"
            )
        return self


class Hospitals(Terms):
    """Where treatment is insured. A hospital is refused for what its papers state, never for what they do not."""

    levels: tuple[Level, ...] = ()
    """Levels that are insured, compared where the papers name one; all of them when empty."""
    public_only: bool = False
    """True where hospitals that call themselves private or for profit are not insured."""
    not_covered: Keywords = ()
    """Words in a hospital's type or name, or in the department, that rule it out."""
    allow: Keywords = ()
    """Hospitals by name that are insured whatever the rules above say."""
    allow_only: bool = False
    """True where no hospitals but those of `allow` are insured."""
    deny: Keywords = ()
    """Hospitals by name that are not insured."""
    ordinary_ward_only: bool = False
    """True where wards that `special_wards` names are not insured."""
    special_wards: Keywords = ("特需", "国际部", "国际医疗", "VIP", "贵宾", "外宾")
    """Words in department, hospital or line that tell a ward that is not ordinary."""
    clause: Text

    @model_validator(mode="after")
    def _lists_agree(self) -> Self:
        if self.allow_only and not self.allow:
            raise ValueError("allow: list the insured hospitals, or remove allow_only")
        if both := set(self.allow) & set(self.deny):
            raise ValueError(f"deny: {'、'.join(sorted(both))} is in allow too: keep it in one list")
        return self


class Paper(Terms):
    """A paper, and why it is needed, as the claimant is told."""

    type: DocumentType
    reason: Text
    visit: VisitType | None = None
    """Asked for such visits alone; for all that the benefit pays for when empty."""


class Papers(Terms):
    """The papers of a claim under a benefit."""

    critical: Annotated[tuple[Paper, ...], Field(min_length=1)]
    """Without these there is no decision."""
    deferrable: tuple[Paper, ...] = ()
    """These may come later (容缺受理)."""
    obtainable: tuple[Paper, ...] = ()
    """These the insurer holds or gets itself: nobody is asked for them."""

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        types = [paper.type for paper in (*self.critical, *self.deferrable, *self.obtainable)]
        if doubled := {each for each in types if types.count(each) > 1}:
            raise ValueError(f"{', '.join(sorted(doubled))} is listed twice: keep it in one list")
        return self


class SpecialWaiting(Illness):
    """A waiting period of its own for a group of illnesses."""

    days: Days


class Waiting(Terms):
    """Days from the beginning of cover in which illness is not insured yet; accidents always are."""

    days: Days
    illnesses: tuple[SpecialWaiting, ...] = ()
    """Groups with another number of days; the first that fits holds."""
    clause: Text


class Renewal(Terms):
    """What a renewal brings along."""

    waiting_again: bool = False
    """True where the waiting period begins anew at each renewal."""
    guaranteed_years: Annotated[int, Field(ge=0, le=100)] = 0
    """Years for which renewal is guaranteed (保证续保)."""
    clause: Text


class Preexisting(Terms):
    """Illness that is older than the policy (既往症)."""

    treatment: Literal["excluded", "reduced"]
    """Not insured, or paid at the lower ratio that the benefits give."""
    illnesses: tuple[Illness, ...] = ()
    """Groups in which a person has to find out whether the illness is older."""
    clause: Text


class Declaration(Terms):
    """Up to which amount a signed declaration may stand in for a deferrable paper (告知承诺)."""

    up_to: Money
    text_version: Text
    """Which text is signed."""
    audited_share: Ratio = Decimal(0)
    """Share of the declarations that is checked afterwards, drawn at random."""
    clause: Text


class Referral(Terms):
    """Above which payable amount a claim goes to whom."""

    senior_adjuster_above: Money
    case_team_above: Money

    @model_validator(mode="after")
    def _rising(self) -> Self:
        if self.case_team_above < self.senior_adjuster_above:
            raise ValueError(
                f"case_team_above: {self.case_team_above} is below senior_adjuster_above"
                f" ({self.senior_adjuster_above}): swap them"
            )
        return self
