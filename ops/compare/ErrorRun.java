import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Processor time to a given error of G4c(0, 1, 2, 3) of the quickstart: Quartic as it is, against the literal NumPy program. Both needs are
 * rate times variance a draw; NumPy's is extrapolated from what is measured of each, since nobody would wait for it.
 */
final class ErrorRun {

    /** The standard error that needs are stated for; their ratio does not depend on it. */
    static final double ERROR = 1e-6;

    private static final String SPEC = "config/quickstart.conf";
    private static final List<String> UNREACHABLE = List.of("stop.target.absolute=1e-30",
            "correlators.four-point=[[0,1,2,3]]");

    private final Workshop workshop;
    private final int width;
    private final NumPy numPy;
    private final List<Double> quartic = new ArrayList<>();
    private final List<Double> literal = new ArrayList<>();
    private double variance = Double.NaN;

    /** For this d_k. */
    ErrorRun(int width, Workshop workshop) throws IOException, InterruptedException, Shell.Failure {
        this.workshop = workshop;
        this.width = width;
        Map<String, Object> first = workshop.quartic().firstDraws(SPEC, overrides(), 16);
        Path text = Files.writeString(workshop.folder().resolve("quickstart-" + width),
                Ensemble.of(Json.object(first, "spec")).asField().text());
        numPy = new NumPy(workshop.shell(), workshop.options(), true, text);
    }

    private List<String> overrides() {
        var overrides = new ArrayList<>(UNREACHABLE);
        overrides.add("ensemble.width=" + width);
        return overrides;
    }

    void measure(int round) {
        workshop.attempt(name(), "Quartic", () -> {
            Quartic.Cost cost = workshop.quarticCost(name(), SPEC, overrides(), 1);
            double error = Json.number(Json.object(Json.array(cost.result().get("four-point")).getFirst()),
                    "standard-error");
            quartic.add(seconds(cost.nanos(), error * error * Json.number(cost.result(), "draws")));
        });
        if (workshop.hasNumPy()) {
            workshop.attempt(name(), "NumPy", () -> {
                double nanos = numPy.cost();
                if (round == 0) {
                    variance = numPy.variance(4 * workshop.options().seconds());
                }
                literal.add(seconds(nanos, variance));
            });
        }
    }

    /** On one core, for the error above. */
    private static double seconds(double nanosOfDraw, double varianceOfDraw) {
        return 1e-9 * nanosOfDraw * varianceOfDraw / (ERROR * ERROR);
    }

    String name() {
        return "error at d_k = " + width;
    }

    int width() {
        return width;
    }

    Spread quarticSeconds() {
        return Spread.of(quartic);
    }

    Spread numPySeconds() {
        return Spread.of(literal);
    }

    Spread ratio() {
        return Spread.ofRatios(literal, quartic);
    }

    Map<String, Object> json() {
        return Json.map("width", width, "standard-error", ERROR, "quartic-seconds", quartic, "numpy-seconds",
                literal,
                "ratio", ratio().json());
    }
}
