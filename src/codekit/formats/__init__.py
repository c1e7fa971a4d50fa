"""codekit.formats."""
