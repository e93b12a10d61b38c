package vn.diemcau.producer.article;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Names of provinces that a report names as sites: "tại điểm cầu X", "các điểm cầu X, Y và Z". */
final class Sites {
    private static final Pattern AT = Pattern.compile(
            "(?:điểm|đầu) cầu(?: chính)?(?: trực tuyến)?(?: (?:tại|ở|của|từ))?(?: (?:các tỉnh|hội trường|trụ sở|phòng họp|trung tâm|ban|văn phòng|tỉnh ủy|thành ủy|ubnd|hđnd|đảng ủy|công an|sở [\\p{L} ]{2,20}|bộ chỉ huy|cục [\\p{L} ]{2,20}))*(?:[\\p{L}, ]{0,20}(?:tỉnh|thành phố|tp\\.?|thủ đô))? ?$");
    private static final Pattern JOINT = Pattern.compile("(?:,|;| và|, và)(?: (?:tỉnh|tp\\.?|thành phố))? ?");
    private static final Pattern OWN = Pattern.compile("(?:điểm|đầu) cầu (?:tại |của |chính )*(?:hội trường )?(?:tỉnh ủy|thành ủy|ubnd tỉnh|tỉnh|thành phố|tỉnh ta|văn phòng tỉnh ủy|ban tổ chức tỉnh ủy|ban tuyên giáo tỉnh ủy)(?=,| có| do|\\.|$| dự| tham| đồng|:)");
    private static final int BEFORE = 90;

    private final List<PlaceName> all = new ArrayList<>();
    private final Sentence unnamed;

    Sites(Document document, Places places) {
        Page page = document.page();
        PlaceName previous = null;
        for (PlaceName place : places.all()) {
            int from = Math.max(0, place.span().start() - BEFORE);
            String before = page.key().substring(from, place.span().start());
            boolean at = AT.matcher(before).find();
            boolean listed = previous != null
                    && all.contains(previous)
                    && JOINT.matcher(page.key().substring(previous.span().end(), place.span().start())).matches();
            if (!place.owned() && (at || listed)) {
                all.add(place);
            }
            previous = place;
        }
        unnamed = unnamed(document);
    }

    /** The first sentence that tells of a site only as the province's own: "tại điểm cầu tỉnh"; null if none does. */
    Sentence unnamed() {
        return unnamed;
    }

    private static Sentence unnamed(Document document) {
        return document.sentences().stream()
                .filter(sentence -> OWN.matcher(document.key(sentence)).find())
                .findFirst()
                .orElse(null);
    }

    List<PlaceName> all() {
        return all;
    }

    List<PlaceName> in(Span span) {
        return all.stream().filter(place -> span.contains(place.span().start())).toList();
    }
}
