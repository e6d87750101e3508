package org.quartic.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigOriginFactory;
import com.typesafe.config.ConfigSyntax;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpecReaderTest {
    /** A valid spec, one key a line, that tests change by overriding or appending. */
    private static final String SPEC = """
            points = [[0.5, 0.1], [0.9, -0.4], [-0.3, 0.8], [0.2, 0.6]]
            ensemble.width = 64
            correlators.four-point = [[0, 1, 2, 3], [0, 0, 1, 1]]
            stop.target = { absolute = 1.0e-5 }
            """;
    private static final String COS_NET = """
            ensemble.embedding.cos-net {
              features = 8
              momentum.ball.cutoff = 4.0
              profile.constant.value = 1.0
            }
            """;
    private static final int APPENDED = 5;

    private static SpecReading reading(String text, String... overrides) {
        return SpecReader.read(text, ConfigSyntax.CONF, "test.conf", "test", List.of(overrides));
    }

    private static RunSpec valid(SpecReading reading) {
        return switch (reading) {
            case SpecReading.Valid(RunSpec spec) -> spec;
            case SpecReading.Faulty(var faults) -> throw new AssertionError(
                    faults.stream().map(SpecFault::describe).collect(Collectors.joining("\n")));
        };
    }

    private static RunSpec spec(String text, String... overrides) {
        return valid(reading(text, overrides));
    }

    private static List<SpecFault> faults(SpecReading reading) {
        return reading instanceof SpecReading.Faulty(var faults) ? faults : List.of();
    }

    private static List<SpecFault> faults(String text, String... overrides) {
        return faults(reading(text, overrides));
    }

    private static SpecFault fault(String text, String... overrides) {
        List<SpecFault> faults = faults(text, overrides);
        assertThat(faults).extracting(SpecFault::describe).hasSize(1);
        return faults.getFirst();
    }

    private static SpecFault faultOfAppended(String line) {
        return fault(SPEC + line);
    }

    @Test
    void shouldFillInEveryDefault() {
        RunSpec spec = spec(SPEC);
        assertThat(spec).isEqualTo(new RunSpec("test", 0,
                List.of(Point.of(0.5, 0.1), Point.of(0.9, -0.4), Point.of(-0.3, 0.8), Point.of(0.2, 0.6)),
                new EnsembleSpec(1, new Width.Finite(64), Mixing.SOFTMAX, ScoreScaling.SQRT_WIDTH,
                        new Sequence.Points(), new Embedding.Coordinates(), new Sigmas(1, 1, 1, 1),
                        new Readout.Gaussian()),
                Estimator.AUTO, new Sampling.Auto(),
                new Correlators(new Correlators.TwoPoint.All(),
                        List.of(new Quadruple(0, 1, 2, 3), new Quadruple(0, 0, 1, 1)), List.of()),
                new StopSpec(List.of(new Target.Absolute(1e-5)), StopSpec.Rule.ANYTIME, 0.95, 16_384,
                        1_000_000_000_000L, OptionalLong.empty(), Optional.empty())));
    }

    @Test
    void shouldReadEveryAlternative() {
        RunSpec spec = spec("""
                name = two-heads
                seed = 20260210
                points = [[1], [2]]
                ensemble {
                  heads = 2
                  width = infinite
                  mixing = none
                  score-scaling = width
                  sequence = { context { points = [[3], [4]], include-query = true } }
                  embedding = { cos-net { features = 8
                    momentum = { propagator { mass = 1.5, cutoff = 4.0 } }
                    profile = { free-scalar { mass = 1.5 } }
                    scope = frozen } }
                  sigma { query = 0, key = 2, value = 3.5, readout = 4 }
                  readout = { three-point { fourth-moment = 5.0 } }
                }
                estimator = collapsed
                sampling = pseudo-random
                correlators { two-point = [[1, 0], [1, 1]], four-point = [[0, 0, 1, 1], [1, 1, 1, 1]],
                  six-point = [[1, 0, 0, 1, 1, 1], [0, 0, 0, 0, 0, 0]] }
                stop {
                  target = [{ relative = 0.01 }, { significance = 10 }]
                  rule = standard-error
                  confidence = 0.99
                  min-draws = 16
                  max-draws = 1.0e6
                  expected-draws = 65536
                  max-wall-time = 1.5 hours
                }
                """);
        assertThat(spec).isEqualTo(new RunSpec("two-heads", 20_260_210, List.of(Point.of(1), Point.of(2)),
                new EnsembleSpec(2, new Width.Infinite(), Mixing.NONE, ScoreScaling.WIDTH,
                        new Sequence.Context(List.of(Point.of(3), Point.of(4)), true),
                        new Embedding.CosNet(8, new Momentum.Propagator(1.5, 4), new Profile.FreeScalar(1.5),
                                Embedding.Scope.FROZEN),
                        new Sigmas(0, 2, 3.5, 4), new Readout.ThreePoint(5)),
                Estimator.COLLAPSED, new Sampling.PseudoRandom(),
                new Correlators(new Correlators.TwoPoint.Listed(List.of(new Pair(0, 1), new Pair(1, 1))),
                        List.of(new Quadruple(0, 0, 1, 1), new Quadruple(1, 1, 1, 1)),
                        List.of(new Sextuple(1, 0, 0, 1, 1, 1), new Sextuple(0, 0, 0, 0, 0, 0))),
                new StopSpec(List.of(new Target.Relative(0.01), new Target.Significance(10)),
                        StopSpec.Rule.STANDARD_ERROR, 0.99, 16, 1_000_000, OptionalLong.of(65_536),
                        Optional.of(Duration.ofMinutes(90)))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ensemble.width = "64"           | ensemble.width          | "64"        | 64 without quotes
            ensemble.width = 64.5           | ensemble.width          | 64.5        |
            ensemble.width = 0              | ensemble.width          | 0           |
            ensemble.width = 2147483648     | ensemble.width          | 2147483648  |
            ensemble.width = infinity       | ensemble.width          | "infinity"  |
            ensemble.width = null           | ensemble.width          | null        |
            ensemble.width = true           | ensemble.width          | true        |
            ensemble.width = 1e999          | ensemble.width          | 1e999       |
            ensemble.width = 1e-999999999   | ensemble.width          | 1e-999999999 |
            ensemble.heads = 0              | ensemble.heads          | 0           |
            ensemble.heads = 2147483648     | ensemble.heads          | 2147483648  |
            ensemble.heads = [1]            | ensemble.heads          | a list of 1 |
            ensemble.mixing = sofmax        | ensemble.mixing         | "sofmax"    | softmax
            ensemble.mixing = {}            | ensemble.mixing         | an empty object |
            ensemble.score-scaling = sqrt   | ensemble.score-scaling  | "sqrt"      |
            ensemble.sequence = point       | ensemble.sequence       | "point"     | points
            ensemble.sequence = {}          | ensemble.sequence       | an empty object |
            ensemble.embedding = cos-net    | ensemble.embedding      | "cos-net"   | { cos-net { features, momentum, profile, scope } }
            ensemble.readout = gausian      | ensemble.readout        | "gausian"   | gaussian
            ensemble.readout = three-points | ensemble.readout        | "three-points" | { three-point { fourth-moment } }
            ensemble.readout.three-point.fourth-moment = 0.5 | ensemble.readout.three-point.fourth-moment | 0.5 |
            ensemble.sigma.query = -0.5     | ensemble.sigma.query    | -0.5        |
            ensemble.sigma.key = 1e999      | ensemble.sigma.key      | 1e999       |
            ensemble.sigma.value = NaN      | ensemble.sigma.value    | "NaN"       |
            ensemble.sigma = 1              | ensemble.sigma          | 1           |
            ensemble.widht = 64             | ensemble.widht          | an unknown key | width
            ensemble.confidence = 0.5       | ensemble.confidence     | an unknown key | stop.confidence
            width = 64                      | width                   | an unknown key | ensemble.width
            confidence = 0.9                | confidence              | an unknown key | stop.confidence
            pionts = [[1]]                  | pionts                  | an unknown key | points
            frobnicate = 1                  | frobnicate              | an unknown key |
            seed = 9223372036854775808      | seed                    | 9223372036854775808 |
            seed = 9223372036854775808.0    | seed                    | 9223372036854775808.0 |
            seed = -9223372036854775809     | seed                    | -9223372036854775809 |
            seed = "1"                      | seed                    | "1"         | 1 without quotes
            seed = 0.5                      | seed                    | 0.5         |
            seed = null                     | seed                    | null        |
            name = 42                       | name                    | 42          |
            name = ""                       | name                    | ""          |
            name = "a\\nb"                  | name                    | "a\\nb"     |
            estimator = colapsed            | estimator               | "colapsed"  | collapsed
            sampling = { sobol { replicates = 7 } } | sampling.sobol.replicates | 7     |
            sampling = { sobol { replicates = 4097 } } | sampling.sobol.replicates | 4097 |
            sampling = { sobol { replicas = 32 } } | sampling.sobol.replicas | an unknown key | replicates
            sampling = { sobol = 32 }       | sampling.sobol          | 32          |
            sampling = sobol                | sampling                | "sobol"     | { sobol { replicates } }
            correlators.two-point = some    | correlators.two-point   | "some"      |
            correlators.two-point = [[0]]   | correlators.two-point[0] | a list of 1 |
            correlators.two-point = [[0, 4]] | correlators.two-point[0][1] | 4      |
            correlators.two-point = {"0": [0, 1]} | correlators.two-point | an object { 0 } |
            correlators.six-point = [[0, 1, 2, 3, 0]] | correlators.six-point[0] | a list of 5 |
            correlators.six-point = [[0, 0, 0, 0, 0, 0], [0, 1, 2, 3, 3, 4]] | correlators.six-point[1][5] | 4 |
            correlators.six-point = [[0, 0, -1, 0, 0, 0]] | correlators.six-point[0][2] | -1 |
            correlators.six-point = [[0, 0, 1.5, 0, 0, 0]] | correlators.six-point[0][2] | 1.5 |
            correlators.six-point = [7]     | correlators.six-point[0] | 7          |
            correlators.six-point = {"0": [0, 0, 0, 0, 0, 0]} | correlators.six-point | an object { 0 } |
            correlators.six-point = none    | correlators.six-point   | "none"      |
            stop.rule = any-time            | stop.rule               | "any-time"  | anytime
            stop.confidence = 1             | stop.confidence         | 1           |
            stop.confidence = 0.0           | stop.confidence         | 0.0         |
            stop.confidence = 95%           | stop.confidence         | "95%"       |
            stop.min-draws = 15             | stop.min-draws          | 15          |
            stop.minDraws = 16              | stop.minDraws           | an unknown key | min-draws
            stop.max-draws = 16383          | stop.max-draws          | 16383       |
            stop.max-draws = 1.0e19         | stop.max-draws          | 1.0e19      |
            stop.max-draws = 1.00000005e6   | stop.max-draws          | 1.00000005e6 |
            stop.expected-draws = 15        | stop.expected-draws     | 15          |
            stop.expected-draws = many      | stop.expected-draws     | "many"      |
            stop.max-wall-time = 600        | stop.max-wall-time      | 600         |
            stop.max-wall-time = "600"      | stop.max-wall-time      | "600"       |
            stop.max-wall-time = 0s         | stop.max-wall-time      | "0s"        |
            stop.max-wall-time = -5s        | stop.max-wall-time      | "-5s"       |
            stop.max-wall-time = 5 lightyears | stop.max-wall-time    | "5 lightyears" |
            stop.max-wall-time = 0.5ns      | stop.max-wall-time      | "0.5ns"     |
            stop.max-wall-time = 300000 d   | stop.max-wall-time      | "300000 d"  |
            stop.target = 1.0e-5            | stop.target             | 1.0e-5      |
            stop.target.relative = 0.1      | stop.target             | absolute and relative |
            stop.target.absolute = 0        | stop.target.absolute    | 0           |
            stop.target.absolute = "1e-5"   | stop.target.absolute    | "1e-5"      | 1e-5 without quotes
            stop.target.absolut = 1         | stop.target.absolut     | an unknown key | absolute
            stop.target = [{ relative = 1 }] | stop.target            | a list of 1 |
            stop.target = [{ relative = 1 }, { relative = 0 }] | stop.target[1].relative | 0 |
            stop.target = []                | stop.target             | an empty list |
            correlators.four-point = []     | correlators.four-point  | an empty list |
            correlators.four-point = {"0": [0,1,2,3]} | correlators.four-point | an object { 0 } |
            correlators.four-point = [[0, 1, 2, 3], [0, 0, 1, 4]] | correlators.four-point[1][3] | 4 |
            correlators.four-point = [[0, 1, 2, -1]] | correlators.four-point[0][3] | -1 |
            correlators.four-point = [[0, 1, 2]] | correlators.four-point[0] | a list of 3 |
            points = []                     | points                  | an empty list |
            points = 1                      | points                  | 1           |
            points = {"0": [1]}             | points                  | an object { 0 } |
            """)
    void shouldReportAFaultWithItsPlace(String line, String path, String found, String suggestion) {
        List<SpecFault> faults = faults(SPEC + line);
        assertThat(faults).isNotEmpty();
        SpecFault fault = faults.getFirst();
        assertThat(fault.path()).isEqualTo(path);
        assertThat(fault.found()).isEqualTo(found);
        assertThat(fault.allowed()).isNotBlank();
        assertThat(fault.suggestion()).isEqualTo(Optional.ofNullable(suggestion));
        assertThat(fault.describe()).doesNotContain("\n").contains(path + ": found " + found + "; allowed: ");
        // An index out of range is one fault; so is everything else that says nothing about other keys.
        assertThat(faults).extracting(SpecFault::describe).hasSize(1);
        if (!found.contains(" and ")) {
            assertThat(fault.line()).hasValue(APPENDED);
        }
    }

    @Test
    void shouldSayWhatIsAllowed() {
        assertThat(faultOfAppended("ensemble.width = 0").allowed())
                .isEqualTo("a whole number from 1 to 2147483647, or infinite");
        assertThat(faultOfAppended("ensemble.widht = 0").allowed()).startsWith("heads, width, mixing");
        assertThat(faultOfAppended("ensemble.sigma.key = -1").allowed()).isEqualTo("a finite number, at least 0");
        assertThat(faultOfAppended("ensemble.readout = x").allowed())
                .isEqualTo("gaussian | rademacher | uniform | { three-point { fourth-moment } }");
        assertThat(faultOfAppended("correlators.two-point = x").allowed())
                .isEqualTo("all | none | a list of pairs of indices into points");
        assertThat(faultOfAppended("correlators.four-point = [[0, 0, 0, 9], [0, 0, 0, 0]]").allowed())
                .isEqualTo("a whole number from 0 to 3");
        assertThat(faultOfAppended("stop.max-draws = 1000").allowed())
                .isEqualTo("a whole number from 16384 to 9223372036854775807: min-draws is 16384");
        assertThat(faultOfAppended("stop.expected-draws = 1.5").allowed())
                .isEqualTo("auto or a whole number from 16 to 9223372036854775807");
        assertThat(faultOfAppended("stop.target = [{ absolute = 1 }]").allowed())
                .isEqualTo("one target, or a list of 2: one for each four-point");
        assertThat(faultOfAppended("stop.target.relative = 1").allowed())
                .isEqualTo("one of absolute, relative, significance");
        assertThat(faultOfAppended("stop.max-wall-time = 600").allowed()).contains("with its unit");
        assertThat(faultOfAppended("sampling = { sobol { replicates = 2 } }").allowed())
                .isEqualTo("a whole number from 8 to 4096");
        assertThat(faultOfAppended("correlators.six-point = [[0]]").allowed())
                .isEqualTo("a list of 6 indices into points");
        assertThat(faultOfAppended("correlators.six-point = all").allowed())
                .isEqualTo("a list, each element six indices into points");
    }

    @Test
    void shouldDescribeAFaultInOneLine() {
        assertThat(faultOfAppended("ensemble.readout = gausian").describe())
                .isEqualTo("line 5: ensemble.readout: found \"gausian\"; allowed: gaussian | rademacher | uniform | "
                        + "{ three-point { fourth-moment } }; did you mean gaussian?");
    }

    @Test
    void shouldMissWhatIsRequired() {
        assertThat(faults("")).extracting(SpecFault::path).containsExactly("points", "ensemble.width",
                "correlators.four-point", "stop.target");
        assertThat(faults("")).allSatisfy(fault -> {
            assertThat(fault.found()).isEqualTo("nothing");
            assertThat(fault.line()).isEmpty();
        });
        assertThat(faults(SPEC + "\nensemble.embedding = {\n cos-net {\n } }")).extracting(SpecFault::path)
                .containsExactly("ensemble.embedding.cos-net.features", "ensemble.embedding.cos-net.momentum",
                        "ensemble.embedding.cos-net.profile");
        assertThat(faults(SPEC + "\nensemble.embedding = {\n cos-net {\n } }")).extracting(SpecFault::line)
                .containsOnly(OptionalInt.of(7));
        assertThat(faults(SPEC + COS_NET, "ensemble.embedding.cos-net.momentum={propagator{cutoff=1}}"))
                .extracting(SpecFault::path).containsExactly("ensemble.embedding.cos-net.momentum.propagator.mass");
        assertThat(fault(SPEC + "ensemble.sequence.context { include-query = yes, points = [[1, 2]] }").found())
                .isEqualTo("\"yes\"");
        assertThat(fault(SPEC + "ensemble.sequence.context {}").path()).isEqualTo("ensemble.sequence.context.points");
    }

    @Test
    void shouldReportAllFaultsInTheOrderOfLines() {
        List<SpecFault> faults = faults("""
                stop { target { absolute = 1, relative = 2 }, rule = never }
                ensemble {
                  widht = 64
                  heads = 1.5
                  sigma { quary = 1, key = "2" }
                  readout.three-point.fourth-moment = 0
                }
                points = [[0.5, "0.1"], [1], [], [1, 1e999]]
                estimator = quick
                """);
        assertThat(faults).extracting(fault -> fault.line().orElse(0) + " " + fault.path()).containsExactlyInAnyOrder(
                "1 stop.target", "1 stop.rule", "2 ensemble.width", "3 ensemble.widht", "4 ensemble.heads",
                "5 ensemble.sigma.quary", "5 ensemble.sigma.key", "6 ensemble.readout.three-point.fourth-moment",
                "8 points[0][1]", "8 points[1]", "8 points[2]", "8 points[3][1]", "9 estimator",
                "0 correlators.four-point");
        assertThat(faults).extracting(fault -> fault.line().orElse(Integer.MAX_VALUE)).isSorted();
    }

    @Test
    void shouldAskForPointsOfOneDimension() {
        SpecFault fault = faultOfAppended("points = [[1, 2], [1, 2], [1, 2, 3], [4, 5]]");
        assertThat(fault.path()).isEqualTo("points[2]");
        assertThat(fault.found()).isEqualTo("a list of 3");
        assertThat(fault.allowed()).isEqualTo("a list of 2 numbers, as the first point is");
        fault = faultOfAppended("ensemble.sequence.context.points = [[1, 2], [1]]");
        assertThat(fault.path()).isEqualTo("ensemble.sequence.context.points[1]");
        assertThat(fault.allowed()).isEqualTo("a list of 2 numbers, as the points of the run are");
        assertThat(faultOfAppended("ensemble.sequence.context.points = []").found()).isEqualTo("an empty list");
    }

    @Test
    void shouldRefuseAFreeScalarWithoutItsMomenta() {
        assertThat(spec(SPEC + COS_NET, "ensemble.embedding.cos-net.profile.free-scalar.mass=2").ensemble().embedding())
                .isEqualTo(new Embedding.CosNet(8, new Momentum.Ball(4), new Profile.FreeScalar(2),
                        Embedding.Scope.PER_HEAD));
        SpecFault gaussian = fault(SPEC + COS_NET, "ensemble.embedding.cos-net.profile={free-scalar{mass=1}}",
                "ensemble.embedding.cos-net.momentum={gaussian{sigma=1}}");
        assertThat(gaussian.path()).isEqualTo("ensemble.embedding.cos-net.profile");
        assertThat(gaussian.found()).isEqualTo("free-scalar with momentum gaussian");
        SpecFault masses = fault(SPEC + COS_NET, "ensemble.embedding.cos-net.profile={free-scalar{mass=1}}",
                "ensemble.embedding.cos-net.momentum={propagator{mass=1.5,cutoff=2}}");
        assertThat(masses.found()).isEqualTo("free-scalar of mass 1.0 with momentum propagator of mass 1.5");
        assertThat(masses.allowed()).contains("propagator of the same mass");
        // A momentum that could not be read says nothing about the profile.
        assertThat(fault(SPEC + COS_NET, "ensemble.embedding.cos-net.profile={free-scalar{mass=1}}",
                "ensemble.embedding.cos-net.momentum={propagator{mass=0,cutoff=2}}").path())
                .isEqualTo("ensemble.embedding.cos-net.momentum.propagator.mass");
    }

    @ParameterizedTest
    @ValueSource(strings = {"features=0", "features=8193", "features=7.5", "momentum={gaussian{sigma=0}}",
            "momentum={ball{cutoff=-1}}", "momentum={gaussian{sigma=1},ball{cutoff=1}}", "momentum=gaussian",
            "profile={constant{value=1e999}}", "profile={free-scalar{mass=0}}", "profile=constant", "scope=everyone",
            "colour=red"})
    void shouldRefuseAFaultyCosNet(String override) {
        assertThat(fault(SPEC + COS_NET, "ensemble.embedding.cos-net." + override).path())
                .startsWith("ensemble.embedding.cos-net." + override.split("=")[0]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"field", "kernel"})
    void shouldRefuseEstimatorsThatNeedAWidth(String estimator) {
        SpecFault fault = fault(SPEC, "ensemble.width=infinite", "estimator=" + estimator);
        assertThat(fault.path()).isEqualTo("estimator");
        assertThat(fault.allowed()).contains("collapsed").contains("need a finite one");
        assertThat(Specs.resolved(spec(SPEC, "estimator=" + estimator)).estimator())
                .hasToString(estimator.toUpperCase());
    }

    @Test
    void shouldReadWholeNumbersExactlyHoweverTheyAreWritten() {
        assertThat(spec(SPEC, "seed=9223372036854775807").seed()).isEqualTo(Long.MAX_VALUE);
        assertThat(spec(SPEC, "seed=9223372036854775807.0").seed()).isEqualTo(Long.MAX_VALUE);
        assertThat(spec(SPEC, "seed=-9223372036854775808").seed()).isEqualTo(Long.MIN_VALUE);
        assertThat(spec(SPEC, "seed=9007199254740993").seed()).isEqualTo(9_007_199_254_740_993L);
        assertThat(spec(SPEC, "ensemble.width=64.0").ensemble().width()).isEqualTo(new Width.Finite(64));
        assertThat(spec(SPEC, "ensemble.width=6.4e1").ensemble().width()).isEqualTo(new Width.Finite(64));
        assertThat(spec(SPEC, "ensemble.heads=2147483647").ensemble().heads()).isEqualTo(Integer.MAX_VALUE);
        assertThat(spec(SPEC, "stop.max-draws=1.0e12").stop().maxDraws()).isEqualTo(1_000_000_000_000L);
        assertThat(spec(SPEC, "stop.max-draws=16384").stop().maxDraws()).isEqualTo(16_384);
    }

    @ParameterizedTest
    @CsvSource({"90s, 90000", "1.5h, 5400000", "2 days, 172800000", "1m, 60000", "250 ms, 250",
            "'\"10 minutes\"', 600000",
            "1 second, 1000", "3 hours, 10800000"})
    void shouldReadDurationsWithTheirUnit(String text, long millis) {
        assertThat(spec(SPEC, "stop.max-wall-time=" + text).stop().maxWallTime()).contains(Duration.ofMillis(millis));
    }

    @Test
    void shouldTakeTheDefaultNameOnlyIfItIsOne() {
        assertThat(spec(SPEC).name()).isEqualTo("test");
        assertThat(spec(SPEC, "name=other").name()).isEqualTo("other");
        assertThat(valid(SpecReader.read(SPEC, ConfigSyntax.CONF, "x", "", List.of())).name()).isEqualTo("run");
        assertThat(valid(SpecReader.readRequest(SPEC, ConfigSyntax.CONF)).name()).isEqualTo("run");
    }

    @Test
    void shouldReplaceWhatIsOverridden() {
        assertThat(spec(SPEC, "ensemble.width=infinite").ensemble().width()).isEqualTo(new Width.Infinite());
        assertThat(spec(SPEC, "ensemble.width=1", "ensemble.width=2").ensemble().width())
                .isEqualTo(new Width.Finite(2));
        assertThat(spec(SPEC, "stop.target={relative=0.5}").stop().target()).containsExactly(new Target.Relative(0.5));
        assertThat(spec(SPEC, "stop.target.significance=3").stop().target())
                .containsExactly(new Target.Significance(3));
        assertThat(spec(SPEC, "stop.target=[{absolute=1},{relative=2}]").stop().target())
                .containsExactly(new Target.Absolute(1), new Target.Relative(2));
        assertThat(spec(SPEC + COS_NET, "ensemble.embedding=coordinates").ensemble().embedding())
                .isEqualTo(new Embedding.Coordinates());
        assertThat(spec(SPEC + COS_NET, "ensemble.embedding.cos-net.momentum.gaussian.sigma=2").ensemble().embedding())
                .isEqualTo(new Embedding.CosNet(8, new Momentum.Gaussian(2), new Profile.Constant(1),
                        Embedding.Scope.PER_HEAD));
        assertThat(spec(SPEC, "ensemble.readout.three-point.fourth-moment=5").ensemble().readout())
                .isEqualTo(new Readout.ThreePoint(5));
        assertThat(spec(SPEC + "ensemble.sigma { query = 2, key = 3 }", "ensemble.sigma.query=4").ensemble().sigma())
                .isEqualTo(new Sigmas(4, 3, 1, 1));
        assertThat(spec(SPEC + "ensemble.sigma { query = 2, key = 3 }", "ensemble.sigma={query=4}").ensemble().sigma())
                .isEqualTo(new Sigmas(4, 1, 1, 1));
        assertThat(spec(SPEC, "ensemble.sequence={context{points=[[1,2]]}}").ensemble().sequence())
                .isEqualTo(new Sequence.Context(List.of(Point.of(1, 2)), false));
        // What is overridden need not have been right.
        assertThat(spec(SPEC + "ensemble.heads = none", "ensemble.heads=3").ensemble().heads()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ensemble.width                 |                | "ensemble.width"
            =64                            |                | "=64"
            ensemble..width=64             |                | the key "ensemble..width"
            points[0]=[1]                  |                | the key "points[0]"
            ensemble.width=                | ensemble.width | ""
            ensemble.width={               | ensemble.width | "{"
            'ensemble.width=1, other=2'    | ensemble.width | "1, other=2"
            ensemble.width=${x}            | ensemble.width | "${x}"
            ensemble.width=many            | ensemble.width | "many"
            ensemble.widht=64              | ensemble.widht | an unknown key
            """)
    void shouldReportAFaultyOverrideWithoutALine(String override, String path, String found) {
        SpecFault fault = fault(SPEC, override);
        assertThat(fault.path()).isEqualTo(path == null ? "" : path);
        assertThat(fault.found()).isEqualTo(found);
        assertThat(fault.line()).isEmpty();
    }

    @Test
    void shouldReportSyntaxWithItsLine() {
        SpecFault fault = fault("name = x\nensemble {\n  width = = 3\n}");
        assertThat(fault.path()).isEmpty();
        assertThat(fault.line()).hasValue(3);
        assertThat(fault.allowed()).isEqualTo("HOCON");
        assertThat(fault.found()).doesNotContain("test.conf");
        assertThat(faults("ensemble { width = 3", "nothing")).hasSize(2);
        assertThat(faults("[1, 2]")).hasSize(1);
        assertThat(faults("a = " + "[".repeat(100_000))).hasSize(1);
    }

    @Test
    void shouldReadOnlyJsonAsJson() {
        String json = SpecWriter.json(spec(SPEC)).toPrettyString();
        assertThat(valid(SpecReader.readRequest(json, ConfigSyntax.JSON))).isEqualTo(spec(SPEC));
        for (String text : List.of(SPEC, json + "}", json + " # comment", "{\n\"seed\": 1,\n\"seed\": 2}", "[1]", "",
                "{\"name\": \"x\",}", "[".repeat(100_000))) {
            List<SpecFault> faults = faults(SpecReader.readRequest(text, ConfigSyntax.JSON));
            assertThat(faults).extracting(SpecFault::allowed).hasSize(1).allMatch(allowed -> allowed.contains("JSON"));
            assertThat(faults).extracting(SpecFault::describe).noneMatch(line -> line.contains("\n"));
        }
        assertThat(faults(SpecReader.readRequest("{\n\"seed\": 1,\n\"seed\": 2}", ConfigSyntax.JSON)).getFirst().line())
                .hasValue(3);
        SpecFault seed = faults(
                SpecReader.readRequest(json.replace("\"seed\" : 0", "\"seed\" : 9223372036854775808"),
                        ConfigSyntax.JSON))
                .getFirst();
        assertThat(seed.path()).isEqualTo("seed");
        assertThat(seed.found()).isEqualTo("9223372036854775808");
        assertThat(seed.line()).hasValue(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"include \"other.conf\"", "include required(\"other.conf\")",
            "include file(\"/etc/hostname\")", "include classpath(\"reference.conf\")",
            "include url(\"file:///etc/hostname\")", "ensemble { include \"x\" }", "name = ${PATH}", "name = ${?PATH}",
            "name = a${?PATH}b", "seed = ${?\"PATH\"}"})
    void shouldReachNothingOutsideARequest(String line) {
        List<SpecFault> faults = faults(SpecReader.readRequest(SPEC + line, ConfigSyntax.CONF));
        assertThat(faults).extracting(SpecFault::describe).hasSize(1);
        assertThat(faults.getFirst().line()).hasValue(APPENDED);
        assertThat(faults.getFirst().found()).containsAnyOf("include of", "PATH");
    }

    @Test
    void shouldSubstituteWhatTheSpecItselfHolds() {
        RunSpec spec = spec(SPEC + "ensemble.sigma { query = 3, key = ${ensemble.sigma.query} }\npoints += [1, 2]");
        assertThat(spec.ensemble().sigma()).isEqualTo(new Sigmas(3, 3, 1, 1));
        assertThat(spec.points()).hasSize(5);
    }

    @Test
    void shouldTakeWhatAnotherParsed() {
        Config parsed = ConfigFactory.parseString("outside = 3\n" + SPEC + "ensemble.sigma.key = ${outside}");
        assertThat(faults(SpecReader.read(() -> parsed, "file", List.of()))).extracting(SpecFault::path)
                .containsExactly("outside");
        assertThat(valid(SpecReader.read(() -> parsed.resolve().withoutPath("outside"), "file", List.of("seed=7"))))
                .extracting(RunSpec::name, RunSpec::seed, spec -> spec.ensemble().sigma().key())
                .containsExactly("file", 7L, 3.0);
        assertThat(faults(SpecReader.read(() -> ConfigFactory.parseString("a = ${b}"), "file", List.of())))
                .extracting(SpecFault::line).containsExactly(OptionalInt.of(1));
        assertThat(faults(SpecReader.read(() -> {
            throw new ConfigException.IO(ConfigOriginFactory.newSimple("file"), "gone");
        }, "file", List.of()))).extracting(SpecFault::found).containsExactly("gone");
    }
}
