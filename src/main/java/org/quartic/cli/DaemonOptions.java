package org.quartic.cli;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** Which daemon is spoken to, and how it knows who speaks. */
final class DaemonOptions {
    private static final String DEFAULT_URL = "http://127.0.0.1:8420";

    private final Function<String, Optional<String>> environment;

    @Option(names = "--url", paramLabel = "URL", description = {
            "Where the daemon answers. Default: QUARTIC_URL, or " + DEFAULT_URL + "."})
    private String url;

    @Option(names = "--token-file", paramLabel = "FILE", description = {
            "The file with the daemon's token, if it wants one. Default: QUARTIC_TOKEN_FILE."})
    private Path tokenFile;

    @Option(names = "--ca-file", paramLabel = "FILE", description = {
            "Certificates in PEM to trust over https instead of those this system trusts."})
    private Path certificates;

    DaemonOptions(Function<String, Optional<String>> environment) {
        this.environment = environment;
    }

    /** A client of that daemon; nothing has been asked yet. */
    DaemonClient client() {
        URI base = url == null ? environment.apply("QUARTIC_URL").map(text -> address("QUARTIC_URL", text))
                .orElseGet(() -> URI.create(DEFAULT_URL)) : address("--url", url);
        Optional<String> token = tokenFile == null
                ? environment.apply("QUARTIC_TOKEN_FILE").map(file -> token("QUARTIC_TOKEN_FILE", Path.of(file)))
                : Optional.of(token("--token-file", tokenFile));
        return DaemonClient.of(base, token, Trust.of(base, Optional.ofNullable(certificates)));
    }

    private static URI address(String where, String text) {
        try {
            var uri = new URI(text.strip().replaceAll("/+$", ""));
            boolean known = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (known && uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawQuery() == null
                    && uri.getRawFragment() == null) {
                return uri;
            }
        } catch (URISyntaxException malformed) {
            // Said below.
        }
        throw new UsageFault(where + ": '" + text + "' is not an address such as " + DEFAULT_URL);
    }

    private static String token(String where, Path file) {
        String token;
        try {
            token = Files.readString(file).strip();
        } catch (CharacterCodingException binary) {
            throw new UsageFault(where + ": " + file + " is not text");
        } catch (IOException unreadable) {
            throw new UsageFault(where + ": " + file + " cannot be read");
        }
        if (token.isEmpty() || !token.chars().allMatch(letter -> letter > ' ' && letter < 0x7f)) {
            throw new UsageFault(where + ": " + file + " does not hold one token: a word of ASCII");
        }
        return token;
    }
}
