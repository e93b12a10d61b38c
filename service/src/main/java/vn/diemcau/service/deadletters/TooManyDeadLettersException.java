package vn.diemcau.service.deadletters;

import vn.diemcau.service.settings.Setting;
import vn.diemcau.topic.DeadLetter;

/**
 * So many records are bad that the process stops; the message says how many, which setting is the limit, and what to
 * do.
 */
public final class TooManyDeadLettersException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManyDeadLettersException(String howMany, Setting limit, DeadLetter last) {
        super("Too many dead letters: " + howMany + ". The last is " + last.origin() + " at stage " + last.stage()
                + ": "
                + last.reason()
                + ". It was not written there, and nothing after it is processed. Fix the cause and start"
                + " again, or change " + limit.variable() + " so that all of them are written to the dead letters");
    }
}
