package org.quartic.scaling;

import java.util.ArrayList;

/** Four-points by the dozen. */
public final class FourPoints {

    private FourPoints() {}

    /** The KEY=VALUE that asks for so many of them, all different, of as few points as there can be: n points have (n + 3 over 4). */
    public static String override(int count) {
        var quadruples = new ArrayList<String>();
        for (int d = 0; quadruples.size() < count; d++) {
            for (int c = 0; c <= d; c++) {
                for (int b = 0; b <= c; b++) {
                    for (int a = 0; a <= b; a++) {
                        quadruples.add("[" + a + "," + b + "," + c + "," + d + "]");
                    }
                }
            }
        }
        return "correlators.four-point=[" + String.join(",", quadruples.subList(0, count)) + "]";
    }
}
