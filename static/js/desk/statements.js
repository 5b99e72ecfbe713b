// A new statement begins with what the one before says, and the role follows the speaker and the day. What is filled in
// so is named in the row's hidden field "carried" until the editor changes it: a row with nothing else is not saved.
"use strict";
{
    const $ = django.jQuery;
    const CARRIED = ["speaker", "role", "said_on", "said_precision", "venue", "round", "medium", "topics"];
    const PLAIN = { said_precision: "day" };
    const group = document.getElementById("statements-group");
    const single = document.getElementById("statement_form");
    let filling = false;
    const asked = new WeakMap();  // row -> number of its latest question for a role
    const latest = new WeakMap();  // field -> its value after the last change

    const control = (row, name) => row.querySelector(
        row === single ? `[name="${name}"]` : `[name="${row.id.replace("-empty", "-__prefix__")}-${name}"]`,
    );
    const rowOf = (element) => element.closest("#statements-group .inline-related, #statement_form");
    const valuesOf = (field) => field.tagName === "SELECT"
        ? [...field.selectedOptions].filter(({ value }) => value).map(({ value, textContent }) => [value, textContent])
        : [[field.value, ""]].filter(([value]) => value);

    const fill = (field, values) => {
        filling = true;
        if (field.tagName === "SELECT") {
            for (const [value, label] of values) {
                if (![...field.options].some((option) => option.value === value)) {
                    field.add(new Option(label, value));
                }
            }
            for (const option of field.options) {
                option.selected = values.some(([value]) => value === option.value);
            }
        } else {
            field.value = values.length ? values[0][0] : "";
        }
        $(field).trigger("change");
        latest.set(field, field.value);
        filling = false;
    };

    const note = (row, names) => {
        const carried = control(row, "carried");
        if (carried) {
            carried.value = [...new Set([...carried.value.split(" "), ...names])].filter(Boolean).join(" ");
        }
    };

    const forget = (row, name) => {
        const carried = control(row, "carried");
        if (carried) {
            carried.value = carried.value.split(" ").filter((one) => one !== name).join(" ");
        }
    };

    const before = (row) => {
        let earlier = row.previousElementSibling;
        while (earlier && !control(earlier, "speaker")) {
            if (earlier.matches(".has_original")) {
                return JSON.parse(group.dataset.carry || "{}");
            }
            earlier = earlier.previousElementSibling;
        }
        return earlier
            ? Object.fromEntries(CARRIED.map((name) => [name, valuesOf(control(earlier, name))]))
            : JSON.parse(group.dataset.carry || "{}");
    };

    const carryOver = (row) => {
        const values = before(row);
        const names = CARRIED.filter((name) => values[name] && values[name].length);
        for (const name of names) {
            fill(control(row, name), values[name]);
        }
        note(row, names.filter((name) => !values[name].every(([value]) => value === PLAIN[name])));
        row.dataset.filledRole = control(row, "role").value;
    };

    // The day said, or else the day on which the article was published.
    const dayOf = (row) => {
        const published = document.getElementById("id_published");
        return control(row, "said_on").value || (published ? published.value : "");
    };

    const askForRole = async (row) => {
        const [speaker, role] = ["speaker", "role"].map((name) => control(row, name));
        const number = (asked.get(row) || 0) + 1;
        asked.set(row, number);
        let found = null;
        if (speaker.value) {
            const query = new URLSearchParams({ speaker: speaker.value, day: dayOf(row) });
            const answer = await fetch(`${role.dataset.roles}?${query}`, { redirect: "error" }).catch(() => null);
            found = answer && answer.ok ? (await answer.json()).role : null;
        }
        if (asked.get(row) === number) {
            fill(role, found ? [[found.id, found.text]] : []);
            row.dataset.filledRole = role.value;
            note(row, ["role"]);
        }
    };

    const asOpened = (field) => field.tagName === "SELECT"
        ? [...field.options].filter((option) => option.defaultSelected).map(({ value }) => value).join()
        : field.defaultValue;

    // Scripts that put back what was typed, or that set up a row, change fields too: these changes are not followed.
    const changed = (event) => {
        const field = event.target;
        const row = rowOf(field);
        if (filling || !row || !control(row, "role") || (event.originalEvent && !event.originalEvent.isTrusted)) {
            return;
        }
        const before = latest.has(field) ? latest.get(field) : asOpened(field);
        latest.set(field, field.value);
        if (before === field.value) {
            return;
        }
        const name = field.name.split("-").pop();
        const role = control(row, "role");
        forget(row, name);
        if (name === "speaker" || (name === "said_on" && (!role.value || role.value === row.dataset.filledRole))) {
            askForRole(row);
        }
    };

    if (group || single) {
        $(document).on("change", ":input", changed);
        document.addEventListener("formset:added", ({ target, detail }) => {
            if (detail.formsetName === "statements") {
                carryOver(target);
            }
        });
        // What the box of roles asks for, and what a new role is made with.
        document.addEventListener("autocomplete:asks", ({ target, detail }) => {
            const row = rowOf(target);
            const speaker = row && /(^|-)role$/.test(target.name) && control(row, "speaker");
            if (speaker && speaker.value) {
                detail.asks.speaker = speaker.value;
                detail.asks.day = dayOf(row);
                detail.adds.person = speaker.value;
            }
        });
    }
}
