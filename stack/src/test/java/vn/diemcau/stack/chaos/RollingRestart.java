package vn.diemcau.stack.chaos;

import java.time.Duration;
import vn.diemcau.service.Setting;

/** Restarts the processes of streams one after the other, as for a new version, while events flow. */
final class RollingRestart {
    private static final Duration WHOLE = Duration.ofMinutes(2);

    private RollingRestart() {}

    /**
     * Does it, and returns once all are members of the group again and have counted what came meanwhile.
     *
     * @return the longest time without a commit of the whole group, and of one partition with something to commit
     */
    static Gaps run(Cluster cluster, Monitor monitor, Settled settled) {
        String group = cluster.settings().get(Setting.APPLICATION_ID);
        int members = cluster.parts(Part.Role.STREAMS).size();
        Await.until("the group is whole", WHOLE, () -> settled.members(group).size() == members);
        monitor.awaitUnfinished();
        monitor.gaps().reset();
        for (Part part : cluster.parts(Part.Role.STREAMS)) {
            part.terminate();
            monitor.awaitUnfinished();
            part.start();
            Await.until(
                    "the group is whole again",
                    WHOLE,
                    () -> settled.members(group).size() == members);
            monitor.awaitCaughtUp();
        }
        return monitor.gaps();
    }
}
