package org.quartic.plot;

/**
 * How wide text is. A page is laid out by the widths of Helvetica, which Arial, Liberation Sans and Nimbus Sans share, and not by those of
 * whatever font a machine has: so it comes out the same everywhere.
 */
final class Advance {
    private static final int FIRST = ' ';

    // In thousandths of the size, from the blank to the tilde.
    private static final int[] WIDTHS = {278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
            556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722,
            667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667,
            611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556,
            556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584};

    // Of letters of other alphabets and of most signs; wide characters of East Asia take a whole square.
    private static final int OTHER = 600;
    private static final int SQUARE = 1000;
    private static final int FIRST_SQUARE = 0x2E80;

    private Advance() {}

    /** In sizes of the font. */
    static double of(String text) {
        return text.codePoints().map(Advance::of).sum() / 1000.0;
    }

    private static int of(int character) {
        int i = character - FIRST;
        if (i >= 0 && i < WIDTHS.length) {
            return WIDTHS[i];
        }
        return character >= FIRST_SQUARE || character == '…' ? SQUARE : OTHER;
    }
}
