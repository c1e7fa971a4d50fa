"""Nothing of a codebook stands in a text: no id, no name, no run of words from an entry."""

from __future__ import annotations

import re
from collections.abc import Iterator

from truth_tools.tables import HERE, STUDY, transcripts
from truth_tools.texts import BANNER, text_of, turns

RUN = 5  # words in a row
# The planted denial of O07 is close to the example of REL.NONE.
ALLOWED = {("O07-1", "partner with the food bank we run our own shelf")}


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9']+", text.lower().replace("’", "'"))


def runs(text: str) -> set[str]:
    found = words(text)
    return {" ".join(found[i : i + RUN]) for i in range(len(found) - RUN + 1)}


def entries() -> tuple[set[str], set[str]]:
    """Ids, and runs of words, of every codebook."""
    ids: set[str] = set()
    taken: set[str] = set()
    books = [*HERE.parent.joinpath("codebooks").glob("*.yaml"), *STUDY.joinpath("codebooks").glob("*.yaml")]
    for book in books:
        text = book.read_text("utf-8")
        ids.update(re.findall(r"\bid: ([\w.]+)", text))
        for value in re.findall(r'"([^"]+)"|\bname: ([^,}]+)', text):
            taken |= runs(" ".join(value))
    return {id_ for id_ in ids if re.search(r"[._]", id_)}, taken


def problems() -> Iterator[str]:
    ids, taken = entries()
    for name in transcripts():
        text = text_of(name)
        if not text.startswith(f"{BANNER}\n\n"):
            yield f"{name}: does not begin with the banner"
        said = "\n".join(turn.text for turn in turns(name))
        for id_ in sorted(ids):
            if id_ in said:
                yield f"{name}: holds the code id {id_}"
        for run in sorted(runs(said) & taken):
            if not any(name == where and run in allowed for where, allowed in ALLOWED):
                yield f"{name}: words of a codebook: {run!r}"
