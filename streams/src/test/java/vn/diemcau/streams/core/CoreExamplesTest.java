package vn.diemcau.streams.core;

import java.time.LocalDate;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import vn.diemcau.model.ContractExamples;
import vn.diemcau.model.ModelSummaries;

class CoreExamplesTest extends ContractExamples {
    @Override
    public ModelSummaries summaries(List<SpecificRecord> events, LocalDate today) {
        return CoreRun.summaries(events, today);
    }
}
