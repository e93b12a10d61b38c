package vn.diemcau.articles;

/**
 * What a report says of the conference itself.
 *
 * @param convener as printed; null where it is not said
 * @param hall the province of the main hall; null where it is not said
 */
record ConferenceFact(
        Anchor anchor,
        String title,
        String level,
        String format,
        boolean formatShown,
        String kind,
        String convener,
        Confidence convenerConfidence,
        EventDate date,
        String hall,
        String period,
        boolean nationwide) {
    boolean central() {
        return level.equals("CENTRAL");
    }
}
