"""Every view in a real browser: wide and narrow, light and dark, with scripts and without."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

VIEWS = (
    "/", "/?chart=days", "/articles", "/articles?q=ferry&site=harbour.example", "/articles/1", "/articles/4",
    "/articles/5", "/compare?a=1.1&b=1", "/stories", "/stories/1", "/sources", "/sources/harbour", "/runs", "/runs/1",
    "/page?url=" + quote("https://harbour.example/", safe=""), "/nothing", "/runs?before=x",
)  # fmt: skip
MOST_BYTES = 150_000
_SHIFTS = """() => { window.shifted = 0; new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.shifted += entry.value;
}).observe({ type: "layout-shift", buffered: true }); }"""


@contextmanager
def opened(chromium: Browser, **options: object) -> Iterator[tuple[Page, list[str], list[str], list[int]]]:
    """Yield a page with what its console complains of, what it asks for, and the bytes that it gets."""
    context = chromium.new_context(**options)  # type: ignore[arg-type]
    page = context.new_page()
    complaints: list[str] = []
    asked: list[str] = []
    sizes: list[int] = []
    page.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.on("response", lambda response: sizes.append(len(response.body())))
    try:
        yield page, complaints, asked, sizes
    finally:
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 800, 1280])
def test_every_view_is_sound(chromium: Browser, address: str, width: int, scheme: str) -> None:
    axe = Axe()
    with opened(chromium, viewport={"width": width, "height": 800}, color_scheme=scheme) as (page, said, asked, sizes):
        for view in VIEWS:
            sizes.clear()
            page.goto(address + view)
            page.evaluate(_SHIFTS)
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, f"{view} is {wide} wide"
            assert sum(sizes) <= MOST_BYTES, view
            found = axe.run(page).response["violations"]
            grave = [
                (each["id"], each["nodes"][0]["html"]) for each in found if each["impact"] in ("serious", "critical")
            ]
            assert grave == [], view
            assert page.evaluate("window.shifted") == 0, view
        assert [each for each in said if "404" not in each and "400" not in each] == []
        assert {each for each in asked if not each.startswith(address)} == set()


def test_the_narrowest_phone_needs_no_sideways_scroll(chromium: Browser, address: str) -> None:
    with opened(chromium, viewport={"width": 320, "height": 640}) as (page, _, _, _):
        for view in VIEWS:
            page.goto(address + view)
            assert page.evaluate("document.documentElement.scrollWidth") <= 320, view


def test_it_works_without_scripts(chromium: Browser, address: str) -> None:
    with opened(chromium, java_script_enabled=False) as (page, said, _, _):
        page.goto(address)
        page.get_by_role("link", name="Old ferry stays").first.click()
        assert page.get_by_role("heading", level=1).inner_text() == "Old ferry stays"
        page.get_by_role("searchbox").first.fill("wreck barque")
        page.keyboard.press("Enter")
        assert page.locator("mark").first.inner_text().lower() == "wreck"
        page.goto(address + "/sources/harbour")
        page.get_by_role("button", name="Pause it").click()
        assert "It is paused" in page.get_by_role("status").inner_text()
        page.get_by_role("button", name="Let it go on").click()
        assert "It goes on" in page.get_by_role("status").inner_text()
        assert said == []


def test_it_is_used_with_the_keyboard(chromium: Browser, address: str) -> None:
    with opened(chromium) as (page, _, _, _):
        page.goto(address)
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "main"
        page.keyboard.press("Tab")
        style = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert style == "solid"


def test_headings_and_landmarks_are_in_order(chromium: Browser, address: str) -> None:
    with opened(chromium) as (page, _, _, _):
        for view in VIEWS:
            page.goto(address + view)
            levels = page.evaluate(
                "[...document.querySelectorAll('h1,h2,h3,h4')].map((each) => Number(each.tagName[1]))"
            )
            assert levels[0] == 1, view
            assert levels.count(1) == 1, view
            assert all(after <= before + 1 for before, after in pairwise(levels)), view
            for landmark in ("banner", "navigation", "main", "contentinfo"):
                assert page.get_by_role(landmark).count() == 1, (view, landmark)


def test_a_part_is_drawn_anew_where_it_changed(chromium: Browser, address: str) -> None:
    with opened(chromium) as (page, said, _, _):
        page.clock.install()
        page.goto(address + "/sources")
        page.evaluate("document.querySelector('#sources h1').textContent = 'Old'")
        page.clock.run_for(11_000)
        expect(page.locator("#sources h1")).to_have_text("Sources")  # the page's own policy forbids eval
        assert said == []


def test_nothing_of_a_hostile_page_runs(chromium: Browser, address: str) -> None:
    with opened(chromium) as (page, said, _, _):
        page.on("dialog", lambda dialog: pytest.fail(f"a dialog opened: {dialog.message}"))
        for view in ("/", "/articles/4", "/articles?q=fog", "/page?url=" + quote("https://evil.example/fog", safe="")):
            page.goto(address + view)
            assert page.get_by_text("<script>alert(1)</script>").count() >= 1, view
        assert said == []
