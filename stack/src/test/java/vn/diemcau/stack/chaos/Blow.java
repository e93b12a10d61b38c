package vn.diemcau.stack.chaos;

import java.time.Duration;
import java.util.Random;

/** What is done to a part of the system, and how it is undone. */
enum Blow {
    KILL_STREAMS("kill -9 streams", Part.Role.STREAMS, 3),
    KILL_CONSUMER("kill -9 consumer", Part.Role.CONSUMER, 2),
    KILL_BROKER("kill -9 broker", Part.Role.BROKER, 2),
    KILL_DATABASE("kill -9 database", Part.Role.DATABASE, 2),
    KILL_REGISTRY("kill -9 registry", Part.Role.REGISTRY, 1),
    WIPE_STREAMS("kill -9 streams, wipe its state", Part.Role.STREAMS, 2) {
        @Override
        void begin(Part part) {
            part.kill();
            part.wipe();
        }
    },
    PAUSE_STREAMS("pause streams", Part.Role.STREAMS, 2) {
        @Override
        void begin(Part part) {
            part.pause();
        }

        @Override
        void end(Part part) {
            part.resume();
        }
    },
    PAUSE_CONSUMER("pause consumer", Part.Role.CONSUMER, 1) {
        @Override
        void begin(Part part) {
            part.pause();
        }

        @Override
        void end(Part part) {
            part.resume();
        }
    },
    PAUSE_BROKER("pause broker", Part.Role.BROKER, 1) {
        @Override
        void begin(Part part) {
            part.pause();
        }

        @Override
        void end(Part part) {
            part.resume();
        }
    },
    RESTART_STREAMS("restart streams", Part.Role.STREAMS, 1) {
        @Override
        void begin(Part part) {
            part.terminate();
        }
    },
    RESTART_CONSUMER("restart consumer", Part.Role.CONSUMER, 1) {
        @Override
        void begin(Part part) {
            part.terminate();
        }
    },
    RESTART_BROKER("restart broker", Part.Role.BROKER, 1) {
        @Override
        void begin(Part part) {
            part.terminate();
        }
    },
    RESTART_DATABASE("restart database", Part.Role.DATABASE, 1) {
        @Override
        void begin(Part part) {
            part.terminate();
        }
    };

    private final String label;
    private final Part.Role role;
    private final int weight;

    Blow(String label, Part.Role role, int weight) {
        this.label = label;
        this.role = role;
        this.weight = weight;
    }

    String label() {
        return label;
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
        part.kill();
    }

    void end(Part part) {
        part.start();
    }

    /** How long the part is away: a pause outlasts all time-outs, of the rest one in four does. */
    Duration away(Random random, Duration timeouts) {
        boolean isPause = this == PAUSE_STREAMS || this == PAUSE_CONSUMER || this == PAUSE_BROKER;
        return isPause || random.nextInt(4) == 0
                ? timeouts.plusMillis(random.nextInt(4000))
                : Duration.ofMillis(300 + random.nextInt(3000));
    }
}
