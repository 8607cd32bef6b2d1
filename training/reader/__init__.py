"""Training of the learned field reader."""
