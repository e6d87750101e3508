package org.quartic.plot;

/** What an axis says and where values are on it. */
record Axis(MathText label, Scale scale) {}
