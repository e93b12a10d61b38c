package vn.diemcau.streams.core;

import java.time.LocalDate;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import vn.diemcau.streams.model.ContractExamples;
import vn.diemcau.streams.model.Summaries;

class CoreExamplesTest extends ContractExamples {
    @Override
    public Summaries summaries(List<SpecificRecord> events, LocalDate today) {
        return CoreRun.summaries(events, today);
    }
}
