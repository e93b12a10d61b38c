package vn.diemcau.articles;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Who chairs, in a sentence that says so. */
final class Chairs {
    private static final Expression CHAIRS = Expression.of(Cues.whole("(?:đồng )?chủ trì|điều hành|chủ tọa"));
    private static final Expression AFTER = Expression.of(
            "(?:[ ,:-]|(?:đã|cũng|cùng|và|tham dự|dự|tới|đến|trực tiếp|hội nghị|tham gia|chỉ đạo|phát biểu)(?![\\p{L}]))*(?:đồng )?(?:chủ trì|điều hành|chủ tọa)(?! tổ chức)");
    private static final Expression LED = Expression.of(
            "(?:chủ trì|điều hành|chủ tọa)(?: của|(?: (?:hội nghị|buổi họp|cuộc họp|phiên họp))?(?: tại)?(?: (?:điểm|đầu) cầu [\\p{L} .]{2,30})?(?:,? có| là| gồm)?)(?: các| gồm)?(?: đồng chí)? ?:? ?$");
    private static final int JOINED = 12;

    private Chairs() {}

    /** The people who chair in a sentence, in its order; those joined by "and" chair together. */
    static List<Person> in(Page page, Sentence sentence, List<Person> people) {
        List<Person> here = people.stream()
                .filter(person -> sentence.span().contains(person.span().start()))
                .toList();
        if (here.isEmpty() || !CHAIRS.matcher(page.key(sentence.span())).find()) {
            return List.of();
        }
        List<Person> chairs = new ArrayList<>();
        for (int i = 0; i < here.size(); i++) {
            Person person = here.get(i);
            String before = page.key()
                    .substring(
                            sentence.span().start(),
                            Math.max(sentence.span().start(), person.whole().start()));
            boolean led = LED.matcher(before).find();
            Search after = AFTER.matcher(page.key())
                    .region(
                            Math.min(person.whole().end(), sentence.span().end()),
                            sentence.span().end());
            if (after.lookingAt() || led) {
                int first = i;
                while (!led && first > 0 && joined(page, here.get(first - 1), here.get(first))) {
                    first--;
                }
                chairs.addAll(here.subList(first, i + 1));
                for (int j = i + 1; led && j < here.size() && joined(page, here.get(j - 1), here.get(j)); j++) {
                    chairs.add(here.get(j));
                }
            }
        }
        return chairs;
    }

    private static boolean joined(Page page, Person one, Person next) {
        int from = Math.min(one.whole().end(), next.whole().start());
        String between = page.key().substring(from, next.whole().start());
        return between.length() <= JOINED && between.strip().matches("(?:,|;|và|, và|cùng|,? cùng)");
    }

    /** The names of all who lead one of its sites. */
    static Set<String> ofSites(Document document, List<Person> people, SiteMentions sites) {
        Set<String> names = new LinkedHashSet<>();
        for (Sentence sentence : document.sentences()) {
            if (!sites.in(sentence.span()).isEmpty()) {
                in(document.page(), sentence, people).forEach(person -> names.add(person.name()));
            }
        }
        names.removeAll(ofConference(document, people, sites));
        return names;
    }

    /** The names of all who chair the conference itself, not one of its sites. */
    static Set<String> ofConference(Document document, List<Person> people, SiteMentions sites) {
        Set<String> names = new LinkedHashSet<>();
        for (Sentence sentence : document.sentences()) {
            if (sentence.paragraph().role() == Role.BODY
                    && sites.in(sentence.span()).isEmpty()) {
                in(document.page(), sentence, people).forEach(person -> names.add(person.name()));
            } else if (sentence.paragraph().role() == Role.BODY) {
                for (Person person : in(document.page(), sentence, people)) {
                    boolean site = sites.in(sentence.span()).stream()
                            .anyMatch(place -> place.span().start()
                                            < person.span().start()
                                    || place.span().start() - person.whole().end() < 60);
                    if (!site) {
                        names.add(person.name());
                    }
                }
            }
        }
        return names;
    }
}
