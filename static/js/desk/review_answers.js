// The forms and links of a review are sent and followed without leaving the page: only what changes is put into it. One
// request at a time, in the order in which they were made, so that a decision never overtakes what was typed before it.
"use strict";
{
    const $ = django.jQuery;
    const review = document.getElementById("review");
    let waiting = Promise.resolve(true);
    let unanswered = 0;

    // What the fields hold. Scripts of the desk tell of changes where nothing has changed.
    const typed = () => {
        const form = document.getElementById("review-form");
        const fields = form ? [...new FormData(form)].filter(([name]) => name !== "seen") : [];
        return JSON.stringify(fields);
    };
    let kept = typed();

    const say = (text) => {
        const said = document.getElementById("review-said");
        said.textContent = "";
        // The same words twice are told twice.
        window.setTimeout(() => { said.textContent = text; }, 20);
    };

    // The marks of the text follow the list, which is the newer of the two.
    const mark = (shows) => {
        const present = document.querySelector("#review-list .is-present")?.dataset.proposal;
        for (const row of document.querySelectorAll("#review-list [data-state]")) {
            for (const stretch of review.querySelectorAll(`mark[data-proposal="${row.dataset.proposal}"]`)) {
                stretch.dataset.state = row.dataset.state;
                stretch.classList.toggle("is-present", row.dataset.proposal === present);
            }
        }
        if (shows) {
            review.querySelector("mark.is-present")?.scrollIntoView({ block: "center" });
            document.querySelector("#review-list .is-present")?.scrollIntoView({ block: "nearest" });
        }
    };

    const replace = (parts, id) => {
        const [old, fresh] = [document.getElementById(id), parts.getElementById(id)];
        if (old && fresh) {
            old.replaceWith(document.adoptNode(fresh));
        }
    };

    const show = (parts, { focus }) => {
        const scrolled = document.querySelector(".review-rows")?.scrollTop;
        for (const id of ["review-text", "review-list", "review-present", "review-draft"]) {
            replace(parts, id);
        }
        const rows = document.querySelector(".review-rows");
        if (rows) {
            rows.scrollTop = scrolled;
        }
        const present = document.getElementById("review-present");
        present.dispatchEvent(new CustomEvent("formset:added", { bubbles: true }));
        mark(true);
        kept = typed();
        for (const hidden of review.querySelectorAll("#review-add [name=proposal]")) {
            hidden.value = document.querySelector("#review-list .is-present")?.dataset.proposal || "";
        }
        const error = present.querySelector(".errorlist");
        const field = error && error.parentElement.querySelector("input, textarea, select");
        (field || (focus && document.getElementById(focus)) || document.getElementById("present"))?.focus();
    };

    // A change that was stored while somebody goes on typing: the fields stay.
    const note = (parts) => {
        replace(parts, "review-list");
        replace(parts, "review-checks");
        const [old, fresh] = [document, parts].map((page) => page.querySelector("#review-form [name=seen]"));
        if (old && fresh) {
            old.value = fresh.value;
        }
        mark(false);
    };

    // Whether what was asked has been done.
    const ask = async (address, options, then) => {
        let answer;
        try {
            answer = await fetch(address, { ...options, headers: { "X-Review": "parts" }, cache: "no-store" });
        } catch {
            say(review.dataset.offline);
            return false;
        }
        if (answer.redirected || !(answer.ok || answer.status === 409)) {
            answer.redirected ? location.assign(answer.url) : say(review.dataset.offline);
            return false;
        }
        const parts = new DOMParser().parseFromString(await answer.text(), "text/html");
        then(parts);
        say(parts.getElementById("review-said").textContent);
        return answer.ok;
    };

    const queue = (step) => {
        unanswered += 1;
        waiting = waiting.then(step, step).finally(() => { unanswered -= 1; });
        return waiting;
    };

    // The form is read when its turn has come: an answer before it may have put another one in its place.
    const send = (form, submitter, then, values = {}) => queue(() => {
        const present = form.isConnected ? form : document.getElementById("review-form");
        const sent = new FormData(present);
        for (const [name, value] of Object.entries(values)) {
            sent.set(name, value);
        }
        if (submitter) {
            sent.set(submitter.name, submitter.value);
        }
        kept = typed();
        return ask(location.pathname, { method: "POST", body: sent }, then);
    });

    const open = (proposal, focus) => queue(() =>
        ask(`${location.pathname}?proposal=${proposal}`, {}, (parts) => show(parts, { focus })));

    // The draft is a page of its own. It is made when everything that was sent before it has been stored.
    const makeDraft = (event) => {
        const { target, submitter } = event;
        if (unanswered) {
            event.preventDefault();
            waiting.then((isDone) => isDone && target.requestSubmit(submitter));
        }
    };

    review.addEventListener("submit", (event) => {
        if (event.target.id === "review-draft-form") {
            makeDraft(event);
            return;
        }
        event.preventDefault();
        send(event.target, event.submitter, (parts) => show(parts, {}));
    });

    review.addEventListener("click", (event) => {
        const link = event.target.closest("a[href^='?proposal=']");
        const stretch = event.target.closest("mark[data-proposal]");
        if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
            event.preventDefault();
            open(new URLSearchParams(link.search).get("proposal"));
        } else if (stretch && document.getSelection().isCollapsed) {
            open(stretch.dataset.proposal);
        }
    });

    // What is typed is stored when its field is left. Boxes of records send their event by jQuery.
    $(review).on("change", "#review-form :input", (event) => {
        const form = event.target.form;
        if (typed() === kept || event.target.name.startsWith("person_") || event.target.name.startsWith("venue_")) {
            return;
        }
        const isSpeaker = event.target.name === "speaker";
        const then = isSpeaker ? (parts) => show(parts, { focus: "present" }) : note;
        send(form, { name: "action", value: "edit" }, then);
    });

    mark(false);
    window.deskReview = { say, send, show };
}
