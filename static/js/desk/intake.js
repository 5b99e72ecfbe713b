// Takes the HTML of what is pasted, beside the text that the box shows. It is sent, and never put into the page.
"use strict";
{
    const MOST_CHARACTERS = 2000000; // the server takes 2.5 MB of a form
    const text = document.getElementById("intake-text");
    const html = document.getElementById("intake-html");
    const note = document.getElementById("intake-pasted");
    const keep = (pasted) => {
        html.value = pasted;
        note.textContent = pasted ? text.dataset.kept : "";
    };

    if (text) {
        let isPasting = false;
        text.addEventListener("paste", (event) => {
            const replacesAll = text.selectionEnd - text.selectionStart === text.value.length;
            const pasted = event.clipboardData ? event.clipboardData.getData("text/html") : "";
            isPasting = true;
            keep(replacesAll && pasted.length <= MOST_CHARACTERS ? pasted : "");
        });
        // Who changes the text by hand wants to hand in that text.
        text.addEventListener("input", () => {
            if (!isPasting) {
                keep("");
            }
            isPasting = false;
        });
    }
}
