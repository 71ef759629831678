package org.sdvp.centre.fleet.plan;

import java.time.ZoneId;

/** A bidding zone of the electricity market. */
public enum Zone {
    /** Denmark west of the Great Belt. */
    DK1,
    /** Denmark east of the Great Belt. */
    DK2;

    /** The zone whose clock its days go by. */
    public ZoneId clock() {
        return ZoneId.of("Europe/Copenhagen");
    }
}
