"""The pages say what codekit does: commands are run, links resolve, every name that others rely on is described."""

from __future__ import annotations

import contextlib
import dataclasses
import importlib.util
import io
import re
import shlex
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, get_args

import msgspec
import pytest
from typer.main import get_command

from codekit.agreement import Interval
from codekit.cli.app import app
from codekit.formats import coding_table as coding_tables
from codekit.formats.codebook import changes
from codekit.formats.codebook.yaml_file import CODE_FIELDS, HEADER
from codekit.matrix.states import SHOWN, STATES
from codekit.model.differences import TYPES
from codekit.model.events import AnyEvent, InLedger, InRound
from codekit.model.migrations import KINDS
from codekit.model.study_events import InStudy
from codekit.model.subjects import StudyEvent
from codekit.store import registers, segment_rows, settings
from codekit.store.folder import ledger
from codekit.store.origin import Origin
from codekit.workflow.comparing.claims import claims
from codekit.workflow.comparing.stability import stability
from codekit.workflow.deciding import meetings, review_shown, reviewing
from codekit.workflow.deciding.agenda import agenda
from codekit.workflow.reports import meetings as written
from codekit.workflow.results import example, revisions, tabulate
from codekit.workflow.results.analysis import Analysis
from codekit.workflow.study.study import Study, create_study, open_study
from studies import BOTH, agree, build, code, folder_of, segments, start

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
FOLDERS = ("docs", "transcripts_sample", "benchmarks")
PAGES = sorted([*ROOT.glob("*.md"), *(page for name in FOLDERS for page in (ROOT / name).glob("*.md"))])
OURS = [page for page in PAGES if page.parent in {ROOT, DOCS}]
OUTSIDE = ("https://doi.org/", "https://creativecommons.org/licenses/", "https://opensource.org/license")
OWN = ("codekit", "login", "tokens")  # a reader's own server, and who says there who somebody is
OURS_TO_BE = (*(f"https://{name}.example.org" for name in OWN), "http://127.0.0.1:8600")
EVENTS = {kind.__struct_config__.tag: kind for kind in get_args(AnyEvent | StudyEvent)}
NOT_OUR_WORDS = re.compile(
    r"\b(utterances?|workspaces?|annotat\w+|highlights?|tags?|tagged|tagging|chunks?|batch(?:es)?|gold|metadata)\b",
    re.IGNORECASE,
)


def script(name: str) -> Any:
    """A script of docs/ as a module."""
    spec = importlib.util.spec_from_file_location(name, DOCS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module: ModuleType = importlib.util.module_from_spec(spec)
    # dataclasses look their module up while they are made
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, name, module)
        spec.loader.exec_module(module)
    return module


RUN_PAGES = script("run_pages")


def text_of(page: str) -> str:
    """A page of docs/."""
    return (DOCS / page).read_text("utf-8")


def prose(text: str) -> str:
    """A page without code."""
    return re.sub(r"`[^`\n]+`", "", re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE))


def section(text: str, title: str) -> str:
    """What stands below a heading, up to the next one of its level or above."""
    found = re.search(rf"^(#+) {re.escape(title)}\n(.*?)(?=^#{{1,6}} |\Z)", text, re.DOTALL | re.MULTILINE)
    assert found is not None, title
    return found[2]


def named(text: str) -> set[str]:
    """Every name that a text gives in backticks."""
    return set(re.findall(r"`([\w.]+)`", text))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example that most pages begin with, made once."""
    return folder_of(example.create(tmp_path_factory.mktemp("example") / "study", "social-care"))


@pytest.fixture
def copied(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks for the example gets a copy; `tests/sample` looks at how it is made."""
    create = example.create

    def copy(folder: Path, name: str) -> Study:
        if name != "social-care" or (folder.exists() and any(folder.iterdir())):
            return create(folder, name)
        shutil.copytree(made, folder, dirs_exist_ok=True)
        return open_study(folder)

    monkeypatch.setattr(example, "create", copy)


@pytest.mark.usefixtures("copied")
@pytest.mark.parametrize(
    "page",
    [page for page in sorted(DOCS.glob("*.md")) if "\n$ codekit" in page.read_text("utf-8")],
    ids=lambda page: page.name,
)
def test_commands_print_what_the_page_shows(page: Path, tmp_path: Path) -> None:
    """Every `$ codekit` line of a page, run in order in one folder, prints the lines below it."""
    ran = list(RUN_PAGES.run(page, tmp_path.resolve()))
    assert ran
    wrong = [(shown.command, printed) for shown, printed in ran if not RUN_PAGES.fits(shown.lines, printed)]
    assert wrong == [], "python docs/run_pages.py writes the page anew"


def test_tutorial_leaves_no_command_out() -> None:
    """Lines that begin with `$` stand in console blocks only, so that all of them are run."""
    lines = [line for line in text_of("tutorial.md").splitlines() if line.startswith("$ ")]
    run = [action for action in RUN_PAGES.actions(text_of("tutorial.md")) if hasattr(action, "command")]
    assert len(lines) == len(run)
    assert len(run) > 20


def test_a_gap_stands_for_any_lines() -> None:
    """`...` fits any number of lines, and nothing else is left to chance."""
    fits = RUN_PAGES.fits
    assert fits(["a", "...", "c"], ["a", "b", "b", "c"])
    assert fits(["a", "..."], ["a"])
    assert fits(["."], ["."])
    assert not fits(["."], ["b"])
    assert not fits(["a"], ["a", "b"])
    assert RUN_PAGES.renewed(["a", "...", "c"], ["x", "y", "z"]) == ["x", "...", "z"]


def test_commands_page_is_current() -> None:
    """docs/cli.md is what `make docs` would write, and has a section for every command."""
    make_cli = script("make_cli")
    assert make_cli.page() == text_of("cli.md"), "make docs"
    assert "## codekit agree\n" in text_of("cli.md")


def test_commands_in_the_text_exist() -> None:
    """Every `codekit X` that a page mentions is a command."""
    known = set(re.findall(r"^## codekit (.+)$", text_of("cli.md"), re.MULTILINE))
    known |= {name.split()[0] for name in known}
    used = {
        (page.name, name)
        for page in OURS
        for name in re.findall(r"`codekit ([a-z][a-z-]+)\b[^`]*`", page.read_text("utf-8"))
    }
    assert used
    assert {(page, name) for page, name in used if name not in known} == set()


def test_python_of_the_readme_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The Python blocks of README.md run, and print what the comments beside them say."""
    blocks = re.findall(r"^```python\n(.*?)^```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL | re.MULTILINE)
    assert blocks
    create_study(tmp_path / "my-study")
    monkeypatch.chdir(tmp_path)
    for block in blocks:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(block, "README.md", "exec"), {})
        for expected in re.findall(r"^print\(.*\)  # (.+)$", block, re.MULTILINE):
            assert expected in printed.getvalue().splitlines()


def test_commands_of_the_readme_are_understood() -> None:
    """Every `codekit` line of README.md names commands, arguments and options that exist."""
    blocks = re.findall(r"^```console\n(.*?)^```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL | re.MULTILINE)
    lines = [line for block in blocks for line in block.splitlines() if line.startswith("codekit ")]
    assert lines
    whole = get_command(app)
    for line in lines:
        command: Any = whole
        _, *arguments = shlex.split(line, comments=True)
        while hasattr(command, "commands"):
            command = command.commands[arguments.pop(0)]
        command.make_context(line, arguments)


def links() -> Iterator[tuple[Path, str]]:
    """Every link of every page."""
    for page in PAGES:
        for target in re.findall(r"\]\(([^)\s]+)\)", prose(page.read_text("utf-8"))):
            yield page, target


def slugs(page: Path) -> set[str]:
    """The anchors of a page's headings."""
    titles = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def test_links_resolve() -> None:
    """Every link inside the project leads to a file, and to a heading where it names one."""
    inside = [(page, target) for page, target in links() if "://" not in target]
    assert inside
    broken = []
    for page, target in inside:
        path, _, anchor = target.partition("#")
        file = (page.parent / path).resolve() if path else page
        if not file.exists() or (anchor and anchor not in slugs(file)):
            broken.append((page.name, target))
    assert broken == []


def test_no_other_web_addresses() -> None:
    """Pages name no web address but DOIs and licences."""
    found = [(page.name, url) for page in PAGES for url in re.findall(r"https?://[^\s)>\"]+", page.read_text("utf-8"))]
    assert found
    assert [(page, url) for page, url in found if not url.startswith((*OUTSIDE, *OURS_TO_BE))] == []


@pytest.mark.parametrize("page", OURS, ids=lambda page: page.name)
def test_the_words_of_the_field(page: Path) -> None:
    """Pages call things by the field's words."""
    assert NOT_OUR_WORDS.findall(prose(page.read_text("utf-8"))) == []


@pytest.mark.parametrize("kind", sorted(EVENTS))
def test_every_event_is_described(kind: str) -> None:
    """docs/formats.md describes each event with its own fields, and an example that shows all of them."""
    text = text_of("formats.md")
    described = re.search(rf"^\*\*{re.escape(kind)}\*\*(.*?)^```json\n(.*?)\n```", text, re.DOTALL | re.MULTILINE)
    assert described is not None
    decoders = {InRound: ledger.ROUNDS, InStudy: ledger.STUDY, InLedger: ledger.CODINGS}
    decoder = next(decoder for above, decoder in decoders.items() if issubclass(EVENTS[kind], above))
    example = decoder.decode(described[2])
    assert type(example) is EVENTS[kind]
    fields = msgspec.structs.fields(EVENTS[kind])
    usual = [f.name for f in fields if getattr(example, f.name) == f.default and f.name not in {"op", "undoes", "of"}]
    # "over" and "parent" belong to kinds of rounds that exclude each other, "made_in" to rounds that nobody drew,
    # "key" to training
    assert set(usual) <= {"over", "parent", "made_in", "key"}
    common = {"id", "at", "by", "op", "undoes", "of", "round", "transcript"} | (
        {"coder"} if kind != "round.sign" else set()
    )
    assert {field.name for field in fields} - common <= named(described[1])


def test_what_is_common_to_events_is_described() -> None:
    """The fields of every event are named above the list of events."""
    text = section(text_of("formats.md"), "Ledgers")
    assert {"type", "id", "at", "by", "op", "undoes", "of", "prev", "sum"} <= named(text)


def keys(value: Any, *, data: frozenset[str]) -> set[str]:
    """Every key of a JSON document; the keys inside `data` are ids."""
    if isinstance(value, list):
        return {key for item in value for key in keys(item, data=data)}
    if not isinstance(value, dict):
        return set()
    below = [keys(inner, data=data) for key, inner in value.items() if key not in data]
    return set(value).union(*below)


@pytest.fixture(scope="module")
def coded(tmp_path_factory: pytest.TempPathFactory) -> Study:
    """A study whose double round r1 is complete, and whose initial round p1 is too."""
    study = build(tmp_path_factory.mktemp("docs"))
    start(study)
    code(study, BOTH)
    start(study, "p1", kind="initial", coders=["lee"])
    code(study, BOTH.replace(",ana", ",lee").replace(",ben", ",lee"), round_id="p1")
    return open_study(folder_of(study))


def test_every_key_of_the_agreement_document_is_described(coded: Study) -> None:
    """docs/formats.md names every key of `agree --json`."""
    document = agree(coded, "r1").report.to_json()
    wanted = keys(document, data=frozenset({"positives"})) | set(Interval("", 0.95, 0, 1, "", 5).to_json())
    assert {"cohen_kappa", "cells", "worst", "df"} <= wanted
    assert wanted - named(section(text_of("formats.md"), "codekit agree --json")) == set()


def test_every_key_of_the_documents_on_claims_and_stability_is_described(coded: Study) -> None:
    """docs/formats.md names every key of `agree --claims --json` and of `agree --stability --json`."""
    agree(coded, "r1")
    by_coder = frozenset({"k", "n", "excerpts", "contrary"})
    document = claims(coded, "r1", "food").to_json()
    for cell in document["cells"]:
        assert cell.pop("states")
    text = text_of("formats.md")
    wanted = keys(document, data=by_coder)
    assert {"difference_share", "by_hand", "present_against_none", "left_out"} <= wanted
    assert wanted - named(section(text, "codekit agree --claims --json")) == set()
    start(coded, "p2", kind="initial", coders=["lee"])
    code(coded, BOTH.replace(",ana", ",lee").replace(",ben", ",lee"), round_id="p2")
    twice = keys(stability(coded, "p2", "p1").to_json(), data=frozenset({"positives"}))
    known = named(section(text, "codekit agree --stability --json")) | named(section(text, "codekit agree --json"))
    assert {"only_now", "days", "top"} <= twice
    assert twice - known == set()


def test_every_key_of_the_revision_record_is_described(coded: Study) -> None:
    """docs/formats.md names every key of `revisions --json`, of a second pass and of sub-codes."""
    start(coded, "p0", kind="initial", coders=["lee"])
    code(coded, BOTH.replace(",ana", ",lee").replace(",ben", ",lee"), round_id="p0")
    start(coded, "p8", kind="second-pass", coders=["ben"], over="p0")
    code(coded, segments([("T01", 0, "", "ben"), ("T02", 3, "MONEY", "ben"), ("T03", 0, "", "ben")]), round_id="p8")
    start(coded, "p9", kind="subcode", coders=["ben"], parent="REL", over="p0")
    code(coded, segments([("T01", 1, "REL.SEND", "ben")]), round_id="p9", partial=False)
    wanted = set[str]()
    for round_id in ("p8", "p9"):
        wanted |= keys(revisions.record(coded, round_id).to_json(), data=frozenset())
    assert {"untouched", "recoded_to", "subcodes", "n_without", "words"} <= wanted
    assert wanted - named(section(text_of("formats.md"), "codekit revisions --json")) == set()


def test_every_key_of_the_matrix_document_is_described(coded: Study) -> None:
    """docs/formats.md names every key of `matrix --json`, and all eight states."""
    wanted = keys(tabulate.matrix(coded, "food").to_json(), data=frozenset())
    assert {"themes", "k", "words", "not_asked"} <= wanted
    assert wanted - named(section(text_of("formats.md"), "codekit matrix --json")) == set()


def test_every_key_of_reviews_and_meetings_is_described(coded: Study) -> None:
    """docs/formats.md names every key of `review --json` and of `meeting agenda --json`."""
    rounds = (round_.id for round_ in coded.rounds() if round_.kind == "initial")
    counting = next(id_ for id_ in rounds if reviewing.queue(coded, id_).items)
    first = reviewing.queue(coded, counting).items[0].coding.id
    reviewing.record(coded, counting, [reviewing.Word(first, "queried", "is it?")], by="ana")
    meetings.hold(coded, "2024-05-06", ["ana"], by="ana")
    meetings.decide(coded, "other", "yes", by="ana")
    wanted = keys(review_shown.to_json(coded, reviewing.queue(coded, counting)), data=frozenset({"by_code"}))
    wanted |= keys(written.to_json(coded, agenda(coded)), data=frozenset())
    assert {"share", "reviews", "open", "passage", "decisions"} <= wanted
    assert wanted - named(section(text_of("formats.md"), "Others")) == set()


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("Codings as a table", {*coding_tables.KNOWN, *coding_tables.EXPORTED}),
        ("Codebooks", {*CODE_FIELDS, *HEADER} - {"children"}),
        ("Tables that you keep", set(registers.INTERVIEW_COLUMNS)),
        ("Codebooks", set(changes.FIELDS) | set(KINDS)),
        ("study.yaml", set(settings.KNOWN)),
        (
            "Transcripts",
            {*segment_rows.COLUMNS, *(field.name for field in dataclasses.fields(Origin))},
        ),
    ],
)
def test_every_column_and_setting_is_described(title: str, names: set[str]) -> None:
    """docs/formats.md names every column and field that codekit reads or writes."""
    assert names - named(section(text_of("formats.md"), title)) == set()


def test_states_and_types_are_described() -> None:
    """docs/statistics.md names every state as stored and as shown, and every type of disagreement."""
    text = text_of("statistics.md")
    states = section(text, "States")
    assert [state for state in STATES if f"| {state} | {SHOWN[state]} |" not in states] == []
    assert [name for name in TYPES if f"**{name}**" not in section(text, "Disagreements")] == []


def test_results_without_words(coded: Study, shared_words: set[str]) -> None:
    """Of what analyze writes, only workbooks hold participants' words, as docs/privacy.md says."""
    run = Analysis(coded, compare=True)
    for step in run.steps():
        step.run()
    files = [
        path for path in (folder_of(coded) / "exports").rglob("*") if path.suffix in {".csv", ".json", ".html", ".svg"}
    ]
    assert {path.suffix for path in files} == {".csv", ".json", ".html", ".svg"}
    found = {(path.name, words) for path in files for words in shared_words if words in path.read_text("utf-8")}
    assert found == set()


@pytest.fixture
def shared_words(coded: Study) -> set[str]:
    """Every three words that stand side by side in a transcript."""
    runs = set()
    for id_ in coded.transcript_ids():
        words = coded.transcript(id_).text.split()
        runs |= {" ".join(words[i : i + 3]) for i in range(len(words) - 2)}
    assert runs
    return runs
