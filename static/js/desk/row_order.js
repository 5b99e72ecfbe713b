// Moves the statements of an article: with the buttons of a row, with Alt + Shift + the arrows, or by their numbers. The
// numbers are written anew. Django counts the rows by their place in the page, so they stand in its order whenever one
// is removed.
"use strict";
{
    const group = document.getElementById("statements-group");
    const PREFIX = "statements";

    const rows = () => [...group.querySelectorAll(`.inline-related[id^="${PREFIX}-"]:not(.empty-form)`)];
    const orderOf = (row) => row.querySelector(`[name="${row.id}-order"]`);
    const indexOf = (row) => Number(row.id.split("-").pop());
    const end = () => group.querySelector(`#${PREFIX}-empty`);

    // Puts the rows in this order. What has the focus keeps it.
    const place = (ordered) => {
        const active = document.activeElement;
        const marker = end();
        let moved = false;
        ordered.forEach((row, position) => {
            const here = rows()[position];
            if (here !== row) {
                here.before(row);
                moved = true;
            }
        });
        if (marker && rows().length && marker.previousElementSibling !== rows().at(-1)) {
            rows().at(-1).after(marker);
        }
        if (moved && active && active !== document.activeElement) {
            active.focus({ preventScroll: true });
        }
    };

    const setOrder = (input, number) => {
        if (input && input.value !== String(number)) {
            input.value = number;
            input.dispatchEvent(new Event("change", { bubbles: true }));
        }
    };

    let numbering = false;
    const renumber = () => {
        numbering = true;
        rows().forEach((row, position) => setOrder(orderOf(row), position + 1));
        numbering = false;
    };

    const tell = (row) => {
        const all = rows();
        const facts = { place: all.indexOf(row) + 1, total: all.length };
        group.querySelector(".row-moved").textContent = group.dataset.moved.replace(/\{(\w+)\}/g, (_all, name) => facts[name]);
    };

    const move = (row, by) => {
        const all = rows();
        const target = all.indexOf(row) + by;
        if (target < 0 || target >= all.length) {
            return;
        }
        all.splice(all.indexOf(row), 1);
        all.splice(target, 0, row);
        place(all);
        renumber();
        row.scrollIntoView({ block: "nearest" });
        tell(row);
    };

    const byNumber = () => {
        const key = (row) => Number(orderOf(row)?.value || Infinity);
        place(rows().sort((one, other) => key(one) - key(other) || indexOf(one) - indexOf(other)));
    };

    const show = (row) => {
        for (const button of row.querySelectorAll(".move-row")) {
            button.hidden = false;
            button.tabIndex = row.querySelector(".open-row") ? 0 : -1;  // in an open row the keys do the same
        }
    };

    if (group && group.querySelector(".move-row")) {
        group.querySelector(".row-keys").hidden = false;
        rows().forEach(show);
        if (end()) {
            show(end());
        }
        document.addEventListener("formset:added", ({ target }) => group.contains(target) && show(target));
        group.addEventListener("click", (event) => {
            const button = event.target.closest(".move-row");
            if (button) {
                move(button.closest(".inline-related"), Number(button.dataset.by));
            }
        });
        group.addEventListener("click", (event) => {
            if (event.target.closest(".inline-deletelink")) {
                place(rows().sort((one, other) => indexOf(one) - indexOf(other)));
                setTimeout(byNumber);
            }
        }, true);
        group.addEventListener("change", ({ target }) => {
            if (!numbering && /-order$/.test(target.name || "")) {
                setTimeout(byNumber);
            }
        });
        group.addEventListener("keydown", (event) => {
            const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
            const row = event.target.closest(".inline-related");
            if (by && row && event.altKey && event.shiftKey) {
                event.preventDefault();
                event.stopPropagation();
                move(row, by);
            }
        }, true);
    }
}
