package vn.diemcau.producer.simulate;

import java.util.List;
import vn.diemcau.event.Level;
import vn.diemcau.event.ProvinceSelection;
import vn.diemcau.province.ProvinceMap;

/**
 * The basic data of a conference for all its events.
 *
 * @param dice of the conference; everything throws them, in a fixed order
 * @param sink takes the events
 * @param level of the convening body
 * @param convener the convening body
 * @param map the map that its participants go by
 * @param invited codes of the invited provinces, written out also where all are
 * @param all whether all are invited
 * @param opensAt when it really opens; milliseconds since the epoch, as {@code closesAt}
 * @param closesAt when it really closes
 * @param corrections share of the facts that are corrected later
 */
record Meeting(
        SeededRandom dice,
        EventSink sink,
        Level level,
        String convener,
        ProvinceMap map,
        List<String> invited,
        boolean all,
        long opensAt,
        long closesAt,
        double corrections) {

    /** Whether the fact that was just generated is corrected later. */
    boolean corrected() {
        return dice.chance(corrections);
    }

    /** A time within the conference. */
    long during() {
        return opensAt + dice.below((int) (closesAt - opensAt));
    }

    ProvinceSelection selection() {
        return all ? new ProvinceSelection(true, List.of()) : new ProvinceSelection(false, invited);
    }

    /** The code as a producer sends it: on map 34 now and then that of a former province. */
    String asSent(String code) {
        if (map == ProvinceMap.MAP_63 || !dice.chance(0.03)) {
            return code;
        }
        return dice.of(FormerProvinces.of(code));
    }
}
