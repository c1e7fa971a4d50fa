"""What other packages add to codekit, found by entry points; ours are registered in the same way.

A plug-in that cannot be used is named and passed over: nothing here raises because of one but `load`, whose error
the door shows where that very plug-in was asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from traceback import extract_tb
from typing import Any

from codekit.errors import CodekitError, Problem

IMPORTERS, EXPORTERS, CHECKS, REPORTS = "codekit.importers", "codekit.exporters", "codekit.checks", "codekit.reports"
PROJECTS = "codekit.projects"
ARGUMENTS: Mapping[str, tuple[str, ...]] = {
    IMPORTERS: ("data", "name"),
    EXPORTERS: ("path", "codings", "study"),
    CHECKS: ("study",),
    REPORTS: ("path", "content"),
    PROJECTS: ("path",),
}
OURS = "codekit-qda"
WARNING = "warning"
NOT_REGISTERED = "codekit's own are not registered: install codekit again"
CHECKOUT = Path(__file__).resolve().parents[2] / "pyproject.toml"


class PluginError(CodekitError):
    """A plug-in that cannot be used."""


@dataclass(frozen=True)
class Plugin:
    """One entry of a group: a file ending, or the name of a check; what it stands for is loaded when asked for."""

    group: str
    name: str
    package: str  # as people install it
    point: EntryPoint = field(repr=False)

    @property
    def ours(self) -> bool:
        """True for what codekit itself brings."""
        return self.package == OURS

    @property
    def title(self) -> str:
        """The plug-in in words."""
        return f"plug-in {self.name} ({self.group}) of {self.package}"

    def load(self) -> Any:
        """The function; raises PluginError where it cannot be imported, or cannot be called as its group is."""
        try:
            function = self.point.load()
        except (Exception, SystemExit) as error:
            if self.ours:
                raise
            raise self.broken(f"cannot be loaded: {type(error).__name__}: {error}") from error
        if not (self.ours or _takes(function, ARGUMENTS[self.group])):
            raise self.broken(f"is no function of ({', '.join(ARGUMENTS[self.group])})")
        return function

    def call(self, *values: object) -> Any:
        """What the function makes of these values; raises PluginError where it fails other than on purpose."""
        function = self.load()
        try:
            return function(*values)
        except Exception as error:
            if self.ours or isinstance(error, CodekitError):
                raise
            raise self.failed(error) from error

    def broken(self, what: str) -> PluginError:
        """The error that says what is wrong with it, on one line."""
        line = " ".join(what.split())
        return PluginError(f"{self.title}: {line}", hint=f"update or remove {self.package}")

    def failed(self, error: Exception) -> PluginError:
        """The error for one that ended in an error of its own, whose message may hold words of an interview."""
        place = extract_tb(error.__traceback__)[-1]
        return self.broken(f"failed with {type(error).__name__} ({Path(place.filename).name}, line {place.lineno})")


@dataclass(frozen=True)
class Group:
    """The plug-ins of a group by name, and what is wrong with those that were passed over."""

    name: str
    by_name: Mapping[str, Plugin]
    problems: tuple[Problem, ...] = ()

    def of_file(self, path: Path, refused: str, hint: str) -> Plugin:
        """The plug-in for a file's ending; raises CodekitError in these words where there is none."""
        plugin = self.by_name.get(ending(path))
        if plugin is None:
            added = ", ".join(f".{name}" for name, other in self.by_name.items() if not other.ours)
            known = hint + (f"; plug-ins add {added}" if added else "")
            registered = any(plugin.ours for plugin in self.by_name.values())
            raise CodekitError(f"{path.name}: {refused}", hint=known if registered else NOT_REGISTERED)
        return plugin


def ending(path: Path) -> str:
    """A file's ending as plug-ins are named by: small letters, without the dot."""
    return path.suffix.lower().removeprefix(".")


@cache
def group(name: str) -> Group:
    """The plug-ins of a group: ours, then those of others by name and package.

    A name is given once: ours win, then the first. That codekit's own are missing is an error among the problems.
    """
    own = sorted(_own(name), key=lambda plugin: plugin.name)
    others = sorted(_of_others(name), key=lambda plugin: (plugin.name, plugin.package))
    by_name: dict[str, Plugin] = {}
    problems = [] if own else [Problem(name, None, NOT_REGISTERED)]
    for plugin in (*own, *others):
        first = by_name.setdefault(plugin.name, plugin)
        if first is not plugin:
            problems.append(problem(plugin.broken(f"passed over, since {first.package} has that name")))
    return Group(name, by_name, tuple(problems))


def broken(*groups: str) -> Iterator[Problem]:
    """What is wrong with the plug-ins of these groups; those of others are loaded to find out."""
    for name in groups:
        yield from group(name).problems
        for plugin in group(name).by_name.values():
            if not plugin.ours:
                try:
                    plugin.load()
                except PluginError as error:
                    yield problem(error)


def problem(error: PluginError) -> Problem:
    """A plug-in's error as a value; a warning, since codekit's own work is whole without it."""
    place, _, what = error.message.partition(": ")
    return Problem(place, None, what, error.hint, WARNING)


def _own(group_name: str) -> Iterator[Plugin]:
    """What codekit itself registers.

    In a checkout its pyproject.toml is read: what was installed from it may be older than the code.
    """
    listed = _of_checkout()
    if listed is None:
        points = [point for point in entry_points(group=group_name) if _is_ours(point)]
    else:
        points = [EntryPoint(name, value, group_name) for name, value in listed.get(group_name, {}).items()]
    return (Plugin(group_name, point.name.lower(), OURS, point) for point in points)


def _of_checkout() -> Mapping[str, Mapping[str, str]] | None:
    """The entry points in the pyproject.toml of codekit's checkout, or None where the code does not run in one."""
    if not CHECKOUT.is_file():
        return None
    import tomllib

    project = tomllib.loads(CHECKOUT.read_text("utf-8")).get("project", {})
    return project.get("entry-points", {}) if project.get("name") == OURS else None


def _of_others(group_name: str) -> Iterator[Plugin]:
    for point in entry_points(group=group_name):
        if not _is_ours(point):
            package = (point.dist and point.dist.name) or point.module.partition(".")[0]
            yield Plugin(group_name, point.name.lower(), package, point)


def _is_ours(point: EntryPoint) -> bool:
    return point.dist is not None and point.dist.name == OURS


def _takes(function: Any, arguments: tuple[str, ...]) -> bool:
    """True for a function that can be called with so many values."""
    import inspect

    try:
        inspect.signature(function).bind(*arguments)
    except (TypeError, ValueError):
        return False
    return True
