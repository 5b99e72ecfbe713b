// Tells the server each minute that a form is still open, shows who else has it open, and tells when it is left.
"use strict";
{
    const MINUTE = 60000;
    const notice = document.getElementById("presence");
    const form = notice && notice.closest("form");
    const message = (entries) => {
        const body = new FormData();
        body.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
        for (const [name, value] of Object.entries(entries)) {
            body.append(name, value);
        }
        return body;
    };

    const tell = async () => {
        try {
            const answer = await fetch(notice.dataset.address, { method: "POST", body: message({}), redirect: "error" });
            if (answer.ok) {
                const text = await answer.text();
                if (notice.textContent !== text) {
                    notice.textContent = text;
                }
            }
        } catch {
            // Without a connection nobody's presence is known. The next minute tries again.
        }
    };

    if (form) {
        let saving = false;
        form.addEventListener("submit", (event) => {
            saving = !event.defaultPrevented;
        });
        window.addEventListener("pagehide", () => {
            if (!saving) {
                navigator.sendBeacon(notice.dataset.address, message({ left: "1" }));
            }
        });
        setInterval(tell, MINUTE);
    }
}
