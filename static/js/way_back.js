// Until DOMContentLoaded htmx does not listen for the way back and forward (see base.html). A reader who goes on while
// the page is still loading would see a list that does not belong to its address. Not deferred, for that reason.
"use strict";
{
  const reload = (event) => event.state?.htmx && location.reload();
  addEventListener("popstate", reload);
  document.addEventListener("DOMContentLoaded", () => removeEventListener("popstate", reload));
}
