"""Native code for what is mechanical in reading pages and comparing texts, where it was built, as `native/` says.

Its answers are those of the Python that stands beside each use of it, and does the work where it gives None: what is
rare is written once. NEWSFOLD_NATIVE=0 does without.
"""

from __future__ import annotations

import os
from contextlib import suppress
from importlib import import_module
from types import ModuleType

_VERSION = 4
"""That of the native code which belongs to this Python; one that was built for another is left alone."""

native: ModuleType | None = None
"""The module, None where there is none or it is not wanted."""

if os.environ.get("NEWSFOLD_NATIVE") != "0":
    with suppress(ImportError):
        native = import_module("crawler.core._native")
        native = native if getattr(native, "VERSION", None) == _VERSION else None
