package org.quartic.http;

import static org.assertj.core.api.Assertions.assertThat;

import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.MediaType;
import akka.http.javadsl.model.MediaTypes;
import akka.http.javadsl.model.headers.Accept;
import akka.http.scaladsl.model.HttpHeader;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreferenceTest {

    private static final List<MediaType> FORMS = List.of(MediaTypes.APPLICATION_JSON, MediaTypes.TEXT_CSV);

    private static HttpRequest request(String accept) {
        HttpRequest request = HttpRequest.GET("/");
        if (accept.isEmpty()) {
            return request;
        }
        var header = akka.http.javadsl.model.HttpHeader.parse("Accept", accept);
        assertThat(header).isInstanceOf(Accept.class).isInstanceOf(HttpHeader.class);
        return request.addHeader(header);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                              | json
            */*                                             | json
            application/json                                | json
            text/csv                                        | csv
            text/*                                          | csv
            text/csv;q=0.4, application/json;q=0.5          | json
            text/csv;q=0.5, application/json;q=0.4          | csv
            text/csv;q=0.5, */*;q=0.6                       | json
            application/json;q=0, */*                       | csv
            text/html, application/xml;q=0.9, */*;q=0.8     | json
            text/csv, application/json                      | json
            text/csv;q=0                                    | ''
            image/png                                       | ''
            application/json;q=0, text/csv;q=0, */*         | ''
            """)
    void shouldGiveWhatIsLikedBest(String accept, String best) {
        Optional<String> chosen = Preference.among(FORMS, request(accept)).map(MediaType::subType);
        assertThat(chosen.orElse("")).isEqualTo(best);
    }
}
