package org.quartic.cumulant;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.quartic.spec.Pair;
import org.quartic.spec.Quadruple;

/**
 * Which variables a summary follows and which of their co-moments it keeps.
 * <p>
 * The variables of a draw, in this order: the pivoted observable {@code Y_ab = X_ab - p_ab} of every needed pair (the mean over the
 * copies where there are two); for every distinct four-point {@code S = Y_ab Y_cd + Y_ac Y_bd + Y_ad Y_bc} (the mean over the copies);
 * with two copies also, for every distinct four-point, {@code S'}, the same sum with its factors from different copies, averaged over
 * both orders.
 * <p>
 * Co-moments are entries (i, j), i <= j, in ascending order. Kept are the variance of every variable and, for every four-point, all
 * entries among its pairs, its diagonal pairs, S and S': enough for every error bar. A full layout keeps every entry, which the
 * covariance matrix of all estimates needs; an entry has the same bits either way. Immutable.
 */
public final class MomentLayout {

    private final List<Pair> pairs;
    private final List<Quadruple> fourPoints;
    private final int copies;
    private final boolean full;
    private final int replicates;
    private final Map<Pair, Integer> pairVariables = new HashMap<>();
    private final long[] entries;
    private final long identity;

    /**
     * A layout.
     *
     * @param pairs
     *            the needed pairs, distinct, ascending
     * @param fourPoints
     *            the distinct four-points, each with ascending indices; their pairings and diagonals are among the pairs
     * @param copies
     *            how many independent heads are seen on one token draw: 1 or 2
     * @param full
     *            whether every entry is kept
     * @throws IllegalArgumentException
     *             if the lists are not as said
     */
    public MomentLayout(List<Pair> pairs, List<Quadruple> fourPoints, int copies, boolean full) {
        this(pairs, fourPoints, copies, full, 0);
    }

    private MomentLayout(List<Pair> pairs, List<Quadruple> fourPoints, int copies, boolean full, int replicates) {
        this.replicates = replicates;
        this.pairs = List.copyOf(pairs);
        this.fourPoints = List.copyOf(fourPoints);
        this.copies = copies;
        this.full = full;
        if (copies != 1 && copies != 2) {
            throw new IllegalArgumentException("expected 1 or 2 copies, found " + copies);
        }
        if (!List.copyOf(new TreeSet<>(pairs)).equals(pairs)) {
            throw new IllegalArgumentException("expected distinct, ascending pairs, found " + pairs);
        }
        if (!fourPoints.stream().map(Quadruple::sorted).distinct().toList().equals(fourPoints)) {
            throw new IllegalArgumentException(
                    "expected distinct four-points of ascending indices, found " + fourPoints);
        }
        for (int p = 0; p < pairs.size(); p++) {
            pairVariables.put(pairs.get(p), p);
        }
        entries = keptEntries();
        identity = hash();
    }

    /**
     * This layout for a randomised net of so many replicates: what a summary keeps is the means in every replicate, and the entries are those of
     * the replicates' means.
     *
     * @throws IllegalArgumentException
     *             if there are fewer than two
     */
    public MomentLayout replicated(int replicates) {
        if (replicates < 2) {
            throw new IllegalArgumentException(replicates + " replicates have no spread");
        }
        return new MomentLayout(pairs, fourPoints, copies, full, replicates);
    }

    private long[] keptEntries() {
        var kept = new TreeSet<Long>();
        for (int v = 0; v < variables(); v++) {
            keep(kept, v, v);
        }
        for (int q = 0; q < fourPoints.size() && !full; q++) {
            keepAll(kept, neighbourhood(q));
        }
        if (full) {
            int[] everything = new int[variables()];
            Arrays.setAll(everything, v -> v);
            keepAll(kept, everything);
        }
        return kept.stream().mapToLong(Long::longValue).toArray();
    }

    private int[] neighbourhood(int fourPoint) {
        var variables = new TreeSet<Integer>();
        fourPoints.get(fourPoint).pairings().forEach(pair -> variables.add(pairVariable(pair)));
        fourPoints.get(fourPoint).indices().forEach(i -> variables.add(pairVariable(new Pair(i, i))));
        variables.add(moment(fourPoint));
        if (copies == 2) {
            variables.add(crossMoment(fourPoint));
        }
        return variables.stream().mapToInt(Integer::intValue).toArray();
    }

    private static void keepAll(TreeSet<Long> kept, int[] variables) {
        for (int i = 0; i < variables.length; i++) {
            for (int j = i; j < variables.length; j++) {
                keep(kept, variables[i], variables[j]);
            }
        }
    }

    private static void keep(TreeSet<Long> kept, int i, int j) {
        kept.add(key(i, j));
    }

    private static long key(int i, int j) {
        return (long) Math.min(i, j) << Integer.SIZE | Math.max(i, j);
    }

    /** The needed pairs, in the order of their variables. */
    public List<Pair> pairs() {
        return pairs;
    }

    /** The distinct four-points, in the order of their variables. */
    public List<Quadruple> fourPoints() {
        return fourPoints;
    }

    /** Observed copies: 1 or 2. */
    public int copies() {
        return copies;
    }

    /** Whether every co-moment is kept. */
    public boolean full() {
        return full;
    }

    /** How many replicates of a randomised net are kept apart; 0 where draws are independent. */
    public int replicates() {
        return replicates;
    }

    /** How many co-moments of draws a summary keeps: every entry where draws are independent, none where they are not. */
    int drawEntries() {
        return replicates == 0 ? entries.length : 0;
    }

    /** How many variables there are. */
    public int variables() {
        return pairs.size() + copies * fourPoints.size();
    }

    /** How many co-moments are kept. */
    public int entries() {
        return entries.length;
    }

    /**
     * The variable Y of a pair.
     *
     * @throws IllegalArgumentException
     *             if the pair is not among the needed ones
     */
    public int pairVariable(Pair pair) {
        Integer variable = pairVariables.get(pair);
        if (variable == null) {
            throw new IllegalArgumentException(pair + " is not among the needed pairs " + pairs);
        }
        return variable;
    }

    /** The variable S of the four-point at this place. */
    public int moment(int fourPoint) {
        return pairs.size() + fourPoint;
    }

    /**
     * The variable S' of the four-point at this place.
     *
     * @throws IllegalStateException
     *             if there is one copy only
     */
    public int crossMoment(int fourPoint) {
        if (copies != 2) {
            throw new IllegalStateException("one copy has no moments across copies");
        }
        return pairs.size() + fourPoints.size() + fourPoint;
    }

    /**
     * Where the co-moment of two variables, in either order, is kept.
     *
     * @throws IllegalArgumentException
     *             if it is not kept
     */
    public int entry(int i, int j) {
        int entry = Arrays.binarySearch(entries, key(i, j));
        if (entry < 0) {
            throw new IllegalArgumentException("the co-moment of " + name(i) + " and " + name(j) + " is not kept");
        }
        return entry;
    }

    /** The first variable of an entry, not above the second. */
    public int row(int entry) {
        return (int) (entries[entry] >>> Integer.SIZE);
    }

    /** The second variable of an entry. */
    public int column(int entry) {
        return (int) entries[entry];
    }

    /** The correlator a variable belongs to, for messages. */
    public String name(int variable) {
        if (variable < pairs.size()) {
            Pair pair = pairs.get(variable);
            return "two-point [" + pair.a() + "," + pair.b() + "]";
        }
        Quadruple four = fourPoints.get((variable - pairs.size()) % fourPoints.size());
        return "four-point [" + four.a() + "," + four.b() + "," + four.c() + "," + four.d() + "]";
    }

    /** A number that tells layouts apart, the same in every process. */
    public long identity() {
        return identity;
    }

    private long hash() {
        long hash = 0xcbf29ce484222325L;
        for (int word : new int[]{copies, full ? 1 : 0, pairs.size(), fourPoints.size()}) {
            hash = hash(hash, word);
        }
        if (replicates > 0) {
            hash = hash(hash, replicates);
        }
        for (Pair pair : pairs) {
            hash = hash(hash(hash, pair.a()), pair.b());
        }
        for (Quadruple four : fourPoints) {
            hash = hash(hash(hash(hash(hash, four.a()), four.b()), four.c()), four.d());
        }
        return hash;
    }

    /** FNV-1a over the four bytes of a word, the lowest first. */
    private static long hash(long hash, int word) {
        long next = hash;
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            next = (next ^ (word >>> shift & 0xff)) * 0x100000001b3L;
        }
        return next;
    }
}
