// The links of the list of errors, and the focus on the first field in error, reach autocomplete boxes too: select2 hides
// the select and shows a box of its own.
"use strict";
{
    const focus = (field) => {
        const box = field && field.classList.contains("admin-autocomplete") && field.parentElement.querySelector(
            ".select2-selection [tabindex='0'], .select2-selection[tabindex='0'], .select2-search__field",
        );
        if (box) {
            box.focus();
        }
        return Boolean(box);
    };

    for (const link of document.querySelectorAll(".error-links a")) {
        link.addEventListener("click", (event) => {
            if (focus(document.getElementById(link.hash.slice(1)))) {
                event.preventDefault();
            }
        });
    }
    window.addEventListener("load", () => focus(document.querySelector("select[autofocus]")));
}
