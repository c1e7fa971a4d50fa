"""A sample goes into a study that is there: beside its own transcripts, or as more of the draw that it has already.

The draw with the smallest numbers of a seed (`draw`) holds every smaller one, so that more of it is one larger sample
of the same kind: what was coded stays, and weights are those of all that is drawn now.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from codekit.corpus.base.corpus import Corpus
from codekit.corpus.sampling import weights
from codekit.corpus.sampling.draw import TRANSCRIPT, Asked, Stratum
from codekit.corpus.sampling.study import Named, link, named, store_text, texts_of
from codekit.corpus.sampling.weights import Entry
from codekit.errors import CodekitError, Problem, ProblemsError
from codekit.model.transcript import text_sha
from codekit.store import transcripts
from codekit.workflow.study.study import Study, alone


@dataclass(frozen=True, slots=True)
class Added:
    """What came into a study, and how much of the sample was in it before."""

    new: int
    there: int


@alone
def add(study: Study, corpus: Corpus, strata: Sequence[Stratum], asked: Asked) -> Added:
    """Bring what was drawn into a study; what is in it with the same text stays, under the id that it has there.

    Raises CodekitError where the study's sample is no part of this draw, ProblemsError where transcripts that were
    drawn cannot come in: nothing is written then.
    """
    drawn_ = _by_entry(study, named(strata), asked)
    found = list(texts_of(corpus, drawn_))
    texts = [(id_, text_sha(given[0].text)) for id_, _, given in found]
    ids, problems = _placed(study, texts, whole=asked.unit == TRANSCRIPT)
    if problems:
        raise ProblemsError(f"{len(problems):,} of {len(drawn_):,} that were drawn cannot come in", problems)
    known = set(study.transcript_ids())
    new = [(ids[id_], text, given) for id_, text, given in found if ids[id_] not in known]
    for given_ in new:
        store_text(study, *given_)
    listed = [(ids[id_], unit, stratum) for id_, unit, stratum in drawn_]
    study.refresh()
    link(study, corpus, listed)
    study.store.document(weights.FILE).write(weights.rows(listed, unit=asked.unit, seed=asked.seed).encode("utf-8"))
    study.refresh()
    return Added(len(new), len(listed) - len(new))


def _by_entry(study: Study, listed: Sequence[Named], asked: Asked) -> list[Named]:
    """What is drawn, under the ids of an earlier sample where it holds them.

    Raises CodekitError where the earlier sample is no part of it.
    """
    earlier = {(one.of, one.turn): one for one in weights.entries(study) or ()}
    places = {(unit.transcript, unit.turn): stratum.name for _, unit, stratum in listed}
    for place, one in earlier.items():
        if places.get(place) != one.stratum or one.unit != asked.unit:
            raise _another(study, one)
    return [
        (earlier[place].transcript if (place := (unit.transcript, unit.turn)) in earlier else id_, unit, stratum)
        for id_, unit, stratum in listed
    ]


def _another(study: Study, one: Entry) -> CodekitError:
    return CodekitError(
        f"the sample of {study.title} is no part of this draw: {one.transcript} is not in it, or of another stratum",
        hint=(
            f"the same options as then and a larger --size take more of it (--unit {one.unit} --seed {one.seed}); "
            "another draw, or one from a corpus that has changed, is a study of its own"
        ),
    )


def _placed(study: Study, found: Sequence[tuple[str, str]], *, whole: bool) -> tuple[dict[str, str], list[Problem]]:
    """The id in the study of each that was drawn, by its id and text; and what cannot come in.

    A whole transcript is known by its text; two single turns may well be the same words.
    """
    shas = {id_: transcripts.read_origin(study.store, id_).sha256 for id_ in study.transcript_ids()}
    by_sha, by_id = {sha: id_ for id_, sha in reversed(shas.items())}, {id_.casefold(): id_ for id_ in shas}
    ids: dict[str, str] = {}
    problems = list(_gone(study, [id_ for id_, _ in found]))
    for id_, sha in found:
        there = by_id.get(id_.casefold())
        ids[id_] = there if there and shas[there] == sha else by_sha.get(sha, id_) if whole else id_
        if there and ids[id_] == id_ and shas[there] != sha:
            problems.append(Problem(there, None, "the study has another text of this id", "rename one of the two"))
    return ids, problems


def _gone(study: Study, ids: Sequence[str]) -> Iterator[Problem]:
    for id_ in ids:
        if gone := study.withdrawn.get(id_):
            hint = "take its file out and build the corpus with --drop"
            yield Problem(id_, None, f"was withdrawn from the study on {gone.at[:10]}", hint)
