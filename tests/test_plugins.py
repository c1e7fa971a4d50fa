"""Plug-ins: ours are registered like anybody's, and one that is broken is named and passed over."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from codekit import plugins
from codekit.errors import CodekitError, ImportRefusedError
from codekit.formats.transcripts import registry
from codekit.plugins import CHECKS, EXPORTERS, IMPORTERS, REPORTS, PluginError
from codekit.workflow.coding.export import export_codings
from codekit.workflow.reports import agreement_report
from codekit.workflow.results import study_check
from codekit.workflow.study.study import Study, open_study
from installing import install
from studies import BOTH, agree, build, code, folder_of, start, write

OURS = {
    IMPORTERS: {
        *("txt", "md", "docx", "odt", "fodt", "rtf", "doc", "pdf", "html", "htm"),
        *("vtt", "srt", "sbv", "json", "csv", "tsv", "xlsx"),
    },
    EXPORTERS: {
        *("csv", "xlsx", "jsonl", "qdpx", "qdc", "obsidian.folder", "codebook.html"),
        *(f"excerpts.{ending}" for ending in ("csv", "xlsx", "jsonl")),
        *(f"transcript.{ending}" for ending in ("docx", "html", "folder")),
        *(f"memos.{ending}" for ending in ("csv", "xlsx", "jsonl", "md", "docx")),
    },
    CHECKS: set(study_check.ORDER),
    REPORTS: {"xlsx", "docx", "html", "htm", "md", "markdown"},
}
SOUND = "cases.csv: case O3 has no interview"
MODULE = """
from codekit.errors import Problem
from codekit.model.source import Source

def read(data, name): return [Source("pad", text=data.decode())]
def nothing(data, name): return None
def fails(*values): raise ValueError(str(values))
def refuses(data, name):
    from codekit.errors import ImportRefusedError
    raise ImportRefusedError(f"{name}: no pad", hint="mend it")
def write(path, codings, study): path.write_text(f"{study.title} {len(codings)}")
def report(path, content): path.write_text(content.title)
def check(study): yield Problem("study.yaml", None, study.title)
def stops(study):
    yield Problem("study.yaml", None, "first")
    raise KeyError("a word of an interview")
def mere_words(study): return ["wrong"]
number = 7
"""


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    """What is installed changes within this process."""
    plugins.group.cache_clear()
    yield
    plugins.group.cache_clear()
    sys.modules.pop("pad", None)


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """A study whose double round is complete and blind."""
    made = build(tmp_path)
    start(made)
    code(made, BOTH)
    return made


class Installed:
    """Installs plug-ins of the module above for this process."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        """Into a folder that is searched first."""
        self.folder, self.patch = folder, patch

    def __call__(self, points: Mapping[str, Mapping[str, str]], package: str = "codekit-pad") -> None:
        """Install a package with these entry points."""
        install(self.folder, package, points, {"pad.py": MODULE})
        self.patch.syspath_prepend(str(self.folder))
        plugins.group.cache_clear()


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Installed:
    """A function that installs plug-ins."""
    return Installed(tmp_path / "packages", monkeypatch)


def problems(study: Study) -> list[str]:
    """What codekit check says."""
    return [f"{problem.level}: {problem}" for problem in study_check.check(open_study(folder_of(study)))[0]]


def test_ours_are_registered_and_can_be_called_as_their_group_is() -> None:
    """None may disappear by accident, and every name leads to a function."""
    for group, names in OURS.items():
        found = plugins.group(group)
        ours = {name: plugin for name, plugin in found.by_name.items() if plugin.ours}
        assert names == ours.keys()
        assert all(plugins._takes(plugin.load(), plugins.ARGUMENTS[group]) for plugin in ours.values())


def test_ours_stand_without_metadata_in_a_checkout(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was installed may be older than the code, and know nothing of a group."""
    monkeypatch.setattr(plugins, "entry_points", lambda **_: ())
    assert OURS == {group: set(plugins.group(group).by_name) for group in OURS}


def test_an_installed_codekit_uses_its_metadata(installed: Installed, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no pyproject.toml lies beside the code."""
    monkeypatch.setattr(plugins, "CHECKOUT", Path("nowhere"))
    names = {"old": "codekit.workflow.results.study_check:check_settings"}
    installed({CHECKS: names}, plugins.OURS)
    assert [("old", True)] == [(name, plugin.ours) for name, plugin in plugins.group(CHECKS).by_name.items()]


def test_without_any_registration_it_is_said_and_nothing_is_touched(
    study: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No check is not the same as no problem."""
    monkeypatch.setattr(plugins, "CHECKOUT", Path("nowhere"))
    monkeypatch.setattr(plugins, "entry_points", lambda **_: ())
    plugins.group.cache_clear()
    said = [f"error: {group}: {plugins.NOT_REGISTERED}" for group in (CHECKS, IMPORTERS, EXPORTERS, REPORTS)]
    assert said == problems(study)
    for act in (
        lambda: registry.read_file(write(tmp_path / "a.txt", "I: a")),
        lambda: export_codings(study, tmp_path / "a.csv"),
        lambda: agreement_report.checked(tmp_path / "a.html", None, ""),
    ):
        with pytest.raises(CodekitError) as caught:
            act()
        assert plugins.NOT_REGISTERED == caught.value.hint
    assert agree(study, "r1").report.codes


def test_each_door_calls_plug_ins_of_others(study: Study, tmp_path: Path, installed: Installed) -> None:
    """By an ending in any case, loaded only when called."""
    installed(
        {IMPORTERS: {"PAD": "pad:read"}, EXPORTERS: {"pad": "pad:write"}, REPORTS: {"pad": "pad:report"},
         CHECKS: {"pad": "pad:check"}}
    )  # fmt: skip
    assert "pad" in registry.endings()
    assert "pad" not in sys.modules
    (source,) = registry.read_file(write(tmp_path / "a.Pad", "I: So?"))
    assert ("pad", "I: So?") == (source.format, source.text)

    assert 0 == export_codings(study, tmp_path / "codings.pad")
    assert "Food 0" == (tmp_path / "codings.pad").read_text()
    found = agree(study, "r1")
    assert [tmp_path / "r.pad"] == agreement_report.write(study, found, tmp_path / "r.pad")
    assert "r1" in (tmp_path / "r.pad").read_text()
    assert [f"warning: {SOUND}", "error: study.yaml: Food"] == problems(study)
    with pytest.raises(CodekitError) as caught:
        export_codings(study, tmp_path / "codings.doc")
    assert "name it .csv, .xlsx, .jsonl or .qdpx; plug-ins add .pad" == caught.value.hint


@pytest.mark.parametrize(
    ("value", "what"),
    [
        ("gone:read", "cannot be loaded: ModuleNotFoundError: No module named 'gone'"),
        ("pad:gone", "cannot be loaded: AttributeError: module 'pad' has no attribute 'gone'"),
        ("stops:read", "cannot be loaded: SystemExit: 3"),
        ("pad:check", "is no function of (data, name)"),
        ("pad:number", "is no function of (data, name)"),
    ],
)
def test_what_cannot_be_loaded_is_named(
    study: Study, tmp_path: Path, installed: Installed, value: str, what: str
) -> None:
    """By check as a warning, and where its file is read; other files are read."""
    write(tmp_path / "packages" / "stops.py", "raise SystemExit(3)\n")
    installed({IMPORTERS: {"pad": value}})
    told = f"plug-in pad (codekit.importers) of codekit-pad: {what}"

    assert [f"warning: {SOUND}", f"warning: {told} (update or remove codekit-pad)"] == problems(study)
    with pytest.raises(PluginError) as caught:
        registry.read_file(write(tmp_path / "a.pad", "I: So?"))
    assert (told, "update or remove codekit-pad") == (caught.value.message, caught.value.hint)
    assert registry.read_file(write(tmp_path / "a.txt", "I: So?"))


@pytest.mark.parametrize(
    ("value", "error", "what"),
    [
        ("pad:nothing", PluginError, "plug-in pad (codekit.importers) of codekit-pad: gives no list of Source"),
        (
            "pad:fails",
            PluginError,
            "plug-in pad (codekit.importers) of codekit-pad: failed with ValueError (pad.py, line 7)",
        ),
        ("pad:refuses", ImportRefusedError, "a.pad: no pad"),
    ],
)
def test_a_reader_that_fails_tells_no_words(
    tmp_path: Path, installed: Installed, value: str, error: type[CodekitError], what: str
) -> None:
    """One that refuses a file on purpose says why."""
    installed({IMPORTERS: {"pad": value}})
    with pytest.raises(CodekitError) as caught:
        registry.read_file(write(tmp_path / "a.pad", "a word of an interview"))
    assert (error, what) == (type(caught.value), caught.value.message)


def test_a_check_that_fails_is_named_after_what_it_found(study: Study, installed: Installed) -> None:
    """The checks after it run, and its own error's message is not shown."""
    installed({CHECKS: {"a": "pad:stops", "b": "pad:mere_words", "c": "pad:check"}})
    told = "warning: plug-in {} (codekit.checks) of codekit-pad: {} (update or remove codekit-pad)"
    assert [
        f"warning: {SOUND}",
        "error: study.yaml: first",
        told.format("a", "failed with KeyError (pad.py, line 16)"),
        told.format("b", "gives something that is no Problem"),
        "error: study.yaml: Food",
    ] == problems(study)


def test_a_name_is_given_once(study: Study, tmp_path: Path, installed: Installed) -> None:
    """Ours win, then the first package by name; each that is passed over is told once."""
    installed({IMPORTERS: {"txt": "pad:fails", "pad": "pad:fails"}})
    installed({IMPORTERS: {"pad": "pad:read"}}, "a-pad")

    assert registry.read_file(write(tmp_path / "a.txt", "I: So?"))
    assert registry.read_file(write(tmp_path / "a.pad", "I: So?"))
    told = "warning: plug-in {} (codekit.importers) of codekit-pad: passed over, since {} has that name"
    after = " (update or remove codekit-pad)"
    assert [told.format("pad", "a-pad") + after, told.format("txt", "codekit-qda") + after] == problems(study)[1:]


def test_a_broken_report_is_refused_before_blindness_ends(study: Study, tmp_path: Path, installed: Installed) -> None:
    """The first comparison is logged for good, so the file that is to come of it is looked at first."""
    installed({REPORTS: {"pad": "pad:number"}})
    with pytest.raises(PluginError, match="is no function of"):
        agreement_report.checked(tmp_path / "r.pad", None, "")
    assert study.round("r1").compared is None
