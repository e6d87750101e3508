package org.quartic.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine;

/** The program in a process of its own, several times one after the other: every argument is a command line, its words apart by blanks. */
final class SeveralRuns {

    /** Stands in the output behind each of them, with its exit code. */
    static final String ENDED = "ended with ";

    private SeveralRuns() {}

    public static void main(String[] lines) {
        for (String line : lines) {
            String[] arguments = List.of(line.split(" ")).toArray(String[]::new);
            CommandLine command = Quartic.commandLine(
                    Surroundings.current(new LocalEngine(), new Interruption(Duration.ofSeconds(10))), arguments);
            command.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
            command.setErr(new PrintWriter(System.err, true));
            System.out.println(ENDED + command.execute(arguments));
        }
    }
}
