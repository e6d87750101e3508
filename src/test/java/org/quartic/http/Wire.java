package org.quartic.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A connection on which anything can be sent. */
final class Wire implements AutoCloseable {

    private final Socket socket;

    Wire(int port, Duration patience) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) patience.toMillis());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** Sends what it can: whoever listens may have had enough. */
    Wire send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        } catch (IOException closed) {
            // What was answered meanwhile is there to be read.
        }
        return this;
    }

    Wire send(String text) {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Nothing more will be sent. */
    Wire end() {
        try {
            socket.shutdownOutput();
        } catch (IOException closed) {
            // So it is.
        }
        return this;
    }

    /** Everything until the other side closes, or is silent for longer than one is patient. */
    String receive() {
        return receive("no such thing");
    }

    /** As above, or until this has come. */
    String receive(String last) {
        var all = new ByteArrayOutputStream();
        try {
            InputStream in = socket.getInputStream();
            byte[] some = new byte[8192];
            for (int count = in.read(some); count >= 0; count = in.read(some)) {
                all.write(some, 0, count);
                if (all.toString(StandardCharsets.UTF_8).endsWith(last)) {
                    break;
                }
            }
        } catch (IOException silentOrReset) {
            return all.toString(StandardCharsets.UTF_8);
        }
        return all.toString(StandardCharsets.UTF_8);
    }

    /** What is answered to a text, after which nothing more is sent. */
    static String exchange(int port, String text) {
        try (var wire = new Wire(port, Duration.ofSeconds(20))) {
            return wire.send(text).receive();
        }
    }

    /** Of the first answer in what was received; 0 where there is none. */
    static int status(String received) {
        return received.startsWith("HTTP/1.1 ") ? Integer.parseInt(received.substring(9, 12)) : 0;
    }

    /** What came in chunks behind the headers, as far as it is whole. */
    static String chunked(String received) {
        var body = new StringBuilder();
        int at = received.indexOf("\r\n\r\n") + 4;
        while (at < received.length()) {
            int line = received.indexOf("\r\n", at);
            int size = line < 0 ? 0 : Integer.parseInt(received.substring(at, line), 16);
            if (size == 0 || line + 2 + size > received.length()) {
                break;
            }
            body.append(received, line + 2, line + 2 + size);
            at = line + 2 + size + 2;
        }
        return body.toString();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
