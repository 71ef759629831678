package org.sdvp.acsi.service;

/** A confirmed request: it has exactly one {@link AcsiResponse}. */
public sealed interface AcsiRequest
        permits Associate.Request,
                Release.Request,
                GetServerDirectory.Request,
                GetLogicalDeviceDirectory.Request,
                GetLogicalNodeDirectory.Request,
                GetDataDirectory.Request,
                GetDataDefinition.Request,
                GetDataValues.Request,
                SetDataValues.Request,
                Operate.Request {
    /** Which service is asked for; the thing to switch on. */
    ServiceName name();
}
