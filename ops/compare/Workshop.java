import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What there is to measure with; what is missing has been named, and what fails is named and left out. */
final class Workshop {

    private static final double LEAST_STEADILY = 0.3;

    private final Options options;
    private final Shell shell;
    private final Path folder;
    private final Quartic quartic;
    private final Optional<CPrograms> cPrograms;
    private final boolean hasNumPy;
    private final List<String> missing = new ArrayList<>();

    /** Something that may fail. */
    interface Attempt {
        void run() throws IOException, InterruptedException, Shell.Failure;
    }

    Workshop(Options options, Path root, Path folder) throws IOException, InterruptedException, Shell.Failure {
        this.options = options;
        this.folder = folder;
        shell = new Shell(root, folder);
        quartic = new Quartic(shell, options);
        say(quartic.version());
        if (!Shell.has("taskset")) {
            missing.add("taskset: nothing is pinned to a core, so expect more spread");
        }
        if (!options.hasTwoCores()) {
            missing.add("a second core: one thread only");
        }
        hasNumPy = NumPy.isThere(shell, options);
        if (!hasNumPy) {
            missing.add((Shell.has("python3") ? "numpy" : "python3") + ": nothing is compared with NumPy");
        }
        cPrograms = Shell.has("gcc") ? Optional.of(CPrograms.build(shell, options, folder)) : Optional.empty();
        if (cPrograms.isEmpty()) {
            missing.add("gcc: no C program, and the limit of this machine is not known");
        }
        missing.forEach(each -> say("missing: " + each));
    }

    Options options() {
        return options;
    }

    Shell shell() {
        return shell;
    }

    Path folder() {
        return folder;
    }

    Quartic quartic() {
        return quartic;
    }

    Optional<CPrograms> cPrograms() {
        return cPrograms;
    }

    boolean hasNumPy() {
        return hasNumPy;
    }

    /** What is not there, did not work or is to be doubted, in words. */
    List<String> missing() {
        return List.copyOf(missing);
    }

    /** What a draw of a spec costs Quartic; a doubtful figure is named as such. */
    Quartic.Cost quarticCost(String name, String spec, List<String> overrides, int threads)
            throws IOException, InterruptedException, Shell.Failure {
        Quartic.Cost cost = quartic.cost(spec, overrides, threads);
        if (cost.steadily() < LEAST_STEADILY) {
            note(name + ": Quartic was hardly compiled when it was measured: take a longer --warm-up");
        }
        return cost;
    }

    private void note(String words) {
        say(words);
        if (!missing.contains(words)) {
            missing.add(words);
        }
    }

    /** Processor nanoseconds a draw of Quartic's work in a plain loop, on the JDK this runs on. */
    double bareLoop(String spec) throws IOException, InterruptedException, Shell.Failure {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return Json.number(Json.object(Json.read(shell.run(options.core(),
                List.of(java, "@ops/jvm.options", "-cp", "target/quartic.jar",
                        "ops/compare/BareLoop.java",
                        spec, Double.toString(options.warmUp()), Double.toString(options.seconds())))
                .out())), "ns");
    }

    /** Goes on without it if it fails. */
    void attempt(String name, String what, Attempt attempt) {
        try {
            attempt.run();
        } catch (IOException | Shell.Failure | IllegalArgumentException e) {
            note(name + ", " + what + ": " + e.getMessage());
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Progress, for whoever watches. */
    static void say(String words) {
        System.err.println("compare: " + words);
    }
}
