"""Which code a person meant who typed it into a sheet: by its id or its name, in any capitals."""

from __future__ import annotations

from codekit.errors import nearest
from codekit.formats.coding_sheet.write import BOOK, CODE, NAME, SKIP
from codekit.tables.header import brief
from codekit.tables.rows import Sheet

_PLAIN_SKIP = SKIP.strip("()")


class Codes:
    """The codes that may stand in a sheet, by id and by name in any capitals."""

    def __init__(self, hidden: Sheet) -> None:
        """Read what the hidden sheet says may be chosen."""
        pairs = [
            (row[CODE - 1], row[NAME - 1] if len(row) >= NAME else "") for _, row in hidden.rows if len(row) >= CODE
        ]
        self.ids = {code.casefold(): code for code, _ in pairs if code}
        self.names: dict[str, list[str]] = {}
        for code, name in pairs:
            if code and name:
                self.names.setdefault(name.casefold(), []).append(code)
        if SKIP in self.ids and _PLAIN_SKIP not in self.names:
            self.ids.setdefault(_PLAIN_SKIP, SKIP)  # what people type, unless a code is called so

    def find(self, typed: str) -> tuple[str, str, str]:
        """The code that was meant, or "" with what is wrong and what to do."""
        if code := self.ids.get(typed.casefold()):
            return code, "", ""
        named = self.names.get(typed.casefold(), [])
        if len(named) == 1:
            return named[0], "", ""
        if named:
            return "", f"'{brief(typed)}' is the name of {' and '.join(named)}", "write the id"
        near = nearest(typed, [*self.ids.values(), *self.names])
        meant = self.ids.get((near or "").casefold()) or next(iter(self.names.get(near or "", [])), "")
        return "", f"no code '{brief(typed)}'", f"did you mean '{meant}'?" if meant else f"see the sheet {BOOK}"
