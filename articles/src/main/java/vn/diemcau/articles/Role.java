package vn.diemcau.articles;

/** What a paragraph is on its page. */
enum Role {
    /** The title of the report. */
    HEADLINE,
    /** The report itself. */
    BODY,
    /** The text of a picture: it may show who spoke or led a site, and of demands only where the report tells none. */
    CAPTION,
    /** Said again elsewhere on the page, there in full. */
    REPEATED,
    /** Nothing but when the page was put up. */
    PAGE_DATE,
    /** Menus, lists of other reports, imprints. */
    NAVIGATION;

    /** Whether it tells of the conference. */
    boolean tells() {
        return this == HEADLINE || this == BODY || this == CAPTION;
    }
}
