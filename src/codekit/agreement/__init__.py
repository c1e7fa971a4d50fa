"""codekit.agreement."""
