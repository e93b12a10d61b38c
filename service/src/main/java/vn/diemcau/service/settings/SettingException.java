package vn.diemcau.service.settings;

/** A setting is unknown, malformed or contradicts another; the message names it. */
public final class SettingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SettingException(String message) {
        super(message);
    }
}
