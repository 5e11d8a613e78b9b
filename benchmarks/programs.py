"""Programs that stand beside the data of a benchmark: its scorer, its server."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType


def load_program(path: Path, advice: str) -> ModuleType:
    """Return a Python file as a module; SystemExit with `advice` where it is missing."""
    spec = importlib.util.spec_from_file_location(f"beside_{path.stem}", path)
    if spec is None or spec.loader is None or not path.is_file():
        raise SystemExit(f"{path} is missing; {advice}.")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
