// Django's autocomplete boxes come without a name for a screen reader: give each one the name of its field.
"use strict";
{
    const $ = django.jQuery;
    const nameOf = (select) => (select.labels[0] ? select.labels[0].textContent.trim().replace(/:$/, "") : select.name);

    const nameBoxes = (root) => {
        for (const select of root.querySelectorAll("select.admin-autocomplete")) {
            const container = select.parentElement.querySelector(".select2-container");
            if (!container) {
                continue;
            }
            const chosen = container.querySelector(".select2-selection--single .select2-selection__rendered");
            if (chosen) {
                chosen.setAttribute("aria-label", `${nameOf(select)}: ${chosen.title || "nothing chosen"}`);
            }
            const box = container.querySelector(".select2-search__field");
            if (box) {
                box.setAttribute("aria-label", nameOf(select));
            }
        }
    };

    $(() => nameBoxes(document));
    document.addEventListener("formset:added", (event) => nameBoxes(event.target));
    $(document).on("change", "select.admin-autocomplete", (event) => nameBoxes(event.target.parentElement));
    $(document).on("select2:open", (event) => {
        const box = document.querySelector(".select2-dropdown .select2-search__field");
        if (box) {
            box.setAttribute("aria-label", nameOf(event.target));
        }
    });
}
