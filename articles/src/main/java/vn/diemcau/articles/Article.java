package vn.diemcau.articles;

import java.util.List;

/** What a press report amounts to. */
public sealed interface Article {
    /**
     * A report of a conference.
     *
     * @param findings its events, {@code ConferenceConvened} first
     * @param remarks what could not be found, and what was concluded rather than read; for people
     */
    record Report(List<Finding> findings, List<String> remarks) implements Article {
        public Report {
            findings = List.copyOf(findings);
            remarks = List.copyOf(remarks);
        }

        /** The report without the findings that are less sure, but for the conference, to which the others belong. */
        public Report atLeast(Confidence least) {
            List<Finding> kept = findings.stream()
                    .filter(finding -> finding.confidence().compareTo(least) <= 0
                            || finding.type().equals("ConferenceConvened"))
                    .toList();
            return new Report(kept, remarks);
        }
    }

    /**
     * No report of a conference, or one whose conference cannot be told.
     *
     * @param reason for people
     * @param readable whether it is a text at all that may be read
     */
    record NoReport(String reason, boolean readable) implements Article {
        /** A text without a conference. */
        NoReport(String reason) {
            this(reason, true);
        }

        static NoReport unreadable(String reason) {
            return new NoReport(reason, false);
        }
    }
}
