package vn.diemcau.consumer.web;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import vn.diemcau.consumer.read.TableFilters;
import vn.diemcau.consumer.table.LargeTables;
import vn.diemcau.consumer.table.SummaryTable;

/**
 * Measures how long the API takes to answer, with 10,000 conferences of all provinces in the tables: each question
 * alone, then what the dashboard asks, of many clients at once. {@code dev/api-speed} runs it.
 *
 * <p>Arguments, all optional: clients, seconds, and milliseconds for which a client rests between two questions.
 */
final class ApiSpeed {
    private static final int PROVINCES = 63;
    private static final int TIMES_ALONE = 5;
    private static final double SLOW_MILLIS = 20;
    private static final long GOAL_MILLIS = 50;

    /** What the pages of the dashboard ask for; # is a number that differs each time. */
    private static final List<String> ASKED = List.of(
            "/v1/provinces?map=34&period=2020&limit=1000",
            "/v1/provinces?map=63&province=VN-22&limit=1000",
            "/v1/conferences?sort=-date&limit=8",
            "/v1/conferences?sort=-date&limit=100",
            "/v1/conferences?from=2015-01-01&to=2015-12-31&status=CLOSED&sort=-provincesAttended&limit=100",
            "/v1/conferences?q=hoi+nghi+so+#&limit=100",
            "/v1/conferences/c#",
            "/v1/directives?sort=-issuedAt&limit=100",
            "/v1/directives?status=OVERDUE&sort=-issuedAt&limit=100",
            "/v1/directives?province=VN-22&status=OVERDUE&limit=100",
            "/v1/directives/c#/d1",
            "/v1/statuses?province=VN-22&status=OVERDUE&limit=100",
            "/v1/participation?province=VN-22&from=2015-01-01&to=2015-12-31&limit=100",
            "/v1/worklist?map=63&province=VN-22&limit=100",
            "/v1/attendance?map=63&province=VN-22&limit=25");

    private final ApiFixture api;
    private final int clients;
    private final int seconds;
    private final long restMillis;

    /** How long a question took. */
    private record Answer(String question, double millis) {}

    private ApiSpeed(ApiFixture api, int clients, int seconds, long restMillis) {
        this.api = api;
        this.clients = clients;
        this.seconds = seconds;
        this.restMillis = restMillis;
    }

    public static void main(String[] arguments) throws Exception {
        int[] numbers = Arrays.stream(arguments).mapToInt(Integer::parseInt).toArray();
        try (ApiFixture api = new ApiFixture()) {
            System.out.println("Filling the tables");
            LargeTables.fill(api.database().jdbi(), PROVINCES);
            ApiSpeed speed = new ApiSpeed(
                    api,
                    numbers.length > 0 ? numbers[0] : 50,
                    numbers.length > 1 ? numbers[1] : 30,
                    numbers.length > 2 ? numbers[2] : 250);
            speed.askTogether(10); // warms up
            speed.askAlone();
            speed.print(speed.askTogether(speed.seconds));
        }
        System.exit(0); // the database of the tests stops with the process
    }

    /** Every filter and every order, and what is slow of it. */
    private void askAlone() {
        List<String> questions = new ArrayList<>(ASKED);
        for (SummaryTable table : SummaryTable.values()) {
            String list = "/v1/" + table.label();
            table.columns().stream()
                    .flatMap(column -> Stream.of(column.field(), "-" + column.field()))
                    .forEach(sort -> questions.add(list + "?sort=" + sort));
            TableFilters.of(table).forEach(filter -> questions.add(list + "?" + filter + "=" + example(table, filter)));
        }
        System.out.printf("%d questions one after the other; slower than %.0f ms:%n", questions.size(), SLOW_MILLIS);
        for (String question : questions) {
            double[] millis = new double[TIMES_ALONE];
            for (int i = 0; i < TIMES_ALONE; i++) {
                millis[i] = ask(question, 77 + i).millis();
            }
            Arrays.sort(millis);
            if (millis[TIMES_ALONE / 2] > SLOW_MILLIS) {
                System.out.printf("%8.1f ms  %s%n", millis[TIMES_ALONE / 2], question);
            }
        }
    }

    private static String example(SummaryTable table, String filter) {
        return switch (filter) {
            case "map" -> "63";
            case "period" -> "2020";
            case "province" -> "VN-22";
            case "conference" -> "c77";
            case "from", "dueAfter" -> "2015-01-01";
            case "to", "dueBefore" -> "2015-12-31";
            case "status" -> table == SummaryTable.CONFERENCES ? "CLOSED" : "OVERDUE";
            case "level" -> "CENTRAL";
            case "kind" -> "STUDY";
            case "format" -> "ONLINE";
            default -> "abc";
        };
    }

    private List<Answer> askTogether(int lasting) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(lasting);
        List<Future<List<Answer>>> all = new ArrayList<>();
        for (int client = 0; client < clients; client++) {
            Random random = new Random(client);
            all.add(threads.submit(() -> askUntil(until, random)));
        }
        threads.shutdown();
        List<Answer> answers = new ArrayList<>();
        for (Future<List<Answer>> ofClient : all) {
            answers.addAll(ofClient.get());
        }
        return answers;
    }

    /** What one client does; it begins at a moment of its own. */
    private List<Answer> askUntil(long until, Random random) throws InterruptedException {
        List<Answer> answers = new ArrayList<>();
        TimeUnit.MILLISECONDS.sleep(random.nextInt((int) restMillis + 1));
        while (System.nanoTime() < until) {
            answers.add(ask(ASKED.get(random.nextInt(ASKED.size())), 1 + random.nextInt(9_999)));
            TimeUnit.MILLISECONDS.sleep(restMillis);
        }
        return answers;
    }

    private Answer ask(String question, int number) {
        long began = System.nanoTime();
        HttpResponse<String> answer = api.get(question.replace("#", Integer.toString(number)));
        double millis = (System.nanoTime() - began) / 1e6;
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(question + ": " + answer.statusCode() + " " + answer.body());
        }
        return new Answer(question, millis);
    }

    private void print(List<Answer> answers) {
        System.out.printf(
                "%d clients that rest %d ms between two questions: %.0f answers a second%n",
                clients, restMillis, answers.size() / (double) seconds);
        System.out.printf("%8s %8s %8s %8s%n", "p50 ms", "p95 ms", "p99 ms", "most");
        for (String question : ASKED) {
            print(question, answers.stream().filter(answer -> answer.question().equals(question)));
        }
        double p95 = print("all", answers.stream());
        System.out.printf("95 %% of the answers took %.1f ms or less; the goal is %d ms%n", p95, GOAL_MILLIS);
    }

    private static double print(String what, Stream<Answer> answers) {
        double[] millis = answers.mapToDouble(Answer::millis).sorted().toArray();
        System.out.printf(
                "%8.1f %8.1f %8.1f %8.1f  %s%n",
                share(millis, 0.5), share(millis, 0.95), share(millis, 0.99), share(millis, 1), what);
        return share(millis, 0.95);
    }

    private static double share(double[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.ceil(share * sorted.length) - 1];
    }
}
