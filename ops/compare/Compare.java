import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Measures Quartic against a NumPy program, a C program and the limit of this machine, all in turn on one core. Needs nothing but the JDK. */
final class Compare {

    private static final List<Integer> WIDTHS = List.of(64, 1024);

    private Compare() {}

    /** Arguments: the checkout, a temporary folder, and what the user said. */
    public static void main(String[] arguments) throws Exception {
        List<String> words = List.of(arguments).subList(2, arguments.length);
        if (words.contains("--help") || words.contains("-h")) {
            System.out.print(Options.USAGE);
            return;
        }
        Options options = null;
        try {
            options = Options.parse(words.toArray(String[]::new), processors());
        } catch (Options.Fault e) {
            System.err.println("compare: " + e.getMessage());
            System.err.print(Options.USAGE);
            System.exit(2);
        }
        Report report = report(options, Path.of(arguments[0]), Path.of(arguments[1]));
        String text = options.json() ? report.json() : report.text();
        if (options.out().isPresent()) {
            Files.writeString(options.out().get(), text);
        } else {
            System.out.print(text);
        }
    }

    private static Report report(Options options, Path root, Path folder)
            throws IOException, InterruptedException, Shell.Failure {
        var workshop = new Workshop(options, root, folder);
        Optional<Machine> machine = Optional.empty();
        if (workshop.cPrograms().isPresent()) {
            machine = Optional.of(workshop.cPrograms().get().machine(true));
        }
        var cases = new ArrayList<CaseRun>();
        for (String name : options.cases()) {
            cases.add(new CaseRun(name, workshop));
        }
        var errors = new ArrayList<ErrorRun>();
        for (int width : options.errors() ? WIDTHS : List.<Integer>of()) {
            errors.add(new ErrorRun(width, workshop));
        }
        for (int round = 0; round < options.rounds(); round++) {
            for (CaseRun each : cases) {
                Workshop.say("round " + (round + 1) + " of " + options.rounds() + ": " + each.name());
                each.measure(round);
            }
            for (ErrorRun each : errors) {
                Workshop.say("round " + (round + 1) + " of " + options.rounds() + ": " + each.name());
                each.measure(round);
            }
        }
        return new Report(options, workshop.quartic().version(), machine,
                workshop.cPrograms().map(CPrograms::bestBuild), cases,
                errors, workshop.missing());
    }

    /** Those this process may run on. */
    private static List<Integer> processors() throws IOException {
        var processors = new ArrayList<Integer>();
        Path status = Path.of("/proc/self/status");
        if (Files.isReadable(status)) {
            for (String line : Files.readAllLines(status)) {
                if (line.startsWith("Cpus_allowed_list:")) {
                    for (String range : line.substring(line.indexOf(':') + 1).strip().split(",")) {
                        String[] ends = range.split("-");
                        for (int i = Integer.parseInt(ends[0]); i <= Integer.parseInt(ends[ends.length - 1]); i++) {
                            processors.add(i);
                        }
                    }
                }
            }
        }
        return processors.isEmpty() ? List.of(0) : processors;
    }
}
