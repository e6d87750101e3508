// Numbers as physicists write them.

import { element, setText } from './dom.js';

export const UNKNOWN = '\u2014';
const MINUS = '\u2212';
const NARROW_SPACE = '\u202f';
const RAISED = { '-': '\u207b', 0: '\u2070', 1: '\u00b9', 2: '\u00b2', 3: '\u00b3', 4: '\u2074', 5: '\u2075', 6: '\u2076', 7: '\u2077', 8: '\u2078', 9: '\u2079' };
const LEAST_PLAIN = -4;
const MOST_PLAIN = 5;

const typeset = text => text.replace('-', MINUS);
const decade = value => (value === 0 ? 0 : Math.floor(Math.log10(Math.abs(value))));

/** 1 048 576. */
export function grouped(whole) {
    return whole === null || whole === undefined ? UNKNOWN
        : Math.round(whole).toString().replace(/\B(?=(\d{3})+(?!\d))/g, NARROW_SPACE);
}

/** 10 to a power, raised. */
export function powerOfTen(exponent) {
    return '10' + [...String(exponent)].map(sign => RAISED[sign]).join('');
}

/** A number with so many significant digits. */
export function plain(value, digits = 3) {
    if (value === null || value === undefined) {
        return UNKNOWN;
    }
    const exponent = decade(Number(value.toPrecision(digits)));
    if (value !== 0 && (exponent < LEAST_PLAIN || exponent > MOST_PLAIN)) {
        const mantissa = (value / 10 ** exponent).toPrecision(digits);
        return `${typeset(mantissa)}\u00d7${powerOfTen(exponent)}`;
    }
    return typeset(value.toFixed(Math.max(0, digits - 1 - exponent)));
}

/** How a value with an error is laid out: the power of ten taken out, and the decimals that two digits of the error need. */
function layout(value, error) {
    const exponent = decade(Math.max(Math.abs(value), error));
    const power = exponent < LEAST_PLAIN || exponent > MOST_PLAIN ? exponent : 0;
    const scaled = error / 10 ** power;
    let decimals = Math.max(0, 1 - decade(scaled));
    if (decimals > 0 && Math.round(scaled * 10 ** decimals) >= 100) {
        decimals -= 1;
    }
    return { power, decimals };
}

const times = power => (power === 0 ? '' : `\u00d7${powerOfTen(power)}`);

/** 0.0012532(13): the error in the last digits. */
export function withError(value, error) {
    if (value === null || value === undefined) {
        return UNKNOWN;
    }
    if (error === null || error === undefined) {
        return `${plain(value, 6)} \u00b1 ?`;
    }
    if (error === 0) {
        return `${plain(value, 6)} (exact)`;
    }
    const { power, decimals } = layout(value, error);
    const last = Math.round(error / 10 ** power * 10 ** decimals);
    return `${typeset((value / 10 ** power).toFixed(decimals))}(${last})${times(power)}`;
}

/** [0.0012519, 0.0012545], to the digits that the error shows. */
export function bracketed(lower, upper) {
    if (lower === null || upper === null) {
        return UNKNOWN;
    }
    const { power, decimals } = layout((lower + upper) / 2, (upper - lower) / 2 || Math.abs(upper) * 1e-5);
    const end = value => typeset((value / 10 ** power).toFixed(decimals));
    return `[${end(lower)}, ${end(upper)}]${times(power)}`;
}

/** A count to two digits: 3.4×10⁶, 25 000. */
export function rough(value) {
    const rounded = Number(value.toPrecision(2));
    return rounded > 0 && rounded < 10 ** (MOST_PLAIN + 1) ? grouped(rounded) : plain(value, 2);
}

/** G4c(0,1,2,3). */
export function symbol(points) {
    return `${{ 2: 'G2', 4: 'G4c', 6: 'G6c' }[points.length]}(${points.join(',')})`;
}

/** 2 h 05 min. */
export function duration(seconds) {
    if (seconds === null || seconds === undefined || !Number.isFinite(seconds)) {
        return UNKNOWN;
    }
    if (seconds < 60) {
        return `${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s`;
    }
    const minutes = Math.round(seconds / 60);
    if (minutes < 60) {
        return `${minutes} min`;
    }
    const hours = Math.floor(minutes / 60);
    const two = number => String(number).padStart(2, '0');
    return hours < 48 ? `${hours} h ${two(minutes % 60)} min` : `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

const DAY = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric' });
const CLOCK = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit' });

/** A moment by the clock here; its title has it in UTC. */
export function moment() {
    return element('time', {});
}

export function setMoment(node, iso) {
    if (!iso) {
        node.removeAttribute('datetime');
        node.removeAttribute('title');
        setText(node, UNKNOWN);
        return;
    }
    const at = new Date(iso);
    const today = DAY.format(at) === DAY.format(new Date());
    node.setAttribute('datetime', iso);
    node.setAttribute('title', `${iso.replace('T', ' ').replace('Z', '')} UTC`);
    setText(node, today ? CLOCK.format(at) : `${DAY.format(at)}, ${CLOCK.format(at)}`);
}
