package vn.diemcau.model;

import java.time.LocalDate;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/**
 * Sentences of the contract that are easily got wrong, each as a story and what it comes to. Whoever makes summaries of
 * events extends this class and is told all of them.
 */
public abstract class ContractExamples
        implements ConferenceExamples,
                ProvinceExamples,
                AttendanceExamples,
                StayExamples,
                CorrectionExamples,
                DirectiveExamples,
                DirectiveStatusExamples {
    /**
     * The summaries of all these events once all have arrived.
     *
     * @param events in any order
     * @param today the date in Asia/Ho_Chi_Minh on which they are drawn up
     */
    @Override
    public abstract ModelSummaries summaries(List<SpecificRecord> events, LocalDate today);
}
