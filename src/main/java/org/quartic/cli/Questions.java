package org.quartic.cli;

import java.io.Console;
import java.util.Optional;

/** Someone to be asked. */
interface Questions {

    /** The person at this process's terminal; nobody where standard input or output is none. */
    static Optional<Questions> atTerminal() {
        Console console = System.console();
        return Optional.ofNullable(console).filter(Console::isTerminal)
                .map(terminal -> prompt -> Optional.ofNullable(terminal.readLine("%s", prompt)));
    }

    /** The answer to a question, without its line end; empty where there will be no more. */
    Optional<String> ask(String prompt);
}
