package vn.diemcau.chaos;

import java.time.Duration;
import vn.diemcau.parts.Await;
import vn.diemcau.parts.Part;
import vn.diemcau.service.settings.Setting;

/** Restarts the processes of streams one after the other, as for a new version, while events flow. */
final class RollingRestart {
    private static final Duration WHOLE = Duration.ofMinutes(5);

    private RollingRestart() {}

    /**
     * The longest time without a commit.
     *
     * @param group of the whole group
     * @param partition of one partition that had something to commit
     */
    record Longest(Duration group, Duration partition) {}

    /** Does it, and returns once all are members of the group again and have counted what came meanwhile. */
    static Longest run(ChaosCluster cluster, Monitor monitor, Settled settled) {
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
        Longest longest = new Longest(monitor.gaps().longest(), monitor.gaps().longestOfPartition());
        monitor.gaps().reset();
        return longest;
    }
}
