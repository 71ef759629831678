package org.sdvp.wire.tree;

import java.util.Optional;
import java.util.OptionalInt;
import org.sdvp.acsi.service.Brcb;
import org.sdvp.acsi.service.BrcbChange;
import org.sdvp.acsi.service.Lcb;
import org.sdvp.acsi.service.LcbChange;
import org.sdvp.acsi.service.Urcb;
import org.sdvp.acsi.service.UrcbChange;

/** Attributes of report and log control blocks, all of them and those to write (IEC 61850-7-2 clause 17). */
final class BlockForms {
    private static final Form<Integer> RESV_TMS = Leaves.number(Short.MIN_VALUE, Short.MAX_VALUE);
    private static final Form<Integer> INT8U = Leaves.number(0, 0xff);

    private static final String RPT_ID = "rptId";
    private static final String RPT_ENA = "rptEna";
    private static final String RESV = "resv";
    private static final String DAT_SET = "datSet";
    private static final String CONF_REV = "confRev";
    private static final String OPT_FLDS = "optFlds";
    private static final String BUF_TM = "bufTm";
    private static final String SQ_NUM = "sqNum";
    private static final String TRG_OPS = "trgOps";
    private static final String INTG_PD = "intgPd";
    private static final String GI = "gi";
    private static final String PURGE_BUF = "purgeBuf";
    private static final String ENTRY_ID = "entryId";
    private static final String TIME_OF_ENTRY = "timeOfEntry";
    private static final String RESV_TMS_MEMBER = "resvTms";
    private static final String OWNER = "owner";
    private static final String LOG_ENA = "logEna";
    private static final String REASON_CODE = "reasonCode";
    private static final String LOG_REF = "logRef";

    private BlockForms() {}

    static void write(Brcb brcb, FieldsWriter out) {
        OptionalInt resvTms = brcb.resvTms();
        out.put(RPT_ID, Leaves.RPT_ID, brcb.rptId())
                .put(RPT_ENA, Leaves.TRUTH, brcb.rptEna())
                .maybe(DAT_SET, Leaves.DATA_SET, brcb.datSet())
                .put(CONF_REV, Leaves.INT32U, brcb.confRev())
                .put(OPT_FLDS, Words.REPORT_FIELDS, brcb.optFlds())
                .put(BUF_TM, Leaves.INT32U, brcb.bufTm())
                .put(SQ_NUM, Leaves.INT16U, brcb.sqNum())
                .put(TRG_OPS, Words.TRIGGER_OPTIONS, brcb.trgOps())
                .put(INTG_PD, Leaves.INT32U, brcb.intgPd())
                .put(GI, Leaves.TRUTH, brcb.gi())
                .put(PURGE_BUF, Leaves.TRUTH, brcb.purgeBuf())
                .put(ENTRY_ID, Leaves.ENTRY_ID, brcb.entryId())
                .put(TIME_OF_ENTRY, Leaves.ENTRY_TIME, brcb.timeOfEntry())
                .maybe(
                        RESV_TMS_MEMBER,
                        RESV_TMS,
                        resvTms.isPresent() ? Optional.of(resvTms.getAsInt()) : Optional.empty())
                .maybe(OWNER, Leaves.TEXT, brcb.owner());
    }

    static Brcb brcb(FieldsReader in) {
        return new Brcb(
                in.get(RPT_ID, Leaves.RPT_ID),
                in.get(RPT_ENA, Leaves.TRUTH),
                in.find(DAT_SET, Leaves.DATA_SET),
                in.get(CONF_REV, Leaves.INT32U),
                in.get(OPT_FLDS, Words.REPORT_FIELDS),
                in.get(BUF_TM, Leaves.INT32U),
                in.get(SQ_NUM, Leaves.INT16U),
                in.get(TRG_OPS, Words.TRIGGER_OPTIONS),
                in.get(INTG_PD, Leaves.INT32U),
                in.get(GI, Leaves.TRUTH),
                in.get(PURGE_BUF, Leaves.TRUTH),
                in.get(ENTRY_ID, Leaves.ENTRY_ID),
                in.get(TIME_OF_ENTRY, Leaves.ENTRY_TIME),
                in.find(RESV_TMS_MEMBER, RESV_TMS).map(OptionalInt::of).orElse(OptionalInt.empty()),
                in.find(OWNER, Leaves.TEXT));
    }

    static void write(BrcbChange change, FieldsWriter out) {
        out.maybe(RPT_ID, Leaves.RPT_ID, change.rptId())
                .maybe(RPT_ENA, Leaves.TRUTH, change.rptEna())
                .maybe(DAT_SET, Leaves.DATA_SET_OR_NONE, change.datSet())
                .maybe(OPT_FLDS, Words.REPORT_FIELDS, change.optFlds())
                .maybe(BUF_TM, Leaves.INT32U, change.bufTm())
                .maybe(TRG_OPS, Words.TRIGGER_OPTIONS, change.trgOps())
                .maybe(INTG_PD, Leaves.INT32U, change.intgPd())
                .maybe(GI, Leaves.TRUTH, change.gi())
                .maybe(PURGE_BUF, Leaves.TRUTH, change.purgeBuf())
                .maybe(ENTRY_ID, Leaves.ENTRY_ID, change.entryId())
                .maybe(RESV_TMS_MEMBER, RESV_TMS, change.resvTms());
    }

    static BrcbChange brcbChange(FieldsReader in) {
        return new BrcbChange(
                in.find(RPT_ID, Leaves.RPT_ID),
                in.find(RPT_ENA, Leaves.TRUTH),
                in.find(DAT_SET, Leaves.DATA_SET_OR_NONE),
                in.find(OPT_FLDS, Words.REPORT_FIELDS),
                in.find(BUF_TM, Leaves.INT32U),
                in.find(TRG_OPS, Words.TRIGGER_OPTIONS),
                in.find(INTG_PD, Leaves.INT32U),
                in.find(GI, Leaves.TRUTH),
                in.find(PURGE_BUF, Leaves.TRUTH),
                in.find(ENTRY_ID, Leaves.ENTRY_ID),
                in.find(RESV_TMS_MEMBER, RESV_TMS));
    }

    static void write(Urcb urcb, FieldsWriter out) {
        out.put(RPT_ID, Leaves.RPT_ID, urcb.rptId())
                .put(RPT_ENA, Leaves.TRUTH, urcb.rptEna())
                .put(RESV, Leaves.TRUTH, urcb.resv())
                .maybe(DAT_SET, Leaves.DATA_SET, urcb.datSet())
                .put(CONF_REV, Leaves.INT32U, urcb.confRev())
                .put(OPT_FLDS, Words.REPORT_FIELDS, urcb.optFlds())
                .put(BUF_TM, Leaves.INT32U, urcb.bufTm())
                .put(SQ_NUM, INT8U, urcb.sqNum())
                .put(TRG_OPS, Words.TRIGGER_OPTIONS, urcb.trgOps())
                .put(INTG_PD, Leaves.INT32U, urcb.intgPd())
                .put(GI, Leaves.TRUTH, urcb.gi())
                .maybe(OWNER, Leaves.TEXT, urcb.owner());
    }

    static Urcb urcb(FieldsReader in) {
        return new Urcb(
                in.get(RPT_ID, Leaves.RPT_ID),
                in.get(RPT_ENA, Leaves.TRUTH),
                in.get(RESV, Leaves.TRUTH),
                in.find(DAT_SET, Leaves.DATA_SET),
                in.get(CONF_REV, Leaves.INT32U),
                in.get(OPT_FLDS, Words.REPORT_FIELDS),
                in.get(BUF_TM, Leaves.INT32U),
                in.get(SQ_NUM, INT8U),
                in.get(TRG_OPS, Words.TRIGGER_OPTIONS),
                in.get(INTG_PD, Leaves.INT32U),
                in.get(GI, Leaves.TRUTH),
                in.find(OWNER, Leaves.TEXT));
    }

    static void write(UrcbChange change, FieldsWriter out) {
        out.maybe(RPT_ID, Leaves.RPT_ID, change.rptId())
                .maybe(RPT_ENA, Leaves.TRUTH, change.rptEna())
                .maybe(RESV, Leaves.TRUTH, change.resv())
                .maybe(DAT_SET, Leaves.DATA_SET_OR_NONE, change.datSet())
                .maybe(OPT_FLDS, Words.REPORT_FIELDS, change.optFlds())
                .maybe(BUF_TM, Leaves.INT32U, change.bufTm())
                .maybe(TRG_OPS, Words.TRIGGER_OPTIONS, change.trgOps())
                .maybe(INTG_PD, Leaves.INT32U, change.intgPd())
                .maybe(GI, Leaves.TRUTH, change.gi());
    }

    static UrcbChange urcbChange(FieldsReader in) {
        return new UrcbChange(
                in.find(RPT_ID, Leaves.RPT_ID),
                in.find(RPT_ENA, Leaves.TRUTH),
                in.find(RESV, Leaves.TRUTH),
                in.find(DAT_SET, Leaves.DATA_SET_OR_NONE),
                in.find(OPT_FLDS, Words.REPORT_FIELDS),
                in.find(BUF_TM, Leaves.INT32U),
                in.find(TRG_OPS, Words.TRIGGER_OPTIONS),
                in.find(INTG_PD, Leaves.INT32U),
                in.find(GI, Leaves.TRUTH));
    }

    static void write(Lcb lcb, FieldsWriter out) {
        out.put(LOG_ENA, Leaves.TRUTH, lcb.logEna())
                .maybe(DAT_SET, Leaves.DATA_SET, lcb.datSet())
                .put(REASON_CODE, Leaves.TRUTH, lcb.reasonCode())
                .put(BUF_TM, Leaves.INT32U, lcb.bufTm())
                .put(TRG_OPS, Words.TRIGGER_OPTIONS, lcb.trgOps())
                .put(INTG_PD, Leaves.INT32U, lcb.intgPd())
                .put(LOG_REF, Leaves.REFERENCE, lcb.logRef());
    }

    static Lcb lcb(FieldsReader in) {
        return new Lcb(
                in.get(LOG_ENA, Leaves.TRUTH),
                in.find(DAT_SET, Leaves.DATA_SET),
                in.get(REASON_CODE, Leaves.TRUTH),
                in.get(BUF_TM, Leaves.INT32U),
                in.get(TRG_OPS, Words.TRIGGER_OPTIONS),
                in.get(INTG_PD, Leaves.INT32U),
                in.get(LOG_REF, Leaves.REFERENCE));
    }

    static void write(LcbChange change, FieldsWriter out) {
        out.maybe(LOG_ENA, Leaves.TRUTH, change.logEna())
                .maybe(DAT_SET, Leaves.DATA_SET_OR_NONE, change.datSet())
                .maybe(REASON_CODE, Leaves.TRUTH, change.reasonCode())
                .maybe(BUF_TM, Leaves.INT32U, change.bufTm())
                .maybe(TRG_OPS, Words.TRIGGER_OPTIONS, change.trgOps())
                .maybe(INTG_PD, Leaves.INT32U, change.intgPd())
                .maybe(LOG_REF, Leaves.REFERENCE, change.logRef());
    }

    static LcbChange lcbChange(FieldsReader in) {
        return new LcbChange(
                in.find(LOG_ENA, Leaves.TRUTH),
                in.find(DAT_SET, Leaves.DATA_SET_OR_NONE),
                in.find(REASON_CODE, Leaves.TRUTH),
                in.find(BUF_TM, Leaves.INT32U),
                in.find(TRG_OPS, Words.TRIGGER_OPTIONS),
                in.find(INTG_PD, Leaves.INT32U),
                in.find(LOG_REF, Leaves.REFERENCE));
    }
}
