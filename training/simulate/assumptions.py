"""Every assumption behind the simulated portfolio, in one place, so that it can be argued with and replaced by measurements.

Shares and probabilities are of claims unless said otherwise. Where nothing better is known, the figures follow public
statements of insurers and the shape of the sample claims; none was fitted to a model's result. Where a figure comes from
is said beside it; "guess", or nothing, means that it is ours, and to be replaced by a measurement first.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Assumptions:
    """What the simulated world is like."""

    branch: int = 2500
    """So many claims come from one branch of the insurer; people, rings, employers and agents stay within theirs (guess)."""
    first_day: date = date(2021, 1, 1)
    """Treatments begin on this day at the earliest."""
    last_day: date = date(2025, 12, 31)
    """Claims are submitted on this day at the latest."""
    first_sold: date = date(2020, 1, 1)
    """The products are sold from this day on (the sample products' own date), so that the book grows fast at first."""
    growth: float = 0.06
    """So many more policies are sold every year than in the one before (guess)."""
    seasons: tuple[float, ...] = (1.2, 0.85, 1.2, 1.05, 0.9, 0.85, 0.9, 0.9, 0.9, 0.95, 1.1, 1.25)
    """How often people are treated from January to December, against the year's mean: influenza in winter, few visits about
    the Spring Festival in February (guess)."""
    dearer: float = 0.03
    """Treatments cost so much more every year (guess)."""
    clearer: float = 0.05
    """Pages are read with so much less doubt every year, as cameras and e-invoices spread (guess)."""
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
    shared_mobile: float = 0.05
    """Honest people who give the telephone of another insured person, such as a spouse or a grown-up child (guess)."""
    by_employer: float = 0.006
    """Honest people who are paid through an account of their employer, of which a branch has `employers` (guess)."""
    employers: int = 3
    """Employers in a branch who take the money for their people."""
    by_agent: float = 0.012
    """Honest people whose claims an agent sends from a telephone of the agent's; a branch has `agents` (guess)."""
    agents: int = 4
    """Agents in a branch who do so."""
    channels: Mapping[str, float] = field(
        default_factory=lambda: {"app": 0.42, "mini_program": 0.2, "counter": 0.22, "agent": 0.1, "mail": 0.06}
    )
    """How claims come in at the beginning (guess)."""
    channel_drift: Mapping[str, float] = field(
        default_factory=lambda: {"app": 1.06, "mini_program": 1.12, "counter": 0.85, "mail": 0.75}
    )
    """By this factor each way changes a year: counters and letters give way to telephones (guess)."""
    channels_of_the_old: Mapping[str, float] = field(
        default_factory=lambda: {"app": 0.5, "counter": 2.5, "agent": 2.0, "mail": 1.5}
    )
    """By this factor people of 60 and older use each way more often than others (guess)."""
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
    misread: float = 0.8
    """The share of fields misread is this factor times the square of its doubt: what seems sure is hardly ever wrong, as sums
    that agree with each other show on real invoices."""
    unread: float = 0.4
    """The share of fields left out as not legible is this factor times the square of doubt (shape as for `misread`)."""
    leaning: tuple[float, float] = (0.045, 0.36)
    """This share of people is ready to cheat, and these do so in this share of their claims (guess: few do it often)."""
    petty: float = 0.5
    """For a visit people cheat by this factor less often than for a stay: it brings little (guess)."""
    temptation: float = 0.004
    """Everybody else cheats in this share of claims (guess; with the rings, about 3 % of claims, of which 2 % are proven)."""
    repeats: float = 0.5
    """After a fraud this share of cheats tries again within about two months, with a bill much like the last (guess)."""
    most_repeats: int = 4
    """So often at most."""
    rings: float = 1.3
    """Organised groups for every 1,000 claims, so that they make about a third of the fraud, and nearly half of what is proven (guess)."""
    ring_members: tuple[int, int] = (4, 16)
    """Fewest and most insured people of a group (guess)."""
    ring_schemes: Mapping[str, float] = field(
        default_factory=lambda: {"sham_stay": 0.5, "forged_papers": 0.25, "inflation": 0.25}
    )
    """What groups do: they need a house or a forger, so sham stays before all (guess)."""
    ring_shows: Mapping[str, float] = field(
        default_factory=lambda: {"account": 0.75, "mobile": 0.6, "hospital": 0.85, "bills_alike": 0.7, "payee": 0.3}
    )
    """How often a group's claim goes to its account, names its telephone, comes from its house, is billed like its others,
    and is paid to somebody else; not always, as they know what is looked for (guess)."""
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
    """How the six kinds of fraud of single people share out at the beginning."""
    scheme_drift: Mapping[str, float] = field(
        default_factory=lambda: {
            "forged_papers": 1.06,
            "sham_stay": 0.94,
            "inflation": 1.0,
            "false_cause": 1.0,
            "loss_before_policy": 0.97,
            "insured_when_ill": 1.0,
        }
    )
    """By this factor each kind changes a year: pictures are edited ever more easily, stays are watched ever better (guess)."""
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
    """The share of each kind that an investigation confirms once something made people look; the rest is paid and looks
    honest in the labels."""
    found_of_rings: float = 0.88
    """The same for a ring's claim that shares an account, a telephone or a day in a house with two others: these are
    investigated together, and one proof serves for all (guess)."""
    unseen: float = 0.12
    """Where nothing would make people look, the share found is this factor times the above: tip-offs and chance (guess)."""
    small: float = 0.15
    """The same for a claim within the fast-pay limit whose papers are in order and that shares nothing with others: such
    claims are settled without an investigation, as the guidance on small claims asks (小额理赔服务指引, 2015)."""
    wrongly_confirmed: float = 0.0002
    """Honest claims that end as confirmed fraud; hardly any, as it takes proof (guess)."""
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
    hidden_change: float = -8.0
    """The log-odds that an adjuster changes a plain, complete, small claim for reasons no paper shows: about 1 in 2,500, as
    nobody looks for reasons to change what is plain (guess: below 0.3 %, to be replaced by what a quality sample of automatic approvals finds)."""
    hidden_by: Mapping[str, float] = field(
        default_factory=lambda: {
            "payable": 1.1,
            "stay": 1.6,
            "no_settlement": 1.5,
            "after_waiting": 1.8,
            "further_invoice": 1.2,
            "drug_share": 3.0,
            "late": 1.2,
            "doubt": 7.0,
        }
    )
    """What makes a change likelier, in log-odds: each e-fold of the payable sum above 1,000, a stay whose costs are
    insured, no social-insurance settlement, the first 60 days after waiting, each further invoice, each unit of drug share
    above 0.6, 90 days of delay, each unit of doubt about the worst-read field above 0.1. Big sums, borderline treatments and
    doubtful papers are where people differ from the calculation (guess)."""

    def years(self, day: date) -> float:
        """Years from the first day to another; drift goes by them."""
        return (day - self.first_day).days / 365.25


USUAL = Assumptions()
