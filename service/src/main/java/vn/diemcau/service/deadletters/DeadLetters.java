package vn.diemcau.service.deadletters;

import java.math.BigDecimal;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.diemcau.service.settings.Setting;
import vn.diemcau.service.settings.SettingException;
import vn.diemcau.service.settings.Settings;
import vn.diemcau.topic.DeadLetter;

/**
 * Counts the dead letters of a process among its records, notifies listeners of each, and stops the process if there
 * are too many: then the cause is not the records but a schema, a setting or a release, and writing all of them to the
 * dead letters would only hide it. Safe for use by many threads.
 */
public final class DeadLetters {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

    private final BigDecimal ratio;
    private final int window;
    private final int mostInWindow;
    private final int consecutive;
    private final List<Consumer<DeadLetter>> listeners = new CopyOnWriteArrayList<>();
    private final BitSet bad;
    private int next;
    private int badInWindow;
    private int badInARow;

    private DeadLetters(BigDecimal ratio, int window, int consecutive) {
        this.ratio = ratio;
        this.window = window;
        this.mostInWindow = ratio.multiply(BigDecimal.valueOf(window)).intValue();
        this.consecutive = consecutive;
        this.bad = new BitSet(window);
    }

    /**
     * A count that starts at zero, with the limits of the settings.
     *
     * @throws SettingException if a limit is malformed, or can never be reached because another is always reached first
     */
    public static DeadLetters of(Settings settings) {
        DeadLetters letters = new DeadLetters(
                ratio(settings),
                settings.number(Setting.DEAD_LETTER_WINDOW),
                settings.number(Setting.DEAD_LETTER_CONSECUTIVE));
        letters.check(settings);
        return letters;
    }

    /**
     * Notifies a listener of every dead letter, in the thread that writes it. If the transaction is aborted, the record
     * becomes a dead letter again, and the listener is notified again.
     */
    public void listen(Consumer<DeadLetter> listener) {
        listeners.add(listener);
    }

    /** A record was processed. */
    public synchronized void passed() {
        badInARow = 0;
        count(false);
    }

    /**
     * A record is about to become a dead letter; logs it.
     *
     * @throws TooManyDeadLettersException if there are too many; the process has to stop and must not write it
     */
    public void diverted(DeadLetter letter) {
        add(letter);
        LOG.atWarn()
                .addKeyValue("event", "dead-letter")
                .addKeyValue("stage", letter.stage())
                .addKeyValue("topic", letter.topic())
                .addKeyValue("partition", letter.partition())
                .addKeyValue("offset", letter.offset())
                .addKeyValue("reason", letter.reason())
                .log("Dead letter");
        listeners.forEach(listener -> listener.accept(letter));
    }

    private synchronized void add(DeadLetter letter) {
        badInARow++;
        count(true);
        if (consecutive > 0 && badInARow >= consecutive) {
            throw new TooManyDeadLettersException(
                    String.format("%d in a row (%s)", badInARow, shown(Setting.DEAD_LETTER_CONSECUTIVE, consecutive)),
                    Setting.DEAD_LETTER_CONSECUTIVE,
                    letter);
        }
        if (badInWindow > mostInWindow) {
            throw new TooManyDeadLettersException(
                    String.format(
                            "%d among the last %d records (%s, %s)",
                            badInWindow,
                            window,
                            shown(Setting.DEAD_LETTER_RATIO, ratio),
                            shown(Setting.DEAD_LETTER_WINDOW, window)),
                    Setting.DEAD_LETTER_RATIO,
                    letter);
        }
    }

    private void count(boolean isBad) {
        badInWindow += (isBad ? 1 : 0) - (bad.get(next) ? 1 : 0);
        bad.set(next, isBad);
        next = next + 1 == window ? 0 : next + 1;
    }

    private void check(Settings settings) {
        if (window == 0) {
            throw new SettingException(Setting.DEAD_LETTER_WINDOW.variable() + " is 0; it takes at least 1. To have no"
                    + " limit by share, set " + Setting.DEAD_LETTER_RATIO.variable() + " to 1");
        }
        boolean isChosen =
                !settings.get(Setting.DEAD_LETTER_CONSECUTIVE).equals(Setting.DEAD_LETTER_CONSECUTIVE.defaultValue());
        if (isChosen && mostInWindow < window && consecutive > mostInWindow + 1) {
            throw new SettingException(String.format(
                    "%s contradicts %s and %s: %d dead letters stop the service already, however they come."
                            + " Lower the first to that or less (0: no limit), or raise the others",
                    shown(Setting.DEAD_LETTER_CONSECUTIVE, consecutive),
                    shown(Setting.DEAD_LETTER_RATIO, ratio),
                    shown(Setting.DEAD_LETTER_WINDOW, window),
                    mostInWindow + 1));
        }
    }

    private static BigDecimal ratio(Settings settings) {
        String text = settings.get(Setting.DEAD_LETTER_RATIO);
        try {
            BigDecimal ratio = new BigDecimal(text);
            if (ratio.signum() >= 0 && ratio.compareTo(BigDecimal.ONE) <= 0) {
                return ratio;
            }
        } catch (NumberFormatException e) {
            // refused below
        }
        throw new SettingException(Setting.DEAD_LETTER_RATIO.variable() + " is '" + text
                + "'; it takes a number from 0 to 1 (" + Setting.DEAD_LETTER_RATIO.description() + ")");
    }

    private static String shown(Setting setting, Object value) {
        return setting.variable() + "=" + value;
    }
}
