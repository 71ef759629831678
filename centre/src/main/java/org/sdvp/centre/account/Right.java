package org.sdvp.centre.account;

/** What can be done, and the least role that may: the table of rights. docs/centre.md shows it, a test holds the two equal. */
public enum Right {
    /** See the fleet, its history, alarms and commands; export it. */
    SEE(Role.VIEWER, "see devices, values, history, alarms and commands; export them"),
    /** Make and take back tokens of one's own. */
    OWN_TOKENS(Role.VIEWER, "make and take back own API tokens, of the own role at most"),
    /** Say that an alarm was seen. */
    ACKNOWLEDGE(Role.OPERATOR, "acknowledge alarms"),
    /** Steer a device. */
    OPERATE(Role.OPERATOR, "read a device directly, operate what it lets be controlled"),
    /** Give and cancel commands to many devices. */
    COMMAND(Role.OPERATOR, "give and cancel fleet commands"),
    /** Name devices, keep groups. */
    ARRANGE(Role.OPERATOR, "name devices, make, change and delete groups"),
    /** Change how devices are set up. */
    SETTINGS(Role.INSTALLER, "change settings (SetDataValues), of one device or by a fleet command"),
    /** Forget a device with its history. */
    FORGET(Role.ADMIN, "forget a device and its history"),
    /** Users, and the tokens of all. */
    USERS(Role.ADMIN, "see, make, change and delete users, take back any token"),
    /** See who did what. */
    AUDIT(Role.ADMIN, "see the audit trail");

    private final Role least;
    private final String text;

    Right(Role least, String text) {
        this.least = least;
        this.text = text;
    }

    /** Its name as it is written in the API: {@code own-tokens}. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** The least role that has it. */
    public Role least() {
        return least;
    }

    /** What it allows, for people. */
    public String text() {
        return text;
    }
}
