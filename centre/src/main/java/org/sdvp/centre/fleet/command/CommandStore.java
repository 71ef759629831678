package org.sdvp.centre.fleet.command;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.sdvp.centre.fleet.DeviceId;

/** Keeps commands. Every method throws {@link org.sdvp.centre.fleet.FleetStoreException} while the database is away. */
public interface CommandStore {
    /**
     * Stores a new command with all its devices at level WAITING, in one transaction.
     *
     * @param command its id is not used
     * @param targets the devices
     * @param key what tells a repetition of the same request (Idempotency-Key), unique for a tenant; empty for none
     * @return the command with its id; that which is there if the key was used before
     */
    FleetCommand create(FleetCommand command, Collection<DeviceId> targets, Optional<String> key);

    /** A command. */
    Optional<FleetCommand> command(long id);

    /** The commands of a tenant, newest first. */
    List<FleetCommand> commands(String tenant, long before, int limit);

    /** Commands that are not at their end, of all tenants, oldest first. */
    List<FleetCommand> unfinished();

    /** Stores state and end of a command. */
    void update(FleetCommand command);

    /** Stores how it went at devices; on disk when this returns. */
    void update(long id, Collection<TargetResult> results);

    /** How it went at each device, by device. */
    List<TargetResult> results(long id);
}
