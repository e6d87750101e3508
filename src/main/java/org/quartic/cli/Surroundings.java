package org.quartic.cli;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a command has around it.
 *
 * @param engine
 *            what is estimated in this process
 * @param interruption
 *            Ctrl-C and SIGTERM
 * @param size
 *            measures the terminal, which may be a different one a moment later
 * @param environment
 *            the variables of the environment
 * @param clock
 *            with the time zone in which times are told
 */
record Surroundings(Engine engine, Interruption interruption, Terminal terminal, Supplier<TerminalSize> size,
        Function<String, Optional<String>> environment, Clock clock) {

    /** Those of this process. */
    static Surroundings current(Engine engine, Interruption interruption) {
        return new Surroundings(engine, interruption, Terminal.current(), TerminalSize::current,
                variable -> Optional.ofNullable(System.getenv(variable)).filter(value -> !value.isBlank()),
                Clock.systemDefaultZone());
    }
}
