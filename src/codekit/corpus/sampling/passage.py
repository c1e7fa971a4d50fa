"""One turn as a small transcript of its own: what was asked, and what was answered."""

from __future__ import annotations

from dataclasses import replace

from codekit.model.transcript import RESPONDENT, SCHEMES, Segmentation, Transcript, Turn

Drawn = tuple[Transcript, list[Segmentation]]


def passage(transcript: Transcript, turn: int, id_: str) -> Drawn:
    """A respondent's turn with the turns of others that lead to it; nothing else in it is a respondent's."""
    from codekit.segmenting.segments import segment

    first = turn
    while first and transcript.role(transcript.turns[first - 1].speaker) != RESPONDENT:
        first -= 1
    begins = transcript.turns[first - 1].end if first else 0
    between = transcript.text[begins : transcript.turns[first].start]
    begins += len(between) - len(between.lstrip())  # its label stays, the empty lines before do not
    kept = transcript.turns[first : turn + 1]
    text = transcript.text[begins : kept[-1].end] + "\n"
    turns = tuple(Turn(n, one.start - begins, one.end - begins, one.speaker, one.time) for n, one in enumerate(kept))
    speakers = {one.speaker for one in kept}
    roles = {speaker: role for speaker, role in transcript.roles.items() if speaker in speakers}
    made = replace(transcript, id=id_, text=text, turns=turns, roles=roles, sha256="")
    return made, [segment(text, turns, scheme) for scheme in SCHEMES]
