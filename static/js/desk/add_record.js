// A record that is missing from a box is added with what was typed: the window that opens has its name already. A button
// below the results opens it, and Ctrl + Enter. The link beside the box then need not be a stop of the Tab key.
"use strict";
{
    const $ = django.jQuery;
    const linkOf = (select) => select.closest(".related-widget-wrapper")?.querySelector(".add-related");

    const address = (select, link, typed) => {
        link.dataset.plain ||= link.href;
        const url = new URL(link.dataset.plain);
        const values = { ...window.deskAutocomplete.known(select).adds };
        if (typed) {
            values[select.dataset.addAs] = typed;
        }
        for (const [name, value] of Object.entries(values)) {
            url.searchParams.set(name, value);
        }
        return url.href;
    };

    const add = (select, typed) => {
        const link = linkOf(select);
        link.href = address(select, link, typed);
        $(select).select2("close");
        window.showRelatedObjectPopup(link);
    };

    const offer = (select, typed) => {
        const results = document.querySelector(".select2-container--open .select2-results");
        if (!results) {
            return;
        }
        let button = results.querySelector(".add-typed");
        if (!button) {
            button = document.createElement("button");
            button.type = "button";
            button.className = "add-typed";
            button.addEventListener("mousedown", (event) => event.preventDefault());
            results.append(button);
        }
        button.hidden = !typed;
        button.textContent = select.dataset.add.replace("%(name)s", typed);
        button.onclick = () => add(select, typed);
    };

    // In a row that has one screen, the choice below the results takes the place of the link.
    const passOver = (root) => {
        for (const link of root.querySelectorAll(".one-screen .add-related")) {
            link.tabIndex = -1;
        }
    };

    const present = () => {
        const box = window.deskAutocomplete.openBox();
        const select = box && box.$element[0];
        return select && select.dataset.addAs && linkOf(select) ? select : null;
    };

    passOver(document);
    document.addEventListener("formset:added", ({ target }) => passOver(target));
    document.addEventListener("input", ({ target }) => {
        const select = target.matches(".select2-search__field") && present();
        if (select) {
            offer(select, target.value.trim());
        }
    });
    document.addEventListener("keydown", (event) => {
        if (event.key === "Enter" && event.ctrlKey && event.target.matches(".select2-search__field")) {
            const select = present();
            if (select) {
                event.preventDefault();
                event.stopPropagation();
                add(select, event.target.value.trim());
            }
        }
    }, true);
    document.addEventListener("click", (event) => {
        const link = event.target.closest(".add-related");
        const select = link && link.closest(".related-widget-wrapper").querySelector("select.admin-autocomplete");
        if (select) {
            link.href = address(select, link, "");
        }
    }, true);
}
