"""codekit.matrix."""
