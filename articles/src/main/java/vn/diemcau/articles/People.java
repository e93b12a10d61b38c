package vn.diemcau.articles;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Finds the people whom a text names. */
final class People {
    static final Cues CUES = Cues.of("people");
    private static final String SYLLABLE = "\\p{Lu}[\\p{Ll}'’]+";
    private static final Expression NAME = Expression.of("(?<![\\p{L}\\p{N}])(?:\\p{Lu}[\\p{Ll}'’]*(?: " + SYLLABLE
            + "){1,4}|(?<!\\p{Lu} )\\p{Lu}+(?: \\p{Lu}{2,}){1,3}(?! \\p{Lu}{2}))(?![\\p{L}\\p{N}])");
    private static final Expression SURNAME = Expression.of(CUES.expression("SURNAME"));
    private static final Expression NO_NAME = Expression.of(CUES.expression("NO_NAME"));
    private static final Expression NEXT = CUES.get("NEXT");
    private static final Expression HONORED =
            Expression.of("(?<![\\p{L}\\p{N}])" + CUES.expression("HONORIFIC") + "[:,.]? $");
    private static final int MOST_SYLLABLES = 5;
    private static final int HONORIFIC_MOST = 16;

    private final Page page;
    private final Set<String> provinces = new LinkedHashSet<>();
    private final List<Span> spans = new ArrayList<>();

    private People(Document document, Places places) {
        page = document.page();
        places.all().forEach(place -> provinces.add(page.key(place.span())));
    }

    /** All mentions of people by their names in paragraphs that are no navigation, in the order of the text. */
    static List<Person> in(Document document, Places places) {
        People people = new People(document, places);
        for (Paragraph paragraph : document.paragraphs()) {
            if (paragraph.role().tells() || paragraph.role() == Role.REPEATED) {
                people.find(paragraph.span());
            }
        }
        return people.mentions();
    }

    private void find(Span paragraph) {
        Search matcher = NAME.matcher(page.text()).useTransparentBounds(true);
        int from = paragraph.start();
        while (from < paragraph.end() && matcher.region(from, paragraph.end()).find()) {
            Span name = nameWithin(new Span(matcher.start(), matcher.end()));
            if (name != null) {
                spans.add(name);
            }
            from = name == null ? nextWord(matcher.start()) : name.end();
        }
    }

    /** The name that begins where a run of capitalised words does; null if none does. */
    private Span nameWithin(Span run) {
        String[] syllables = page.key(run).split(" ");
        String before = page.key().substring(Math.max(0, run.start() - HONORIFIC_MOST), run.start());
        boolean honored = HONORED.matcher(before).find();
        boolean position = NEXT.matcher(page.key())
                .region(run.start(), page.key().length())
                .lookingAt();
        if (position || !honored && !SURNAME.matcher(syllables[0]).matches()) {
            return null;
        }
        int end = run.start() + syllables[0].length();
        int count = 1;
        for (int i = 1; i < syllables.length && count < MOST_SYLLABLES; i++) {
            Search next = NEXT.matcher(page.key()).region(end + 1, page.key().length());
            if (next.lookingAt()) {
                break;
            }
            end += 1 + syllables[i].length();
            count++;
        }
        String key = page.key().substring(run.start(), end);
        boolean none = count < 2 || NO_NAME.matcher(key).matches() || !honored && provinces.contains(key);
        return none ? null : new Span(run.start(), end);
    }

    private int nextWord(int start) {
        int blank = page.text().indexOf(' ', start);
        return blank < 0 ? page.text().length() : blank + 1;
    }

    /** "NGUYỄN VĂN A" as "Nguyễn Văn A". */
    private static String cased(String name) {
        if (!name.equals(name.toUpperCase(Locale.ROOT))) {
            return name;
        }
        StringBuilder cased = new StringBuilder(name.toLowerCase(Locale.ROOT));
        for (int i = 0; i < cased.length(); i++) {
            if (i == 0 || cased.charAt(i - 1) == ' ') {
                cased.setCharAt(i, Character.toUpperCase(cased.charAt(i)));
            }
        }
        return cased.toString();
    }

    /** A name that differs from one that was there before by its marks alone is misspelt. */
    private static void alike(Map<String, String> full) {
        Map<String, String> byLetters = new HashMap<>();
        full.replaceAll((name, same) -> {
            String known = byLetters.putIfAbsent(Spelling.slug(name), same);
            return known == null ? same : known;
        });
    }

    private List<Person> mentions() {
        Map<String, String> full = new LinkedHashMap<>();
        for (Span span : spans) {
            String name = page.text(span);
            full.put(name, cased(name));
        }
        alike(full);
        Map<String, String> known = Map.copyOf(full);
        full.replaceAll((name, same) -> known.keySet().stream()
                .filter(other -> other.endsWith(" " + name))
                .max(Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder()))
                .map(known::get)
                .orElse(same));
        List<Person> people = new ArrayList<>();
        int earliest = 0;
        for (Span span : spans) {
            people.add(Posts.beside(page, span, full.get(page.text(span)), earliest));
            earliest = span.end();
        }
        return List.copyOf(people);
    }
}
