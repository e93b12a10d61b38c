package vn.diemcau.consumer.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The form in which a list is answered. */
enum Format {
    /** A part of the list as one JSON object, with the way to the next part. */
    JSON("application/json"),
    /** The whole list after RFC 4180. */
    CSV("text/csv; charset=utf-8; header=present"),
    /** The whole list, a JSON object a line. */
    NDJSON("application/x-ndjson"),
    /** The whole list as a workbook of Office Open XML. */
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final String mediaType;

    Format(String mediaType) {
        this.mediaType = mediaType;
    }

    /** The value of the header {@code Content-Type}. */
    String mediaType() {
        return mediaType;
    }

    /** Its name for callers, and the ending of its files. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static boolean knows(String label) {
        return Arrays.stream(values()).anyMatch(format -> format.label().equals(label));
    }

    /** The format that callers name so; there must be one. */
    static Format of(String label) {
        return Arrays.stream(values())
                .filter(format -> format.label().equals(label))
                .findFirst()
                .orElseThrow();
    }

    static String names() {
        return Arrays.stream(values()).map(Format::label).collect(Collectors.joining(", "));
    }
}
