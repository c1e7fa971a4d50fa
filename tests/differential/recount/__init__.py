"""The figures of a drawn study in plain Python, from docs/statistics.md; nothing of codekit is imported here."""
