"""Open the workbench or the home page, list and stop the ones that run; put a starter among the programs."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

from codekit.cli import output, running

if TYPE_CHECKING:
    from codekit.web.registry import Running
    from codekit.workflow.study.study import Study


def run(study: Study, transcript: str, coder: str, round_id: str, *, browser: bool, port: int) -> None:
    """Serve one coder's workbench until it is stopped; one that runs already is opened again.

    Raises CodekitError where the coder has no such round or transcript, or the port is taken.
    """
    from codekit.web import control, registry
    from codekit.workbench import first_place

    start = first_place.choose(study, coder, transcript=transcript, round_id=round_id)
    name = registry.key(study.store.identity, coder)
    with ExitStack() as starting:  # until the server answers, so that one started at the same moment finds it
        starting.enter_context(registry.starting(name, coder))
        entry = registry.read(name)
        if entry is not None and entry.running and (answer := control.ask(entry, "code")) is not None:
            output.note(f"the workbench of {coder} runs already")
            _show(answer["url"], browser=browser)
            return
        from codekit.cli.bugs import write_log
        from codekit.web import server

        def ready(url: str) -> None:
            starting.close()
            _show(url, browser=browser)

        output.note(f"{study.title}: coder {coder}, {start}; Ctrl-C stops it, and nothing is lost then")
        options = server.Options(start.round, start.transcript, port=port, on_bug=write_log)
        running.let_go()
        server.serve(study, coder, options, ready)
    output.note("stopped; everything that was acknowledged is on disk")


def home(study: str = "", *, browser: bool, port: int = 0) -> None:
    """Serve the home page until it is stopped, at the door of a study where one is named.

    One that runs already is opened again. Raises CodekitError where the port is taken.
    """
    from codekit.cli.bugs import write_log
    from codekit.web import home as page

    def ready(url: str) -> None:
        _show(page.address(url, study), browser=browser, command="codekit home")

    output.note("the home page; Ctrl-C stops it, and workbenches that it opened go on")
    page.serve(page.Options(port=port, on_bug=write_log), ready)


def install_starter(*, remove: bool) -> None:
    """Put codekit among the programs of this person, or take it away. Raises CodekitError where that is refused."""
    from codekit.web import starter

    done = starter.remove() if remove else starter.install()
    for path in done:
        output.say(f"{path}{': removed' if remove else ''}")
    if not done:
        output.note("there is no starter of codekit here")
    elif not remove:
        output.note("codekit is among your programs now; codekit install-starter --remove takes it away")


def _show(url: str, *, browser: bool, command: str = "codekit code ...") -> None:
    """Open the browser, or print the address with its launch code."""
    if browser:
        from codekit.web import launch

        launch.open_browser(url)
        output.say(url.partition("#")[0])
        output.note(f"no window? {command} --no-browser prints an address to open by hand")
    else:
        output.say(url)
    output.flush()


def listed() -> None:
    """List the workbenches of this person."""
    from codekit.web import control

    _say([entry for _, entry in control.running()])


def stop(study: Study | None) -> None:
    """Stop the workbenches of a study, or without one all of this person's."""
    from codekit.web import control

    of = study.store.identity if study else ""
    _say(control.stop(of), " stopped", f" in {of}" if of else "")


def _say(entries: list[Running], done: str = "", where: str = "") -> None:
    for entry in entries:
        if not entry.study:
            output.say(f"the home page on http://127.0.0.1:{entry.port}/{done}")
            continue
        output.say(f"{entry.coder}: {entry.study} on http://127.0.0.1:{entry.port}/{done}")
    if not entries:
        output.note(f"no workbench is running{where}")
