"""codekit.cli."""
