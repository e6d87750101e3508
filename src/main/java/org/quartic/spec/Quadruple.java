package org.quartic.spec;

import java.util.List;
import java.util.stream.IntStream;

/** Four indices into the points of a run, in the order they were asked for. */
public record Quadruple(int a, int b, int c, int d) {

    /** The four indices in their order. */
    public List<Integer> indices() {
        return List.of(a, b, c, d);
    }

    /** The same four indices in ascending order: correlators equal up to order are one number. */
    public Quadruple sorted() {
        int[] i = IntStream.of(a, b, c, d).sorted().toArray();
        return new Quadruple(i[0], i[1], i[2], i[3]);
    }

    /** The three ways to pair four points, ab|cd, ac|bd and ad|bc, flattened: pairs 2k and 2k + 1 belong together. */
    public List<Pair> pairings() {
        return List.of(new Pair(a, b), new Pair(c, d), new Pair(a, c), new Pair(b, d), new Pair(a, d), new Pair(b, c));
    }
}
