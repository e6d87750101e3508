package org.quartic.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.quartic.run.ResultJson;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that speaks to a daemon. */
abstract class ClientCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Mixin
    private final DaemonOptions daemon;

    @Mixin
    private CommonOptions common;

    private final Surroundings surroundings;

    ClientCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        daemon = new DaemonOptions(surroundings.environment());
    }

    @Override
    public final Integer call() throws IOException {
        if (common.verbose()) {
            Logging.tellMore();
        }
        return ask(daemon.client());
    }

    /** Does what the command is for; answers its exit code. */
    abstract int ask(DaemonClient client) throws IOException;

    final Surroundings surroundings() {
        return surroundings;
    }

    final PrintWriter out() {
        return command.commandLine().getOut();
    }

    final PrintWriter err() {
        return command.commandLine().getErr();
    }

    /** Tells something beside the answer. */
    final void tell(String line) {
        err().println("quartic: " + surroundings.terminal().legible(line));
    }

    /** Prints what people read. */
    final void printText(String text) throws IOException {
        print(surroundings.terminal().legible(text));
    }

    /** Prints what programs read. */
    final void printJson(JsonNode json) throws IOException {
        print(ResultJson.pretty(json));
    }

    /** Prints this as it is. */
    final void print(String text) throws IOException {
        out().print(text);
        if (out().checkError()) {
            throw new IOException("the answer could not be written to standard output");
        }
    }
}
