"""What msgspec raises for bytes that are no JSON: in a module of its own, since `codekit --help` loads no msgspec."""

from __future__ import annotations

import msgspec

NO_JSON = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
