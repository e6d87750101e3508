package org.quartic.run;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.quartic.cumulant.Estimate;
import org.quartic.cumulant.NonFiniteSummaryException;
import org.quartic.ensemble.UnsupportedEnsembleException;
import org.quartic.spec.Estimator;
import org.quartic.spec.RunSpec;
import org.quartic.spec.Sampling;
import org.quartic.spec.SpecDefaults;
import org.quartic.spec.StopSpec;
import org.quartic.spec.Width;

/**
 * What {@code auto} becomes, and why: the way to draw whose variance times cost is least. Variances are those of a short pilot with random
 * numbers of its own, costs are counts of operations, so that the choice is a pure function of the spec; and as it does not depend on the
 * spec's {@code stop}, a run that goes on with another one goes on with the same draws. What {@code stop.expected-draws} becomes is told by a
 * pilot too, and does depend on {@code stop}: a run that goes on keeps it.
 *
 * <p>
 * X has the same law in {@code kernel} and {@code collapsed}, and one pilot of independent draws serves both. {@code field} is considered only
 * where it is asked for: given X, phi adds noise alone, and its draws hold all that the kernel's do.
 *
 * @param spec
 *            resolved
 * @param compared
 *            from the least work on; empty where nothing was {@code auto}
 */
public record Resolution(RunSpec spec, List<Candidate> compared) {

    /** Independent draws of the pilot. */
    private static final long INDEPENDENT_DRAWS = 2048;
    /** Points of its net in every replicate. */
    private static final long NET_POINTS = 512;
    /** A pilot that takes longer, by the model, is not made. */
    private static final double MOST_NANOSECONDS = 5e8;
    /** Or goes on for no longer than this, where nobody asked for it. */
    private static final double MOST_NANOSECONDS_AT_ONCE = 5e7;
    /** Nets have not been seen to pay in more dimensions, and are not tried. */
    private static final long MOST_DIMENSIONS = 64;
    /** A net must be better by this factor, as the pilot knows its variance to some tenths. */
    private static final double CLEARLY = 1.5;

    private static final Sampling INDEPENDENT = new Sampling.PseudoRandom();
    private static final Sampling NET = new Sampling.Sobol(SpecDefaults.REPLICATES);

    public Resolution {
        compared = List.copyOf(compared);
    }

    /** Of any spec. */
    public static Resolution of(RunSpec spec) {
        if (spec.isResolved()) {
            return new Resolution(spec, List.of());
        }
        return spec.estimator() != Estimator.AUTO && !(spec.sampling() instanceof Sampling.Auto)
                ? new Resolution(expecting(spec, spec.resolvedTo(spec.estimator(), spec.sampling()), Optional.empty()),
                        List.of())
                : chosen(spec);
    }

    private static Resolution chosen(RunSpec spec) {
        List<Way> ways = estimators(spec)
                .flatMap(estimator -> samplings(spec).map(sampling -> spec.resolvedTo(estimator, sampling)))
                .flatMap(resolved -> Way.of(resolved).stream()).filter(Way::isConsidered).toList();
        boolean alike = ways.stream().allMatch(way -> way.replicates() == 0);
        Optional<Piloted> independent = alike ? Optional.empty()
                : pilot(plainest(spec).with(INDEPENDENT), INDEPENDENT_DRAWS);
        List<Candidate> compared = ways.stream().map(way -> candidate(way, independent))
                .sorted(Comparator.comparingDouble(Resolution::handicapped)).toList();
        RunSpec best = compared.stream().findFirst()
                .map(first -> spec.resolvedTo(first.estimator(), first.sampling())).orElseGet(() -> plainest(spec));
        return new Resolution(expecting(spec, best, independent), compared);
    }

    /** The spec with as many draws expected as a pilot of independent draws tells, where it matters. */
    private static RunSpec expecting(RunSpec given, RunSpec resolved, Optional<Piloted> known) {
        boolean matters = given.stop().expectedDraws().isEmpty() && given.stop().rule() == StopSpec.Rule.ANYTIME
                && !(resolved.sampling() instanceof Sampling.Sobol);
        if (!matters) {
            return resolved;
        }
        OptionalLong draws = known.or(() -> Way.of(resolved).flatMap(way -> pilot(resolved, way.drawsAtOnce())))
                .map(Piloted::expectedDraws).orElse(OptionalLong.empty());
        return draws.isEmpty() ? resolved
                : given.resolvedTo(resolved.estimator(), resolved.sampling(), draws.getAsLong());
    }

    /** The way to draw that every ensemble admits. */
    public static RunSpec plainest(RunSpec spec) {
        return spec.resolvedTo(Estimator.COLLAPSED, INDEPENDENT);
    }

    /** A way to draw that can be had. */
    private record Way(RunSpec spec, CostModel cost) {

        static Optional<Way> of(RunSpec resolved) {
            try {
                return Optional.of(new Way(resolved, CostModel.of(resolved)));
            } catch (UnsupportedEnsembleException refused) {
                return Optional.empty();
            }
        }

        int replicates() {
            return spec.sampling() instanceof Sampling.Sobol(int own) ? own : 0;
        }

        long pilotDraws() {
            return NET_POINTS * replicates();
        }

        /** As many independent draws as a pilot has, and as hold nobody up. */
        long drawsAtOnce() {
            return (long) Math.min(INDEPENDENT_DRAWS, MOST_NANOSECONDS_AT_ONCE / cost.nanoseconds());
        }

        /** Whether its pilot, if it needs one, is not too dear. */
        boolean isConsidered() {
            return replicates() == 0 || cost.numbers() <= MOST_DIMENSIONS
                    && pilotDraws() * cost.nanoseconds() <= MOST_NANOSECONDS;
        }
    }

    /** What a pilot saw. */
    private record Piloted(Estimation estimation, Look look) {

        OptionalLong expectedDraws() {
            return estimation.expectedDraws(look);
        }
    }

    private static Candidate candidate(Way way, Optional<Piloted> independent) {
        if (way.replicates() == 0) {
            return candidate(way, independent, 1.0);
        }
        Optional<Piloted> net = pilot(way.spec(), way.pilotDraws());
        return candidate(way, net,
                net.flatMap(own -> independent.map(other -> leastGain(own.look(), other.look()))).orElse(Double.NaN));
    }

    private static Candidate candidate(Way way, Optional<Piloted> pilot, double variance) {
        return new Candidate(way.spec().estimator(), way.spec().sampling(), way.cost().numbers(),
                way.cost().nanoseconds(), pilot.map(known -> known.look().draws()).orElse(0L), variance);
    }

    /** Nothing where its numbers are beyond those of doubles: the run itself will say so, and where. */
    private static Optional<Piloted> pilot(RunSpec way, long draws) {
        try {
            Estimation estimation = Estimation.of(way, false);
            Pilot pilot = estimation.pilot();
            do {
                pilot.advance();
            } while (pilot.draws() < draws);
            return Optional.of(new Piloted(estimation, pilot.look()));
        } catch (NonFiniteSummaryException beyond) {
            return Optional.empty();
        }
    }

    /** The largest ratio of the variances of a four-point at equal draws; NaN where none of them varies. */
    private static double leastGain(Look net, Look independent) {
        return IntStream.range(0, net.estimates().fourPoint().size())
                .mapToDouble(q -> variance(net, q) / variance(independent, q)).filter(ratio -> !Double.isNaN(ratio))
                .max()
                .orElse(Double.NaN);
    }

    private static double variance(Look look, int fourPoint) {
        Estimate connected = look.estimates().fourPoint().get(fourPoint).connected();
        return connected.standardError() * connected.standardError() * look.draws();
    }

    private static Stream<Estimator> estimators(RunSpec spec) {
        if (spec.estimator() != Estimator.AUTO) {
            return Stream.of(spec.estimator());
        }
        return spec.ensemble().width() instanceof Width.Infinite ? Stream.of(Estimator.COLLAPSED)
                : Stream.of(Estimator.COLLAPSED, Estimator.KERNEL);
    }

    private static Stream<Sampling> samplings(RunSpec spec) {
        if (!(spec.sampling() instanceof Sampling.Auto)) {
            return Stream.of(spec.sampling());
        }
        return Stream.of(INDEPENDENT, NET);
    }

    private static double handicapped(Candidate candidate) {
        // What is not known, where nothing varies, comes last.
        return candidate.work() * (candidate.sampling() instanceof Sampling.Sobol ? CLEARLY : 1.0);
    }
}
