package vn.diemcau.articles;

import java.util.ArrayList;
import java.util.List;

/** Reads stated numbers of sites, delegates and provinces, of the whole conference or of a province. */
final class AttendanceReader {
    private static final Expression SITES = Expression.of(Figure.NUMBER + " (?:điểm|đầu) cầu");
    private static final Expression DELEGATES = Expression.of(Figure.NUMBER
            + " (?:lượt )?(?:đại biểu|người|cán bộ, đảng viên|cán bộ,? (?:và )?đảng viên|đảng viên)(?![\\p{L}])");
    private static final Expression PROVINCES =
            Expression.of(Figure.NUMBER + "(?:/(?:63|34))? tỉnh(?:,? thành| và thành)");
    private static final Expression ATTEND =
            Expression.of(Cues.whole("(?:tham )?dự|tham gia|kết nối|điểm cầu|đầu cầu|trực tuyến|tới|đến"));

    private static final Expression WHOLE = Expression.of("(?:điểm|đầu) cầu (?:trên|trong|khắp) (?:toàn quốc|cả nước)");
    private static final int BEHIND = 40;
    private static final Expression DIGIT = Expression.of("\\d");
    private static final Expression LOCAL =
            Expression.of(Cues.whole("tại (?:huyện|quận|thị xã|thành phố thuộc)|các huyện|trong tỉnh|toàn tỉnh"));

    private final Document document;
    private final ConferenceFact conference;
    private final Places places;
    private final List<AttendanceFact> found = new ArrayList<>();

    AttendanceReader(Document document, ConferenceFact conference, Places places) {
        this.document = document;
        this.conference = conference;
        this.places = places;
    }

    List<AttendanceFact> read() {
        for (Sentence sentence : document.sentences()) {
            String key = document.key(sentence);
            if (DIGIT.matcher(key).find() && ATTEND.matcher(key).find()) {
                find(sentence, SITES, "sites", "");
                find(sentence, DELEGATES, "delegates", "dự|tham gia|điểm cầu|đầu cầu|hội nghị có");
                find(sentence, PROVINCES, "provinces", "điểm cầu|đầu cầu|trực tuyến|kết nối|dự");
            }
        }
        return found;
    }

    private void find(Sentence sentence, Expression pattern, String measure, String with) {
        Search matcher = pattern.matcher(document.page().key())
                .region(sentence.span().start(), sentence.span().end());
        matcher.useTransparentBounds(true);
        while (matcher.find()) {
            Figure figure = Figure.of(matcher);
            boolean meant = Expression.of(with).matcher(document.key(sentence)).find();
            boolean many = figure.value().intValue() > 1;
            boolean local = conference.central()
                    && LOCAL.matcher(document.page()
                                    .key()
                                    .substring(
                                            sentence.span().start(),
                                            figure.span().start()))
                            .find();
            if (meant && many && !local && figure.isCount()) {
                String province = scope(sentence, figure.span().start());
                boolean known = found.stream()
                        .anyMatch(other -> other.measure().equals(measure)
                                && java.util.Objects.equals(other.province(), province));
                if (!known) {
                    found.add(new AttendanceFact(province, measure, figure, sentence));
                }
            }
        }
    }

    /** The province whose figure it is: one named before it in the sentence, unless it is where the hall was. */
    private String scope(Sentence sentence, int figure) {
        if (!conference.central()) {
            return null;
        }
        String before = document.page().key().substring(sentence.span().start(), figure);
        String province = places.first(new Span(sentence.span().start(), figure));
        boolean whole = before.contains("toàn quốc") || before.contains("cả nước") || before.contains("trung ương");
        int end = Math.min(figure + BEHIND, sentence.span().end());
        whole |= WHOLE.matcher(document.page().key().substring(figure, end)).find();
        boolean hall = province != null && province.equals(conference.hall());
        return whole && !before.startsWith("tại điểm cầu") || hall ? null : province;
    }
}
