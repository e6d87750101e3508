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

    /**
     * D = 2 at finite width: M = scale Q K^T, Q and K of 2 x k standard normals, k = d_k at least 2. Turned by any two rotations it has the same law:
     * M = scale R(alpha) diag(s_1, +-s_2) R(beta), with uniform angles and either sign. With s_1 = g e^w, s_2 = g e^-w the density in g and w is
     * proportional to
     *
     * <pre>
     * g^(k+1) sinh(2 w) * integral over l of cosh((k - 2) l) e^-R / R,      R^2 = 2 g^2 (cosh(2 l) + cosh(2 w)),
     * </pre>
     *
     * which is that of K given Q, normal, over the Wishart law of Q Q^T, where one of its integrals can be done. The rule is in ln g and in
     * t, w = ln(1 + e^t), so that the integrand vanishes at all ends.
     */
    record PlanarProduct(double scale, int width) implements ScoreLaw {

        private static final double NEGLIGIBLE = 32.0;
        private static final double ANGLES = 12.0;
        private static final double RADIAL = 0.65;

        @Override
        public void integrate(double stepOfAngles, Visitor visitor) {
            double step = RADIAL * stepOfAngles;
            double middle = 0.5 * StrictMath.log(width);
            int fromG = (int) Math.floor((middle - 24.0) / step);
            int toG = (int) Math.ceil((middle + 5.0) / step);
            int fromT = (int) Math.floor(-24.0 / step);
            int toT = (int) Math.ceil(24.0 / step);
            double[][] logWeights = new double[toG - fromG + 1][toT - fromT + 1];
            double largest = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < logWeights.length; i++) {
                for (int j = 0; j < logWeights[i].length; j++) {
                    logWeights[i][j] = logWeight((fromG + i) * step, (fromT + j) * step);
                    largest = Math.max(largest, logWeights[i][j]);
                }
            }
            for (int i = 0; i < logWeights.length; i++) {
                for (int j = 0; j < logWeights[i].length; j++) {
                    double logWeight = logWeights[i][j] - largest;
                    if (logWeight > -NEGLIGIBLE) {
                        double geometric = scale * StrictMath.exp((fromG + i) * step);
                        double ratio = StrictMath.exp(ratioOf((fromT + j) * step));
                        double weight = StrictMath.exp(logWeight);
                        turn(stepOfAngles, geometric * ratio, geometric / ratio, weight, visitor);
                        turn(stepOfAngles, geometric * ratio, -geometric / ratio, weight, visitor);
                    }
                }
            }
        }

        private static double ratioOf(double t) {
            return t > 0.0 ? t + StrictMath.log1p(StrictMath.exp(-t)) : StrictMath.log1p(StrictMath.exp(t));
        }

        /** Of the density in ln g and t, up to a constant. */
        private double logWeight(double logG, double t) {
            double w = ratioOf(t);
            double logSinh = 2.0 * w + StrictMath.log(-0.5 * StrictMath.expm1(-4.0 * w));
            // dw/dt = 1/(1 + e^-t)
            return (width + 2.0) * logG + logSinh + t - w + logInner(StrictMath.exp(logG), w);
        }

        /** The integral over l, twice, by a trapezoid rule outwards from where e^((k-2) l) e^-R / R is largest: it is log-concave. */
        private double logInner(double g, double w) {
            double step = 0.25 / Math.sqrt(width);
            double ratio = StrictMath.cosh(2.0 * w);
            double low = 0.0;
            double high = 1.0;
            while (isRising(g, ratio, high)) {
                low = high;
                high += 1.0;
            }
            while (high - low > step) {
                double middle = 0.5 * (low + high);
                if (isRising(g, ratio, middle)) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            double largest = logOfIntegrand(g, ratio, low);
            double sum = 1.0;
            for (int side = -1; side <= 1; side += 2) {
                double term = 1.0;
                for (int i = 1; term > 1e-17; i++) {
                    term = StrictMath.exp(logOfIntegrand(g, ratio, low + side * i * step) - largest);
                    sum += term;
                }
            }
            return largest + StrictMath.log(sum * step);
        }

        private boolean isRising(double g, double ratio, double l) {
            double square = 2.0 * g * g * (StrictMath.cosh(2.0 * l) + ratio);
            return width - 2 > 2.0 * g * g * StrictMath.sinh(2.0 * l) * (1.0 / Math.sqrt(square) + 1.0 / square);
        }

        private double logOfIntegrand(double g, double ratio, double l) {
            double r = g * Math.sqrt(2.0 * (StrictMath.cosh(2.0 * l) + ratio));
            return (width - 2) * l - r - StrictMath.log(r);
        }

        /** R(alpha) diag(first, second) R(beta) at all angles; half a turn of both changes nothing. */
        static void turn(double step, double first, double second, double weight, Visitor visitor) {
            int angles = angles(step);
            double[] scores = new double[4];
            for (int a = 0; a < angles; a++) {
                double ca = StrictMath.cos(Math.PI * a / angles);
                double sa = StrictMath.sin(Math.PI * a / angles);
                for (int b = 0; b < 2 * angles; b++) {
                    double cb = StrictMath.cos(Math.PI * b / angles);
                    double sb = StrictMath.sin(Math.PI * b / angles);
                    scores[0] = first * ca * cb - second * sa * sb;
                    scores[1] = -first * ca * sb - second * sa * cb;
                    scores[2] = first * sa * cb + second * ca * sb;
                    scores[3] = -first * sa * sb + second * ca * cb;
                    visitor.visit(scores, weight);
                }
            }
        }

        private static int angles(double step) {
            return (int) Math.ceil(0.5 * ANGLES / step);
        }

        @Override
        public double nodes(double step) {
            return 2.0 * 480.0 / (step * step) * 2.0 * angles(step) * angles(step);
        }
    }

    /** D = 2 at width 1: M = scale s e e'^T, two directions and s the product of two lengths, of density s K_0(s). */
    record PlanarDyad(double scale) implements ScoreLaw {

        @Override
        public void integrate(double step, Visitor visitor) {
            for (double logS = -24.0; logS <= 5.0; logS += step) {
                double s = StrictMath.exp(logS);
                // K_0(s), the integral of e^(-s cosh y) over positive y.
                double sum = 0.5 * StrictMath.exp(-s);
                for (double y = 0.1; s * StrictMath.cosh(y) < 700.0; y += 0.1) {
                    sum += StrictMath.exp(-s * StrictMath.cosh(y));
                }
                PlanarProduct.turn(step, scale * s, 0.0, sum * s * s, visitor);
            }
        }

        @Override
        public double nodes(double step) {
            return 29.0 / step * 2.0 * PlanarProduct.angles(step) * PlanarProduct.angles(step);
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
