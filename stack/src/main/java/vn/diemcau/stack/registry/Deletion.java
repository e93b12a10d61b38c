package vn.diemcau.stack.registry;

/** Whether a list includes soft-deleted versions. */
enum Deletion {
    HIDDEN,
    SHOWN,
    ONLY;

    boolean shows(boolean deleted) {
        return switch (this) {
            case HIDDEN -> !deleted;
            case SHOWN -> true;
            case ONLY -> deleted;
        };
    }
}
