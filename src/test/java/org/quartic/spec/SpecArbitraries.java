package org.quartic.spec;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random valid specs, every alternative of the schema among them. */
public final class SpecArbitraries {
    private SpecArbitraries() {}

    /** Any valid spec. */
    public static Arbitrary<RunSpec> runSpecs() {
        return Combinators.combine(Arbitraries.integers().between(1, 4), Arbitraries.integers().between(1, 3))
                .flatAs(SpecArbitraries::runSpecs);
    }

    private static Arbitrary<RunSpec> runSpecs(int count, int dimension) {
        Arbitrary<List<Point>> points = point(dimension).list().ofSize(count);
        Arbitrary<Correlators> correlators = correlators(count);
        return correlators.flatMap(chosen -> Combinators
                .combine(names(), Arbitraries.longs(), points, ensembles(dimension), samplings(),
                        stops(chosen.fourPoint().size()), Arbitraries.of(Estimator.class))
                .as((name, seed, places, ensemble, sampling, stop, estimator) -> new RunSpec(name, seed, places,
                        ensemble, admitted(estimator, ensemble), sampling, chosen, stop)));
    }

    private static Estimator admitted(Estimator estimator, EnsembleSpec ensemble) {
        boolean needsWidth = estimator == Estimator.FIELD || estimator == Estimator.KERNEL;
        return needsWidth && ensemble.width() instanceof Width.Infinite ? Estimator.COLLAPSED : estimator;
    }

    private static Arbitrary<String> names() {
        return Arbitraries.oneOf(Arbitraries.of("run", "true", "42", "two-heads", "\"quoted\" # ${x}", "\u03c6\u2074"),
                Arbitraries.strings().ofMinLength(1).ofMaxLength(20).ascii().filter(
                        text -> !text.isBlank() && text.chars().noneMatch(Character::isISOControl)));
    }

    /** Finite doubles of any size, zeros of both signs and whole numbers among them. */
    private static Arbitrary<Double> reals() {
        Arbitrary<Double> anyBits = Arbitraries.longs().map(Double::longBitsToDouble).filter(Double::isFinite);
        return Arbitraries.oneOf(anyBits, Arbitraries.doubles().between(-10, 10),
                Arbitraries.of(0.0, -0.0, 1.0, 64.0, 1e23, Double.MIN_VALUE, Double.MAX_VALUE));
    }

    private static Arbitrary<Double> positives() {
        return reals().map(Math::abs).filter(x -> x > 0);
    }

    private static Arbitrary<Point> point(int dimension) {
        return reals().list().ofSize(dimension).map(Point::new);
    }

    private static Arbitrary<EnsembleSpec> ensembles(int dimension) {
        Arbitrary<Width> widths = Arbitraries.oneOf(Arbitraries.integers().greaterOrEqual(1).map(Width.Finite::new),
                Arbitraries.just(new Width.Infinite()));
        Arbitrary<Sequence> sequences = Arbitraries.oneOf(Arbitraries.just(new Sequence.Points()),
                Combinators.combine(point(dimension).list().ofMinSize(1).ofMaxSize(3), Arbitraries.of(true, false))
                        .as(Sequence.Context::new));
        Arbitrary<Double> sigma = reals().map(Math::abs);
        Arbitrary<Sigmas> sigmas = Combinators.combine(sigma, sigma, sigma, sigma).as(Sigmas::new);
        Arbitrary<Readout> readouts = Arbitraries.oneOf(
                Arbitraries.of(new Readout.Gaussian(), new Readout.Rademacher(), new Readout.Uniform()),
                positives().filter(x -> x >= 1).map(Readout.ThreePoint::new));
        return Combinators
                .combine(Arbitraries.integers().greaterOrEqual(1), widths, Arbitraries.of(Mixing.class),
                        Arbitraries.of(ScoreScaling.class), sequences, embeddings(), sigmas, readouts)
                .as(EnsembleSpec::new);
    }

    private static Arbitrary<Embedding> embeddings() {
        Arbitrary<Momentum> momenta = Arbitraries.oneOf(positives().map(Momentum.Gaussian::new),
                positives().map(Momentum.Ball::new),
                Combinators.combine(positives(), positives()).as(Momentum.Propagator::new));
        Arbitrary<Embedding> cosNets = Combinators
                .combine(Arbitraries.integers().between(1, SpecLimits.TOKEN_DIMENSION), momenta, reals(), positives(),
                        Arbitraries.of(true, false), Arbitraries.of(Embedding.Scope.class))
                .as((features, momentum, value, mass, free, scope) -> new Embedding.CosNet(features, momentum,
                        free ? freeScalar(momentum, mass) : new Profile.Constant(value), scope));
        return Arbitraries.oneOf(Arbitraries.just(new Embedding.Coordinates()), cosNets);
    }

    private static Profile freeScalar(Momentum momentum, double mass) {
        return switch (momentum) {
            case Momentum.Gaussian gaussian -> new Profile.Constant(mass);
            case Momentum.Ball ball -> new Profile.FreeScalar(mass);
            case Momentum.Propagator propagator -> new Profile.FreeScalar(propagator.mass());
        };
    }

    private static Arbitrary<Sampling> samplings() {
        return Arbitraries.oneOf(Arbitraries.of(new Sampling.Auto(), new Sampling.PseudoRandom()),
                Arbitraries.integers().between(SpecLimits.LEAST_REPLICATES, SpecLimits.MOST_REPLICATES)
                        .map(Sampling.Sobol::new));
    }

    private static Arbitrary<Correlators> correlators(int points) {
        Arbitrary<Integer> index = Arbitraries.integers().between(0, points - 1);
        Arbitrary<Correlators.TwoPoint> twoPoints = Arbitraries.oneOf(
                Arbitraries.of(new Correlators.TwoPoint.All(), new Correlators.TwoPoint.None()),
                Combinators.combine(index, index).as(Pair::new).list().ofMinSize(1).ofMaxSize(4)
                        .map(Correlators.TwoPoint.Listed::new));
        Arbitrary<Quadruple> quadruples = Combinators.combine(index, index, index, index).as(Quadruple::new);
        Arbitrary<Sextuple> sextuples = Combinators.combine(index, index, index, index, index, index)
                .as(Sextuple::new);
        return Combinators.combine(twoPoints, quadruples.list().ofMinSize(1).ofMaxSize(4),
                sextuples.list().ofMaxSize(3)).as(Correlators::new);
    }

    private static Arbitrary<StopSpec> stops(int fourPoints) {
        Arbitrary<Target> target = Arbitraries.oneOf(positives().map(Target.Absolute::new),
                positives().map(Target.Relative::new), positives().map(Target.Significance::new));
        Arbitrary<List<Target>> targets = Arbitraries.of(1, fourPoints).flatMap(size -> target.list().ofSize(size));
        Arbitrary<Double> confidences = Arbitraries.doubles().between(0, false, 1, false).ofScale(12);
        Arbitrary<Long> draws = Arbitraries.longs().between(SpecLimits.LEAST_MIN_DRAWS, Long.MAX_VALUE);
        Arbitrary<Optional<Duration>> wallTimes = Arbitraries
                .oneOf(Arbitraries.longs().greaterOrEqual(1).map(Duration::ofNanos),
                        Arbitraries.integers().between(1, 10_000).map(Duration::ofMinutes))
                .optional();
        Arbitrary<OptionalLong> expected = draws.optional()
                .map(some -> some.map(OptionalLong::of).orElse(OptionalLong.empty()));
        return Combinators
                .combine(targets, Arbitraries.of(StopSpec.Rule.class), confidences, draws, draws, expected, wallTimes)
                .as((list, rule, confidence, one, other, expectedDraws, wallTime) -> new StopSpec(list, rule,
                        confidence, Math.min(one, other), Math.max(one, other), expectedDraws, wallTime));
    }
}
