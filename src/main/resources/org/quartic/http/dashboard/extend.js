// The form that sends a run on towards another end.

import { Refusal, json, runPath } from './api.js';
import { element, setHidden, setText } from './dom.js';

const KINDS = { absolute: 'absolute: bound at most', relative: 'relative: bound over estimate at most', significance: 'significance: estimate over bound at least' };

function number(text) {
    const value = Number(text);
    // What is no number goes as it is, for the daemon to say what it wants.
    return text.trim() !== '' && Number.isFinite(value) ? value : text.trim();
}

export class ExtendForm {
    #id;
    #done;
    #stop = {};
    #kind = element('select', { id: 'extend-kind' });
    #fields;
    #alert = element('div', { class: 'alert', role: 'alert', hidden: true });
    #send = element('button', { type: 'submit', class: 'primary' }, 'Go on');

    constructor(id, done) {
        this.#id = id;
        this.#done = done;
        const input = key => element('input', { id: `extend-${key}`, type: 'text', autocomplete: 'off', spellcheck: 'false', 'data-path': `stop.${key}` });
        const choice = (key, ...options) => element('select', { id: `extend-${key}`, 'data-path': `stop.${key}` },
            ...options.map(option => element('option', { value: option }, option)));
        this.#fields = { 'target': input('target'), 'max-draws': input('max-draws'), 'max-wall-time': input('max-wall-time'),
            'min-draws': input('min-draws'), 'rule': choice('rule', 'anytime', 'standard-error'), 'confidence': input('confidence') };
        const field = (key, label, ...controls) => element('div', { class: 'field' }, element('label', { for: `extend-${key}` }, label), ...controls);
        this.node = element('form', { class: 'card extend', hidden: true, 'aria-labelledby': 'extend-title', submit: event => this.#submit(event) },
            element('h2', { id: 'extend-title', tabindex: '-1' }, 'Extend this run'),
            element('p', { class: 'faint' }, 'It goes on with its own draws towards a new end. What is left as it is stays as it is.'),
            this.#alert,
            element('div', { class: 'fields' },
                element('div', { class: 'field wide' }, element('label', { for: 'extend-target' }, 'Target of every four-point'),
                    element('div', { class: 'together' }, element('label', { class: 'unseen', for: 'extend-kind' }, 'Kind of target'),
                        this.#kind, this.#fields.target)),
                field('max-draws', 'Most draws', this.#fields['max-draws']),
                field('max-wall-time', 'Most running time', this.#fields['max-wall-time']),
                field('min-draws', 'Least draws', this.#fields['min-draws']),
                field('confidence', 'Confidence', this.#fields.confidence), field('rule', 'Rule', this.#fields.rule)),
            element('div', { class: 'buttons' }, this.#send, element('button', { type: 'button', click: () => this.#done(null) }, 'Cancel')));
        this.#kind.addEventListener('change', () => {
            this.#fields.target.disabled = this.#kind.value === '';
        });
    }

    /** Shows it as the run has it now. */
    open(stop) {
        this.#stop = this.#written(stop);
        const several = Array.isArray(stop.target) && stop.target.length > 1;
        this.#kind.replaceChildren(...(several ? [element('option', { value: '' }, 'as they are, one by one')] : []),
            ...Object.entries(KINDS).map(([kind, text]) => element('option', { value: kind }, text)));
        this.#kind.value = this.#stop.kind;
        for (const [key, field] of Object.entries(this.#fields)) {
            field.value = this.#stop[key];
            field.removeAttribute('aria-invalid');
        }
        this.#fields.target.disabled = several;
        setHidden(this.#alert, true);
        setHidden(this.node, false);
        this.node.querySelector('h2').focus();
    }

    #written(stop) {
        const target = Array.isArray(stop.target) ? stop.target : [stop.target];
        const [kind, value] = target.length === 1 ? Object.entries(target[0])[0] : ['', ''];
        const texts = Object.fromEntries(['max-draws', 'max-wall-time', 'min-draws', 'rule', 'confidence']
            .map(key => [key, String(stop[key] ?? 'none')]));
        return { ...texts, kind, target: String(value) };
    }

    #changes() {
        const changes = {};
        for (const key of ['max-draws', 'min-draws', 'confidence']) {
            if (this.#fields[key].value !== this.#stop[key]) {
                changes[key] = number(this.#fields[key].value);
            }
        }
        for (const key of ['rule', 'max-wall-time']) {
            if (this.#fields[key].value !== this.#stop[key]) {
                changes[key] = this.#fields[key].value.trim();
            }
        }
        const kind = this.#kind.value;
        if (kind !== '' && (kind !== this.#stop.kind || this.#fields.target.value !== this.#stop.target)) {
            changes.target = { [kind]: number(this.#fields.target.value) };
        }
        return changes;
    }

    async #submit(event) {
        event.preventDefault();
        this.#send.disabled = true;
        try {
            const info = await json(`${runPath(this.#id)}/extend`, { method: 'POST', headers: { 'Content-Type': 'application/json' },
                body: JSON.stringify({ stop: this.#changes() }) });
            this.#done(info);
        } catch (fault) {
            this.#refused(fault instanceof Refusal ? fault : new Refusal(0, 'The daemon does not answer.', []));
        } finally {
            this.#send.disabled = false;
        }
    }

    #refused({ message, faults }) {
        const texts = faults.map(({ path, found, allowed }) => `${path}: found ${found}; allowed: ${allowed}`);
        this.#alert.replaceChildren(...(texts.length === 0 ? [message] : texts.map(text => element('p', {}, text))));
        setHidden(this.#alert, false);
        let first = null;
        for (const field of Object.values(this.#fields)) {
            const faulty = faults.some(({ path }) => path.startsWith(field.dataset.path));
            field.toggleAttribute('aria-invalid', false);
            if (faulty) {
                field.setAttribute('aria-invalid', 'true');
                first ??= field;
            }
        }
        first?.focus();
    }
}
