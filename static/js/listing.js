// A list is swapped in place (htmx, see components/listing.html). Here: what a reader must not lose by that.

const opened = new Set();

document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.target.id !== "listing") return;
  opened.clear();
  for (const details of event.detail.target.querySelectorAll("details[id][open]")) opened.add(details.id);
});

document.addEventListener("htmx:afterSwap", () => {
  for (const id of opened) document.getElementById(id)?.setAttribute("open", "");
});

// Tells the new total, and moves on where the link that was followed is gone or led to another page of the list.
document.addEventListener("htmx:afterSettle", (event) => {
  const total = document.getElementById("total") ?? document.querySelector(".errors h2");
  if (!total || !document.getElementById("listing")) return;
  document.getElementById("announcement").textContent = total.textContent.replace(/\s+/g, " ").trim();
  const asked = event.detail.requestConfig?.elt;
  if (asked?.closest(".paging")) document.getElementById("results")?.scrollIntoView();
  if (document.activeElement === document.body) total.focus({ preventScroll: true });
});

// What cannot be swapped in is shown as an ordinary page.
for (const failure of ["htmx:responseError", "htmx:sendError"]) {
  document.addEventListener(failure, (event) => {
    if (event.detail.target?.id === "listing") location.assign(event.detail.pathInfo.finalRequestPath);
  });
}
