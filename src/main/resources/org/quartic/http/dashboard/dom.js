// Builds what is shown. Text only ever becomes text nodes: a run may be called anything.

const SVG = 'http://www.w3.org/2000/svg';

function fill(node, attributes, children) {
    for (const [name, value] of Object.entries(attributes)) {
        if (value === null || value === undefined || value === false) {
            continue;
        }
        if (typeof value === 'function') {
            node.addEventListener(name, value);
        } else {
            node.setAttribute(name, value === true ? '' : String(value));
        }
    }
    node.append(...children.filter(child => child !== null && child !== undefined));
    return node;
}

/** An HTML element; an attribute that is a function listens to the event of that name. */
export function element(tag, attributes = {}, ...children) {
    return fill(document.createElement(tag), attributes, children);
}

/** An SVG element. */
export function drawn(tag, attributes = {}, ...children) {
    return fill(document.createElementNS(SVG, tag), attributes, children);
}

/** Changes a text only where it differs, so that a selection or a screen reader is not disturbed. */
export function setText(node, text) {
    if (node.textContent !== text) {
        node.textContent = text;
    }
}

export function setHidden(node, hidden) {
    if (node.hidden !== hidden) {
        node.hidden = hidden;
    }
}

/** Puts children in this order with as few moves as it takes: what has the focus keeps it. */
export function arrange(parent, children) {
    const wanted = new Set(children);
    for (const child of [...parent.children]) {
        if (!wanted.has(child)) {
            child.remove();
        }
    }
    let place = parent.firstElementChild;
    for (const child of children) {
        if (child === place) {
            place = place.nextElementSibling;
        } else {
            parent.insertBefore(child, place);
        }
    }
}

/** Says something to whoever listens rather than looks. */
export function announce(text) {
    setText(document.getElementById('announcement'), text);
}
