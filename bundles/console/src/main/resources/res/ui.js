// SPDX-License-Identifier: Apache-2.0
// What the pages are made of. Texts are always text: nothing here parses HTML.

/** An element; attributes that begin with "on" are listeners, true and false are booleans, null is left out. */
export function el(name, attributes = {}, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
        if (key.startsWith('on')) {
            element.addEventListener(key.slice(2), value);
        } else if (value === true) {
            element.setAttribute(key, '');
        } else if (value !== false && value !== null && value !== undefined) {
            element.setAttribute(key, value);
        }
    }
    element.append(...children.flat().filter((child) => child !== null && child !== undefined));
    return element;
}

/** An SVG element. */
export function svg(name, attributes = {}, ...children) {
    const element = document.createElementNS('http://www.w3.org/2000/svg', name);
    Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
    element.append(...children);
    return element;
}

/** A request to the admin API: JSON, or what is given, as it is. Throws an Error with the API's own sentence. */
export async function api(method, path, body, type) {
    const answer = await fetch(`/api/admin/${path}`, {
        method,
        headers: body === undefined ? {} : { 'Content-Type': type ?? 'application/json' },
        body: body === undefined || type ? body : JSON.stringify(body),
    });
    const isJson = (answer.headers.get('Content-Type') ?? '').includes('json');
    const json = isJson && answer.status !== 204 ? await answer.json() : null;
    if (!answer.ok) {
        throw Object.assign(new Error(json?.detail ?? json?.error ?? `The server answered ${answer.status}.`), { json });
    }
    return json;
}

const main = document.getElementById('parley');
const notices = el('div', { role: 'status', 'aria-live': 'polite', class: 'notices' });

/** Shows the page. */
export function show(...parts) {
    main.replaceChildren(notices, ...parts.filter((part) => part !== null && part !== undefined));
}

/** Tells how something went. */
export function notice(text, kind = 'good') {
    notices.replaceChildren(el('p', { class: `notice ${kind}` }, text));
}

/** Does something, and tells what went wrong if it does; undefined then. */
export async function attempt(work) {
    try {
        return await work();
    } catch (problem) {
        notice(problem.message, 'bad');
        return undefined;
    }
}

export function button(text, work, attributes = {}) {
    return el('button', { type: 'button', ...attributes, onclick: () => attempt(work) }, text);
}

export function table(caption, heads, rows, empty = 'Nothing here.') {
    if (rows.length === 0) {
        return el('p', { class: 'empty' }, empty);
    }
    return el(
        'div',
        { class: 'scroll' },
        el(
            'table',
            { class: 'nicetable' },
            el('caption', {}, caption),
            el('thead', {}, el('tr', {}, heads.map((head) => el('th', { scope: 'col' }, head)))),
            el('tbody', {}, rows.map((cells) => el('tr', {}, cells.map((cell) => el('td', {}, cell ?? ''))))),
        ),
    );
}

let ids = 0;

/** A labelled control; the control is what read(form) finds by its name. */
export function field(label, control, hint) {
    control.id ||= `parley-${++ids}`;
    return el('p', { class: 'field' }, el('label', { for: control.id }, label), control, hint ? el('small', {}, hint) : null);
}

export const percent = (share) => (share === null || share === undefined ? '–' : `${Math.round(share * 100)} %`);

export const moment = (iso) => new Date(iso).toLocaleString();

/** What a search found, with how sure it is. */
export function found(caption, results, threshold = 0.7) {
    return table(
        caption,
        ['FAQ', 'Confidence', 'Answers'],
        results.map(({ faq, confidence }) => [faq.question, percent(confidence), confidence >= threshold ? 'yes' : 'no']),
        `${caption}: nothing.`,
    );
}
