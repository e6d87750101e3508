package org.quartic.ensemble;

import org.quartic.random.Numbering;
import org.quartic.simd.Lanes;
import org.quartic.spec.Embedding;
import org.quartic.spec.Readout;

/**
 * Where the parameters of a draw stand, in the memory of a block and among the random numbers.
 *
 * <p>
 * A strip of draws takes {@link #stripDoubles} doubles, an entry as many of them as there are draws in it:
 *
 * <pre>
 *   features 0 | features 1 | ... | head 0 | head 1 | ...
 *   features:  momenta D x d | phases D | amplitudes D        sqrt(2) F(b) is the amplitude
 *   head:      A, D x r | B, D x r, where drawn | w = W^V z, D, where phi is observed
 * </pre>
 *
 * <p>
 * Wide matrices never leave the sampler: W^Q and W^K are summed into M, W^V and z into w, column by column, while they are in the
 * nearest cache.
 */
public final class ParameterLayout {

    /** What is worked on for a strip is to be in the nearest cache. */
    private static final long STRIP_BYTES = 32 << 10;
    private static final long MOST_LANES = 64;
    /** Half of the nearest cache, where two slots of columns are not more. */
    private static final int DOUBLES_AT_ONCE = 2048;

    private final Ensemble ensemble;
    private final Numbering numbering;
    private final int spacetimeDimension;
    private final int lanes;

    /**
     * The layout of an ensemble's parameters.
     *
     * @throws UnsupportedEnsembleException
     *             if a draw has more parameters than can be told apart
     */
    public ParameterLayout(Ensemble ensemble) {
        this.ensemble = ensemble;
        numbering = ensemble.numbering();
        spacetimeDimension = ensemble.spec().spacetimeDimension();
        if (!numbering.holds(slots())) {
            throw new UnsupportedEnsembleException(switch (numbering) {
                case SLOTS -> ensemble.heads() + " heads of this width have more parameters than random"
                        + " numbers can be told apart: take fewer heads or another estimator";
                case DIMENSIONS -> "a draw of this ensemble takes " + slots() + " numbers, and a Sobol sequence has "
                        + numbering.most() + " dimensions: take sampling = pseudo-random or another estimator";
            });
        }
        lanes = lanesOf(ensemble);
    }

    /** About how many random numbers a draw takes: a measure of its cost. */
    public long randomNumbers() {
        return numbering == Numbering.SLOTS ? Numbering.NORMALS_OF_SLOT * slots() : slots();
    }

    /** Places a draw's random numbers take. */
    long slots() {
        return ensemble.features() * featureSlots() + ensemble.heads() * headSlots();
    }

    /**
     * So many that a kernel called for a strip has some work to do; so few that what it works on is in the nearest cache, and that a strip is
     * no more than a block may be.
     */
    private int lanesOf(Ensemble ensemble) {
        long rank = ensemble.scores().rank();
        long dimension = ensemble.tokenDimension();
        long points = ensemble.points();
        long keys = ensemble.scores().keyFactor() ? Math.max(points, ensemble.keys()) * rank : 0;
        long worked = ensemble.sites().length * dimension + points * (rank + ensemble.attended() + dimension) + keys
                + 2 * dimension * rank + dimension * (spacetimeDimension + 2L);
        long fitting = Math.min(STRIP_BYTES / Double.BYTES / worked,
                Math.min(BlockLayout.BLOCK_BYTES / Double.BYTES / Math.max(1, entries()),
                        BlockLayout.BLOCK_NUMBERS / Math.max(1, randomNumbers())));
        return (int) Long.highestOneBit(Math.clamp(fitting, Lanes.WIDTH, MOST_LANES));
    }

    /** Draws side by side in a strip: a power of two, at least eight. */
    public int lanes() {
        return lanes;
    }

    /** Doubles a strip of draws takes. */
    public long stripDoubles() {
        return entries() * lanes;
    }

    /**
     * How many columns of so many normals to draw at once: whole slots, and what the nearest cache holds beside the sums; but not so few that
     * the sums, where they are many, are gone through too often.
     */
    int columnsAtOnce(int normalsPerColumn) {
        int whole = Numbering.NORMALS_OF_SLOT;
        return Math.max(2 * whole, DOUBLES_AT_ONCE / lanes / normalsPerColumn / whole * whole);
    }

    private long entries() {
        return ensemble.features() * (long) featureEntries() + ensemble.heads() * (long) headEntries();
    }

    private int featureEntries() {
        return ensemble.tokenDimension() * (spacetimeDimension + 2);
    }

    private int headEntries() {
        int factor = factorEntries();
        return factor + (ensemble.scores().keyFactor() ? factor : 0)
                + (ensemble.observesField() ? ensemble.tokenDimension() : 0);
    }

    private int factorEntries() {
        return ensemble.tokenDimension() * ensemble.scores().rank();
    }

    /** Where the momenta b of one draw of the features begin, D x d. */
    public int momenta(int strip, int features) {
        return Math.toIntExact(strip * stripDoubles() + features * (long) featureEntries() * lanes);
    }

    /** Where the phases c begin, D. */
    public int phases(int strip, int features) {
        return momenta(strip, features) + ensemble.tokenDimension() * spacetimeDimension * lanes;
    }

    /** Where the amplitudes sqrt(2) F(b) begin, D. */
    public int amplitudes(int strip, int features) {
        return phases(strip, features) + ensemble.tokenDimension() * lanes;
    }

    /** Where the factor A of a head begins, D x r. */
    public int queryFactor(int strip, int head) {
        return Math.toIntExact(strip * stripDoubles()
                + (ensemble.features() * (long) featureEntries() + head * (long) headEntries()) * lanes);
    }

    /** Where the factor B of a head begins, D x r, if there is one. */
    public int keyFactor(int strip, int head) {
        return queryFactor(strip, head) + factorEntries() * lanes;
    }

    /** Where w = W^V z of a head begins, D, if phi is observed. */
    public int readout(int strip, int head) {
        return keyFactor(strip, head) + (ensemble.scores().keyFactor() ? factorEntries() * lanes : 0);
    }

    /**
     * The first slot of a draw of (b, c). Dimensions of a low-discrepancy sequence are dealt out by importance: all scores first, then features,
     * then what is read out.
     */
    long featureSlot(int features) {
        return (numbering == Numbering.SLOTS ? 0 : ensemble.heads() * scoreSlots()) + features * featureSlots();
    }

    private long featureSlots() {
        if (ensemble.features() == 0) {
            return 0;
        }
        int features = ((Embedding.CosNet) ensemble.spec().ensemble().embedding()).features();
        return phaseSlots(features) + momentumSlots(features) + radiusSlots(features);
    }

    long phaseSlots(int features) {
        return numbering.uniforms(features);
    }

    long momentumSlots(int features) {
        return numbering.normals((long) features * spacetimeDimension);
    }

    private static long radiusSlots(int features) {
        return features;
    }

    /** The first slot of a head's scores. */
    long scoreSlot(int head) {
        return switch (numbering) {
            case SLOTS -> ensemble.features() * featureSlots() + head * headSlots();
            case DIMENSIONS -> head * scoreSlots();
        };
    }

    private long headSlots() {
        return scoreSlots() + valueSlots() + readoutSlots();
    }

    /** The first slot of a head's W^V. */
    long valueSlot(int head) {
        return switch (numbering) {
            case SLOTS -> scoreSlot(head) + scoreSlots();
            case DIMENSIONS -> ensemble.heads() * scoreSlots() + ensemble.features() * featureSlots()
                    + head * (valueSlots() + readoutSlots());
        };
    }

    /** The first slot of a head's z. */
    long readoutSlot(int head) {
        return valueSlot(head) + valueSlots();
    }

    private long scoreSlots() {
        int dimension = ensemble.tokenDimension();
        return switch (ensemble.scores()) {
            case ScoreDraw.Absent() -> 0;
            case ScoreDraw.Projections(int width, _) -> numbering.normals(2L * dimension * width);
            case ScoreDraw.Bartlett bartlett -> numbering.normals(dimension * (long) bartlett.rank())
                    + bartlett.rank() * Numbering.OF_CHI + numbering.normals(bartlett.entriesBelowDiagonal());
            case ScoreDraw.Limit _ -> numbering.normals(dimension * (long) dimension);
        };
    }

    private long valueSlots() {
        if (!ensemble.observesField()) {
            return 0;
        }
        // In the limit w itself is drawn.
        long columns = ensemble.infinite() ? 1 : ensemble.finiteWidth();
        return numbering.normals(ensemble.tokenDimension() * columns);
    }

    private long readoutSlots() {
        if (!ensemble.observesField() || ensemble.infinite()) {
            return 0;
        }
        return ensemble.spec().ensemble().readout() instanceof Readout.Gaussian
                ? numbering.normals(ensemble.finiteWidth())
                : numbering.uniforms(ensemble.finiteWidth());
    }

}
