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
        dialog.querySelector("[name=password]").focus();
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

    const logIn = async (fields) => {
        const session = await askSession();
        fields.set("csrfmiddlewaretoken", session.token);
        fields.set("next", dialog.dataset.session);
        const answer = await fetch(dialog.dataset.login, { method: "POST", body: fields });
        if (answer.status === 429) {
            show(dialog.dataset.locked);
        } else if (!(answer.headers.get("Content-Type") || "").startsWith("application/json")) {
            show(dialog.dataset.wrong);
        } else {
            const { token } = await answer.json();
            dialog.close();
            send(token);
        }
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
        dialog.querySelector("form").addEventListener("submit", (event) => {
            event.preventDefault();
            logIn(new FormData(event.target)).catch(() => show(dialog.dataset.offline));
        });
        dialog.querySelector("[type=button]").addEventListener("click", () => dialog.close());
    }
}
