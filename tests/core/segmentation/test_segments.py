from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from crawler.core.segmentation import segmenters
from crawler.core.segmentation.segments import SEGMENTERS


def test_every_segmenter_is_asked_once() -> None:
    modules = [import_module(f"{segmenters.__name__}.{module.name}") for module in iter_modules(segmenters.__path__)]
    able = [module.__name__ for module in modules if hasattr(module, "find")]
    assert sorted(segmenter.__name__ for segmenter in SEGMENTERS) == sorted(able)
