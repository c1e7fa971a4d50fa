"""Edits of a study's tables and settings taken back, and done again: only while nobody else changed the file since."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from codekit.errors import StaleEditError
from codekit.store.files import text_of
from codekit.workflow.study import tables
from codekit.workflow.study.study import Study, alone

T = TypeVar("T")
MOST = 200  # edits of one file that are remembered


@dataclass(frozen=True, slots=True)
class Step:
    """A file as it was before and after an edit; None where it was not there."""

    before: bytes | None
    after: bytes | None

    @property
    def back(self) -> Step:
        """The other way round."""
        return Step(self.after, self.before)


@dataclass
class Edits:
    """What one person did to files of a study since they began to work, by the name of the file."""

    done: dict[str, list[Step]] = field(default_factory=dict)
    undone: dict[str, list[Step]] = field(default_factory=dict)

    def noting(self, study: Study, key: str, act: Callable[[], T]) -> T:
        """Do something that may change a file, and remember what it was like before and after."""
        with study.alone():
            before = _bytes(study, key)
            result = act()
            after = _bytes(study, key)
        if after != before:
            self.done[key] = [*self.done.get(key, []), Step(before, after)][-MOST:]
            self.undone.pop(key, None)
        return result

    def can_undo(self, key: str) -> bool:
        """Whether there is an edit of the file to be taken back."""
        return bool(self.done.get(key))

    def can_redo(self, key: str) -> bool:
        """Whether one that was taken back can be done again."""
        return bool(self.undone.get(key))

    def undo(self, study: Study, key: str) -> bool:
        """Take the last edit of a file back; False where there is none.

        Raises StaleEditError where the file is not as that edit left it, ProblemsError where other tables need it by
        now; nothing is written then.
        """
        return _step(study, key, self.done.get(key, []), self.undone.setdefault(key, []))

    def redo(self, study: Study, key: str) -> bool:
        """Do again what was taken back last; False where nothing was. Raises as `undo`."""
        return _step(study, key, self.undone.get(key, []), self.done.setdefault(key, []))


def _step(study: Study, key: str, here: list[Step], there: list[Step]) -> bool:
    if not here:
        return False
    _write(study, key, here[-1].back)
    there.append(here.pop().back)
    return True


@alone
def _write(study: Study, key: str, step: Step) -> None:
    document = study.store.document(key)
    if _bytes(study, key) != step.before:
        raise StaleEditError(
            f"{key} was changed since, here or by somebody else; nothing was written",
            hint="what stands there now is shown: change it by hand",
        )
    if step.after is None:
        document.remove()
    else:
        tables.refuse_new_mistakes(study, key, step.after)
        document.replace(text_of(step.after, document), seen=step.before)
    study.refresh()


def _bytes(study: Study, key: str) -> bytes | None:
    document = study.store.document(key)
    return document.read_bytes() if document.exists() else None
