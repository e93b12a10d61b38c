package vn.diemcau.articles;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.diemcau.province.ProvinceMap;
import vn.diemcau.province.ProvinceRegister;
import vn.diemcau.province.ProvinceResolver;
import vn.diemcau.province.Resolution;
import vn.diemcau.province.Unit;

/** Finds the names of provinces. */
final class Places {
    private static final Cues CUES = Cues.of("places");
    private static final Map<String, String> TOWNS = CUES.lines("TOWN").stream()
            .map(line -> line.split(" -> "))
            .flatMap(line -> Stream.of(line[1].split(", ")).map(town -> Map.entry(town, line[0])))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    private static final Expression NAME = names();
    private static final Expression OWNER =
            Expression.of(CUES.expression("OWNED") + "(?: tỉnh| thành phố| điện tử)? ?$");
    private static final Expression CITY = Expression.of("(?:thành phố|tp\\.?|thị xã|tx\\.?) ?$");
    private static final Expression SURNAMED = Expression.of("(?<=[\\p{Ll},] )(?<name>\\p{Lu}\\p{Ll}*) $");
    private static final Expression SURNAME =
            Expression.of("(?!(?:đoàn|hà|thái|bắc)$)" + People.CUES.expression("SURNAME"));
    /** Without a word for the city it is the man. */
    private static final String THE_MAN = "hồ chí minh";

    private static final int BEFORE = 24;

    private final List<PlaceName> all = new ArrayList<>();

    private Places() {}

    /** The provinces that a text names, in its order. */
    static Places in(Page page) {
        Places places = new Places();
        Search matcher = NAME.matcher(page.key()).useTransparentBounds(true);
        int length = page.text().length();
        for (int i = 0; i < length; i++) {
            boolean found = Character.isUpperCase(page.text().charAt(i))
                    && matcher.region(i, length).lookingAt();
            if (found && places.add(page, new Span(matcher.start(), matcher.end()))) {
                i = matcher.end();
            }
        }
        return places;
    }

    private boolean add(Page page, Span span) {
        String before = page.key().substring(Math.max(0, span.start() - BEFORE), span.start());
        String town = TOWNS.get(page.key(span));
        boolean city = CITY.matcher(before).find();
        if (page.key(span).equals(THE_MAN) && !city || ofPerson(page, span)) {
            return false;
        }
        String name = town != null && city ? town : page.text(span);
        if (!capitalised(page.text(span))
                || !(ProvinceResolver.get().resolve(name) instanceof Resolution.Resolved resolved)) {
            return false;
        }
        all.add(new PlaceName(
                span, resolved.code(), OWNER.matcher(before).find() || !all.isEmpty() && runsOn(page, last(), span)));
        return true;
    }

    private PlaceName last() {
        return all.get(all.size() - 1);
    }

    /** A road or a line that belongs to something bears two names: "cao tốc Hà Nội - Hải Phòng". */
    private static boolean runsOn(Page page, PlaceName before, Span span) {
        return before.owned()
                && page.key()
                        .substring(Math.min(before.span().end(), span.start()), span.start())
                        .matches(" ?- ?");
    }

    /** "Trương Hòa Bình": a surname right before it, within a sentence, makes it a person's name. */
    private static boolean ofPerson(Page page, Span span) {
        Search surname = SURNAMED.matcher(page.text().substring(Math.max(0, span.start() - BEFORE), span.start()));
        return surname.find()
                && SURNAME.matcher(Spelling.of(surname.group("name"))).matches();
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

    private static Expression names() {
        Set<String> names = new LinkedHashSet<>();
        for (ProvinceMap map : ProvinceMap.values()) {
            for (Unit unit : ProvinceRegister.get().units(map)) {
                if (!unit.name().equals("Hồ Chí Minh") && !unit.name().equals("TP Hồ Chí Minh")) {
                    names.add(Spelling.of(unit.name()).replaceAll(" ?- ?", " ?- ?"));
                }
            }
        }
        List<String> expressions = new ArrayList<>(CUES.lines("NAME"));
        expressions.addAll(TOWNS.keySet());
        names.stream().sorted(Comparator.comparing(String::length).reversed()).forEach(expressions::add);
        return Expression.of(Cues.whole(String.join("|", expressions)));
    }
}
