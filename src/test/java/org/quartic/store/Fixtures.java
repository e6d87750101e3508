package org.quartic.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Bytes as older releases wrote them. */
final class Fixtures {

    private Fixtures() {}

    static byte[] read(String name) throws IOException {
        try (InputStream fixture = Fixtures.class.getResourceAsStream(name)) {
            return HexFormat.of().parseHex(
                    new String(fixture.readAllBytes(), StandardCharsets.US_ASCII).replaceAll("\\s", ""));
        }
    }
}
