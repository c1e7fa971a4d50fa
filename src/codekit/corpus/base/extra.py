"""The packages that only corpora need, and one line where they are missing."""

from __future__ import annotations

from importlib.util import find_spec

from codekit.errors import CodekitError

INSTALL = "pip install 'codekit-qda[corpora]'"


def need(*packages: str) -> None:
    """Raise CodekitError where one of these packages is not installed."""
    missing = [name for name in packages or ("pyarrow", "duckdb") if find_spec(name) is None]
    if missing:
        raise CodekitError(f"corpora need {' and '.join(missing)}, not installed here", hint=INSTALL)
