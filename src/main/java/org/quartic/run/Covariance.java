package org.quartic.run;

import java.util.List;

/**
 * The covariance matrix of all estimates of a result.
 *
 * @param labels
 *            what each row and column stands for, such as {@code two-point 0 1}
 * @param matrix
 *            square, in the order of the labels; entry (i, i) is a standard error squared
 */
public record Covariance(List<String> labels, List<List<Double>> matrix) {
    public Covariance {
        labels = List.copyOf(labels);
        matrix = matrix.stream().map(List::copyOf).toList();
        int size = labels.size();
        if (matrix.size() != size || matrix.stream().anyMatch(row -> row.size() != size)) {
            throw new IllegalArgumentException(
                    "a covariance of " + size + " estimates is a square matrix of that size");
        }
    }
}
