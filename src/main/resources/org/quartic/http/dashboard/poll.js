/** Does something now and again, one at a time, and not while nobody looks. */
export class Poll {
    #every;
    #work;
    #hiddenEvery;
    #timer;
    #life = null;
    #busy = null;

    /** @param hiddenEvery the same while the page is hidden; not at all where it is null */
    constructor(everyMillis, work, hiddenEvery = null) {
        this.#every = everyMillis;
        this.#work = work;
        this.#hiddenEvery = hiddenEvery;
    }

    start() {
        if (this.#life === null) {
            this.#life = new AbortController();
            document.addEventListener('visibilitychange', () => this.#schedule(document.hidden ? undefined : 0), { signal: this.#life.signal });
            this.#schedule(0);
        }
    }

    stop() {
        clearTimeout(this.#timer);
        this.#life?.abort();
        this.#busy?.abort();
        this.#life = null;
    }

    /** Without waiting; what is under way is given up. */
    now() {
        if (this.#life !== null) {
            this.#busy?.abort();
            this.#busy = null;
            this.#schedule(0);
        }
    }

    #schedule(millis) {
        clearTimeout(this.#timer);
        const pause = millis ?? (document.hidden ? this.#hiddenEvery : this.#every);
        if (this.#life !== null && pause !== null) {
            this.#timer = setTimeout(() => this.#turn(), pause);
        }
    }

    async #turn() {
        const busy = new AbortController();
        this.#busy = busy;
        try {
            await this.#work(busy.signal);
        } finally {
            if (this.#busy === busy) {
                this.#schedule();
            }
        }
    }
}
