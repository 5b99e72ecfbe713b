// A list is swapped in place by htmx (see components/listing.html). Here: what a reader must not lose by that.
"use strict";
{
  const LISTING = "listing";
  let swap = null; // what was clicked, where it stood, what was open

  const topOf = (element) => element.getBoundingClientRect().top;
  const scrollBy = (distance) => window.scrollBy({ top: distance, behavior: "instant" });
  const isListing = (event) => event.detail.target?.id === LISTING;
  const asksForAnotherTab = (event) => event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;

  // A link in the list leads to the same list, changed. One listener serves all of them: htmx would prepare
  // each of some 400 links when the page has loaded, which holds up a slow phone.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("#listing a[href]:not([href^='#'])");
    if (!link || !window.htmx || asksForAnotherTab(event) || link.closest("[data-other-page]")) return;
    event.preventDefault();
    // What fails is told by the events of htmx: see below.
    htmx.ajax("get", link.getAttribute("href"), { source: link, event }).catch(() => {});
  });

  document.addEventListener("htmx:beforeSwap", (event) => {
    if (!isListing(event)) return;
    const clicked = event.detail.requestConfig?.elt ?? document.activeElement;
    const leads = clicked.closest(".paging, .row-choices, .listing-bar"); // to other rows
    swap = {
      focused: document.activeElement.id,
      clicked: clicked.id || clicked.closest("[id]")?.id,
      top: topOf(clicked.id ? clicked : clicked.closest("[id]") ?? clicked),
      toRows: Boolean(leads) && topOf(document.getElementById("results")) < 0,
      opened: [...event.detail.target.querySelectorAll("details[id][open]")].map((details) => details.id),
    };
  });

  // Keeps the control that was clicked where it was on the screen, or shows the first of other rows.
  const keepPlace = () => {
    for (const id of swap.opened) document.getElementById(id)?.setAttribute("open", "");
    const clicked = document.getElementById(swap.clicked);
    if (swap.toRows) document.getElementById("results")?.scrollIntoView({ behavior: "instant" });
    else if (clicked && clicked.id !== LISTING) scrollBy(topOf(clicked) - swap.top);
  };

  document.addEventListener("htmx:afterSwap", () => swap && keepPlace());

  // Tells the new total, and moves the focus on where the link that was followed is gone.
  document.addEventListener("htmx:afterSettle", () => {
    const total = document.getElementById("total");
    if (!swap || !total) return;
    keepPlace();
    document.getElementById("announcement").textContent = total.textContent.replace(/\s+/g, " ").trim();
    (document.getElementById(swap.focused) ?? total).focus({ preventScroll: true });
    swap = null;
  });

  // What cannot be swapped in, such as a refusal, is shown as an ordinary page.
  for (const failure of ["htmx:responseError", "htmx:sendError"]) {
    document.addEventListener(failure, (event) => {
      if (isListing(event)) location.assign(event.detail.pathInfo.finalRequestPath);
    });
  }

  // On a narrow screen, Filters unfolds them and Show folds them away. Browsers follow the link by themselves.
  document.addEventListener("click", (event) => {
    const facets = document.getElementById("facets");
    if (facets && event.target.closest(".listing-filters")) facets.open = true;
    if (facets && event.target.closest(".listing-show")) facets.open = false;
  });

  // Paper shows what is folded away on the screen.
  addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll("details.uncertain")) details.open = true;
  });
}
