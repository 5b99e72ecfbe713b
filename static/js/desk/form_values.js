// What is typed into a form of the desk: reads it, and puts it back into the same form, opened again.
"use strict";
{
    const SKIPPED = /^csrfmiddlewaretoken$|^form_number$|^_|__prefix__|-(TOTAL|INITIAL|MIN_NUM|MAX_NUM)_FORMS$/;
    const ROW = /^(.+?)-(\d+)-(.+)$/;

    // [[name, value, label], …]: the label is that of a chosen record.
    const read = (form) => {
        const labels = new Map();
        for (const option of form.querySelectorAll("select.admin-autocomplete option:checked")) {
            labels.set(`${option.parentElement.name} ${option.value}`, option.textContent);
        }
        return [...new FormData(form)]
            .filter(([name, value]) => !SKIPPED.test(name) && typeof value === "string")
            .map(([name, value]) => [name, value, labels.get(`${name} ${value}`) || ""]);
    };

    const same = (one, other) => {
        const texts = (values) => values.map(([name, value]) => `${name}\n${value}`).sort().join("\n\n");
        return texts(one) === texts(other);
    };

    const rowKey = (name) => {
        const parts = ROW.exec(name);
        return parts ? `${parts[1]}-${parts[2]}` : "";
    };

    const keysOfRows = (values) => new Map(
        values.filter(([name, value]) => ROW.test(name) && name.endsWith("-id") && value)
            .map(([name, value]) => [rowKey(name), `${name.replace(/-\d+-id$/, "")} ${value}`]),
    );

    const addRow = (form, prefix) => {
        const button = form.querySelector(`#${prefix}-group .add-row a`);
        const total = form.elements[`${prefix}-TOTAL_FORMS`];
        if (!button || !total) {
            return null;
        }
        button.click();
        return `${prefix}-${Number(total.value) - 1}`;
    };

    // Row as it was kept -> row of this form. A saved row is found by its record, a new one is added.
    const pairRows = (form, values) => {
        const here = new Map([...keysOfRows(read(form))].map(([row, record]) => [record, row]));
        const kept = keysOfRows(values);
        const pairs = new Map();
        for (const row of new Set(values.map(([name]) => rowKey(name)).filter(Boolean))) {
            const record = kept.get(row);
            const target = record ? here.get(record) : addRow(form, row.replace(/-\d+$/, ""));
            if (target) {
                pairs.set(row, target);
            }
        }
        return pairs;
    };

    // A row that was open when it was kept is opened again.
    const openRows = async (form, values) => {
        const here = new Map([...keysOfRows(read(form))].map(([row, record]) => [record, row]));
        const names = new Set(values.map(([name]) => name));
        for (const [row, record] of keysOfRows(values)) {
            const target = names.has(`${row}-opened`) && here.get(record);
            if (target) {
                await window.deskRows.open(document.getElementById(target));
            }
        }
    };

    const fill = (control, kept) => {
        const values = kept.map(([, value]) => value);
        if (control.type === "checkbox" || control.type === "radio") {
            control.checked = values.includes(control.value);
        } else if (control.tagName === "SELECT") {
            for (const [, value, label] of kept) {
                if (label && ![...control.options].some((option) => option.value === value)) {
                    control.add(new Option(label, value));
                }
            }
            for (const option of control.options) {
                option.selected = values.includes(option.value);
            }
        } else {
            control.value = values[0] || "";
        }
        control.dispatchEvent(new Event("change", { bubbles: true }));
    };

    const putBack = async (form, values) => {
        await openRows(form, values);
        const pairs = pairRows(form, values);
        const back = new Map([...pairs].map(([kept, here]) => [here, kept]));
        const byName = new Map();
        for (const entry of values) {
            byName.set(entry[0], [...(byName.get(entry[0]) || []), entry]);
        }
        for (const control of form.elements) {
            const row = rowKey(control.name || "");
            if (!control.name || SKIPPED.test(control.name) || (row && !back.has(row))) {
                continue;
            }
            if (control.name.endsWith("-id") && row) {
                continue;
            }
            const name = row ? back.get(row) + control.name.slice(row.length) : control.name;
            fill(control, byName.get(name) || []);
        }
    };

    window.deskFormValues = { read, rowKey, same, putBack };
}
