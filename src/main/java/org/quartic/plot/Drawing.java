package org.quartic.plot;

import java.util.List;

/**
 * A page with everything in its place, in points of 1/72 inch.
 *
 * @param title
 *            what it shows, in one line, for those who cannot see it
 * @param marks
 *            the later over the earlier
 */
public record Drawing(double width, double height, String title, List<Mark> marks) {
    public Drawing {
        marks = List.copyOf(marks);
    }
}
