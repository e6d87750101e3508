package org.quartic.http;

import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpMethods;
import akka.http.javadsl.model.HttpResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** What can be asked for, as OpenAPI 3.1. Open to all: it says nothing of any run. */
final class DescriptionRoutes {

    static final String RESOURCE = "openapi.json";

    private final byte[] description;

    DescriptionRoutes() {
        try (InputStream bytes = DescriptionRoutes.class.getResourceAsStream(RESOURCE)) {
            description = bytes.readAllBytes();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    List<Endpoint> endpoints() {
        return List.of(new Endpoint(HttpMethods.GET, "/openapi.json", true, _ -> RunRoutes.now(HttpResponse.create()
                .withEntity(HttpEntities.create(ContentTypes.APPLICATION_JSON, description)))));
    }
}
