package org.quartic.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How an answer that is no result is written. */
final class AnswerFormat {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    private boolean json;

    @Option(names = "--format", paramLabel = "FORMAT", converter = OutputFormat.Converter.class, description = {
            "How the answer is written: table (default) or json."})
    private void setFormat(OutputFormat asked) {
        if (asked != OutputFormat.TABLE && asked != OutputFormat.JSON) {
            throw new ParameterException(command.commandLine(),
                    "Invalid value for option '--format': " + asked.word() + " is for results");
        }
        json = asked == OutputFormat.JSON;
    }

    boolean isJson() {
        return json;
    }
}
