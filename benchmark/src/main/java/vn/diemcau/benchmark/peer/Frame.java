package vn.diemcau.benchmark.peer;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import vn.diemcau.event.ConferenceCancelled;
import vn.diemcau.event.ConferenceClosed;
import vn.diemcau.event.ConferenceConvened;
import vn.diemcau.event.ConferenceOpened;
import vn.diemcau.event.DirectiveIssued;
import vn.diemcau.event.DirectiveWithdrawn;

/** What is said of a conference as a whole: its standing, its times, whom it invites, its directives. */
public final class Frame {
    static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    Stamp convened;
    long scheduledStart;
    boolean all;
    List<String> invited = List.of();
    Stamp cancelled;
    Stamp opened;
    Stamp closed;
    SortedMap<String, Issue> directives = new TreeMap<>();

    /** A directive: its latest issue and its latest withdrawal. */
    static final class Issue {
        Stamp issued;
        boolean all;
        List<String> codes = List.of();

        /** Days since the epoch; null: no deadline. */
        Long dueOn;

        Stamp withdrawn;

        boolean stands() {
            return issued != null && issued.isAfter(withdrawn);
        }
    }

    /** Whether a body says something of the conference as a whole. */
    static boolean takes(Object body) {
        return body instanceof ConferenceConvened
                || body instanceof ConferenceCancelled
                || body instanceof ConferenceOpened
                || body instanceof ConferenceClosed
                || body instanceof DirectiveIssued
                || body instanceof DirectiveWithdrawn;
    }

    /**
     * Takes what an event says.
     *
     * @param mine the provinces that matter here
     */
    void apply(PeerEvent event, Predicate<String> mine) {
        Stamp stamp = event.stamp();
        if (event.body() instanceof ConferenceConvened body) {
            if (stamp.isAfter(convened)) {
                convened = stamp;
                scheduledStart = body.getScheduledStart().toEpochMilli();
                all = body.getInvited().getAll();
                invited = body.getInvited().getProvinces().stream().filter(mine).toList();
            }
        } else if (event.body() instanceof ConferenceCancelled) {
            cancelled = stamp.isAfter(cancelled) ? stamp : cancelled;
        } else if (event.body() instanceof ConferenceOpened) {
            opened = stamp.isAfter(opened) ? stamp : opened;
        } else if (event.body() instanceof ConferenceClosed) {
            closed = stamp.isAfter(closed) ? stamp : closed;
        } else if (event.body() instanceof DirectiveIssued body) {
            Issue issue = directives.computeIfAbsent(body.getDirectiveId(), id -> new Issue());
            if (stamp.isAfter(issue.issued)) {
                issue.issued = stamp;
                issue.all = body.getAddressees().getAll();
                issue.codes = body.getAddressees().getProvinces().stream()
                        .filter(mine)
                        .toList();
                issue.dueOn = body.getDueOn() == null ? null : body.getDueOn().toEpochDay();
            }
        } else if (event.body() instanceof DirectiveWithdrawn body) {
            Issue issue = directives.computeIfAbsent(body.getDirectiveId(), id -> new Issue());
            issue.withdrawn = stamp.isAfter(issue.withdrawn) ? stamp : issue.withdrawn;
        }
    }

    /** Whether it contributes anything: it was convened, and not cancelled since. */
    boolean counts() {
        return convened != null && convened.isAfter(cancelled);
    }

    LocalDate date() {
        long at = opened != null ? opened.at() : scheduledStart;
        return LocalDate.ofInstant(Instant.ofEpochMilli(at), VIETNAM);
    }

    public void write(DataOutput out) throws IOException {
        Stamp.write(convened, out);
        out.writeLong(scheduledStart);
        out.writeBoolean(all);
        writeTexts(invited, out);
        Stamp.write(cancelled, out);
        Stamp.write(opened, out);
        Stamp.write(closed, out);
        out.writeInt(directives.size());
        for (var entry : directives.entrySet()) {
            out.writeUTF(entry.getKey());
            Issue issue = entry.getValue();
            Stamp.write(issue.issued, out);
            out.writeBoolean(issue.all);
            writeTexts(issue.codes, out);
            out.writeLong(issue.dueOn == null ? Long.MIN_VALUE : issue.dueOn);
            Stamp.write(issue.withdrawn, out);
        }
    }

    public static Frame read(DataInput in) throws IOException {
        Frame frame = new Frame();
        frame.convened = Stamp.read(in);
        frame.scheduledStart = in.readLong();
        frame.all = in.readBoolean();
        frame.invited = readTexts(in);
        frame.cancelled = Stamp.read(in);
        frame.opened = Stamp.read(in);
        frame.closed = Stamp.read(in);
        for (int left = in.readInt(); left > 0; left--) {
            String id = in.readUTF();
            Issue issue = new Issue();
            issue.issued = Stamp.read(in);
            issue.all = in.readBoolean();
            issue.codes = readTexts(in);
            long dueOn = in.readLong();
            issue.dueOn = dueOn == Long.MIN_VALUE ? null : dueOn;
            issue.withdrawn = Stamp.read(in);
            frame.directives.put(id, issue);
        }
        return frame;
    }

    private static void writeTexts(List<String> texts, DataOutput out) throws IOException {
        out.writeShort(texts.size());
        for (String text : texts) {
            out.writeUTF(text);
        }
    }

    private static List<String> readTexts(DataInput in) throws IOException {
        List<String> texts = new ArrayList<>();
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            texts.add(in.readUTF());
        }
        return texts;
    }
}
