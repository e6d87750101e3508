package org.quartic.plot;

import java.util.List;

/**
 * A frame with what is in it.
 *
 * @param layers
 *            the later over the earlier
 * @param legend
 *            empty where nothing need be told apart
 */
record Panel(Axis x, Axis y, List<Layer> layers, List<Entry> legend) {
    Panel {
        layers = List.copyOf(layers);
        legend = List.copyOf(legend);
    }
}
