package org.quartic.http;

import akka.http.javadsl.model.ContentType;
import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.MediaTypes;
import akka.http.javadsl.model.StatusCode;
import akka.http.javadsl.model.StatusCodes;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.quartic.spec.SpecFault;

/**
 * Why a request is not answered as it was meant, as {@code application/problem+json} of RFC 9457. Thrown or given; it holds nothing that
 * only its maker should see.
 */
final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    static final ContentType TYPE = ContentTypes
            .create(MediaTypes.applicationWithFixedCharset("problem+json", akka.http.javadsl.model.HttpCharsets.UTF_8));

    private final transient StatusCode status;
    private final transient List<SpecFault> faults;
    private final transient List<HttpHeader> headers;

    private Problem(StatusCode status, String detail, List<SpecFault> faults, List<HttpHeader> headers) {
        super(detail, null, false, false);
        this.status = status;
        this.faults = faults;
        this.headers = headers;
    }

    static Problem of(int status, String detail, HttpHeader... headers) {
        return new Problem(StatusCodes.get(status), detail, List.of(), List.of(headers));
    }

    /** A spec that is not valid. */
    static Problem of(List<SpecFault> faults) {
        return new Problem(StatusCodes.UNPROCESSABLE_CONTENT,
                faults.size() == 1 ? faults.getFirst().describe() : "the spec has " + faults.size() + " faults", faults,
                List.of());
    }

    HttpResponse response() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("title", status.reason()).put("status", status.intValue()).put("detail", getMessage());
        if (!faults.isEmpty()) {
            ArrayNode list = json.putArray("faults");
            for (SpecFault fault : faults) {
                ObjectNode node = list.addObject();
                node.put("path", fault.path()).put("found", fault.found()).put("allowed", fault.allowed());
                fault.line().ifPresentOrElse(line -> node.put("line", line), () -> node.putNull("line"));
                fault.suggestion().ifPresent(meant -> node.put("suggestion", meant));
            }
        }
        return HttpResponse.create().withStatus(status).withEntity(HttpEntities.create(TYPE,
                akka.util.ByteString.fromString(json.toString()))).addHeaders(headers);
    }
}
