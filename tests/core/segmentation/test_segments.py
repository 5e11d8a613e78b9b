from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from crawler.core.segmentation import segmenters
from crawler.core.segmentation.segments import ORDER


def test_every_segmenter_is_asked_once() -> None:
    names = [module.name for module in iter_modules(segmenters.__path__)]
    able = [name for name in names if hasattr(import_module(f"{segmenters.__name__}.{name}"), "find")]
    assert sorted(ORDER) == sorted(able)
