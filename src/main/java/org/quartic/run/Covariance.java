package org.quartic.run;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.quartic.cumulant.CovarianceMatrix;

/**
 * The covariance matrix of all estimates of a result.
 *
 * @param labels
 *            what each row and column stands for, such as {@code two-point 0 1}
 * @param matrix
 *            square, in the order of the labels; entry (i, i) is a standard error squared
 */
public record Covariance(List<String> labels, List<List<Double>> matrix) {

    /** The matrix with words for its rows. */
    static Covariance of(CovarianceMatrix matrix) {
        var labels = new ArrayList<String>();
        matrix.twoPoint().forEach(pair -> labels.add("two-point " + Words.of(pair)));
        matrix.fourPoint().forEach(points -> labels.add("four-point " + Words.of(points)));
        matrix.sixPoint().forEach(points -> labels.add("six-point " + Words.of(points)));
        List<List<Double>> rows = IntStream.range(0, matrix.size()).mapToObj(
                row -> IntStream.range(0, matrix.size()).mapToObj(column -> matrix.get(row, column)).toList()).toList();
        return new Covariance(labels, rows);
    }

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
