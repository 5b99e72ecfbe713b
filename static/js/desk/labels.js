// Gives each of Django's autocomplete boxes the name of its field, which a screen reader needs. The words come from the
// page: data-label and data-nothing-chosen on the select (articles/admin/forms/autocomplete.py).
"use strict";
{
    const $ = django.jQuery;
    const nameOf = (select) => {
        const label = select.labels[0];
        return label ? label.textContent.trim().replace(/\s*:$/, "") : select.name;
    };

    const labelOf = (select, chosen) => {
        const values = { field: nameOf(select), chosen: chosen || select.dataset.nothingChosen };
        return select.dataset.label.replace(/%\((\w+)\)s/g, (placeholder, name) => values[name] ?? placeholder);
    };

    const nameBoxes = (root) => {
        for (const select of root.querySelectorAll("select.admin-autocomplete")) {
            const container = select.parentElement.querySelector(".select2-container");
            if (!container) {
                continue;
            }
            const chosen = container.querySelector(".select2-selection--single .select2-selection__rendered");
            if (chosen) {
                chosen.setAttribute("aria-label", labelOf(select, chosen.title));
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
