package org.quartic.scaling;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What the command line asks for.
 *
 * @param parts
 *            of the whole measurement, in the order of {@link #PARTS}
 * @param seconds
 *            of a run that are measured
 * @param repeats
 *            of every cost
 * @param quick
 *            only every other value of a sweep
 * @param draws
 *            the most, of the runs that measure memory
 */
record Settings(List<String> parts, double seconds, int repeats, boolean quick, long draws, boolean markdown) {

    static final List<String> PARTS = List.of("threads", "width", "tokens", "points", "correlators", "heads", "memory");

    static final String USAGE = """
            Usage: ops/compare/scaling [options]
            Measures through the whole pipeline how the cost of a draw grows, and that memory does not grow with draws.
            One run at a time, and a core beside it for the compilers.

              --only PART,...   threads, width, tokens, points, correlators, heads, memory: all by default
              --seconds S       of each run that are measured, behind its warm-up; 4 by default
              --repeats N       median of so many, odd, measurements of every cost; 1 by default
              --quick           every other value of a sweep, and two seconds
              --draws N         the most draws memory is measured at, such as 1e10: that takes minutes; 1e8 by default
              --format FORMAT   table, by default, or markdown
            """;

    static Settings of(String[] arguments) {
        var settings = new Settings(PARTS, 4.0, 1, false, 100_000_000L, false);
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].equals("--quick")) {
                settings = new Settings(settings.parts, 2.0, settings.repeats, true, settings.draws, settings.markdown);
                continue;
            }
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException(arguments[i] + " is no option, or lacks its value");
            }
            settings = settings.with(arguments[i], arguments[++i]);
        }
        return settings;
    }

    private Settings with(String option, String value) {
        return switch (option) {
            case "--only" -> new Settings(parts(List.of(value.split(","))), seconds, repeats, quick, draws, markdown);
            case "--seconds" -> new Settings(parts, positive(option, value), repeats, quick, draws, markdown);
            case "--repeats" ->
                new Settings(parts, seconds, (int) positive(option, value), quick, draws, markdown);
            case "--draws" -> new Settings(parts, seconds, repeats, quick, (long) positive(option, value), markdown);
            case "--format" -> new Settings(parts, seconds, repeats, quick, draws, isMarkdown(value));
            default -> throw new IllegalArgumentException(option + " is no option");
        };
    }

    private static List<String> parts(List<String> wanted) {
        if (!PARTS.containsAll(wanted)) {
            throw new IllegalArgumentException("--only takes some of " + PARTS + ", not " + wanted);
        }
        return PARTS.stream().filter(wanted::contains).toList();
    }

    private static double positive(String option, String value) {
        double number = Double.parseDouble(value);
        if (!(number > 0.0 && number < Long.MAX_VALUE)) {
            throw new IllegalArgumentException(option + " takes a number above 0, not " + value);
        }
        return number;
    }

    private static boolean isMarkdown(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "markdown" -> true;
            case "table" -> false;
            default -> throw new IllegalArgumentException("--format is table or markdown, not " + value);
        };
    }

    /** The values of a sweep that are measured, the last one among them. */
    int[] thinned(int[] values) {
        return quick ? IntStream.range(0, values.length).filter(i -> (values.length - 1 - i) % 2 == 0)
                .map(i -> values[i]).toArray() : values.clone();
    }

    void print(Table table) {
        IO.println(markdown ? table.markdown() : table.text());
    }

    /** What is being done, for whoever waits. */
    void tell(String progress) {
        System.err.println("scaling: " + progress);
    }
}
