"""Notes that link to each other, in the Markdown of Obsidian: one for each transcript and one for each code."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from codekit.model.codebook import Code
from codekit.reporting.coded.content import CODING, CodedText, Line, Remark
from codekit.reporting.markdown import block, inline
from codekit.tables.text import safe_text

_NOT_IN_LINKS = re.compile(r"[\[\]|#^\n]+")
_NOT_IN_TAGS = re.compile(r"[^\w-]+")
_LINES = re.compile(r"[\n\v\f\x1c-\x1e\x85\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Target:
    """What a link leads to: the path of a note in the folder, and what it is called."""

    path: str  # without the ending
    title: str

    def link(self, part: str = "", title: str = "") -> str:
        """A link to the note, or to a part of it."""
        shown = _NOT_IN_LINKS.sub(" ", safe_text(title or self.title)).strip() or "-"
        return f"[[{self.path}{f'#^{part}' if part else ''}|{shown}]]"


@dataclass(frozen=True, slots=True)
class CodeNote:
    """A code as a note: its place, what it means, and where it was given (transcript, paragraph, remark, words)."""

    target: Target
    book: str
    tag: str
    id: str
    code: Code | None = None
    above: Target | None = None
    below: tuple[Target, ...] = ()
    found: tuple[tuple[Target, str, Remark, str], ...] = ()


@dataclass(frozen=True, slots=True)
class TranscriptNote:
    """A transcript as a note, with the facts that stand at its head."""

    target: Target
    coded: CodedText
    facts: Mapping[str, str] = field(default_factory=dict)


def tag_of(*names: str) -> str:
    """A tag of several steps; one of digits alone is none, so it gets a letter."""
    steps = [_NOT_IN_TAGS.sub("-", name).strip("-") or "x" for name in names]
    tag = "/".join(steps)
    return tag if any(char.isalpha() for char in tag) else f"c{tag}"


def part_of(number: int) -> str:
    """The name by which links find the paragraph of a line, counted from 0."""
    return f"p{number + 1}"


def transcript_note(note: TranscriptNote, codes: Mapping[tuple[str, str], CodeNote]) -> str:
    """A transcript: a paragraph for each line, with a name to link to; below it what it was given."""
    return "\n".join(_transcript(note, codes)) + "\n"


def _transcript(note: TranscriptNote, codes: Mapping[tuple[str, str], CodeNote]) -> Iterator[str]:
    yield from _head({"transcript": note.coded.id, **note.facts})
    apart = note.coded.about if note.coded.lines else (*note.coded.remarks, *note.coded.about)
    if apart:
        yield ""
        yield from (_remark(remark, codes) for remark in apart)
    begins = begin(note.coded)
    for number, line in enumerate(note.coded.lines):
        here = begins.get(number, ())
        tags = dict.fromkeys(f" #{codes[remark.key].tag}" for remark in here if remark.key in codes)
        yield ""
        yield f"{_words(note.coded, line)}{''.join(tags)} ^{part_of(number)}"
        if here:
            yield ""
            yield f"> [!quote]- {len(here)}"
            yield from (f"> {_remark(remark, codes)}" for remark in here)


def begin(coded: CodedText) -> dict[int, list[Remark]]:
    """By line the remarks that begin in it."""
    line_of = [number for number, line in enumerate(coded.lines) for _ in line.pieces]
    begins: dict[int, list[Remark]] = {}
    for remark in coded.remarks if line_of else ():
        begins.setdefault(line_of[coded.ends(remark)[0]], []).append(remark)
    return begins


def _words(coded: CodedText, line: Line) -> str:
    """The words of a line as one paragraph: the label bold, what was coded marked."""
    text, parts = coded.transcript.text, []
    runs: list[tuple[str, str]] = []
    for piece in line.pieces:
        coding = any(coded.remarks[number].kind == CODING for number in piece.remarks)
        kind = "**" if piece.is_label else "==" if coding else ""
        words = text[piece.start : piece.end]
        if runs and runs[-1][0] == kind:
            runs[-1] = (kind, runs[-1][1] + words)
        else:
            runs.append((kind, words))
    for number, (kind, words) in enumerate(runs):
        shown = _LINES.sub(" ", safe_text(words))
        bare = shown.strip()
        escaped = (inline if number or kind else block)(bare).replace("=", "\\=").replace("%", "\\%") if bare else ""
        left, right = shown[: len(shown) - len(shown.lstrip())], shown[len(shown.rstrip()) :]
        parts.append(f"{left}{kind}{escaped}{kind}{right}" if bare else shown)
    return "".join(parts).strip()


def _remark(remark: Remark, codes: Mapping[tuple[str, str], CodeNote]) -> str:
    title = codes[remark.key].target.link() if remark.key in codes else f"**{_line(remark.title)}**"
    said = [remark.who, f"round {remark.round}" if remark.round else "", *remark.details]
    return f"- {title} · {' · '.join(_line(part) for part in said if part)}"


def _line(words: str) -> str:
    return inline(_LINES.sub(" ", safe_text(words)))


def code_note(note: CodeNote) -> str:
    """A code: its definition, the codes above and below, and a link to every place where it was given."""
    return "\n".join(_code(note)) + "\n"


def _code(note: CodeNote) -> Iterator[str]:
    code = note.code
    yield from _head({"code": note.id, "codebook": note.book, "aliases": [note.target.title], "tags": [note.tag]})
    yield ""
    yield f"# {_line(note.target.title)}"
    for name, words in _meaning(code) if code else ():
        if words:
            yield ""
            yield f"**{name}:** {_line(words)}" if name else block(_LINES.sub(" ", safe_text(words)))
    if note.above:
        yield ""
        yield f"**Above:** {note.above.link()}"
    if note.below:
        yield ""
        yield f"**Below:** {', '.join(target.link() for target in note.below)}"
    yield ""
    yield f"## Codings: {len(note.found)}"
    last = None
    for target, part, remark, words in note.found:
        if target != last:
            yield ""
            yield f"### {target.link()}"
            yield ""
        last = target
        said = [remark.who, f"round {remark.round}" if remark.round else "", *remark.details]
        yield f"- “{_line(words)}” · {' · '.join(_line(each) for each in said if each)} · {_place(target, part)}"


def _place(target: Target, part: str) -> str:
    return target.link(part, part) if part else target.link()


def _meaning(code: Code) -> Iterator[tuple[str, str]]:
    yield "", code.definition
    yield "Include", code.include
    yield "Do not include", code.exclude
    yield "Examples", " | ".join(code.examples)
    yield "Values", ", ".join(map(str, code.values))


def index_note(title: str, transcripts: Sequence[TranscriptNote], codes: Sequence[CodeNote]) -> str:
    """The note to begin with: every transcript and every code."""
    lines = [f"# {_line(title)}", "", "## Transcripts", ""]
    lines += [f"- {note.target.link()}" for note in transcripts]
    lines += ["", "## Codes", ""]
    lines += [f"- {note.target.link()}: {len(note.found)} ({_line(note.book)})" for note in codes]
    return "\n".join(lines) + "\n"


def _head(facts: Mapping[str, object]) -> Iterator[str]:
    """Facts as Obsidian reads them; JSON is YAML, and says of every text that it is one."""
    yield "---"
    yield from (f"{json.dumps(name, ensure_ascii=False)}: {_json(value)}" for name, value in facts.items() if value)
    yield "---"


def _json(value: object) -> str:
    return json.dumps([safe_text(each) for each in value] if isinstance(value, list) else safe_text(str(value)),
                      ensure_ascii=False)  # fmt: skip
