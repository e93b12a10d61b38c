package vn.diemcau.streams.core;

/** Hears which summaries have changed and have to be published. */
public interface DirtyKeys {
    void conference(String conferenceId);

    void participation(String conferenceId, String unit);

    void directive(String conferenceId, String directiveId);

    void status(String conferenceId, String directiveId, String unit);

    /** A partial total, by its {@code MAP/CODE/QUARTER}. */
    void partial(String key);
}
