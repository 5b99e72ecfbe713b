// Keys: to the search, from row to row, and to what the keys are. The page of the keys (components/keys.html) names
// them, can turn them off, and is shown in a dialog here. Nothing happens while somebody types.
"use strict";
{
  const OFF = "parley-keys-off";
  const SEARCHES = ["#list-q", "#big-q", "#masthead-q"];
  const ROWS = ".statement, .statement-row, .article-card, .person-card, .venue-card, .round-card";
  const BUSY = "input, textarea, select, dialog, [contenteditable]";

  const search = () => {
    const box = SEARCHES.map((box) => document.querySelector(box)).find((box) => box?.checkVisibility());
    box?.focus();
    box?.select();
  };

  // From the row with the focus, else from the first one in view.
  const step = (by) => {
    const rows = [...document.querySelectorAll("main :is(" + ROWS + ")")];
    const here = rows.indexOf(document.activeElement.closest(ROWS));
    const inView = rows.findIndex((row) => row.getBoundingClientRect().bottom > innerHeight / 3);
    const row = here < 0 ? rows[inView] : rows[here + by];
    if (!row) return;
    row.tabIndex = -1;
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "start" });
  };

  const setUpSwitch = (keys) => {
    const button = keys.querySelector(".keys-switch button");
    const label = () => (button.textContent = localStorage.getItem(OFF) ? button.dataset.on : button.dataset.off);
    button.addEventListener("click", () => {
      localStorage.getItem(OFF) ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, "1");
      label();
    });
    label();
    button.parentElement.hidden = false;
  };

  const explain = async () => {
    const link = document.getElementById("keys-link");
    try {
      const page = new DOMParser().parseFromString(await (await fetch(link.href)).text(), "text/html");
      const dialog = document.createElement("dialog");
      dialog.className = "keys-dialog";
      dialog.setAttribute("aria-labelledby", "keys-title");
      dialog.append(document.adoptNode(page.getElementById("keys")));
      setUpSwitch(dialog);
      const close = dialog.querySelector(".keys-close");
      close.hidden = false;
      close.addEventListener("click", () => dialog.close());
      dialog.addEventListener("close", () => dialog.remove());
      document.body.append(dialog);
      dialog.showModal();
    } catch {
      location.assign(link.href);
    }
  };

  const page = document.getElementById("keys");
  if (page) setUpSwitch(page);

  const ACTIONS = { "/": search, "?": () => page || explain(), j: () => step(1), k: () => step(-1) };

  document.addEventListener("keydown", (event) => {
    const action = Object.hasOwn(ACTIONS, event.key) && ACTIONS[event.key];
    if (!action || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (event.target.closest(BUSY) || localStorage.getItem(OFF)) return;
    event.preventDefault();
    action();
  });
}
