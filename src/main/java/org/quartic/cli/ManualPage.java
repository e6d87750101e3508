package org.quartic.cli;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** A command as a page of the manual, in the macros of man(7). All it says of a command is what the command says of itself. */
final class ManualPage {
    private static final String ENVIRONMENT = """
            .SH ENVIRONMENT
            .TP
            .B QUARTIC_URL
            where the daemon answers, for the commands that speak to one
            .TP
            .B QUARTIC_TOKEN_FILE
            the file with the daemon\\(aqs token
            .TP
            .B QUARTIC_JAVA_OPTS
            further flags for the JVM, split at blanks
            .TP
            .B JAVA_HOME
            a JDK 25 or later, looked for here first
            """;

    private ManualPage() {}

    /** The page, in section 1. */
    static String of(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        String title = spec.qualifiedName("-");
        var page = new StringBuilder();
        page.append(".TH ").append(escaped(title.toUpperCase(java.util.Locale.ROOT))).append(" 1 \"\" \"quartic ")
                .append(escaped(Build.current().version())).append("\" \"Quartic\"\n");
        page.append(".SH NAME\n").append(escaped(title)).append(" \\- ").append(escaped(description(spec)))
                .append('\n');
        page.append(".SH SYNOPSIS\n.B ").append(escaped(spec.qualifiedName())).append('\n').append(synopsis(spec))
                .append('\n');
        page.append(".SH DESCRIPTION\n").append(text(spec.usageMessage().description()));
        addParameters(spec, page);
        addCommands(command, page);
        page.append(".SH NOTES\n").append(text(spec.usageMessage().footer())).append(ENVIRONMENT);
        page.append(".SH SEE ALSO\n").append(spec.parent() == null
                ? "Each command has a page of its own, such as that of " + escaped("'quartic man run'") + ".\n"
                : ".BR quartic (1)\n");
        return page.toString();
    }

    private static String description(CommandSpec spec) {
        String[] lines = spec.usageMessage().description();
        return lines.length == 0 ? spec.name() : lines[0].replaceAll("\\.$", "");
    }

    private static String synopsis(CommandSpec spec) {
        if (!spec.subcommands().isEmpty()) {
            return ".I COMMAND\n[\\fIoptions\\fR] [\\fIarguments\\fR]";
        }
        String parameters = spec.positionalParameters().stream()
                .map(each -> "\\fI" + escaped(each.paramLabel()) + "\\fR" + (each.arity().max() > 1 ? "..." : ""))
                .collect(Collectors.joining(" "));
        return "[\\fIoptions\\fR] " + parameters;
    }

    private static void addParameters(CommandSpec spec, StringBuilder page) {
        if (!spec.positionalParameters().isEmpty()) {
            page.append(".SH ARGUMENTS\n");
            for (PositionalParamSpec each : spec.positionalParameters()) {
                page.append(".TP\n.I ").append(escaped(each.paramLabel())).append('\n')
                        .append(text(each.description()));
            }
        }
        List<OptionSpec> options = spec.options().stream().filter(option -> !option.hidden())
                .sorted((one, other) -> one.longestName().compareTo(other.longestName())).toList();
        page.append(".SH OPTIONS\n");
        for (OptionSpec option : options) {
            String names = Arrays.stream(option.names()).map(name -> "\\fB" + escaped(name) + "\\fR")
                    .collect(Collectors.joining(", "));
            String value = option.arity().max() == 0 ? "" : " \\fI" + escaped(option.paramLabel()) + "\\fR";
            page.append(".TP\n").append(names).append(value).append('\n').append(text(option.description()));
        }
    }

    private static void addCommands(CommandLine command, StringBuilder page) {
        if (!command.getSubcommands().isEmpty()) {
            page.append(".SH COMMANDS\n");
            command.getSubcommands().forEach((name, each) -> page.append(".TP\n.B ").append(escaped(name)).append('\n')
                    .append(text(each.getCommandSpec().usageMessage().description())));
        }
    }

    /** Lines of a description, or of a footer with picocli's own line ends in it, as paragraphs. */
    private static String text(String[] lines) {
        return Arrays.stream(lines).map(line -> Help.Ansi.OFF.string(line.replace("%n", "\n")))
                .flatMap(String::lines).map(line -> line.isBlank() ? ".PP\n" : escaped(line) + "\n")
                .collect(Collectors.joining()).replaceFirst("^(\\.PP\n)+", "");
    }

    /** Text as text: nothing in it is a request, an escape or a hyphen where a minus is meant. */
    private static String escaped(String text) {
        String escaped = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq");
        return escaped.startsWith(".") ? "\\&" + escaped : escaped;
    }
}
