// SPDX-License-Identifier: Apache-2.0
import { api, attempt, button, el, field, moment, notice, show, table } from './ui.js';

const SOON = 2000;
const status = el('div', { 'aria-live': 'polite' });
const list = el('div');
let timer = 0;

async function load() {
    const { results, progress } = await api('GET', 'documents/');
    status.replaceChildren(...describe(progress));
    list.replaceChildren(table(
        'Documents',
        ['Name', 'Type', 'Size', 'Added', 'From', 'State', 'Passages', ''],
        results.map((document) => [
            document.name,
            document.media_type,
            size(document.size),
            moment(document.added_at),
            document.origin,
            document.problem ? el('span', { class: 'problem' }, `${document.state}: ${document.problem}`) : document.state,
            String(document.passages),
            document.origin === 'uploaded'
                ? button('Delete', () => remove(document.name), { 'aria-label': `${document.name}: delete` })
                : null,
        ]),
        'There are no documents yet. Upload some, or put them into the folder “documents” of the data directory.',
    ));
    clearTimeout(timer);
    if (progress.waiting > 0) {
        timer = setTimeout(() => attempt(load), SOON);
    }
}

function describe(progress) {
    const passages = el('p', {}, `${progress.passages} passages can be found.`);
    if (progress.waiting === 0) {
        return [passages];
    }
    const bar = el('progress', progress.of > 0 ? { max: progress.of, value: progress.done } : {});
    bar.setAttribute('aria-label', `Indexing ${progress.current}`);
    return [passages, el('p', {}, `${progress.waiting} to be indexed${progress.current ? `, now ${progress.current} ` : ' '}`, bar)];
}

const size = (bytes) => (bytes < 1 << 20 ? `${Math.ceil(bytes / 1024)} kB` : `${(bytes / (1 << 20)).toFixed(1)} MB`);

async function remove(name) {
    if (window.confirm(`Delete “${name}”?`)) {
        await api('DELETE', `documents/${encodeURIComponent(name)}/`);
        await load();
        notice(`“${name}” is deleted.`);
    }
}

function upload() {
    const files = el('input', { type: 'file', multiple: true, required: true, accept: '.md,.html,.htm,.txt,.pdf' });
    return el(
        'form',
        {
            onsubmit: async (event) => {
                event.preventDefault();
                const problems = [];
                for (const file of files.files) {
                    try {
                        await api('PUT', `documents/${encodeURIComponent(file.name)}/`, file, 'application/octet-stream');
                    } catch (problem) {
                        problems.push(`${file.name}: ${problem.message}`);
                    }
                }
                const taken = files.files.length - problems.length;
                notice([`${taken} taken.`, ...problems].join(' '), problems.length ? 'bad' : 'good');
                event.target.reset();
                attempt(load);
            },
        },
        el('h2', {}, 'Upload'),
        field('Files', files, 'Markdown, HTML, text or PDF, up to 50 MB each. One of the same name is replaced.'),
        el('button', { type: 'submit' }, 'Upload'),
    );
}

show(status, list, upload());
attempt(load);
