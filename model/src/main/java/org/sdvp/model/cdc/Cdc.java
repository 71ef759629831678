package org.sdvp.model.cdc;

import java.util.List;

/** The common data classes of IEC 61850-7-3, edition 2.1, that can be built here. */
public enum Cdc {
    /** Single point status. */
    SPS,
    /** Double point status. */
    DPS,
    /** Integer status. */
    INS,
    /** Enumerated status. */
    ENS,
    /** Visible string status. */
    VSS,
    /** Object reference status. */
    ORS,
    /** Time stamp status. */
    TCS,
    /** Protection activation. */
    ACT,
    /** Binary counter reading. */
    BCR,
    /** Measured value. */
    MV,
    /** Complex measured value. */
    CMV,
    /** Controllable single point. */
    SPC,
    /** Controllable double point. */
    DPC,
    /** Controllable integer. */
    INC,
    /** Controllable enumeration. */
    ENC,
    /** Binary controlled step position. */
    BSC,
    /** Integer controlled step position. */
    ISC,
    /** Controllable analogue process value. */
    APC,
    /** Binary controlled analogue process value. */
    BAC,
    /** Single point setting. */
    SPG,
    /** Integer setting. */
    ING,
    /** Enumerated setting. */
    ENG,
    /** Visible string setting. */
    VSG,
    /** Currency setting. */
    CUG,
    /** Analogue setting. */
    ASG,
    /** Object reference setting. */
    ORG,
    /** Time setting. */
    TSG,
    /** Curve shape setting. */
    CSG,
    /** Device name plate. */
    DPL,
    /** Logical node name plate. */
    LPL;

    /** Its attributes, in model order, those that need not be there included. */
    public List<CdcAttribute> attributes() {
        return List.copyOf(CdcTable.of(this).attributes());
    }

    /** Begins a data object of this class, with what is mandatory. */
    public DataObjectBuilder object(String name) {
        return new DataObjectBuilder(this, name);
    }
}
