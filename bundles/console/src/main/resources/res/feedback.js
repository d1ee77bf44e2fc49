// SPDX-License-Identifier: Apache-2.0
import { api, attempt, button, el, field, found, moment, notice, percent, show, svg, table } from './ui.js';

const filters = { value: '', by: '', q: '' };
let votes = { results: [], next: null };
let groups = [];
let days = [];
let outcome = null;

async function load() {
    [votes, groups, days] = await Promise.all([
        api('GET', `feedback/?${query()}`),
        api('GET', 'feedback/unanswered/').then((answer) => answer.results.filter((group) => !group.answered_now)),
        api('GET', 'feedback/days/').then((answer) => answer.results),
    ]);
    draw();
}

function query() {
    return new URLSearchParams(Object.entries(filters).filter(([, value]) => value !== '')).toString();
}

function draw() {
    show(outcome, plots(), unanswered(), rated());
}

function plots() {
    const asked = days.reduce((sum, day) => sum + count(day), 0);
    const answered = asked - days.reduce((sum, day) => sum + day.unanswered, 0);
    const sum = (vote) => days.reduce((all, day) => all + day[vote], 0);
    return el(
        'section',
        { 'aria-label': 'Figures' },
        el('h2', {}, `The last ${days.length} days`),
        el('p', {}, `${asked} questions, ${percent(asked ? answered / asked : null)} answered; ${sum('up')} votes up, ${sum('down')} down.`),
        el('div', { class: 'plots' }, rates(), bars()),
    );
}

const count = (day) => day.unanswered + Object.values(day.answered).reduce((sum, n) => sum + n, 0);

const WIDTH = 420;
const HEIGHT = 140;
const LEFT = 36;
const BOTTOM = 20;
const x = (index) => LEFT + (index + 0.5) * ((WIDTH - LEFT) / days.length);
const y = (share) => 8 + (1 - share) * (HEIGHT - BOTTOM - 8);

function plot(title, scale, ...parts) {
    const line = (share) => svg('line', { x1: LEFT, x2: WIDTH, y1: y(share), y2: y(share), class: 'grid' });
    const text = (at, anchor, content, height) => {
        const label = svg('text', { x: at, y: height, 'text-anchor': anchor });
        label.textContent = content;
        return label;
    };
    const name = svg('title');
    name.textContent = title;
    return el(
        'figure',
        {},
        svg(
            'svg',
            { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', class: 'plot' },
            name,
            line(0),
            line(1),
            text(LEFT - 4, 'end', scale, y(1) + 4),
            text(LEFT - 4, 'end', '0', y(0) + 4),
            text(LEFT, 'start', days[0]?.date ?? '', HEIGHT - 4),
            text(WIDTH, 'end', days[days.length - 1]?.date ?? '', HEIGHT - 4),
            ...parts,
        ),
        el('figcaption', {}, title),
    );
}

/** A line for each rate; days without questions are gaps, single days are dots. */
function rates() {
    const lines = ['answer_rate', 'fallback_rate'].flatMap((rate) => {
        const points = days.map((day, index) => [index, day[rate]]).filter(([, share]) => share !== null);
        const path = points.map(([index, share], i) =>
            `${i > 0 && points[i - 1][0] === index - 1 ? 'L' : 'M'}${x(index)} ${y(share)}`).join('');
        return [
            svg('path', { d: path, class: rate, fill: 'none' }),
            ...points.map(([index, share]) => svg('circle', { cx: x(index), cy: y(share), r: 2, class: rate })),
        ];
    });
    return plot('Answer rate (solid) and fallback rate (dashed)', '100 %', ...lines);
}

/** Votes up and beside them votes down. */
function bars() {
    const most = Math.max(1, ...days.map((day) => Math.max(day.up, day.down)));
    const wide = Math.max(2, (WIDTH - LEFT) / days.length / 3);
    const bar = (index, votes, kind, offset) =>
        svg('rect', { x: x(index) + offset, y: y(votes / most), width: wide, height: y(0) - y(votes / most), class: kind });
    return plot(
        'Votes up (left, filled) and down (right, outlined)',
        String(most),
        ...days.flatMap((day, index) => [bar(index, day.up, 'up', -wide), bar(index, day.down, 'down', 0)]),
    );
}

function unanswered() {
    return el(
        'section',
        {},
        el('h2', {}, 'What nobody could answer'),
        table(
            'Questions that found nothing, those about the same together',
            ['Times', 'Question', 'Last asked', 'Also said as', ''],
            groups.map((group) => [
                String(group.count),
                group.name,
                moment(group.questions[0].timestamp),
                el('span', { class: 'long' }, others(group).join(' · ')),
                button('Make this an FAQ', () => mend(group.name, group.questions[0].message_id), {
                    'aria-label': `${group.name}: make this an FAQ`,
                }),
            ]),
            'Everything that was asked was answered.',
        ),
    );
}

const others = (group) => [...new Set(group.questions.map((one) => one.question))].filter((text) => text !== group.name).slice(0, 5);

function rated() {
    const value = el('select', {}, ...[['', 'all'], ['down', 'down'], ['up', 'up']].map(([key, text]) =>
        el('option', { value: key, selected: filters.value === key }, text)));
    const by = el('input', { value: filters.by, placeholder: 'faq, rag, …' });
    const q = el('input', { type: 'search', value: filters.q });
    return el(
        'section',
        {},
        el('h2', {}, 'Votes'),
        el(
            'form',
            {
                class: 'filters',
                onsubmit: (event) => {
                    event.preventDefault();
                    Object.assign(filters, { value: value.value, by: by.value.trim(), q: q.value.trim() });
                    attempt(load);
                },
            },
            field('Vote', value),
            field('Answered by', by),
            field('With these words', q),
            el('button', { type: 'submit' }, 'Show'),
            el('a', { href: `/api/admin/feedback/export/?${query()}`, download: 'feedback.csv' }, 'Export as CSV'),
        ),
        table(
            'Votes, the latest first',
            ['Vote', 'When', 'Question', 'Answer', 'By', ''],
            votes.results.map((vote) => [
                vote.value === 'up' ? '👍 up' : '👎 down',
                moment(vote.timestamp),
                vote.question,
                el('span', { class: 'long' }, vote.answer),
                vote.answered_by,
                vote.value === 'down'
                    ? button('Make this an FAQ', () => mend(vote.question, vote.message_id), { 'aria-label': `${vote.question}: make this an FAQ` })
                    : null,
            ]),
            'Nobody voted.',
        ),
        votes.next
            ? button('More', async () => {
                const more = await api('GET', `feedback/?${query()}&cursor=${encodeURIComponent(votes.next)}`);
                votes = { results: votes.results.concat(more.results), next: more.next };
                draw();
            })
            : null,
    );
}

/** A question becomes a FAQ, or another phrasing of one. */
async function mend(text, message) {
    const [{ results: faqs }, { results: near, threshold }] = await Promise.all([
        api('GET', 'faqs/'),
        api('GET', `faqs/search/?q=${encodeURIComponent(text)}`),
    ]);
    const question = el('input', { value: text, maxlength: 500, required: true });
    const answer = el('textarea', { rows: 6, maxlength: 10000, required: true });
    const existing = el(
        'select',
        { onchange: () => { answer.disabled = existing.value !== ''; } },
        el('option', { value: '' }, 'a new FAQ'),
        ...faqs.map((faq) => el('option', { value: faq.id }, `another phrasing of: ${faq.question}`)),
    );
    show(
        el(
            'form',
            {
                onsubmit: (event) => {
                    event.preventDefault();
                    attempt(async () => {
                        const isSame = question.value === text;
                        const done = await api('POST', 'feedback/faq/', {
                            ...(isSame && message ? { message_id: message } : { question: question.value }),
                            ...(existing.value ? { faq_id: Number(existing.value) } : { answer: answer.value }),
                        });
                        outcome = el(
                            'section',
                            {},
                            el('h2', {}, `“${question.value}”, before and now`),
                            el('div', { class: 'plots' }, found('Before', done.before, threshold), found('Now', done.after, threshold)),
                        );
                        await load();
                        notice('It is found from now on.');
                    });
                },
            },
            el('h2', {}, 'Make this an FAQ'),
            field('Question', question),
            field('It becomes', existing),
            field('Answer', answer, 'Markdown, without HTML.'),
            el('p', { class: 'tools' }, el('button', { type: 'submit' }, 'Save'), button('Cancel', draw)),
        ),
        found('What is found now', near, threshold),
    );
    answer.focus();
}

attempt(load);
