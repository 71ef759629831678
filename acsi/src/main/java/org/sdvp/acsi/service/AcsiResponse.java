package org.sdvp.acsi.service;

/** The answer to an {@link AcsiRequest}: what the service gave, or a {@link Refusal}. */
public sealed interface AcsiResponse
        permits Associate.Response,
                Release.Response,
                GetServerDirectory.Response,
                GetLogicalDeviceDirectory.Response,
                GetLogicalNodeDirectory.Response,
                GetDataDirectory.Response,
                GetDataDefinition.Response,
                GetDataValues.Response,
                SetDataValues.Response,
                Operate.Response,
                Refusal {
    /** Which service answers; the thing to switch on. */
    ServiceName name();
}
