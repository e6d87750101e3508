package org.quartic.plot;

/** How many curves a plot may have. */
final class Curves {
    private Curves() {}

    /**
     * @throws IllegalArgumentException
     *             where there are more than can be told apart
     */
    static void check(int count) {
        if (count > Style.COUNT) {
            throw new IllegalArgumentException("found " + count + " curves: at most " + Style.COUNT
                    + " can be told apart in one plot; --four-point chooses some");
        }
    }
}
