package org.quartic.simd;

/** The softmax of a row of scores, lane by lane, safe for scores of any finite size: the largest of a row is subtracted first. */
public final class Softmax {

    private static final int WIDTH = Lanes.WIDTH;

    private Softmax() {}

    /** Replaces scores by attention weights, in place: rows x columns entries, each row summing to 1 in every lane. */
    public static void rows(Lanes scores, int offset, int rows, int columns) {
        for (int row = 0; row < rows; row++) {
            int start = offset + row * columns * WIDTH;
            for (int lane = 0; lane < WIDTH; lane++) {
                row(scores, start + lane, columns);
            }
        }
    }

    private static void row(Lanes scores, int start, int columns) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < columns; j++) {
            largest = Math.max(largest, scores.get(start + j * WIDTH));
        }
        double sum = 0.0;
        for (int j = 0; j < columns; j++) {
            double weight = Exponential.exp(scores.get(start + j * WIDTH) - largest);
            scores.set(start + j * WIDTH, weight);
            sum += weight;
        }
        for (int j = 0; j < columns; j++) {
            scores.set(start + j * WIDTH, scores.get(start + j * WIDTH) / sum);
        }
    }
}
