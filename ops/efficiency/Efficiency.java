import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The processor time in which quickstart reaches its target, by three ways to draw: every parameter of the paper's networks ({@code field}), the
 * score matrix alone ({@code collapsed}), both independently, and the latter on a Sobol net.
 *
 * <p>
 * It is the draws that were needed times what a draw costs. The cost is the difference of the processor times of two runs on one thread, one
 * three times as long as the other, over the difference of their draws: start and compilation are in both. The paper's draws would take
 * many minutes; how many they need is told from the standard error of the longer of their runs, by the ratio of bounds that
 * {@code collapsed} showed at its end: with a sequence as tight as that, its draws needed would be (bound/target)^2 times those done.
 */
final class Efficiency {

    private static final Pattern FIELD = Pattern.compile("\"(draws|cpu-seconds)\" : ([-+.0-9eE]+)");
    private static final Pattern BAR = Pattern
            .compile("\"standard-error\" : ([-+.0-9eE]+),\\s+\"interval\" : \\{[^}]*\\},\\s+\"target\" : ([-+.0-9eE]+),\\s+\"bound\" : ([-+.0-9eE]+)");
    private static final int DONE = 0;
    private static final int BUDGET = 3;
    private static final double LEAST_GAIN = 2000;
    private static final double LEAST_GAIN_OF_NET = 30;

    private final String quartic;
    private final String spec;

    private Efficiency(String quartic) {
        this.quartic = quartic;
        spec = quartic.replaceAll("ops/quartic$", "config/quickstart.conf");
    }

    /** What a run says of itself; the worst of its four-points by bound over target. */
    private record Ended(double draws, double cpuSeconds, double standardErrorOverTarget, double boundOverTarget) {}

    /** A way to draw: what it needs to the target, and what a draw costs. */
    private record Way(String name, double draws, double nanoseconds) {
        double seconds() {
            return draws * nanoseconds * 1e-9;
        }
    }

    /** {@code java Efficiency.java QUARTIC [FIELD-SECONDS]}. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        double seconds = arguments.length > 1 ? Double.parseDouble(arguments[1]) : 60;
        var efficiency = new Efficiency(arguments[0]);
        System.out.println("quickstart to its target, processor seconds without those of the start:");
        String[] independent = {"estimator=collapsed", "sampling=pseudo-random"};
        String[] onNet = {"estimator=collapsed", "sampling.sobol.replicates=32"};
        Ended reference = efficiency.run(DONE, independent);
        Way plain = new Way("collapsed, pseudo-random", reference.draws,
                efficiency.nanoseconds(60_000_000, independent));
        Way net = new Way("collapsed, sobol", efficiency.run(DONE, onNet).draws,
                efficiency.nanoseconds(1 << 25, onNet));
        Way field = efficiency.field(seconds, reference);
        for (Way way : List.of(field, plain, net)) {
            System.out.printf(Locale.ROOT, "%-26s %,15.0f draws x %7.1f ns = %12.4f s%n", way.name, way.draws,
                    way.nanoseconds, way.seconds());
        }
        boolean reached = tell("field / collapsed, both pseudo-random", field.seconds() / plain.seconds(), LEAST_GAIN)
                & tell("collapsed pseudo-random / sobol", plain.seconds() / net.seconds(), LEAST_GAIN_OF_NET);
        System.exit(reached ? DONE : 1);
    }

    private static boolean tell(String ratio, double found, double wanted) {
        System.out.printf(Locale.ROOT, "%-38s %,10.0f (at least %,.0f wanted)%n", ratio, found, wanted);
        return found >= wanted;
    }

    /** What it has after some time, and from there as the root of the draws, with bounds in standard errors as in a run that is over. */
    private Way field(double seconds, Ended reference) throws IOException, InterruptedException {
        String[] settings = {"estimator=field", "sampling=pseudo-random"};
        long draws = 8_000_000;
        double nanoseconds = nanoseconds(draws, settings);
        Ended longest = run(BUDGET, forDraws((long) (seconds * 1e9 / nanoseconds), settings));
        double widths = reference.boundOverTarget / reference.standardErrorOverTarget;
        double barsAway = longest.standardErrorOverTarget * widths;
        return new Way("field, pseudo-random", longest.draws * barsAway * barsAway, nanoseconds);
    }

    private double nanoseconds(long draws, String... settings) throws IOException, InterruptedException {
        Ended shorter = run(BUDGET, forDraws(draws, settings));
        Ended longer = run(BUDGET, forDraws(3 * draws, settings));
        return (longer.cpuSeconds - shorter.cpuSeconds) * 1e9 / (longer.draws - shorter.draws);
    }

    /** So many draws, whatever the target; the relation of error bar and target stays. */
    private static String[] forDraws(long draws, String... settings) {
        var all = new ArrayList<>(Arrays.asList(settings));
        all.addAll(List.of("stop.min-draws=" + draws, "stop.max-draws=" + draws));
        return all.toArray(String[]::new);
    }

    private Ended run(int expected, String... settings) throws IOException, InterruptedException {
        var line = new ArrayList<>(List.of(quartic, "run", spec, "--format", "json", "--threads", "1", "--quiet"));
        for (String setting : settings) {
            line.addAll(List.of("--set", setting));
        }
        Process process = new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String json = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        if (code != expected && code != DONE) {
            throw new IOException(String.join(" ", line) + " ended with " + code);
        }
        double standardError = 0;
        double bound = 0;
        for (Matcher bar = BAR.matcher(json); bar.find();) {
            double target = Double.parseDouble(bar.group(2));
            standardError = Math.max(standardError, Double.parseDouble(bar.group(1)) / target);
            bound = Math.max(bound, Double.parseDouble(bar.group(3)) / target);
        }
        return new Ended(number(json, "draws"), number(json, "cpu-seconds"), standardError, bound);
    }

    private static double number(String json, String name) throws IOException {
        for (Matcher field = FIELD.matcher(json); field.find();) {
            if (field.group(1).equals(name)) {
                return Double.parseDouble(field.group(2));
            }
        }
        throw new IOException("no " + name + " in " + json);
    }
}
