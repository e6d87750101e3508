// Asks the daemon. The token, where one is wanted, is kept for this tab alone.

import { lost, found } from './connection.js';
import { askForToken } from './dialogs.js';

const KEY = 'quartic.token';
let token = kept();
let asking = null;

/** The daemon refuses. */
export class Refusal extends Error {
    constructor(status, detail, faults) {
        super(detail);
        this.status = status;
        this.faults = faults;
    }
}

/** The daemon does not answer. */
export class Away extends Error {}

/** A browser may keep nothing; then the token lasts as long as the page. */
function kept() {
    try {
        return sessionStorage.getItem(KEY);
    } catch {
        return null;
    }
}

function keep(given) {
    try {
        sessionStorage.setItem(KEY, given);
    } catch {
        // The page has it.
    }
}

async function refusal(response) {
    try {
        const problem = await response.json();
        return new Refusal(response.status, problem.detail ?? response.statusText, problem.faults ?? []);
    } catch {
        return new Refusal(response.status, `${response.status} ${response.statusText}`, []);
    }
}

async function newToken() {
    asking ??= askForToken(token !== null).then(given => {
        token = given;
        keep(given);
    }).finally(() => {
        asking = null;
    });
    await asking;
}

/**
 * A response that is a success.
 *
 * Throws a Refusal, Away, or an AbortError where the signal says so.
 */
export async function request(path, { method = 'GET', headers = {}, body, signal } = {}) {
    for (;;) {
        const used = token;
        const all = used === null ? headers : { ...headers, Authorization: `Bearer ${used}` };
        let response;
        try {
            response = await fetch(path, { method, headers: all, body, signal, cache: 'no-store', credentials: 'omit' });
        } catch (fault) {
            if (signal?.aborted) {
                throw fault;
            }
            lost();
            throw new Away();
        }
        found();
        if (response.status === 401) {
            if (used === token) {
                await newToken();
            }
            signal?.throwIfAborted();
            continue;
        }
        if (!response.ok) {
            throw await refusal(response);
        }
        return response;
    }
}

export async function json(path, options = {}) {
    const response = await request(path, { ...options, headers: { Accept: 'application/json', ...options.headers } });
    try {
        return await response.json();
    } catch (fault) {
        if (options.signal?.aborted) {
            throw fault;
        }
        lost();
        throw new Away();
    }
}

/** Where a run is. */
export const runPath = id => `runs/${encodeURIComponent(id)}`;

/** Saves what the daemon answers as a file: a plain link could not bring the token along. */
export async function download(path, accept, name) {
    const response = await request(path, { headers: { Accept: accept } });
    const address = URL.createObjectURL(await response.blob());
    const link = document.createElement('a');
    link.href = address;
    link.download = name;
    link.click();
    URL.revokeObjectURL(address);
}
