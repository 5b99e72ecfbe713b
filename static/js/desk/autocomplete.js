// In an autocomplete box only the answer to what is typed now counts. Answers to older questions are dropped, and Enter
// waits for the answer instead of choosing from the one before. Typing opens a closed box.
"use strict";
{
    const $ = django.jQuery;
    const boxes = new WeakMap();  // select2 instance -> what it waits for

    // What other scripts know: `asks` goes with the question, `adds` into the form of a new record.
    const known = (select) => {
        const detail = { asks: {}, adds: {} };
        select.dispatchEvent(new CustomEvent("autocomplete:asks", { bubbles: true, detail }));
        return detail;
    };

    const watch = (box) => {
        if (!box || boxes.has(box)) {
            return;
        }
        const state = { asked: 0, waiting: false, choose: false };
        boxes.set(box, state);
        const select = box.$element[0];
        const question = box.dataAdapter.ajaxOptions.data;
        box.dataAdapter.ajaxOptions.data = (params) => ({ ...question(params), ...known(select).asks });
        const ask = box.dataAdapter.query.bind(box.dataAdapter);
        box.dataAdapter.query = (params, answer) => {
            state.asked += 1;
            const number = state.asked;
            state.waiting = true;
            ask(params, (data) => {
                if (number !== state.asked) {
                    return;
                }
                state.waiting = false;
                answer(data);
                if (state.choose) {
                    state.choose = false;
                    box.trigger("results:select", {});
                }
            });
        };
        const stop = () => {
            state.waiting = false;
            state.choose = false;
        };
        box.on("results:message", stop);
        box.on("close", () => {
            state.asked += 1;
            stop();
        });
    };

    const openBox = () => {
        const container = document.querySelector(".select2-container--open");
        const select = container && container.previousElementSibling;
        return select && $(select).data("select2");
    };

    $(document).on("select2:opening", (event) => watch($(event.target).data("select2")));

    const openWith = (select, letter) => {
        $(select).select2("open");
        const field = document.querySelector(".select2-container--open .select2-dropdown .select2-search__field");
        if (field) {
            field.focus();
            field.value = letter;
            field.dispatchEvent(new Event("input", { bubbles: true }));
        }
    };

    // Before select2's own listeners, which would choose what is highlighted at once.
    document.addEventListener("keydown", (event) => {
        const isLetter = event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey;
        if (isLetter && event.target.matches(".select2-selection--single")) {
            event.preventDefault();
            openWith(event.target.closest(".select2-container").previousElementSibling, event.key);
            return;
        }
        if (!event.target.matches(".select2-search__field")) {
            return;
        }
        const state = boxes.get(openBox());
        if (!state || !state.waiting) {
            return;
        }
        if (event.key === "Enter") {
            event.preventDefault();
            event.stopPropagation();
            state.choose = true;
        } else if (event.key.length === 1 || event.key === "Backspace") {
            state.choose = false;
        }
    }, true);

    window.deskAutocomplete = { known, openBox };
}
