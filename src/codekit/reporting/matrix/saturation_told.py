"""Saturation in words: one sentence that names its parameters, and what a reader must know beside it."""

from __future__ import annotations

from codekit.matrix.saturation import CODED, Asked, Saturation

SOURCE = "Guest, Namey and Chen 2020"
_LEVELS = {"leaf": "leaf codes", "top": "top-level codes", "all": "codes of every level, rolled up", "chosen": "codes"}


def sentence(found: Saturation, asked: Asked) -> str:
    """What was found for one setting, as a methods section may print it."""
    at, whole = found.reached(asked), len(found.interviews)
    rule = f"base {asked.base}, run {asked.run}, new codes {limit(asked)}; {SOURCE}"
    if at is None:
        least = asked.base + asked.run
        why = f"{whole} interviews are fewer than base and run, {least}" if whole < least else f"{whole} interviews"
        return f"Code saturation ({rule}) was not reached: {why}, {found.found} codes found."
    by_then = found.cumulative[at - 1]
    share = f" ({by_then / found.found:.0%})" if found.found else ""
    later = found.later(at)
    came = "; ".join(f"{code} in interview {n} ({found.interviews[n - 1].transcript})" for n, code in later)
    after = f" {len(later)} came later: {came}." if later else " None came later."
    return (
        f"Code saturation ({rule}) was reached at interview {at} of {whole} ({found.shown(asked)}): {by_then} of "
        f"{found.found} codes found{share} had been seen by then.{after}"
    )


def ground(found: Saturation) -> list[str]:
    """What the figures rest on: the codes, the order, what is counted, and what that means."""
    book = found.matrix.codebook
    order = "in which they were first finished by a coder" if found.order == CODED else "in which they were held"
    codes = f"{len(found.codes)} {_LEVELS[found.level]} of {book.key}"
    counted = f"supporting passages of respondents; counted: {found.matrix.layer or 'nothing yet'}"
    meaning = "whether the codes are understood (meaning saturation; Hennink, Kaiser and Marconi 2017) is a judgement"
    lines = [
        f"{codes}; {counted}",
        f"interviews in the order {order}",
        f"code saturation, worked out afterwards on the codebook as it is now; {meaning}",
    ]
    if found.repeated:
        lines.append(f"with several interviews, each counted: {', '.join(map(found.matrix.called, found.repeated))}")
    if found.left_out:
        whose = ", ".join(transcript for transcript, _ in found.left_out)
        lines.append(f"left out, {found.left_out[0][1]}: {whose}")
    return lines


def limit(asked: Asked) -> str:
    """The threshold in words."""
    return f"at most {asked.threshold:.0%}" if asked.threshold else "none"
