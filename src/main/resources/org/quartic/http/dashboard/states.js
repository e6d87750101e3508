// The states of a run, each with a shape of its own: colour says nothing that the shape and the word do not.

import { drawn, element, setHidden, setText } from './dom.js';

const SHAPES = {
    queued: 'M6 1.6a4.4 4.4 0 1 0 0 8.8a4.4 4.4 0 1 0 0-8.8M6 3.6V6l1.7 1.2',
    running: 'M3 1.6 10.4 6 3 10.4Z',
    paused: 'M3.4 1.8V10.2M8.6 1.8V10.2',
    converged: 'M1.6 6.4 4.6 9.6 10.4 2.6',
    exhausted: 'M2.4 1.4H9.6L2.4 10.6H9.6Z',
    stopped: 'M2.2 2.2H9.8V9.8H2.2Z',
    failed: 'M2 2 10 10M10 2 2 10',
};
const FILLED = new Set(['running', 'stopped']);

export const STATES = Object.keys(SHAPES);
export const ended = status => ['converged', 'exhausted', 'stopped', 'failed'].includes(status);

/** A sign with the state of a run, which can be told another. */
export class Pill {
    #shape = drawn('path', {});
    #word = element('span');

    constructor() {
        this.node = element('span', { class: 'pill' }, drawn('svg', { viewBox: '0 0 12 12', 'aria-hidden': 'true' }, this.#shape), this.#word);
    }

    show(status) {
        if (this.node.dataset.status !== status) {
            this.node.dataset.status = status;
            this.#shape.setAttribute('d', SHAPES[status] ?? '');
            this.#shape.setAttribute('class', FILLED.has(status) ? 'filled' : '');
            setText(this.#word, status);
        }
    }
}

/** How far a bound is from its target: in words, and as the share of the draws it takes, which go with its square. */
export class Distance {
    #bar = element('span', { class: 'bar-fill' });
    #text = element('span', { class: 'number' });

    constructor() {
        this.node = element('span', { class: 'distance' }, element('span', { class: 'bar', 'aria-hidden': 'true' }, this.#bar), this.#text);
    }

    show(ratio, text) {
        const share = ratio === null || ratio === undefined ? 0 : Math.min(1, 1 / ratio ** 2);
        this.#bar.style.width = `${100 * share}%`;
        this.node.dataset.reached = String(share === 1);
        setHidden(this.#bar.parentNode, ratio === null || ratio === undefined);
        setText(this.#text, text);
    }
}
