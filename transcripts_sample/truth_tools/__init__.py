"""What the sample study must come out as, computed from its tables and texts.

Standard library only; nothing here is shared with codekit, which is tested against it.
"""
