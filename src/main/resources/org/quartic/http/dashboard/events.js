// Server-sent events over fetch, because EventSource cannot bring a token along.

import { Away, Refusal, request } from './api.js';
import { lost } from './connection.js';

const FIRST_PAUSE_MILLIS = 400;
const LONGEST_PAUSE_MILLIS = 10_000;
/** The daemon is never silent for half as long. */
const SILENCE_MILLIS = 45_000;

/** Events out of text, as the HTML standard has them; what is not whole yet waits. */
export class EventParser {
    #rest = '';
    #name = '';
    #data = [];
    #id = null;

    /** The events that these characters complete. */
    read(text) {
        const lines = (this.#rest + text).split(/\r\n|\n|\r(?!$)/);
        this.#rest = lines.pop();
        return lines.map(line => this.#line(line)).filter(event => event !== null);
    }

    #line(line) {
        if (line === '') {
            const event = this.#data.length === 0 ? null
                : { name: this.#name || 'message', data: this.#data.join('\n'), id: this.#id };
            this.#name = '';
            this.#data = [];
            return event;
        }
        const colon = line.indexOf(':');
        const field = colon < 0 ? line : line.slice(0, colon);
        const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
        if (field === 'event') {
            this.#name = value;
        } else if (field === 'data') {
            this.#data.push(value);
        } else if (field === 'id') {
            this.#id = value;
        }
        return null;
    }
}

/** Over after a while, or once there is reason to try again, or when it is called off. */
function pause(millis, signal) {
    return new Promise(resolve => {
        const over = new AbortController();
        const end = () => {
            clearTimeout(timer);
            over.abort();
            resolve();
        };
        const timer = setTimeout(end, millis);
        addEventListener('online', end, { signal: over.signal });
        signal.addEventListener('abort', end, { signal: over.signal });
    });
}

async function* events(body) {
    const reader = body.pipeThrough(new TextDecoderStream()).getReader();
    const parser = new EventParser();
    let watch;
    try {
        for (;;) {
            const silence = new Promise((_, fail) => {
                watch = setTimeout(() => fail(new Away()), SILENCE_MILLIS);
            });
            const { value, done } = await Promise.race([reader.read(), silence]);
            clearTimeout(watch);
            if (done) {
                return;
            }
            yield* parser.read(value);
        }
    } finally {
        clearTimeout(watch);
        reader.cancel().catch(() => {});
    }
}

/**
 * Follows a stream to its end event, through interruptions: every time with the id of the last event that came, so that none is missed.
 *
 * Throws a Refusal where there is no such run.
 *
 * @param opened called each time the stream is there
 * @param heard called with every event
 */
export async function follow(path, signal, { opened, heard }) {
    let id = null;
    let failures = 0;
    while (!signal.aborted) {
        try {
            const headers = { Accept: 'text/event-stream', ...(id === null ? {} : { 'Last-Event-ID': id }) };
            const response = await request(path, { headers, signal });
            if (response.status === 204) {
                return;
            }
            opened();
            for await (const event of events(response.body)) {
                failures = 0;
                id = event.id ?? id;
                heard(event);
                if (event.name === 'end') {
                    return;
                }
            }
            lost();
        } catch (fault) {
            if (signal.aborted) {
                return;
            }
            if (fault instanceof Refusal && fault.status === 404) {
                throw fault;
            }
            if (!(fault instanceof Refusal)) {
                lost();
            }
        }
        const longest = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS * 2 ** failures);
        failures += 1;
        // Not all pages at once.
        await pause(longest * (0.5 + Math.random() / 2), signal);
    }
}
