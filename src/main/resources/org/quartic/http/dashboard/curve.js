// The convergence curve: bounds against draws, both logarithmic, as SVG drawn here. Lines differ by dashes and markers, not by colour alone.

import { drawn, element, setText } from './dom.js';
import { grouped, plain, powerOfTen, symbol } from './numbers.js';

/** So many lines can be told apart. */
export const STYLES = 8;
const DASHES = ['', '7 4', '1.5 3.5', '9 3 2 3', '14 4', '3 3', '12 3 3 3 3 3', '5 2'];
const MARKERS = [
    'M-3.6 0a3.6 3.6 0 1 0 7.2 0a3.6 3.6 0 1 0-7.2 0', 'M-3.2-3.2H3.2V3.2H-3.2Z', 'M0-4.2 4 3-4 3Z', 'M0-4.6 4.2 0 0 4.6-4.2 0Z',
    'M-3.4-3.4 3.4 3.4M3.4-3.4-3.4 3.4', 'M-4.2 0H4.2M0-4.2V4.2', 'M0 4.2 4-3-4-3Z', 'M-3.6 0a3.6 3.6 0 1 0 7.2 0a3.6 3.6 0 1 0-7.2 0',
];
const HOLLOW = new Set([6, 7]);
const MARKER_DISTANCE = 64;
const MARGIN = { top: 26, right: 16, bottom: 38, left: 52 };
const FURTHEST_AHEAD = 30;
/** More than these are shown as the band that they lie in. */
const FEW_TARGETS = 2;

const log = Math.log10;

/** A piece of a line with its marker, for legends. */
export function sample(style) {
    return drawn('svg', { class: `sample line-${style}`, viewBox: '0 0 36 12', width: 36, height: 12, 'aria-hidden': 'true' },
        drawn('path', { class: 'curve', d: 'M1 6H35', 'stroke-dasharray': DASHES[style] }), marker(style, 18, 6));
}

function marker(style, x, y) {
    return drawn('path', { class: `marker${HOLLOW.has(style) ? ' hollow' : ''}`, d: MARKERS[style], transform: `translate(${x} ${y})` });
}

class Axis {
    constructor(low, high, from, to) {
        this.low = low;
        this.high = high;
        this.from = from;
        this.to = to;
    }

    at(value) {
        return this.from + (log(value) - log(this.low)) / (log(this.high) - log(this.low)) * (this.to - this.from);
    }

    /** Every 1 to 9 times a power of ten, with whether it is the power itself. */
    ticks() {
        const ticks = [];
        for (let exponent = Math.floor(log(this.low)); exponent <= Math.ceil(log(this.high)); exponent++) {
            for (let digit = 1; digit < 10; digit++) {
                const value = digit * 10 ** exponent;
                if (value >= this.low * (1 - 1e-9) && value <= this.high * (1 + 1e-9)) {
                    ticks.push({ value, digit, exponent });
                }
            }
        }
        return ticks;
    }
}

function label({ digit, exponent }) {
    return digit === 1 ? powerOfTen(exponent) : `${digit}\u00d7${powerOfTen(exponent)}`;
}

/** Labels at the powers of ten, at some, where there are many, and between them too where there are fewer than two. */
function labelled(ticks, most) {
    const powers = ticks.filter(tick => tick.digit === 1);
    if (powers.length < 2) {
        return ticks.filter(tick => [1, 2, 5].includes(tick.digit));
    }
    const step = Math.ceil(powers.length / most);
    return powers.filter(tick => tick.exponent % step === 0);
}

/** As text for a path, lifted where a value is not known. */
function path(points) {
    let pen = 'M';
    return points.map(point => {
        if (point === null) {
            pen = 'M';
            return '';
        }
        const step = `${pen}${point[0].toFixed(1)} ${point[1].toFixed(1)}`;
        pen = 'L';
        return step;
    }).join('');
}

export class Curve {
    #looks = [];
    #fourPoints = [];
    #shown = new Map();
    #ended = true;
    #at = null;
    #waiting = false;
    #picture = element('div', { class: 'picture' });
    #reading = element('p', { class: 'reading', role: 'status', 'aria-live': 'polite' });

    constructor(title) {
        this.node = element('div', { class: 'plot', tabindex: '0', role: 'group', 'aria-label': title,
            'aria-describedby': 'plot-help', keydown: event => this.#key(event), pointermove: event => this.#point(event),
            pointerleave: () => this.#move(null), blur: () => this.#move(null) },
            this.#picture, this.#reading,
            element('p', { id: 'plot-help', class: 'unseen' }, 'Left and right arrow keys go from look to look and read the bounds.'));
        new ResizeObserver(() => this.#later()).observe(this.#picture);
    }

    /**
     * @param looks by draws
     * @param fourPoints with points and target, in the order of the looks
     * @param shown style of each that is drawn as a line of its own, by place
     * @param over whether the run has ended
     */
    show(looks, fourPoints, shown, over) {
        this.#looks = looks;
        this.#fourPoints = fourPoints;
        this.#shown = shown;
        this.#ended = over;
        this.#later();
    }

    #later() {
        if (!this.#waiting) {
            this.#waiting = true;
            requestAnimationFrame(() => {
                this.#waiting = false;
                this.#draw();
            });
        }
    }

    #bound(look, place) {
        const bound = look['four-point'][place]?.bound;
        return bound > 0 ? bound : null;
    }

    /** The shown line furthest from its target where it is now. */
    #worst() {
        const last = this.#looks.at(-1);
        const far = [...this.#shown.keys()].map(place => ({ place, bound: this.#bound(last, place), target: this.#fourPoints[place]?.target }))
            .filter(each => each.bound !== null);
        far.sort((one, other) => other.bound / (other.target || 1) - one.bound / (one.target || 1));
        return far[0] ?? null;
    }

    #axes(width, height) {
        const places = this.#fourPoints.map((_, place) => place);
        const bounds = this.#looks.flatMap(look => places.map(place => this.#bound(look, place))).filter(bound => bound !== null);
        if (bounds.length === 0) {
            return null;
        }
        const targets = this.#targets();
        const last = this.#looks.at(-1).draws;
        const worst = this.#worst();
        const needed = !this.#ended && worst?.target > 0 ? last * (worst.bound / worst.target) ** 2 : last;
        const first = this.#looks[0].draws;
        // With a little room, so that no marker is cut in two.
        const right = Math.max(first * 2, Math.min(Math.max(needed, last) * 1.2, last * FURTHEST_AHEAD));
        const low = Math.min(...bounds, ...targets) / 1.25;
        const high = Math.max(...bounds, ...targets) * 1.25;
        return { x: new Axis(first / 1.2, right, MARGIN.left, width - MARGIN.right),
            y: new Axis(low, high, height - MARGIN.bottom, MARGIN.top), worst };
    }

    #targets() {
        return [...new Set([...this.#shown.keys()].map(place => this.#fourPoints[place]?.target).filter(target => target > 0))];
    }

    #draw() {
        const width = this.#picture.clientWidth;
        if (width === 0) {
            return;
        }
        const height = Math.round(Math.min(420, Math.max(270, width * 0.5)));
        const axes = this.#looks.length === 0 ? null : this.#axes(width, height);
        if (axes === null) {
            this.#picture.replaceChildren(element('p', { class: 'empty' },
                this.#ended ? 'No look had error bars.' : 'The curve begins with the first look that has error bars.'));
            return;
        }
        const clip = { x: MARGIN.left, y: MARGIN.top, width: width - MARGIN.left - MARGIN.right, height: height - MARGIN.top - MARGIN.bottom };
        const content = drawn('g', { 'clip-path': 'url(#plot-area)' }, ...this.#guides(axes), ...this.#background(axes), ...this.#lines(axes));
        this.axes = axes;
        this.#picture.replaceChildren(drawn('svg', { width, height, viewBox: `0 0 ${width} ${height}`, 'aria-hidden': 'true', class: 'chart' },
            drawn('defs', {}, drawn('clipPath', { id: 'plot-area' }, drawn('rect', clip))),
            ...this.#grid(axes, width, height), content, ...this.#labels(axes), this.#cursor(axes, height)));
    }

    #grid({ x, y }, width, height) {
        const nodes = [];
        const bottom = height - MARGIN.bottom;
        const ticks = x.ticks();
        for (const tick of ticks) {
            const at = x.at(tick.value);
            nodes.push(drawn('path', { class: tick.digit === 1 ? 'grid' : 'grid minor', d: `M${at} ${MARGIN.top}V${bottom}` }),
                drawn('path', { class: 'tick', d: `M${at} ${bottom}v${tick.digit === 1 ? 6 : 3.5}` }));
        }
        for (const tick of labelled(ticks, width / 60)) {
            nodes.push(drawn('text', { class: 'label', x: x.at(tick.value), y: bottom + 19, 'text-anchor': 'middle' }, label(tick)));
        }
        const up = y.ticks();
        for (const tick of up) {
            const at = y.at(tick.value);
            nodes.push(drawn('path', { class: tick.digit === 1 ? 'grid' : 'grid minor', d: `M${MARGIN.left} ${at}H${width - MARGIN.right}` }),
                drawn('path', { class: 'tick', d: `M${MARGIN.left} ${at}h${tick.digit === 1 ? -6 : -3.5}` }));
        }
        for (const tick of labelled(up, height / 30)) {
            nodes.push(drawn('text', { class: 'label', x: MARGIN.left - 9, y: y.at(tick.value) + 4, 'text-anchor': 'end' }, label(tick)));
        }
        nodes.push(drawn('path', { class: 'frame', d: `M${MARGIN.left} ${MARGIN.top}V${bottom}H${width - MARGIN.right}` }),
            drawn('text', { class: 'label', x: width - MARGIN.right, y: height - 3, 'text-anchor': 'end' }, 'draws'),
            drawn('text', { class: 'label', x: 4, y: 14 }, 'bound'));
        return nodes;
    }

    #guides({ x, y, worst }) {
        const nodes = [];
        if (worst !== null) {
            const last = this.#looks.at(-1).draws;
            const at = draws => y.at(worst.bound * Math.sqrt(last / draws));
            nodes.push(drawn('path', { class: 'guide', d: `M${x.from} ${at(x.low)}L${x.to} ${at(x.high)}` }));
        }
        const targets = this.#targets();
        const lines = targets.length > FEW_TARGETS ? [Math.min(...targets), Math.max(...targets)] : targets;
        if (lines !== targets) {
            nodes.push(drawn('rect', { class: 'targets', x: x.from, width: x.to - x.from, y: y.at(lines[1]), height: y.at(lines[0]) - y.at(lines[1]) }));
        }
        for (const target of lines) {
            nodes.push(drawn('path', { class: 'target', d: `M${x.from} ${y.at(target)}H${x.to}` }));
        }
        return nodes;
    }

    #labels(axes) {
        const { x, y, worst } = axes;
        const nodes = [];
        const targets = this.#targets();
        if (targets.length > 0) {
            const highest = Math.max(...targets);
            nodes.push(drawn('text', { class: 'label strong halo', x: MARGIN.left + 8, y: y.at(highest) - 6 },
                targets.length === 1 ? `target ${plain(highest)}` : 'targets'));
        }
        if (worst !== null) {
            const [at, up] = this.#clearest(axes);
            nodes.push(drawn('text', { class: 'label halo', x: at, y: up, 'text-anchor': 'middle' }, '1/\u221aN'));
        }
        return nodes;
    }

    /** Where beside the guide most room is left by lines and targets. */
    #clearest(axes) {
        const { x, y, worst } = axes;
        const last = this.#looks.at(-1).draws;
        const taken = [...this.#shown.keys()].flatMap(place => this.#points(place, axes)).filter(point => point !== null);
        const targets = this.#targets().map(target => y.at(target));
        // The word at the left of the targets counts as one of them, higher up.
        const clear = (at, up) => Math.min(...taken.map(([px, py]) => Math.hypot((px - at) / 2, py - up)),
            ...targets.flatMap(py => (at < MARGIN.left + 150 ? [py, py - 12] : [py])).map(py => Math.abs(py - up)),
            up - MARGIN.top, y.from - up, 40);
        const places = [0.08, 0.2, 0.35, 0.5, 0.65, 0.8, 0.93].flatMap(share => {
            const draws = 10 ** (log(x.low) + share * (log(x.high) - log(x.low)));
            const up = y.at(worst.bound * Math.sqrt(last / draws));
            return [[x.at(draws), up - 14], [x.at(draws), up + 14]];
        });
        const [at, up] = places.reduce((best, place) => (clear(...place) > clear(...best) ? place : best));
        return [at, up + 4];
    }

    #points(place, { x, y }) {
        return this.#looks.map(look => {
            const bound = this.#bound(look, place);
            return bound === null ? null : [x.at(look.draws), y.at(bound)];
        });
    }

    #background(axes) {
        return this.#fourPoints.flatMap((_, place) => (this.#shown.has(place) ? []
            : [drawn('path', { class: 'background', d: path(this.#points(place, axes)) })]));
    }

    #lines(axes) {
        return [...this.#shown].toReversed().map(([place, style]) => {
            const points = this.#points(place, axes);
            const line = drawn('g', { class: `line-${style}`, 'data-place': place, 'data-points': points.filter(point => point !== null).length },
                drawn('path', { class: 'curve', d: path(points), 'stroke-dasharray': DASHES[style] }));
            // Markers stand off from one another, and from those of the other lines.
            let next = axes.x.from + (style * MARKER_DISTANCE) / STYLES;
            points.forEach((point, index) => {
                if (point !== null && (point[0] >= next || index === points.length - 1)) {
                    line.append(marker(style, point[0].toFixed(1), point[1].toFixed(1)));
                    next = point[0] + MARKER_DISTANCE;
                }
            });
            return line;
        });
    }

    #cursor({ x, y }, height) {
        if (this.#at === null || this.#at >= this.#looks.length) {
            return null;
        }
        const look = this.#looks[this.#at];
        const at = x.at(look.draws);
        return drawn('g', { class: 'cursor' }, drawn('path', { d: `M${at} ${MARGIN.top}V${height - MARGIN.bottom}` }),
            ...[...this.#shown.keys()].map(place => this.#bound(look, place)).filter(bound => bound !== null)
                .map(bound => drawn('circle', { cx: at, cy: y.at(bound), r: 5 })));
    }

    #key(event) {
        const last = this.#looks.length - 1;
        const to = { ArrowLeft: (this.#at ?? last + 1) - 1, ArrowRight: (this.#at ?? last - 1) + 1, Home: 0, End: last }[event.key];
        if (event.target === this.node && to !== undefined && last >= 0) {
            event.preventDefault();
            this.#move(Math.max(0, Math.min(last, to)));
        }
    }

    #point(event) {
        if (this.axes === undefined || this.#looks.length === 0) {
            return;
        }
        const at = event.clientX - this.#picture.getBoundingClientRect().left;
        const off = index => Math.abs(this.axes.x.at(this.#looks[index].draws) - at);
        let nearest = 0;
        this.#looks.forEach((_, index) => {
            if (off(index) < off(nearest)) {
                nearest = index;
            }
        });
        this.#move(nearest);
    }

    #move(to) {
        if (this.#at !== to) {
            this.#at = to;
            setText(this.#reading, to === null ? '' : this.#said(this.#looks[to]));
            this.#later();
        }
    }

    #said(look) {
        return [`${grouped(look.draws)} draws`, ...[...this.#shown.keys()]
            .map(place => `${symbol(this.#fourPoints[place].points)} ${plain(look['four-point'][place]?.bound ?? null)}`)].join(' \u00b7 ');
    }
}
