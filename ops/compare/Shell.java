import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Runs other programs, pinned to cores, in a folder of their own. */
final class Shell {

    private final Path root;
    private final Path folder;
    private final boolean pins;
    private final Set<Process> underWay = ConcurrentHashMap.newKeySet();
    private int processes;

    /** What a program said. */
    record Said(int code, String out, String err) {}

    /** A program that failed, and its own words. */
    static final class Failure extends Exception {
        private static final long serialVersionUID = 1L;

        Failure(List<String> command, Said said) {
            super(String.join(" ", command) + " ended with " + said.code + ": " + said.err.strip());
        }
    }

    /**
     * @param root
     *            the checkout, where programs run
     * @param folder
     *            a temporary one, for what they say
     */
    Shell(Path root, Path folder) {
        this.root = root;
        this.folder = folder;
        pins = has("taskset");
        // A comparison that is interrupted leaves nothing running.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> underWay.forEach(Process::destroy)));
    }

    /** Whether a program is on PATH. */
    static boolean has(String program) {
        for (String directory : System.getenv("PATH").split(":")) {
            if (Files.isExecutable(Path.of(directory).resolve(program))) {
                return true;
            }
        }
        return false;
    }

    /** A program under way. */
    final class Running {
        private final List<String> command;
        private final Process process;
        private final Path out;
        private final Path err;

        private Running(List<String> command) throws IOException {
            this.command = command;
            int number = processes++;
            out = folder.resolve("out-" + number);
            err = folder.resolve("err-" + number);
            process = new ProcessBuilder(command).directory(root.toFile()).redirectOutput(out.toFile())
                    .redirectError(err.toFile()).start();
            underWay.add(process);
        }

        /** What it said, if it ended with one of these codes. */
        Said await(int... good) throws IOException, InterruptedException, Failure {
            int code = process.waitFor();
            underWay.remove(process);
            var said = new Said(code, Files.readString(out), Files.readString(err));
            Files.delete(out);
            Files.delete(err);
            for (int each : good) {
                if (code == each) {
                    return said;
                }
            }
            throw new Failure(command, said);
        }
    }

    /** Starts a program on these cores. */
    Running start(String cores, List<String> command) throws IOException {
        var line = new ArrayList<String>();
        if (pins) {
            line.addAll(List.of("taskset", "-c", cores));
        }
        line.addAll(command);
        return new Running(line);
    }

    Said run(String cores, List<String> command) throws IOException, InterruptedException, Failure {
        return start(cores, command).await(0);
    }
}
