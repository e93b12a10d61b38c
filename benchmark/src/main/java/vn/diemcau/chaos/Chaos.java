package vn.diemcau.chaos;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import vn.diemcau.consumer.table.Database;
import vn.diemcau.parts.Await;
import vn.diemcau.parts.Part;
import vn.diemcau.parts.PartFailure;

/**
 * The verifier: starts the system as separate processes, sends events, strikes the processes while work is unfinished,
 * waits until all is through, and compares what came out with the batch model, row by row.
 */
final class Chaos implements AutoCloseable {
    private static final Duration HEALED = Duration.ofMinutes(5);

    private final ChaosPlan plan;
    private final PrintStream out;
    private final Schedule schedule;
    private final ChaosCluster cluster;
    private final ScheduledExecutorService healers = Executors.newScheduledThreadPool(4);
    private final Set<Part> struck = ConcurrentHashMap.newKeySet();
    private final List<Recovery> recoveries = new ArrayList<>();
    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
    private final long start = System.nanoTime();
    private Load load;
    private Monitor monitor;

    Chaos(ChaosPlan plan, Path directory, PrintStream out) {
        this.plan = plan;
        this.out = out;
        this.schedule = new Schedule(plan.seed(), plan.opening());
        this.cluster = new ChaosCluster(directory, plan.streams(), plan.consumers(), Timeouts.ofMembers());
    }

    /**
     * Does it all.
     *
     * @throws PartFailure if a part could not be struck or healed, or the system did not settle
     */
    ChaosReport run() {
        cluster.startBroker();
        cluster.startServices();
        try (Database database = Database.open(cluster.settings())) {
            load = new Load(cluster.settings(), plan.seed(), plan.perSecond(), ChaosPlan.POISON_SHARE);
            monitor = new Monitor(cluster.settings(), load, database.dataSource());
            load.start();
            monitor.start();
            monitor.awaitUnfinished();
            say("the load runs");
            RollingRestart.Longest planned = restartStreamsInTurn();
            strike();
            Await.until(
                    "the system got over the last blows",
                    HEALED,
                    () -> recoveries.stream().allMatch(Recovery::isOver));
            Duration longestGap = monitor.gaps().longestOfPartition();
            load.finish();
            say("the load has ended: " + load.sent().count() + " records");
            settle(database);
            say("all is through");
            Comparison comparison = new Comparison(cluster.settings(), database.dataSource()).run(List.of(load));
            return new ChaosReport(plan, recoveries, load, comparison, cluster.exits(), planned, longestGap);
        }
    }

    private RollingRestart.Longest restartStreamsInTurn() {
        try (Settled settled = new Settled(cluster)) {
            monitor.awaitCaughtUp();
            RollingRestart.Longest longest = RollingRestart.run(cluster, monitor, settled);
            say("restarted streams one after the other: at most %.1f s without a commit, %.1f s of one partition"
                    .formatted(
                            longest.group().toMillis() / 1000.0,
                            longest.partition().toMillis() / 1000.0));
            return longest;
        }
    }

    private void settle(Database database) {
        try (Settled settled = new Settled(cluster)) {
            settled.await(load, database.dataSource());
        }
    }

    @Override
    public void close() {
        healers.shutdownNow();
        if (monitor != null) {
            monitor.close();
        }
        if (load != null) {
            load.close();
        }
        cluster.close();
    }

    private void strike() {
        long end = System.nanoTime() + plan.duration().toNanos();
        while (recoveries.size() < plan.blows() || System.nanoTime() < end) {
            pause(schedule.pause(plan.gap()));
            strikeOne();
            if (schedule.isDouble()) {
                strikeOne();
            }
            if (failure.get() != null) {
                throw failure.get();
            }
        }
        Await.until("the last struck part is there again", HEALED, struck::isEmpty);
    }

    /** Strikes a part that is not struck already; one of each kind keeps running. */
    private void strikeOne() {
        Set<Blow> impossible = new HashSet<>();
        while (impossible.size() < Blow.values().length) {
            Blow blow = schedule.next();
            List<Part> free = cluster.parts(blow.role()).stream()
                    .filter(part -> !struck.contains(part))
                    .toList();
            if (!free.isEmpty()) {
                strike(blow, schedule.oneOf(free));
                return;
            }
            impossible.add(blow);
            schedule.later(blow);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what fails in there is kept in failure
    private void strike(Blow blow, Part part) {
        boolean brokerAnswers = cluster.parts(Part.Role.BROKER).stream().noneMatch(struck::contains);
        long unfinished = brokerAnswers ? monitor.awaitUnfinished() : monitor.lastUnfinished();
        if (!load.isUnfinished()) {
            throw new PartFailure("The load has ended before the blows");
        }
        Recovery recovery =
                new Recovery(blow.label(), part.name(), unfinished, load.sent().acknowledged());
        recoveries.add(recovery);
        struck.add(part);
        Duration away = schedule.away(blow);
        say(blow.label() + " (" + part.name() + ") for " + away.toMillis() + " ms, " + unfinished
                + " events unfinished");
        blow.begin(part);
        monitor.follow(recovery);
        healers.schedule(() -> heal(blow, part, recovery), away.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void heal(Blow blow, Part part, Recovery recovery) {
        try {
            blow.end(part);
            recovery.heal();
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
        } finally {
            struck.remove(part);
        }
    }

    private void say(String what) {
        out.printf("%7.1f s  %s%n", (System.nanoTime() - start) / 1e9, what);
    }

    private static void pause(Duration duration) {
        try {
            TimeUnit.MILLISECONDS.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartFailure("interrupted");
        }
    }
}
