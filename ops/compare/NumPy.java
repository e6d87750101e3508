import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The NumPy programs: each looks for its best formulation and batch the first time and keeps to them. */
final class NumPy {

    private final Shell shell;
    private final Options options;
    private final String program;
    private final Path ensemble;
    private List<String> best = List.of();

    /**
     * @param ensemble
     *            its description, a file
     */
    NumPy(Shell shell, Options options, boolean field, Path ensemble) {
        this.shell = shell;
        this.options = options;
        program = "ops/compare/numpy_" + (field ? "field" : "collapsed") + ".py";
        this.ensemble = ensemble;
    }

    static boolean isThere(Shell shell, Options options) throws IOException, InterruptedException, Shell.Failure {
        return Shell.has("python3")
                && shell.start(options.core(), List.of("python3", "-B", "-c", "import numpy")).await(0, 1).code() == 0;
    }

    /** Nanoseconds a draw, by the clock, on one core. */
    double cost() throws IOException, InterruptedException, Shell.Failure {
        Map<String, Object> said = read(start(options.core(), options.seconds() / 2, List.of()));
        best = List.of(said.get("formulation").toString(), said.get("batch").toString());
        return Json.number(said, "ns");
    }

    /** Nanoseconds a draw, by the clock, of two processes on two cores. */
    double costOnBothCores() throws IOException, InterruptedException, Shell.Failure {
        Shell.Running one = start(options.cores().getFirst().toString(), options.seconds() / 2, List.of());
        Shell.Running other = start(options.cores().getLast().toString(), options.seconds() / 2, List.of());
        return 1 / (1 / Json.number(read(one), "ns") + 1 / Json.number(read(other), "ns"));
    }

    /** The variance, over draws, of what a draw adds to the estimate of the first connected four-point function. */
    double variance(double seconds) throws IOException, InterruptedException, Shell.Failure {
        return Json.number(read(start(options.core(), seconds, List.of("variance"))), "variance");
    }

    /** Such as {@code draws-last, 4096 at a time}. */
    String best() {
        return best.isEmpty() ? "-" : best.get(0) + ", " + best.get(1) + " at a time";
    }

    private Shell.Running start(String core, double seconds, List<String> more) throws IOException {
        var command = new ArrayList<>(List.of("python3", "-B", program, ensemble.toString(), Double.toString(seconds)));
        command.addAll(best);
        command.addAll(more);
        return shell.start(core, command);
    }

    private static Map<String, Object> read(Shell.Running running)
            throws IOException, InterruptedException, Shell.Failure {
        return Json.object(Json.read(running.await(0).out()));
    }
}
