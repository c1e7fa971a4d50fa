"""codekit: code interviews together, show that the coders agree, carry the result to a table."""

__version__ = "0.1.0"
