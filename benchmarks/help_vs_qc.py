"""Start-up: `codekit --help` against `qc --help`."""

from __future__ import annotations

import subprocess
import sys

from tools import CODEKIT, alternate, median, peer, table

HEAVY = ("pandas", "numpy", "spacy", "matplotlib", "openpyxl", "yaml", "msgspec")


def loaded() -> list[str]:
    """Heavy modules that the help loads; there should be none."""
    code = (
        "import sys\nfrom typer.testing import CliRunner\nfrom codekit.cli.app import app\n"
        "assert CliRunner().invoke(app, ['--help']).exit_code == 0\n"
        f"print(*[name for name in {HEAVY!r} if name in sys.modules])"
    )
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()


def main() -> None:
    ours, theirs = alternate([CODEKIT, "--help"], [peer() / "qc", "--help"], times=15)
    table(
        "codekit --help against qc --help (median of 15, alternating)",
        [
            ("codekit", f"{median(ours):.3f} s"),
            ("qc", f"{median(theirs):.3f} s"),
            ("ratio", f"{median(ours) / median(theirs):.2f}"),
            ("heavy modules loaded by the help", ", ".join(loaded()) or "none"),
        ],
    )


if __name__ == "__main__":
    main()
