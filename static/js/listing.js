// A list is swapped in place by htmx (see components/listing.html). Here: what a reader must not lose by that.

let opened = [];
let focused = "";

document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.target.id !== "listing") return;
  opened = [...event.detail.target.querySelectorAll("details[id][open]")].map((details) => details.id);
  focused = document.activeElement.id;
});

// Tells the new total, and moves on where the link that was followed is gone, or led to another page of the list.
document.addEventListener("htmx:afterSettle", (event) => {
  if (!document.getElementById("listing")) return;
  for (const id of opened) document.getElementById(id)?.setAttribute("open", "");
  const total = document.getElementById("total");
  document.getElementById("announcement").textContent = total.textContent.replace(/\s+/g, " ").trim();
  if (event.detail.requestConfig?.elt.closest(".paging")) document.getElementById("results").scrollIntoView();
  const again = focused && document.getElementById(focused);
  (again || total).focus({ preventScroll: true });
});

// What cannot be swapped in, such as a refusal, is shown as an ordinary page.
for (const failure of ["htmx:responseError", "htmx:sendError"]) {
  document.addEventListener(failure, (event) => {
    if (event.detail.target?.id === "listing") location.assign(event.detail.pathInfo.finalRequestPath);
  });
}
