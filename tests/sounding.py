"""An interview with times and its recording: a tone where somebody speaks, made with the standard library."""

from __future__ import annotations

import math
import wave
from array import array
from pathlib import Path

from codekit.workflow.study import importing
from codekit.workflow.study.study import Study
from studies import start, write

RATE = 8000
SECONDS = 12.0
# When, who, what; silence between 6.0 and 7.0.
CUES = (
    (0.0, 2.0, "Interviewer", "How do patients get food?"),
    (2.5, 4.5, "Respondent", "We send them to the pantry."),
    (4.5, 6.0, "Respondent", "We print the address."),
    (7.0, 8.0, "Interviewer", "And who pays for that?"),
    (8.5, 12.0, "Respondent", "A grant pays."),
)


def captions() -> str:
    """The interview as WebVTT."""
    cues = (f"{_stamp(start)} --> {_stamp(end)}\n<v {who}>{words}</v>" for start, end, who, words in CUES)
    return "WEBVTT\n\n" + "\n\n".join(cues) + "\n"


def _stamp(seconds: float) -> str:
    return f"00:{int(seconds) // 60:02}:{seconds % 60:06.3f}"


def recording(path: Path, seconds: float = SECONDS, *, channels: int = 1) -> Path:
    """A WAV file in which a tone is heard while somebody speaks."""
    path.parent.mkdir(parents=True, exist_ok=True)
    period = [int(12000 * math.sin(2 * math.pi * 400 * n / RATE)) for n in range(RATE // 400)]
    samples = array("h")
    for n in range(int(seconds * RATE)):
        speaks = any(start <= n / RATE < end for start, end, *_ in CUES)
        samples.extend([period[n % len(period)] if speaks else 0] * channels)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples.tobytes())
    return path


def add(study: Study, folder: Path, id_: str = "T09") -> None:
    """Import the interview, and start a round of ana's on it that is not blind."""
    file = write(folder / f"{id_}.vtt", captions())
    importer = importing.Importer(study, interviewers=["Interviewer"])
    assert ["imported"] == [found.outcome for found in importer.run([(file, True)])]
    study.refresh()
    start(study, "rs", kind="initial", coders=["ana"], transcripts=[id_])
