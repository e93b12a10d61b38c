package vn.diemcau.cli.command;

import java.io.PrintStream;

/** One line on a terminal that says what is going on; nothing where standard error is not a terminal. */
public final class ProgressLine implements AutoCloseable {
    /** Set by the launcher: Java itself only knows whether input and output are both a terminal. */
    private static final String TERMINAL = "diemcau.terminal";

    private static final String ERASE = "\r\u001b[K";

    private final PrintStream out;
    private String shown = "";

    private ProgressLine(PrintStream out) {
        this.out = out;
    }

    /** Whether standard error is a terminal. */
    public static boolean isTerminal() {
        return Boolean.getBoolean(TERMINAL);
    }

    public static ProgressLine onStandardError() {
        return new ProgressLine(isTerminal() ? System.err : null);
    }

    /** Replaces the text of the line. */
    public void show(String text) {
        if (out != null && !text.equals(shown)) {
            out.print(ERASE + text);
            out.flush();
            shown = text;
        }
    }

    /** Clears the line. */
    public void clear() {
        if (!shown.isEmpty()) {
            out.print(ERASE);
            out.flush();
            shown = "";
        }
    }

    @Override
    public void close() {
        clear();
    }
}
