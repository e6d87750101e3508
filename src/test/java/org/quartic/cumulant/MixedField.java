package org.quartic.cumulant;

import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/** A field at four points whose cumulants are known: phi_a = sum over k of A_ak l_k, with three l independent and equally distributed. */
final class MixedField {

    /** A. */
    static final double[][] MIXING = {{1, 0.5, -0.2}, {0.3, -0.8, 0.4}, {0.7, 0.1, 0.6}, {-0.4, 0.9, 0.5}};

    private MixedField() {}

    /** phi by point and draw. */
    static double[][] mixed(int draws, SplittableRandom random, ToDoubleFunction<SplittableRandom> law) {
        double[][] phi = new double[4][draws];
        for (int i = 0; i < draws; i++) {
            double[] latents = random.doubles(3).map(ignored -> law.applyAsDouble(random)).toArray();
            for (int a = 0; a < 4; a++) {
                for (int k = 0; k < 3; k++) {
                    phi[a][i] += MIXING[a][k] * latents[k];
                }
            }
        }
        return phi;
    }
}
