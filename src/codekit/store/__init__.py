"""codekit.store."""
