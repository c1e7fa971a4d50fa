"""codekit bundle and verify on the sample study: what was altered after it was printed is found and named."""

from __future__ import annotations

import json
import re
import shutil
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codekit.cli.app import main
from codekit.errors import CodekitError
from codekit.store.files import digest
from codekit.workflow.results.bundle import crate
from codekit.workflow.results.bundle.comparing import differences, figures
from codekit.workflow.results.bundle.packing import MANIFEST, pack
from codekit.workflow.results.bundle.verifying import Verdict, verify
from codekit.workflow.study.study import Study
from sample_study import BOOK, Codekit
from studies import folder_of, start

Edit = Callable[[Any], object]


@pytest.fixture(scope="module")
def bundle(study: Study, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bundle of the sample study."""
    path = tmp_path_factory.mktemp("bundle") / "study.zip"
    pack(study, path)
    return path


@pytest.fixture
def unpacked(bundle: Path, tmp_path: Path) -> Path:
    """The same as a folder, to be altered."""
    with zipfile.ZipFile(bundle) as archive:
        archive.extractall(tmp_path / "bundle")
    return tmp_path / "bundle"


def edit(folder: Path, name: str, change: Edit) -> None:
    """Change a JSON document of a bundle, and the hash of it, as somebody would who wants nobody to notice."""
    path = folder / name
    document = json.loads(path.read_text("utf-8"))
    change(document)
    path.write_text(json.dumps(document, ensure_ascii=False, indent=1), "utf-8")
    rehash(folder, name)


def rehash(folder: Path, name: str) -> None:
    """Give a file that was changed the hash that it has now."""
    path = folder / crate.FILE
    document = json.loads(path.read_text("utf-8"))
    entity = next(entity for entity in document["@graph"] if entity["@id"] == name)
    entity["sha256"] = digest((folder / name).read_bytes())
    path.write_text(json.dumps(document), "utf-8")


def named(verdict: Verdict) -> list[tuple[str, str, str, Any, Any]]:
    """The differences of a verdict."""
    assert () == (*verdict.missing, *verdict.altered, *verdict.added, *verdict.problems)
    return [(one.result, one.of, one.figure, one.printed, one.recomputed) for one in verdict.differences]


def test_every_figure_of_the_sample_study_comes_out(bundle: Path, unpacked: Path) -> None:
    """From the zip file and from its folder: agreement, matrix, saturation and quotations, thousands of figures."""
    for path in (bundle, unpacked):
        verdict = verify(path)

        assert verdict.comes_out
        assert verdict.checked > 10_000
        assert {"agreement r1", "agreement r2", f"matrix {BOOK}", f"saturation {BOOK}", f"quotes {BOOK}"} <= set(
            map(str, verdict.results)
        )
    quotes = json.loads((unpacked / f"results/quotes-{BOOK}.json").read_text("utf-8"))["quotes"]
    assert len(quotes) > 10


def test_the_same_study_gives_the_same_bytes(study: Study, bundle: Path, tmp_path: Path) -> None:
    """So that a hash in a paper names one bundle."""
    pack(study, tmp_path / "again.zip")

    assert bundle.read_bytes() == (tmp_path / "again.zip").read_bytes()


def test_the_metadata_are_those_of_an_ro_crate(unpacked: Path) -> None:
    """Version 1.1: a descriptor about the root, which lists every file there is but the metadata."""
    document = json.loads((unpacked / "ro-crate-metadata.json").read_text("utf-8"))
    by_id = {entity["@id"]: entity for entity in document["@graph"]}

    assert document["@context"][0] == "https://w3id.org/ro/crate/1.1/context"
    assert by_id["ro-crate-metadata.json"]["conformsTo"] == {"@id": "https://w3id.org/ro/crate/1.1"}
    assert by_id["ro-crate-metadata.json"]["about"] == {"@id": "./"}
    assert {"name", "description", "datePublished"} <= by_id["./"].keys()
    files = {path.relative_to(unpacked).as_posix() for path in unpacked.rglob("*") if path.is_file()}
    assert files - {"ro-crate-metadata.json"} == {part["@id"] for part in by_id["./"]["hasPart"]}
    assert all(by_id[part["@id"]]["@type"] == "File" for part in by_id["./"]["hasPart"])


def test_an_undefined_kappa_averaged_in_as_0_is_found(unpacked: Path) -> None:
    """The published error: 0/0 counted as 0 pulls the mean down. The true mean stands beside it."""
    document = json.loads((unpacked / "results/agreement-r1.json").read_text("utf-8"))
    kappas = [code["cohen_kappa"] for code in document["codes"] if "top" in code["levels"]]
    assert None in kappas
    wrong = sum(kappa or 0 for kappa in kappas) / len(kappas)

    edit(unpacked, "results/agreement-r1.json", lambda d: d["summary"].update(mean_kappa=wrong))

    right = document["summary"]["mean_kappa"]
    assert [("agreement r1", "", "summary.mean_kappa", wrong, right)] == named(verify(unpacked))


def test_a_printed_0_in_place_of_a_coefficient_is_found(unpacked: Path) -> None:
    """The published error: .000 in a workbook where the same program's page says .877."""
    right = {}

    def zero(document: Any) -> None:
        code = next(code for code in document["codes"] if code["name"] == "REFER")
        right["kappa"], code["cohen_kappa"] = code["cohen_kappa"], 0.0

    edit(unpacked, "results/agreement-r2.json", zero)

    assert [("agreement r2", "REFER", "codes.cohen_kappa", 0.0, right["kappa"])] == named(verify(unpacked))


def test_a_changed_quotation_is_found(unpacked: Path) -> None:
    """One word of a quotation chosen for print."""
    said = {}

    def change(document: Any) -> None:
        quote = document["quotes"][0]
        said["was"], quote["quote"] = quote["quote"], f"never {quote['quote']}"

    edit(unpacked, f"results/quotes-{BOOK}.json", change)

    found = named(verify(unpacked))
    assert [(f"quotes {BOOK}", "quotes.quote", said["was"])] == [(one[0], one[2], one[4]) for one in found]


def test_a_changed_k_of_n_is_found(unpacked: Path) -> None:
    """One case more that has a theme."""
    edit(unpacked, f"results/matrix-{BOOK}.json", lambda d: d["themes"][0].update(k=d["themes"][0]["k"] + 1))

    assert [(f"matrix {BOOK}", "CBO_REL", "themes.k", 27, 26)] == named(verify(unpacked))


def test_a_text_with_another_letter_is_found(unpacked: Path) -> None:
    """By its hash; and where the hash was changed too, since a transcript knows its own."""
    path = unpacked / "study/transcripts/O04-1.txt"
    path.write_bytes(path.read_bytes().replace(b"e", b"a", 1))

    first = verify(unpacked)
    rehash(unpacked, "study/transcripts/O04-1.txt")
    second = verify(unpacked)

    assert first.altered == ("study/transcripts/O04-1.txt",)
    assert second.altered == ()
    told = [problem for problem in second.problems if "the text changed after import" in problem]
    assert told
    assert not any(str(unpacked) in problem for problem in told)  # places in the bundle, not where it was unpacked
    causes = [problem.partition("cannot be recomputed: ")[2] for problem in told if "recomputed" in problem]
    assert len(set(causes)) == len(causes)  # one cause is told once, whatever depends on it
    assert any(cause.startswith("study/transcripts/O04-1.txt: ") for cause in causes)
    assert [False, False] == [first.comes_out, second.comes_out]


@pytest.mark.parametrize("name", ["codings/r1/A/O04-1.jsonl", "codings/pass1/A/O01-1.jsonl"])
def test_a_line_taken_out_of_a_ledger_is_found(unpacked: Path, name: str) -> None:
    """By its hash; and where the hash was changed too, since lines are chained."""
    path = unpacked / "study" / name
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:2] + lines[3:]))

    first = verify(unpacked)
    rehash(unpacked, f"study/{name}")
    second = verify(unpacked)

    assert first.altered == (f"study/{name}",)
    assert second.altered == ()
    assert second.problems
    assert all(name in problem or "r1" in problem for problem in second.problems)
    assert not second.comes_out


def test_files_that_are_missing_or_added_are_named(unpacked: Path) -> None:
    """A result that was taken out cannot be read; a file that nobody listed does no harm but is told."""
    (unpacked / "results/agreement-r1.json").unlink()
    (unpacked / "study/memos").mkdir()
    (unpacked / "study/memos/more.md").write_text("More.", "utf-8")

    verdict = verify(unpacked)

    assert verdict.missing == ("results/agreement-r1.json",)
    assert verdict.added == ("study/memos/more.md",)
    assert ["agreement r1"] == [problem.partition(":")[0] for problem in verdict.problems]


def test_a_result_that_was_left_out_is_named(unpacked: Path) -> None:
    """Taking an unwelcome round out of the list is no way to make a bundle come out."""

    def without(document: Any) -> None:
        document["results"] = [one for one in document["results"] if one["of"] != "r1"]

    edit(unpacked, MANIFEST, without)

    assert "agreement r1: its figures are not in the bundle" in verify(unpacked).problems


def test_figures_by_other_rules_are_not_called_wrong(unpacked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A codekit that computes by other rules says so, and with which version to verify."""

    def older(document: Any) -> None:
        document.update(rules=1, codekit="0.0.9")

    edit(unpacked, MANIFEST, older)
    edit(unpacked, f"results/matrix-{BOOK}.json", lambda d: d["themes"][0].update(k=5))

    verdict = verify(unpacked)
    exit_code = ran(["verify", str(unpacked)])

    assert verdict.other_rules
    assert exit_code == 1
    out, err = capsys.readouterr()
    assert "differ by the rules of this codekit" in out
    assert "verify it with codekit 0.0.9" in err


def test_results_of_an_unknown_kind_or_place_are_refused(unpacked: Path) -> None:
    """What a bundle names is read in the bundle only, and what this codekit cannot compute is told."""

    def strange(document: Any) -> None:
        document["results"] += [
            {"file": "x", "kind": "agreement", "of": "../../r1", "options": {}},
            {"file": "x", "kind": "oracle", "of": "r1", "options": {}},
            {"file": "x", "kind": "agreement", "of": "r1", "options": {"magic": True}},
            "agreement r1",
        ]

    edit(unpacked, MANIFEST, strange)

    problems = verify(unpacked).problems
    assert len(problems) == 3
    assert not verify(unpacked).comes_out


def test_figures_that_nobody_listed_are_named(unpacked: Path) -> None:
    """A result that lies beside the others, with a hash, but is not computed anew, is not passed off as checked."""
    (unpacked / "results/agreement-r3.json").write_text("{}", "utf-8")

    listed = "results/agreement-r3.json: is not in the list of results, so nothing of it was checked"
    assert verify(unpacked).problems == (listed,)


def test_printed_results_that_are_others_now_are_named(copy: Study, tmp_path: Path) -> None:
    """What lies in exports/ may have gone to print: a figure that the ledgers do not give is told at once."""
    exports = folder_of(copy) / "exports"
    exports.mkdir(exist_ok=True)
    pack(copy, tmp_path / "first.zip")
    with zipfile.ZipFile(tmp_path / "first.zip") as archive:
        for name in ("agreement-r1.json", "agreement-r2.json"):
            (exports / name).write_bytes(archive.read(f"results/{name}"))
    document = json.loads((exports / "agreement-r1.json").read_text("utf-8"))
    document["summary"]["mean_kappa"] = 0.123
    (exports / "agreement-r1.json").write_text(json.dumps(document), "utf-8")

    told = pack(copy, tmp_path / "second.zip").told

    assert told == ("exports/agreement-r1.json: 1 figures are others now: codekit analyze",)


def test_a_small_bundle_that_would_fill_the_disk_is_refused(bundle: Path, tmp_path: Path) -> None:
    """Before a byte of it is unpacked."""
    shutil.copy(bundle, tmp_path / "bomb.zip")
    with zipfile.ZipFile(tmp_path / "bomb.zip", "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("study/memos/much.md", bytes(300 * 1024 * 1024))

    with pytest.raises(CodekitError, match="too large unpacked"):
        verify(tmp_path / "bomb.zip")


def ran(args: list[str]) -> int:
    """The exit code of a command."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["codekit", *args])
        try:
            main()
        except SystemExit as stopped:
            return stopped.code if isinstance(stopped.code, int) else 0
    return 0


def test_the_commands_write_and_verify(study: Study, codekit: Codekit, tmp_path: Path) -> None:
    """Exit code 0 where all comes out; with --json the document says so."""
    written = codekit(study, "bundle", tmp_path / "made.zip", "--json").json

    assert written["sha256"] == digest((tmp_path / "made.zip").read_bytes())
    assert ran(["verify", str(tmp_path / "made.zip"), "--json"]) == 0


def test_the_command_says_what_does_not_come_out(unpacked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A line with the result, the code, the figure and both values; exit code 1."""
    edit(unpacked, f"results/matrix-{BOOK}.json", lambda d: d["themes"][0].update(k=5))

    exit_code = ran(["verify", str(unpacked)])

    out = capsys.readouterr().out
    assert exit_code == 1
    row = next(line.split() for line in out.splitlines() if "themes.k" in line)
    assert ["matrix", BOOK, "CBO_REL", "themes.k", "5", "26"] == row
    assert "1 of " in out


def test_a_bundle_while_a_round_is_blind_is_refused(copy: Study, tmp_path: Path) -> None:
    """Its codings are nobody's to see; nothing is written."""
    start(copy, "r9", coders=["A", "B"], transcripts=["O01-1"], codebook="social-care-domains")

    with pytest.raises(CodekitError, match="round r9 is blind"):
        pack(copy, tmp_path / "out.zip")

    assert not (tmp_path / "out.zip").exists()


def numbers(value: Any, place: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The place of every number of a document."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, one in inner:
        yield from numbers(one, (*place, name))
    if isinstance(value, int | float) and not isinstance(value, bool):
        yield place


class Documents(dict[str, str]):
    """Documents by name, which a failing test does not print whole."""

    def __repr__(self) -> str:
        """Their names."""
        return f"Documents({sorted(self)})"


@pytest.fixture(scope="module")
def documents(bundle: Path) -> Documents:
    """The results in a bundle as they were printed, which are also those that are recomputed."""
    with zipfile.ZipFile(bundle) as archive:
        return Documents((name, archive.read(name).decode()) for name in archive.namelist() if "results/" in name)


@given(data=st.data())
def test_a_change_of_any_one_number_is_found(documents: Documents, data: st.DataObject) -> None:
    """Whichever number of whichever result, and whatever takes its place: that one, and no other figure."""
    name = data.draw(st.sampled_from(sorted(documents)).filter(lambda n: any(numbers(json.loads(documents[n])))))
    printed, recomputed = json.loads(documents[name]), json.loads(documents[name])
    *way, last = data.draw(st.sampled_from(list(numbers(printed))))
    holder = printed
    for step in way:
        holder = holder[step]
    was = holder[last]
    holder[last] = data.draw(
        st.sampled_from([was + 1, -was, 0, 0.0, 1, was * 1.0001, None, str(was), True]).filter(
            lambda new: type(new) is not type(was) or new != was
        )
    )

    found = differences("it", printed, recomputed)

    assert [(holder[last], was)] == [(one.printed, one.recomputed) for one in found]


def test_every_number_is_a_figure(documents: Documents) -> None:
    """No two values of a document have one place, so that none hides another."""
    for text in documents.values():
        document = json.loads(text)
        plain = [value for value in figures(document).values() if type(value) in {int, float}]

        assert len(plain) == len(list(numbers(document)))


def test_a_zip_file_that_points_outside_is_refused(bundle: Path, tmp_path: Path) -> None:
    """Nothing is written outside the place where it is unpacked."""
    shutil.copy(bundle, tmp_path / "slip.zip")
    with zipfile.ZipFile(tmp_path / "slip.zip", "a") as archive:
        archive.writestr("../../slipped.txt", "out")

    with pytest.raises(CodekitError, match="points outside the archive; nothing was verified"):
        verify(tmp_path / "slip.zip")


@pytest.mark.parametrize("data", [b"", b"PK", b"no zip at all"])
def test_what_is_no_bundle_is_refused(tmp_path: Path, data: bytes) -> None:
    """One line that names the file."""
    (tmp_path / "no.zip").write_bytes(data)

    with pytest.raises(CodekitError, match=r"no\.zip"):
        verify(tmp_path / "no.zip")


def test_a_study_is_no_bundle(study: Study) -> None:
    """Nor is any other folder; the study above a folder is not taken for the bundle's."""
    with pytest.raises(CodekitError, match="no bundle"):
        verify(folder_of(study))


# a bundle without words


@pytest.fixture(scope="module")
def public(study: Study, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A public bundle of the sample study, unpacked."""
    place = tmp_path_factory.mktemp("public")
    pack(study, place / "public.zip", public=True)
    with zipfile.ZipFile(place / "public.zip") as archive:
        archive.extractall(place / "bundle")
    return place / "bundle"


@pytest.fixture
def own(public: Path, tmp_path: Path) -> Path:
    """The same, to be altered."""
    return Path(shutil.copytree(public, tmp_path / "own"))


def runs(text: str, length: int = 3) -> set[tuple[str, ...]]:
    """Every run of so many words of a text, whatever stands between them."""
    words = re.findall(r"[^\W_]+", text.casefold())
    return set(zip(*(words[at:] for at in range(length)), strict=False))


def everything(folder: Path) -> dict[str, str]:
    """Every file of a folder as text, after its name."""
    files = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}
    return {name: f"{name}\n{path.read_text('utf-8')}" for name, path in files.items()}


def test_a_public_bundle_holds_no_words_of_any_transcript(study: Study, public: Path, unpacked: Path) -> None:
    """No run of three words of any transcript anywhere in it; in a full bundle there are thousands."""
    said = set().union(*(runs(text.text) for text in study.transcripts().values()))

    held = {name: runs(text) & said for name, text in everything(public).items()}

    assert len(said) > 10_000
    assert {} == {name: found for name, found in held.items() if found}
    assert len(set().union(*(runs(text) for text in everything(unpacked).values())) & said) > 10_000


def test_a_public_bundle_holds_no_notes_labels_or_names(study: Study, public: Path) -> None:
    """No memo, comment or reason, no speaker's label, no case, transcript, coder or attribute of the study."""
    held = "\n".join(everything(public).values())
    events = [json.loads(line) for _, line in study.store.lines([])]
    written = {
        str(event[name]) for event in events for name in ("text", "comment", "reason", "note") if event.get(name)
    }
    sentences = {words for words in written if len(words.split()) > 2}
    labels = {label for text in study.transcripts().values() for label in text.roles if label}
    attributes = {value for case in study.registers.cases for value in case.attributes.values() if len(value) > 7}
    ids = {*study.transcript_ids(), *(case.id for case in study.registers.cases)}
    names = {str(one.get("name")) for one in study.settings.coders.values()}

    assert min(map(len, (sentences, labels, attributes, ids, names))) > 2
    for one in sentences | labels | attributes | names:
        assert one not in held
    assert set() == ids & set(re.findall(r"[\w-]+", held))
    assert not re.search(r'"(by|coder)":"(A|B|lead|senior)"', held)


def test_figures_of_a_public_bundle_come_out_but_those_that_count_words(public: Path) -> None:
    """Agreement, states, k of n and saturation are recomputed; what is not is named and counted."""
    verdict = verify(public)

    assert verdict.comes_out
    assert verdict.public
    assert {f"matrix {BOOK}", "matrix social-care-domains"} == {result for result, _ in verdict.unchecked}
    assert {"cells.words"} == {figure for _, figure in verdict.unchecked}
    cells = json.loads((public / f"results/matrix-{BOOK}.json").read_text("utf-8"))["cells"]
    assert verdict.unchecked[f"matrix {BOOK}", "cells.words"] == len(cells)
    assert verdict.checked > 10_000


def test_the_figures_of_a_public_bundle_are_those_that_were_printed(public: Path, unpacked: Path) -> None:
    """Every number of the full bundle's results, words included, stands in the public one."""
    for path in sorted((public / "results").iterdir()):
        full, bare = (json.loads((folder / "results" / path.name).read_text("utf-8")) for folder in (unpacked, public))

        assert len(_numbers(full)) > 2
        assert sorted(map(repr, _numbers(full))) == sorted(map(repr, _numbers(bare)))


def _numbers(document: Any) -> list[Any]:
    return [value for value in figures(document).values() if type(value) in {int, float}]


@pytest.mark.parametrize(
    ("name", "change", "figure"),
    [
        ("agreement-r1", lambda d: d["summary"].update(mean_kappa=0.123), "summary.mean_kappa"),
        ("agreement-r2", lambda d: d["codes"][0].update(cohen_kappa=0.0), "codes.cohen_kappa"),
        (f"matrix-{BOOK}", lambda d: d["themes"][0].update(k=29), "themes.k"),
        (f"matrix-{BOOK}", lambda d: d["cells"][0].update(state="contrary"), "cells.state"),
        (f"saturation-{BOOK}", lambda d: d.update(n_found=3), "n_found"),
    ],
)
def test_a_changed_figure_of_a_public_bundle_is_found(own: Path, name: str, change: Edit, figure: str) -> None:
    """As of a full one, though no word is there."""
    edit(own, f"results/{name}.json", change)

    assert [figure] == [one[2] for one in named(verify(own))]


def test_texts_of_a_public_bundle_are_known_by_their_hashes(study: Study, public: Path) -> None:
    """Whoever has the transcripts can tell that they are those; nobody else learns more than how long they are."""
    texts = json.loads((public / MANIFEST).read_text("utf-8"))["texts"]

    expected = sorted((text.sha256, len(text.text)) for text in study.transcripts().values())
    assert expected == sorted((one["sha256"], one["characters"]) for one in texts.values())


def test_a_public_bundle_of_a_study_with_a_corrected_text(copy: Study, tmp_path: Path) -> None:
    """Codings lie where their words are in the corrected text, and the figures come out of that."""
    text = copy.transcript("O04-1").text
    (tmp_path / "O04-1.txt").write_text(text.replace("the ", "all the ", 3), "utf-8")
    main_args = ["import", str(tmp_path / "O04-1.txt"), "--correct", "O04-1", "--yes", "--study", str(folder_of(copy))]
    assert ran(main_args) == 0

    pack(copy, tmp_path / "public.zip", public=True)
    verdict = verify(tmp_path / "public.zip")

    assert verdict.comes_out
    assert verdict.checked > 10_000
    assert {"cells.words"} == {figure for _, figure in verdict.unchecked}
