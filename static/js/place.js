// The way back leads to the place and the focus from which one left. A list changes within one document, and on the
// way back htmx loads the page again (see base.html): the browser alone would begin at its top.
"use strict";
{
  const KEY = "parley-place";

  const here = () => {
    const link = document.activeElement;
    return {
      y: scrollY,
      id: link.closest("[id]")?.id,
      href: link.id ? null : link.getAttribute("href"),
      opened: [...document.querySelectorAll("main details[id][open]")].map((details) => details.id),
    };
  };

  const remember = () => history.replaceState({ ...history.state, place: here() }, "");

  const restore = ({ y, id, href, opened }) => {
    for (const details of opened) document.getElementById(details)?.setAttribute("open", "");
    window.scrollTo({ top: y, behavior: "instant" });
    const around = id && document.getElementById(id);
    const link = around && href ? around.querySelector(`a[href="${CSS.escape(href)}"]`) : around;
    link?.focus({ preventScroll: true });
  };

  // Before htmx writes a new entry into the history, and before a link leads to another page.
  document.addEventListener("htmx:beforeHistoryUpdate", remember);
  document.addEventListener("click", (event) => {
    const link = event.target.closest("main a[href]");
    if (link && !link.getAttribute("href").startsWith("#") && !event.defaultPrevented) remember();
  });

  // htmx overwrites the state of the entry that one comes back to, and loads the page again.
  addEventListener("popstate", (event) => {
    if (!event.state?.place) return;
    sessionStorage.setItem(KEY, JSON.stringify(event.state.place));
    history.scrollRestoration = "manual";
  });

  // Nobody listens for the way back and forward while a page is loading. Whoever goes on meanwhile is at another entry of
  // the history than the one that this page was loaded for. Asked when htmx, too, begins to listen.
  document.addEventListener("DOMContentLoaded", () => {
    const loadedFor = window.navigation?.activation?.entry;
    if (loadedFor && loadedFor.key !== navigation.currentEntry.key) location.reload();
  });

  const cameBack = performance.getEntriesByType("navigation")[0]?.type === "back_forward";
  const place = JSON.parse(sessionStorage.getItem(KEY)) ?? (cameBack ? history.state?.place : null);
  sessionStorage.removeItem(KEY);
  if (place) {
    history.scrollRestoration = "manual";
    restore(place);
    addEventListener("load", () => {
      restore(place);
      setTimeout(() => (history.scrollRestoration = "auto"));
    });
  }
}
