// Parts that say data-live="SECONDS" are asked for again while somebody looks, and drawn anew where they changed.
"use strict";
for (const part of document.querySelectorAll("[data-live]")) {
  const seconds = Number(part.dataset.live);
  if (!seconds) continue;
  setInterval(async () => {
    const old = document.getElementById(part.id);
    if (document.hidden || !old || old.contains(document.activeElement) || old.querySelector("details[open]")) return;
    try {
      const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
      if (!answer.ok) return;
      const found = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById(part.id);
      if (found && found.innerHTML !== old.innerHTML) old.replaceWith(found);
    } catch { /* it is away: the next time may do */ }
  }, seconds * 1000);
}
