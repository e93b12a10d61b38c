package vn.diemcau.chaos;

import java.time.Duration;
import java.util.Random;
import vn.diemcau.parts.Part;

/** What is done to a part of the system, and how it is undone. */
enum Blow {
    KILL_STREAMS(Act.KILL, Part.Role.STREAMS, 3),
    KILL_CONSUMER(Act.KILL, Part.Role.CONSUMER, 2),
    KILL_BROKER(Act.KILL, Part.Role.BROKER, 2),
    KILL_DATABASE(Act.KILL, Part.Role.DATABASE, 2),
    KILL_REGISTRY(Act.KILL, Part.Role.REGISTRY, 1),
    WIPE_STREAMS(Act.WIPE, Part.Role.STREAMS, 2),
    PAUSE_STREAMS(Act.PAUSE, Part.Role.STREAMS, 2),
    PAUSE_CONSUMER(Act.PAUSE, Part.Role.CONSUMER, 1),
    PAUSE_BROKER(Act.PAUSE, Part.Role.BROKER, 1),
    RESTART_STREAMS(Act.RESTART, Part.Role.STREAMS, 1),
    RESTART_CONSUMER(Act.RESTART, Part.Role.CONSUMER, 1),
    RESTART_BROKER(Act.RESTART, Part.Role.BROKER, 1),
    RESTART_DATABASE(Act.RESTART, Part.Role.DATABASE, 1);

    private enum Act {
        KILL("kill -9"),
        WIPE("kill -9 and wipe"),
        PAUSE("pause"),
        RESTART("restart");

        private final String label;

        Act(String label) {
            this.label = label;
        }
    }

    private final Act act;
    private final Part.Role role;
    private final int weight;

    Blow(Act act, Part.Role role, int weight) {
        this.act = act;
        this.role = role;
        this.weight = weight;
    }

    String label() {
        return act.label + " " + role.label();
    }

    /** Whom it strikes. */
    Part.Role role() {
        return role;
    }

    /** How often it comes, as compared with the others. */
    int weight() {
        return weight;
    }

    void begin(Part part) {
        switch (act) {
            case KILL -> part.kill();
            case WIPE -> {
                part.kill();
                part.wipe();
            }
            case PAUSE -> part.pause();
            case RESTART -> part.terminate();
        }
    }

    void end(Part part) {
        if (act == Act.PAUSE) {
            part.resume();
        } else {
            part.start();
        }
    }

    /** How long the part is unavailable: a pause outlasts all time-outs, of the rest one in four does. */
    Duration away(Random random, Duration timeouts) {
        return act == Act.PAUSE || random.nextInt(4) == 0
                ? timeouts.plusMillis(random.nextInt(4000))
                : Duration.ofMillis(300 + random.nextInt(3000));
    }
}
