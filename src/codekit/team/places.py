"""The studies of a server: folders below one folder, or the studies of a database."""

from __future__ import annotations

import threading
from pathlib import Path

from codekit.errors import CodekitError, RefusedError
from codekit.model.names import is_id, new_id
from codekit.store import database, opening
from codekit.store.protocols import Store
from codekit.team.register import Register, embedded
from codekit.workflow.study import people, settings_changing
from codekit.workflow.study.study import Study


class Places:
    """Studies by their names; one store of each is kept, since it remembers what it looked at last."""

    def __init__(self, data: Path, url: str = "") -> None:
        """Those in the folder `data`, or in the database at `url` where one is given."""
        self.url, self._data = url, data
        self._stores: dict[str, Store] = {}
        self._opening = threading.Lock()

    def names(self) -> list[str]:
        """The studies that there are, sorted."""
        if self.url:
            return [name for name in opening.studies_in(self.url) if is_id(name)]
        found = (path for path in self._data.iterdir() if path.is_dir() and not path.is_symlink())
        return sorted(path.name for path in found if is_id(path.name) and opening.holds_study(path))

    def store(self, name: str) -> Store:
        """The store of a study. Raises RefusedError where there is none."""
        with self._opening:
            if name not in self._stores or self._stores[name].gone:
                self._stores.pop(name, None)
                if name not in self.names():
                    raise RefusedError("unknown", "there is no such study")
                self._stores[name] = opening.open_store(self.at(name))
            return self._stores[name]

    def study(self, name: str, writer: str) -> Study:
        """A study, as it is for whoever signs. Raises RefusedError where there is none."""
        return Study(self.store(name), writer=writer)

    def make(self, title: str) -> str:
        """A new study with nothing in it; its name. Raises RefusedError for no title, or one that is taken."""
        title = " ".join(title.split())
        try:
            name = new_id(title).lower()
        except ValueError:
            raise RefusedError("invalid", "the study has no title that can be its name") from None
        if name in {other.lower() for other in self.names()}:
            raise RefusedError("duplicate", f"there is a study '{name}' already", hint="choose another title")
        _ = opening.create_store(self.at(name), title=title)
        return name

    def person(self, name: str, coder: str, called: str) -> str:
        """See that a study knows a coder, by a name where it has none; the id. Raises CodekitError for no such id."""
        study = self.study(name, coder)
        if coder not in study.settings.coders:
            return settings_changing.add_coder(study, coder, called)
        if called not in {"", coder} and not people.is_named(study, coder):
            settings_changing.change(study, settings_changing.Wanted(names={coder: called}))
        return coder

    def at(self, name: str) -> Path | str:
        """Where a study of this name is or would be: a folder, or an address of a database."""
        return database.joined(self.url, name) if self.url else self._data / name


def opened(data: Path, url: str = "") -> tuple[Register, Places]:
    """The accounts and the studies of a folder, which is made where there is none, or of a database.

    Raises CodekitError for an address that is none, or names a study.
    """
    if url:
        if not database.is_address(url) or "#" in url:
            raise CodekitError("--database takes an address without a study", hint="postgresql://USER@HOST/DATABASE")
        return Register(url), Places(data, url)
    data.mkdir(parents=True, exist_ok=True)
    return Register(embedded(data)), Places(data)
