"""Writes i18n/server_words.json: the fixed short words of the server that the page shows, for its catalogue.

`python frontend/make_words.py` writes the file; `--check` exits with 1 where it differs. They are names and kinds from
closed lists; sentences of the server have what they are about in them, and stay in English.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from codekit.matrix import states
from codekit.model import differences, judgements, polarities, reviews, transcript
from codekit.reporting.crosstab import look
from codekit.reporting.revisions.build import SHOWN
from codekit.segmenting import printed
from codekit.tables import decoding
from codekit.workbench.offered import OFFERS

TARGET = Path(__file__).parent / "i18n" / "server_words.json"


def words() -> list[str]:
    """All of them, each once."""
    return list(
        dict.fromkeys(
            [
                *(text for offer in OFFERS for text in (offer.title, offer.purpose)),
                *differences.BY_HARDNESS,
                *differences.MEANING.values(),
                *states.SHOWN.values(),
                states.NONE_FOUND,
                *judgements.FITS,
                *polarities.POLARITIES,
                *reviews.ALL_STATUSES,
                *transcript.SCHEMES,
                *printed.STATES,
                "character",
                *("interview", "month", "quarter", "year"),
                *look.WORDS.values(),
                *("code", "coder", "codebook", "round", "unit", "version", "decision", "attribute", "column"),
                *("cases", "transcripts"),
                *decoding.choices().values(),
                *SHOWN.values(),  # what a second pass did
                *("organization", "case", "transcript"),  # what a study calls a case unless it says otherwise; clusters
            ]
        )
    )


def text() -> str:
    """The file."""
    return json.dumps(words(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    if "--check" in sys.argv[1:]:
        sys.exit(0 if TARGET.read_text("utf-8") == text() else f"{TARGET.name} is not what the server says: make wire")
    TARGET.write_text(text(), "utf-8")
