"""Coded transcripts: the text with every coding and note that may be seen, as Word files or as one page."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from codekit.errors import CodekitError, UnknownNameError
from codekit.model.codebook import is_colour
from codekit.model.events import Coding, MemoAdd, UnitSkip
from codekit.model.polarities import SUPPORTING
from codekit.reporting.coded.content import CODING, NOTE, PALETTE, SKIPPED, CodedText, Remark
from codekit.workflow.coding.export import Exported
from codekit.workflow.exports.ground import Ground, book_of, day_of, memo_words, memos_of
from codekit.workflow.study.study import Study

NOT_THERE = "made on another version of the text"


def write_word(path: Path, codings: Sequence[Coding], study: Study) -> str:
    """Write one transcript as a Word file: the one that is asked for, or that the file is named after.

    Raises CodekitError where it is not clear which.
    """
    from codekit.reporting.coded import word

    exported = exported_of(codings)
    ids = exported.wanted.transcripts or ((path.stem,) if path.stem in study.transcript_ids() else ())
    if len(ids) != 1:
        hint = f"name the file after it ({(study.transcript_ids() or ['T01'])[0]}.docx), name a folder for all of them"
        raise CodekitError(f"{path.name}: a Word file holds one transcript; which?", hint=f"{hint}, or --transcripts T")
    coded = coded_texts(study, exported, ids)[0]
    word.write(coded, path, day_of(exported))
    return _told([coded])


def write_words(folder: Path, codings: Sequence[Coding], study: Study) -> str:
    """Write a Word file for each transcript into a folder."""
    from codekit.reporting.coded import word

    exported = exported_of(codings)
    coded = coded_texts(study, exported, exported.wanted.transcripts or readable(study))
    for one in coded:
        word.write(one, folder / f"{one.id}.docx", day_of(exported))
    return _told(coded) + left_out(study, exported)


def write_page(path: Path, codings: Sequence[Coding], study: Study) -> str:
    """Write transcripts as one page: those asked for, the one that the file is named after, or all."""
    from codekit.reporting.coded.page import render
    from codekit.tables.whole import replace_file

    exported = exported_of(codings)
    named = (path.stem,) if path.stem in study.transcript_ids() else ()
    coded = coded_texts(study, exported, exported.wanted.transcripts or named or readable(study))
    replace_file(path, render(study.title, coded).encode("utf-8", "replace"))
    return _told(coded) + ("" if named else left_out(study, exported))


def exported_of(codings: Sequence[Coding]) -> Exported:
    """The codings with what belongs to them."""
    return codings if isinstance(codings, Exported) else Exported(codings)


def readable(study: Study) -> list[str]:
    """The transcripts that can be read; one that was changed on the disk keeps nobody from the others."""
    ground = Ground(study)
    return [id_ for id_ in study.transcript_ids() if ground.spoken(id_)]


def _told(coded: Sequence[CodedText]) -> str:
    remarks = [remark for one in coded for remark in (*one.remarks, *one.about)]
    n = sum(remark.kind == CODING for remark in remarks)
    return f"{len(coded)} transcript{'s' if len(coded) != 1 else ''}, {n} codings"


def left_out(study: Study, exported: Exported) -> str:
    """What a form of all transcripts does not hold, in words: those that cannot be read, and codings of those."""
    held = set(readable(study))
    lost = [id_ for id_ in study.transcript_ids() if id_ not in held]
    n = sum(coding.transcript not in held for coding in exported)
    codings = f"{n} codings of transcripts that are not there" if n else ""
    texts = f"{', '.join(lost)} cannot be read" if lost else ""
    told = "; ".join(part for part in (texts, codings) if part)
    return f"; left out: {told}" if told and not exported.wanted.transcripts else ""


def coded_texts(study: Study, exported: Exported, ids: Sequence[str]) -> list[CodedText]:
    """Transcripts with what may be seen on them. Raises UnknownNameError for an unknown one."""
    for id_ in ids:
        if id_ not in study.transcript_ids():
            raise UnknownNameError("transcript", id_, study.transcript_ids())
        study.transcript(id_)  # one that cannot be read says why
    return _Marking(study, exported).all(ids)


class _Marking:
    """Makes remarks of codings, notes and skipped places; a code has one colour in all transcripts."""

    def __init__(self, study: Study, exported: Exported) -> None:
        self.ground, self.exported = Ground(study), exported
        self.memos = memos_of(exported.memos)
        self.colours = _colours(self.ground, exported)

    def all(self, ids: Sequence[str]) -> list[CodedText]:
        by_transcript: dict[str, list[Remark]] = defaultdict(list)
        shown = {coding.id for coding in self.exported}
        for coding in self.exported:
            by_transcript[coding.transcript].append(self._coding(coding))
        for memo in self.exported.memos:
            if memo.about not in shown:
                by_transcript[memo.transcript].append(self._note(memo))
        for skip in self.exported.skipped:
            by_transcript[skip.transcript].append(self._skip(skip))
        return [self._text(id_, by_transcript[id_]) for id_ in ids]

    def _text(self, id_: str, remarks: Sequence[Remark]) -> CodedText:
        spoken = self.ground.spoken(id_)
        assert spoken is not None  # `coded_texts` has read it
        ordered = sorted(remarks, key=lambda r: (r.start, -r.end, r.code, r.who, r.round, r.at, r.details))
        return CodedText(
            spoken.transcript,
            self._subtitle(id_, ordered),
            tuple(remark for remark in ordered if remark.start < remark.end),
            tuple(remark for remark in ordered if remark.start >= remark.end),
        )

    def _subtitle(self, id_: str, remarks: Sequence[Remark]) -> str:
        interview = self.ground.interviews.get(id_)
        case = self.ground.called(self.ground.case(id_).id)
        coders = Counter(remark.who for remark in remarks if remark.kind == CODING)
        parts = (
            f"case {case}" if case else "",
            interview.date if interview else "",
            f"{sum(coders.values())} codings by {', '.join(sorted(coders))}" if coders else "no codings",
        )
        return " · ".join(part for part in parts if part)

    def _coding(self, coding: Coding) -> Remark:
        fits = self.ground.under(coding) is not None
        *above, title = self.ground.path(coding.codebook, coding.code)
        said = [part for part in (coding.polarity if coding.polarity != SUPPORTING else "",) if part]
        said += [f"value {coding.value}"] if coding.value else []
        said += [] if fits else [f"{NOT_THERE}: “{coding.quote}”"]
        memo = self.memos.get(coding.id, "")
        return Remark(
            CODING,
            title,
            self.ground.coder(coding.coder),
            start=coding.start if fits else 0,
            end=coding.end if fits else 0,
            code=coding.code,
            book=book_of(coding.codebook),
            above=tuple(above),
            round=coding.round,
            at=coding.at,
            details=tuple(part for part in (", ".join(said), memo) if part),
            colour=self.colours[book_of(coding.codebook), coding.code],
        )

    def _note(self, memo: MemoAdd) -> Remark:
        start, end = self._within(memo.transcript, memo.start, memo.end)
        return Remark(
            NOTE,
            "Note",
            self.ground.coder(memo.by),
            start,
            end,
            round=memo.round,
            at=memo.at,
            details=(memo_words(memo),),
        )

    def _skip(self, skip: UnitSkip) -> Remark:
        start, end = self._within(skip.transcript, skip.start, skip.end)
        reason = (skip.reason,) if skip.reason else ()
        return Remark(
            SKIPPED, "Skipped", self.ground.coder(skip.coder), start, end, round=skip.round, at=skip.at, details=reason
        )

    def _within(self, id_: str, start: int, end: int) -> tuple[int, int]:
        spoken = self.ground.spoken(id_)
        return (start, end) if spoken and end <= len(spoken.transcript.text) else (0, 0)


def _colours(ground: Ground, codings: Sequence[Coding]) -> Mapping[tuple[str, str], str]:
    """A colour for each code: the codebook's own, else one after the other."""
    used = sorted({(coding.code, coding.codebook) for coding in codings})
    codes = list(dict.fromkeys((book_of(key), code) for code, key in used))
    colours = {code: PALETTE[n % len(PALETTE)] for n, code in enumerate(codes)}
    for code, key in used:
        if (found := ground.code(key, code)) and is_colour(found.colour):
            colours[book_of(key), code] = found.colour
    return colours
