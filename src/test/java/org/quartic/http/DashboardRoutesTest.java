package org.quartic.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.http.javadsl.model.HttpEntity;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.headers.RawHeader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DashboardRoutesTest {

    private static final Path FILES = Path.of("src", "main", "resources", "org", "quartic", "http", "dashboard");
    private static final List<Endpoint> ENDPOINTS = new DashboardRoutes().endpoints();

    private static Optional<Endpoint> at(String path) {
        return ENDPOINTS.stream().filter(endpoint -> endpoint.match(Endpoint.parts(path)).isPresent()).findFirst();
    }

    private static HttpResponse get(String path, RawHeader... headers) {
        HttpRequest request = HttpRequest.GET(path).addHeaders(List.of(headers));
        Endpoint endpoint = at(path).orElseThrow();
        Map<String, String> variables = endpoint.match(Endpoint.parts(path)).orElseThrow();
        return endpoint.answer().to(new Call(request, variables, "")).toCompletableFuture().join();
    }

    /** Where each file is served. */
    private static Map<String, Path> served() throws IOException {
        try (Stream<Path> files = Files.list(FILES)) {
            return files.collect(Collectors.toMap(file -> file.getFileName().toString().equals("index.html") ? "/"
                    : "/dashboard/" + file.getFileName(), Function.identity()));
        }
    }

    private static String header(HttpResponse response, String name) {
        return response.getHeader(name).orElseThrow().value();
    }

    private static String text(HttpResponse response) {
        return ((HttpEntity.Strict) response.entity()).getData().decodeString(StandardCharsets.UTF_8);
    }

    @Test
    void shouldServeEveryFileThereIs() throws IOException {
        for (var each : served().entrySet()) {
            assertThat(text(get(each.getKey()))).isEqualTo(Files.readString(each.getValue()));
        }
        assertThatThrownBy(() -> get("/dashboard/index.html")).isInstanceOf(Problem.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dashboard", "/dashboard/", "/dashboard/index.htm", "/dashboard/../daemon.conf",
            "/dashboard/..%2fdaemon.conf", "/dashboard//main.js", "/dashboard/main.js/", "//",
            "/dashboard/DashboardRoutes.class"})
    void shouldLeadNowhereElse(String path) {
        if (at(path).isPresent()) {
            assertThatThrownBy(() -> get(path)).isInstanceOf(Problem.class).hasMessageContaining("no such file");
        }
    }

    @Test
    void shouldNeedNoTokenAndOnlyBeRead() {
        assertThat(ENDPOINTS).allSatisfy(endpoint -> {
            assertThat(endpoint.open()).isTrue();
            assertThat(endpoint.method().value()).isEqualTo("GET");
        });
    }

    @Test
    void shouldSayWhatEachFileIs() throws IOException {
        Map<String, String> types = Map.of("html", "text/html; charset=UTF-8", "css", "text/css; charset=UTF-8", "js",
                "text/javascript; charset=UTF-8", "svg", "image/svg+xml");
        for (String path : served().keySet()) {
            String ending = path.equals("/") ? "html" : path.substring(path.indexOf('.') + 1);
            assertThat(get(path).entity().getContentType().toString()).isEqualTo(types.get(ending));
        }
    }

    @Test
    void shouldLetNothingInFromElsewhere() throws IOException {
        for (String path : served().keySet()) {
            assertThat(header(get(path), "content-security-policy").split("; ?"))
                    .containsExactlyInAnyOrder(
                            "default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'",
                            "img-src 'self' data:", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'");
        }
    }

    @Test
    void shouldNotSendAgainWhatIsKnown() throws IOException {
        HttpResponse first = get("/");
        String tag = header(first, "etag");
        assertThat(header(first, "cache-control")).isEqualTo("no-cache");
        for (String known : List.of(tag, "W/" + tag, "\"another\", " + tag, "*")) {
            HttpResponse again = get("/", RawHeader.create("If-None-Match", known));
            assertThat(again.status().intValue()).as(known).isEqualTo(304);
            assertThat(again.entity().isKnownEmpty()).isTrue();
            assertThat(header(again, "etag")).isEqualTo(tag);
        }
        assertThat(get("/", RawHeader.create("If-None-Match", "\"another\"")).status().intValue()).isEqualTo(200);
        List<String> tags = served().keySet().stream().map(path -> header(get(path), "etag")).toList();
        assertThat(tags).doesNotHaveDuplicates();
    }

    /** What a strict policy would refuse, and what could make markup of a run's name. */
    @Test
    void shouldHoldNoMarkupAndNoStyleInItsScripts() throws IOException {
        var forbidden = Pattern.compile("innerHTML|outerHTML|insertAdjacent|document\\.write|\\beval\\(|new Function"
                + "|https?://(?!www\\.w3\\.org/2000/svg)");
        try (Stream<Path> files = Files.list(FILES)) {
            assertThat(files.filter(file -> forbidden.matcher(content(file)).find()).map(Path::toString)
                    .collect(Collectors.toList())).isEmpty();
        }
        assertThat(Files.readString(FILES.resolve("index.html")))
                .doesNotContainPattern("style=|\\son[a-z]+=|<script>|<style");
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException fault) {
            throw new java.io.UncheckedIOException(fault);
        }
    }
}
