"""`codekit study`, `codekit install-starter`, and what `codekit` alone and `codekit open` do."""

from __future__ import annotations

import json
import os
import plistlib
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cli.conftest import Codekit
from codekit.web import starter
from codekit.workflow.study.study import create_study
from studies import build, folder_of


def test_study_says_and_changes_what_study_yaml_says(tmp_path: Path, codekit: Codekit) -> None:
    """Title, description, cases, coders and labels; what comes next; as JSON too."""
    study = folder_of(create_study(tmp_path / "s", title="Old"))

    first = codekit("study", "--study", study)
    assert (0, ["Old"]) == (first.exit_code, first.out.splitlines()[:1])
    assert "next: codekit study --add-coder ID=NAME" in first.err
    done = codekit(
        "study", "--title", "New", "--case", "clinic", "--add-coder", "ana=Ana Ruiz", "--interviewer", "MEL",
        "--no-originals", "--study", study,
    )  # fmt: skip
    assert (0, True) == (done.exit_code, "coder ana: Ana Ruiz" in done.out)
    assert "next: codekit import INTERVIEWS" in done.err
    told = json.loads(codekit("study", "--name", "ana=", "--json", "--study", study).out)
    assert ("New", "clinic", {"ana": "ana"}, {"MEL": "interviewer"}, False, "transcripts") == (
        told["title"], told["case"], told["coders"], told["speakers"], told["originals"], told["next"]
    )  # fmt: skip
    refused = codekit("study", "--name", "anna=Anna", "--study", study)
    assert (1, "error: no coder 'anna'\nhint:  did you mean 'ana'?\n") == (refused.exit_code, refused.err)


def test_what_comes_next_is_worked_out_from_what_there_is(tmp_path: Path, codekit: Codekit) -> None:
    """A study with everything but a round, one of whose interviews belongs to no case."""
    study = build(tmp_path)
    root = folder_of(study)
    assert "next: codekit round start" in codekit("study", "--study", root).err
    interviews = root / "interviews.csv"
    interviews.write_text("\n".join(interviews.read_text("utf-8").splitlines()[:-1]) + "\n", "utf-8")

    told = codekit("study", "--study", root)

    assert "to do: cases: 3; 1 transcript belongs to none" in told.out


def test_a_program_that_types_nothing_gets_the_help(tmp_path: Path) -> None:
    """Only a person at a terminal gets the window."""
    ran = subprocess.run(
        [sys.executable, "-c", "from codekit.cli.app import entry; entry()"],
        cwd=tmp_path, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert "Usage" in ran.stdout + ran.stderr
    assert "http://" not in ran.stdout


@pytest.fixture
def person(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a person of whom nothing else is touched."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data: 1"))
    return tmp_path


@pytest.mark.skipif(sys.platform != "linux", reason="the starter of Linux")
def test_the_starter_is_put_among_the_programs_and_taken_away(person: Path, codekit: Codekit) -> None:
    """It is an entry by the rules of freedesktop.org, starts the home page, and leaves nothing."""
    said = codekit("install-starter")
    entry = person / "data: 1" / "applications" / "codekit.desktop"
    text = entry.read_text("utf-8")

    assert (0, str(entry)) == (said.exit_code, said.out.splitlines()[0])
    assert f'Exec="{starter.program()[0]}" "home"' in text.splitlines()
    if valid := shutil.which("desktop-file-validate"):
        assert "" == subprocess.run([valid, entry], capture_output=True, text=True, check=True).stdout
    assert 0 == codekit("install-starter", "--remove").exit_code
    assert [] == [path for path in person.rglob("*") if path.is_file()]
    assert "there is no starter" in codekit("install-starter", "--remove").err


@pytest.mark.skipif(os.name == "nt", reason="a shell")
def test_a_starter_starts_what_it_names_whatever_its_path(person: Path) -> None:
    """The script of macOS, run by a shell; the entry of Linux, read by its own rules."""
    odd = person / 'a "b" $c `d` % \\ ä'
    odd.mkdir()
    program = odd / "codekit"
    program.write_text('#!/bin/sh\necho "$0" "$@"\n', "utf-8")
    program.chmod(0o755)

    mac = starter.starters("darwin", [str(program)], {"HOME": str(person)})
    (script, plist) = mac.items()
    assert person / "Applications" / "codekit.app" / "Contents" / "MacOS" / "codekit" == script[0]
    assert "codekit" == plistlib.loads(plist[1])["CFBundleExecutable"]
    ran = subprocess.run(["/bin/sh"], input=script[1], capture_output=True, check=True)
    assert f"{program} home\n".encode() == ran.stdout
    (entry, *_) = starter.starters("linux", [str(program)], {"HOME": str(person)}).values()
    words = next(line for line in entry.decode().splitlines() if line.startswith("Exec="))[5:]
    assert [str(program), "home"] == _exec(words)


def _exec(value: str) -> list[str]:
    """The words of `Exec=` as a desktop reads them: escapes of the entry, then quotes, then `%%`."""
    text, words, at = value.replace("\\\\", "\\"), [], 0
    while at < len(text):
        if text[at] == '"':
            word, at = "", at + 1
            while text[at] != '"':
                at += text[at] == "\\"
                word, at = word + text[at], at + 1
            words.append(word.replace("%%", "%"))
        at += 1
    return words


def test_the_starter_of_windows_is_written_for_its_start_menu(tmp_path: Path) -> None:
    """As a file: it was not tried on a machine."""
    found = starter.starters("win32", [r"C:\Users\Ä 100%\codekit.exe"], {"APPDATA": str(tmp_path)})
    ((path, data),) = found.items()

    assert tmp_path / "Microsoft" / "Windows" / "Start Menu" / "Programs" / "codekit.cmd" == path
    assert data.decode().splitlines()[-1] == 'start "codekit" /min "C:\\Users\\Ä 100%%\\codekit.exe" home'
