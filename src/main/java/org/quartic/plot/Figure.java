package org.quartic.plot;

import java.util.List;

/**
 * What is to be seen, before anything has its place.
 *
 * @param panels
 *            one over the other, at least one; those of several share the axis below the last
 */
public record Figure(List<Panel> panels) {
    public Figure {
        panels = List.copyOf(panels);
    }
}
