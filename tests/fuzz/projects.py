"""Projects of other programs as seeds, and what is asked of each: read, written, and read again as it was."""

from __future__ import annotations

from pathlib import Path

from codekit.formats.projects import refi
from codekit.formats.projects.refi.marks import PROGRAM
from formats.projects.refi_made import coding, project_xml, selection, source, zipped
from fuzz.world import World, samples

_WORDS = "I: How is it?\nR: Well, as it was before the flood. 😀\nI: And now?\nR: It is the same, I think.\n"
_GUIDS = [f"{n:08x}-0000-4000-8000-0000000000ff" for n in range(9)]


def _rest() -> str:
    variable = f'<Variable guid="{_GUIDS[0]}" name="Age" typeOfVariable="Integer"/>'
    value = f'<VariableValue><VariableRef targetGUID="{_GUIDS[0]}"/><IntegerValue>34</IntegerValue></VariableValue>'
    return (
        f'<Variables>{variable}</Variables><Cases><Case guid="{_GUIDS[1]}" name="Bea">{value}'
        f'<SourceRef targetGUID="33333333-3333-4333-8333-333333333333"/></Case></Cases>'
        f'<Notes><Note guid="{_GUIDS[2]}" name="n" creationDateTime="2026-01-05T09:30:00Z">'
        "<PlainTextContent>a note</PlainTextContent></Note></Notes>"
        f'<Links><Link guid="{_GUIDS[3]}" originGUID="{_GUIDS[2]}" targetGUID="{_GUIDS[1]}"/></Links>'
        f'<Sets><Set guid="{_GUIDS[4]}" name="s"><MemberNote targetGUID="{_GUIDS[2]}"/></Set></Sets>'
        "<Description>d</Description>"
    )


def _inner() -> str:
    comment = f"<Description>[codekit: contrary, value 3]\nwhy</Description>{coding(2)}"
    recording = f'<SyncPoint guid="{_GUIDS[5]}" position="0"/><SyncPoint guid="{_GUIDS[6]}" position="9"/>'
    return (
        source(selection(17, 51, number=1) + selection(17, 52, number=2, inner=comment) + coding(3))
        + f'<AudioSource guid="{_GUIDS[7]}"><Transcript guid="{_GUIDS[8]}" plainTextPath="internal://b.txt">{recording}'
        f'<TranscriptSelection fromSyncPoint="{_GUIDS[5]}" toSyncPoint="{_GUIDS[6]}">{coding(4)}</TranscriptSelection>'
        "</Transcript></AudioSource>"
    )


def packed(_world: World) -> list[bytes]:
    """Project files: two that are made, in two ways to count, and those of the shared corpus that are small."""
    crlf = b"\xef\xbb\xbf" + _WORDS.replace("\n", "\r\n").encode()
    made = [
        zipped(project_xml(_inner(), origin=origin, rest=_rest()), files={"a.txt": text, "b.txt": _WORDS.encode()})
        for origin, text in ((f"{PROGRAM} 0.1.0", _WORDS.encode()), ("QualCoder 4.0", crlf))
    ]
    return [*made, *samples(".qdpx")]


def bare(_world: World) -> list[bytes]:
    """The XML of a project with its text inside."""
    embedded = source(f"<PlainTextContent>{_WORDS}</PlainTextContent>{selection(3, 9)}", path="")
    return [project_xml(embedded, rest=_rest()).encode(), *samples(".qde")]


def codebooks(_world: World) -> list[bytes]:
    """Codebooks with a tree and sets."""
    book = (
        '<?xml version="1.0"?><CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="x"><Codes>'
        f'<Code guid="{_GUIDS[0]}" name="a" isCodable="false" color="#fff"><Description>d</Description>'
        f'<Code guid="{{{_GUIDS[1]}}}" name="b" isCodable="1"/></Code></Codes>'
        f'<Sets><Set guid="{_GUIDS[2]}" name="s"><MemberCode guid="{_GUIDS[0]}"/></Set></Sets></CodeBook>'
    )
    return [book.encode(), *samples(".qdc")]


def round_trip(world: World, path: Path) -> object:
    """What a file gives must be written without a fault, and give the same codings again."""
    project = refi.read(path)
    out = world.root / "written.qdpx"
    refi.write(project, out)
    again = refi.read(out)
    quotes = [project.quote(coding).replace("\0", "\ufffd") for coding in project.codings]
    assert sorted(quotes) == sorted(map(again.quote, again.codings))
    assert len(project.memos) == len(again.memos)
    return again
