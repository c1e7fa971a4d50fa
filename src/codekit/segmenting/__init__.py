"""codekit.segmenting."""
