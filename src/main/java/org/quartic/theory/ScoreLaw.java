package org.quartic.theory;

import org.quartic.ensemble.Ensemble;

/**
 * The law of the score matrix M as a rule of nodes and weights: trapezoid rules, which for smooth integrands that vanish at the ends gain digits
 * exponentially fast as the step gets smaller, also where softmax is sharp and Gauss rules converge slowly.
 */
sealed interface ScoreLaw {

    /** Takes a node, an M row by row that is valid during the call alone, and its weight. */
    interface Visitor {
        void visit(double[] scores, double weight);
    }

    /** Goes through the nodes of a rule. Weights are relative: moments are sums over the sum of the weights. */
    void integrate(double step, Visitor visitor);

    /** Roughly how many nodes there are. */
    double nodes(double step);

    /** A normal number beyond this has a probability of 1e-21. */
    double FARTHEST = 9.6;

    /** M = scale G, G of independent standard normals. */
    record Normal(double scale, int dimension) implements ScoreLaw {
        @Override
        public void integrate(double step, Visitor visitor) {
            int half = (int) Math.ceil(FARTHEST / step);
            int entries = dimension * dimension;
            int[] index = new int[entries];
            double[] scores = new double[entries];
            double[] densities = new double[2 * half + 1];
            for (int i = 0; i < densities.length; i++) {
                double g = (i - half) * step;
                densities[i] = step * StrictMath.exp(-0.5 * g * g) / Math.sqrt(2.0 * Math.PI);
            }
            while (true) {
                double weight = 1.0;
                for (int e = 0; e < entries; e++) {
                    scores[e] = scale * (index[e] - half) * step;
                    weight *= densities[index[e]];
                }
                if (weight > 1e-22) {
                    visitor.visit(scores, weight);
                }
                int place = 0;
                while (place < entries && ++index[place] == densities.length) {
                    index[place++] = 0;
                }
                if (place == entries) {
                    return;
                }
            }
        }

        @Override
        public double nodes(double step) {
            return StrictMath.pow(2.0 * FARTHEST / step, dimension * (double) dimension);
        }
    }

    /** D = 1 at finite width: M = scale G L, L a chi of k = d_k degrees of freedom, in t = ln(L/sqrt(k)). */
    record Product(double scale, int width) implements ScoreLaw {

        private static final double NEGLIGIBLE = 50.0;

        @Override
        public void integrate(double step, Visitor visitor) {
            double stepOfT = step / Math.sqrt(2.0 * width);
            double low = 0.0;
            while (logDensity(low) > -NEGLIGIBLE) {
                low -= stepOfT;
            }
            double high = 0.0;
            while (logDensity(high) > -NEGLIGIBLE) {
                high += stepOfT;
            }
            double[] scores = new double[1];
            int half = (int) Math.ceil(FARTHEST / step);
            for (double t = low; t <= high; t += stepOfT) {
                double chi = Math.sqrt(width) * StrictMath.exp(t);
                double ofChi = stepOfT * StrictMath.exp(logDensity(t));
                for (int i = -half; i <= half; i++) {
                    double g = i * step;
                    scores[0] = scale * g * chi;
                    visitor.visit(scores, ofChi * step * StrictMath.exp(-0.5 * g * g) / Math.sqrt(2.0 * Math.PI));
                }
            }
        }

        /** Over that at its maximum, t = 0, where its curvature is 2 k: k (t - (e^(2 t) - 1)/2). */
        private double logDensity(double t) {
            return width * (t - 0.5 * StrictMath.expm1(2.0 * t));
        }

        @Override
        public double nodes(double step) {
            return 2.0 * FARTHEST / step * (20.0 / step);
        }
    }

    /** No scores: M = 0. */
    record None(int dimension) implements ScoreLaw {
        @Override
        public void integrate(double step, Visitor visitor) {
            visitor.visit(new double[dimension * dimension], 1.0);
        }

        @Override
        public double nodes(double step) {
            return 1.0;
        }
    }

    /** Whether M vanishes in law. */
    static boolean vanishes(Ensemble ensemble) {
        return ensemble.scores().rank() == 0 || ensemble.scoreScale() == 0.0;
    }
}
