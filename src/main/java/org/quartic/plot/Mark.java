package org.quartic.plot;

import java.util.List;

/** What a page is made of. */
sealed interface Mark {

    /** A line from spot to spot. */
    record Line(List<Spot> spots, Ink ink) implements Mark {}

    /** A filled area within these corners; what is below shines through where {@code opacity} is less than 1. */
    record Area(List<Spot> corners, int rgb, double opacity) implements Mark {}

    /** A mark of a datum. */
    record Symbol(Spot middle, double radius, Style style) implements Mark {
        /** How wide its outline is, in points. */
        static final double OUTLINE = 0.7;
    }

    /**
     * Text.
     *
     * @param at
     *            where its base line begins, has its middle or ends
     * @param size
     *            of the font, in points
     * @param upwards
     *            whether it is turned by a quarter, to be read from below
     */
    record Writing(Spot at, MathText text, double size, Anchor anchor, boolean upwards) implements Mark {}

    /** Marks of which only what lies within a rectangle is seen. */
    record Clipped(Box window, List<Mark> marks) implements Mark {}

    /** Which part of a text is where it was put. */
    enum Anchor {
        START, MIDDLE, END
    }
}
