"""Web pages: the words as a browser lays them out."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from codekit.errors import ImportRefusedError
from codekit.formats.transcripts.registry import read_file
from codekit.formats.transcripts.web_page import read
from codekit.segmenting.labels import read_source
from codekit.workflow.study.reading import divide


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<title>t</title><p>Q: How?</p>\n<p>A:  So\n it is.</p>", "Q: How?\nA: So it is."),
        ("<p>one<br>two<br><br>three</p>", "one\ntwo\n\nthree"),
        ("<div>a<div>b</div>c</div>", "a\nb\nc"),
        ("<ul><li>x<li>y</ul>z", "x\ny\nz"),
        ("<table><tr><td>0:01</td><td>R</td><td>yes<p>no</td></tr></table>", "0:01\tR\tyes\nno"),
        ("<pre>one\n  <a>two</a> three\n\nfour</pre>", "one\n  two three\n\nfour"),
        ("<script>x()</script><style>p{}</style><p>caf&eacute; &lt;3</p><!-- gone -->", "café <3"),
        ("<p>a<b>b</b>c", "abc"),
    ],
)
def test_lines_as_a_browser_has_them(page: str, text: str) -> None:
    """Blocks, breaks, lists, tables, text set as typed; nothing that is not shown."""
    assert read(f"<html><body>{page}</body></html>".encode(), "T.html")[0].text == text


def test_bold_beginnings() -> None:
    """By element and by style."""
    source = read(
        b"<p><b>Interviewer</b> Hi</p><p><span style='font-weight: 700'>R:</span> yes</p><p>x <b>y</b></p>", ""
    )[0]
    assert [source.text[span.start : span.end] for span in source.bold] == ["Interviewer", "R:"]


def test_italic_beginnings() -> None:
    """By element and by style, which takes it back too."""
    source = read(
        b"<p><i>Why?</i></p><p><em>And <b>so</b></em> on</p><p style='font-style:italic'>a <span "
        b"style='font-style: normal'>b</span></p><p>x <i>y</i></p>",
        "",
    )[0]
    assert [source.text[span.start : span.end] for span in source.italic] == ["Why?", "And so", "a"]
    assert source.bold == ()


def test_the_page_says_its_encoding() -> None:
    """A page in Windows-1251 that says so is not taken for Western text."""
    page = '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251"><p>привет</p>'
    assert read(page.encode("cp1251"), "T.html")[0].text == "привет"


@pytest.mark.parametrize("data", [b"<html></html>", b"<p> </p>", b"<script>x</script>"])
def test_a_page_without_words_is_refused(data: bytes) -> None:
    """With the file's name."""
    with pytest.raises(ImportRefusedError, match=r"T\.html"):
        read(data, "T.html")


@pytest.mark.corpus
def test_a_speech_of_the_congressional_record(shared: Path) -> None:
    """The speaker and every word of the speech, as another parser has them; page marks stay in the text."""
    folder = shared / "corpus" / "transcript_formats" / "us_gov"
    reading = read_source(read_file(folder / "crec_1997_S709-3.htm")[0])
    parsed = json.loads((folder / "crec_1997_S709-3.turns.json").read_text("utf-8"))["content"]
    speeches = [part for part in parsed if part["kind"] == "speech"]

    assert [part["speaker"] for part in speeches] == [turn.speaker for turn in reading.turns]
    for part, turn in zip(speeches, reading.turns, strict=True):
        wanted = " ".join(part["text"].split()).removeprefix(f"{part['speaker']}. ")
        said = re.sub(r"\s*\[\[Page \w+\]\]\s*", " ", reading.text[turn.start : turn.end])
        assert " ".join(said.split()).startswith(wanted)
        assert wanted


NOSCRIBE = """<!DOCTYPE HTML><html><head><meta charset="UTF-8">
<meta name="audio_source" content="/home/me/a.mp3"></head><body>
<p style="margin-top:0px;">Interview.mp3</p>
<p><a name="ts_0_2040_S00" >S00: How do patients get food?</a></p>
<p><a name="ts_2500_4500_S01" >S01: We send them to the pantry.</a><a
name="ts_4500_6100_S01" > We print the address.</a></p>
<p><a name="ts_6100_7000_S01" > (.)</a></p>
<p><a name="ts_7000_8000_S00" >S00: <span style="color: #78909C" >[00:00:07]</span> And who pays?</a></p>
<p><a name="ts_8500_12000_S01" >S01: A grant pays. It ends in June.</a></p>
</body></html>
"""


def test_noscribe_says_when_each_piece_was_said() -> None:
    """From the names of its places: turns begin and end, sentences in them begin; a label is no part of it."""
    (source,) = read(NOSCRIBE.encode(), "T07.html")
    divided = divide(source)
    text = divided.reading.text
    spoken = [(t.speaker, text[t.start : t.end].split(".")[0], t.time, t.until) for t in divided.reading.turns]
    assert [
        ("S00", "How do patients get food?", 0.0, 2.04),
        ("S01", "We send them to the pantry", 2.5, 7.0),
        ("S00", "And who pays?", 7.0, 8.0),
        ("S01", "A grant pays", 8.5, 12.0),
    ] == spoken
    sentences = next(one.segments for one in divided.divisions if one.scheme == "sentence")
    times = {text[s.start : s.end]: s.time for s in sentences}
    assert (2.5, 4.5, 8.5) == tuple(
        times[words] for words in ("We send them to the pantry.", "We print the address.", "It ends in June.")
    )
    assert "a.mp3" not in text
