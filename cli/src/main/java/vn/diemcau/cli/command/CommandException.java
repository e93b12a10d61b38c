package vn.diemcau.cli.command;

/** A part of the stack does not start, died or does not move; the message is for the person at the terminal. */
public final class CommandException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CommandException(String message) {
        super(message);
    }

    public CommandException(String message, Throwable cause) {
        super(message, cause);
    }
}
