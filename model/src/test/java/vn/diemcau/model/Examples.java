package vn.diemcau.model;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;

/** What the examples ask of whatever makes summaries of events. */
interface Examples {
    /** The day on which the summaries of the examples are drawn up, unless they say another. */
    LocalDate TODAY = LocalDate.of(2025, 12, 1);

    /** The summaries of all these events, drawn up on a day in Asia/Ho_Chi_Minh. */
    ModelSummaries summaries(List<SpecificRecord> events, LocalDate today);

    default ModelSummaries summaries(Story... stories) {
        return summaries(
                Stream.of(stories).flatMap(story -> story.events().stream()).toList(), TODAY);
    }
}
