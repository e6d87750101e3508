package org.quartic.plot;

/**
 * A length on paper.
 *
 * @param points
 *            of 1/72 inch
 */
public record Length(double points) {
    private static final double POINTS_PER_INCH = 72.0;
    private static final double MILLIMETRES_PER_INCH = 25.4;
    private static final double SMALLEST = 20.0;
    private static final double LARGEST = 500.0;

    /** So many millimetres. */
    public static Length millimetres(double count) {
        return new Length(count / MILLIMETRES_PER_INCH * POINTS_PER_INCH);
    }

    /**
     * A length as people write it: {@code 86mm}, {@code 86}, or {@code 1016px}, dots of a PNG.
     *
     * @throws IllegalArgumentException
     *             if it is none, or none for a page
     */
    public static Length of(String text) {
        boolean dots = text.endsWith("px");
        String number = dots || text.endsWith("mm") ? text.substring(0, text.length() - 2).strip() : text;
        double count;
        try {
            count = Double.parseDouble(number);
        } catch (NumberFormatException e) {
            throw fault(text);
        }
        double millimetres = dots ? count / PngPage.DOTS_PER_INCH * MILLIMETRES_PER_INCH : count;
        if (!(millimetres >= SMALLEST && millimetres <= LARGEST)) {
            throw fault(text);
        }
        return millimetres(millimetres);
    }

    private static IllegalArgumentException fault(String text) {
        return new IllegalArgumentException("found '" + text
                + "'; allowed: 20mm to 500mm, such as 86mm, or dots at 300 to the inch, such as 1016px");
    }
}
