package vn.diemcau.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import vn.diemcau.cli.cluster.Subjects;
import vn.diemcau.cli.cluster.TopicAdmin;
import vn.diemcau.service.settings.ClusterOptions;
import vn.diemcau.service.settings.Settings;
import vn.diemcau.topic.Topics;

/** {@code diemcau topics}: creates and updates topics and schemas of a cluster for this version. */
@Command(
        name = "topics",
        description = {
            "Creates missing topics, corrects settings of topics that differ and prints each, registers every schema and"
                    + " sets the compatibility level of its subject. What is right already is not touched. The number of"
                    + " partitions is never changed.",
            "",
            "Partitions and replication of new topics: DIEMCAU_PARTITIONS, DIEMCAU_REPLICATION.",
            ""
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:topics and schemas are as they should be",
            "1:the cluster or the registry does not answer, or refuses the change",
            "64:wrong usage, or the event topics have another number of partitions"
        })
final class TopicsCommand implements Callable<Integer> {
    @Mixin
    private ClusterOptions cluster;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Settings settings = cluster.settings(System.getenv());
        TopicAdmin.Changes changes = TopicAdmin.bringUp(settings);
        int subjects = Subjects.bringUp(settings);
        PrintWriter out = spec.commandLine().getOut();
        changes.altered()
                .forEach(setting -> out.printf(
                        "%s: %s is now %s, was %s%n",
                        setting.topic(), setting.setting(), setting.wanted(), setting.found()));
        out.printf(
                "%d topics: %d created, %d altered; %d schemas registered with their levels%n",
                Topics.all().size(), changes.created(), changes.alteredTopics(), subjects);
        return 0;
    }
}
