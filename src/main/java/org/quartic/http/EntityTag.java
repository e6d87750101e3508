package org.quartic.http;

import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.headers.RawHeader;
import akka.util.ByteString;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Names a body by its bytes, so that whoever has it need not be sent it again.
 *
 * @param text
 *            with its quotes
 */
record EntityTag(String text) {

    private static final int BYTES = 16;

    static EntityTag of(ByteString body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body.toArray());
            return new EntityTag('"' + HexFormat.of().formatHex(digest, 0, BYTES) + '"');
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }

    /** Whether whoever asks has it already; compared weakly, as RFC 9110 has it: proxies that compress weaken tags. */
    boolean isKnownTo(HttpRequest request) {
        return Call.header(request, "if-none-match").stream().flatMap(given -> Arrays.stream(given.split(",")))
                .map(String::strip)
                .anyMatch(each -> each.equals(text) || each.equals("W/" + text) || each.equals("*"));
    }

    HttpHeader header() {
        return RawHeader.create("ETag", text);
    }
}
