"""A bundle saved from the window: the file that `codekit bundle` writes."""

from __future__ import annotations

from codekit.store import temporary
from codekit.workbench.desk import Desk


def file(desk: Desk, *, public: bool) -> tuple[str, bytes]:
    """The name and the bytes of a bundle, noted among the exports; names stand as in the study, or in no form at all.

    Raises what `packing.pack` raises.
    """
    from codekit.workflow.exports.logged import Request, note
    from codekit.workflow.results.bundle.packing import pack

    name = "bundle-public.zip" if public else "bundle.zip"
    with temporary.folder() as folder:
        pack(desk.study, folder / name, public=public)
        note(desk.study, folder / name, Request("bundle", {"public": "true"} if public else {}), renamed=False)
        return name, (folder / name).read_bytes()
