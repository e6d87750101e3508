package org.quartic.plot;

import java.util.List;

/**
 * The ticks below a frame.
 *
 * @param upwards
 *            whether their labels are turned, as there is no room for them side by side
 */
record XTicks(List<Tick> ticks, boolean upwards) {
    private static final double BESIDE = 4.0;

    /**
     * Those of this scale.
     *
     * @throws IllegalArgumentException
     *             where there is no room for the names of a scale
     */
    static XTicks of(Scale scale, double width) {
        List<Tick> ticks = scale.ticks(PanelLayout.xRoom(width));
        if (!(scale instanceof CategoryScale)) {
            return new XTicks(ticks, false);
        }
        double each = width / ticks.size();
        if (each < Layout.FONT) {
            throw new IllegalArgumentException("there is no room for " + ticks.size()
                    + " labels side by side: a larger --width helps, or fewer correlators by --four-point");
        }
        return new XTicks(ticks, widest(ticks) + BESIDE > each);
    }

    private static double widest(List<Tick> ticks) {
        return Layout.FONT * ticks.stream().mapToDouble(tick -> tick.label().width()).max().orElse(0.0);
    }

    /** From the frame to below the labels. */
    double height() {
        return PanelLayout.GAP + (upwards ? widest(ticks) : 1.05 * Layout.FONT);
    }
}
