// Below the last password of a form a checkbox shows what is typed. Its words come from the page: data-label on this script.
"use strict";
{
    const words = document.currentScript.dataset.label;

    for (const form of document.forms) {
        const fields = [...form.querySelectorAll("input[type=password]")];
        if (!fields.length) {
            continue;
        }
        const label = document.createElement("label");
        const box = document.createElement("input");
        const show = (shown) => {
            box.checked = shown;
            for (const field of fields) {
                field.type = shown ? "text" : "password";
            }
        };
        box.type = "checkbox";
        label.className = "show-password";
        label.append(box, words);
        fields.at(-1).after(label);
        for (const field of fields) {
            field.spellcheck = false; // which may send a text elsewhere
            field.autocapitalize = "none";
        }
        box.addEventListener("change", () => show(box.checked));
        form.addEventListener("submit", () => show(false)); // browsers keep no password of a field that shows it
    }
}
