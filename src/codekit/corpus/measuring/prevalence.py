"""What a rule's proposals come to: held against what the team coded in a sample, and carried back to the corpus."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from codekit.agreement.numeric import Bools, Floats, Ints
from codekit.agreement.prevalence.strata import WHOLE
from codekit.agreement.prevalence.trust import SUMS, Design, Figure, Trust, trust
from codekit.corpus.applying.apply import About, proposed
from codekit.corpus.base.alone import steady
from codekit.corpus.base.corpus import Corpus
from codekit.corpus.base.layout import SENTENCES, TURNS
from codekit.corpus.sampling.weights import Weights, weights
from codekit.errors import CodekitError, UnknownNameError
from codekit.model.transcript import RESPONDENT

if TYPE_CHECKING:
    from codekit.model.codebook import Codebook
    from codekit.workflow.rounds.counts import Counts
    from codekit.workflow.study.study import Study

SENTENCE, TURN = UNITS = ("sentence", "turn")
DRAWN, TRANSCRIPT, CASE = CLUSTERS = ("drawn", "transcript", "case")
COLUMNS = ("code", "unit", "units", "transcripts", "both", "rule_only", "people_only", "neither")
FIGURES = ("precision", "recall", "specificity", "share", "corrected", "calibrated")


@dataclass(frozen=True)
class Prevalence:
    """How far the cues of each code can be trusted, and how much of it there is in the corpus."""

    unit: str
    about: About
    corpus_units: int
    rows: tuple[Trust, ...]
    warnings: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The document of `codekit corpus prevalence --json`; null is undefined."""
        return {
            "unit": self.unit,
            "codebook": self.about.codebook,
            "coder": self.about.coder,
            "corpus_units": self.corpus_units,
            "codes": [_json(row) for row in self.rows],
            "warnings": list(self.warnings),
        }


def _json(row: Trust) -> dict[str, Any]:
    sample = dict(zip(("both", "rule_only", "people_only", "neither"), row.counts, strict=True))
    figures = {name: _figure(getattr(row, name)) for name in FIGURES}
    return {
        "code": row.code,
        "sample": {"units": row.units, "transcripts": row.transcripts, **sample},
        "apparent": row.apparent,
        **figures,
    }


def _figure(figure: Figure) -> dict[str, Any]:
    numbers = {name: None if np.isnan(n) else n for name, n in zip(("value", "low", "high"), figure[:3], strict=True)}
    return {**numbers, "undefined_because": figure.because}


@steady
def prevalence(
    corpus: Corpus,
    study: Study,
    codebook: str,
    *,
    unit: str = SENTENCE,
    cluster: str = DRAWN,
    coder: str = "",
    level: float = 0.95,
) -> Prevalence:
    """Precision and recall of a codebook's cues in a sampled study, and the corpus's prevalence corrected for them.

    `cluster` is what errors take as one: what was drawn, all that is of one transcript, or of one case. Errors are
    those of the strata that were drawn from, unless clusters lie in several; where clusters are what was drawn, less
    what was drawn of the whole. `coder` picks one coder where there is no consensus.

    Raises UnknownNameError for an unknown unit, codebook or cluster; CodekitError where the study was not sampled from
    a corpus, nothing was coded in it, or the corpus has no proposals by the cues that the codebook has;
    BlindRoundError where that coder's round is blind.
    """
    from codekit.workflow.rounds.counted import Chooser

    _check(unit, cluster)
    book = study.codebook(codebook)
    about, sampled = proposed(corpus, book), weights(study)
    ids = [id_ for id_ in study.transcript_ids() if id_ in sampled.weight]
    chosen = Chooser(study, book, coder=coder).choose(ids)
    codes = [code for code, _ in about.cues]
    done = {id_: chosen.by_transcript[id_] for id_ in ids if chosen.by_transcript[id_].coded & set(codes)}
    if not done:
        raise CodekitError(
            f"nothing of {book.key} counts in {study.title} yet, so there is nothing to hold the cues against",
            hint="code the sample and write its consensus; --coder picks one coder",
        )
    counts, coded = _counted(study, book, about, done, unit)
    units, shares = apparent(corpus, book, about, codes, unit)
    rows = trust(
        codes,
        counts,
        shares,
        design=_design(study, sampled, list(done), cluster),
        coded=coded,
        level=level,
    )
    return Prevalence(unit, about, units, rows, (*_missing(sampled, ids, done), *chosen.warnings))


def _missing(sampled: Weights, ids: Sequence[str], done: Mapping[str, Counts]) -> Iterator[str]:
    """What of the sample does not speak yet, and which strata it leaves with nothing, or with one."""
    if left := len(ids) - len(done):
        yield f"{left} of {len(ids)} transcripts of the sample are not coded yet; others of their strata stand for them"
    times = Counter(sampled.stratum[id_] for id_ in done)
    for name, size in sampled.sizes.items():
        if not times[name]:
            yield f"nothing of the stratum {name or 'all'} is coded yet: the sample does not speak for its {size:,}"
    if lonely := [name for name, n in times.items() if n == 1 and sampled.sizes[name] > 1]:
        one = "one transcript only" if len(lonely) == 1 else "one transcript each only"
        yield f"{one} of {', '.join(lonely)}: its error is taken with others', which makes intervals rather too long"


def _check(unit: str, cluster: str) -> None:
    if unit not in UNITS:
        raise UnknownNameError("unit", unit, UNITS)
    if cluster not in CLUSTERS:
        raise UnknownNameError("kind of cluster", cluster, CLUSTERS)


def _counted(
    study: Study, book: Codebook, about: About, done: Mapping[str, Counts], unit: str
) -> tuple[dict[str, Ints], Bools]:
    """tp, fp, fn and tn of each transcript and code [T, K], and where it was searched for the code [T, K]."""
    from codekit.workflow.coding.suggest import finder
    from codekit.workflow.comparing import axes

    codes = [code for code, _ in about.cues]
    find, counts_as = finder(about.cues), dict(zip(book.by_id, axes.targets(book, codes), strict=True))
    rows = []
    for id_, counted in done.items():
        transcript, axis = study.transcript(id_), axes.axis(study, id_, unit, RESPONDENT)
        cued = find(transcript, study.segmentation(id_, SENTENCE).segments)
        by_rule = [(code, s.start, s.end) for code, s in cued]
        by_people = [(c.code, c.start, c.end) for c in counted.codings if c.code in counts_as]
        rule, people = (_grid(axis, given, counts_as, len(codes)) for given in (by_rule, by_people))
        rows.append(
            [(rule & people).sum(1), (rule & ~people).sum(1), (~rule & people).sum(1), (~rule & ~people).sum(1)]
        )
    table = np.asarray(rows, np.int64)
    coded = np.array([[code in counted.coded for code in codes] for counted in done.values()], bool)
    return {name: table[:, i] for i, name in enumerate(SUMS)}, coded


def _grid(axis: Any, given: Sequence[tuple[str, int, int]], counts_as: Mapping[str, list[int]], k: int) -> Bools:
    """Which units [codes, units] were given each code, or one below it."""
    grid = np.zeros((k, axis.n_units), bool)
    starts, ends = (np.array([row[i] for row in given], np.int64) for i in (1, 2))
    for (code, _, _), low, high in zip(given, *axis.ranges(starts, ends), strict=True):
        for target in counts_as[code]:
            grid[target, low:high] = True
    return grid


def _design(study: Study, sampled: Weights, ids: Sequence[str], cluster: str) -> Design:
    """What each transcript stands for, and of which cluster and stratum it is.

    Those of a stratum that are coded stand for all of it. Where a cluster lies in several strata there is one stratum.
    """
    strata = [sampled.stratum[id_] for id_ in ids]
    times = Counter(strata)
    weights = [sampled.sizes[stratum] / times[stratum] for stratum in strata]
    clusters = _clusters(study, sampled, ids, cluster)
    if len(set(zip(clusters, strata, strict=True))) > len(set(clusters)):
        return Design.of(weights, _numbered(clusters))
    is_drawn = len(set(clusters)) == len(ids) and cluster != CASE
    sizes = [sampled.sizes[name] if is_drawn else WHOLE for name in dict.fromkeys(strata)]
    return Design.of(weights, _numbered(clusters), _numbered(strata), sizes)


def _clusters(study: Study, sampled: Weights, ids: Sequence[str], cluster: str) -> list[str]:
    """The cluster of each transcript of the study: itself, its transcript of the corpus, or its case."""
    if cluster == DRAWN:
        return list(ids)
    case = {row.transcript: row.case for row in study.registers.interviews} if cluster == CASE else {}
    return [case.get(id_) or sampled.of[id_] for id_ in ids]


def _numbered(names: Sequence[str]) -> list[int]:
    number = {name: i for i, name in enumerate(dict.fromkeys(names))}
    return [number[name] for name in names]


def apparent(corpus: Corpus, book: Codebook, about: About, codes: Sequence[str], unit: str) -> tuple[int, Floats]:
    """Respondents' units of the corpus, and the share of them that the proposals give each code [K], rolled up."""
    import duckdb

    from codekit.workflow.comparing import axes

    targets = dict(zip(book.by_id, axes.targets(book, codes), strict=True))
    place = "start" if unit == SENTENCE else "turn"
    folder = corpus.layout.codings(about.coder)
    proposals = [str(folder / f"{part}.parquet") for part in corpus.parts]
    with duckdb.connect() as database:
        units = _units(database, corpus, unit)
        held = []
        for k in range(len(codes)):
            counts_as_it = [code for code, listed in targets.items() if k in listed]
            query = f"SELECT count(*) FROM (SELECT DISTINCT transcript, {place} FROM read_parquet(?) WHERE code IN (SELECT unnest(?)))"  # noqa: S608, E501
            (n,) = database.execute(query, [proposals, counts_as_it]).fetchone() or (0,)
            held.append(n)
    return units, np.array(held, np.float64) / max(units, 1)


def _units(database: Any, corpus: Corpus, unit: str) -> int:
    """Respondents' units in which something is said."""
    turns = [str(path) for path in corpus.files(TURNS)]
    if unit == TURN:
        query, values = 'SELECT count(*) FROM read_parquet(?) WHERE role = ? AND start < "end"', [turns, RESPONDENT]
    else:
        sentences = [str(path) for path in corpus.files(SENTENCES)]
        query = """
            SELECT count(*) FROM read_parquet(?) s SEMI JOIN
            (SELECT transcript, turn FROM read_parquet(?) WHERE role = ?) t USING (transcript, turn)
            WHERE s.start < s."end"
        """
        values = [sentences, turns, RESPONDENT]
    (n,) = database.execute(query, values).fetchone()
    return int(n)
