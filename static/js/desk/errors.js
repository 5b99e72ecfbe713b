// The links of the list of errors, and the focus on the first field in error. They reach autocomplete boxes, too, whose
// select is hidden, and fields in a part that is folded. Django's own script would take the focus to the first field.
"use strict";
{
    const FIELDS = ":is(.form-row, td) :is(input:not([type=hidden]), select, textarea)";

    const focus = (target) => {
        const field = target && (target.matches(".inline-related, tr.form-row") ? target.querySelector(FIELDS) : target);
        if (!field) {
            return false;
        }
        for (let part = field.closest("details"); part; part = part.parentElement.closest("details")) {
            part.open = true;
        }
        window.deskFocus.reach(field);
        return true;
    };

    const list = document.querySelector(".error-links");
    for (const link of list ? list.querySelectorAll("a") : []) {
        link.addEventListener("click", (event) => {
            if (focus(document.getElementById(link.hash.slice(1)))) {
                event.preventDefault();
            }
        });
    }
    window.deskFocus.whenReady(() => {
        const first = document.querySelector(".change-form [autofocus]");
        if (list && !(first && focus(first))) {
            list.tabIndex = -1;
            list.focus();
        }
    });
}
