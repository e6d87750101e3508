package org.quartic.benchmark;

import com.typesafe.config.ConfigSyntax;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.quartic.cumulant.Summary;
import org.quartic.ensemble.Block;
import org.quartic.run.BlockWork;
import org.quartic.run.Estimation;
import org.quartic.run.Resolution;
import org.quartic.spec.SpecReader;
import org.quartic.spec.SpecReading;

/**
 * What is measured: the specs {@code ops/compare/ESTIMATOR-SIZE.conf}, so that a benchmark and a comparison of the whole program are about the
 * same head. {@code ops/benchmark} says where they are.
 */
final class Sizes {

    private static final Path DIRECTORY = Path.of(System.getProperty("quartic.benchmark.specs", "ops/compare"));

    private Sizes() {}

    /**
     * The estimation of a size.
     *
     * @param overrides
     *            KEY=VALUE, as {@code ops/quartic run --set} takes them
     */
    static Estimation estimation(String estimator, String size, String... overrides) {
        Path file = DIRECTORY.resolve(estimator + "-" + size + ".conf");
        return switch (SpecReader.read(text(file), ConfigSyntax.CONF, file.toString(), size, List.of(overrides))) {
            case SpecReading.Valid(var spec) -> Estimation.of(Resolution.plainest(spec), false);
            case SpecReading.Faulty(var faults) -> throw new IllegalArgumentException(faults.toString());
        };
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The summaries of the first blocks. */
    static List<Summary> summaries(Estimation estimation, int blocks) {
        BlockWork work = estimation.work();
        Block block = work.newBlock();
        var summaries = new ArrayList<Summary>();
        for (int number = 0; number < blocks; number++) {
            block.begin(number, estimation.plan().drawsPerBlock());
            work.sample(block);
            work.evaluate(block);
            summaries.add(work.reduce(block));
        }
        return summaries;
    }
}
