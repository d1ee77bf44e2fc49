// SPDX-License-Identifier: Apache-2.0
import { api, attempt, button, el, field, found, moment, notice, show, table } from './ui.js';

let faqs = [];

async function load() {
    faqs = (await api('GET', 'faqs/')).results;
    draw();
}

function draw() {
    show(
        el('p', {}, `${faqs.length} FAQs, ${faqs.filter((faq) => faq.is_active).length} of them active.`),
        el('p', { class: 'tools' }, button('New FAQ', () => edit(null)), ...exports()),
        trial(),
        table(
            'FAQs in the order in which customers see them',
            ['#', 'Question', 'Answer', 'Other phrasings', 'Active', 'Changed', ''],
            faqs.map((faq, index) => [
                String(index + 1),
                faq.question,
                el('span', { class: 'long' }, faq.answer),
                el('span', { class: 'long' }, faq.phrasings.join(' · ')),
                active(faq),
                moment(faq.updated_at),
                tools(faq, index),
            ]),
            'There is no FAQ yet.',
        ),
        imports(),
    );
}

function exports() {
    return ['csv', 'json'].map((format) =>
        el('a', { href: `/api/admin/faqs/export/?format=${format}`, download: `faqs.${format}` }, `Export as ${format.toUpperCase()}`));
}

function active(faq) {
    return el('input', {
        type: 'checkbox',
        checked: faq.is_active,
        'aria-label': `${faq.question}: active`,
        onchange: (event) => attempt(async () => {
            await api('PATCH', `faqs/${faq.id}/`, { is_active: event.target.checked });
            await load();
        }),
    });
}

function tools(faq, index) {
    return el(
        'span',
        { class: 'tools' },
        button('↑', () => move(index, -1), { 'aria-label': `${faq.question}: up`, disabled: index === 0 }),
        button('↓', () => move(index, 1), { 'aria-label': `${faq.question}: down`, disabled: index === faqs.length - 1 }),
        button('Edit', () => edit(faq), { 'aria-label': `${faq.question}: edit` }),
        button('Delete', () => remove(faq), { 'aria-label': `${faq.question}: delete` }),
    );
}

async function move(index, by) {
    const ids = faqs.map((faq) => faq.id);
    [ids[index], ids[index + by]] = [ids[index + by], ids[index]];
    await api('POST', 'faqs/order/', { ids });
    await load();
}

async function remove(faq) {
    if (window.confirm(`Delete “${faq.question}”?`)) {
        await api('DELETE', `faqs/${faq.id}/`);
        await load();
        notice(`“${faq.question}” is deleted.`);
    }
}

function edit(faq) {
    const question = el('input', { name: 'question', required: true, maxlength: 500, value: faq?.question ?? '' });
    const answer = el('textarea', { name: 'answer', required: true, maxlength: 10000, rows: 6 }, faq?.answer ?? '');
    const phrasings = el('textarea', { name: 'phrasings', rows: 4 }, (faq?.phrasings ?? []).join('\n'));
    const form = el(
        'form',
        {
            onsubmit: (event) => {
                event.preventDefault();
                attempt(async () => {
                    await api(faq ? 'PATCH' : 'POST', faq ? `faqs/${faq.id}/` : 'faqs/', {
                        question: question.value,
                        answer: answer.value,
                        phrasings: phrasings.value.split('\n').map((line) => line.trim()).filter(Boolean),
                    });
                    await load();
                    notice(`“${question.value}” is saved, and found from now on.`);
                });
            },
        },
        el('h2', {}, faq ? 'Edit a FAQ' : 'New FAQ'),
        field('Question', question),
        field('Answer', answer, 'Markdown, without HTML.'),
        field('Other phrasings', phrasings, 'One a line: other ways in which people ask the same. They are searched, not shown.'),
        el('p', { class: 'tools' }, el('button', { type: 'submit' }, 'Save'), button('Cancel', draw)),
    );
    show(form);
    question.focus();
}

/** What a customer would get. */
function trial() {
    const question = el('input', { name: 'q', type: 'search', placeholder: 'Ask as a customer would' });
    const result = el('div', { 'aria-live': 'polite' });
    return el(
        'form',
        {
            role: 'search',
            onsubmit: (event) => {
                event.preventDefault();
                attempt(async () => {
                    const { results, threshold } = await api('GET', `faqs/search/?q=${encodeURIComponent(question.value)}`);
                    result.replaceChildren(found('What is found', results, threshold));
                });
            },
        },
        field('Try a question', question),
        el('button', { type: 'submit' }, 'Search'),
        result,
    );
}

function imports() {
    const file = el('input', { type: 'file', accept: '.csv,.json,text/csv,application/json', required: true });
    const broken = el('select', {}, el('option', { value: 'refuse' }, 'import nothing'), el('option', { value: 'skip' }, 'import the others'));
    const result = el('div', { 'aria-live': 'polite' });
    const rows = (list) => table('Rows that are broken', ['Row', 'Problem'], list.map((row) => [String(row.row), row.problem]));
    return el(
        'form',
        {
            onsubmit: (event) => {
                event.preventDefault();
                const type = file.files[0].name.endsWith('.json') ? 'application/json' : 'text/csv';
                attempt(async () => {
                    try {
                        const done = await api('POST', `faqs/import/?broken=${broken.value}`, file.files[0], type);
                        await load();
                        notice(`${done.added} added, ${done.changed} changed, ${done.broken.length} broken.`);
                        if (done.broken.length > 0) {
                            document.getElementById('parley').append(rows(done.broken));
                        }
                    } catch (problem) {
                        result.replaceChildren(problem.json?.broken ? rows(problem.json.broken) : '');
                        throw problem;
                    }
                });
            },
        },
        el('h2', {}, 'Import'),
        field('File', file, 'CSV with the columns question and answer, or JSON as it is exported. What has the same question is changed.'),
        field('If rows are broken', broken),
        el('button', { type: 'submit' }, 'Import'),
        result,
    );
}

attempt(load);
