package org.sdvp.acsi.file;

/**
 * How much clients may store.
 *
 * @param maxFileSize octets of one file, 1 or more
 * @param maxTotalSize octets of all files together, those under way included; 1 or more
 * @param maxFiles number of files, 1 or more
 */
public record FileLimits(long maxFileSize, long maxTotalSize, int maxFiles) {
    private static final FileLimits DEFAULTS = new FileLimits(32L << 20, 128L << 20, 1000);

    /** Checks the limits. */
    public FileLimits {
        if (maxFileSize < 1 || maxTotalSize < 1 || maxFiles < 1) {
            throw new IllegalArgumentException("limits of files must be 1 or more, but are " + maxFileSize + ", "
                    + maxTotalSize + " and " + maxFiles);
        }
    }

    /** 32 MiB a file, 128 MiB in all, 1,000 files. */
    public static FileLimits defaults() {
        return DEFAULTS;
    }
}
