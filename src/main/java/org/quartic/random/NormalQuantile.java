package org.quartic.random;

import org.quartic.simd.Logarithm;

/**
 * The quantile function of the standard normal law, by the rational functions of Wichura (Applied Statistics 37 (1988) 477, AS 241): good to
 * about 1e-16 of the value. The same bits on every machine.
 */
final class NormalQuantile {

    private static final double CENTRAL = 0.425;
    private static final double CENTRAL_SQUARE = CENTRAL * CENTRAL;
    private static final double TAIL_FROM = 1.6;
    private static final double FAR_TAIL_FROM = 5.0;

    private static final double[] CENTRAL_ABOVE = {3.3871328727963666080, 1.3314166789178437745e2,
            1.9715909503065514427e3, 1.3731693765509461125e4, 4.5921953931549871457e4, 6.7265770927008700853e4,
            3.3430575583588128105e4, 2.5090809287301226727e3};
    private static final double[] CENTRAL_BELOW = {1.0, 4.2313330701600911252e1, 6.8718700749205790830e2,
            5.3941960214247511077e3, 2.1213794301586595867e4, 3.9307895800092710610e4, 2.8729085735721942674e4,
            5.2264952788528545610e3};
    private static final double[] TAIL_ABOVE = {1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550,
            3.64784832476320460504, 1.27045825245236838258, 2.41780725177450611770e-1, 2.27238449892691845833e-2,
            7.74545014278341407640e-4};
    private static final double[] TAIL_BELOW = {1.0, 2.05319162663775882187, 1.67638483018380384940,
            6.89767334985100004550e-1, 1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4,
            1.05075007164441684324e-9};
    private static final double[] FAR_ABOVE = {6.65790464350110377720, 5.46378491116411436990, 1.78482653991729133580,
            2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5,
            2.01033439929228813265e-7};
    private static final double[] FAR_BELOW = {1.0, 5.99832206555887937690e-1, 1.36929880922735805310e-1,
            1.48753612908506148525e-2, 7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7,
            2.04426310338993978564e-15};

    private NormalQuantile() {}

    /** The number below which a standard normal is with this probability; infinite at 0 and 1, NaN outside. */
    static double of(double probability) {
        double centred = probability - 0.5;
        if (Math.abs(centred) <= CENTRAL) {
            double r = CENTRAL_SQUARE - centred * centred;
            return centred * (polynomial(CENTRAL_ABOVE, r) / polynomial(CENTRAL_BELOW, r));
        }
        double beyond = centred < 0 ? tail(probability) : tail(1.0 - probability);
        return centred < 0 ? -beyond : beyond;
    }

    /** The number above which a standard normal is with this probability, at most 0.075: no digits are lost where it is tiny. */
    private static double tail(double probability) {
        if (probability == 0.0) {
            return Double.POSITIVE_INFINITY;
        }
        double r = Math.sqrt(-Logarithm.log(probability));
        return r <= FAR_TAIL_FROM
                ? polynomial(TAIL_ABOVE, r - TAIL_FROM) / polynomial(TAIL_BELOW, r - TAIL_FROM)
                : polynomial(FAR_ABOVE, r - FAR_TAIL_FROM) / polynomial(FAR_BELOW, r - FAR_TAIL_FROM);
    }

    private static double polynomial(double[] c, double x) {
        return Math.fma(x, Math.fma(x, Math.fma(x,
                Math.fma(x, Math.fma(x, Math.fma(x, Math.fma(x, c[7], c[6]), c[5]), c[4]), c[3]), c[2]), c[1]), c[0]);
    }
}
