package vn.diemcau.cli.deadletters;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import vn.diemcau.cli.report.DisplayText;
import vn.diemcau.rules.VietnamTime;
import vn.diemcau.topic.DeadLetter;

/** Selects dead letters; all given conditions must hold. */
public final class FilterOptions {
    @Option(
            names = "--topic",
            paramLabel = "TOPIC",
            description = "Only dead letters from this topic; its name with or without the prefix.")
    private String topic;

    @Option(
            names = "--stage",
            paramLabel = "STAGE",
            description = "Only dead letters of this stage: tally, totals or consumer.")
    private String stage;

    @Option(
            names = "--reason",
            paramLabel = "REGEX",
            converter = ReasonPattern.class,
            description = "Only dead letters whose reason contains this text or regular expression; upper and lower"
                    + " case are the same.")
    private Pattern reason;

    @Option(
            names = "--since",
            paramLabel = "WHEN",
            converter = PointInTime.class,
            description = "Only dead letters since a date or time (2026-11-22, 2026-11-22T08:00; Vietnam time unless an"
                    + " offset is given), or of the last 90m, 12h or 7d.")
    private Instant since;

    /** The earliest time of letters; empty: all. */
    Optional<Instant> since() {
        return Optional.ofNullable(since);
    }

    boolean matches(Letter letter, String prefix) {
        boolean asksForOrigin = topic != null || stage != null || reason != null;
        if (letter.about().isEmpty()) {
            return !asksForOrigin;
        }
        DeadLetter about = letter.about().get();
        return (topic == null || about.topic().equals(topic) || about.topic().equals(prefix + topic))
                && (stage == null || about.stage().equals(stage))
                && (reason == null
                        || reason.matcher(DisplayText.clean(about.reason())).find());
    }

    private static final class ReasonPattern implements ITypeConverter<Pattern> {
        @Override
        public Pattern convert(String text) {
            try {
                return Pattern.compile(text, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
            } catch (PatternSyntaxException e) {
                throw new TypeConversionException("'" + text + "' is not a regular expression (" + e.getDescription()
                        + "); to find literal text, put \\Q before and \\E after it");
            }
        }
    }

    private static final class PointInTime implements ITypeConverter<Instant> {
        private static final Pattern AGO = Pattern.compile("[0-9]{1,6}[smhd]");
        private static final DateTimeFormatter FORMAT =
                DateTimeFormatter.ofPattern("uuuu-MM-dd['T'HH:mm[:ss[.SSS]][XXX]]", Locale.ROOT);

        @Override
        public Instant convert(String text) {
            if (AGO.matcher(text).matches()) {
                String upper = text.toUpperCase(Locale.ROOT);
                return Instant.now().minus(Duration.parse(upper.endsWith("D") ? "P" + upper : "PT" + upper));
            }
            try {
                TemporalAccessor time =
                        FORMAT.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
                if (time instanceof OffsetDateTime withOffset) {
                    return withOffset.toInstant();
                }
                LocalDateTime local =
                        time instanceof LocalDateTime dateTime ? dateTime : ((LocalDate) time).atStartOfDay();
                return local.atZone(VietnamTime.ZONE).toInstant();
            } catch (DateTimeException e) {
                throw new TypeConversionException(
                        "'" + text + "' is not a time; it takes 2026-11-22, 2026-11-22T08:00, 90m, 12h or 7d");
            }
        }
    }
}
