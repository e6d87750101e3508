package org.quartic.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.http.javadsl.model.HttpMethods;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.headers.RawHeader;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {

    private static final String TOKEN = "a-token-of-some-length";
    private static final Endpoint CLOSED = endpoint(false);
    private static final Endpoint OPEN = endpoint(true);

    private static Endpoint endpoint(boolean open) {
        return new Endpoint(HttpMethods.POST, "/runs", open,
                _ -> CompletableFuture.completedFuture(HttpResponse.create()));
    }

    /** As the server hands it on: with host and port of its Host header in its address. */
    private static HttpRequest request(boolean changes, String host, String... headers) {
        HttpRequest request = HttpRequest.create("http://" + host + "/runs")
                .withMethod(changes ? HttpMethods.POST : HttpMethods.GET).addHeader(RawHeader.create("Host", host));
        for (int i = 0; i < headers.length; i += 2) {
            request = request.addHeader(RawHeader.create(headers[i], headers[i + 1]));
        }
        return request;
    }

    /** 200 for one that is let through. */
    private static int status(Gate gate, HttpRequest request, Endpoint endpoint) {
        try {
            gate.admit(request, endpoint);
            return 200;
        } catch (Problem refused) {
            return refused.response().status().intValue();
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            127.0.0.1,       localhost:8420,         200
            127.0.0.1,       LOCALHOST,              200
            127.0.0.1,       127.0.0.1:8420,         200
            127.0.0.1,       [::1]:8420,             200
            127.0.0.1,       [0:0:0:0:0:0:0:1],      200
            ::1,             [::1]:8420,             200
            [::1],           [::1]:8420,             200
            127.0.0.2,       127.0.0.2:8420,         200
            127.0.0.1,       127.0.0.2:8420,         403
            127.0.0.1,       0.0.0.0:8420,           403
            127.0.0.1,       example.org:8420,       403
            127.0.0.1,       localhost.example.org,  403
            127.0.0.1,       127.0.0.1.example.org,  403
            127.0.0.1,       [::ffff:7f00:1]:8420,   403
            machine.local,   machine.local:8420,     200
            """)
    void shouldKnowTheNamesOfLoopback(String served, String host, int status) {
        assertThat(status(Gate.ofLoopback(served, Optional.empty()), request(false, host), CLOSED)).isEqualTo(status);
        assertThat(status(Gate.ofNetwork(TOKEN), request(false, host, "Authorization", "Bearer " + TOKEN), CLOSED))
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "::1", "[::1]", "127.3.2.1"})
    void shouldKnowWhatOnlyThisMachineReaches(String host) {
        assertThat(Hosts.isLoopback(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "[::]", "192.0.2.1", "2001:db8::1"})
    void shouldKnowWhatOthersReach(String host) {
        assertThat(Hosts.isLoopback(host)).isFalse();
    }

    @Test
    void shouldRefuseAHostNobodyKnows() {
        assertThatThrownBy(() -> Hosts.isLoopback("no such host")).isInstanceOf(CannotServeException.class);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            Bearer a-token-of-some-length,      200
            bearer   a-token-of-some-length ,   200
            Bearer a-token-of-some-lengt,       401
            Bearer a-token-of-some-lengthh,     401
            Bearer,                             401
            Basic a-token-of-some-length,       401
            '',                                 401
            """)
    void shouldAskForTheTokenWhereItIsNotOpen(String authorization, int status) {
        for (Gate gate : new Gate[]{Gate.ofNetwork(TOKEN), Gate.ofLoopback("localhost", Optional.of(TOKEN))}) {
            HttpRequest request = request(true, "localhost:8420", "Authorization", authorization);
            assertThat(status(gate, request, CLOSED)).isEqualTo(status);
            assertThat(status(gate, request, OPEN)).isEqualTo(200);
            assertThat(status(gate, request(true, "localhost:8420"), CLOSED)).isEqualTo(401);
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            localhost:8420,   Origin,          http://localhost:8420,    200
            localhost:8420,   Origin,          https://localhost:8420,   200
            localhost:8420,   Origin,          http://localhost:8421,    403
            localhost:8420,   Origin,          http://localhost,         403
            localhost:8420,   Origin,          http://example.org:8420,  403
            localhost:8420,   Origin,          null,                     403
            localhost:8420,   Origin,          nothing at all,           403
            localhost,        Origin,          http://localhost,         200
            localhost,        Origin,          https://localhost,        200
            [::1]:8420,       Origin,          http://[::1]:8420,        200
            localhost:8420,   Sec-Fetch-Site,  same-origin,              200
            localhost:8420,   Sec-Fetch-Site,  none,                     200
            localhost:8420,   Sec-Fetch-Site,  same-site,                403
            localhost:8420,   Sec-Fetch-Site,  cross-site,               403
            localhost:8420,   X-Forwarded-Host, example.org,             200
            """)
    void shouldLetNoForeignPageChangeAnything(String host, String header, String value, int status) {
        Gate gate = Gate.ofLoopback("127.0.0.1", Optional.empty());
        assertThat(status(gate, request(true, host, header, value), CLOSED)).isEqualTo(status);
        assertThat(status(gate, request(false, host, header, value), CLOSED)).isEqualTo(200);
    }

    @Test
    void shouldBelieveNobodyWhoSaysForWhomHeAsks() {
        HttpRequest request = request(true, "example.org", "X-Forwarded-Host", "localhost", "X-Forwarded-For",
                "127.0.0.1", "Forwarded", "host=localhost");
        assertThat(status(Gate.ofLoopback("127.0.0.1", Optional.empty()), request, CLOSED)).isEqualTo(403);
    }
}
