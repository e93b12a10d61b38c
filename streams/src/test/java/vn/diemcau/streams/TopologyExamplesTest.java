package vn.diemcau.streams;

import java.time.LocalDate;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import vn.diemcau.streams.model.ContractExamples;
import vn.diemcau.streams.model.Summaries;

class TopologyExamplesTest extends ContractExamples {
    @Override
    public Summaries summaries(List<SpecificRecord> events, LocalDate today) {
        return TopologyRun.summaries(events, today);
    }
}
