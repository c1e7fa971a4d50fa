"""What was carried out of a study: by whom, when, what kind of thing, by which options; no word of it."""

from __future__ import annotations

from codekit.model.study_events import InStudy

GIVEN = "(given)"  # what stands for the value of an option that may hold words


class Exported(InStudy, frozen=True, kw_only=True, gc=False, omit_defaults=True, tag="exported.file"):
    """A file or folder that was written for somebody outside: `what` is the command, or the report in the window.

    `options` are those that were not left as they are; one whose value may be words of a participant is only said to
    have been given. `sha256` is the hash of the file; of a folder, that of its files' names and hashes, line by line.
    """

    what: str
    name: str
    sha256: str
    options: dict[str, str] = {}  # noqa: RUF012  (each event has its own)
    renamed: bool = False  # names were replaced by pseudonyms

    @property
    def says(self) -> tuple[object, ...]:
        """What is the same where the same was written again."""
        return (self.by, self.at[:10], self.what, self.name, self.sha256, self.options, self.renamed)
