"""Who a file belongs to that is there for a moment only: which process of which computer, and whether it still runs.

Locks and drafts bear this, so that what a killed command left is told from what another one is at.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import platform
import re
import secrets
import sys
from functools import lru_cache
from pathlib import Path

MARK = r"(?P<machine>[0-9a-f]{8})-(?P<pid>\d+)-(?P<born>\d*)-[0-9a-f]{8}"
_MARK = re.compile(MARK)
_IDS = ("/etc/machine-id", "/proc/sys/kernel/random/boot_id")  # of the installation, else of this boot
_BEGAN, _DEAD = 19, "ZX"  # in /proc/PID/stat: when a process began, and the states of one that only waits to be buried


@lru_cache(maxsize=1)
def machine() -> str:
    """What tells the processes of this computer from those of any other: eight hex digits, no name in them."""
    return hashlib.sha256(_machine().encode("utf-8", "surrogateescape")).hexdigest()[:8]


def _machine() -> str:
    """Its name and id; on Linux also which processes can be seen from here, since a container sees others."""
    parts = [platform.node(), _own_id()]
    with contextlib.suppress(OSError):
        parts.append(str(Path("/proc/self/ns/pid").readlink()))
    return " ".join(parts)


def _own_id() -> str:
    """An id of this computer beside its name, which another one in the network may have too; "" where none is told."""
    with contextlib.suppress(OSError, AttributeError, ImportError, ValueError, StopIteration):
        if sys.platform == "win32":
            import winreg

            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SOFTWARE\Microsoft\Cryptography") as place:
                return str(winreg.QueryValueEx(place, "MachineGuid")[0])
        if sys.platform == "linux":
            return next(p for p in map(Path, _IDS) if p.exists()).read_text("ascii").strip()
        import ctypes

        told, size = ctypes.create_string_buffer(64), ctypes.c_size_t(64)
        if not ctypes.CDLL(None).sysctlbyname(b"kern.bootsessionuuid", told, ctypes.byref(size), None, 0):
            return told.value.decode("ascii")
    return ""


def born(pid: int) -> str:
    """When a process of this computer began, in ticks; "" where the system does not say, or there is none."""
    status = _status(pid)
    return status[_BEGAN] if status else ""


_NO_PID = 1 << 31  # no system gives a process a number as high


def gone(of: str, pid: int, since: str) -> bool:
    """True where a process surely runs no more: one of this computer that is not there, or is another one now."""
    if of != machine():
        return False
    if not 0 < pid < _NO_PID or not _exists(pid):
        return True
    status = _status(pid)
    return bool(status) and (status[0] in _DEAD or (since != "" and status[_BEGAN] != since))


def _status(pid: int) -> list[str]:
    """What Linux tells of a process; empty where it may not be seen, and on other systems."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()
    except OSError:
        return []
    return status if len(status) > _BEGAN else []


@lru_cache(maxsize=4)
def _since(pid: int) -> str:
    return born(pid)


def me() -> tuple[str, int, str]:
    """This process, as `gone` asks for it."""
    return machine(), os.getpid(), _since(os.getpid())


def mark() -> str:
    """A name that no other file has, by which `left` knows whose it is."""
    return "-".join(map(str, (*me(), secrets.token_hex(4))))


def is_marked(name: str) -> bool:
    """True where a name bears a mark, of whatever process."""
    return _MARK.search(name) is not None


def left(name: str) -> bool:
    """True where a name bears the mark of a process that surely runs no more."""
    found = _MARK.search(name)
    return found is not None and gone(found["machine"], int(found["pid"]), found["born"])


if sys.platform == "win32":

    def _exists(pid: int) -> bool:
        """Ask without os.kill, which would end the process here."""
        import ctypes

        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        handle = kernel.OpenProcess(0x1000, 0, pid)  # PROCESS_QUERY_LIMITED_INFORMATION
        if not handle:
            return bool(ctypes.get_last_error() == 5)  # it is there, and somebody else's
        code = ctypes.c_ulong()
        kernel.GetExitCodeProcess(handle, ctypes.byref(code))
        kernel.CloseHandle(handle)
        return code.value == 259  # STILL_ACTIVE

else:

    def _exists(pid: int) -> bool:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return False
        except OSError:
            return True  # somebody else's
        return True
