"""What persons decide uses limits up: whose entries they are, and further kinds of records, each withdrawn once at most."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_KINDS = (
    "kind IN ('adjuster_decision', 'correction', 'investigation', 'quality_sample', 'declaration_audit', 'service_defect', "
    "'withdrawal')"
)


def upgrade() -> None:
    """Say of each entry which person's decision it is of; know the further kinds."""
    op.add_column("ledger", sa.Column("outcome", sa.BigInteger(), nullable=True))
    op.create_foreign_key("ledger_outcome_fkey", "ledger", "outcomes", ["outcome"], ["number"])
    op.create_index("ledger_by_outcome", "ledger", ["outcome"], postgresql_where=sa.text("outcome IS NOT NULL"))
    op.drop_constraint("a_known_kind", "outcomes", type_="check")
    op.create_check_constraint("a_known_kind", "outcomes", _KINDS)
    op.create_index(
        "withdrawn_once", "outcomes", ["result"], unique=True, postgresql_where=sa.text("kind = 'withdrawal'")
    )
