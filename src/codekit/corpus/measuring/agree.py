"""Agreement of codings of any size: each part is counted by itself, the counts are laid side by side."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from codekit.agreement.counting.borders import count
from codekit.agreement.counting.counts import Counts, joined
from codekit.agreement.counting.grouping import Grouping
from codekit.agreement.counting.material import make_material, roll_up
from codekit.agreement.numeric import Ints
from codekit.agreement.rounds.compare import compare_counts
from codekit.corpus.base import tables
from codekit.corpus.base.alone import steady
from codekit.corpus.base.corpus import Corpus
from codekit.corpus.base.layout import FINISHED, SENTENCES, TRANSCRIPTS, TURNS, Layout
from codekit.corpus.building import attributes
from codekit.errors import CodekitError, NotComparableError, UnknownNameError
from codekit.executor import Executor, InProcess
from codekit.model.cases import UNKNOWN
from codekit.model.transcript import roles_of
from codekit.workflow.comparing.axes import CHARACTER, Axis
from codekit.workflow.comparing.grouping import CASE, TRANSCRIPT

if TYPE_CHECKING:
    from codekit.agreement import AgreementReport
    from codekit.model.codebook import Codebook

UNITS = ("turn", "sentence", CHARACTER)


@dataclass(frozen=True, slots=True)
class Work:
    """The codings of a part to be counted; `counts_as` lists for each applied code the compared codes it counts as."""

    root: Path
    part: str
    name: str
    unit: str
    roles: tuple[str, ...]
    coders: tuple[str, ...]
    codes: tuple[str, ...]
    counts_as: dict[str, list[int]]


@steady
def agree(
    corpus: Corpus,
    name: str,
    *,
    book: Codebook | None = None,
    codes: Sequence[str] = (),
    unit: str = "turn",
    roles: str = "respondent",
    cluster: str = "",
    executor: Executor | None = None,
) -> AgreementReport:
    """The agreement report of the codings called `name`, as `codekit agree` has it for the same codes and unit.

    With a codebook codes are rolled up, and its top codes are compared unless `codes` names others; without one every
    code that was applied stands for itself. Intervals are clustered by `cluster`, an attribute or "transcript"; by
    default by case, where some case has several transcripts. Raises UnknownNameError for an unknown name, unit, choice
    of roles, code or attribute; NotComparableError where no transcript was finished by two coders.
    """
    if unit not in UNITS:
        raise UnknownNameError("unit", unit, UNITS)
    coders, applied = held(corpus, name)
    compared, counts_as = _compared(book, codes, applied)
    if not compared:
        raise NotComparableError(f"{name}: no code was applied")
    works = [
        Work(corpus.layout.root, part, name, unit, roles_of(roles), coders, compared, counts_as)
        for part in corpus.parts
    ]
    mapped = (executor or InProcess()).map(counted, works)
    with closing(mapped):
        together = joined(list(mapped))
    if not together.transcripts:
        raise NotComparableError(f"{name}: no transcript was finished by two coders")
    together = together.of(np.argsort(np.array(together.transcripts), kind="stable"))  # lets go of the first table
    together = replace(together, grouping=_grouping(corpus, together.transcripts, cluster))
    return compare_counts(together, round_id=name, unit=unit)


def _grouping(corpus: Corpus, transcripts: Sequence[str], cluster: str) -> Grouping:
    """The clusters of the compared transcripts; one without a value is a cluster by itself."""
    if cluster == TRANSCRIPT:
        return Grouping()
    values = attributes.of(corpus, cluster or CASE)
    of = {id_: values[id_] for id_ in transcripts if values[id_] not in {"", UNKNOWN}}
    usual = len(set(of.values())) < len(of)
    return Grouping(cluster or CASE, of) if of and (cluster or usual) else Grouping()


def held(corpus: Corpus, name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The coders and the applied codes of the codings called `name`, sorted.

    Raises UnknownNameError where none are called so, CodekitError where the corpus changed since they were taken.
    """
    import duckdb

    folder = corpus.layout.finished(name)
    if not folder.is_dir():
        known = [path.name for path in (corpus.layout.root / FINISHED).glob("*")]
        raise UnknownNameError("set of codings", name, known, where=str(corpus.layout.root))
    again = "codekit corpus take PATH --as NAME takes them again"
    if not corpus.layout.taken(name).exists():
        raise CodekitError(f"{name} was not taken to the end", where=str(corpus.layout.root), hint=again)
    parts = [f"{part}.parquet" for part in corpus.parts]
    if any(tables.made_from(folder / f"{part}.parquet") != taken_from(corpus.layout, part) for part in corpus.parts):
        raise CodekitError(f"the corpus changed since {name} was taken", hint=again)
    answers = []
    for place, column in ((folder, "coder"), (corpus.layout.codings(name), "code")):
        with duckdb.connect() as database:
            query = f"SELECT DISTINCT {column} FROM read_parquet(?) ORDER BY 1"  # noqa: S608
            rows = database.execute(query, [[str(place / part) for part in parts]]).fetchall()
        answers.append(tuple(row[0] for row in rows))
    return answers[0], answers[1]


def taken_from(layout: Layout, part: str) -> str:
    """A digest of what a part was made from: what was taken for it is for this part and no other."""
    return hashlib.sha256(layout.manifest(part).read_bytes()).hexdigest()


def _compared(
    book: Codebook | None, codes: Sequence[str], applied: Sequence[str]
) -> tuple[tuple[str, ...], dict[str, list[int]]]:
    from codekit.workflow.comparing import axes

    if book is None:
        wanted = tuple(codes or applied)
        return wanted, {code: [wanted.index(code)] if code in wanted else [] for code in applied}
    wanted = tuple(book[code].id for code in codes) or tuple(code for code, depth in book.walk() if not depth)
    return wanted, dict(zip(book.by_id, axes.targets(book, wanted), strict=True))


def counted(work: Work) -> Counts:
    """The counts of the transcripts of one part that two coders or more finished."""
    layout = Layout(work.root)
    done = tables.read(layout.finished(work.name) / f"{work.part}.parquet").to_pydict()
    rows = tables.read(
        layout.codings(work.name) / f"{work.part}.parquet", ("coder", "transcript", "code", "start", "end")
    )
    heads = tables.read(layout.table(TRANSCRIPTS, work.part), ("transcript", "characters", "turns", "sentences"))
    ids = heads["transcript"].to_pylist()
    number = {id_: t for t, id_ in enumerate(ids)}
    covered = np.zeros((len(work.coders), len(ids)), bool)
    for coder, id_ in zip(done["coder"], done["transcript"], strict=True):
        covered[work.coders.index(coder), number[id_]] = True
    ground = _Ground.lay(layout, work, heads)
    transcript, coder = indexed(rows["transcript"], ids), indexed(rows["coder"], list(work.coders))
    lo, hi = ground.ranges(transcript, rows["start"].to_numpy(), rows["end"].to_numpy())
    applied = list(work.counts_as)
    code = indexed(rows["code"], applied)
    known = np.flatnonzero(code >= 0)
    row, target = roll_up(code[known], [work.counts_as[name] for name in applied])
    row = known[row]
    material = make_material(
        transcripts=ids,
        coders=work.coders,
        codes=work.codes,
        n_units=ground.n_units,
        covered=covered,
        coder=coder[row],
        transcript=transcript[row],
        code=target,
        lo=lo[row],
        hi=hi[row],
    )
    counts = count(material)
    return counts.of(counts.compared)


def indexed(column: Any, known: Sequence[str]) -> Ints:
    """The number of each value among those known; -1 for others."""
    import pyarrow as pa
    import pyarrow.compute as pc

    found = pc.index_in(column, value_set=pa.array(known, pa.string()))
    return np.asarray(pc.fill_null(found, -1).to_numpy(), np.int64)


@dataclass(frozen=True)
class _Ground:
    """The units of all transcripts of a part, laid end to end: a place is the text's base and the place in it."""

    base: Ints  # where each text begins
    starts: Ints  # of each unit, or of each run of characters
    ends: Ints
    first: Ints  # units before each transcript; all of them at the end
    characters: bool

    @classmethod
    def lay(cls, layout: Layout, work: Work, heads: Any) -> _Ground:
        import pyarrow as pa
        import pyarrow.compute as pc

        base = np.concatenate(([0], np.cumsum(heads["characters"].to_numpy() + 1)))[:-1]
        turns = tables.read(layout.table(TURNS, work.part), ("turn", "start", "end", "role"))
        said = pc.is_in(turns["role"], pa.array(work.roles)).to_numpy().astype(bool)
        of = np.repeat(np.arange(len(base)), heads["turns"].to_numpy())
        units = turns
        if work.unit == "sentence":
            first = np.cumsum(heads["turns"].to_numpy().astype(np.int64)) - heads["turns"].to_numpy()
            units = tables.read(layout.table(SENTENCES, work.part), ("turn", "start", "end"))
            of = np.repeat(np.arange(len(base)), heads["sentences"].to_numpy())
            said = said[first[of] + units["turn"].to_numpy()]
        starts, ends = units["start"].to_numpy(), units["end"].to_numpy()
        kept = np.flatnonzero(said & (starts < ends))
        of, starts, ends = of[kept], starts[kept] + base[of[kept]], ends[kept] + base[of[kept]]
        sizes = ends - starts if work.unit == CHARACTER else np.ones(len(kept), np.int64)
        per = np.bincount(of, weights=sizes, minlength=len(base)).astype(np.int64)
        return cls(base, starts, ends, np.concatenate(([0], np.cumsum(per))), work.unit == CHARACTER)

    @property
    def n_units(self) -> Ints:
        """Units of each transcript."""
        return np.diff(self.first)

    def ranges(self, transcript: Ints, starts: Ints, ends: Ints) -> tuple[Ints, Ints]:
        """The half-open ranges of units that spans touch, counted within their transcripts."""
        from codekit.segmenting.units import touched

        low, high = starts + self.base[transcript], ends + self.base[transcript]
        axis = Axis(self.starts, self.ends)
        lo, hi = axis.ranges(low, high) if self.characters else touched(low, high, self.starts, self.ends)
        before = self.first[transcript]
        return lo - before, np.maximum(hi, lo) - before
