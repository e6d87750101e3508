import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The C programs, built for this machine in a few ways, of which the fastest counts. */
final class CPrograms {

    private final Shell shell;
    private final Options options;
    private final Path folder;
    private final List<Build> builds = new ArrayList<>();
    private Build best;

    /** Vectors of so many doubles, so many of them worked on side by side. */
    private record Build(int step, int side, Path limit, Path twin) {}

    private CPrograms(Shell shell, Options options, Path folder) {
        this.shell = shell;
        this.options = options;
        this.folder = folder;
    }

    static CPrograms build(Shell shell, Options options, Path folder)
            throws IOException, InterruptedException, Shell.Failure {
        var programs = new CPrograms(shell, options, folder);
        String macros = shell.run(options.core(), List.of("gcc", "-march=native", "-dM", "-E", "-x", "c", "/dev/null"))
                .out();
        for (int step : macros.contains("__AVX512F__") ? List.of(4, 8) : List.of(4)) {
            for (int side : List.of(1, 2, 4)) {
                if (side <= 2 * (8 / step)) {
                    programs.add(step, side);
                }
            }
        }
        return programs;
    }

    private void add(int step, int side) throws IOException, InterruptedException, Shell.Failure {
        var build = new Build(step, side, folder.resolve("limit-" + step + "-" + side),
                folder.resolve("twin-" + step + "-" + side));
        compile(build, "limit", build.limit);
        compile(build, "twin", build.twin);
        builds.add(build);
    }

    private void compile(Build build, String program, Path target)
            throws IOException, InterruptedException, Shell.Failure {
        shell.run(options.core(),
                List.of("gcc", "-std=gnu11", "-O3", "-march=native", "-ffp-contract=fast", "-fno-math-errno",
                        "-DSTEP=" + build.step, "-DSIDE=" + build.side, "-o", target.toString(),
                        "ops/compare/" + program + ".c", "-lm"));
    }

    /** What one core can do now, with or without the bandwidth of its memory. */
    Machine machine(boolean memory) throws IOException, InterruptedException, Shell.Failure {
        var figures = new ArrayList<Map<String, Object>>();
        for (Build build : builds) {
            var command = new ArrayList<>(List.of(build.limit.toString()));
            if (memory) {
                command.add("memory");
            }
            figures.add(Json.object(Json.read(shell.run(options.core(), command).out())));
        }
        if (best == null) {
            best = builds.get(IntStream.range(0, builds.size()).boxed()
                    .min((a, b) -> Double.compare(Json.number(figures.get(a), "normal-ns"),
                            Json.number(figures.get(b), "normal-ns")))
                    .orElseThrow());
        }
        return Machine.bestOf(figures);
    }

    /** How the fastest normals are made. */
    String bestBuild() {
        return "vectors of " + best.step + " doubles, " + best.side + " side by side";
    }

    /** Nanoseconds a draw, by the clock. */
    double twin(Path ensemble) throws IOException, InterruptedException, Shell.Failure {
        return Json.number(
                Json.object(Json.read(shell.run(options.core(), List.of(best.twin.toString(), ensemble.toString(),
                        Double.toString(options.seconds() / 2))).out())),
                "ns");
    }

    /**
     * The largest difference, as a part of it, between Quartic's two-point functions of its first draws and what the twin finds.
     *
     * @param result
     *            of so many draws, with all two-point functions
     */
    double difference(Ensemble ensemble, Path text, Map<String, Object> result)
            throws IOException, InterruptedException, Shell.Failure {
        String draws = result.get("draws").toString();
        var said = Json.object(Json.read(
                shell.run(options.core(), List.of(best.twin.toString(), text.toString(), "first", draws)).out()));
        double scale = ensemble.field() ? 1 : ensemble.sigmaReadout() * ensemble.sigmaReadout();
        double largest = 0;
        for (Object pair : Json.array(said.get("pairs"))) {
            Map<String, Object> ours = Json.object(pair);
            for (Object theirs : Json.array(result.get("two-point"))) {
                if (Json.object(theirs).get("points").equals(ours.get("points"))) {
                    double expected = Json.number(Json.object(theirs), "estimate");
                    largest = Math.max(largest, Math.abs(scale * Json.number(ours, "mean") / expected - 1));
                }
            }
        }
        return largest;
    }
}
