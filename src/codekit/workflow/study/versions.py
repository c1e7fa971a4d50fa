"""The texts that transcripts had, as a study has them: what is wrong with them, and where two exclude each other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from codekit.errors import CodekitError, Problem
from codekit.model.versions import History, Version
from codekit.store import corrections
from codekit.workflow.study.study import Study


def rivals(study: Study) -> Iterator[Problem]:
    """The transcripts that two people corrected differently; the text that both came from is read until then."""
    for history in _histories(study):
        if history.has_conflict:
            whose = " and ".join(f"{head.key} by {head.by}" for head in history.heads)
            remedy = f"codekit import --correct {history.id} FILE, with the text that is right"
            message = f"{history.id} was corrected in two ways ({whose}); the text before both is read"
            if history.has_one_text:
                message = f"{history.id}: turns were changed in two ways ({whose}); the turns before both are read"
                remedy = f"make the changes that are right: codekit speakers {history.id} --turn N=LABEL; or {remedy}"
            yield Problem(f"corrections/{history.id}", None, message, remedy)


def problems(study: Study) -> Iterator[Problem]:
    """What is wrong with corrected texts: rivals, versions that are damaged, and such that correct what is not here."""
    for name in corrections.strays(study.store):
        remedy = "compare it with the corrected text, then move it out of the folder"
        yield Problem(name, None, "is no corrected text but a copy, and is not read", remedy, "warning")
    known = set(study.transcript_ids())
    for id_ in corrections.corrected(study.store):
        if id_ not in known:
            yield Problem(f"corrections/{id_}", None, f"there is no transcript {id_}", "codekit merge brings it")
            continue
        try:
            history = study.history(id_)
        except CodekitError as error:
            yield Problem(f"corrections/{id_}", None, error.what, error.hint)
            continue
        for name in corrections.unfinished(study.store, id_):
            message = "is not read: what says where it came from is not there, perhaps not yet"
            yield Problem(name, None, message, "correct the text once more, or codekit merge brings it", "warning")
        for key in corrections.keys(study.store, id_):
            yield from _of(study, history, key)
    yield from rivals(study)


def _of(study: Study, history: History, key: str) -> Iterator[Problem]:
    name = f"corrections/{history.id}/{key}.txt"
    if key not in history.versions:
        yield Problem(name, None, "corrects a text that is not here, and is not read", "codekit merge brings it")
        return
    try:
        is_true = _is_true(study, history, history.versions[key])
    except CodekitError as error:
        where = Path(error.where).parts[-3:]
        yield Problem("/".join(where) if where[:1] == ("corrections",) else name, None, error.what, error.hint)
        return
    if not is_true:
        message = "what is said to be the same in both texts is not"
        yield Problem(name.replace(".txt", ".yaml"), None, message, "restore it from a copy or from git")


def _is_true(study: Study, history: History, version: Version) -> bool:
    text = study.version(history.id, version.key).text
    for key, alignment in version.corrects.items():
        old = study.version(history.id, key).text
        if any(old[o : o + n] != text[at : at + n] or o + n > len(old) for o, at, n in alignment.blocks):
            return False
    return True


def _histories(study: Study) -> Iterator[History]:
    for id_ in corrections.corrected(study.store):
        try:
            yield study.history(id_)
        except CodekitError:
            continue  # told by `problems`
