// Before a form is sent: is the editor still logged in? If not, a login opens over the page, and then the form is sent.
// The words come from the page (admin/login_dialog.html).
"use strict";
{
    const dialog = document.getElementById("login-dialog");
    const state = document.getElementById("desk-state");
    const form = state && state.closest("form");
    const error = dialog && dialog.querySelector("[role=alert]");
    let verified = false;
    let submitter = null;

    const askSession = async () => {
        const answer = await fetch(dialog.dataset.session, { cache: "no-store" });
        if (!answer.ok) {
            throw new Error(String(answer.status));
        }
        return answer.json();
    };

    const send = (token) => {
        for (const field of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) {
            field.value = token;
        }
        verified = true;
        form.requestSubmit(submitter);
        verified = false;
    };

    const show = (text) => {
        error.textContent = text;
        if (!dialog.open) {
            dialog.showModal();
        }
        dialog.querySelector("#second-step [name=code], form:not([hidden]) [name=password]").focus();
    };

    // The form of the second step, from the page that would have followed. It takes the place of name and password.
    const askSecond = (second) => {
        const passwords = dialog.querySelector("form");
        dialog.querySelector("#second-step")?.remove();
        passwords.hidden = Boolean(second);
        if (second) {
            passwords.after(document.importNode(second, true));
            dialog.querySelector("#second-step").dispatchEvent(new Event("second-step", { bubbles: true }));
        }
    };

    const verify = async () => {
        let session;
        try {
            session = await askSession();
        } catch {
            show(dialog.dataset.offline);
            return;
        }
        if (session.user === state.dataset.user) {
            send(session.token);
        } else {
            show(session.user ? dialog.dataset.other.replace("{user}", session.user) : "");
        }
    };

    const ask = async (address, fields) => {
        const answer = await fetch(address, { method: "POST", body: fields });
        if (answer.status === 429) {
            show(dialog.dataset.locked);
        } else if ((answer.headers.get("Content-Type") || "").startsWith("application/json")) {
            const { token } = await answer.json();
            askSecond(null);
            dialog.close();
            send(token);
        } else {
            const page = new DOMParser().parseFromString(await answer.text(), "text/html");
            const second = page.getElementById("second-step");
            askSecond(second);
            if (page.getElementById("second-factor-set-up")) {
                show(dialog.dataset.setUp);
            } else {
                show(second ? second.dataset.problem || dialog.dataset.second : dialog.dataset.wrong);
            }
        }
    };

    const logIn = async (fields) => {
        const session = await askSession();
        fields.set("csrfmiddlewaretoken", session.token);
        fields.set("next", dialog.dataset.session);
        await ask(dialog.dataset.login, fields);
    };

    if (dialog && form) {
        form.addEventListener("submit", (event) => {
            if (!verified) {
                event.preventDefault();
                event.stopImmediatePropagation();
                submitter = event.submitter;
                verify();
            }
        }, true);
        dialog.addEventListener("submit", (event) => {
            event.preventDefault();
            const fields = new FormData(event.target);
            const asked = event.target.id === "second-step" ? ask(event.target.action, fields) : logIn(fields);
            asked.catch(() => show(dialog.dataset.offline));
        });
        dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
    }
}
