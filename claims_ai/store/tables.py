"""The tables. What is decided is written once and never changed; what only helps to find things is kept beside it.

Personal data lies in sealed payloads; what must be looked up by it is a mark, a keyed hash. Amounts are CNY.
"""

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    ForeignKey,
    ForeignKeyConstraint,
    Identity,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Numeric,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB

metadata = MetaData()
_MOMENT = DateTime(timezone=True)
_AMOUNT = Numeric(16, 2)

#: Sent claims, a version each time one is sent with other facts; `digest` tells whether the facts are the same.
submissions = Table(
    "submissions", metadata,
    Column("claim_id", Text, primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("received_at", _MOMENT, nullable=False),
    Column("policy_number", Text, nullable=False),
    Column("person", LargeBinary, nullable=False),
    Column("digest", LargeBinary, nullable=False),
    Column("payload", LargeBinary, nullable=False),
    Index("submissions_by_person", "person"),
    Index("submissions_by_policy", "policy_number"),
)  # fmt: skip

#: The terms claims were decided under, as their file had them.
product_terms = Table(
    "product_terms", metadata,
    Column("name", Text, primary_key=True),
    Column("version", Text, primary_key=True),
    Column("hash", Text, nullable=False),
    Column("terms", Text, nullable=False),
    Column("first_used_at", _MOMENT, nullable=False),
)  # fmt: skip

#: Decisions in the order they were made; `paid` is what this one adds to what earlier ones of the claim paid.
decisions = Table(
    "decisions", metadata,
    Column("number", BigInteger, Identity(always=True), primary_key=True),
    Column("claim_id", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("decided_at", _MOMENT, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("route", Text, nullable=False),
    Column("payable", _AMOUNT, nullable=False),
    Column("paid", _AMOUNT, nullable=False),
    Column("reasons", JSONB, nullable=False),
    Column("versions", JSONB, nullable=False),
    Column("product_name", Text, nullable=False),
    Column("product_version", Text, nullable=False),
    Column("payload", LargeBinary, nullable=False),
    ForeignKeyConstraint(["claim_id", "version"], ["submissions.claim_id", "submissions.version"]),
    ForeignKeyConstraint(["product_name", "product_version"], ["product_terms.name", "product_terms.version"]),
    CheckConstraint(
        "outcome IN ('approved', 'partly_approved', 'documents_requested', 'referred')", name="the_machine_never_refuses"
    ),
    Index("decisions_by_claim", "claim_id", "number"),
    Index("decisions_by_day", "decided_at"),
)  # fmt: skip

#: What decisions add to accounts, and what takes it back: an entry that reverses names the one it reverses, which happens once.
#: `outcome` is a person's decision, where that and not the machine's added it.
ledger = Table(
    "ledger", metadata,
    Column("number", BigInteger, Identity(always=True), primary_key=True),
    Column("decision", BigInteger, ForeignKey("decisions.number"), nullable=False),
    Column("scope", Text, nullable=False),
    Column("owner", LargeBinary, nullable=False),
    Column("policy_number", Text, nullable=False),
    Column("year", Date, nullable=False),
    Column("measure", Text, nullable=False),
    Column("benefit", Text, nullable=False),
    Column("amount", Numeric, nullable=False),
    Column("reverses", BigInteger, ForeignKey("ledger.number")),
    Column("reason", Text),
    Column("by", Text),
    Column("at", _MOMENT, nullable=False),
    Column("outcome", BigInteger, ForeignKey("outcomes.number")),
    UniqueConstraint("reverses", name="reversed_once"),
    CheckConstraint("(reverses IS NULL) = (reason IS NULL)", name="a_reversal_has_a_reason"),
    Index("ledger_by_decision", "decision"),
    Index("ledger_by_outcome", "outcome", postgresql_where=text("outcome IS NOT NULL")),
)  # fmt: skip

#: The sum of each account's entries, kept by a trigger on the ledger.
balances = Table(
    "balances", metadata,
    Column("policy_number", Text, primary_key=True),
    Column("scope", Text, primary_key=True),
    Column("owner", LargeBinary, primary_key=True),
    Column("year", Date, primary_key=True),
    Column("measure", Text, primary_key=True),
    Column("benefit", Text, primary_key=True),
    Column("amount", Numeric, nullable=False),
)  # fmt: skip

#: What went out automatically under each product on each day of China, kept by a trigger on the decisions.
days = Table(
    "days",
    metadata,
    Column("day", Date, primary_key=True),
    Column("product", Text, primary_key=True),
    Column("paid", _AMOUNT, nullable=False),
)

#: What each claim leaves behind for others to be compared with, as it was last sent; `place` is the order claims came in.
traces = Table(
    "traces", metadata,
    Column("place", BigInteger, Identity(always=True), primary_key=True),
    Column("claim_id", Text, nullable=False, unique=True),
    Column("payload", LargeBinary, nullable=False),
)  # fmt: skip

#: Marks of persons, accounts, mobiles, invoices and pictures, by which a claim's relatives are found.
marks = Table(
    "marks", metadata,
    Column("mark", LargeBinary, primary_key=True),
    Column("place", BigInteger, ForeignKey("traces.place", ondelete="CASCADE"), primary_key=True),
    Column("kind", Text, nullable=False),
    Index("marks_by_place", "place"),
)  # fmt: skip

#: Uploads by claim; `likeness` is for a perceptual hash, by which pictures that look alike are found.
documents = Table(
    "documents", metadata,
    Column("place", BigInteger, ForeignKey("traces.place", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("document_type", Text, nullable=False),
    Column("digest", LargeBinary, nullable=False),
    Column("likeness", BigInteger),
    Index("documents_by_digest", "digest"),
)  # fmt: skip

#: What people made of a decision: one of their own, a correction, an investigation, a look at an automatic one, the audit of a
#: declaration; and what we did wrong ourselves. `amount` is what a person's decision pays beside what was paid before, what an
#: audit makes payable back, and by how much a look at an automatic approval would change it. A withdrawal names its record.
outcomes = Table(
    "outcomes", metadata,
    Column("number", BigInteger, Identity(always=True), primary_key=True),
    Column("decision", BigInteger, ForeignKey("decisions.number"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("result", Text, nullable=False),
    Column("amount", _AMOUNT),
    Column("by", Text, nullable=False),
    Column("at", _MOMENT, nullable=False),
    Column("payload", LargeBinary),
    CheckConstraint(
        "kind IN ('adjuster_decision', 'correction', 'investigation', 'quality_sample', 'declaration_audit', 'service_defect', "
        "'withdrawal')",
        name="a_known_kind",
    ),
    Index("outcomes_by_decision", "decision"),
    Index("outcomes_by_day", "at"),
    Index("withdrawn_once", "result", unique=True, postgresql_where=text("kind = 'withdrawal'")),
)  # fmt: skip

#: Settings that change while the service runs, as they were set: the last of a name holds.
switches = Table(
    "switches", metadata,
    Column("number", BigInteger, Identity(always=True), primary_key=True),
    Column("name", Text, nullable=False),
    Column("value", JSONB, nullable=False),
    Column("reason", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", _MOMENT, nullable=False),
    Index("switches_by_name", "name", "number"),
)  # fmt: skip

#: One link for every record above, each holding the hash of the one before.
chain = Table(
    "chain", metadata,
    Column("number", BigInteger, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("record", BigInteger, nullable=False),
    Column("digest", LargeBinary, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    UniqueConstraint("kind", "record", name="one_link_a_record"),
)  # fmt: skip

APPEND_ONLY = ("submissions", "product_terms", "decisions", "ledger", "outcomes", "switches", "chain")
