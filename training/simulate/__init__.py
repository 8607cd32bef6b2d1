"""A simulated portfolio: people, policies, visits, bills, papers as they would be read, fraud, and what adjusters made of it."""
