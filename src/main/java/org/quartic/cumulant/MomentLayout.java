package org.quartic.cumulant;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.quartic.spec.Pair;
import org.quartic.spec.Quadruple;
import org.quartic.spec.Sextuple;

/**
 * Which variables a summary follows and which of their co-moments it keeps.
 * <p>
 * The variables of a draw, in this order: the pivoted observable {@code Y_ab = X_ab - p_ab} of every needed pair (the mean over the
 * copies where there are several); for every quadruple {@code S = Y_ab Y_cd + Y_ac Y_bd + Y_ad Y_bc} (the mean over the copies);
 * with several copies also, for every quadruple, {@code S'}, the same sum with its factors from different copies, averaged over
 * all ways to choose them; for every distinct six-point the sum of {@code Y_ab Y_cd Y_ef} over the fifteen pairings (the mean over the
 * copies), then those with one factor from a copy of its own, and with all three from different copies, again averaged over all ways.
 * Quadruples are the distinct four-points, and after them whatever else is left where a pair is split off a six-point.
 * <p>
 * Co-moments are entries (i, j), i <= j, in ascending order. Kept are the variance of every variable and, for every four-point, all entries
 * among its pairs, its diagonal pairs, S and S', and for every six-point likewise with its fifteen splits: enough for every error bar. A
 * full layout keeps every entry, which the covariance matrix of all estimates needs; an entry has the same bits either way. Immutable.
 */
public final class MomentLayout {

    private final List<Pair> pairs;
    private final List<Quadruple> fourPoints;
    private final List<Sextuple> sixPoints;
    private final List<Quadruple> quadruples;
    private final int copies;
    private final boolean full;
    private final int replicates;
    private final Map<Pair, Integer> pairVariables = new HashMap<>();
    private final Map<Quadruple, Integer> places = new HashMap<>();
    private final long[] entries;
    private final long identity;

    /**
     * A layout.
     *
     * @param pairs
     *            the needed pairs, distinct, ascending
     * @param fourPoints
     *            the distinct four-points, each with ascending indices; their pairings and diagonals are among the pairs
     * @param sixPoints
     *            the distinct six-points, likewise
     * @param copies
     *            how many independent heads are seen on one token draw: 1 or 2, or with six-points 3
     * @param full
     *            whether every entry is kept
     * @throws IllegalArgumentException
     *             if the lists are not as said
     */
    public MomentLayout(List<Pair> pairs, List<Quadruple> fourPoints, List<Sextuple> sixPoints, int copies,
            boolean full) {
        this(pairs, fourPoints, sixPoints, copies, full, 0);
    }

    private MomentLayout(List<Pair> pairs, List<Quadruple> fourPoints, List<Sextuple> sixPoints, int copies,
            boolean full,
            int replicates) {
        this.replicates = replicates;
        this.pairs = List.copyOf(pairs);
        this.fourPoints = List.copyOf(fourPoints);
        this.sixPoints = List.copyOf(sixPoints);
        this.copies = copies;
        this.full = full;
        int mostCopies = sixPoints.isEmpty() ? 2 : 3;
        if (copies < 1 || copies > mostCopies) {
            throw new IllegalArgumentException("expected 1 to " + mostCopies + " copies, found " + copies);
        }
        if (!List.copyOf(new TreeSet<>(pairs)).equals(pairs)) {
            throw new IllegalArgumentException("expected distinct, ascending pairs, found " + pairs);
        }
        if (!fourPoints.stream().map(Quadruple::sorted).distinct().toList().equals(fourPoints)) {
            throw new IllegalArgumentException(
                    "expected distinct four-points of ascending indices, found " + fourPoints);
        }
        if (!sixPoints.stream().map(Sextuple::sorted).distinct().toList().equals(sixPoints)) {
            throw new IllegalArgumentException("expected distinct six-points of ascending indices, found " + sixPoints);
        }
        quadruples = Stream.concat(fourPoints.stream(),
                sixPoints.stream().flatMap(six -> six.splits().stream()).map(Sextuple.Split::rest)).distinct()
                .toList();
        for (int p = 0; p < pairs.size(); p++) {
            pairVariables.put(pairs.get(p), p);
        }
        for (int q = 0; q < quadruples.size(); q++) {
            places.put(quadruples.get(q), q);
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
        return new MomentLayout(pairs, fourPoints, sixPoints, copies, full, replicates);
    }

    private long[] keptEntries() {
        var kept = new TreeSet<Long>();
        for (int v = 0; v < variables(); v++) {
            keep(kept, v, v);
        }
        for (int q = 0; q < fourPoints.size() && !full; q++) {
            keepAll(kept, neighbourhood(q));
        }
        for (int s = 0; s < sixPoints.size() && !full; s++) {
            keepAll(kept, neighbourhoodOfSixPoint(s));
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
        addMoments(variables, fourPoint);
        return variables.stream().mapToInt(Integer::intValue).toArray();
    }

    private int[] neighbourhoodOfSixPoint(int sixPoint) {
        var variables = new TreeSet<Integer>();
        for (Sextuple.Split split : sixPoints.get(sixPoint).splits()) {
            variables.add(pairVariable(split.pair()));
            addMoments(variables, place(split.rest()));
        }
        sixPoints.get(sixPoint).indices().forEach(i -> variables.add(pairVariable(new Pair(i, i))));
        for (int heads = 1; heads <= copies; heads++) {
            variables.add(sixthMoment(sixPoint, heads));
        }
        return variables.stream().mapToInt(Integer::intValue).toArray();
    }

    private void addMoments(TreeSet<Integer> variables, int quadruple) {
        variables.add(moment(quadruple));
        if (copies > 1) {
            variables.add(crossMoment(quadruple));
        }
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

    /** The distinct six-points, in the order of their variables. */
    public List<Sextuple> sixPoints() {
        return sixPoints;
    }

    /** Of what four points S is followed, in the order of their variables: the four-points first. */
    public List<Quadruple> quadruples() {
        return quadruples;
    }

    /** Observed copies: 1, 2 or 3. */
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

    /** How many sums of fourth powers a summary keeps: one a four-point where draws are independent, none where they are not. */
    int fourthPowers() {
        return replicates == 0 ? fourPoints.size() : 0;
    }

    /** How many variables there are. */
    public int variables() {
        return pairs.size() + momentsOfQuadruple() * quadruples.size() + copies * sixPoints.size();
    }

    private int momentsOfQuadruple() {
        return Math.min(copies, 2);
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

    /** At what place a quadruple is that is left of a six-point. */
    int place(Quadruple rest) {
        return places.get(rest);
    }

    /** The variable S of the quadruple at this place. */
    public int moment(int quadruple) {
        return pairs.size() + quadruple;
    }

    /**
     * The variable S' of the quadruple at this place.
     *
     * @throws IllegalStateException
     *             if there is one copy only
     */
    public int crossMoment(int quadruple) {
        if (copies == 1) {
            throw new IllegalStateException("one copy has no moments across copies");
        }
        return pairs.size() + quadruples.size() + quadruple;
    }

    /**
     * The variable of the six-point at this place whose factors come from so many different copies.
     *
     * @throws IllegalStateException
     *             if there are not as many
     */
    public int sixthMoment(int sixPoint, int heads) {
        if (heads > copies) {
            throw new IllegalStateException(copies + " copies have no moments across " + heads);
        }
        return pairs.size() + momentsOfQuadruple() * quadruples.size() + (heads - 1) * sixPoints.size() + sixPoint;
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
        int moment = variable - pairs.size();
        int ofQuadruples = momentsOfQuadruple() * quadruples.size();
        if (moment >= ofQuadruples) {
            return name(sixPoints.get((moment - ofQuadruples) % sixPoints.size()));
        }
        Quadruple four = quadruples.get(moment % quadruples.size());
        return fourPoints.contains(four)
                ? "four-point [" + four.a() + "," + four.b() + "," + four.c() + "," + four.d() + "]"
                : name(sixPoints.stream()
                        .filter(six -> six.splits().stream().anyMatch(split -> split.rest().equals(four))).findFirst()
                        .orElseThrow());
    }

    private static String name(Sextuple six) {
        return "six-point " + six.indices().toString().replace(" ", "");
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
        for (Sextuple six : sixPoints) {
            for (int index : six.indices()) {
                hash = hash(hash, index);
            }
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
