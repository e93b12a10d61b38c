package vn.diemcau.benchmark.peer;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.SortedMap;
import java.util.TreeMap;
import vn.diemcau.event.AttendanceReported;
import vn.diemcau.event.DirectiveCompleted;
import vn.diemcau.event.DirectiveProgressed;
import vn.diemcau.event.DirectiveReopened;
import vn.diemcau.event.SiteAnnulled;
import vn.diemcau.event.SiteJoined;
import vn.diemcau.event.SiteLeft;

/**
 * What is said of the provinces that became one unit of map 34, at one conference. All keys begin with the code of the
 * province as it was sent, since the conference may move to the other map.
 */
public final class Cell {
    SortedMap<String, Site> sites = new TreeMap<>();
    SortedMap<String, Status> statuses = new TreeMap<>();
    SortedMap<String, Report> reports = new TreeMap<>();

    /** The latest word of a province on a directive. */
    record Status(Stamp stamp, boolean completed, int percent) {}

    /** The latest figures that somebody stated for a province; a stamp is null where nobody did. */
    record Report(Stamp sitesAt, long sites, Stamp delegatesAt, long delegates) {}

    /** The province, as sent, that an event is about; null where it is about none or about no cell. */
    static String provinceOf(Object body) {
        if (body instanceof SiteJoined event) {
            return event.getProvince();
        } else if (body instanceof SiteLeft event) {
            return event.getProvince();
        } else if (body instanceof SiteAnnulled event) {
            return event.getProvince();
        } else if (body instanceof DirectiveProgressed event) {
            return event.getProvince();
        } else if (body instanceof DirectiveCompleted event) {
            return event.getProvince();
        } else if (body instanceof DirectiveReopened event) {
            return event.getProvince();
        } else if (body instanceof AttendanceReported event) {
            return event.getProvince();
        }
        return null;
    }

    /** Takes what an event says. */
    void apply(PeerEvent event) {
        Stamp stamp = event.stamp();
        if (event.body() instanceof SiteJoined body) {
            site(body.getProvince(), body.getSite()).move(new Site.Move(stamp, true, body.getDelegates()));
        } else if (event.body() instanceof SiteLeft body) {
            site(body.getProvince(), body.getSite()).move(new Site.Move(stamp, false, null));
        } else if (event.body() instanceof SiteAnnulled body) {
            site(body.getProvince(), body.getSite()).annul(stamp);
        } else if (event.body() instanceof DirectiveProgressed body) {
            status(body.getProvince(), body.getDirectiveId(), new Status(stamp, false, body.getPercent()));
        } else if (event.body() instanceof DirectiveCompleted body) {
            status(body.getProvince(), body.getDirectiveId(), new Status(stamp, true, 100));
        } else if (event.body() instanceof DirectiveReopened body) {
            int percent = body.getPercent() == null ? 0 : body.getPercent();
            status(body.getProvince(), body.getDirectiveId(), new Status(stamp, false, percent));
        } else if (event.body() instanceof AttendanceReported body) {
            report(body, stamp);
        }
    }

    public void write(DataOutput out) throws IOException {
        out.writeInt(sites.size());
        for (var site : sites.entrySet()) {
            out.writeUTF(site.getKey());
            site.getValue().write(out);
        }
        out.writeInt(statuses.size());
        for (var status : statuses.entrySet()) {
            out.writeUTF(status.getKey());
            Stamp.write(status.getValue().stamp(), out);
            out.writeBoolean(status.getValue().completed());
            out.writeByte(status.getValue().percent());
        }
        out.writeInt(reports.size());
        for (var report : reports.entrySet()) {
            out.writeUTF(report.getKey());
            Stamp.write(report.getValue().sitesAt(), out);
            out.writeLong(report.getValue().sites());
            Stamp.write(report.getValue().delegatesAt(), out);
            out.writeLong(report.getValue().delegates());
        }
    }

    public static Cell read(DataInput in) throws IOException {
        Cell cell = new Cell();
        for (int left = in.readInt(); left > 0; left--) {
            cell.sites.put(in.readUTF(), Site.read(in));
        }
        for (int left = in.readInt(); left > 0; left--) {
            cell.statuses.put(in.readUTF(), new Status(Stamp.read(in), in.readBoolean(), in.readByte()));
        }
        for (int left = in.readInt(); left > 0; left--) {
            cell.reports.put(in.readUTF(), new Report(Stamp.read(in), in.readLong(), Stamp.read(in), in.readLong()));
        }
        return cell;
    }

    private Site site(String province, String site) {
        return sites.computeIfAbsent(province + "/" + site, key -> new Site());
    }

    private void status(String province, String directiveId, Status status) {
        statuses.merge(
                province + "/" + directiveId, status, (old, now) -> now.stamp().isAfter(old.stamp()) ? now : old);
    }

    private void report(AttendanceReported body, Stamp stamp) {
        Report old = reports.getOrDefault(body.getProvince(), new Report(null, 0, null, 0));
        boolean newSites = body.getSites() != null && stamp.isAfter(old.sitesAt());
        boolean newDelegates = body.getDelegates() != null && stamp.isAfter(old.delegatesAt());
        reports.put(
                body.getProvince(),
                new Report(
                        newSites ? stamp : old.sitesAt(),
                        newSites ? body.getSites() : old.sites(),
                        newDelegates ? stamp : old.delegatesAt(),
                        newDelegates ? body.getDelegates() : old.delegates()));
    }
}
