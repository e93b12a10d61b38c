package vn.diemcau.articles;

import java.util.ArrayList;
import java.util.List;

/**
 * What a report names as sites of provinces: "tại điểm cầu X", "các điểm cầu X, Y và Z", and "tại điểm cầu tỉnh", which is the
 * site of the province that the page names most.
 */
final class SiteMentions {
    private static final Expression AT = Expression.of(
            "(?:điểm|đầu) cầu(?: (?!có|dự|do|đến|tới|từ|tham|gồm|trên|trong|là|đã|được|với|cùng|này|của các)[\\p{L}-]+){0,9} ?$|"
                    + "(?:điểm|đầu) cầu(?: chính)?(?: trực tuyến)?(?: (?:tại|ở|của|từ))?(?: (?:các tỉnh|hội trường|trụ sở|phòng họp|trung tâm|ban|văn phòng|tỉnh ủy|thành ủy|ubnd|hđnd|đảng ủy|công an|sở [\\p{L} ]{2,20}|bộ chỉ huy|cục [\\p{L} ]{2,20}))*(?:[\\p{L}, ]{0,20}(?:tỉnh|thành phố|tp\\.?|thủ đô))? ?$");
    private static final Expression DISTRICT = Expression.of(
            "(?=[tdđ])(?:(?:tham )?dự|(?:điểm|đầu) cầu) (?:hội nghị )?(?:tại )?(?:(?:điểm|đầu) cầu )?(?:tại |của )?(?:hội trường )?(?:huyện ủy )?(?:ubnd )?(?:huyện|thị xã|quận|phường|xã) (?=\\p{L})|tại (?:huyện|thị xã|quận) (?=\\p{L}[^.;,]{1,24}, (?:tham )?dự)");
    private static final Expression LINKS = Expression.of(
            "(?: (?:đã|cũng|có|kết nối|tổ chức|bố trí|thiết lập|tham gia|tham dự|dự|hội nghị|với|tại|ở))+ \\d+ (?:điểm|đầu) cầu");
    private static final Expression JOINT = Expression.of("(?:,|;| và|, và)(?: (?:tỉnh|tp\\.?|thành phố))? ?");
    private static final Expression OWN = Expression.of(
            "(?:điểm|đầu) cầu (?:tại |của |chính )*(?:hội trường )?(?:tỉnh ủy|thành ủy|ubnd tỉnh|tỉnh|thành phố|tỉnh ta|văn phòng tỉnh ủy|ban tổ chức tỉnh ủy|ban tuyên giáo tỉnh ủy)(?=,| có| do|\\.|$| dự| tham| đồng|:)");
    private static final int BEFORE = 90;

    private final List<PlaceName> all = new ArrayList<>();

    SiteMentions(Document document, Places places) {
        String home = Hosts.mostNamed(document, places);
        Page page = document.page();
        PlaceName previous = null;
        for (PlaceName place : places.all()) {
            int from = Math.max(0, place.span().start() - BEFORE);
            String before = page.key().substring(from, place.span().start());
            boolean at = AT.matcher(before).find();
            boolean listed = previous != null
                    && all.contains(previous)
                    && JOINT.matcher(page.key()
                                    .substring(
                                            previous.span().end(), place.span().start()))
                            .matches();
            boolean links = LINKS.matcher(page.key())
                    .region(place.span().end(), page.key().length())
                    .lookingAt();
            if (!place.owned() && (at || listed || links)) {
                all.add(place);
            }
            previous = place;
        }
        Search district = DISTRICT.matcher(page.key());
        while (home != null && !home.equals("VN-HN") && district.find()) {
            if (Character.isUpperCase(page.text().charAt(district.end()))) {
                all.add(new PlaceName(new Span(district.start(), district.end()), home, false));
            }
        }
        Search own = OWN.matcher(page.key());
        while (home != null && own.find()) {
            all.add(new PlaceName(new Span(own.start(), own.end()), home, false));
        }
    }

    List<PlaceName> all() {
        return all;
    }

    List<PlaceName> in(Span span) {
        return all.stream().filter(place -> span.contains(place.span().start())).toList();
    }
}
