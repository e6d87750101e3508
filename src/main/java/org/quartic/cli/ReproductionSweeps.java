package org.quartic.cli;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.quartic.reproduction.Claims;
import org.quartic.spec.SpecFault;
import org.quartic.spec.SweepReader;
import org.quartic.spec.SweepReading;
import org.quartic.spec.SweepSpec;

/**
 * The sweeps the paper is tried out with: files of this build.
 *
 * @param overrides
 *            of the base of every one: KEY=VALUE each
 */
record ReproductionSweeps(List<String> overrides) {
    /** So many draws of every run take seconds. */
    private static final List<String> QUICK = List.of("stop.min-draws=32768", "stop.max-draws=32768");

    ReproductionSweeps {
        overrides = List.copyOf(overrides);
    }

    /**
     * As precise as they are, or quick.
     *
     * @param seed
     *            in the place of the one in their files, if any
     */
    static ReproductionSweeps of(boolean quick, Optional<Long> seed) {
        return new ReproductionSweeps(Stream.concat(quick ? QUICK.stream() : Stream.empty(),
                seed.map(each -> "seed=" + each).stream()).toList());
    }

    /** The text of the file of this sweep. */
    static String text(String sweep) {
        try (InputStream file = Claims.class.getResourceAsStream(sweep + ".conf")) {
            if (file == null) {
                throw new IllegalStateException("this build has no sweep " + sweep);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the sweep " + sweep + " of this build cannot be read", e);
        }
    }

    /** The sweep. */
    SweepSpec read(String sweep) {
        SweepReading reading = SweepReader.read(
                () -> ConfigFactory.parseString(text(sweep),
                        ConfigParseOptions.defaults().setOriginDescription(sweep)),
                sweep, base -> ConfigFactory.empty(), overrides);
        return switch (reading) {
            case SweepReading.Valid(SweepSpec valid) -> valid;
            case SweepReading.Faulty(List<SpecFault> faults) -> throw new IllegalStateException(sweep + ": "
                    + faults.stream().map(SpecFault::describe).collect(Collectors.joining("; ")));
        };
    }

    /** What runs a sweep again, from the directory of the report. */
    String command(String sweep) {
        return "quartic sweep specs/" + sweep + ".conf"
                + overrides.stream().map(override -> " --set " + override).collect(Collectors.joining());
    }
}
