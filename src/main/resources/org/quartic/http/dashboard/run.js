// One run: its state, its curve, its correlators, and what can be done about it.

import { Away, Refusal, download, json, request, runPath } from './api.js';
import { FourPointTable, PlainTable, over, worstFirst } from './correlators.js';
import { Curve, STYLES, sample } from './curve.js';
import { confirmed } from './dialogs.js';
import { announce, arrange, element, setHidden, setText } from './dom.js';
import { follow } from './events.js';
import { ExtendForm } from './extend.js';
import { UNKNOWN, duration, grouped, moment, plain, rough, setMoment, symbol } from './numbers.js';
import { Poll } from './poll.js';
import { Pill, ended } from './states.js';

const EVERY_MILLIS = 2000;
/** While nobody looks, for the title alone. */
const HIDDEN_EVERY_MILLIS = 20_000;
const RESULT_EVERY_MILLIS = 2500;
const RATE_OVER_MILLIS = 20_000;
const WORST = 6;

class Fact {
    constructor(name, value = element('span', { class: 'number' })) {
        this.value = value;
        this.more = element('span', { class: 'faint' });
        this.node = element('div', { class: 'fact' }, element('dt', {}, name), element('dd', {}, value, this.more));
    }

    show(text, more = '') {
        setText(this.value, text);
        setText(this.more, more);
    }
}

export class RunPage {
    #id;
    #root;
    #info = null;
    #spec = null;
    #result = null;
    #looks = new Map();
    #styles = new Map();
    #automatic = true;
    #rates = [];
    #news = 0;
    #closed = false;
    #stream = null;
    #resultTimer = null;
    #resultAt = 0;
    #life = new AbortController();
    #poll = new Poll(EVERY_MILLIS, signal => this.#loadInfo(signal), HIDDEN_EVERY_MILLIS);

    #title = element('h1', { id: 'title', tabindex: '-1' }, 'Run');
    #pill = new Pill();
    #identity = element('span', { class: 'identity' });
    #alert = element('div', { class: 'alert', role: 'alert', hidden: true });
    #failure = element('div', { class: 'alert', role: 'alert', hidden: true });
    #warnings = element('ul', { class: 'warnings', 'aria-label': 'Warnings', hidden: true });
    #content = element('div', { hidden: true });
    #hold = element('button', { type: 'button', id: 'hold', click: () => this.#act(this.#info.status === 'paused' ? 'resume' : 'pause', this.#hold) });
    #stop = element('button', { type: 'button', id: 'stop', click: () => this.#act('stop', this.#stop) }, 'Stop');
    #extend = element('button', { type: 'button', id: 'extend', click: () => this.#openForm() }, 'Extend\u2026');
    #delete = element('button', { type: 'button', id: 'delete', class: 'danger', click: () => this.#remove() }, 'Delete\u2026');
    #form;
    #draws = new Fact('Draws');
    #distance = new Fact('Bound over target');
    #rate = new Fact('Draws a second');
    #remaining = new Fact('To the target');
    #submitted = new Fact('Submitted', moment());
    #started = new Fact('Started', moment());
    #finished = new Fact('Finished', moment());
    #time = new Fact('Running time');
    #curveTitle = element('p', { class: 'faint' });
    #curve = new Curve('Convergence curve: bounds against draws, both logarithmic');
    #legend = element('ul', { class: 'legend', 'aria-label': 'Lines of the curve' });
    #worstButton = element('button', { type: 'button', class: 'small', hidden: true, click: () => this.#chooseWorst() }, `Draw the ${WORST} furthest from target`);
    #fourPoint = new FourPointTable((place, wanted) => this.#choose(place, wanted));
    #sixPoint = new PlainTable('six');
    #twoPoint = new PlainTable('two');
    #estimates = element('div', { hidden: true });
    #specText = element('code', {});
    #specBox = element('section', { class: 'card', 'aria-labelledby': 'spec-title', hidden: true });
    #copied = element('span', { class: 'faint', role: 'status' });
    #provenance = element('p', { class: 'faint' });
    #downloads = element('div', { class: 'buttons', role: 'group', 'aria-label': 'Downloads' });

    constructor(root, id) {
        this.#root = root;
        this.#id = id;
        this.#form = new ExtendForm(id, info => this.#extended(info));
        this.#build();
        this.#poll.start();
        this.#listen();
        document.addEventListener('visibilitychange', () => this.#listen(), { signal: this.#life.signal });
    }

    close() {
        this.#closed = true;
        this.#poll.stop();
        this.#life.abort();
        this.#stream?.abort();
        clearTimeout(this.#resultTimer);
    }

    #build() {
        const save = (label, path, accept, name) => element('button', { type: 'button', class: 'small',
            click: () => this.#try(() => download(`${runPath(this.#id)}/${path}`, accept, `${this.#fileName()}.${name}`)) }, label);
        this.#downloads.append(save('result.json', 'result', 'application/json', 'result.json'),
            save('result.csv', 'result', 'text/csv', 'result.csv'), save('history.json', 'history', 'application/json', 'history.json'));
        this.#specBox.append(element('div', { class: 'heading' }, element('h2', { id: 'spec-title' }, 'Spec'),
            element('div', { class: 'buttons' }, this.#copied, element('button', { type: 'button', class: 'small', click: () => this.#copy() }, 'Copy'))),
            element('pre', { tabindex: '0', 'aria-label': 'The resolved spec' }, this.#specText), this.#provenance);
        this.#estimates.append(
            element('section', { class: 'card', 'aria-labelledby': 'four-title' },
                element('div', { class: 'heading' }, element('h2', { id: 'four-title' }, 'Four-point functions'),
                    element('div', { class: 'buttons' }, this.#fourPoint.magnifying, this.#fourPoint.ordering)), this.#fourPoint.node),
            element('section', { class: 'card', id: 'six-point', 'aria-labelledby': 'six-title' },
                element('div', { class: 'heading' }, element('h2', { id: 'six-title' }, 'Six-point functions'), this.#sixPoint.magnifying), this.#sixPoint.node),
            element('section', { class: 'card', id: 'two-point', 'aria-labelledby': 'two-title' }, 
                element('div', { class: 'heading' }, element('h2', { id: 'two-title' }, 'Two-point functions'), this.#twoPoint.magnifying), this.#twoPoint.node));
        const facts = [this.#draws, this.#distance, this.#remaining, this.#rate, this.#time, this.#submitted, this.#started, this.#finished];
        this.#content.append(this.#failure, this.#warnings, this.#form.node,
            element('dl', { class: 'card facts' }, ...facts.map(fact => fact.node)),
            element('section', { class: 'card', 'aria-labelledby': 'curve-title' },
                element('div', { class: 'heading' }, element('h2', { id: 'curve-title' }, 'Convergence'), this.#downloads),
                this.#curveTitle, this.#curve.node, this.#legend, this.#worstButton),
            this.#estimates, this.#specBox);
        this.#root.replaceChildren(
            element('nav', { 'aria-label': 'Where this is' }, element('a', { href: '#/' }, '\u2190 All runs')),
            element('div', { class: 'heading run-heading' }, element('div', { class: 'name-line' }, this.#title, this.#pill.node, this.#identity),
                element('div', { class: 'buttons', role: 'group', 'aria-label': 'What to do with this run' },
                    this.#hold, this.#stop, this.#extend, this.#delete)),
            this.#alert, this.#content);
        for (const button of this.#buttons()) {
            setHidden(button, true);
        }
        setHidden(this.#pill.node, true);
    }

    #buttons() {
        return [this.#hold, this.#stop, this.#extend, this.#delete];
    }

    #fileName() {
        return (this.#info?.name ?? this.#id).replace(/[^\w.-]+/g, '-').slice(0, 60);
    }

    // What the daemon says.

    /** Follows the events while somebody looks: of one browser, a daemon gets few connections at once. */
    #listen() {
        if (document.hidden) {
            this.#stream?.abort();
            this.#stream = null;
        } else if (this.#stream === null && !this.#closed) {
            const stream = new AbortController();
            this.#stream = stream;
            follow(`${runPath(this.#id)}/events`, stream.signal, { opened: () => this.#loadAll(), heard: event => this.#heard(event) })
                .catch(fault => this.#show(fault))
                .finally(() => {
                    if (this.#stream === stream) {
                        this.#stream = null;
                    }
                });
        }
    }

    #heard({ name, data }) {
        const json = JSON.parse(data);
        if (name === 'look') {
            this.#looks.set(json.draws, json);
            this.#drawCurve();
            this.#resultSoon();
        } else if (name === 'state' || name === 'end') {
            const again = this.#info !== null && ended(this.#info.status) && name === 'state';
            this.#news += 1;
            this.#showInfo(json);
            if (again || name === 'end') {
                // Bounds belong to a stop section, and that may be another now.
                this.#loadAll();
            } else {
                this.#resultSoon();
            }
        }
    }

    async #loadInfo(signal) {
        const news = this.#news;
        try {
            const info = await json(runPath(this.#id), { signal });
            if (news === this.#news && !signal.aborted) {
                if (this.#alert.dataset.from !== 'action') {
                    setHidden(this.#alert, true);
                }
                this.#showInfo(info);
                if (!ended(info.status)) {
                    this.#listen();
                }
            }
        } catch (fault) {
            this.#show(fault, signal);
        }
    }

    #loadAll() {
        return Promise.all([this.#loadSpec(), this.#loadHistory(), this.#loadResult()]);
    }

    #try(work) {
        return work().catch(fault => this.#show(fault, this.#life.signal, 'action'));
    }

    #loadSpec() {
        return this.#try(async () => {
            const path = `${runPath(this.#id)}/spec`;
            this.#spec = await json(path, { signal: this.#life.signal });
            // As the daemon writes it: a seed may have more digits than a number here.
            const text = await request(path, { headers: { Accept: 'application/hocon' }, signal: this.#life.signal });
            setText(this.#specText, await text.text());
            setHidden(this.#specBox, false);
        });
    }

    #loadHistory() {
        return this.#try(async () => {
            const { looks } = await json(`${runPath(this.#id)}/history`, { signal: this.#life.signal });
            // A look that came in meanwhile is not in it.
            const newest = looks.at(-1)?.draws ?? 0;
            const later = [...this.#looks.values()].filter(look => look.draws > newest && !ended(this.#info?.status ?? ''));
            this.#looks = new Map([...looks, ...later].map(look => [look.draws, look]));
            this.#drawCurve();
        });
    }

    #resultSoon() {
        this.#resultTimer ??= setTimeout(() => this.#loadResult(), Math.max(0, this.#resultAt + RESULT_EVERY_MILLIS - Date.now()));
    }

    async #loadResult() {
        clearTimeout(this.#resultTimer);
        this.#resultTimer = null;
        this.#resultAt = Date.now();
        try {
            const info = this.#info ?? await json(runPath(this.#id), { signal: this.#life.signal });
            if (info.worst !== null) {
                this.#showResult(await json(`${runPath(this.#id)}/result`, { signal: this.#life.signal }));
            }
        } catch (fault) {
            // Before the first look there is none.
            if (!(fault instanceof Refusal && fault.status === 409)) {
                this.#show(fault);
            }
        }
    }

    #show(fault, signal = this.#life.signal, from = 'poll') {
        if (fault instanceof Away || signal.aborted || this.#closed) {
            return;
        }
        if (!(fault instanceof Refusal)) {
            console.error(fault);
        }
        this.#alert.dataset.from = from;
        setText(this.#alert, fault.message);
        setHidden(this.#alert, false);
        if (fault.status === 404) {
            setHidden(this.#content, true);
            this.#buttons().forEach(button => setHidden(button, true));
            this.#poll.stop();
        }
    }

    // What is shown.

    #showInfo(info) {
        const before = this.#info;
        this.#info = info;
        setHidden(this.#content, false);
        setHidden(this.#pill.node, false);
        setText(this.#title, info.name);
        setText(this.#identity, info.id);
        this.#pill.show(info.status);
        document.title = `${info.status} \u00b7 ${info.name} \u00b7 Quartic`;
        if (before !== null && before.status !== info.status) {
            announce(`${info.name} is ${info.status} now.`);
            this.#rates = [];
        }
        setText(this.#failure, info.error ?? '');
        setHidden(this.#failure, info.error === null);
        setMoment(this.#submitted.value, info.submitted);
        setMoment(this.#started.value, info.started);
        setMoment(this.#finished.value, info.finished);
        setHidden(this.#finished.node, info.finished === null);
        this.#showButtons(info.status);
        this.#showFacts();
        if (before?.status !== info.status) {
            this.#drawCurve();
        }
    }

    #showButtons(status) {
        const over = ended(status);
        const focused = document.activeElement;
        setText(this.#hold, status === 'paused' ? 'Resume' : 'Pause');
        setHidden(this.#hold, !['running', 'paused'].includes(status));
        setHidden(this.#stop, over);
        setHidden(this.#extend, !over || status === 'failed');
        setHidden(this.#delete, !over);
        if (!over) {
            setHidden(this.#form.node, true);
        }
        if (focused?.hidden) {
            (this.#buttons().find(button => !button.hidden) ?? this.#title).focus();
        }
    }

    #showFacts() {
        const info = this.#info;
        this.#draws.show(grouped(info.draws), this.#spec ? `of at most ${rough(this.#spec.stop['max-draws'])}` : '');
        const ratio = info.worst?.['bound-over-target'] ?? null;
        this.#distance.show(plain(ratio, 3), info.worst ? `worst: ${symbol(info.worst.points)}` : '');
        this.#showRate(info, ratio);
        if (this.#result) {
            this.#time.show(duration(this.#result['wall-seconds']), `${duration(this.#result['cpu-seconds'])} of processors`);
        } else {
            this.#time.show(UNKNOWN);
        }
    }

    #showRate(info, ratio) {
        const running = info.status === 'running';
        setHidden(this.#rate.node, !running);
        setHidden(this.#remaining.node, ended(info.status));
        if (!running) {
            this.#rates = [];
        } else if (this.#rates.at(-1)?.draws !== info.draws) {
            this.#rates.push({ at: performance.now(), draws: info.draws });
            this.#rates = this.#rates.filter(each => each.at > performance.now() - RATE_OVER_MILLIS);
        }
        const first = this.#rates[0];
        const last = this.#rates.at(-1);
        const rate = first && last.at > first.at ? (last.draws - first.draws) / (last.at - first.at) * 1000 : null;
        this.#rate.show(rate > 0 ? rough(rate) : UNKNOWN);
        const looked = this.#lookList().at(-1)?.draws;
        if (ratio === null || looked === undefined || ratio === 0) {
            this.#remaining.show(UNKNOWN);
            return;
        }
        const left = Math.max(0, looked * ratio ** 2 - info.draws);
        const most = this.#spec?.stop['max-draws'] ?? Infinity;
        const budget = looked * ratio ** 2 > most;
        const time = rate > 0 ? `, ${duration((budget ? Math.max(0, most - info.draws) : left) / rate)}` : '';
        this.#remaining.show(budget ? 'beyond the budget' : `\u2248 ${rough(left)} draws`, budget ? `which ends it first${time}` : `${time.replace(', ', 'about ')}`);
    }

    #lookList() {
        return [...this.#looks.values()].sort((one, other) => one.draws - other.draws);
    }

    #showResult(result) {
        this.#result = result;
        const values = result['four-point'];
        if (this.#automatic) {
            this.#automaticStyles(values);
        }
        for (const [kind, table] of [['six-point', this.#sixPoint], ['two-point', this.#twoPoint]]) {
            table.show(result[kind]);
            setHidden(this.#root.querySelector(`#${kind}`), result[kind].length === 0);
        }
        setHidden(this.#estimates, false);
        arrange(this.#warnings, result.warnings.map(({ code, message }) => element('li', {}, element('strong', {}, code), ` ${message}`)));
        setHidden(this.#warnings, result.warnings.length === 0);
        const { version, commit, jdk, cpu, threads } = result.provenance;
        setText(this.#provenance, [`Estimator ${result.estimator}, ${result.sampling}`, `Quartic ${version}${commit ? ` (${commit.slice(0, 10)})` : ''}`, jdk ? `JDK ${jdk}` : '', cpu,
            `${threads} threads`, result['spec-digest']].filter(text => text).join(' \u00b7 '));
        this.#showStyles();
        this.#showFacts();
    }

    // Which four-points are lines of their own.

    /** The furthest from their targets; what was drawn already stays as it was drawn. */
    #automaticStyles(values) {
        const wanted = values.length <= STYLES ? values.map((_, place) => place) : worstFirst(values).slice(0, WORST);
        const kept = new Map([...this.#styles].filter(([place]) => wanted.includes(place)));
        for (const place of wanted) {
            if (!kept.has(place)) {
                kept.set(place, this.#freeStyle(kept));
            }
        }
        this.#styles = kept;
    }

    #freeStyle(taken) {
        const styles = new Set(taken.values());
        return [...Array(STYLES).keys()].find(style => !styles.has(style));
    }

    #choose(place, wanted) {
        this.#automatic = false;
        if (!wanted) {
            this.#styles.delete(place);
        } else if (this.#styles.size < STYLES) {
            this.#styles.set(place, this.#freeStyle(this.#styles));
        } else {
            announce(`No more than ${STYLES} lines can be told apart: take another out first.`);
        }
        this.#showStyles();
    }

    #chooseWorst() {
        this.#automatic = true;
        this.#styles = new Map();
        this.#automaticStyles(this.#result['four-point']);
        this.#showStyles();
        this.#curve.node.focus();
    }

    #showStyles() {
        const values = this.#result['four-point'];
        this.#fourPoint.show(values, this.#styles, sample);
        setHidden(this.#worstButton, this.#automatic);
        const rest = values.length - this.#styles.size;
        const entries = [...this.#styles].sort(([, one], [, other]) => one - other).map(([place, style]) => {
            const ratio = over(values[place]);
            return element('li', {}, sample(style), element('span', { class: 'number' }, symbol(values[place].points)),
                element('span', { class: 'faint number' }, plain(values[place].bound, 2)), ratio !== null && ratio <= 1 ? '\u2713' : null);
        });
        arrange(this.#legend, [...entries, ...(rest > 0 ? [element('li', { class: 'faint' }, `${rest} more in grey`)] : [])]);
        this.#drawCurve();
    }

    #drawCurve() {
        setHidden(this.#downloads, this.#looks.size === 0);
        const values = this.#result?.['four-point']
            ?? (this.#spec?.correlators['four-point'] ?? []).map(points => ({ points, target: null }));
        const rule = this.#spec?.stop.rule ?? 'anytime';
        setText(this.#curveTitle, rule === 'anytime'
            ? 'Half-width of the joint confidence sequence of each four-point, against draws.' : 'Standard error of each four-point, against draws.');
        this.#curve.show(this.#lookList(), values, this.#styles, ended(this.#info?.status ?? 'running'));
    }

    // What is done.

    async #act(action, button) {
        if (button.getAttribute('aria-busy') === 'true') {
            return;
        }
        button.setAttribute('aria-busy', 'true');
        this.#news += 1;
        try {
            const info = await json(`${runPath(this.#id)}/${action}`, { method: 'POST' });
            this.#news += 1;
            setHidden(this.#alert, true);
            this.#showInfo(info);
            this.#resultSoon();
        } catch (fault) {
            this.#show(fault instanceof Away ? new Refusal(0, 'The daemon does not answer: try again when it is back.', []) : fault, this.#life.signal, 'action');
        } finally {
            button.removeAttribute('aria-busy');
        }
    }

    #openForm() {
        if (this.#spec !== null) {
            this.#form.open(this.#spec.stop);
        }
    }

    #extended(info) {
        setHidden(this.#form.node, true);
        if (info === null) {
            this.#extend.focus();
        } else {
            this.#news += 1;
            this.#showInfo(info);
            this.#stream?.abort();
            this.#stream = null;
            this.#listen();
        }
    }

    async #remove() {
        if (!await confirmed(`Delete ${this.#info.name}?`, 'Its draws, its results and its history are removed for ever.', 'Delete')) {
            this.#delete.focus();
            return;
        }
        await this.#try(async () => {
            await request(runPath(this.#id), { method: 'DELETE' });
            this.#poll.stop();
            location.hash = '#/';
            announce('The run is deleted.');
        });
    }

    async #copy() {
        try {
            await navigator.clipboard.writeText(this.#specText.textContent);
            setText(this.#copied, 'Copied');
        } catch {
            getSelection().selectAllChildren(this.#specText);
            setText(this.#copied, 'Selected: copy it by hand');
        }
    }
}
