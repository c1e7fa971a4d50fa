"""Frozen values and pure functions: what a study consists of."""
