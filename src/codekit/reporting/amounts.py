"""Words for k of n, such as "most": never without the count beside them."""

from __future__ import annotations

from collections.abc import Sequence

from codekit.errors import CodekitError

Cut = tuple[str, float]
# codekit's own proposal, from this share of n on; papers use these words in many ways, so a team may state its own.
CUTS: tuple[Cut, ...] = (("nearly all", 0.9), ("most", 0.6), ("about half", 0.4), ("some", 0.2), ("a few", 0.0))
FEWEST = 5  # of n: below it a word would say more than there is


def amount(k: int, n: int, cuts: Sequence[Cut] | None = CUTS) -> str:
    """A count in words, such as "most (22 of 26)", or alone: without cuts, below the least of them, or of fewer than 5.

    Raises ValueError where k is no part of n.
    """
    if not 0 <= k <= n:
        raise ValueError(f"{k} is no part of {n}")
    count = f"{k} of {n}"
    if cuts is None or n < FEWEST:
        return count
    word = _word(k, n, cuts)
    return f"{word} ({count})" if word else count


def _word(k: int, n: int, cuts: Sequence[Cut]) -> str:
    if k in {0, n}:
        return "all" if k else "none"
    if k == 1:
        return "one"
    return next((word for word, least in cuts if k >= least * n), "")


def cuts_of(text: str) -> tuple[Cut, ...]:
    """A team's own cuts, such as `most=.5,some=.1`, from the largest share down.

    Raises CodekitError for no such list.
    """
    found: list[Cut] = []
    for part in filter(str.strip, text.split(",")):
        word, sign, share = part.rpartition("=")
        try:
            least = float(share)
        except ValueError:
            least = -1
        if not (sign and word.strip() and 0 <= least <= 1):
            raise CodekitError(
                f"'{part.strip()}' is no word with a share", hint="e.g. --words 'most=.6,some=.2,a few=0'"
            )
        found.append((word.strip(), least))
    if not found:
        raise CodekitError("no word for a share is named", hint="e.g. --words 'most=.6,some=.2,a few=0', or --no-words")
    return tuple(sorted(found, key=lambda cut: -cut[1]))


def told(cuts: Sequence[Cut]) -> str:
    """The cuts in words: what a reader must know beside them."""
    named = ", ".join(f"{word} from {least:.0%}".replace("%", " %") for word, least in cuts)
    return f"Words for k of n cases: all, {named}, one, none; with fewer than {FEWEST} cases no word, only the count."
