package org.quartic.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.ObjectMapper;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

import org.quartic.cumulant.Estimate;
import org.quartic.spec.Pair;

class ResultJsonTest {
    private static final String EXAMPLE = """
            {
              "schema" : "quartic.result/1",
              "name" : "two-heads",
              "status" : "converged",
              "spec" : {
                "seed" : 7
              },
              "spec-digest" : "sha256:ab",
              "estimator" : "collapsed",
              "sampling" : "pseudo-random",
              "draws" : 1048576,
              "wall-seconds" : 1.9,
              "cpu-seconds" : 3.6,
              "two-point" : [ {
                "points" : [ 0, 0 ],
                "estimate" : 0.3333333333333333,
                "standard-error" : 1.0E-5
              }, {
                "points" : [ 0, 1 ],
                "estimate" : 0.1,
                "standard-error" : 0.0
              } ],
              "four-point" : [ {
                "points" : [ 0, 1, 2, 3 ],
                "estimate" : 4.608123456789E-4,
                "standard-error" : 1.234E-7,
                "interval" : {
                  "lower" : 4.60257E-4,
                  "upper" : 4.61367E-4,
                  "confidence" : 0.95,
                  "kind" : "anytime"
                },
                "target" : 1.0E-5,
                "bound" : 5.55E-7,
                "reached" : true,
                "normalised" : {
                  "estimate" : 0.020123,
                  "standard-error" : 3.9E-5
                },
                "finite-width" : {
                  "estimate" : 0.0,
                  "standard-error" : 0.0
                },
                "independence-breaking" : {
                  "estimate" : 4.608123456789E-4,
                  "standard-error" : 1.234E-7
                }
              }, {
                "points" : [ 1, 0, 0, 1 ],
                "estimate" : -0.25,
                "standard-error" : null,
                "interval" : {
                  "lower" : null,
                  "upper" : null,
                  "confidence" : 0.95,
                  "kind" : "anytime"
                },
                "target" : null,
                "bound" : null,
                "reached" : false,
                "normalised" : {
                  "estimate" : null,
                  "standard-error" : null
                },
                "finite-width" : null,
                "independence-breaking" : null
              } ],
              "six-point" : [ ],
              "warnings" : [ {
                "code" : "heavy-tail",
                "message" : "One draw says it all."
              } ],
              "provenance" : {
                "version" : "0.1.0",
                "commit" : "abc",
                "jdk" : "25.0.3",
                "cpu" : "a processor",
                "threads" : 2
              }
            }
            """;

    @Test
    void shouldWriteTheSchemaKeyByKey() {
        assertThat(ResultJson.text(Results.example(Status.CONVERGED))).isEqualTo(EXAMPLE);
    }

    @Test
    void shouldWriteSixPoints() {
        assertThat(ResultJson.tree(Results.withSixPoints(Results.example(Status.CONVERGED))).get("six-point"))
                .hasToString("[{\"points\":[0,1,2,3,1,0],\"estimate\":-1.25E-4,\"standard-error\":3.0E-7,"
                        + "\"normalised\":{\"estimate\":-0.5,\"standard-error\":0.0012}},"
                        + "{\"points\":[1,1,1,1,1,1],\"estimate\":0.5,\"standard-error\":null,"
                        + "\"normalised\":{\"estimate\":8.0,\"standard-error\":null}}]");
    }

    @Test
    void shouldNotDependOnTheLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR-u-nu-arab"));
            assertThat(ResultJson.text(Results.example(Status.CONVERGED))).isEqualTo(EXAMPLE);
            assertThat(Status.FAILED.word()).isEqualTo("failed");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void shouldWriteEmptyListsBeforeTheFirstLook() throws Exception {
        var json = new ObjectMapper().readTree(ResultJson.text(Results.empty()));
        assertThat(json.get("status").textValue()).isEqualTo("stopped");
        assertThat(json.get("two-point").isArray()).isTrue();
        assertThat(json.get("two-point")).isEmpty();
        assertThat(json.get("four-point").isArray()).isTrue();
        assertThat(json.get("four-point")).isEmpty();
    }

    @Test
    void shouldAddTheCovarianceOnlyWhereThereIsOne() {
        var covariance = new Covariance(List.of("two-point 0 0", "two-point 0 1"),
                List.of(List.of(1e-10, Double.NaN), List.of(-2e-11, 0.0)));
        RunResult without = Results.example(Status.CONVERGED);
        assertThat(ResultJson.tree(without).has("covariance")).isFalse();
        assertThat(ResultJson.tree(Results.with(without, covariance)).get("covariance")).hasToString(
                "{\"labels\":[\"two-point 0 0\",\"two-point 0 1\"],\"matrix\":[[1.0E-10,null],[-2.0E-11,0.0]]}");
    }

    @Test
    void shouldRefuseACovarianceThatIsNotSquare() {
        assertThatThrownBy(() -> new Covariance(List.of("two-point 0 0"), List.of(List.of(1.0, 2.0))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property(seed = "20260210", tries = 500)
    void shouldReadBackToTheSameDouble(@ForAll double value) throws Exception {
        RunResult full = Results.example(Status.CONVERGED);
        var two = new TwoPointResult(new Pair(0, 1), new Estimate(value, Math.abs(value)));
        var result = new RunResult(full.name(), full.status(), full.spec(), full.specDigest(), full.estimator(),
                full.sampling(),
                full.draws(), full.wallSeconds(), full.cpuSeconds(), List.of(two), full.fourPoint(), full.sixPoint(),
                full.covariance(),
                full.warnings(), full.provenance());
        double read = new ObjectMapper().readTree(ResultJson.text(result)).at("/two-point/0/estimate").doubleValue();
        assertThat(Double.doubleToLongBits(read)).isEqualTo(Double.doubleToLongBits(value));
        String csv = ResultCsv.text(result).lines().skip(1).findFirst().orElseThrow().split(",")[2];
        assertThat(Double.doubleToLongBits(Double.parseDouble(csv))).isEqualTo(Double.doubleToLongBits(value));
    }
}
