package vn.diemcau.streams.topology;

import java.time.LocalDate;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import vn.diemcau.model.ContractExamples;
import vn.diemcau.model.ModelSummaries;

class TopologyExamplesTest extends ContractExamples {
    @Override
    public ModelSummaries summaries(List<SpecificRecord> events, LocalDate today) {
        return TopologyRun.summaries(events, today);
    }
}
