// The saved rows of a long form are a line each. A button loads the fields of one, and they are sent with the form.
"use strict";
{
    // Within the row: its heading, with the box that deletes it, stands in the fieldset of the whole form.
    const FIRST_FIELD = ["input:not([type=hidden])", "select", "textarea"].map((kind) => `:scope fieldset ${kind}`).join();
    const buttonOf = (row) => row.querySelector(".open-row");

    const initialise = (row) => {
        row.dispatchEvent(new CustomEvent("formset:added", { bubbles: true, detail: { formsetName: row.id } }));
        django.jQuery(row).find(".related-widget-wrapper select").trigger("change");
    };

    // What is folded is unfolded if something stands in it.
    const unfold = (row) => {
        for (const part of row.querySelectorAll("details")) {
            const fields = [...part.querySelectorAll("textarea, input:not([type=hidden]), select.admin-autocomplete")];
            part.open ||= fields.some(({ value }) => value);
        }
    };

    // Replaces the line of a row by its fields. What was changed in the line itself stays.
    const fill = (row, html) => {
        const form = row.closest("form");
        const [order, deletion] = ["order", "DELETE"].map((name) => form.elements[`${row.id}-${name}`]);
        const before = { order: order.value, deletion: Boolean(deletion && deletion.checked) };
        for (const version of document.getElementsByName(`${row.id}-version`)) {
            version.remove();
        }
        row.innerHTML = html;
        initialise(row);
        unfold(row);
        row.dispatchEvent(new CustomEvent("row:opened", { bubbles: true }));
        form.elements[`${row.id}-order`].value = before.order;
        if (before.deletion) {
            form.elements[`${row.id}-DELETE`].checked = true;
        }
    };

    const open = async (row) => {
        const button = buttonOf(row);
        if (!button || button.disabled) {
            return;
        }
        button.disabled = true;
        try {
            const answer = await fetch(`${button.dataset.address}?row=${row.id.split("-").pop()}`, { redirect: "error" });
            if (!answer.ok) {
                throw new Error(String(answer.status));
            }
            fill(row, await answer.text());
        } catch {
            button.disabled = false;
            const failed = document.createElement("strong");
            failed.setAttribute("role", "alert");
            failed.textContent = button.dataset.failed;
            button.replaceWith(failed);
        }
    };

    for (const button of document.querySelectorAll(".open-row")) {
        button.hidden = false;
        button.addEventListener("click", async () => {
            const row = button.closest(".inline-related");
            await open(row);
            const field = row.querySelector(FIRST_FIELD);
            if (field) {
                field.focus();
            }
        });
    }

    window.deskRows = { open };
}
