// Single keys of the review. Each presses a button or follows a link of the page that names it in data-key, so whatever
// a key does can be done with a mouse. Nothing happens while somebody types, or while a dialog or a box is open.
"use strict";
{
    const OFF = "parley-review-keys-off";
    const BUSY = "input, textarea, select, [contenteditable], dialog, .select2-container";
    const PRESSED_BY_SPACE = "button, summary, a";
    const review = document.getElementById("review");
    const text = () => document.getElementById("review-text");

    const edit = () => {
        const form = document.getElementById("review-form");
        const empty = [...form.querySelectorAll("textarea")].find((box) => !box.value && box.name === wanted(form));
        (empty || form.querySelector("[name=kind]")).focus();
    };
    const wanted = (form) => (form.elements.kind.value === "paraphrase" ? "paraphrase" : "words");

    // Offsets of the database count characters; those of the browser count halves of some.
    const offset = (node, within) => {
        const block = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-start]");
        if (!block || !text().contains(block)) {
            return null;
        }
        const before = document.createRange();
        before.selectNodeContents(block);
        before.setEnd(node, within);
        return Number(block.dataset.start) + [...before.toString()].length;
    };

    const add = () => {
        const selection = document.getSelection();
        const range = selection.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null;
        const start = range && offset(range.startContainer, range.startOffset);
        const end = range && offset(range.endContainer, range.endOffset);
        if (start === null || end === null) {
            window.deskReview.say(review.dataset.nothingSelected);
            return;
        }
        const form = document.getElementById("review-add");
        const { send, show } = window.deskReview;
        send(form, form.querySelector("[name=action]"), (parts) => show(parts, {}), { start, end });
        selection.removeAllRanges();
    };

    const press = (key) => {
        const target = [...review.querySelectorAll("[data-key]")].find((each) => each.dataset.key === key);
        if (!target || target.disabled) {
            return false;
        }
        target.click();
        return true;
    };

    const ACTIONS = { e: edit, n: add };

    document.addEventListener("keydown", (event) => {
        if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) {
            return;
        }
        if (event.key === "Escape" && event.target.closest("#review-form") && event.target.closest(BUSY)) {
            document.getElementById("present").focus();
            return;
        }
        const isBusy = event.target.closest(BUSY) || document.querySelector("dialog[open], .select2-container--open");
        if (isBusy || localStorage.getItem(OFF) || (event.key === " " && event.target.closest(PRESSED_BY_SPACE))) {
            return;
        }
        if (Object.hasOwn(ACTIONS, event.key) && document.getElementById("review-form")) {
            event.preventDefault();
            ACTIONS[event.key]();
        } else if (press(event.key)) {
            event.preventDefault();
        }
    });

    const keys = document.getElementById("review-keys");
    if (keys) {
        const button = document.getElementById("review-keys-switch");
        const label = () => { button.textContent = localStorage.getItem(OFF) ? button.dataset.on : button.dataset.off; };
        button.addEventListener("click", () => {
            localStorage.getItem(OFF) ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, "1");
            label();
        });
        label();
        keys.hidden = false;
    }
}
