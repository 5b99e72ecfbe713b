// Fields to copy from (see components/copy_field.html): selected as a whole, and copied by buttons.
"use strict";
{
  const SHOWN = 2000; // milliseconds for which a button says that it has copied

  document.addEventListener("focusin", (event) => {
    if (event.target.matches("textarea[readonly]")) event.target.select();
  });

  // Browsers offer the clipboard on secure pages only. Elsewhere the selected text is copied, or stays selected.
  const copied = async (field) => {
    if (navigator.clipboard) {
      const written = await navigator.clipboard.writeText(field.value).then(() => true, () => false);
      if (written) return true;
    }
    field.focus();
    field.select();
    return document.execCommand("copy");
  };

  const told = (button) => {
    const label = button.textContent;
    button.textContent = button.dataset.copied;
    document.getElementById("announcement").textContent = button.dataset.copied;
    setTimeout(() => {
      button.textContent = label;
      document.getElementById("announcement").textContent = "";
    }, SHOWN);
  };

  for (const button of document.querySelectorAll("button[data-copies]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      if (button.textContent === button.dataset.copied) return;
      if (await copied(document.getElementById(button.dataset.copies))) {
        button.focus();
        told(button);
      }
    });
  }
}
