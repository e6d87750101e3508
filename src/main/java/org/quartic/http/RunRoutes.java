package org.quartic.http;

import akka.NotUsed;
import akka.http.javadsl.model.ContentType;
import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpMethod;
import akka.http.javadsl.model.HttpMethods;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.MediaType;
import akka.http.javadsl.model.MediaTypes;
import akka.http.javadsl.model.StatusCodes;
import akka.http.javadsl.model.headers.RawHeader;
import akka.stream.KillSwitches;
import akka.stream.SharedKillSwitch;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.quartic.actor.RunInfo;
import org.quartic.actor.RunService;
import org.quartic.actor.RunUpdate;
import org.quartic.run.Priority;
import org.quartic.run.ResultCsv;
import org.quartic.run.ResultJson;
import org.quartic.run.RunResult;
import org.quartic.run.Status;
import org.quartic.spec.RunSpec;
import org.quartic.spec.SpecFault;
import org.quartic.spec.SpecReader;
import org.quartic.spec.SpecReading;
import org.quartic.spec.SpecWriter;

/** What can be asked about runs. */
final class RunRoutes {

    private static final ContentType CSV = ContentTypes.create(MediaTypes.TEXT_CSV,
            akka.http.javadsl.model.HttpCharsets.UTF_8);
    private static final ContentType HOCON = ContentTypes.parse("application/hocon; charset=UTF-8");
    private static final int PAGE = 100;
    private static final int MOST_PAGE = 1000;

    private final RunService runs;
    private final HttpSettings settings;
    private final EventFrames frames = new EventFrames();
    private final SharedKillSwitch ending = KillSwitches.shared("event-streams");
    private final StreamLimit streams;

    RunRoutes(RunService runs, HttpSettings settings) {
        this.runs = runs;
        this.settings = settings;
        streams = new StreamLimit(settings.mostStreams());
    }

    List<Endpoint> endpoints() {
        return List.of(endpoint(HttpMethods.POST, "/runs", this::submit, "priority"),
                endpoint(HttpMethods.GET, "/runs", this::list, "limit", "after", "status"),
                endpoint(HttpMethods.GET, "/runs/{id}", call -> json(runs.show(call.id()), RunsJson::info)),
                endpoint(HttpMethods.DELETE, "/runs/{id}", call -> runs.delete(call.id())
                        .thenApply(_ -> HttpResponse.create().withStatus(StatusCodes.NO_CONTENT))),
                endpoint(HttpMethods.GET, "/runs/{id}/spec", this::spec),
                endpoint(HttpMethods.GET, "/runs/{id}/result", this::result),
                endpoint(HttpMethods.GET, "/runs/{id}/history",
                        call -> json(runs.history(call.id()), RunsJson::history)),
                endpoint(HttpMethods.GET, "/runs/{id}/events", this::events),
                endpoint(HttpMethods.POST, "/runs/{id}/pause", call -> json(runs.pause(call.id()), RunsJson::info)),
                endpoint(HttpMethods.POST, "/runs/{id}/resume", call -> json(runs.resume(call.id()), RunsJson::info)),
                endpoint(HttpMethods.POST, "/runs/{id}/stop", call -> json(runs.stop(call.id()), RunsJson::info)),
                endpoint(HttpMethods.POST, "/runs/{id}/extend", this::extend));
    }

    private static Endpoint endpoint(HttpMethod method, String template, Endpoint.Answer answer, String... parameters) {
        List<String> known = List.of(parameters);
        return new Endpoint(method, template, false, known, call -> answer.to(call.withParameters(known)));
    }

    /** Event streams that flow. */
    int openStreams() {
        return streams.open();
    }

    private CompletionStage<HttpResponse> submit(Call call) {
        Priority priority = choice(call, "priority", Priority.values(), Priority::word).orElse(Priority.NORMAL);
        RunSpec spec = valid(SpecReader.readRequest(call.body(), call.syntax()));
        return runs.submit(spec, priority)
                .thenApply(info -> respond(RunsJson.submitted(info)).withStatus(StatusCodes.CREATED)
                        .addHeader(RawHeader.create("Location", "/runs/" + info.id())));
    }

    private CompletionStage<HttpResponse> list(Call call) {
        Optional<Status> status = choice(call, "status", Status.values(), Status::word);
        return json(runs.list(call.parameter("limit", PAGE, MOST_PAGE), call.parameter("after"), status),
                RunsJson::page);
    }

    private CompletionStage<HttpResponse> extend(Call call) {
        return json(runs.spec(call.id()).thenCompose(
                spec -> runs.extend(call.id(), valid(SpecReader.readStop(call.body(), call.syntax(), spec)))),
                RunsJson::info);
    }

    private CompletionStage<HttpResponse> spec(Call call) {
        MediaType form = Preference.among(List.of(MediaTypes.APPLICATION_JSON, HOCON.mediaType()), call.request())
                .orElseThrow(() -> Problem.of(406, "a spec is application/json or application/hocon"));
        return runs.spec(call.id()).thenApply(spec -> form.equals(MediaTypes.APPLICATION_JSON)
                ? respond(SpecWriter.json(spec))
                : HttpResponse.create()
                        .withEntity(HttpEntities.create(HOCON, ByteString.fromString(SpecWriter.hocon(spec)))))
                .thenApply(answer -> answer.addHeader(RawHeader.create("Vary", "Accept")));
    }

    private CompletionStage<HttpResponse> result(Call call) {
        MediaType form = Preference.among(List.of(MediaTypes.APPLICATION_JSON, MediaTypes.TEXT_CSV), call.request())
                .orElseThrow(() -> Problem.of(406, "a result is application/json or text/csv"));
        boolean csv = form.equals(MediaTypes.TEXT_CSV);
        return runs.result(call.id()).thenApply(result -> {
            ByteString body = ByteString.fromString(text(result, csv));
            EntityTag tag = EntityTag.of(body);
            HttpResponse response = tag.isKnownTo(call.request())
                    ? HttpResponse.create().withStatus(StatusCodes.NOT_MODIFIED)
                    : HttpResponse.create()
                            .withEntity(HttpEntities.create(csv ? CSV : ContentTypes.APPLICATION_JSON, body));
            return response.addHeader(tag.header())
                    .addHeader(RawHeader.create("Vary", "Accept"));
        });
    }

    private static String text(RunResult result, boolean csv) {
        return csv ? ResultCsv.text(result) : ResultJson.text(result);
    }

    private CompletionStage<HttpResponse> events(Call call) {
        RunUpdate.Position after = EventStream.position(call.header("last-event-id"));
        return runs.show(call.id()).thenApply(info -> {
            if (knowsAll(after, info)) {
                // So a browser does not ask again.
                return HttpResponse.create().withStatus(StatusCodes.NO_CONTENT);
            }
            streams.check();
            Source<ByteString, NotUsed> source = call.request().method().equals(HttpMethods.HEAD) ? Source.empty()
                    : EventStream.of(watcher -> runs.watch(call.id(), after, watcher), frames, streams,
                            settings.heartbeat()).via(ending.flow());
            // Some proxies hold back what they could send on at once.
            return HttpResponse.create().addHeader(RawHeader.create("X-Accel-Buffering", "no"))
                    .withEntity(HttpEntities.createChunked(EventStream.TYPE, source));
        });
    }

    /** Ends every event stream; those who read them ask again elsewhere, or later. */
    void close() {
        ending.shutdown();
    }

    private static boolean knowsAll(RunUpdate.Position after, RunInfo info) {
        return info.status().ended() && after.revision() == info.revision();
    }

    /**
     * One of several words.
     *
     * @throws Problem
     *             if it is none of them
     */
    private static <T> Optional<T> choice(Call call, String name, T[] values, Function<T, String> word) {
        return call.parameter(name).map(text -> Arrays.stream(values).filter(value -> word.apply(value).equals(text))
                .findFirst().orElseThrow(() -> Problem.of(400, name + ": found " + Call.quoted(text) + "; allowed: "
                        + Arrays.stream(values).map(word).collect(Collectors.joining(", ")))));
    }

    private static RunSpec valid(SpecReading reading) {
        return switch (reading) {
            case SpecReading.Valid(RunSpec spec) -> spec;
            case SpecReading.Faulty(List<SpecFault> faults) -> throw Problem.of(faults);
        };
    }

    private static <T> CompletionStage<HttpResponse> json(CompletionStage<T> answer, Function<T, JsonNode> render) {
        return answer.thenApply(render).thenApply(RunRoutes::respond);
    }

    static HttpResponse respond(JsonNode json) {
        return HttpResponse.create().withEntity(HttpEntities.create(ContentTypes.APPLICATION_JSON,
                ByteString.fromString(json.toString(), StandardCharsets.UTF_8)));
    }

    static CompletionStage<HttpResponse> now(HttpResponse response) {
        return CompletableFuture.completedFuture(response);
    }
}
