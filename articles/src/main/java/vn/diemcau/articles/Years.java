package vn.diemcau.articles;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * In which year a day was that is printed without one. What the report says of its period, of documents and of other days
 * votes; a page's own date votes strongly only where it is soon after the event.
 */
final class Years {
    private static final Cues CUES = Cues.of("years");
    private static final List<Expression> LOOKS_BACK = CUES.each("LOOKS_BACK");
    private static final List<Expression> AHEAD = CUES.each("AHEAD");
    private static final List<Expression> PART = CUES.each("PART");
    private static final List<Expression> MONTH = CUES.each("MONTH");
    private static final List<Expression> PAST = CUES.each("PAST");
    private static final List<Expression> ANY = CUES.each("ANY");
    private static final List<Expression> TERM = CUES.each("TERM");
    private static final List<Expression> NEW_TERM = CUES.each("NEW_TERM");
    private static final List<Expression> NUMBERED = CUES.each("NUMBERED");
    private static final Expression TO_COME = Expression.of(CUES.expression("TO_COME") + "[^.;]{0,40}$");
    private static final Expression ISSUED = Expression.of(CUES.expression("ISSUED") + "[ ,(]*$");
    private static final Expression SPOKEN = Expression.of("(?<![\\d.,/-])(?<y>(?:19|20)\\d{2})(?![\\d.,]\\d|\\d)");
    private static final Expression YEAR = Expression.of("\\d{4}");
    private static final int EARLY = 4;
    private static final int LATE = 10;
    private static final int SOON_DAYS = 45;
    private static final int SOON_MONTHS = 3;
    private static final int QUARTER_DAYS = 100;
    private static final int AROUND_BEFORE = 350;
    private static final int AROUND_AFTER = 45;
    private static final double LEAST = 0.3;
    private static final double ENOUGH = 2.5;

    private final Map<Integer, Double> votes = new TreeMap<>();
    private final DayName event;
    private int earliest;
    private Offices.Span offices = Offices.Span.EVER;

    private Years(DayName event) {
        this.event = event;
    }

    /**
     * The date of an event.
     *
     * @param anchor the sentence that tells of the event; what it says of years counts twice
     * @return null where nothing says the year
     */
    static EventDate of(DayName event, Document document, Sentence anchor) {
        Years years = new Years(event);
        if (event.year() == 0 && document.published() != null) {
            return years.latest(document.published());
        }
        document.sentences().forEach(sentence -> years.hear(document, sentence));
        years.hear(document, anchor);
        if (event.year() == 0) {
            KnownDates.in(document.page().key(), "AFTER").forEach(years::hearPlenum);
            KnownDates.in(document.page().key(), "AROUND").forEach(years::hearAround);
            KnownDates.in(document.page().key(), "SINCE").forEach(years::hearBound);
            years.offices = Offices.in(document.page().key());
        }
        int context = years.winner();
        double strength = years.votes.getOrDefault(context, 0.0);
        if (strength < ENOUGH) {
            PageDates.in(document).forEach(years::hearPage);
        }
        int winner = years.winner();
        if (event.year() > 0) {
            boolean slip = context == event.year() + 1 && event.month() <= EARLY && strength >= 5;
            return years.date(
                    slip ? context : event.year(),
                    slip ? "the printed year is a slip: the report looks back on it" : "printed",
                    slip ? Confidence.WEAK : Confidence.SURE);
        }
        boolean fromPage = context == 0 || strength < years.votes.getOrDefault(winner, 0.0) && winner != context;
        return winner == 0
                ? years.guess(document)
                : years.date(
                        winner,
                        fromPage ? "year from the page's own date" : "year from the period that the report speaks of",
                        strength >= 3 && !fromPage ? Confidence.LIKELY : Confidence.WEAK);
    }

    /** Where nothing says the year: the latest that the report speaks of, or in which those were in office whom it names. */
    private EventDate guess(Document document) {
        int latest = 0;
        Search year = SPOKEN.matcher(document.page().key());
        while (year.find()) {
            int spoken = Integer.parseInt(year.group("y"));
            latest = possible(spoken) ? Math.max(latest, spoken) : latest;
        }
        int from = offices.from().getYear();
        int to = offices.to().getYear();
        for (int candidate = to; latest == 0 && offices.known() && candidate >= from; candidate--) {
            latest = possible(candidate) ? candidate : 0;
        }
        boolean only = offices.known() && !possible(latest - 1) && !possible(latest + 1);
        EventDate date = latest == 0
                ? null
                : date(
                        latest,
                        only
                                ? "year from the offices of those whom the report names"
                                : "the year is not said; a likely one stands in: say when the page was published",
                        Confidence.WEAK);
        return date == null || only ? date : date.guessed();
    }

    private boolean possible(int year) {
        return year >= earliest && offices.contains(event.in(year));
    }

    /** The latest such day that is not after the day of publication; a 29 February may be years before it. */
    private EventDate latest(LocalDate published) {
        int year = published.getYear();
        LocalDate day = event.in(year);
        while (day == null || day.isAfter(published)) {
            year--;
            day = event.in(year);
        }
        return date(year, "year from the day of publication", Confidence.SURE);
    }

    private void hear(Document document, Sentence sentence) {
        String key = document.key(sentence);
        Plenums.in(key).forEach(this::hearPlenum);
        if (!YEAR.matcher(key).find()) {
            return;
        }
        int month = event.month();
        boolean early = month <= EARLY;
        boolean late = month >= LATE;
        each(LOOKS_BACK, key, year -> vote(early ? year + 1 : year, early || late ? 3 : 1));
        each(AHEAD, key, year -> vote(late ? year - 1 : year, early || late ? 3 : 1));
        each(PART, key, year -> vote(year, 3));
        each(PAST, key, year -> vote(early ? year + 1 : year, 1));
        each(ANY, key, year -> vote(year, 0.7));
        each(TERM, key, year -> vote(year, 0.2));
        each(NEW_TERM, key, year -> vote(year, 1));
        each(NUMBERED, key, year -> vote(month <= 3 ? year + 1 : year, 1));
        for (Expression pattern : MONTH) {
            Search matcher = pattern.matcher(key);
            while (matcher.find()) {
                hearMonth(Integer.parseInt(matcher.group("m")), Integer.parseInt(matcher.group("y")));
            }
        }
        DayName.in(key, new Span(0, key.length())).stream()
                .filter(day -> day.year() > 0)
                .forEach(day -> hearDay(day, key.substring(0, day.span().start())));
    }

    /** A month with its year: the event is mostly the first such day after it, and the sooner the likelier. */
    private void hearMonth(int month, int year) {
        boolean before = month <= event.month();
        int since = event.month() - month + (before ? 0 : 12);
        vote(before ? year : year + 1, since == 0 ? 5 : since <= SOON_MONTHS ? 1.5 : 0.5);
    }

    /** A day with its year: of a document, which is older than the event; or of what is to come. */
    private void hearDay(DayName day, String text) {
        boolean before = day.month() < event.month() || day.month() == event.month() && day.day() <= event.day();
        if (TO_COME.matcher(text).find()) {
            vote(before ? day.year() - 1 : day.year(), 0.3);
            return;
        }
        int first = before ? day.year() : day.year() + 1;
        earliest = ISSUED.matcher(text).find() ? Math.max(earliest, first) : earliest;
        vote(first, 0.6);
    }

    /** A plenum was before the event; the event is mostly the first such day after it. */
    private void hearPlenum(LocalDate plenum) {
        LocalDate same = event.in(plenum.getYear());
        boolean after = same != null && !same.isBefore(plenum);
        int year = after ? plenum.getYear() : plenum.getYear() + 1;
        LocalDate first = event.in(year);
        boolean soon = first != null && ChronoUnit.DAYS.between(plenum, first) <= QUARTER_DAYS;
        earliest = Math.max(earliest, year);
        vote(year, soon ? 2 : 0.4);
    }

    /** Something long announced: the event is some months before it, or soon after. */
    private void hearAround(LocalDate known) {
        for (int year = known.getYear() - 1; year <= known.getYear() + 1; year++) {
            LocalDate day = event.in(year);
            boolean near = day != null
                    && day.isAfter(known.minusDays(AROUND_BEFORE))
                    && day.isBefore(known.plusDays(AROUND_AFTER));
            if (near) {
                vote(year, day.isAfter(known) ? 0.7 : 2);
            }
        }
    }

    private void hearBound(LocalDate since) {
        LocalDate same = event.in(since.getYear());
        earliest = Math.max(earliest, same == null || same.isBefore(since) ? since.getYear() + 1 : since.getYear());
    }

    private void hearPage(LocalDate page) {
        LocalDate same = event.in(page.getYear());
        LocalDate last = event.in(page.getYear() - 1);
        LocalDate latest = same != null && !same.isAfter(page) ? same : last;
        if (latest != null) {
            boolean soon = ChronoUnit.DAYS.between(latest, page) <= SOON_DAYS;
            vote(latest.getYear(), soon ? 3 : 0.4);
        }
    }

    private void each(List<Expression> patterns, String key, java.util.function.IntConsumer voter) {
        for (Expression pattern : patterns) {
            Search matcher = pattern.matcher(key);
            while (matcher.find()) {
                voter.accept(Integer.parseInt(matcher.group("y")));
            }
        }
    }

    private void vote(int year, double weight) {
        if (year >= 1945 && year <= 2100) {
            votes.merge(year, weight, Double::sum);
        }
    }

    /** The year with most votes, of equal ones the later; 0 if none. */
    private int winner() {
        int winner = 0;
        for (Map.Entry<Integer, Double> entry : votes.entrySet()) {
            boolean possible = entry.getKey() >= earliest
                    && entry.getValue() >= LEAST
                    && (!offices.known() || offices.contains(event.in(entry.getKey())));
            if (possible && (winner == 0 || entry.getValue() >= votes.get(winner))) {
                winner = entry.getKey();
            }
        }
        return winner;
    }

    private EventDate date(int year, String basis, Confidence confidence) {
        LocalDate date = event.in(year);
        LocalTime time = event.session() == null ? LocalTime.of(8, 0) : event.session();
        return date == null ? null : new EventDate(date, time, basis, false, confidence);
    }
}
