// Which page is shown: that of all runs at #/, that of one at #/runs/ID.

import { RunList } from './list.js';
import { RunPage } from './run.js';

const main = document.getElementById('main');
let page = null;
let first = true;

function show() {
    page?.close();
    const match = /^#\/runs\/([\w.-]+)$/.exec(location.hash);
    page = match ? new RunPage(main, match[1]) : new RunList(main);
    if (!first) {
        // As after following any link: the keyboard is at the top of what is new.
        scrollTo(0, 0);
        main.querySelector('h1')?.focus({ preventScroll: true });
    }
    first = false;
}

addEventListener('hashchange', show);
show();
