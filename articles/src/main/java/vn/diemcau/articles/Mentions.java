package vn.diemcau.articles;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Who is mentioned in a sentence: by the full name, by its last syllable, or only as what he is. */
final class Mentions {
    private static final Expression SHORT = Expression.of(
            "(?<![\\p{L}\\p{N}])(?:[Đđ]ồng chí|[Đđ]/c|[ÔÔô]ng|[Bb]à|[Bb]í thư|[Bb]ộ trưởng|[Tt]hủ tướng|[Cc]hủ tịch) (\\p{Lu}\\p{Ll}+)(?! ?\\p{Lu})(?![\\p{L}])");
    private static final Expression BARE =
            Expression.of("(?:^|[,.;:\"] |theo |nên |sau đó )(" + People.CUES.expression("BARE")
                    + ") (?=(?:(?:cũng|đã|còn|tiếp tục) )*" + Speakers.CUES.expression("SAYS") + "(?![\\p{L}])|,)");

    /** "Thay mặt đồng chí X": he is not there. */
    private static final Expression FOR =
            Expression.of("(?:thay mặt|ủy quyền của|chỉ đạo của|lời của|bài phát biểu của|phát biểu của)(?: các)? ?$");

    private final Page page;
    private final List<Person> people;

    Mentions(Page page, List<Person> people) {
        this.page = page;
        this.people = people;
    }

    /**
     * The people of a sentence, in its order.
     *
     * @param last who spoke last; a bare "đồng chí" is that one; null if nobody did
     */
    List<Person> in(Sentence sentence, Person last) {
        Span span = sentence.span();
        List<Person> here = new ArrayList<>(people.stream()
                .filter(person -> span.contains(person.span().start()))
                .toList());
        Search named =
                SHORT.matcher(page.text()).region(span.start(), span.end()).useTransparentBounds(true);
        while (named.find()) {
            add(here, known(named.group(1), named.start()), new Span(named.start(), named.end()));
        }
        Search bare = BARE.matcher(page.key()).region(span.start(), span.end());
        while (bare.find()) {
            add(here, holder(bare.group(1), bare.start(), last), new Span(bare.start(1), bare.end(1)));
        }
        here.removeIf(person -> absent(span, person));
        here.sort(Comparator.comparingInt(person -> person.whole().start()));
        return here;
    }

    private boolean absent(Span sentence, Person person) {
        int start = Math.max(sentence.start(), person.whole().start());
        String before = page.key().substring(sentence.start(), start);
        return FOR.matcher(before).find() && !Speakers.QUOTED.matcher(before).find();
    }

    private static void add(List<Person> here, Person person, Span whole) {
        if (person != null && here.stream().noneMatch(other -> other.whole().overlaps(whole))) {
            here.add(new Person(person.name(), whole, whole, person.positionSpan(), person.position()));
        }
    }

    private Person known(String lastSyllable, int before) {
        Person found = null;
        for (Person person : people) {
            if (person.lastSyllable().equals(lastSyllable) && (person.span().start() < before || found == null)) {
                found = best(found, person);
            }
        }
        return found;
    }

    /** Of two mentions of one person the one with a position; of two people the later. */
    private static Person best(Person known, Person other) {
        boolean same = known != null && known.name().equals(other.name());
        return same && other.position() == null ? known : other;
    }

    private Person holder(String position, int before, Person last) {
        if (position.equals("đồng chí")) {
            return last;
        }
        Person found = null;
        for (Person person : people) {
            boolean holds = person.position() != null && holds(Spelling.of(person.position()), position);
            if (holds && person.span().start() < before) {
                found = person;
            }
        }
        return found == null && position.matches("(?:chủ tịch|phó bí thư|bí thư) .*") ? last : found;
    }

    /** Whether somebody holds a position, and not only the deputy's. */
    private static boolean holds(String positions, String position) {
        int at = positions.indexOf(position);
        return at >= 0 && !positions.substring(0, at).endsWith("phó ");
    }
}
