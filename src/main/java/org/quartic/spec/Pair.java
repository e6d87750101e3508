package org.quartic.spec;

/** Two indices into the points of a run, the smaller first: X and G2 are symmetric. */
public record Pair(int a, int b) implements Comparable<Pair> {
    public Pair {
        if (a > b) {
            int smaller = b;
            b = a;
            a = smaller;
        }
    }

    @Override
    public int compareTo(Pair other) {
        return a != other.a ? Integer.compare(a, other.a) : Integer.compare(b, other.b);
    }
}
