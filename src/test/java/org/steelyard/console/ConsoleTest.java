package org.steelyard.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The console's door, its answers and its stream, without a browser. */
@Timeout(120)
final class ConsoleTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long NOON = 1_795_604_400_000L;

    private final DeskWorld world = new DeskWorld(3, NOON);
    private final Console console = Console.start(new ConsoleSettings("127.0.0.1", 0), world.source());
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        client.close();
        console.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0.0.0.0", "::", "192.168.1.4", "console.example", "127.0.0.1.example", "127.0.0.256",
                    ""})
    void it_does_not_listen_where_others_can_reach_it(String host) {
        assertThatThrownBy(() -> new ConsoleSettings(host, 0)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("listens on this machine alone").hasMessageContaining("'" + host + "'");
    }

    @ParameterizedTest
    @CsvSource({"/api/node,booked", "/api/currencies,RUB", "/api/days,OPEN", "/api/pairs,[]", "/api/held,[]",
            "/api/throughput,series", "/api/accounts/CNY,Lotus River Bank", "/api/accounts/CNY,secured",
            "/api/queue/CNY,[]",
            "/api/settled/RUB,[]", "/api/totals/CNY,[]", "/api/overview,accounts.RUB"})
    void every_view_is_there_as_json(String path, String part) throws Exception {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/json");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        JSON.readTree(answer.body());
        assertThat(answer.body()).contains(part);
    }

    @ParameterizedTest
    @CsvSource({"/api/accounts/USD,404", "/api/instructions/99,404", "/api/instructions/x,404",
            "/api/search,400",
            "/api/search?q=%20,400", "/nothing.html,404", "/build.json,404", "/..%2Fbuild.json,404",
            "/api/none,404"})
    void what_is_not_there_is_refused(String path, int status) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(status);
    }

    @Test
    void an_instruction_tells_its_story() throws Exception {
        long number = world.pay(DeskWorld.CNY, 1, 2, 1_234_50);
        JsonNode story = JSON.readTree(get("/api/instructions/" + number).body());
        assertThat(story.at("/instruction/state").asString()).isEqualTo("SETTLED");
        assertThat(story.at("/instruction/amount").asString()).isEqualTo("1234.50");
        assertThat(story.at("/movements/0/amount").asString()).isEqualTo("-1234.50");
        assertThat(story.at("/movements/1/bic").asString()).isEqualTo("ZZBACNB0");
        assertThat(story.at("/steps/0/state").asString()).isEqualTo("SETTLED");
    }

    @Test
    void what_does_not_wait_has_no_remedy() throws Exception {
        long number = world.pay(DeskWorld.CNY, 1, 2, 1_234_50);
        assertThat(get("/api/instructions/" + number + "/why").statusCode()).isEqualTo(404);
    }

    @Test
    void a_search_finds_by_the_beginning_of_a_reference() throws Exception {
        long number = world.pay(DeskWorld.CNY, 1, 2, 100);
        assertThat(JSON.readTree(get("/api/search?q=E2E-").body()).at("/found/0/number").asLong())
                .isEqualTo(number);
    }

    @Test
    void books_that_are_silent_are_an_answer_and_no_fault() throws Exception {
        world.silence(true);
        while (!get("/api/node").body().contains("\"booksAnswer\":false")) {
            Thread.onSpinWait();
        }
        assertThat(get("/api/accounts/CNY").body()).as("what was seen last").contains("ZZLOCNB0");
    }

    @Test
    void every_answer_keeps_the_browser_inside() throws Exception {
        for (String path : List.of("/", "/console.js", "/api/node", "/nothing")) {
            HttpResponse<String> answer = get(path);
            assertThat(answer.headers().firstValue("Content-Security-Policy")).as(path)
                    .contains(Door.CONTENT_SECURITY_POLICY);
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
            assertThat(answer.headers().firstValue("Server")).isEmpty();
        }
        assertThat(Door.CONTENT_SECURITY_POLICY).contains("default-src 'self'").doesNotContain("unsafe", "*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS"})
    void it_only_reads(String method) throws Exception {
        HttpResponse<String> answer = client.send(HttpRequest.newBuilder(at("/api/node"))
                .method(method, HttpRequest.BodyPublishers.ofString("{}")).build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(405);
    }

    @ParameterizedTest
    @CsvSource({"evil.example,421", "evil.example:80,421", "127.0.0.1.evil.example,421", "127.0.0.1,200",
            "localhost:1,200", "[::1]:5,200", "LOCALHOST,200"})
    void a_name_that_somebody_made_point_here_is_not_answered(String host, int status) throws Exception {
        assertThat(raw("GET /api/node HTTP/1.1", "Host: " + host).getFirst()).contains(" " + status + " ");
    }

    @Test
    void pages_of_others_get_nothing() throws Exception {
        String host = "Host: 127.0.0.1:" + console.port();
        assertThat(raw("GET /api/node HTTP/1.1", host, "Sec-Fetch-Site: cross-site").getFirst())
                .contains("403");
        assertThat(raw("GET /api/node HTTP/1.1", host, "Sec-Fetch-Site: same-site").getFirst())
                .contains("403");
        assertThat(raw("GET /api/node HTTP/1.1", host, "Origin: http://evil.example").getFirst())
                .contains("403");
        assertThat(
                raw("GET /api/node HTTP/1.1", host, "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate")
                        .getFirst())
                .contains("403");
        assertThat(raw("GET / HTTP/1.1", host, "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate")
                .getFirst())
                .as("a link may open the page").contains("200");
        assertThat(raw("GET /api/node HTTP/1.1", host, "Sec-Fetch-Site: same-origin").getFirst())
                .contains("200");
    }

    @Test
    void an_unchanged_file_is_not_sent_again() throws Exception {
        String tag = get("/console.js").headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> again = client.send(HttpRequest.newBuilder(at("/console.js"))
                .header("If-None-Match", tag).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void a_viewer_sees_all_at_first_and_then_what_changes() throws Exception {
        try (ChangeReader viewer = new ChangeReader("")) {
            assertThat(viewer.next().at("/sections").propertyNames()).contains("accounts.CNY", "queue.RUB",
                    "node");
            world.pay(DeskWorld.CNY, 1, 2, 100);
            JsonNode frame = viewer.nextWith("settled.CNY");
            assertThat(frame.at("/sections").propertyNames()).doesNotContain("accounts.RUB", "currencies");
            assertThat(frame.at("/sections/settled.CNY/0/amount").asString()).isEqualTo("1.00");
        }
    }

    @Test
    void a_viewer_who_was_away_gets_what_changed_meanwhile() throws Exception {
        String id;
        try (ChangeReader viewer = new ChangeReader("")) {
            viewer.next();
            id = viewer.lastId;
        }
        world.pay(DeskWorld.RUB, 3, 4, 100);
        try (ChangeReader viewer = new ChangeReader("Last-Event-ID: " + id)) {
            assertThat(viewer.nextWith("settled.RUB").at("/sections").propertyNames())
                    .doesNotContain("accounts.CNY", "currencies");
        }
        try (ChangeReader viewer = new ChangeReader("Last-Event-ID: of-another-run-7")) {
            assertThat(viewer.next().at("/sections").propertyNames()).contains("accounts.CNY", "currencies");
        }
    }

    @Test
    void a_viewer_who_does_not_read_delays_no_other() throws Exception {
        List<Socket> sleepers = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                sleepers.add(ask("GET /api/changes HTTP/1.1", "Host: 127.0.0.1"));
            }
            try (ChangeReader viewer = new ChangeReader("")) {
                for (int i = 0; i < 5; i++) {
                    world.play(50, 10);
                    viewer.nextWith("settled.CNY");
                }
            }
        } finally {
            for (Socket sleeper : sleepers) {
                sleeper.close();
            }
        }
    }

    @Test
    void a_closing_console_sends_its_viewers_home() throws Exception {
        try (ChangeReader viewer = new ChangeReader("")) {
            viewer.next();
            console.close();
            assertThat(viewer.ends()).isTrue();
        }
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(at(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + console.port() + path);
    }

    private List<String> raw(String... lines) throws IOException {
        try (Socket socket = ask(lines);
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            return List.of(in.readLine());
        }
    }

    private Socket ask(String... lines) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), console.port());
        socket.getOutputStream()
                .write((String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
        return socket;
    }

    /** Reads the stream; by HTTP/1.0, in which no chunk lengths stand between. */
    private final class ChangeReader implements AutoCloseable {
        private final Socket socket;
        private final BufferedReader in;
        private String lastId = "";

        ChangeReader(String header) throws IOException {
            socket = header.isEmpty()
                    ? ask("GET /api/changes HTTP/1.0", "Host: 127.0.0.1")
                    : ask("GET /api/changes HTTP/1.0", "Host: 127.0.0.1", header);
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        }

        JsonNode next() throws IOException {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("id: ")) {
                    lastId = line.substring(4);
                } else if (line.startsWith("data: ")) {
                    return JSON.readTree(line.substring(6));
                }
            }
            throw new AssertionError("the stream is over");
        }

        JsonNode nextWith(String section) throws IOException {
            JsonNode frame = next();
            while (!frame.at("/sections").has(section)) {
                frame = next();
            }
            return frame;
        }

        boolean ends() throws IOException {
            while (in.readLine() != null) {
                Thread.onSpinWait();
            }
            return true;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
