package vn.diemcau.producer.article;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.diemcau.province.ProvinceMap;
import vn.diemcau.province.ProvinceRegister;
import vn.diemcau.province.ProvinceResolver;
import vn.diemcau.province.Resolution;
import vn.diemcau.province.Unit;

/** Finds the names of provinces. */
final class Places {
    private static final Cues CUES = Cues.of("places");
    private static final Pattern NAME = names();
    private static final Pattern OWNER =
            Pattern.compile(CUES.expression("OWNED") + "(?: tỉnh| thành phố| điện tử)? ?$");
    private static final int BEFORE = 24;

    private final List<PlaceName> all = new ArrayList<>();

    private Places() {}

    /** The provinces that a text names, in its order. */
    static Places in(Page page) {
        Places places = new Places();
        Matcher matcher = NAME.matcher(page.key());
        while (matcher.find()) {
            String name = page.text().substring(matcher.start(), matcher.end());
            if (capitalised(name) && ProvinceResolver.get().resolve(name) instanceof Resolution.Resolved resolved) {
                String before = page.key().substring(Math.max(0, matcher.start() - BEFORE), matcher.start());
                boolean owned = OWNER.matcher(before).find();
                places.all.add(new PlaceName(new Span(matcher.start(), matcher.end()), resolved.code(), owned));
            }
        }
        return places;
    }

    /** All names, in the order of the text. */
    List<PlaceName> all() {
        return all;
    }

    /** The names within a stretch, in its order. */
    List<PlaceName> within(Span span) {
        return all.stream().filter(place -> span.contains(place.span().start())).toList();
    }

    /** The first province that a stretch names as such; null if none. */
    String first(Span span) {
        return all.stream()
                .filter(place -> span.contains(place.span().start()) && !place.owned())
                .map(PlaceName::code)
                .findFirst()
                .orElse(null);
    }

    private static boolean capitalised(String name) {
        for (String syllable : name.split("[ .-]+")) {
            if (!Character.isUpperCase(syllable.charAt(0))) {
                return false;
            }
        }
        return true;
    }

    private static Pattern names() {
        Set<String> names = new LinkedHashSet<>();
        for (ProvinceMap map : ProvinceMap.values()) {
            for (Unit unit : ProvinceRegister.get().units(map)) {
                if (!unit.name().equals("Hồ Chí Minh") && !unit.name().equals("TP Hồ Chí Minh")) {
                    names.add(Spelling.of(unit.name()).replaceAll(" ?- ?", " ?- ?"));
                }
            }
        }
        List<String> expressions = new ArrayList<>(CUES.lines("NAME"));
        names.stream().sorted(Comparator.comparing(String::length).reversed()).forEach(expressions::add);
        return Pattern.compile(Cues.whole(String.join("|", expressions)));
    }
}
