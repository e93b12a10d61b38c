package vn.diemcau.articles;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** When the plenums were that a text names by number and term. */
final class Plenums {
    private static final Cues CUES = Cues.of("plenums");
    private static final String TERM = "[^.;\\d]{0,40}?khóa (?<term>xi{1,3})(?![\\p{L}])";
    private static final Expression NAMED = Expression.of(
            "(?:trung ương|t\\.ư|tw|hội nghị lần thứ|trung ương lần thứ|lần thứ) (?<number>\\d{1,2}(?!\\d)|\\p{L}+(?: (?:một|hai|ba|bốn|lăm)(?!\\p{L}))?)"
                    + TERM);

    private static final List<String> WORDS = List.of(
            "nhất",
            "hai",
            "ba",
            "tư",
            "năm",
            "sáu",
            "bảy",
            "tám",
            "chín",
            "mười",
            "mười một",
            "mười hai",
            "mười ba",
            "mười bốn",
            "mười lăm");

    private Plenums() {}

    /** The last days of the plenums that a key names. */
    static List<LocalDate> in(String key) {
        List<LocalDate> days = new ArrayList<>();
        Search matcher = NAMED.matcher(key);
        while (matcher.find()) {
            int word = WORDS.indexOf(matcher.group("number")) + 1;
            String number = word > 0 ? Integer.toString(word) : matcher.group("number");
            List<String> day = CUES.lines(matcher.group("term") + " " + number);
            day.forEach(text -> days.add(LocalDate.parse(text)));
        }
        return days;
    }
}
