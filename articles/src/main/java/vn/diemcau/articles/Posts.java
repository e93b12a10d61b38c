package vn.diemcau.articles;

/** Reads what somebody is, before the name or behind it. */
final class Posts {
    private static final Expression HEAD = People.CUES.get("HEAD");
    private static final Expression PART =
            Expression.of(HEAD.pattern() + "|" + People.CUES.get("PART").pattern());
    private static final Expression STOP = People.CUES.get("STOP");
    private static final Expression HONORIFIC =
            Expression.of("(?<![\\p{L}\\p{N}])" + People.CUES.expression("HONORIFIC") + "[:,.]? ?$");
    private static final Expression EDGE = Expression.of("[,;:()\"\\n]|(?<!tp)\\.(?!\\p{L})| - |-(?=\\p{L}{3})");
    /** What stands before such a word is of somebody else. */
    private static final Expression JOINS = Expression.of(" (?:và|cùng|với)(?: các)? ?$");

    private static final Expression AFTER = Expression.of("(?: ?-|,|:| \\()? ?");
    private static final int REACH = 220;

    private Posts() {}

    /**
     * The mention of a person with the position that stands beside the name.
     *
     * @param earliest index behind the name before: what stands there is that person's
     */
    static Person beside(Page page, Span name, String fullName, int earliest) {
        int start = honorific(page, name.start());
        Span before = before(page, start, earliest);
        Span after = after(page, name.end());
        int wholeStart = before == null ? start : honorific(page, before.start());
        int wholeEnd = after == null ? name.end() : after.end();
        Span position = before != null && (after == null || before.length() > 8) ? before : after;
        String text = position == null ? null : page.text(position).replaceAll("[ ,;:-]+$", "");
        return new Person(fullName, name, new Span(wholeStart, wholeEnd), position, text);
    }

    private static int honorific(Page page, int start) {
        int from = Math.max(0, start - 16);
        Search matcher = HONORIFIC.matcher(page.key().substring(from, start));
        return matcher.find() ? from + matcher.start() : start;
    }

    /** A position that leads up to an index; further ones before it, with commas between, belong to it. */
    private static Span before(Page page, int end, int earliest) {
        int from = Math.min(end, Math.max(earliest, Math.max(0, end - REACH)));
        String key = page.key().substring(from, end);
        if (JOINS.matcher(key).find()) {
            return null;
        }
        int edge = 0;
        int earlier = -1;
        Search edges = EDGE.matcher(key);
        boolean begins = begins(page, from, key.stripTrailing());
        while (edges.find() && (edges.end() < key.stripTrailing().length() || !begins)) {
            earlier = key.charAt(edges.start()) == ',' ? edge : -1;
            edge = edges.end();
        }
        int head = head(page, from, edge, key.length());
        if (head < 0) {
            return null;
        }
        int start = head;
        boolean whole = key.substring(edge, head).isBlank();
        while (whole && earlier >= 0) {
            int previous = head(page, from, earlier, edge);
            if (previous < 0) {
                break;
            }
            start = previous;
            whole = key.substring(earlier, previous).isBlank();
            edge = earlier;
            earlier = lastComma(key, edge);
        }
        return new Span(from + start, end);
    }

    /** Whether a text ends with a comma behind a position that begins a sentence: then it is the next name's. */
    private static boolean begins(Page page, int from, String key) {
        if (!key.endsWith(",")) {
            return !key.matches("(?s).*[;:.()\"-]$");
        }
        int start = Math.max(key.lastIndexOf('\n'), key.lastIndexOf(". ") + 1) + 1;
        return key.indexOf(',', start) == key.length() - 1 && head(page, from, start, key.length()) == start;
    }

    private static int lastComma(String key, int before) {
        int edge = before - 2;
        while (edge >= 0 && ",;:.()\"\n".indexOf(key.charAt(edge)) < 0) {
            edge--;
        }
        return edge >= 0 && key.charAt(edge) == ',' ? edge + 1 : -1;
    }

    /** Where a position begins that fills the rest of a stretch behind an offset; negative if none does. */
    private static int head(Page page, int offset, int start, int end) {
        Search head =
                HEAD.matcher(page.key()).region(offset + start, offset + end).useTransparentBounds(true);
        while (head.find()) {
            if (stop(page, head.end(), offset + end) == offset + end) {
                return head.start() - offset;
            }
        }
        return -1;
    }

    /** The positions behind a name, as far as commas go on to a next one. */
    private static Span after(Page page, int nameEnd) {
        String key = page.key();
        int limit = Math.min(key.length(), nameEnd + REACH);
        int at = nameEnd;
        int start = -1;
        int end = -1;
        while (at < limit) {
            Search joint = AFTER.matcher(key).region(at, limit);
            if (!joint.lookingAt() || joint.end() == at) {
                break;
            }
            boolean body = start >= 0 && Character.isUpperCase(page.text().charAt(Math.min(joint.end(), limit - 1)));
            Search head =
                    (body ? PART : HEAD).matcher(key).region(joint.end(), limit).useTransparentBounds(true);
            if (!head.lookingAt()) {
                break;
            }
            start = start < 0 ? head.start() : start;
            end = segmentEnd(page, head.end(), limit);
            at = end;
        }
        return start < 0 ? null : new Span(start, end);
    }

    /** Where a verb stops a position; one with a capital is part of a body's name. */
    private static int stop(Page page, int from, int end) {
        Search stop = STOP.matcher(page.key()).region(from, end).useTransparentBounds(true);
        while (stop.find()) {
            if (!Character.isUpperCase(page.text().charAt(stop.start()))) {
                return stop.start();
            }
        }
        return end;
    }

    private static int segmentEnd(Page page, int from, int limit) {
        String key = page.key();
        Search edge = EDGE.matcher(key).region(from, limit);
        int end = edge.find() ? edge.start() : limit;
        end = stop(page, from, end);
        while (end > from && key.charAt(end - 1) == ' ') {
            end--;
        }
        return end;
    }
}
