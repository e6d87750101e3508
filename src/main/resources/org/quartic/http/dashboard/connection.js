// Whether the daemon answers, and the line that says so when it does not.

import { announce, setHidden, setText } from './dom.js';

let away = false;

/** It does not answer. */
export function lost() {
    if (!away) {
        away = true;
        const line = document.getElementById('connection');
        setText(line, 'The daemon does not answer. Reconnecting; what is shown may be old.');
        setHidden(line, false);
    }
}

/** It answers. */
export function found() {
    if (away) {
        away = false;
        setHidden(document.getElementById('connection'), true);
        announce('Connected again.');
    }
}
