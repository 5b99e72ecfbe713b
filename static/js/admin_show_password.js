// Below each password a checkbox shows what is typed. Its words come from the page: data-label on this script.
"use strict";
{
    const words = document.currentScript.dataset.label;

    for (const field of document.querySelectorAll("input[type=password]")) {
        const label = document.createElement("label");
        const box = document.createElement("input");
        box.type = "checkbox";
        label.className = "show-password";
        label.append(box, words);
        field.after(label);
        field.spellcheck = false; // which may send a text elsewhere
        field.autocapitalize = "none";
        box.addEventListener("change", () => {
            field.type = box.checked ? "text" : "password";
        });
        // Browsers keep no password of a field that is shown as a text.
        field.form.addEventListener("submit", () => {
            field.type = "password";
            box.checked = false;
        });
    }
}
