import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The whole program, started as users start it. What a draw costs is the difference of two runs, of which the longer does nothing that the
 * shorter does not do but draw more: start, compilation and end drop out.
 */
final class Quartic {

    private static final Pattern STAGE = Pattern
            .compile("(SAMPLER|EVALUATOR|AGGREGATOR): (\\d+) blocks; service p50 (\\S+) us");
    private static final int EXHAUSTED = 3;

    private final Shell shell;
    private final Options options;

    Quartic(Shell shell, Options options) {
        this.shell = shell;
        this.options = options;
    }

    /**
     * What a draw costs.
     *
     * @param wallNanos
     *            by the clock
     * @param cpuNanos
     *            by the processors
     * @param stages
     *            of this, the median service times of sampling, evaluating and reducing
     * @param steadily
     *            how much of its time the shorter run would have taken for its draws at this cost: little where its code was not compiled
     *            until its end, so that the difference is not that of compiled code either
     * @param result
     *            of the longer run
     */
    record Cost(double wallNanos, double cpuNanos, List<Double> stages, double steadily, Map<String, Object> result) {}

    /** A build that is up to date, before anything is measured. */
    String version() throws IOException, InterruptedException, Shell.Failure {
        return shell.run(options.bothCores(), List.of("ops/quartic", "--version")).out().lines().limit(2)
                .collect(Collectors.joining(", "));
    }

    /** The result of a few draws: the resolved spec, and something to hold others against. */
    Map<String, Object> firstDraws(String spec, List<String> overrides, int draws)
            throws IOException, InterruptedException, Shell.Failure {
        var all = new ArrayList<>(overrides);
        all.addAll(List.of("stop.min-draws=" + draws, "stop.max-draws=" + draws, "correlators.two-point=all"));
        return Json.object(Json.read(run(options.core(), 1, spec, all).out()));
    }

    /** On one core with one thread, or on both with two. */
    Cost cost(String spec, List<String> overrides, int threads)
            throws IOException, InterruptedException, Shell.Failure {
        String cores = threads == 1 ? options.core() : options.bothCores();
        Map<String, Object> shorter = Json
                .object(Json.read(run(cores, threads, spec, lasting(overrides, options.warmUp())).out()));
        Shell.Said said = run(cores, threads, spec, lasting(overrides, options.warmUp() + options.seconds()));
        Map<String, Object> longer = Json.object(Json.read(said.out()));
        if (longer.get("draws").equals(shorter.get("draws"))) {
            throw new IOException(
                    "not a block was finished from second " + options.warmUp() + " on: --warm-up is too short");
        }
        double wallNanos = each(shorter, longer, "wall-seconds");
        double steadily = 1e-9 * wallNanos * Json.number(shorter, "draws") / Json.number(shorter, "wall-seconds");
        double cpuNanos = each(shorter, longer, "cpu-seconds");
        return new Cost(wallNanos, cpuNanos, stages(said.err(), Json.number(longer, "draws")), steadily, longer);
    }

    private static List<String> lasting(List<String> overrides, double seconds) {
        var all = new ArrayList<>(overrides);
        all.add("stop.max-wall-time=" + Math.round(1000 * seconds) + "ms");
        return all;
    }

    private static double each(Map<String, Object> shorter, Map<String, Object> longer, String seconds) {
        double draws = Json.number(longer, "draws") - Json.number(shorter, "draws");
        double taken = Json.number(longer, seconds) - Json.number(shorter, seconds);
        return draws > 0 && taken > 0 ? 1e9 * taken / draws : Double.NaN;
    }

    /** Nanoseconds a draw: a block has a power of two of them. */
    private static List<Double> stages(String log, double draws) {
        Matcher stage = STAGE.matcher(log);
        var micros = new ArrayList<Double>();
        double blocks = 1;
        while (stage.find()) {
            blocks = Double.parseDouble(stage.group(2));
            micros.add(Double.parseDouble(stage.group(3).replace(",", "")));
        }
        double drawsPerBlock = Math.pow(2, Math.rint(Math.log(draws / blocks) / Math.log(2)));
        return micros.stream().map(each -> 1e3 * each / drawsPerBlock).toList();
    }

    private Shell.Said run(String cores, int threads, String spec, List<String> overrides)
            throws IOException, InterruptedException, Shell.Failure {
        var command = new ArrayList<>(
                List.of("ops/quartic", "run", spec, "--threads=" + threads, "--quiet", "--verbose",
                        "--format=json"));
        overrides.forEach(override -> command.addAll(List.of("--set", override)));
        return shell.start(cores, command).await(0, EXHAUSTED);
    }
}
