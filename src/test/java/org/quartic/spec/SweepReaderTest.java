package org.quartic.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Sweeps as people write them, and what is wrong with some. */
class SweepReaderTest {

    private static final String BASE = """
            base {
              points = [[0.5], [1.1], [-0.7], [0.3]]
              ensemble { width = 4 }
              correlators { four-point = [[0, 1, 2, 3], [0, 0, 1, 1]] }
              stop.target.relative = 0.1
            }
            """;

    private static Config file(String name) {
        return switch (name) {
            case "base.conf" -> ConfigFactory.parseString(BASE).getConfig("base");
            case "broken.conf" -> ConfigFactory.parseString("points = [");
            default -> throw new ConfigException.IO(ConfigFactory.empty().origin(), name + " is not there");
        };
    }

    private static SweepReading read(String text, String... overrides) {
        return SweepReader.read(() -> ConfigFactory.parseString(text), "sweep", SweepReaderTest::file,
                List.of(overrides));
    }

    private static SweepSpec valid(String text, String... overrides) {
        return switch (read(text, overrides)) {
            case SweepReading.Valid(SweepSpec sweep) -> sweep;
            case SweepReading.Faulty(List<SpecFault> faults) -> throw new AssertionError(
                    faults.stream().map(SpecFault::describe).toList());
        };
    }

    private static List<String> faults(String text, String... overrides) {
        return switch (read(text, overrides)) {
            case SweepReading.Valid(SweepSpec sweep) -> throw new AssertionError(sweep);
            case SweepReading.Faulty(List<SpecFault> faults) -> faults.stream().map(SpecFault::describe).toList();
        };
    }

    private static List<String> at(SweepSpec sweep) {
        return sweep.points().stream().map(point -> point.at().values().stream().map(JsonNode::toString)
                .reduce("", (one, other) -> one + other + " ").strip()).toList();
    }

    @Test
    void shouldMakeEveryCombinationOfAGridTheLastKeyFastest() {
        SweepSpec sweep = valid(BASE + """
                grid {
                  ensemble.width = [2, infinite]
                  ensemble.heads = [1, 3, 9]
                }
                """);
        assertThat(sweep.keys()).containsExactly("ensemble.width", "ensemble.heads");
        assertThat(at(sweep)).containsExactly("2 1", "2 3", "2 9", "\"infinite\" 1", "\"infinite\" 3",
                "\"infinite\" 9");
        assertThat(sweep.points().get(4).spec().ensemble().heads()).isEqualTo(3);
        assertThat(sweep.points().get(4).spec().ensemble().width()).isEqualTo(new Width.Infinite());
        assertThat(sweep.points().get(4).spec().name())
                .isEqualTo("sweep ensemble.width=infinite ensemble.heads=3");
    }

    @Test
    void shouldTakeOneRunFromEveryElementOfAList() {
        SweepSpec sweep = valid("name = mine, base = base.conf\n" + """
                list = [
                  { ensemble.width = 2, ensemble.heads = 5 }
                  { ensemble { width = 3 } }
                  { ensemble.embedding { cos-net { features = 3, momentum { gaussian { sigma = 1 } }
                                                   profile { constant { value = 1 } } } } }
                ]
                """);
        assertThat(sweep.name()).isEqualTo("mine");
        assertThat(sweep.keys()).contains("ensemble.width", "ensemble.heads",
                "ensemble.embedding.cos-net.momentum.gaussian.sigma");
        assertThat(sweep.points()).hasSize(3);
        assertThat(sweep.points().get(1).at()).containsOnlyKeys("ensemble.width");
        assertThat(sweep.points().get(2).spec().ensemble().embedding()).isInstanceOf(Embedding.CosNet.class);
    }

    @Test
    void shouldSweepPointsAtAListOfSeparations() {
        SweepSpec sweep = valid("""
                base { points = [[0]], ensemble.width = 4, stop.target.relative = 0.1
                       correlators.four-point = [[0, 0, 1, 1]] }
                grid.points = [[[0], [0.5]], [[0], [1.0]]]
                """);
        assertThat(sweep.points().get(1).spec().points()).containsExactly(Point.of(0), Point.of(1));
    }

    /** Independent of each other, and of what other runs there are; and of the base's seed. */
    @Test
    void shouldGiveEveryRunASeedOfItsOwn() {
        List<Long> seeds = seeds(BASE + "grid.ensemble.width = [2, 3, 4]");
        assertThat(seeds).doesNotHaveDuplicates().doesNotContain(0L);
        assertThat(seeds(BASE + "grid.ensemble.width = [7, 3]").get(1)).isEqualTo(seeds.get(1));
        assertThat(seeds(BASE + "base.seed = 1, grid.ensemble.width = [2, 3, 4]")).doesNotContainAnyElementsOf(seeds);
        assertThat(seeds(BASE + "base.stop.target.relative = 0.01, name = other, grid.ensemble.width = [2, 3, 4]"))
                .isEqualTo(seeds);
        assertThat(seeds(BASE + "grid { seed = [5, 6] }")).containsExactly(5L, 6L);
    }

    private static List<Long> seeds(String text) {
        return valid(text).points().stream().map(point -> point.spec().seed()).toList();
    }

    @Test
    void shouldReadFits() {
        SweepSpec sweep = valid(BASE + """
                grid.ensemble.width = [2, 4, 8, infinite]
                fit = [
                  { power-law { four-point = [0, 1, 2, 3], over = ensemble.width, of = finite-width } }
                  { plateau { four-point = [1, 0, 1, 0], over = ensemble.width, from = 4 } }
                  { plateau { four-point = [0, 1, 2, 3], over = ensemble.width, terms = 2, to = 100 } }
                ]
                max-wall-time = 90s
                """);
        assertThat(sweep.fits()).containsExactly(
                new FitSpec(new FitSpec.Curve.PowerLaw(), FitSpec.Quantity.FINITE_WIDTH, new Quadruple(0, 1, 2, 3),
                        "ensemble.width", 0, Double.POSITIVE_INFINITY),
                new FitSpec(new FitSpec.Curve.Plateau(1), FitSpec.Quantity.FOUR_POINT, new Quadruple(1, 0, 1, 0),
                        "ensemble.width", 4, Double.POSITIVE_INFINITY),
                new FitSpec(new FitSpec.Curve.Plateau(2), FitSpec.Quantity.FOUR_POINT, new Quadruple(0, 1, 2, 3),
                        "ensemble.width", 0, 100));
        assertThat(sweep.maxWallTime().orElseThrow()).hasSeconds(90);
    }

    @Test
    void shouldPutOverridesOverTheBase() {
        assertThat(valid(BASE + "grid.ensemble.width = [2]", "ensemble.heads=3").points().getFirst().spec().ensemble()
                .heads()).isEqualTo(3);
        assertThat(faults(BASE + "grid.ensemble.width = [2]", "ensemble.width=3")).containsExactly(
                "ensemble.width: found an override of a swept key; allowed: an override of another key");
    }

    private static Stream<Arguments> faulty() {
        String width = "grid.ensemble.width = [2, 4, 8]\n";
        return Stream.of(Arguments.of("grid.ensemble.width = [2]", "base: found nothing"),
                Arguments.of(BASE, "found neither grid nor list"),
                Arguments.of(BASE + width + "list = [{ seed = 1 }]", "found both grid and list"),
                Arguments.of(BASE + "grid = 3", "line 7: grid: found 3"),
                Arguments.of(BASE + "grid {}", "grid: found an empty object"),
                Arguments.of(BASE + "grid.ensemble.width = 2", "grid.ensemble.width: found 2"),
                Arguments.of(BASE + "grid.ensemble.width = []", "found an empty list"),
                Arguments.of(BASE + "grid.ensemble.width = [2, 2]", "found a value twice"),
                Arguments.of(BASE + "list = []", "list: found an empty list"),
                Arguments.of(BASE + "list = [3]", "list[0]: found 3"),
                Arguments.of(BASE + "list = [{ seed = 1 }, { seed = 1 }]", "found the same run twice"),
                Arguments.of(BASE + "grid.ensemble.width = [2, 0]",
                        "ensemble.width: found 0 at ensemble.width=0; allowed: a whole number"),
                Arguments.of(BASE + "grid.ensemble.breadth = [2]", "ensemble.breadth: found an unknown key"),
                Arguments.of("base = nowhere.conf\n" + width,
                        "\"nowhere.conf\", where found nowhere.conf is not there"),
                Arguments.of("base = broken.conf\n" + width, "broken.conf"),
                Arguments.of("base = 3\n" + width, "base: found 3; allowed: a file name"),
                Arguments.of(BASE + width + "fits = []", "fits: found an unknown key"),
                Arguments.of(BASE + width + "fit = [{ line {} }]", "fit[0].line"),
                Arguments.of(BASE + width + "fit = [{ plateau { over = ensemble.width } }]",
                        "fit[0].plateau.four-point: found nothing"),
                Arguments.of(BASE + width + "fit = [{ plateau { four-point = [0, 1, 2, 3], over = ensemble.heads } }]",
                        "allowed: one of the swept keys: ensemble.width"),
                Arguments.of(BASE + width + "fit = [{ plateau { four-point = [0, 1, 2, 2], over = ensemble.width } }]",
                        "one of the correlators.four-point of every run"),
                Arguments.of(BASE + width + "fit = [{ plateau { four-point = [0, 1, 2, 3], over = ensemble.width, "
                        + "terms = 5 } }]", "terms: found 5"),
                Arguments.of(BASE + width + "fit = [{ plateau { four-point = [0, 1, 2, 3], over = ensemble.width, "
                        + "terms = 3 } }]", "ensemble.width with 3 finite values from 0.0 to Infinity"),
                Arguments.of(BASE + "grid.estimator = [kernel, field]\n"
                        + "fit = [{ power-law { four-point = [0, 1, 2, 3], over = estimator } }]",
                        "a key all of whose values are numbers above 0, or infinite"),
                Arguments.of(BASE + "grid { seed = " + numbers(101) + ", ensemble.width = " + numbers(100) + " }",
                        "at most 10000 runs"),
                Arguments.of(BASE + "grid.stop.max-draws = [20000, 40000, 80000]\n"
                        + "fit = [{ plateau { four-point = [0, 1, 2, 3], over = stop.max-draws } }]",
                        "between whose values the random numbers are the same"),
                Arguments.of(BASE + "grid { seed = [1, 2], ensemble.width = [2, 4, 8] }\n"
                        + "fit = [{ plateau { four-point = [0, 1, 2, 3], over = ensemble.width } }]",
                        "no seed among the swept keys"),
                Arguments.of(BASE + "grid.ensemble.width = [1e400, 2]",
                        "ensemble.width: found a number that no double holds"),
                Arguments.of(BASE + width + "max-wall-time = 10", "max-wall-time: found 10"));
    }

    private static String numbers(int count) {
        return Stream.iterate(1, n -> n + 1).limit(count).toList().toString();
    }

    @ParameterizedTest
    @MethodSource("faulty")
    void shouldSayWhatIsWrong(String text, String fault) {
        assertThat(faults(text)).anySatisfy(found -> assertThat(found).contains(fault));
    }

    /** What is wrong with the base is said once, not for every run. */
    @Test
    void shouldSayOnceWhatIsWrongWithAll() {
        assertThat(faults(BASE + "base.ensemble.heads = 0, grid.ensemble.width = [2, 4, 8]")).hasSize(1);
    }
}
