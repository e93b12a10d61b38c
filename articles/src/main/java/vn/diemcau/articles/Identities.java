package vn.diemcau.articles;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Identities that come from what is said and from nothing else, so that two reports of one thing name it alike: whatever the
 * order of the words, their spelling, abbreviations and the small words between.
 */
final class Identities {
    private static final Cues CUES = Cues.of("identities");
    private static final Set<String> SMALL = CUES.lines("SMALL").stream()
            .flatMap(line -> List.of(line.split(" ")).stream())
            .collect(Collectors.toSet());
    private static final List<Map.Entry<Expression, String>> SAME = CUES.lines("SAME").stream()
            .map(line -> line.split(" -> "))
            .map(pair -> Map.entry(Expression.of(Cues.whole(pair[0])), pair[1]))
            .toList();
    private static final int SLUG_MOST = 80;

    private Identities() {}

    /** Day and convener; the province is part of a local convener's name. */
    static String conference(ConferenceFact conference) {
        String body = conference.convener() == null ? conference.title() : Convener.canonical(conference.convener());
        String slug = Spelling.slug(body);
        if (!conference.central() && conference.hall() != null && conference.convener() != null) {
            String province = Spelling.slug(ProvinceLookup.name(conference.hall()));
            slug = slug.contains(province) ? slug : slug + "-" + province;
        }
        String cut = slug.length() > SLUG_MOST ? slug.substring(0, SLUG_MOST) : slug;
        return conference.date().start() + "-" + cut + (conference.date().standIn() ? "-undated" : "");
    }

    /** Of a speech: who and which kind. */
    static String speech(SpeechFact speech) {
        return hash("s", Spelling.words(speech.person().name() + " " + speech.kind()));
    }

    /** Of a directive: the words that matter, each once, in alphabetical order. */
    static String directive(String text) {
        return hash("d", content(text));
    }

    /** Of an outcome: what was counted, and how many. */
    static String outcome(OutcomeFact outcome) {
        String figure = outcome.figure().value() + " " + outcome.unit() + " " + outcome.of();
        return hash("o", figure + " " + content(outcome.subject()));
    }

    /** Of an award: there is one of each kind at a conference. */
    static String award(String kind) {
        return "a-" + kind.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String content(String text) {
        String spelt = Spelling.of(text);
        for (Map.Entry<Expression, String> same : SAME) {
            spelt = same.getKey().replaceAll(spelt, same.getValue());
        }
        Set<String> words = new TreeSet<>(List.of(Spelling.words(spelt).split(" ")));
        Set<String> all = Set.copyOf(words);
        words.removeAll(SMALL);
        return String.join(" ", words.isEmpty() ? new TreeSet<>(all) : words);
    }

    private static String hash(String prefix, String content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return prefix + "-" + HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
