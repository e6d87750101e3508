package org.quartic.scaling;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** What memory a run takes against its number of draws, for about the cheapest draw there is. */
final class Memory {

    private static final long FIRST = 1_000_000L;
    private static final int STEP = 100;

    /** One random score decides between two tokens. */
    private static final String SPEC = """
            points = [[0.5]]
            ensemble {
              width = infinite
              sequence = { context { points = [[1.1], [-0.7]] } }
            }
            correlators { two-point = none, four-point = [[0, 0, 0, 0]] }
            # Nothing reaches it.
            stop { target = { absolute = 1.0e-30 }, min-draws = 16 }
            """;

    private Memory() {}

    static Table measure(Settings settings) throws IOException, InterruptedException {
        var table = new Table("Memory against draws, one point", "draws", "largest resident set, MiB",
                "heap after the last collection, MiB", "wall, s");
        Path spec = Files.createTempFile("quartic-scaling", ".conf");
        try {
            Files.writeString(spec, SPEC);
            for (long draws = FIRST; draws <= settings.draws(); draws *= STEP) {
                settings.tell("memory: " + draws + " draws");
                QuarticRun run = QuarticRun.of(List.of(spec.toString(), "--set", "stop.max-draws=" + draws));
                table.add(String.format("%,d", run.draws()), mebibytes(run.peakKibibytes()),
                        run.heapMebibytes().isPresent() ? Long.toString(run.heapMebibytes().getAsLong()) : "-",
                        Table.figure(run.wallSeconds()));
            }
        } finally {
            Files.delete(spec);
        }
        return table;
    }

    private static String mebibytes(OptionalLong kibibytes) {
        return kibibytes.isPresent() ? Long.toString(kibibytes.getAsLong() >> 10) : "-";
    }
}
