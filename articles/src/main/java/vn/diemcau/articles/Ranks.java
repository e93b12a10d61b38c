package vn.diemcau.articles;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** What a position stands for. */
final class Ranks {
    private static final Cues CUES = People.CUES;
    private static final Expression HEADED = Expression.of(
            "^(?:(?:phó )?(?:bộ trưởng|chủ tịch|bí thư|tổng giám đốc|giám đốc|tổng cục trưởng|cục trưởng|chủ nhiệm|viện trưởng|tổng thanh tra|thống đốc))\\s+");
    private static final Expression BOARD = Expression.of("^(?:phó )?(?:trưởng |chánh )(?=ban|văn phòng)");
    /** In whose name the holders of some offices direct. */
    private static final List<Map.Entry<Expression, String>> OFFICES = Convener.CUES.lines("OFFICE").stream()
            .map(line -> line.split(" -> "))
            .map(office -> Map.entry(Expression.of(Cues.whole(office[0])), office[1]))
            .toList();

    private Ranks() {}

    /** Whether somebody leads the Party or the state. */
    static boolean national(Person person) {
        return person.position() != null && CUES.in("NATIONAL", Spelling.of(person.position()));
    }

    /** Whether somebody heads a body. */
    static boolean chief(Person person) {
        if (person.position() == null) {
            return false;
        }
        String key = Spelling.of(person.position());
        Search chief = CUES.get("CHIEF").matcher(key);
        while (chief.find()) {
            String before = key.substring(0, chief.start());
            if (!before.endsWith("phó ")) {
                return true;
            }
        }
        return false;
    }

    /** Whether somebody is the deputy of a head. */
    static boolean deputy(Person person) {
        return person.position() != null && CUES.in("SECOND", Spelling.of(person.position()));
    }

    /** Whether somebody leads a province, a district or a commune, or is the deputy of who does. */
    static boolean leadsPlace(Person person) {
        return person.position() != null && CUES.in("LEADS_PLACE", Spelling.of(person.position()));
    }

    /** Whether somebody is of a province or of what is below it. */
    static boolean local(Person person) {
        return person.position() != null && CUES.in("LOCAL", Spelling.of(person.position()));
    }

    /** The body that somebody heads; null where the position does not say. */
    static String bodyOf(Person person) {
        String position = person.position();
        String key = Spelling.of(position);
        for (Map.Entry<Expression, String> office : OFFICES) {
            if (office.getKey().in(key)) {
                return office.getValue();
            }
        }
        List<String> parts = new ArrayList<>(List.of(position.split(", ")));
        Collections.reverse(parts);
        for (String part : parts) {
            String partKey = Spelling.of(part);
            Search headed = HEADED.matcher(partKey);
            if (headed.find()
                    && headed.end() < part.length()
                    && !partKey.matches(".*(?:trung ương đảng|t\\.ư đảng|tw đảng|bộ chính trị)$")) {
                String rest = part.substring(headed.end());
                boolean ministry = partKey.startsWith("bộ trưởng") && !partKey.startsWith("bộ ", headed.end());
                return ministry ? "Bộ " + rest : rest;
            }
            Search board = BOARD.matcher(partKey);
            if (board.find() && partKey.length() > board.end() + 4) {
                String rest = part.substring(board.end());
                return Character.toUpperCase(rest.charAt(0)) + rest.substring(1);
            }
        }
        return null;
    }
}
