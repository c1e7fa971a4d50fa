"""How somebody likes the window of a study, kept with the account."""

from __future__ import annotations

from typing import Any

import msgspec

from codekit.no_json import NO_JSON
from codekit.team.register import Register
from codekit.web.settings import encoded


class Preferences:
    """The settings of one account in one study; what is in them is the page's affair."""

    def __init__(self, register: Register, account: str, study: str) -> None:
        """Keep them among the tables of the server."""
        self._register, self._account, self._study = register, account, study

    def read(self) -> dict[str, Any]:
        """The object; {} where there is none, or none that can be read."""
        from sqlalchemy import select

        from codekit.team.schema import preference as t

        asked = select(t.c.value).where(t.c.account == self._account, t.c.study == self._study)
        with self._register.reading() as connection:
            found = connection.execute(asked).scalar()
        try:
            value = msgspec.json.decode(found or b"{}")
        except NO_JSON:
            return {}
        return value if isinstance(value, dict) else {}

    def write(self, value: Any) -> dict[str, Any]:
        """Replace the object. Raises RefusedError for what is no object or too large."""
        from sqlalchemy import delete, insert

        from codekit.team.schema import preference as t

        row = {"account": self._account, "study": self._study, "value": encoded(value)}
        with self._register.writing() as connection:
            connection.execute(delete(t).where(t.c.account == self._account, t.c.study == self._study))
            connection.execute(insert(t).values(**row))
        return dict(value)
