"""Checks of what is coded: definitions, texts, segments, speakers, cases (E1 to E3, E7, E8, E18, E20 to E22)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from codekit.model import speakers
from codekit.model.cases import Case
from codekit.model.codebook_diff import meaning_changed
from codekit.model.events import Coding
from codekit.model.notes import listed
from codekit.model.polarities import SUPPORTING
from codekit.model.transcript import Transcript
from codekit.store import transcripts
from codekit.tables.text import MAX_CELL, safe_text
from codekit.tables.write import inert
from codekit.workflow.results.catalogue.check import FAIL, WARN, Check, check
from codekit.workflow.study.study import Study

if TYPE_CHECKING:
    from codekit.matrix import Matrix

_MANY = 20  # codings from which on it is told that not one of them is a denial or a wish
_NAME = re.compile(r"[^\W\d_]{3,}")
_SPELT = {"saint": "st", "mount": "mt", "center": "ctr", "centre": "ctr", "university": "univ", "hospital": "hosp"}


def checks(study: Study, matrix: Matrix) -> Iterator[Check]:
    """Every check of this kind."""
    codings = [coding for kept in matrix.evidence.codings for coding in kept]
    yield drift(study, matrix, codings)
    yield texts(study, codings)
    yield segmenters(study)
    yield speech(matrix)
    yield roles(study)
    yield polarity(codings)
    yield names(matrix, codings)
    yield cells(codings)
    yield duplicates(study)
    yield spelling(matrix.registers.cases)


def drift(study: Study, matrix: Matrix, codings: Sequence[Coding]) -> Check:
    """E1: a definition that changed after codings were made under it."""
    trouble, older = [], ""
    for key in sorted({coding.codebook for coding in codings} - {matrix.codebook.key}):
        changed = meaning_changed(study.codebook(key), matrix.codebook)
        affected = sum(coding.codebook == key and coding.code in changed for coding in codings)
        if affected:
            older = older or key.partition("@")[2]
            trouble.append(f"{affected} codings made under {key} with a definition that changed since: recode needed")
    what = "codings made under a definition that changed later"
    remedy = f"codekit codebook recheck {matrix.codebook.id} {older} {matrix.codebook.version} lists them"
    return check("E1", what, trouble, remedy, fine="none")


def texts(study: Study, codings: Sequence[Coding]) -> Check:
    """E2: a text that changed after it was coded."""
    moved: defaultdict[str, int] = defaultdict(int)
    read = study.transcripts({coding.transcript for coding in codings})
    for coding in codings:
        moved[coding.transcript] += read[coding.transcript].text[coding.start : coding.end] != coding.quote
    trouble = [f"{id_}: {n} codings do not fit the text" for id_, n in sorted(moved.items()) if n]
    what = "codings still stand on the words they were made on"
    remedy = "restore the text from originals/, and take a better one over with codekit correct"
    return check("E2", what, trouble, remedy, level=FAIL, fine="all do")


def segmenters(study: Study) -> Check:
    """E3: sentences that different versions of the rule divided."""
    made_by: dict[str, list[str]] = {}
    for id_ in study.transcript_ids():
        made_by.setdefault(" ".join(study.segmenter(id_, "sentence")), []).append(id_)
    trouble = [f"{name}: {len(ids)} transcripts" for name, ids in sorted(made_by.items())] if len(made_by) > 1 else []
    what = "sentences stored by one version of one segmenter"
    return check(
        "E3", what, trouble, "codekit segment --by sentence divides all of them alike", fine=", ".join(made_by)
    )


def speech(matrix: Matrix) -> Check:
    """E7: interviewers' words."""
    from codekit.matrix.evidence import OUTSIDE_SPEECH

    trouble = [note.words for note in matrix.notes if note.kind == OUTSIDE_SPEECH]
    remedy = "code the answer; if a speaker's role is wrong, codekit speakers sets it"
    return check("E7", "interviewers' words are never evidence", trouble, remedy, fine="none counted")


def roles(study: Study) -> Check:
    """E7b: roles that nobody confirmed."""
    guessed = [id_ for id_ in study.transcript_ids() if not study.transcript(id_).roles_confirmed]
    trouble = [f"guessed in {listed(guessed)}"] if guessed else []
    remedy = "look at each with codekit speakers, then codekit speakers --confirm"
    return check("E7b", "speakers' roles confirmed by a person", trouble, remedy, fine="all confirmed")


def polarity(codings: Sequence[Coding]) -> Check:
    """E8: denials and wishes, which are kept apart where they are coded as such."""
    others = [coding.polarity for coding in codings if coding.polarity != SUPPORTING]
    fine = f"{others.count('contrary')} contrary and {others.count('hypothetical')} hypothetical codings kept apart"
    none = len(codings) >= _MANY and not others
    trouble = [f"all {len(codings)} codings are supporting"] if none else []
    remedy = "look whether denials and wishes were coded with their polarity"
    return check("E8", "denials and wishes do not count as present", trouble, remedy, fine=fine)


def names(matrix: Matrix, codings: Sequence[Coding]) -> Check:
    """E18: names of speakers in passages that may be printed; the passages are told, never the names."""
    named = {id_: _names(matrix.transcripts[id_]) for id_ in {coding.transcript for coding in codings}}
    places = [
        f"{coding.transcript}:{coding.start}-{coding.end}"
        for coding in codings
        if named[coding.transcript] and not named[coding.transcript].isdisjoint(_NAME.findall(coding.quote))
    ]
    trouble = [f"{len(places)} coded passages hold a speaker's name: {listed(sorted(set(places)))}"] if places else []
    return check(
        "E18", "no speaker is named in what may be printed", trouble, "[the manager] in its place", fine="none"
    )


def _names(transcript: Transcript) -> set[str]:
    """The words of speakers' labels that may be names: they tell no role, and never stand without a capital."""
    words = {word for label in transcript.roles for word in _NAME.findall(label) if word[0].isupper()}
    unknown = {word for word in words if not speakers.is_known(word)}
    if not unknown:  # as in most studies: no text is read for it
        return unknown
    return unknown - {w.capitalize() for w in _NAME.findall(transcript.text) if w[0].islower()}


def cells(codings: Sequence[Coding]) -> Check:
    """E20: what Excel would take for a formula, refuse, or cut."""
    long = sum(len(coding.quote) > MAX_CELL for coding in codings)
    trouble = [f"{long} passages are longer than a cell takes ({MAX_CELL} characters)"] if long else []
    live = sum(inert(coding.quote) != coding.quote for coding in codings)
    odd = sum(safe_text(coding.quote) != coding.quote for coding in codings)
    fine = f"{live} passages begin like a formula and stay text; {odd} hold control characters, made visible"
    remedy = "they stand in several rows, which belong together"
    return check("E20", "Excel shows every passage as it is", trouble, remedy, fine=fine)


def duplicates(study: Study) -> Check:
    """E21: one interview under two names."""
    by_text: defaultdict[str, list[str]] = defaultdict(list)
    for id_ in study.transcript_ids():
        by_text[study.transcript(id_).sha256].append(id_)
    same = [ids for ids in by_text.values() if len(ids) > 1]
    trouble = [" = ".join(ids) for ids in same]
    level = WARN if all(_named_by_a_table(study, id_) for ids in same for id_ in ids) else FAIL
    remedy = "keep one of them in interviews.csv"
    return check("E21", "no interview twice under two names", trouble, remedy, level=level, fine="none")


def _named_by_a_table(study: Study, id_: str) -> bool:
    """A table may hold two short texts that are the same, each with an id of its own."""
    return transcripts.read_origin(study.store, id_).format in {"csv", "xlsx"}


def spelling(cases: Sequence[Case]) -> Check:
    """E22: one organization under two spellings of its id or name."""
    spelt: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for case in cases:
        told = {"case": case.id, **{k: v for k, v in case.attributes.items() if k.casefold() in {"name", "title"}}}
        for column, value in told.items():
            spelt[column, _plainly(value)].append(case.id)
    same = {tuple(ids) for (_, value), ids in spelt.items() if value and len(ids) > 1}
    trouble = [f"{a} and {b} are spelt alike" for ids in sorted(same) for a, b in combinations(ids, 2)]
    remedy = "if they are one, give their interviews one case in interviews.csv"
    return check("E22", "no case twice under two spellings", trouble, remedy, fine=f"{len(cases)} cases, all distinct")


def _plainly(name: str) -> str:
    """A name without capitals, signs, and the ways to shorten a word."""
    words = re.findall(r"\w+", name.casefold().replace("&", " and ").replace("'", "").replace("\u2019", ""))
    return "".join(_SPELT.get(word, word) for word in words)
