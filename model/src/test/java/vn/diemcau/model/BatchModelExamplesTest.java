package vn.diemcau.model;

import java.time.LocalDate;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

class BatchModelExamplesTest extends ContractExamples {
    @Override
    public ModelSummaries summaries(List<SpecificRecord> events, LocalDate today) {
        return BatchModel.of(events, today);
    }
}
