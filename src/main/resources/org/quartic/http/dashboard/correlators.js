// Tables of correlators: what was estimated, its interval drawn on a common scale and in numbers, and how far it is from its target.

import { arrange, drawn, element, setHidden, setText } from './dom.js';
import { bracketed, plain, symbol, withError } from './numbers.js';
import { Distance } from './states.js';

const SHORT = 20;
const MARGIN = 0.04;
/** Of the scale of all: intervals smaller than this are magnified, unless somebody wants it otherwise. */
const LEAST_SHARE = 0.025;

/** Where on the width of its cell an interval is drawn. */
class Scale {
    #low;
    #high;

    constructor(low, high) {
        const room = (high - low || 1) * MARGIN;
        this.#low = low - room;
        this.#high = high + room;
    }

    at(value) {
        return `${(100 * (value - this.#low) / (this.#high - this.#low)).toFixed(2)}%`;
    }

    holds(value) {
        return value >= this.#low && value <= this.#high;
    }
}

/** Scales for all rows: one for all, with zero on it, or the same width about each estimate, where intervals would be dots. */
function scales(intervals, magnified) {
    const known = intervals.filter(({ lower, upper }) => lower !== null && upper !== null);
    const widest = Math.max(0, ...known.map(({ lower, upper }) => (upper - lower) / 2));
    const low = Math.min(0, ...known.map(({ lower }) => lower));
    const high = Math.max(0, ...known.map(({ upper }) => upper));
    const apart = magnified ?? widest < LEAST_SHARE * (high - low);
    if (!apart) {
        const all = new Scale(low, high);
        return { apart, of: () => all, ends: [plain(low, 2), plain(high, 2)] };
    }
    const centred = ({ lower, upper }) => (lower === null || upper === null ? 0 : (lower + upper) / 2);
    return { apart, of: interval => new Scale(centred(interval) - widest, centred(interval) + widest),
        ends: [`\u2212${plain(widest, 2)}`, `+${plain(widest, 2)}`] };
}

/** One interval: a bar with its estimate. */
class Whisker {
    #zero = drawn('line', { class: 'zero', y1: 0, y2: '100%' });
    #line = drawn('line', { class: 'whisker', y1: '50%', y2: '50%' });
    #ends = [drawn('line', { class: 'whisker', y1: '22%', y2: '78%' }), drawn('line', { class: 'whisker', y1: '22%', y2: '78%' })];
    #dot = drawn('circle', { class: 'dot', cy: '50%', r: 3 });

    constructor() {
        this.node = drawn('svg', { class: 'interval', 'aria-hidden': 'true' }, this.#zero, this.#line, ...this.#ends, this.#dot);
    }

    show(scale, estimate, { lower, upper }) {
        const set = (node, attributes) => Object.entries(attributes).forEach(([name, value]) => node.setAttribute(name, value));
        const known = lower !== null && upper !== null;
        set(this.#zero, { visibility: scale.holds(0) ? 'visible' : 'hidden', x1: scale.at(0), x2: scale.at(0) });
        for (const node of [this.#line, ...this.#ends]) {
            set(node, { visibility: known ? 'visible' : 'hidden' });
        }
        if (known) {
            set(this.#line, { x1: scale.at(lower), x2: scale.at(upper) });
            set(this.#ends[0], { x1: scale.at(lower), x2: scale.at(lower) });
            set(this.#ends[1], { x1: scale.at(upper), x2: scale.at(upper) });
        }
        const there = estimate !== null && scale.holds(estimate);
        set(this.#dot, { visibility: there ? 'visible' : 'hidden', cx: scale.at(there ? estimate : 0) });
    }
}

/** What both tables have in common: rows by place, the first few or all. */
class CorrelatorTable {
    #rows = [];
    #all = false;
    #body = element('tbody', { role: 'rowgroup' });
    #low = element('span');
    #high = element('span');
    #more = element('button', { type: 'button', hidden: true, click: () => this.#toggle() });
    #magnify;
    #magnified = null;
    #shown = null;

    constructor(name, caption, columns) {
        this.#magnify = element('input', { type: 'checkbox', change: () => {
            this.#magnified = this.#magnify.checked;
            this.#shown();
        } });
        this.magnifying = element('label', { class: 'filter' }, this.#magnify, 'Magnify intervals');
        this.caption = element('caption', {}, caption);
        const head = ({ text, name: kind }) => element('th', { role: 'columnheader', scope: 'col', class: kind }, text);
        const scale = element('th', { role: 'columnheader', scope: 'col', class: 'drawn' }, element('span', { class: 'unseen' }, 'Interval, drawn from '),
            this.#low, element('span', { class: 'unseen' }, ' to '), this.#high);
        const heads = columns.map(column => (column.scale ? scale : head(column)));
        this.table = element('table', { class: `correlators ${name}`, role: 'table' }, this.caption,
            element('thead', { role: 'rowgroup' }, element('tr', { role: 'row' }, ...heads)), this.#body);
        this.node = element('div', {}, element('div', { class: 'scroll', role: 'region', 'aria-label': caption, tabindex: '0' }, this.table), this.#more);
    }

    #toggle() {
        this.#all = !this.#all;
        this.arrange();
    }

    /** @param order places as they are to be listed; as they come where it is not given */
    arrange(order = this.order) {
        this.order = order;
        const places = order ?? this.#rows.map((_, place) => place);
        const count = this.#all ? places.length : SHORT;
        arrange(this.#body, places.slice(0, count).map(place => this.#rows[place].node));
        setHidden(this.#more, places.length <= SHORT);
        setText(this.#more, this.#all ? `Show ${SHORT}` : `Show all ${places.length}`);
    }

    /** Rows for what there is now. */
    rows(values, make) {
        if (this.#rows.length !== values.length) {
            this.#rows = values.map((value, place) => make(value, place));
            this.order = undefined;
            this.arrange();
        }
        return this.#rows;
    }

    /** Scales for these, as somebody wants them to be; what shows them is called again when that changes. */
    scales(intervals, shown) {
        this.#shown = shown;
        const all = scales(intervals, this.#magnified);
        this.#magnify.checked = all.apart;
        setText(this.#low, all.ends[0]);
        setText(this.#high, all.ends[1]);
        return all;
    }
}

const cell = (label, name, ...content) => element('td', { role: 'cell', 'data-label': label, class: name }, ...content);
const heading = (...content) => element('th', { role: 'rowheader', scope: 'row', class: 'symbol' }, ...content);

class PlainRow {
    #estimate = element('span', { class: 'number' });
    #whisker = new Whisker();
    #numbers = element('span', { class: 'faint number' });

    constructor({ points }) {
        this.node = element('tr', { role: 'row' }, heading(symbol(points)), cell('Estimate', 'right', this.#estimate),
            cell('', 'drawn', this.#whisker.node, this.#numbers));
    }

    show(value, interval, scale) {
        setText(this.#estimate, withError(value.estimate, value['standard-error']));
        this.#whisker.show(scale, value.estimate, interval);
        setText(this.#numbers, bracketed(interval.lower, interval.upper));
    }
}

/** G2 or G6c, with one standard error to either side. */
export class PlainTable extends CorrelatorTable {
    constructor(name) {
        super(name, 'Intervals reach one standard error to either side.', [{ text: 'Correlator' }, { text: 'Estimate', name: 'right' },
            { scale: true }]);
    }

    show(values) {
        const intervals = values.map(({ estimate, 'standard-error': error }) => (estimate === null || error === null
            ? { lower: null, upper: null } : { lower: estimate - error, upper: estimate + error }));
        const all = this.scales(intervals, () => this.show(values));
        this.rows(values, value => new PlainRow(value))
            .forEach((row, place) => row.show(values[place], intervals[place], all.of(intervals[place])));
    }
}

class FourPointRow {
    #box;
    #sample = element('span', { class: 'sample-place' });
    #estimate = element('span', { class: 'number' });
    #whisker = new Whisker();
    #numbers = element('span', { class: 'faint number' });
    #distance = new Distance();
    #target = element('span', { class: 'faint number' });
    #parts;

    constructor({ points }, place, choose) {
        this.#box = element('input', { type: 'checkbox', change: () => choose(place, this.#box.checked) });
        this.#parts = ['normalised', 'finite-width', 'independence-breaking'].map(key => ({ key, text: element('span', { class: 'number' }) }));
        const labels = ['Normalised', 'I_dk', 'I_IB'];
        this.node = element('tr', { role: 'row', 'data-place': place },
            heading(element('label', { title: 'Draw it in the convergence curve' }, this.#box, this.#sample, element('span', {}, symbol(points)))),
            cell('Estimate', 'right', this.#estimate), cell('', 'drawn', this.#whisker.node, this.#numbers),
            cell('Bound over target', '', this.#distance.node, this.#target),
            ...this.#parts.map(({ text }, index) => cell(labels[index], 'right part', text)));
    }

    show(value, scale, style, sample) {
        setText(this.#estimate, withError(value.estimate, value['standard-error']));
        this.#whisker.show(scale, value.estimate, value.interval);
        setText(this.#numbers, bracketed(value.interval.lower, value.interval.upper));
        const ratio = over(value);
        this.#distance.show(ratio, `${plain(ratio, 3)}${value.reached ? ' \u2713' : ''}`);
        setText(this.#target, value.target === null ? 'no target' : `target ${plain(value.target, 3)}`);
        for (const { key, text } of this.#parts) {
            setText(text, value[key] === null ? plain(null) : withError(value[key].estimate, value[key]['standard-error']));
        }
        this.#box.checked = style !== undefined;
        if (this.#sample.dataset.style !== String(style)) {
            this.#sample.dataset.style = String(style);
            this.#sample.replaceChildren(...(style === undefined ? [] : [sample(style)]));
        }
    }
}

/** How far the bound of a four-point is from its target; null where that is not known. */
export function over({ bound, target }) {
    return bound === null || target === null ? null : bound === 0 ? 0 : bound / target;
}

/** Places, the furthest from the target first; those of which nothing is known are the furthest. */
export function worstFirst(values) {
    const far = values.map(value => over(value) ?? Infinity);
    return values.map((_, place) => place).sort((one, other) => (far[one] === far[other] ? one - other : far[other] - far[one]));
}

/** G4c, with the intervals of the stop rule. */
export class FourPointTable extends CorrelatorTable {
    #choose;
    #byDistance = null;
    #order = element('select', { id: 'order', change: () => this.#sort() }, element('option', { value: 'worst' }, 'furthest from target first'),
        element('option', { value: 'spec' }, 'as in the spec'));
    #values = [];

    constructor(choose) {
        super('four', 'Intervals of the stop rule.', [{ text: 'Correlator' }, { text: 'Estimate', name: 'right' }, { scale: true },
            { text: 'Bound over target' }, { text: 'Normalised', name: 'right part' },
            { text: 'I_dk', name: 'right part' }, { text: 'I_IB', name: 'right part' }]);
        this.#choose = choose;
        this.ordering = element('label', { class: 'filter', for: 'order' }, 'Order', this.#order);
    }

    #sort() {
        this.#byDistance = this.#order.value === 'worst';
        this.arrange(this.#byDistance ? worstFirst(this.#values) : this.#values.map((_, place) => place));
    }

    #say(interval) {
        const percent = `${plain(100 * (interval?.confidence ?? 0), 3).replace(/\.?0+$/, '')} %`;
        setText(this.caption, interval?.kind === 'anytime'
            ? `Intervals hold together, at every moment at once, with a confidence of ${percent}.`
            : `Intervals hold together, at a number of draws chosen beforehand, with a confidence of ${percent}.`);
    }

    /** @param styles of those that are in the curve, by place */
    show(values, styles, sample) {
        this.#values = values;
        const all = this.scales(values.map(value => value.interval), () => this.show(values, styles, sample));
        this.#say(values[0]?.interval);
        this.rows(values, (value, place) => new FourPointRow(value, place, this.#choose))
            .forEach((row, place) => row.show(values[place], all.of(values[place].interval), styles.get(place), sample));
        setHidden(this.ordering, values.length < 2);
        if (this.#byDistance === null) {
            this.#byDistance = values.length > SHORT / 2;
            this.#order.value = this.#byDistance ? 'worst' : 'spec';
        }
        // Under whoever is at work here, nothing moves.
        const busy = this.node.contains(document.activeElement) || this.table.matches(':hover');
        if (this.#byDistance && !busy) {
            this.arrange(worstFirst(values));
        }
        const parts = values.some(value => value['finite-width'] !== null);
        this.table.classList.toggle('whole', !parts);
    }
}
