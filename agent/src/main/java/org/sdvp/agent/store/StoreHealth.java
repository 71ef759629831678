package org.sdvp.agent.store;

/**
 * Hears how a {@link DeviceStore} is. Called by whichever thread finds out, one at a time; must not block and must not
 * call the store.
 */
public interface StoreHealth {
    /**
     * The disk does not take what it is given: it is full, gone or write-protected. From now on entries are kept in
     * memory only, and settings are refused.
     *
     * @param why what happened, where, and what to do
     */
    void onDiskLost(String why);

    /** Everything is on disk again, also what was in memory meanwhile, as far as that had room for it. */
    void onDiskBack();

    /**
     * Something on disk could not be read back and is lost.
     *
     * @param what is lost, and where the damaged file is, if it was set aside
     */
    void onDamage(String what);

    /** Does nothing: for those who only read the program's log, where all of this is too. */
    static StoreHealth ignored() {
        return new StoreHealth() {
            @Override
            public void onDiskLost(String why) {}

            @Override
            public void onDiskBack() {}

            @Override
            public void onDamage(String what) {}
        };
    }
}
