"""`codekit code` from the command line: which round it begins with, one server for each coder, list and stop."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from cli.conftest import Codekit
from codekit.workbench.first_place import Start, choose
from codekit.workflow.study.study import open_study
from studies import build, folder_of, start
from web.served import COMMAND, Workbench, until

HEAVY = ("pandas", "spacy", "numpy", "openpyxl", "matplotlib", "lxml", "regex", "axe_playwright_python")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A study with the double round r1 of ana and ben, and r2 for T03 of ana alone."""
    study = build(tmp_path_factory.mktemp("workbench"))
    start(study)
    start(study, "r2", kind="initial", coders=["ana"], transcripts=["T03"])
    return folder_of(study)


@pytest.fixture(autouse=True)
def private(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Nothing of the person who runs the tests is read or written."""
    for name in ("CODEKIT_RUNTIME_DIR", "CODEKIT_CONFIG_DIR"):
        monkeypatch.setenv(name, str(tmp_path / "private"))
    return tmp_path / "private"


def test_the_single_open_round_is_chosen(root: Path) -> None:
    """With coder and transcript; without a transcript the library shows all rounds where there are several."""
    study = open_study(root)

    assert Start("r1", "T01") == choose(study, "ana", transcript="T01")
    assert Start("r2", "T03") == choose(study, "ana", transcript="T03", round_id="r2")
    assert Start(None, None) == choose(study, "ana")
    assert Start("r1", None) == choose(study, "ben")
    assert Start(None, None) == choose(study, "lee")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["T03", "--coder", "ana"], "several open rounds have coder ana and transcript T03\nhint:  --round: r1, r2"),
        (["T01", "--coder", "lee"], "no open round has coder lee and transcript T01"),
        (["T01"], "--coder is missing"),
        (["T09", "--coder", "ana"], "no transcript 'T09'"),
        (["--coder", "anna"], "no coder 'anna'\nhint:  did you mean 'ana'?"),
        (["T01", "--coder", "ana", "--round", "r9"], "no round 'r9'"),
        (["T01", "--coder", "ana", "--round", "r2"], "round r2 does not have transcript T01"),
    ],
)
def test_what_cannot_be_opened_is_said(root: Path, codekit: Codekit, arguments: list[str], said: str) -> None:
    """Before any server starts."""
    ran = codekit("code", *arguments, "--study", root, "--no-browser")

    assert (1, "") == (ran.exit_code, ran.out)
    assert said in ran.err


def test_a_workbench_is_listed_opened_again_and_stopped(root: Path, codekit: Codekit, private: Path) -> None:
    """Asking for one that runs gives another address of it, which works; --stop ends it."""
    private.mkdir()
    one = Workbench(root, private=private)
    try:
        listed = codekit("code", "--list")
        assert [f"ana: {root.resolve()} on {one.url}"] == listed.out.splitlines()
        again = codekit("code", "--coder", "ana", "--study", root, "--no-browser")
        assert (0, True) == (again.exit_code, again.out.startswith(f"{one.url}#launch="))
        one._code = again.out.strip().partition("#launch=")[2]
        assert 200 == one.call("GET", "/api/session").status
        other = str(build(root.parent / "other").store.identity)
        assert f"no workbench is running in {other}" in codekit("code", "--stop", "--study", other).err
        assert one.process.poll() is None
        stopped = codekit("code", "--stop", "--study", root)
        assert [f"ana: {root.resolve()} on {one.url} stopped"] == stopped.out.splitlines()
        until(lambda: one.process.poll() is not None)
        assert 0 == one.process.returncode
    finally:
        one.stop()
    assert "no workbench is running" in codekit("code", "--list").err
    assert "no workbench is running" in codekit("code", "--stop", "--all").err


def test_one_that_was_killed_is_not_listed(root: Path, codekit: Codekit, private: Path) -> None:
    """Its file is left, and is no server; a new one starts on the same port."""
    private.mkdir()
    one = Workbench(root, private=private)
    port = one.port
    one.kill()

    assert "no workbench is running" in codekit("code", "--list").err
    one.start()
    assert port == one.port
    assert 0 == one.stop()


@pytest.mark.skipif(sys.platform == "win32", reason="the browser of this test is a shell script")
def test_the_browser_is_opened_through_a_private_file(
    root: Path, monkeypatch: pytest.MonkeyPatch, private: Path, tmp_path: Path
) -> None:
    """Neither the list of processes nor the terminal shows the launch code; nobody else can read the file."""
    private.mkdir()
    seen = tmp_path / "seen.txt"
    browser = tmp_path / "browser.sh"
    look = f'(ls -l "$file"; echo "$1"; cat "$file") > {seen}.new\nmv {seen}.new {seen}\n'
    browser.write_text('#!/bin/sh\nfile="${1#file://}"\n' + look)
    browser.chmod(0o755)
    monkeypatch.setenv("BROWSER", str(browser))
    command = [*COMMAND, "code", "--coder", "ana", "--study", str(root)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        said = process.stdout.readline()
        until(seen.exists)
        process.send_signal(signal.SIGINT)
        assert 0 == process.wait(20)
    mode, address, *page = seen.read_text("utf-8").splitlines()

    assert mode.startswith("-rw-------")
    assert "launch=" not in said + address
    assert f"{said.strip()}#launch=" in "".join(page)


def test_a_port_that_is_taken_is_said(root: Path, codekit: Codekit, private: Path, tmp_path: Path) -> None:
    """Only where it was asked for by number."""
    private.mkdir()
    one = Workbench(root, private=tmp_path / "other")
    try:
        ran = codekit("code", "--coder", "ben", "--study", root, "--no-browser", "--port", one.port)
        assert (1, True) == (ran.exit_code, f"port {one.port} is not free" in ran.err)
    finally:
        one.stop()


def test_the_server_loads_no_heavy_module() -> None:
    """It is ready at once; what computes figures is loaded when figures are asked for."""
    program = (
        "import sys\nfrom codekit.cli import app, workbench\nfrom codekit.web import control, launch, server\n"
        f"print(*[name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert "" == done.stdout.strip()
