"""Every assumption behind the simulated portfolio, in one place, so that it can be argued with and replaced by measurements.

Shares and probabilities are of claims unless said otherwise. Where nothing better is known, the figures follow public
statements of insurers and the shape of the sample claims; none was fitted to a model's result.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Assumptions:
    """What the simulated world is like."""

    first_day: date = date(2023, 1, 1)
    """Treatments begin on this day at the earliest."""
    last_day: date = date(2025, 12, 31)
    """Claims are submitted on this day at the latest."""
    visits_a_year: float = 0.75
    """A person claims this often in a year, on average; a few claim much more than others (gamma, shape 0.8)."""
    renewal: float = 0.82
    """This share of policies is renewed at the end of each year."""
    children: float = 0.08
    """This share of the insured is under age, and the policyholder receives the money."""
    cash_policies: float = 0.15
    """This share of policies pays hospital cash; the others are comprehensive medical ones."""
    inpatient: float = 0.3
    """This share of treatments under comprehensive policies is a stay."""
    accidents: float = 0.12
    """This share of treatments follows an accident."""
    claims_while_waiting: float = 0.3
    """Of illnesses within the waiting period this share is claimed all the same, as people do not know the clause."""
    out_of_force: float = 0.008
    """Treatments just before the cover began or after it lapsed, claimed in good faith."""
    sent_again: float = 0.008
    """Claims sent a second time by mistake, mostly as new pictures of the same papers."""
    with_social_insurance: float = 0.87
    """This share of people is settled by social insurance first."""
    other_funds: float = 0.05
    """On this share of bills another fund paid as well."""
    more_visits: float = 0.12
    """On this share of outpatient claims two or three invoices come together."""
    round_bill: float = 0.022
    """Honest bills over whole hundreds, such as packages and fixed prices of an illness (单病种)."""
    shared_account: float = 0.04
    """Honest people who name an account another insured person uses, such as a spouse's."""
    other_payee: float = 0.012
    """Honest adults who name another payee."""
    typing_slips: float = 0.02
    """Claims with a slip of the pen in the typed amount, date or number."""
    claims_own_part: float = 0.17
    """Claimants who ask for what they bore instead of the bill's total."""
    missing_paper: float = 0.05
    """Claims in which one required paper is not among the uploads."""
    page_doubt: float = 0.016
    """The median doubt (1 − confidence) of a field on an ordinary page; it scatters log-normally by claim, page and field."""
    poor_page: float = 0.02
    """Pages photographed so badly that the doubt is about ten times the usual."""
    misread: float = 0.3
    """The share of fields misread is this factor times doubt to the power 1.2: unsure fields are often right."""
    unread: float = 0.15
    """The share of fields left out as not legible is this factor times doubt to the power 1.2."""
    leaning: tuple[float, float] = (0.065, 0.26)
    """This share of people is ready to cheat, and these do so in this share of their claims."""
    temptation: float = 0.007
    """Everybody else cheats in this share of claims."""
    repeats: float = 0.4
    """After a fraud this share of cheats tries again within about two months."""
    rings: int = 25
    """So many accounts are shared by organised groups over the whole time."""
    schemes: Mapping[str, float] = field(
        default_factory=lambda: {
            "forged_papers": 0.24,
            "sham_stay": 0.22,
            "inflation": 0.2,
            "false_cause": 0.1,
            "loss_before_policy": 0.12,
            "insured_when_ill": 0.12,
        }
    )
    """How the six kinds of fraud share out."""
    found: Mapping[str, float] = field(
        default_factory=lambda: {
            "forged_papers": 0.85,
            "sham_stay": 0.72,
            "inflation": 0.6,
            "false_cause": 0.65,
            "loss_before_policy": 0.8,
            "insured_when_ill": 0.7,
        }
    )
    """The share of each kind that an investigation confirms; the rest is paid and looks honest in the labels."""
    wrongly_confirmed: float = 0.001
    """Honest claims that end as confirmed fraud."""
    passes: Mapping[str, float] = field(
        default_factory=lambda: {
            "claimed_amount_differs": 0.85,
            "low_confidence": 0.9,
            "payee_mismatch": 0.35,
            "date_conflict": 0.3,
            "time_barred": 0.5,
            "items_sum_mismatch": 0.3,
            "document_missing": 0.03,
            "id_mismatch": 0.1,
        }
    )
    """How often a person pays just what was calculated although the papers, read rightly, give rise to a finding."""
    passes_otherwise: float = 0.02
    """The same for every other finding."""
    strictness: float = 0.7
    """Adjusters differ in how readily they change an amount (standard deviation in log-odds)."""
    hidden_change: float = -5.3
    """The log-odds that an adjuster changes a plain, small claim for reasons no paper shows."""
    hidden_by: Mapping[str, float] = field(
        default_factory=lambda: {
            "payable": 0.9,
            "no_settlement": 0.8,
            "after_waiting": 0.7,
            "further_invoice": 0.5,
            "drug_share": 2.0,
            "late": 0.5,
        }
    )
    """What makes a change likelier, in log-odds: each e-fold of the payable sum above 1,000, no social-insurance
    settlement, the first 60 days after waiting, each further invoice, each unit of drug share above 0.6, 90 days of delay."""


USUAL = Assumptions()
