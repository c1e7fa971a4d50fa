"""The error catalogue of interview analysis: what can be tested by machine, with its result."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from codekit.model.events import Coding
from codekit.model.rounds import COMPARABLE
from codekit.store import transcripts
from codekit.workflow.study.study import Study

if TYPE_CHECKING:
    from codekit.matrix import Matrix

PASS, WARN, FAIL = "pass", "warn", "fail"
Check = tuple[str, str, str, str]


def run(study: Study, matrix: Matrix) -> list[Check]:
    """Every check with pass, warn or fail, and what was found."""
    codings = [coding for kept in matrix.evidence.codings for coding in kept]
    return [
        _drift(study, matrix, codings),
        _texts(study, codings),
        _segmenters(study),
        _cases(matrix),
        _interviews(matrix),
        _coding_done(matrix),
        _speech(matrix),
        _polarity(codings),
        _layers(matrix),
        _roles(study),
        _reviews(matrix),
        _duplicates(study),
        _rounds(study),
    ]


def _result(id_: str, what: str, trouble: list[str], *, level: str = WARN, fine: str = "") -> Check:
    return (id_, what, level if trouble else PASS, "; ".join(trouble) if trouble else fine)


def _drift(study: Study, matrix: Matrix, codings: list[Coding]) -> Check:
    from codekit.model.codebook_diff import meaning_changed

    trouble = []
    for key in sorted({coding.codebook for coding in codings} - {matrix.codebook.key}):
        changed = meaning_changed(study.codebook(key), matrix.codebook)
        affected = sum(coding.codebook == key and coding.code in changed for coding in codings)
        if affected:
            trouble.append(f"{affected} codings made under {key} with a definition that changed since: recode needed")
    return _result("E1", "codings made under a definition that changed later", trouble, fine="none")


def _texts(study: Study, codings: list[Coding]) -> Check:
    moved: defaultdict[str, int] = defaultdict(int)
    for coding in codings:
        text = study.transcript(coding.transcript).text
        moved[coding.transcript] += text[coding.start : coding.end] != coding.quote
    trouble = [f"{id_}: {n} codings do not fit the text" for id_, n in sorted(moved.items()) if n]
    return _result("E2", "codings still stand on the words they were made on", trouble, level=FAIL, fine="all do")


def _segmenters(study: Study) -> Check:
    made_by: dict[str, list[str]] = {}
    for id_ in study.transcript_ids():
        stored = study.segmentation(id_, "sentence")
        made_by.setdefault(f"{stored.segmenter} {stored.version}", []).append(id_)
    trouble = [f"{name}: {len(ids)} transcripts" for name, ids in sorted(made_by.items())] if len(made_by) > 1 else []
    return _result("E3", "sentences stored by one version of one segmenter", trouble, fine=", ".join(made_by))


def _cases(matrix: Matrix) -> Check:
    more = sum(len(interviews) > 1 for interviews in matrix.interviews.values())
    fine = f"{len(matrix.cases)} cases from cases.csv; {more} with more than one interview, merged"
    return _result("E4", "one row per case, never per interview", [], fine=fine)


def _interviews(matrix: Matrix) -> Check:
    trouble = [f"{id_}: {why}" for id_, why in matrix.excluded]
    return _result("E5", "every interview contributes or is listed", trouble, fine="every one contributes")


def _coding_done(matrix: Matrix) -> Check:
    held = [i.transcript for interviews in matrix.interviews.values() for i in interviews]
    left = [id_ for id_ in held if not matrix.wholly_coded(id_)]
    trouble = [f"{len(left)} interviews not coded for every code: {', '.join(left[:10])}"] if left else []
    if not matrix.asking_recorded:
        trouble.append("no coverage.csv: asking was not recorded")
    return _result("E6", "an empty cell has one meaning", trouble, fine="all interviews coded, asking recorded")


def _speech(matrix: Matrix) -> Check:
    from codekit.matrix.evidence import OUTSIDE_SPEECH

    trouble = [note.words for note in matrix.notes if note.kind == OUTSIDE_SPEECH]
    return _result("E7", "interviewers' words are never evidence", trouble, fine="none counted")


def _polarity(codings: list[Coding]) -> Check:
    kinds = [coding.polarity for coding in codings]
    fine = f"{kinds.count('contrary')} contrary and {kinds.count('hypothetical')} hypothetical codings kept apart"
    return _result("E8", "denials and wishes do not count as present", [], fine=fine)


def _layers(matrix: Matrix) -> Check:
    none = [id_ for id_, layer in matrix.layers.items() if not layer]
    trouble = [f"nothing counts for {', '.join(none[:10])}"] if none else []
    return _result("E9", "each excerpt counts once, from one layer", trouble, fine=matrix.layer)


def _roles(study: Study) -> Check:
    guessed = [id_ for id_ in study.transcript_ids() if not study.transcript(id_).roles_confirmed]
    trouble = [f"guessed in {', '.join(guessed[:10])}"] if guessed else []
    return _result("E7b", "speakers' roles confirmed by a person", trouble, fine="all confirmed")


def _reviews(matrix: Matrix) -> Check:
    share = matrix.reviewed
    trouble = [str(share)] if 0 < share.reviewed < share.total else []
    return _result("E19", "what nobody looked at is not reported as reviewed", trouble, fine=str(share))


def _duplicates(study: Study) -> Check:
    by_text: defaultdict[str, list[str]] = defaultdict(list)
    for id_ in study.transcript_ids():
        by_text[study.transcript(id_).sha256].append(id_)
    same = [ids for ids in by_text.values() if len(ids) > 1]
    trouble = [" = ".join(ids) for ids in same]
    level = WARN if all(_named_by_a_table(study, id_) for ids in same for id_ in ids) else FAIL
    return _result("E21", "no interview twice under two names", trouble, level=level, fine="none")


def _named_by_a_table(study: Study, id_: str) -> bool:
    """A table may hold two short texts that are the same, each with an id of its own."""
    return transcripts.read_origin(study.store, id_).format in {"csv", "xlsx"}


def _rounds(study: Study) -> Check:
    return _result("E13", "agreement only from blind double rounds", list(_not_blind(study)), fine="yes")


def _not_blind(study: Study) -> Iterator[str]:
    for round_ in study.rounds():
        if round_.kind in COMPARABLE and not round_.independent:
            yield f"{round_.id} was not blind; its agreement is refused"
