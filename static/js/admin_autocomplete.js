// In an autocomplete box only the answer to what is typed now counts. Answers to older questions are dropped, and Enter
// waits for the answer instead of choosing from the one before.
"use strict";
{
    const $ = django.jQuery;
    const boxes = new WeakMap();  // select2 instance -> what it waits for

    const watch = (box) => {
        if (!box || boxes.has(box)) {
            return;
        }
        const state = { asked: 0, waiting: false, choose: false };
        boxes.set(box, state);
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

    // Before select2's own listeners, which would choose what is highlighted at once.
    document.addEventListener("keydown", (event) => {
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
}
