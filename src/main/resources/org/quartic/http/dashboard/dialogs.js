// What the page asks.

import { element } from './dom.js';

function shown(dialog) {
    document.body.append(dialog);
    dialog.showModal();
    return new Promise(resolve => dialog.addEventListener('close', () => {
        dialog.remove();
        resolve(dialog.returnValue);
    }));
}

/** Whether somebody means it. */
export async function confirmed(title, text, action) {
    const dialog = element('dialog', { 'aria-labelledby': 'dialog-title', 'aria-describedby': 'dialog-text' });
    const answer = (label, value, kind) => element('button', { type: 'button', class: kind, click: () => dialog.close(value) }, label);
    dialog.append(element('h2', { id: 'dialog-title' }, title), element('p', { id: 'dialog-text' }, text),
        element('div', { class: 'buttons end' }, answer('Cancel', 'no', ''), answer(action, 'yes', 'danger')));
    return await shown(dialog) === 'yes';
}

/** The text that the daemon wants to know; there is no way round it. */
export function askForToken(refused) {
    const input = element('input', { id: 'token', type: 'password', autocomplete: 'off', spellcheck: 'false', required: true,
        'aria-describedby': 'dialog-text' });
    const dialog = element('dialog', { class: 'token', 'aria-labelledby': 'dialog-title', cancel: event => event.preventDefault() });
    const given = event => {
        event.preventDefault();
        const text = input.value.trim();
        // What is no visible ASCII could not be sent.
        if (/^[\x21-\x7e]+$/.test(text)) {
            dialog.close(text);
        } else {
            input.value = '';
            input.focus();
        }
    };
    dialog.append(element('h2', { id: 'dialog-title' }, 'A token is needed'),
        element('p', { id: 'dialog-text', role: refused ? 'alert' : null }, refused ? 'The daemon does not know that token.'
            : 'This daemon answers only those who know its token. It is kept until this tab is closed.'),
        element('form', { submit: given },
            element('label', { for: 'token' }, 'Token'), input,
            element('div', { class: 'buttons end' }, element('button', { type: 'submit', class: 'primary' }, 'Continue'))));
    return shown(dialog);
}
