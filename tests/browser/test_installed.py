from __future__ import annotations

from pathlib import Path

import pytest

from crawler.browser import installed
from crawler.browser.installed import find_browser


def test_what_is_missing_is_told_with_the_way_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installed, "find_spec", lambda name: object())
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ValueError, match="apt-get install chromium"):
        find_browser(None)
    with pytest.raises(ValueError, match="is no program that can be started"):
        find_browser(str(tmp_path / "none"))
    (tmp_path / "chromium").write_text("#!/bin/sh\n")
    (tmp_path / "chromium").chmod(0o755)
    assert find_browser(None) == find_browser(str(tmp_path / "chromium")) == str(tmp_path / "chromium")
    monkeypatch.setattr(installed, "find_spec", lambda name: None)
    with pytest.raises(ValueError, match=r"pip install 'newsfold\[browser\]'"):
        find_browser(None)
