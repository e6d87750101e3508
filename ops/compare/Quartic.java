import java.io.IOException;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The whole program, started as users start it. What a draw costs is the time between two looks of a run, the first after so long that
 * start and compilation are over: the log tells when it looks, and after how many draws.
 */
final class Quartic {

    private static final Pattern STAGE = Pattern
            .compile("(SAMPLER|EVALUATOR|AGGREGATOR): (\\d+) blocks; service p50 (\\S+) us");
    private static final Pattern LOOK = Pattern
            .compile("(?m)^(\\d\\d:\\d\\d:\\d\\d\\.\\d{3}) .*?(?:look after (\\d+) draws)?$");
    private static final long DAY_MILLIS = 24 * 60 * 60 * 1000;
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
     * @param nanos
     *            by the clock
     * @param stages
     *            of this, the median service times of sampling, evaluating and reducing
     * @param steadily
     *            how much of its time until the first look that counts it would have taken for its draws at this cost: little where its code
     *            was not compiled until then, so that what follows is not that of compiled code either
     * @param result
     *            of the run
     */
    record Cost(double nanos, List<Double> stages, double steadily, Map<String, Object> result) {}

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
        var all = new ArrayList<>(overrides);
        all.add("stop.max-wall-time=" + Math.round(1000 * (options.warmUp() + options.seconds())) + "ms");
        Shell.Said said = run(threads == 1 ? options.core() : options.bothCores(), threads, spec, all);
        List<Look> looks = looks(said.err());
        Look warm = looks.stream().filter(look -> look.millis() >= 1e3 * options.warmUp()).findFirst().orElse(null);
        if (warm == null || warm == looks.getLast()) {
            throw new IOException("fewer than two looks from second " + options.warmUp() + " on: --seconds is too short");
        }
        double nanos = 1e6 * (looks.getLast().millis() - warm.millis()) / (looks.getLast().draws() - warm.draws());
        Map<String, Object> result = Json.object(Json.read(said.out()));
        return new Cost(nanos, stages(said.err(), Json.number(result, "draws")),
                1e-6 * nanos * warm.draws() / warm.millis(), result);
    }

    /** So many draws were looked at so long after the first line of the log. */
    private record Look(long millis, double draws) {}

    private static List<Look> looks(String log) {
        Matcher line = LOOK.matcher(log);
        var looks = new ArrayList<Look>();
        LocalTime start = null;
        while (line.find()) {
            LocalTime time = LocalTime.parse(line.group(1));
            start = start == null ? time : start;
            if (line.group(2) != null) {
                // It may be past midnight.
                looks.add(new Look((ChronoUnit.MILLIS.between(start, time) + DAY_MILLIS) % DAY_MILLIS,
                        Double.parseDouble(line.group(2))));
            }
        }
        return looks;
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
                List.of("env", "QUARTIC_JAVA_OPTS=-Dquartic.log=TRACE", "ops/quartic", "run", spec, "--threads=" + threads, "--quiet", "--verbose",
                        "--format=json", "--set", "sampling=pseudo-random"));
        overrides.forEach(override -> command.addAll(List.of("--set", override)));
        return shell.start(cores, command).await(0, EXHAUSTED);
    }
}
