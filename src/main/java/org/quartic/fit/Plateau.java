package org.quartic.fit;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * {@code y = p + a1/x + a2/x^2 + ...}.
 *
 * @param terms
 *            how many powers of 1/x; at least 1
 */
public record Plateau(int terms) implements Curve {
    public Plateau {
        if (terms < 1) {
            throw new IllegalArgumentException("a plateau with " + terms + " terms");
        }
    }

    @Override
    public List<String> parameters() {
        return Stream.concat(Stream.of("p"), IntStream.rangeClosed(1, terms).mapToObj(n -> "a" + n)).toList();
    }

    @Override
    public String formula() {
        return IntStream.rangeClosed(1, terms).mapToObj(n -> n == 1 ? " + a1/x" : " + a" + n + "/x^" + n)
                .collect(Collectors.joining("", "p", ""));
    }

    @Override
    public double value(double[] parameters, double x) {
        double sum = 0.0;
        for (int n = terms; n >= 0; n--) {
            sum = sum / x + parameters[n];
        }
        return sum;
    }

    @Override
    public double[] gradient(double[] parameters, double x) {
        double[] powers = new double[terms + 1];
        powers[0] = 1.0;
        for (int n = 1; n <= terms; n++) {
            powers[n] = powers[n - 1] / x;
        }
        return powers;
    }

    /** Anywhere: the curve is linear in its parameters. */
    @Override
    public double[] start(List<Datum> data) {
        double[] start = new double[terms + 1];
        start[0] = data.stream().mapToDouble(Datum::y).average().orElse(0.0);
        return start;
    }
}
