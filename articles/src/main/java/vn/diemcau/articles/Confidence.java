package vn.diemcau.articles;

/** How sure a finding is: by the rule that found it, or by how likely what was learned takes it to be. */
public enum Confidence {
    /** The text says it in so many words. */
    SURE,
    /** It follows from what the text says. */
    LIKELY,
    /** It follows from a caption, or from a rule that errs now and then. */
    WEAK
}
