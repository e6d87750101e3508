package org.quartic.simd;

/**
 * The law of chi, the length of a vector of k independent standard normals, and the way to it by rejection (Marsaglia and Tsang, ACM TOMS 26
 * (2000) 363). With a = k/2, d = a - 1/3 and v = (1 + x / sqrt(9 d))^3 for a normal x, the number d v has the gamma law of shape a if it is
 * kept with probability exp(x^2/2 + d (1 - v + ln v)), and chi is sqrt(2 d v). Most candidates are kept by a squeeze that needs no
 * logarithm: u below 1 - 0.0331 x^4. One degree of freedom is |N(0,1)| and needs no rejection.
 *
 * @param degreesOfFreedom
 *            k, at least 1
 * @param shift
 *            d
 * @param slope
 *            1 / sqrt(9 d)
 */
public record ChiLaw(int degreesOfFreedom, double shift, double slope) {

    static final double SQUEEZE = 0.0331;

    /**
     * For so many degrees of freedom.
     *
     * @throws IllegalArgumentException
     *             if there is none
     */
    public static ChiLaw of(int degreesOfFreedom) {
        if (degreesOfFreedom < 1) {
            throw new IllegalArgumentException("chi has 1 degree of freedom or more, not " + degreesOfFreedom);
        }
        double shift = 0.5 * degreesOfFreedom - 1.0 / 3.0;
        return new ChiLaw(degreesOfFreedom, shift, 1.0 / Math.sqrt(9.0 * shift));
    }

    /** 1 + x / sqrt(9 d): v is its cube, and no candidate where it is not positive. */
    double root(double x) {
        return Math.fma(slope, x, 1.0);
    }

    static double cube(double root) {
        return root * root * root;
    }

    /** The value of an accepted candidate. */
    double chi(double v) {
        return Math.sqrt(2.0 * shift * v);
    }

    static boolean isSqueezed(double x, double u) {
        double square = x * x;
        return u < 1.0 - SQUEEZE * square * square;
    }

    /** The value of the candidate from a normal x and a uniform number u, NaN where it is not accepted. */
    public double valueOf(double x, double u) {
        double root = root(x);
        double v = cube(root);
        boolean accepted = root > 0.0
                && (isSqueezed(x, u) || Logarithm.log(u) < 0.5 * (x * x) + shift * (1.0 - v + Logarithm.log(v)));
        return accepted ? chi(v) : Double.NaN;
    }
}
