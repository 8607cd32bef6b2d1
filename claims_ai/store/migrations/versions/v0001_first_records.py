"""The first records: submissions, decisions, ledger, traces, outcomes, switches, and the chain over them."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_APPEND_ONLY = ("submissions", "product_terms", "decisions", "ledger", "outcomes", "switches", "chain")

_REFUSE = """
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'table % is append-only: what was recorded stays; add a new record', TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$
"""

_BALANCE = """
CREATE FUNCTION add_to_balance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO balances AS b (policy_number, scope, owner, year, measure, benefit, amount)
    VALUES (NEW.policy_number, NEW.scope, NEW.owner, NEW.year, NEW.measure, NEW.benefit, NEW.amount)
    ON CONFLICT (policy_number, scope, owner, year, measure, benefit)
    DO UPDATE SET amount = b.amount + excluded.amount;
    RETURN NULL;
END $$
"""

_DAY = """
CREATE FUNCTION add_to_day() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO days AS d (day, product, paid)
    VALUES ((NEW.decided_at AT TIME ZONE INTERVAL '8 hours')::date, NEW.product_name, NEW.paid)
    ON CONFLICT (day, product) DO UPDATE SET paid = d.paid + excluded.paid;
    RETURN NULL;
END $$
"""


def upgrade() -> None:
    """Make the tables, the triggers that keep them append-only, and the one that keeps balances."""
    op.create_table(
        "balances",
        sa.Column("policy_number", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("owner", sa.LargeBinary(), nullable=False),
        sa.Column("year", sa.Date(), nullable=False),
        sa.Column("measure", sa.Text(), nullable=False),
        sa.Column("benefit", sa.Text(), nullable=False),
        sa.Column("amount", sa.Numeric(), nullable=False),
        sa.PrimaryKeyConstraint("policy_number", "scope", "owner", "year", "measure", "benefit"),
    )
    op.create_table(
        "chain",
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("record", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("kind", "record", name="one_link_a_record"),
    )
    op.create_table(
        "days",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("product", sa.Text(), nullable=False),
        sa.Column("paid", sa.Numeric(16, 2), nullable=False),
        sa.PrimaryKeyConstraint("day", "product"),
    )
    op.create_table(
        "product_terms",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("terms", sa.Text(), nullable=False),
        sa.Column("first_used_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", "version"),
    )
    op.create_table(
        "submissions",
        sa.Column("claim_id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("policy_number", sa.Text(), nullable=False),
        sa.Column("person", sa.LargeBinary(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("payload", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("claim_id", "version"),
    )
    op.create_index("submissions_by_person", "submissions", ["person"])
    op.create_index("submissions_by_policy", "submissions", ["policy_number"])
    op.create_table(
        "switches",
        sa.Column("number", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", JSONB(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("switches_by_name", "switches", ["name", "number"])
    op.create_table(
        "traces",
        sa.Column("place", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("claim_id", sa.Text(), nullable=False),
        sa.Column("payload", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("place"),
        sa.UniqueConstraint("claim_id"),
    )
    op.create_table(
        "decisions",
        sa.Column("number", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("claim_id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("route", sa.Text(), nullable=False),
        sa.Column("payable", sa.Numeric(16, 2), nullable=False),
        sa.Column("paid", sa.Numeric(16, 2), nullable=False),
        sa.Column("reasons", JSONB(), nullable=False),
        sa.Column("versions", JSONB(), nullable=False),
        sa.Column("product_name", sa.Text(), nullable=False),
        sa.Column("product_version", sa.Text(), nullable=False),
        sa.Column("payload", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint(
            "outcome IN ('approved', 'partly_approved', 'documents_requested', 'referred')",
            name="the_machine_never_refuses",
        ),
        sa.ForeignKeyConstraint(["claim_id", "version"], ["submissions.claim_id", "submissions.version"]),
        sa.ForeignKeyConstraint(["product_name", "product_version"], ["product_terms.name", "product_terms.version"]),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("decisions_by_claim", "decisions", ["claim_id", "number"])
    op.create_index("decisions_by_day", "decisions", ["decided_at"])
    op.create_table(
        "documents",
        sa.Column("place", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("document_type", sa.Text(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("likeness", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["place"], ["traces.place"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("place", "position"),
    )
    op.create_index("documents_by_digest", "documents", ["digest"])
    op.create_table(
        "marks",
        sa.Column("mark", sa.LargeBinary(), nullable=False),
        sa.Column("place", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["place"], ["traces.place"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("mark", "place"),
    )
    op.create_index("marks_by_place", "marks", ["place"])
    op.create_table(
        "ledger",
        sa.Column("number", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("decision", sa.BigInteger(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("owner", sa.LargeBinary(), nullable=False),
        sa.Column("policy_number", sa.Text(), nullable=False),
        sa.Column("year", sa.Date(), nullable=False),
        sa.Column("measure", sa.Text(), nullable=False),
        sa.Column("benefit", sa.Text(), nullable=False),
        sa.Column("amount", sa.Numeric(), nullable=False),
        sa.Column("reverses", sa.BigInteger(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("by", sa.Text(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("(reverses IS NULL) = (reason IS NULL)", name="a_reversal_has_a_reason"),
        sa.ForeignKeyConstraint(["decision"], ["decisions.number"]),
        sa.ForeignKeyConstraint(["reverses"], ["ledger.number"]),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("reverses", name="reversed_once"),
    )
    op.create_index("ledger_by_decision", "ledger", ["decision"])
    op.create_table(
        "outcomes",
        sa.Column("number", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("decision", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("amount", sa.Numeric(16, 2), nullable=True),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("payload", sa.LargeBinary(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('adjuster_decision', 'correction', 'investigation', 'quality_sample')", name="a_known_kind"
        ),
        sa.ForeignKeyConstraint(["decision"], ["decisions.number"]),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("outcomes_by_day", "outcomes", ["at"])
    op.create_index("outcomes_by_decision", "outcomes", ["decision"])
    op.execute(_REFUSE)
    for table in _APPEND_ONLY:
        op.execute(
            f"CREATE TRIGGER stays BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        )
    op.execute(_BALANCE)
    op.execute("CREATE TRIGGER adds AFTER INSERT ON ledger FOR EACH ROW EXECUTE FUNCTION add_to_balance()")
    op.execute(_DAY)
    op.execute("CREATE TRIGGER adds AFTER INSERT ON decisions FOR EACH ROW EXECUTE FUNCTION add_to_day()")
