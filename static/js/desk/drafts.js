// Keeps what is typed into a form in this browser until it is saved, offers it when the form is opened again, and warns
// before it is left. The words come from the page (admin/form_state.html).
"use strict";
{
    const DAYS = 14;
    const state = document.getElementById("desk-state");
    const form = state && state.closest("form");
    const { read, rowKey, same, putBack } = window.deskFormValues;
    const place = state && `desk ${state.dataset.user} ${location.pathname} `;
    const key = state && place + state.dataset.number;
    let opened = [];
    let sending = false;
    let timer = 0;

    const changed = () => "unsaved" in state.dataset || !same(read(form), opened);

    const keep = () => {
        try {
            if (changed()) {
                localStorage.setItem(key, JSON.stringify({ at: Date.now(), values: read(form) }));
            } else {
                localStorage.removeItem(key);
            }
        } catch {
            // The storage of the browser is full or switched off. The warning before leaving remains.
        }
    };

    const stored = () => {
        const found = [];
        for (const name of Object.keys(localStorage).filter((one) => one.startsWith("desk "))) {
            try {
                const { at, values } = JSON.parse(localStorage.getItem(name));
                found.push({ name, at, values });
            } catch {
                localStorage.removeItem(name);
            }
        }
        return found;
    };

    // The server names the forms that it has saved in a cookie.
    const forgetSaved = () => {
        const saved = /(?:^|; )desk_saved=([\w.]*)/.exec(document.cookie);
        const numbers = saved ? saved[1].split(".") : [];
        for (const { name, at } of stored()) {
            if (numbers.includes(name.split(" ").pop()) || at < Date.now() - DAYS * 86400000) {
                localStorage.removeItem(name);
            }
        }
        document.cookie = "desk_saved=; path=/admin/; max-age=0; samesite=lax";
    };

    const offer = (draft) => {
        const notice = state.querySelector("[data-offer]");
        const time = new Date(draft.at).toLocaleString(document.documentElement.lang);
        notice.querySelector("p").textContent = notice.dataset.offer.replace("{time}", time);
        const [back, away] = notice.querySelectorAll("button");
        back.addEventListener("click", async () => {
            await putBack(form, draft.values);
            localStorage.removeItem(draft.name);
            notice.hidden = true;
            keep();
        });
        away.addEventListener("click", () => {
            localStorage.removeItem(draft.name);
            notice.hidden = true;
        });
        notice.hidden = false;
    };

    const start = () => {
        opened = read(form);
        forgetSaved();
        const earlier = stored().filter(({ name }) => name.startsWith(place) && name !== key).sort((a, b) => b.at - a.at);
        for (const draft of earlier.filter(({ values }) => same(values, opened))) {
            localStorage.removeItem(draft.name);
        }
        const [latest] = earlier.filter(({ values }) => !same(values, opened));
        if (latest) {
            offer(latest);
        }
        for (const event of ["input", "change", "formset:added", "formset:removed"]) {
            document.addEventListener(event, () => {
                clearTimeout(timer);
                timer = setTimeout(keep, 300);
            });
        }
        document.addEventListener("visibilitychange", keep);
        document.addEventListener("row:opened", ({ target }) => {
            const inRow = ([name]) => rowKey(name) === target.id;
            opened = [...opened.filter((entry) => !inRow(entry)), ...read(form).filter(inRow)];
        });
    };

    if (form) {
        window.addEventListener("load", () => setTimeout(start));
        form.addEventListener("submit", (event) => {
            keep();
            sending = !event.defaultPrevented;
        });
        window.addEventListener("pageshow", () => {
            sending = false;
        });
        window.addEventListener("beforeunload", (event) => {
            if (!sending && opened.length && changed()) {
                keep();
                event.preventDefault();
            }
        });
    }
}
