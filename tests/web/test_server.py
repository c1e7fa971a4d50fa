"""What the server does before it listens."""

from __future__ import annotations

from pathlib import Path

import pytest

from codekit.errors import UnknownNameError
from codekit.web import registry, server
from studies import build


def test_an_unknown_coder_takes_no_port_and_leaves_no_entry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The coder is asked for first; a port that is bound and never served would be refused the next time."""
    study = build(tmp_path, memory=True)
    bound: list[int] = []
    monkeypatch.setenv("CODEKIT_RUNTIME_DIR", str(tmp_path / "runtime"))
    monkeypatch.setenv("CODEKIT_CONFIG_DIR", str(tmp_path / "runtime"))
    monkeypatch.setattr(server, "_bind", lambda port, **_: bound.append(port))

    with pytest.raises(UnknownNameError, match="no coder 'nobody'"):
        server.serve(study, "nobody", server.Options(), lambda _url: None)

    assert not bound
    assert registry.read(registry.key(study.store.identity, "nobody")) is None
