"""Builds the native code where a C compiler and Python's headers are: for hatchling, or by `python native/build.py`.

Without them Newsfold is the same in Python alone. `--sanitize` builds it to find faults of memory:
`LD_PRELOAD="$(gcc -print-file-name=libasan.so)" ASAN_OPTIONS=detect_leaks=0 python -m pytest tests/core`.
"""

from __future__ import annotations

import argparse
import os
import shlex
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_SOURCES = Path(__file__).parent
TARGET = "crawler/core/_native.abi3.so"
"""Where the module stands, from the root; its kind, abi3, is that of all versions of CPython from 3.11 on."""
_FLAGS = ("-O3", "-std=c99", "-Wall", "-Wextra", "-fPIC")
_SANITIZED = ("-g", "-O1", "-fsanitize=address,undefined", "-fno-sanitize-recover=undefined", "-fno-omit-frame-pointer")


class CustomBuildHook(BuildHookInterface[Any]):
    """Puts the module into the wheel, or into the folder of an editable install; leaves it out where none is built."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build it before the files of a wheel are gathered."""
        target = Path(self.root, TARGET)
        reason = build(target)
        if reason is not None:
            target.unlink(missing_ok=True)  # one of another day would not be that of these sources
            self.app.display_warning(f"Newsfold is built without native code: {reason}")
            return
        build_data["artifacts"].append(TARGET)
        build_data["pure_python"] = False
        build_data["tag"] = f"cp311-abi3-{sysconfig.get_platform().replace('-', '_').replace('.', '_')}"


def build(target: Path, flags: tuple[str, ...] = ()) -> str | None:
    """Build the module; return None, or why there is none."""
    if sys.implementation.name != "cpython" or os.name != "posix" or sysconfig.get_config_var("Py_GIL_DISABLED"):
        return "it is made for CPython with its lock, on Linux and macOS"
    headers = Path(sysconfig.get_path("include"))
    if not (headers / "Python.h").is_file():
        return f"Python.h is missing in {headers} (Debian: apt-get install python3-dev)"
    compiler = shlex.split(os.environ.get("CC") or sysconfig.get_config_var("CC") or "cc")
    linked = ("-bundle", "-undefined", "dynamic_lookup") if sys.platform == "darwin" else ("-shared",)
    made = target.with_suffix(".new")  # a program that runs keeps the module that it has
    command = [*compiler, *_FLAGS, *flags, *linked, f"-I{headers}", *map(str, sorted(_SOURCES.glob("*.c")))]
    try:
        done = subprocess.run([*command, "-o", str(made)], capture_output=True, text=True, check=False)
    except OSError as error:
        return f"{compiler[0]} cannot be run: {error.strerror}"
    if done.returncode:
        return f"{compiler[0]} failed: {done.stderr.strip()[-1000:]}"
    made.replace(target)
    return None


def main() -> None:
    """Build the module in place."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sanitize", action="store_true", help="with AddressSanitizer and UBSan")
    target = _SOURCES.parent / TARGET
    reason = build(target, _SANITIZED if parser.parse_args().sanitize else ())
    if reason is not None:
        raise SystemExit(f"There is no native code: {reason}")
    print(f"Built {target}")


if __name__ == "__main__":
    main()
