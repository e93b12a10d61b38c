package vn.diemcau.service.http;

import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpStatus;

/**
 * An error of a request, in the form of RFC 9457 ({@code application/problem+json}). It is thrown where the request
 * cannot continue; no stack trace is kept, since none is ever shown.
 */
public final class Problem extends RuntimeException {
    /** The media type of the answer. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Map<String, Object> members = new LinkedHashMap<>();
    private final transient Map<String, String> headers = new LinkedHashMap<>();

    /**
     * A problem.
     *
     * @param status the status of the answer, 400 to 599
     * @param detail what happened, to what, and what to do, for the person who reads the answer
     */
    public Problem(int status, String detail) {
        super(detail, null, false, false);
        this.status = status;
    }

    /** This problem, naming the field, parameter or header at fault. */
    public Problem field(String name) {
        return with("field", name);
    }

    /** This problem with an additional member; {@code value} is written as JSON. */
    public Problem with(String member, Object value) {
        members.put(member, value);
        return this;
    }

    /** This problem with a header of the answer. */
    public Problem header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** This problem, asking the client to wait some seconds before it tries again. */
    public Problem retryAfter(long seconds) {
        return header("Retry-After", Long.toString(Math.max(1, seconds)));
    }

    public int status() {
        return status;
    }

    /** The headers of the answer, beside its type. */
    public Map<String, String> headers() {
        return Map.copyOf(headers);
    }

    /** The members of the answer in their order: {@code type}, {@code title}, {@code status}, {@code detail}, others. */
    public Map<String, Object> members() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("type", "about:blank");
        all.put("title", HttpStatus.getMessage(status));
        all.put("status", status);
        all.put("detail", getMessage());
        all.putAll(members);
        return all;
    }
}
