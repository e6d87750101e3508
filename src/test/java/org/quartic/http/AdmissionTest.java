package org.quartic.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is let in, and where a daemon refuses to be served at all. */
class AdmissionTest {

    private static final String TOKEN = "a-token-of-some-length";
    private static final String PASSWORD = "a password";

    @TempDir
    private Path folder;

    private String file(String name, String text) throws IOException {
        return '"' + Files.writeString(folder.resolve(name), text).toString() + '"';
    }

    private ServedRuns start(String... lines) {
        return ServedRuns.start(folder.resolve("data"), lines);
    }

    @Test
    void shouldAskForTheTokenEverywhereButWhereNothingIsToldOfRuns() throws IOException {
        try (ServedRuns daemon = start("quartic.http.token-file = " + file("token", TOKEN + "\n"))) {
            for (String path : new String[]{"/runs", "/runs/nobody", "/runs/nobody/events"}) {
                HttpResponse<String> refused = daemon.get(path);
                assertThat(refused.statusCode()).as(path).isEqualTo(401);
                assertThat(refused.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
                assertThat(daemon.get(path, "Authorization", "Bearer " + TOKEN + "x").statusCode()).isEqualTo(401);
                assertThat(daemon.get(path, "Authorization", "Bearer " + TOKEN).statusCode()).isNotEqualTo(401);
            }
            assertThat(daemon.post("/runs", "application/hocon", ServedRuns.SHORT).statusCode()).isEqualTo(401);
            assertThat(daemon.post("/runs", "application/hocon", ServedRuns.SHORT, "Authorization", "Bearer " + TOKEN)
                    .statusCode()).isEqualTo(201);
            for (String path : new String[]{"/health/live", "/health/ready", "/openapi.json"}) {
                assertThat(daemon.get(path).statusCode()).as(path).isEqualTo(200);
            }
        }
    }

    @Test
    void shouldRefuseToBeServedToOthersWithoutAToken() throws IOException {
        for (String host : new String[]{"0.0.0.0", "\"::\""}) {
            assertThatThrownBy(() -> start("quartic.http.host = " + host)).isInstanceOf(CannotServeException.class)
                    .hasMessageContaining("token");
        }
        String token = "quartic.http.token-file = " + file("token", TOKEN);
        try (ServedRuns daemon = start("quartic.http.host = 0.0.0.0", token)) {
            String request = "GET /runs HTTP/1.1\r\nHost: example.org\r\nConnection: close\r\n";
            assertThat(Wire.status(Wire.exchange(daemon.port(), request + "\r\n"))).isEqualTo(401);
            assertThat(Wire.status(Wire.exchange(daemon.port(),
                    request + "Authorization: Bearer " + TOKEN + "\r\n\r\n"))).isEqualTo(200);
        }
    }

    @Test
    void shouldSayWhatKeepsItFromBeingServed() throws IOException {
        String[][] faults = {{"quartic.http.token-file = " + file("short", "short"), "16"},
                {"quartic.http.token-file = missing-file", "missing-file"},
                {"quartic.http.tls.key-store = missing-store", "missing-store"},
                {"quartic.http.tls.key-store = " + file("store", "nothing"), "store"},
                {"quartic.http.requests-per-second = 0", "1"},
                {"quartic.http.host = \"no such host\"", "no such host"}};
        for (String[] fault : faults) {
            assertThatThrownBy(() -> start(fault[0])).as(fault[0]).isInstanceOf(CannotServeException.class)
                    .hasMessageContaining(fault[1]).hasMessageNotContaining("\n");
        }
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> start("quartic.http.port = " + taken.getLocalPort()))
                    .isInstanceOf(CannotServeException.class).hasMessageContaining(":" + taken.getLocalPort());
        }
    }

    @Test
    void shouldBeServedAtIpv6() {
        try (ServedRuns daemon = start("quartic.http.host = \"::1\"")) {
            assertThat(daemon.url()).startsWith("http://[::1]:");
            assertThat(daemon.get("/runs").statusCode()).isEqualTo(200);
            assertThat(daemon.post("/runs", "application/hocon", ServedRuns.SHORT, "Origin", daemon.url())
                    .statusCode()).isEqualTo(201);
        }
    }

    @Test
    void shouldLetNoForeignPageIn() {
        try (ServedRuns daemon = start()) {
            for (String host : new String[]{"example.org", "example.org:" + daemon.port(), "127.0.0.1.example.org"}) {
                String answer = Wire.exchange(daemon.port(),
                        "GET /runs HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
                assertThat(Wire.status(answer)).as(host).isEqualTo(403);
                assertThat(answer).contains("application/problem+json");
            }
            String[][] foreign = {{"Origin", "http://example.org"}, {"Origin", "null"},
                    {"Origin", "http://127.0.0.1:1"}, {"Sec-Fetch-Site", "cross-site"},
                    {"Sec-Fetch-Site", "same-site"}};
            for (String[] header : foreign) {
                assertThat(daemon.post("/runs", "application/hocon", ServedRuns.SHORT, header).statusCode())
                        .as(header[1]).isEqualTo(403);
                HttpResponse<String> read = daemon.get("/runs", header);
                assertThat(read.statusCode()).isEqualTo(200);
                assertThat(read.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
                assertThat(read.headers().firstValue("Cross-Origin-Resource-Policy")).hasValue("same-origin");
            }
            for (String[] header : new String[][]{{"Origin", daemon.url()}, {"Sec-Fetch-Site", "same-origin"}}) {
                assertThat(daemon.post("/runs", "application/hocon", ServedRuns.SHORT, header).statusCode())
                        .isEqualTo(201);
            }
            assertThat(ServedRuns.json(daemon.get("/runs")).get("runs")).hasSize(2);
        }
    }

    @Test
    void shouldRefuseMoreRequestsThanMayBe() {
        try (ServedRuns daemon = start("quartic.http.requests-per-second = 1")) {
            IntStream.range(0, 10).forEach(_ -> daemon.get("/health/live"));
            HttpResponse<String> refused = IntStream.range(0, 20).mapToObj(_ -> daemon.get("/health/live"))
                    .filter(response -> response.statusCode() != 200).findFirst().orElseThrow();
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        }
    }

    @Test
    void shouldSpeakTls() throws IOException, InterruptedException, GeneralSecurityException {
        Path store = folder.resolve("daemon.p12");
        Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair", "-alias", "daemon", "-keyalg", "EC", "-dname", "CN=localhost", "-ext",
                "SAN=dns:localhost,ip:127.0.0.1", "-storetype", "PKCS12", "-keystore", store.toString(), "-storepass",
                PASSWORD).redirectErrorStream(true).redirectOutput(folder.resolve("keytool.log").toFile()).start();
        assertThat(keytool.waitFor()).as(Files.readString(folder.resolve("keytool.log"))).isZero();
        try (ServedRuns daemon = start("quartic.http.tls.key-store = \"" + store + "\"",
                "quartic.http.tls.password-file = " + file("password", PASSWORD + "\n"));
                HttpClient trusting = HttpClient.newBuilder().sslContext(trusting(store)).build()) {
            assertThat(daemon.url()).startsWith("https://");
            HttpResponse<String> response = ServedRuns.send(trusting, daemon.to("/runs")
                    .header("Content-Type", "application/hocon").header("Origin", daemon.url())
                    .POST(HttpRequest.BodyPublishers.ofString(ServedRuns.SHORT)));
            assertThat(response.statusCode()).isEqualTo(201);
            assertThatThrownBy(() -> daemon.get("/runs")).as("nobody vouches for it")
                    .hasMessageContaining("certification path");
            assertThat(Wire.exchange(daemon.port(), "GET /runs HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                    .doesNotContain("runs");
        }
    }

    private static SSLContext trusting(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream bytes = Files.newInputStream(file)) {
            store.load(bytes, PASSWORD.toCharArray());
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("daemon", store.getCertificate("daemon"));
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }
}
