package vn.diemcau.articles;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import vn.diemcau.articles.source.SourceReader;
import vn.diemcau.articles.source.SourceText;

/** Reads press reports. The same bytes always give the same findings; nothing but the page is asked. Safe for use by many threads. */
public final class ArticleReader {
    /** The largest file that is read. */
    public static final int MAX_BYTES = 8 << 20;

    /** The longest text that is read. */
    private static final int MAX_CHARACTERS = 1 << 20;

    private final Judges judges;

    /** A reader that judges by what the project has learned from labelled reports; that is loaded with the first page. */
    public ArticleReader() {
        this(null);
    }

    ArticleReader(Judges judges) {
        this.judges = judges;
    }

    private Judges judges() {
        return judges == null ? Shipped.JUDGES : judges;
    }

    /** What the project ships: a process that reads no page does not load it. */
    private static final class Shipped {
        static final Judges JUDGES = Judges.shipped();
    }

    /** Reads a page of which nobody says when it was published. */
    public Article read(byte[] bytes) {
        return read(bytes, null);
    }

    /**
     * Reads a page.
     *
     * @param bytes of a file: text in UTF-8 or UTF-16 with a byte order mark, HTML, or a Word file (.docx)
     * @param published the day on which the page was published, in Asia/Ho_Chi_Minh: a day that is printed without a year
     *     is the latest such day that is not after it; null where nobody says, then the page's own metadata counts
     */
    public Article read(byte[] bytes, LocalDate published) {
        if (bytes.length > MAX_BYTES) {
            return Article.NoReport.unreadable("is over 8 MiB (8,388,608 bytes), which no press report is");
        }
        try {
            SourceText source = SourceReader.read(bytes);
            return read(source.text(), published == null ? source.published() : published);
        } catch (IOException e) {
            return Article.NoReport.unreadable(e.getMessage());
        }
    }

    private Article read(String text, LocalDate published) {
        if (text.length() > MAX_CHARACTERS) {
            return Article.NoReport.unreadable(
                    "holds over 1 MiB (1,048,576 characters) of text, which no press report does");
        }
        Page page = PageReader.read(text);
        if (page == null) {
            return Article.NoReport.unreadable("is no text in UTF-8");
        }
        Document document = Layout.of(page).publishedOn(published);
        Anchor anchor = Anchor.of(document);
        if (anchor == null) {
            return new Article.NoReport(
                    "reports no conference: no sentence speaks of one (hội nghị, phiên họp, cuộc họp …)");
        }
        ReportAnalysis analysis = ReportAnalysis.of(document, anchor);
        ConferenceFact conference = analysis.conference();
        boolean aside =
                ReportFeatures.aside(analysis.document(), analysis.conference().anchor());
        if (aside || judges().report().probability(analysis.features()) < Judges.REPORT) {
            return new Article.NoReport("reports no conference: it only mentions one ("
                    + analysis.conference().title()
                    + "); a report says in its first sentences that the conference was held, or who spoke there");
        }
        if (conference.date() == null) {
            return new Article.NoReport(
                    "reports a conference (" + conference.title() + ") but not in which year it was; "
                            + "without a date there is no event; add the year to the text, or say when it was published");
        }
        return report(analysis);
    }

    /** What a page says before anything is judged; null if it reports no conference. */
    static ReportAnalysis analysis(byte[] bytes) {
        try {
            Document document =
                    Layout.of(PageReader.read(SourceReader.read(bytes).text()));
            Anchor anchor = Anchor.of(document);
            return anchor == null ? null : ReportAnalysis.of(document, anchor);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Article report(ReportAnalysis analysis) {
        Document document = analysis.document();
        ConferenceFact conference = analysis.conference();
        Places places = analysis.places();
        List<SpeechFact> speeches = analysis.speeches();
        List<DirectiveFact> directives = new DirectiveReader(document, conference, analysis.documents())
                .read(analysis.ruled(), analysis.clauses(), judges().directive());
        List<OutcomeFact> outcomes =
                new OutcomeReader(document, conference).read(analysis.figures(), directives, judges().outcome());
        List<TakingPart> parts = analysis.parts();

        Emitter emitter = new Emitter(document, conference);
        emitter.conference(parts, analysis.documents());
        parts.forEach(emitter::takingPart);
        new AttendanceReader(document, conference, places).read().forEach(emitter::attendance);
        List<AwardFact> awards = new AwardReader(document, places).read();
        awards.forEach(emitter::award);
        for (SpeechFact speech : speeches) {
            boolean guest = conference.central()
                    && Ranks.local(speech.person())
                    && speech.person().positionSpan() != null;
            emitter.speech(speech, guest ? places.first(speech.person().positionSpan()) : null);
        }
        directives.forEach(emitter::directive);
        outcomes.forEach(emitter::outcome);
        List<String> remarks = new ArrayList<>(remarks(conference, parts, speeches, directives));
        if (awards.stream().anyMatch(award -> award.province() == null)) {
            String seat =
                    conference.hall() == null && !conference.central() ? "left out" : "counted where they were given";
            remarks.add("awards: no province is named with some; " + seat);
        }
        return new Article.Report(emitter.findings(), remarks);
    }

    private static List<String> remarks(
            ConferenceFact conference,
            List<TakingPart> parts,
            List<SpeechFact> speeches,
            List<DirectiveFact> directives) {
        List<String> remarks = new ArrayList<>();
        remarks.add("date: " + conference.date().basis());
        if (conference.convener() == null) {
            remarks.add("convener: not found");
        } else if (conference.convenerConfidence() == Confidence.WEAK) {
            remarks.add("convener: not said; concluded from who leads");
        }
        if (!conference.formatShown()) {
            remarks.add("format: not said; taken as in person");
        }
        if (parts.isEmpty()) {
            remarks.add("provinces: none is shown to take part");
        }
        if (speeches.isEmpty()) {
            remarks.add("speeches: none found");
        }
        if (directives.isEmpty()) {
            remarks.add("directives: none found");
        }
        return remarks;
    }
}
