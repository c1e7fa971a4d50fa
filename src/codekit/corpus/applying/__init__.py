"""Proposals over a whole corpus, and how far they can be trusted."""
