// Asks the browser for a security key, and sends its answer with the form of the button. The words come from the page.
"use strict";
{
    const decode = (text) => {
        const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
        return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
    };

    const encode = (buffer) => {
        const plain = String.fromCharCode(...new Uint8Array(buffer));
        return btoa(plain).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
    };

    const named = (keys) => (keys || []).map((key) => ({ ...key, id: decode(key.id) }));

    // A new key if the options name an account, and one of the known keys if not.
    // Whoever presses the button again asks again: the browser answers one request at a time.
    let asked = new AbortController();

    const ask = (options) => {
        asked.abort();
        asked = new AbortController();
        const signal = asked.signal;
        const publicKey = { ...options, challenge: decode(options.challenge) };
        if (options.user) {
            publicKey.user = { ...options.user, id: decode(options.user.id) };
            publicKey.excludeCredentials = named(options.excludeCredentials);
            return navigator.credentials.create({ publicKey, signal });
        }
        publicKey.allowCredentials = named(options.allowCredentials);
        return navigator.credentials.get({ publicKey, signal });
    };

    const spell = (credential) => {
        const response = {};
        for (const part of ["clientDataJSON", "attestationObject", "authenticatorData", "signature"]) {
            if (credential.response[part]) {
                response[part] = encode(credential.response[part]);
            }
        }
        return JSON.stringify({ id: credential.id, rawId: encode(credential.rawId), type: credential.type, response });
    };

    const use = async (button) => {
        const form = button.form;
        const problem = form.querySelector("[data-key-problem]");
        problem.hidden = true;
        try {
            form.elements.credential.value = spell(await ask(JSON.parse(button.dataset.keyOptions)));
        } catch (error) {
            if (error.name === "AbortError") {
                return;
            }
            problem.textContent = problem.dataset.keyProblem;
            problem.hidden = false;
            return;
        }
        form.noValidate = true;
        form.requestSubmit();
    };

    document.addEventListener("click", (event) => {
        const button = event.target.closest("[data-key-options]");
        if (button) {
            use(button);
        }
    });

    // The login that opens over a form puts the second step into the page later.
    const show = (root) => {
        for (const button of root.querySelectorAll("[data-key-options]")) {
            button.hidden = !window.PublicKeyCredential;
        }
    };
    document.addEventListener("second-step", (event) => show(event.target));
    show(document);
}
