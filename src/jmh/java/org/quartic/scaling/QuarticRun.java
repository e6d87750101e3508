package org.quartic.scaling;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One run of {@code ops/quartic} that ended at its budget.
 *
 * @param result
 *            the JSON it printed
 * @param log
 *            what it wrote besides, with every look of its stop rule
 * @param peakKibibytes
 *            the largest resident set the system saw, VmHWM; empty where there is no /proc
 * @param heapMebibytes
 *            what the last collection left of the heap; empty where there was none
 */
record QuarticRun(String result, String log, OptionalLong peakKibibytes, OptionalLong heapMebibytes) {

    private static final Path LAUNCHER = Path.of(System.getProperty("quartic.root", "."), "ops", "quartic");
    private static final int BUDGET_SPENT = 3;
    private static final long LOOK_MILLIS = 200;
    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s*(\\d+) kB");
    private static final Pattern LOOK = Pattern
            .compile("(?m)^(\\d\\d:\\d\\d:\\d\\d\\.\\d{3}) .*?(?:look after (\\d+) draws)?$");
    private static final long DAY_MILLIS = 24 * 60 * 60 * 1000;
    private static final Pattern COLLECTION = Pattern.compile("Pause .*->(\\d+)M\\(");

    /**
     * Runs a spec to the end of its budget.
     *
     * @param arguments
     *            the spec and whatever else stands behind {@code ops/quartic run}
     * @throws IOException
     *             if it ends in any other way, with what it said
     */
    static QuarticRun of(List<String> arguments) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("quartic-scaling");
        Path out = directory.resolve("out");
        Path err = directory.resolve("err");
        Path collections = directory.resolve("gc");
        try {
            var command = new ArrayList<>(List.of(LAUNCHER.toString(), "run"));
            command.addAll(arguments);
            command.addAll(List.of("--format", "json", "--quiet", "--verbose"));
            var builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
            builder.environment().merge("QUARTIC_JAVA_OPTS", "-Dquartic.log=TRACE -Xlog:gc:file=" + collections,
                    (a, b) -> a + " " + b);
            Process process = builder.start();
            OptionalLong peak = OptionalLong.empty();
            try {
                do {
                    OptionalLong seen = peak(process.pid());
                    peak = seen.isPresent() ? seen : peak;
                } while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS));
            } finally {
                process.destroy();
            }
            if (process.exitValue() != BUDGET_SPENT) {
                throw new IOException(String.join(" ", command) + " ended with exit code " + process.exitValue()
                        + ", not " + BUDGET_SPENT + ":\n" + Files.readString(err));
            }
            return new QuarticRun(Files.readString(out), Files.readString(err), peak, last(COLLECTION, collections));
        } finally {
            for (Path file : List.of(out, err, collections, directory)) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** The launcher becomes the JVM, so that its process is the one to look at. */
    private static OptionalLong peak(long process) {
        return last(PEAK, Path.of("/proc", Long.toString(process), "status"));
    }

    /** The number the last match in a file has, if the file can be read and has any. */
    private static OptionalLong last(Pattern pattern, Path file) {
        try {
            Matcher matcher = pattern.matcher(Files.readString(file));
            return matcher.results().mapToLong(match -> Long.parseLong(match.group(1))).reduce((_, later) -> later);
        } catch (IOException _) {
            return OptionalLong.empty();
        }
    }

    /** So many draws were looked at so long after the first line of the log. */
    record Look(long millis, long draws) {}

    /** In their order. */
    List<Look> looks() {
        Matcher line = LOOK.matcher(log);
        var looks = new ArrayList<Look>();
        LocalTime start = null;
        while (line.find()) {
            LocalTime time = LocalTime.parse(line.group(1));
            start = start == null ? time : start;
            if (line.group(2) != null) {
                // It may be past midnight.
                looks.add(new Look((ChronoUnit.MILLIS.between(start, time) + DAY_MILLIS) % DAY_MILLIS,
                        Long.parseLong(line.group(2))));
            }
        }
        return looks;
    }

    long draws() {
        return Long.parseLong(field("draws"));
    }

    double wallSeconds() {
        return Double.parseDouble(field("wall-seconds"));
    }

    /** The processor, the JDK and the commit it ran on. */
    String provenance() {
        return field("cpu") + ", JDK " + field("jdk") + ", commit " + field("commit");
    }

    /** The value at the last place this key stands: the spec, which comes first, could have one of that name. */
    private String field(String key) {
        return Pattern.compile("\"" + key + "\"\\s*:\\s*\"?([^\",}\\s][^\",}\\n]*)").matcher(result).results()
                .reduce((_, later) -> later).orElseThrow(() -> new IllegalStateException("no " + key + " in " + result))
                .group(1);
    }
}
