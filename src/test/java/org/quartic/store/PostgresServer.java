package org.quartic.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A PostgreSQL server of a test's own, in a temporary directory and on a free port of loopback. Where there are no programs for it, tests are passed over, except where CI promises them. */
public final class PostgresServer implements AutoCloseable {

    private static final String USER = "quartic";
    private static final String PASSWORD = "a-password-nobody-may-read";
    private static final long LIMIT_SECONDS = 60;

    private final Path programs;
    private final Path directory;
    private final int port;

    private PostgresServer(Path programs, Path directory, int port) {
        this.programs = programs;
        this.directory = directory;
        this.port = port;
    }

    /** One that runs. */
    public static PostgresServer start() throws IOException {
        Optional<Path> programs = programs();
        if (programs.isEmpty()) {
            assertThat(System.getenv("CI")).as("CI is to have PostgreSQL").isNotEqualTo("true");
            Assumptions.abort("there is no PostgreSQL here");
        }
        var server = new PostgresServer(programs.get(), Files.createTempDirectory("quartic-postgresql"), freePort());
        try {
            Path password = Files.writeString(server.directory.resolve("password"), PASSWORD);
            if (isRoot()) {
                run(List.of("chown", "-R", "postgres", server.directory.toString()));
            }
            server.run("initdb", "-D", server.data(), "-U", USER, "-A", "scram-sha-256", "--pwfile",
                    password.toString(),
                    "-E", "UTF8", "--no-sync");
            server.startAgain();
            return server;
        } catch (IOException | RuntimeException | AssertionError fault) {
            server.close();
            throw fault;
        }
    }

    private static Optional<Path> programs() throws IOException {
        Path installed = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(installed)) {
            return Stream.of(System.getenv("PATH").split(":")).map(Path::of)
                    .filter(each -> Files.isExecutable(each.resolve("initdb"))).findFirst();
        }
        try (Stream<Path> versions = Files.list(installed)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(each -> Files.isExecutable(each.resolve("initdb"))).max(Comparator.naturalOrder());
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private String data() {
        return directory.resolve("data").toString();
    }

    private void run(String program, String... arguments) throws IOException {
        var line = new ArrayList<String>();
        if (isRoot()) {
            // The server does not run as root.
            line.addAll(List.of("runuser", "-u", "postgres", "--"));
        }
        line.add(programs.resolve(program).toString());
        line.addAll(List.of(arguments));
        run(line);
    }

    private static void run(List<String> line) throws IOException {
        Path said = Files.createTempFile("said", "");
        try {
            Process process = new ProcessBuilder(line).directory(Path.of("/").toFile()).redirectErrorStream(true)
                    .redirectOutput(said.toFile()).start();
            assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).as(line.toString()).isTrue();
            assertThat(process.exitValue()).as("%s: %s", line, Files.readString(said)).isZero();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        } finally {
            Files.delete(said);
        }
    }

    /** Once it was stopped. */
    public void startAgain() throws IOException {
        run("pg_ctl", "-D", data(), "-l", directory.resolve("log").toString(), "-w", "-o",
                "-p " + port + " -k " + directory + " -h 127.0.0.1 -F", "start");
    }

    /** As by a failure of its machine. */
    public void stopAtOnce() throws IOException {
        run("pg_ctl", "-D", data(), "-m", "immediate", "-w", "stop");
    }

    /** For JDBC. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    /** What reaches it. */
    public PostgresSettings settings() {
        return new PostgresSettings(url(), USER, Optional.of(PASSWORD), 4);
    }

    /** A configuration file of a daemon. */
    public String configuration() {
        return "quartic.postgresql { url = \"" + url() + "\", user = " + USER + " }\n";
    }

    /** What is nowhere to be seen. */
    public String password() {
        return PASSWORD;
    }

    /** To look behind the curtain. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), USER, PASSWORD);
    }

    @Override
    public void close() throws IOException {
        if (Files.exists(directory.resolve("data").resolve("postmaster.pid"))) {
            stopAtOnce();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
