"""codekit.workflow."""
