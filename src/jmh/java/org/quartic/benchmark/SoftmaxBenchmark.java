package org.quartic.benchmark;

import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.quartic.simd.LaneKernels;
import org.quartic.simd.Lanes;

/**
 * The softmax of a head's T rows of T scores, for eight draws; column {@code weight} is nanoseconds for one of the 8 T T weights. Compare
 * with exp in {@link FunctionsBenchmark}: the rest is the largest score, the sum, the division, and here a copy of the scores.
 */
public class SoftmaxBenchmark extends NanosecondsBenchmark {

    private static final LaneKernels KERNELS = LaneKernels.CHOSEN;

    /** T. */
    @Param({"4", "16", "32"})
    private int tokens;

    private Lanes scores;
    private Lanes weights;

    @Setup
    public void drawScores() {
        scores = Lanes.allocate((long) tokens * tokens * Lanes.WIDTH);
        weights = Lanes.allocate(scores.length());
        var random = new Random(1);
        for (int i = 0; i < scores.length(); i++) {
            scores.set(i, random.nextGaussian());
        }
    }

    @Benchmark
    public Lanes softmax(Weights counted) {
        KERNELS.scale(scores, 0, 1.0, weights, 0, scores.length());
        KERNELS.softmax(weights, 0, tokens, tokens, Lanes.WIDTH);
        counted.weight += weights.length();
        return weights;
    }
}
