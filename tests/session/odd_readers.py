"""Readers that do in a worker what a hostile page might do to a parser; a document's body says what."""

from __future__ import annotations

import logging
import os
import signal
import sys
import time

from crawler.core.errors import ReadError
from crawler.core.types import Document, Kind, Reading


def read_oddly(document: Document) -> Reading:
    """Hang, crash, fill the memory, fail or be interrupted; any other body is a page that names what was imported."""
    match document.body:
        case b"hang":
            while True:
                pass
        case b"wait":
            time.sleep(1.2)
        case b"crash":
            os.kill(os.getpid(), signal.SIGSEGV)
        case b"memory":
            bytearray(1 << 40)
        case b"fail":
            raise LookupError("no such block")
        case b"refuse":
            raise ReadError(document.url, "binary", "is not text")
        case b"log":
            logging.getLogger("feeds").error("an odd page")
        case b"interrupt":
            os.kill(os.getpid(), signal.SIGINT)
    heavy = [name for name in ("scrapy", "twisted", "sqlalchemy", "click") if name in sys.modules]
    return Reading(kind=Kind.PAGE, nothing_because=" ".join([str(os.getpid()), *heavy]))
