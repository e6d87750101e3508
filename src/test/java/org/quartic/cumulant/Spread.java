package org.quartic.cumulant;

import java.util.function.Function;
import java.util.stream.IntStream;

/** How estimates from many independent samples spread about the truth, and how that compares with what they say of themselves. */
record Spread(double mean, double deviation, double statedVariance, int runs) {

    static Spread of(Estimates[] runs, Function<Estimates, Estimate> estimate) {
        double[] values = IntStream.range(0, runs.length).mapToDouble(r -> estimate.apply(runs[r]).value()).toArray();
        double mean = IntStream.range(0, runs.length).mapToDouble(r -> values[r]).average().orElseThrow();
        double variance = IntStream.range(0, runs.length).mapToDouble(r -> (values[r] - mean) * (values[r] - mean))
                .sum() / (runs.length - 1);
        double stated = IntStream.range(0, runs.length).mapToDouble(r -> {
            double error = estimate.apply(runs[r]).standardError();
            return error * error;
        }).average().orElseThrow();
        return new Spread(mean, Math.sqrt(variance), stated, runs.length);
    }

    /** How many of its own standard errors the mean over the runs is from this. */
    double distance(double truth) {
        return Math.abs(mean - truth) / (deviation / Math.sqrt(runs));
    }

    /** The variance estimates state on average over the one they have. */
    double calibration() {
        return statedVariance / (deviation * deviation);
    }
}
