"""The results of a study as JSON documents: agreement, matrix, saturation and the quotations that were chosen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from codekit.errors import CodekitError
from codekit.model.rounds import DOUBLE, TRAINING
from codekit.workflow.comparing import as_asked, claims, coefficients, compare
from codekit.workflow.results import judgements, saturation, tabulate
from codekit.workflow.study.study import Study

if TYPE_CHECKING:
    from codekit.matrix import Matrix
    from codekit.matrix.judged import ShownQuote

AGREEMENT, MATRIX, SATURATION, QUOTES = KINDS = ("agreement", "matrix", "saturation", "quotes")
RESULTS = "results/"


@dataclass(frozen=True)
class Result:
    """One result: of which kind, of which round or codebook, and by which options.

    `asked` says as the options of `codekit agree` what else was wanted than the usual agreement; `nth` tells
    those of the same kind and round apart.
    """

    kind: str
    of: str
    options: Mapping[str, Any] = field(default_factory=dict, hash=False)
    asked: str = ""
    nth: int = 1

    @property
    def file(self) -> str:
        """Where it lies in a bundle."""
        return f"{RESULTS}{self.kind}-{self.of}{f'.{self.nth}' if self.nth > 1 else ''}.json"

    def __str__(self) -> str:
        """What people read: agreement r1."""
        return f"{self.kind} {self.of}{f' {self.asked}' if self.asked else ''}"


class Figures:
    """What is computed of one study, by the functions that the commands ask; each matrix once."""

    def __init__(self, study: Study, agree: Sequence[str] = ()) -> None:
        """Compute nothing yet; `agree` are further ways in which the agreement of each round is wanted."""
        self.study, self._agree = study, as_asked.several(agree)
        self._matrices: dict[str, Matrix] = {}

    @cached_property
    def results(self) -> tuple[Result, ...]:
        """Every result that the study has now: of compared rounds, and of codebooks that something was coded with."""
        return tuple(self._found())

    def _found(self) -> Iterator[Result]:
        rounds = self.study.rounds()
        for round_ in rounds:
            if round_.kind == DOUBLE and round_.independent and round_.compared:
                for nth, wanted in enumerate(self._agree, 1):
                    yield Result(AGREEMENT, round_.id, asdict(wanted.options), wanted.words, nth)
        used = {round_.codebook_id for round_ in rounds if round_.kind != TRAINING}
        for id_ in self.study.codebook_ids() if self.study.registers.cases else ():
            if id_ in used and any(self._matrix(id_).layers.values()):
                yield Result(MATRIX, id_)
                yield Result(SATURATION, id_)
                yield Result(QUOTES, id_)

    def document(self, result: Result) -> dict[str, Any]:
        """One result. Raises CodekitError where it cannot be computed."""
        if result.kind == AGREEMENT:
            return self._agreement(result)
        if result.kind == MATRIX:
            return self._matrix(result.of).to_json()
        if result.kind == SATURATION:
            return self._saturation(self._matrix(result.of))
        if result.kind == QUOTES:
            judged = judgements.judged(self.study, self._matrix(result.of))
            return {"codebook": result.of, "quotes": [_quote(quote) for quote in judged.quotes]}
        raise CodekitError(f"'{result.kind}' is no result that this codekit knows", hint="install a newer codekit")

    def _agreement(self, result: Result) -> dict[str, Any]:
        options, asked = _options(result.options), as_asked.parse(result.asked)
        comparison = compare.agree(self.study, result.of, options)
        document = {**comparison.report.to_json(), "origins": comparison.origins.to_json()}
        if asked.coefficients:
            coefficients.into(document, coefficients.named(self.study, comparison, options, asked.coefficients))
        if asked.claims:
            found = claims.claims(self.study, result.of, asked.claims, themes=asked.themes)
            document["claims"] = found.to_json()
        return document

    def _matrix(self, codebook: str) -> Matrix:
        if codebook not in self._matrices:
            self._matrices[codebook] = tabulate.matrix(self.study, codebook)
        return self._matrices[codebook]

    def _saturation(self, matrix: Matrix) -> dict[str, Any]:
        from codekit.matrix.saturation import Asked, grid
        from codekit.reporting.matrix.saturation_told import sentence

        asked, found = Asked(), saturation.of_matrix(self.study, matrix)
        return found.to_json(grid(asked)) | {"sentence": sentence(found, asked)}


def _options(given: Mapping[str, Any]) -> compare.Options:
    """Options as a bundle records them. Raises CodekitError for one that is not known, or is of another kind."""
    usual = asdict(compare.Options())
    options: dict[str, Any] = {name: tuple(one) if isinstance(one, list) else one for name, one in given.items()}
    if unknown := sorted(name for name, one in options.items() if type(one) is not type(usual.get(name))):
        raise CodekitError(f"unknown option: {', '.join(unknown)}", hint="install a newer codekit")
    return compare.Options(**options)


def _quote(quote: ShownQuote) -> dict[str, Any]:
    return {
        "case": quote.case,
        "code": quote.code,
        "key": quote.key,
        "quote": quote.printed,
        "state": quote.state,
        "faithful": quote.faithful,
        "differences": quote.differences,
        "attribution": quote.attribution,
        "where": quote.where,
        "excerpt": quote.excerpt,
    }
