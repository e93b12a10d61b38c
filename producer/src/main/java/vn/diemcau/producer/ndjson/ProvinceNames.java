package vn.diemcau.producer.ndjson;

import vn.diemcau.province.Resolution;

/** Turns a code or a name of a province into its code, or says that it cannot and what the nearest names are. */
@FunctionalInterface
public interface ProvinceNames {
    /** What a text, never null, names. */
    Resolution resolve(String text);
}
