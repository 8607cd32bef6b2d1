"""Decided claims with everything that went into them, and the ledger, in PostgreSQL: append-only, sealed, repeatable."""
