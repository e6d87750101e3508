package org.quartic.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Six indices into the points of a run, in the order they were asked for. */
public record Sextuple(int a, int b, int c, int d, int e, int f) {

    /** How many ways there are to split a pair off six points. */
    public static final int SPLITS = 15;

    /** A pair of the six points, and the four others in their order. */
    public record Split(Pair pair, Quadruple rest) {}

    /** The six indices in their order. */
    public List<Integer> indices() {
        return List.of(a, b, c, d, e, f);
    }

    /** The same six indices in ascending order: correlators equal up to order are one number. */
    public Sextuple sorted() {
        int[] i = IntStream.of(a, b, c, d, e, f).sorted().toArray();
        return new Sextuple(i[0], i[1], i[2], i[3], i[4], i[5]);
    }

    /**
     * The fifteen ways to split off a pair, ab|cdef first and ef|abcd last. The pairs of the first five hold a: with the pairings of the rest
     * of each, these are the fifteen ways to pair all six.
     */
    public List<Split> splits() {
        var splits = new ArrayList<Split>();
        for (int i = 0; i < 6; i++) {
            for (int j = i + 1; j < 6; j++) {
                var rest = new ArrayList<>(indices());
                rest.remove(j);
                rest.remove(i);
                splits.add(new Split(new Pair(indices().get(i), indices().get(j)),
                        new Quadruple(rest.get(0), rest.get(1), rest.get(2), rest.get(3))));
            }
        }
        return splits;
    }
}
