// All runs.

import { Away, json } from './api.js';
import { announce, arrange, element, setHidden, setText } from './dom.js';
import { grouped, moment, plain, setMoment, symbol } from './numbers.js';
import { Distance, Pill, STATES, ended } from './states.js';
import { Poll } from './poll.js';

const EVERY_MILLIS = 2000;
const PAGE = 50;
/** Runs the daemon gives at once. */
const MOST = 1000;

class Row {
    #link = element('a', {});
    #pill = new Pill();
    #draws = element('span', { class: 'number' });
    #distance = new Distance();
    #worst = element('span', { class: 'faint number' });
    #submitted = moment();
    #finished = moment();
    #priority = element('span', { class: 'tag' });
    #blanks;

    constructor(id) {
        this.#link.href = `#/runs/${encodeURIComponent(id)}`;
        const cell = (label, name, ...content) => element('td', { role: 'cell', 'data-label': label, class: name }, ...content);
        this.node = element('tr', { role: 'row', 'data-run': id },
            element('th', { role: 'rowheader', scope: 'row', class: 'name' }, this.#link, this.#priority,
                element('span', { class: 'identity' }, id)),
            cell('State', '', this.#pill.node), cell('Draws', 'right', this.#draws),
            cell('Bound over target', 'far', this.#distance.node, this.#worst),
            cell('Submitted', 'time', this.#submitted), cell('Finished', 'time', this.#finished));
        const [, , draws, far, , finished] = this.node.children;
        this.#blanks = { draws, far, finished };
    }

    show(run) {
        setText(this.#link, run.name);
        setHidden(this.#priority, run.priority === 'normal');
        setText(this.#priority, `${run.priority} priority`);
        this.#pill.show(run.status);
        setText(this.#draws, grouped(run.draws));
        const ratio = run.worst?.['bound-over-target'] ?? null;
        this.#distance.show(ratio, plain(ratio, 3));
        setText(this.#worst, run.error ?? (run.worst ? symbol(run.worst.points) : ''));
        this.#worst.classList.toggle('fault', run.error !== null);
        setMoment(this.#submitted, run.submitted);
        setMoment(this.#finished, run.finished);
        // Where there is little room, nothing is said of what is not there.
        this.#blanks.draws.classList.toggle('blank', run.draws === 0);
        this.#blanks.far.classList.toggle('blank', ratio === null && run.error === null);
        this.#blanks.finished.classList.toggle('blank', run.finished === null);
    }
}

export class RunList {
    #rows = new Map();
    #states = new Map();
    #limit = PAGE;
    #next = null;
    #filter = element('select', { id: 'filter', change: () => this.#changed() }, element('option', { value: '' }, 'all'),
        ...STATES.map(state => element('option', { value: state }, state)));
    #count = element('p', { class: 'faint', id: 'count' });
    #body = element('tbody', { role: 'rowgroup' });
    #table;
    #empty = element('div', { class: 'empty', hidden: true });
    #more = element('button', { type: 'button', hidden: true, click: () => this.#showMore() }, 'Show older runs');
    #fault = element('p', { class: 'alert', role: 'alert', hidden: true });
    #poll = new Poll(EVERY_MILLIS, signal => this.#load(signal));

    constructor(root) {
        const head = (text, name = '') => element('th', { role: 'columnheader', scope: 'col', class: name }, text);
        this.#table = element('table', { class: 'runs', role: 'table', 'aria-labelledby': 'title', hidden: true },
            element('thead', { role: 'rowgroup' }, element('tr', { role: 'row' }, head('Run'), head('State'), head('Draws', 'right'),
                head('Bound over target'), head('Submitted'), head('Finished'))), this.#body);
        root.replaceChildren(
            element('div', { class: 'heading' }, element('h1', { id: 'title', tabindex: '-1' }, 'Runs'),
                element('label', { class: 'filter', for: 'filter' }, 'State', this.#filter)),
            this.#fault, this.#count, this.#table, this.#empty, this.#more);
        document.title = 'Runs \u00b7 Quartic';
        this.#poll.start();
    }

    close() {
        this.#poll.stop();
    }

    #changed() {
        this.#limit = PAGE;
        this.#states.clear();
        this.#poll.now();
    }

    #showMore() {
        this.#limit += 4 * PAGE;
        this.#poll.now();
    }

    async #load(signal) {
        try {
            const status = this.#filter.value;
            const runs = [];
            let next = null;
            do {
                const limit = Math.min(MOST, this.#limit - runs.length);
                const page = await json(`runs?limit=${limit}${status ? `&status=${status}` : ''}${next ? `&after=${next}` : ''}`,
                    { signal });
                runs.push(...page.runs);
                next = page.next;
            } while (next !== null && runs.length < this.#limit);
            setHidden(this.#fault, true);
            this.#show(runs, next);
        } catch (fault) {
            if (!(fault instanceof Away) && !signal.aborted) {
                setText(this.#fault, fault.message);
                setHidden(this.#fault, false);
            }
        }
    }

    #show(runs, next) {
        this.#next = next;
        const rows = new Map(runs.map(run => [run.id, this.#rows.get(run.id) ?? new Row(run.id)]));
        this.#rows = rows;
        runs.forEach(run => rows.get(run.id).show(run));
        arrange(this.#body, [...rows.values()].map(row => row.node));
        this.#tell(runs);
        setHidden(this.#table, runs.length === 0);
        setHidden(this.#empty, runs.length > 0);
        if (runs.length === 0) {
            this.#showEmpty();
        }
        setText(this.#count, this.#counted(runs));
        setHidden(this.#count, runs.length === 0);
        setHidden(this.#more, this.#next === null);
    }

    #counted(runs) {
        const going = runs.filter(run => run.status === 'running').length;
        const waiting = runs.filter(run => run.status === 'queued').length;
        const all = this.#next === null ? `${runs.length} ${runs.length === 1 ? 'run' : 'runs'}` : `The newest ${runs.length} runs`;
        return [all, ...(going ? [`${going} running`] : []), ...(waiting ? [`${waiting} queued`] : [])].join(', ');
    }

    #showEmpty() {
        const wanted = this.#filter.value;
        if (this.#empty.dataset.wanted !== wanted) {
            this.#empty.dataset.wanted = wanted;
            this.#empty.replaceChildren(...(wanted ? [element('p', {}, `No run is ${wanted}.`)]
                : [element('h2', {}, 'No runs yet'), element('p', {}, 'Submit a spec and it appears here:'),
                    element('pre', { tabindex: '0' }, element('code', {}, `quartic submit spec.conf --url ${location.origin}`))]));
        }
    }

    /** What ended meanwhile is said aloud. */
    #tell(runs) {
        const news = runs.filter(run => ended(run.status) && this.#states.has(run.id) && this.#states.get(run.id) !== run.status);
        if (news.length > 0) {
            announce(news.map(run => `${run.name}: ${run.status}`).join('. '));
        }
        this.#states = new Map(runs.map(run => [run.id, run.status]));
    }
}
