package org.sdvp.centre.store;

/** What a fleet in any database does. */
interface FleetStoreContract
        extends SampleStoreContract,
                DeviceStoreContract,
                CommandStoreContract,
                PlanStoreContract,
                AccountStoreContract,
                RetentionContract {
    @Override
    FleetDatabase database();
}
