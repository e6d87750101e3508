package org.quartic.reproduction;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.quartic.cumulant.Estimate;
import org.quartic.run.ConfidenceInterval;
import org.quartic.run.Covariance;
import org.quartic.run.FourPointResult;
import org.quartic.run.Provenance;
import org.quartic.run.RunResult;
import org.quartic.run.Status;
import org.quartic.run.TwoPointResult;
import org.quartic.run.Words;
import org.quartic.spec.Pair;
import org.quartic.spec.Quadruple;
import org.quartic.spec.RunSpec;
import org.quartic.spec.SweepPoint;
import org.quartic.spec.SweepReader;
import org.quartic.spec.SweepReading;
import org.quartic.spec.SweepSpec;
import org.quartic.spec.Width;
import org.quartic.sweep.SweepFits;
import org.quartic.sweep.SweepResult;
import org.quartic.sweep.SweepRun;
import org.quartic.theory.KnownFourPoint;
import org.quartic.theory.KnownValue;
import org.quartic.theory.Theory;

/** Results as the sweeps of the paper would have them: what is true, or anything else, with errors that are normal. */
final class MadeUp {
    /** What is found in the place of what is true. */
    interface Distortion {
        double of(String what, SweepPoint point, double truth);
    }

    static final String TWO_POINT = "two-point";
    static final String FOUR_POINT = "four-point";
    static final String NORMALISED = "normalised";
    static final String FINITE_WIDTH = "finite-width";
    static final String BREAKING = "independence-breaking";
    static final Distortion NONE = (what, point, truth) -> truth;

    private static final Provenance NOWHERE = new Provenance("0", "0", "25", "none", 1);
    private static final Map<String, SweepSpec> SPECS = new HashMap<>();
    private static final Map<RunSpec, Theory> THEORIES = new HashMap<>();

    private final String sweep;
    private final Distortion distortion;
    private final double relativeError;
    private final SplittableRandom random;

    private MadeUp(String sweep, Distortion distortion, double relativeError) {
        this.sweep = sweep;
        this.distortion = distortion;
        this.relativeError = relativeError;
        random = new SplittableRandom(sweep.hashCode());
    }

    /** All sweeps of a claim, every number known so well. */
    static Evidence evidence(Claim claim, Distortion distortion, double relativeError) {
        var sweeps = new LinkedHashMap<String, Evidence.Swept>();
        claim.statement().sweeps().forEach(
                name -> sweeps.put(name, new MadeUp(name, distortion, relativeError).swept()));
        return new Evidence(sweeps, THEORIES);
    }

    static SweepSpec spec(String sweep) {
        return SPECS.computeIfAbsent(sweep, MadeUp::read);
    }

    private static SweepSpec read(String sweep) {
        try (InputStream file = Claims.class.getResourceAsStream(sweep + ".conf")) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return ((SweepReading.Valid) SweepReader.read(() -> ConfigFactory.parseString(text), sweep,
                    base -> ConfigFactory.empty(), List.of())).sweep();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Evidence.Swept swept() {
        SweepSpec spec = spec(sweep);
        var runs = new ArrayList<SweepRun>();
        for (SweepPoint point : spec.points()) {
            runs.add(new SweepRun(point.at(), Status.CONVERGED, Optional.of(result(point, runs.size())),
                    Optional.empty()));
        }
        return new Evidence.Swept(spec, new SweepResult(sweep, spec.keys(), runs, SweepFits.of(spec.fits(), runs)));
    }

    private RunResult result(SweepPoint point, int index) {
        RunSpec spec = point.spec();
        List<TwoPointResult> two = spec.correlators().reportedPairs(spec.points().size()).stream()
                .map(pair -> new TwoPointResult(pair, estimate(TWO_POINT, point, twoPoint(spec, pair, index))))
                .toList();
        List<FourPointResult> four = spec.correlators().fourPoint().stream()
                .map(points -> fourPoint(point, points, index)).toList();
        List<String> labels = two.stream().map(each -> "two-point " + Words.of(each.points())).toList();
        List<List<Double>> matrix = IntStream.range(0, two.size()).mapToObj(i -> IntStream.range(0, two.size())
                .mapToObj(j -> i == j ? Math.pow(two.get(i).estimate().standardError(), 2) : 0.0).toList()).toList();
        return new RunResult(spec.name(), Status.CONVERGED, JsonNodeFactory.instance.objectNode(), "sha256:0",
                spec.estimator(), spec.sampling(), 1000, 1, 1, two, four, List.of(),
                Optional.of(new Covariance(labels, matrix)), List.of(), NOWHERE);
    }

    private FourPointResult fourPoint(SweepPoint point, Quadruple points, int index) {
        double[] truth = fourPoint(point.spec(), points, index);
        Estimate found = estimate(FOUR_POINT, point, truth[0]);
        return new FourPointResult(points, found,
                new ConfidenceInterval(0, 0, 0.95, ConfidenceInterval.Kind.FIXED), 1, 1, true,
                estimate(NORMALISED, point, truth[1]), Optional.of(estimate(FINITE_WIDTH, point, truth[2])),
                Optional.of(estimate(BREAKING, point, truth[3])));
    }

    private Estimate estimate(String what, SweepPoint point, double truth) {
        double value = distortion.of(what, point, truth);
        double error = relativeError * Math.abs(value);
        return new Estimate(value + error * normal(), error);
    }

    private double normal() {
        return Math.sqrt(-2.0 * Math.log(1.0 - random.nextDouble())) * Math.cos(2.0 * Math.PI * random.nextDouble());
    }

    private double twoPoint(RunSpec spec, Pair pair, int index) {
        if (sweep.equals("two-point-heads") || sweep.equals("euclidean")) {
            return (1.0 + pair.a() + 0.5 * pair.b()) * ofPlace(index);
        }
        return theory(spec).twoPoint().getOrDefault(pair, new KnownValue(1.0, 0.0)).value();
    }

    /** Of the euclidean runs the last of either tokens differ from the two before. */
    private double ofPlace(int index) {
        return sweep.equals("euclidean") ? List.of(1.0, 1.0, 1.1, 0.2, 0.2, 0.5).get(index) : 1.0;
    }

    /** G4c, normalised, I_dk and I_IB. */
    private double[] fourPoint(RunSpec spec, Quadruple points, int index) {
        double heads = spec.ensemble().heads();
        double inverseWidth = spec.ensemble().width() instanceof Width.Finite(int width) ? 1.0 / width : 0.0;
        switch (sweep) {
            case "heads-field", "heads-collapsed" -> {
                boolean shared = spec.ensemble().embedding().toString().contains("SHARED");
                double value = shared ? 0.6 + 3.0 / heads : 3.6 / heads;
                return new double[]{value, value, value, value};
            }
            case "width-scaling-random" -> {
                double value = 0.27 + 6.0 * inverseWidth;
                return new double[]{value, value, value, value};
            }
            case "width-scaling-coordinates" -> {
                double value = 25.0 * inverseWidth * (1.0 - 0.9 * inverseWidth);
                return new double[]{value, value, value, value};
            }
            case "widths", "kernel-and-field" -> {
                KnownFourPoint known = theory(spec).fourPoint().stream().filter(each -> each.points().equals(points))
                        .findFirst().orElseThrow();
                return new double[]{known.connected().value(), known.connected().value(),
                        known.finiteWidth().orElseThrow().value(),
                        known.independenceBreaking().orElseThrow().value()};
            }
            default -> {
                double value = ofPlace(index) * (1.0 + points.b());
                return new double[]{value, value, value, value};
            }
        }
    }

    private Theory theory(RunSpec spec) {
        return THEORIES.computeIfAbsent(spec, Theory::of);
    }

    /** The width of a run, infinity where it is infinite. */
    static double width(SweepPoint point) {
        return point.spec().ensemble().width() instanceof Width.Finite(int width) ? width : Double.POSITIVE_INFINITY;
    }
}
