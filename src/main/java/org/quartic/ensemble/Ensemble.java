package org.quartic.ensemble;

import java.util.List;
import org.quartic.random.Numbering;
import org.quartic.spec.Embedding;
import org.quartic.spec.EnsembleSpec;
import org.quartic.spec.Estimator;
import org.quartic.spec.Point;
import org.quartic.spec.RunSpec;
import org.quartic.spec.Sampling;
import org.quartic.spec.ScoreScaling;
import org.quartic.spec.Sequence;
import org.quartic.spec.Width;

/**
 * The ensemble as the numerical core sees it: a resolved spec with everything derived from it that sampling and evaluation share.
 *
 * <p>
 * A <em>site</em> is a place where a token is needed: first the run's points, then the context points.
 *
 * @param spec
 *            resolved
 * @param sites
 *            coordinates, sites x d
 * @param tokenDimension
 *            D
 * @param heads
 *            heads drawn for one draw: all N_h for {@code field}, else 1; where heads share random tokens 2, or 3 for six-points of so many
 * @param features
 *            independent draws of (b, c) for one draw: 0 where tokens are deterministic, one for all heads or one each
 * @param scores
 *            how each head's score matrix is drawn
 */
public record Ensemble(RunSpec spec, double[][] sites, int tokenDimension, int heads, int features, ScoreDraw scores) {

    /** The ensemble of a spec of which every head is drawn and phi itself observed, by independent draws, at any width. */
    public static Ensemble ofFields(RunSpec spec) {
        return of(spec.with(Estimator.FIELD).with(new Sampling.PseudoRandom()));
    }

    /** The ensemble of a resolved spec. */
    public static Ensemble of(RunSpec spec) {
        EnsembleSpec ensemble = spec.ensemble();
        int tokenDimension = switch (ensemble.embedding()) {
            case Embedding.Coordinates() -> spec.spacetimeDimension();
            case Embedding.CosNet cosNet -> cosNet.features();
        };
        boolean shared = sharesRandomTokens(ensemble);
        int heads = spec.estimator() == Estimator.FIELD ? ensemble.heads() : shared ? copies(spec) : 1;
        int features = !randomTokens(ensemble) ? 0 : shared ? 1 : heads;
        return new Ensemble(spec, sites(spec), tokenDimension, heads, features, ScoreDraw.of(spec, tokenDimension));
    }

    /** Whether tokens differ from draw to draw. */
    public static boolean randomTokens(EnsembleSpec ensemble) {
        return ensemble.embedding() instanceof Embedding.CosNet cosNet && cosNet.scope() != Embedding.Scope.FROZEN;
    }

    /** Whether several heads stand on one draw of the tokens, so that they are independent only given it. */
    public static boolean sharesRandomTokens(EnsembleSpec ensemble) {
        return randomTokens(ensemble) && ensemble.heads() > 1
                && ((Embedding.CosNet) ensemble.embedding()).scope() == Embedding.Scope.SHARED;
    }

    /** A four-point sees at most two heads at once, a six-point three. */
    private static int copies(RunSpec spec) {
        return spec.correlators().sixPoint().isEmpty() ? 2 : Math.min(3, spec.ensemble().heads());
    }

    private static double[][] sites(RunSpec spec) {
        List<Point> context = spec.ensemble().sequence() instanceof Sequence.Context(var points, _) ? points
                : List.of();
        double[][] sites = new double[spec.points().size() + context.size()][];
        for (int i = 0; i < sites.length; i++) {
            Point point = i < spec.points().size() ? spec.points().get(i) : context.get(i - spec.points().size());
            sites[i] = point.coordinates().stream().mapToDouble(Double::doubleValue).toArray();
        }
        return sites;
    }

    /** n, how many points the field is wanted at: the first n sites. */
    public int points() {
        return spec.points().size();
    }

    /** The first site that serves as a key and value token. */
    public int firstKey() {
        return spec.ensemble().sequence() instanceof Sequence.Points ? 0 : points();
    }

    /** How many sites serve as key and value tokens; a query's own token, where it attends to it, is not counted. */
    public int keys() {
        return sites.length - firstKey();
    }

    /** Whether a query attends to its own token besides the sites. */
    public boolean includesQuery() {
        return spec.ensemble().sequence() instanceof Sequence.Context(_, boolean includeQuery) && includeQuery;
    }

    /** Whether the width is infinite. */
    public boolean infinite() {
        return spec.ensemble().width() instanceof Width.Infinite;
    }

    /** T, how many tokens a query attends to. */
    public int attended() {
        return keys() + (includesQuery() ? 1 : 0);
    }

    /** 1/d_k, zero in the limit. */
    public double inverseWidth() {
        return spec.ensemble().width() instanceof Width.Finite(int width) ? 1.0 / width : 0.0;
    }

    /**
     * d_k.
     *
     * @throws IllegalStateException
     *             at infinite width
     */
    public int finiteWidth() {
        if (spec.ensemble().width() instanceof Width.Finite(int width)) {
            return width;
        }
        throw new IllegalStateException("estimator " + spec.estimator() + " needs a finite width");
    }

    /** How the random numbers of a draw are numbered. */
    public Numbering numbering() {
        return spec.sampling() instanceof Sampling.Sobol ? Numbering.DIMENSIONS : Numbering.SLOTS;
    }

    /** The tokens alone, drawn once and without heads: what is frozen for a whole run. */
    public Ensemble tokensAlone() {
        return new Ensemble(spec.with(new Sampling.PseudoRandom()), sites, tokenDimension, 0, 1,
                new ScoreDraw.Absent());
    }

    /** What turns unit normals into M: beta sigma_Q sigma_K / D, where beta has gone into the limit at infinite width. */
    public double scoreScale() {
        var sigma = spec.ensemble().sigma();
        double product = sigma.query() * sigma.key() / tokenDimension;
        return switch (spec.ensemble().width()) {
            case Width.Infinite() -> product;
            case Width.Finite(int width) -> product
                    * (spec.ensemble().scoreScaling() == ScoreScaling.WIDTH ? 1.0 / width : 1.0 / Math.sqrt(width));
        };
    }

    /** Whether phi itself is observed, and with it W^V and z drawn. */
    public boolean observesField() {
        return spec.estimator() == Estimator.FIELD;
    }
}
