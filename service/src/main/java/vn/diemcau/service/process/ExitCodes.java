package vn.diemcau.service.process;

/** The codes that processes and commands exit with; 0 is success. */
public final class ExitCodes {
    /** It failed. */
    public static final int FAILED = 1;

    /** Some of the input was rejected; the rest is done. */
    public static final int REJECTED = 2;

    /** Wrong usage, after EX_USAGE of sysexits.h. */
    public static final int USAGE = 64;

    private ExitCodes() {}
}
