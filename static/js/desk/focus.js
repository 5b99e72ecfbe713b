// Where the cursor goes: into a row that was added, and with Enter to the next field instead of saving and leaving.
"use strict";
{
    const FIELDS = "input:not([type=hidden]), select, textarea";
    const isShown = (element) => element.getClientRects().length > 0 && !element.disabled;

    // Select2 hides the select of an autocomplete box and shows a box of its own.
    const reach = (field) => {
        const box = field.classList.contains("admin-autocomplete") && field.parentElement.querySelector(
            ".select2-selection[tabindex='0'], .select2-search__field",
        );
        (box || field).focus();
    };

    const focusFirst = (row) => {
        const fields = [...row.querySelectorAll(`.form-row :is(${FIELDS}), td :is(${FIELDS})`)];
        const first = fields.find((field) => isShown(field));
        if (first) {
            reach(first);
            row.scrollIntoView({ block: "nearest" });
        }
    };

    document.addEventListener("formset:added", ({ target, detail }) => {
        if (detail.formsetName !== target.id) {  // which would be a row that was opened
            focusFirst(target);
        }
    });

    const form = document.querySelector("#desk-state")?.closest("form");
    if (form && form.elements._continue) {
        form.addEventListener("keydown", (event) => {
            const field = event.target;
            if (event.key !== "Enter" || event.isComposing || !field.matches("input:not([type=submit], [type=button])")) {
                return;
            }
            if (field.matches(".select2-search__field")) {
                return;
            }
            event.preventDefault();
            const fields = [...form.elements].filter((one) => one.matches(FIELDS) && (isShown(one) || one.matches(".admin-autocomplete")));
            const next = fields[fields.indexOf(field) + 1];
            if (next) {
                reach(next);
            }
        });
    }

    // When everything has been loaded and the autocomplete boxes have been made. jQuery calls back in this order.
    const whenReady = (action) => window.addEventListener("load", () => django.jQuery(action));

    // Django's script focuses the button above the fields of a new record.
    whenReady(() => {
        const first = form && form.querySelector("fieldset [name]:not([type=hidden])");
        if (first && document.querySelector("#django-admin-form-add-constants[data-model-name]")) {
            reach(first);
        }
    });
    window.deskFocus = { reach, whenReady };
}
