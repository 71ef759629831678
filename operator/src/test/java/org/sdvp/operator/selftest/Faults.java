package org.sdvp.operator.selftest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.sdvp.acsi.AcsiPdu;
import org.sdvp.acsi.service.AccessResult;
import org.sdvp.acsi.service.AcsiRequest;
import org.sdvp.acsi.service.AcsiResponse;
import org.sdvp.acsi.service.AddCause;
import org.sdvp.acsi.service.Associate;
import org.sdvp.acsi.service.Brcb;
import org.sdvp.acsi.service.CreateDataSet;
import org.sdvp.acsi.service.DataSetReference;
import org.sdvp.acsi.service.DeleteDataSet;
import org.sdvp.acsi.service.FileEntry;
import org.sdvp.acsi.service.GetAllDataValues;
import org.sdvp.acsi.service.GetBRCBValues;
import org.sdvp.acsi.service.GetDataDirectory;
import org.sdvp.acsi.service.GetDataSetDirectory;
import org.sdvp.acsi.service.GetDataSetValues;
import org.sdvp.acsi.service.GetDataValues;
import org.sdvp.acsi.service.GetEditSGValue;
import org.sdvp.acsi.service.GetFile;
import org.sdvp.acsi.service.GetFileAttributeValues;
import org.sdvp.acsi.service.GetLCBValues;
import org.sdvp.acsi.service.GetLogicalNodeDirectory;
import org.sdvp.acsi.service.GetSGCBValues;
import org.sdvp.acsi.service.GetServerDirectory;
import org.sdvp.acsi.service.GetURCBValues;
import org.sdvp.acsi.service.Lcb;
import org.sdvp.acsi.service.LogEntry;
import org.sdvp.acsi.service.Operate;
import org.sdvp.acsi.service.QueryLogAfter;
import org.sdvp.acsi.service.QueryLogByTime;
import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.Report;
import org.sdvp.acsi.service.Select;
import org.sdvp.acsi.service.SelectActiveSG;
import org.sdvp.acsi.service.SelectWithValue;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.ServiceName;
import org.sdvp.acsi.service.SetBRCBValues;
import org.sdvp.acsi.service.SetDataSetValues;
import org.sdvp.acsi.service.SetDataValues;
import org.sdvp.acsi.service.SetLCBValues;
import org.sdvp.acsi.service.SetURCBValues;
import org.sdvp.acsi.service.Urcb;
import org.sdvp.model.Fcda;
import org.sdvp.model.value.BasicType;
import org.sdvp.model.value.DataValue;
import org.sdvp.model.value.Octets;
import org.sdvp.model.value.Timestamp;
import org.sdvp.operator.selftest.FaultyTransport.Fault;

/** A fault for each check, by which that check must fail. */
final class Faults {
    private static final Timestamp LATE = new Timestamp(4_102_444_800L, 0, Timestamp.MILLISECOND);
    private final Map<String, Fault> all = new LinkedHashMap<>();

    /** Faults by family and title of the check. */
    static Map<String, Fault> byCheck() {
        Faults faults = new Faults();
        faults.associations();
        faults.server();
        faults.dataSets();
        faults.reports();
        faults.logs();
        faults.controls();
        faults.settingGroups();
        faults.files();
        return faults.all;
    }

    private void associations() {
        add(
                "sAss limits granted are at most those asked for",
                answers(
                        Associate.Response.class,
                        (request, granted) -> ((Associate.Request) request).maxMessageSize() < 65_536
                                ? new Associate.Response(
                                        granted.associationId(),
                                        65_536,
                                        granted.maxOutstandingCalls(),
                                        granted.services())
                                : granted));
        add("sAss every association has an id of its own", new Fault() {
            private Optional<String> first = Optional.empty();

            @Override
            public AcsiResponse answer(AcsiPdu.Request request, AcsiResponse response) {
                if (!(response instanceof Associate.Response granted)) {
                    return response;
                }
                first = first.or(() -> Optional.of(granted.associationId()));
                return new Associate.Response(
                        first.orElseThrow(),
                        granted.maxMessageSize(),
                        granted.maxOutstandingCalls(),
                        granted.services());
            }
        });
        Fault answersAnybody = refusals(
                GetServerDirectory.Request.class,
                (request, refusal) -> new GetServerDirectory.Response(List.of("HP1"), false));
        add("sAss an unknown association is refused", answersAnybody);
        add("sAss a released association is refused", answersAnybody);
        add("sAss an aborted association is refused", answersAnybody);
    }

    private void server() {
        add(
                "sSrv directories and definitions lead through the model",
                answers(
                        GetServerDirectory.Response.class,
                        (request, names) -> new GetServerDirectory.Response(List.of(), false)));
        add(
                "sSrv definitions have the names of the directories",
                answers(
                        GetDataDirectory.Response.class,
                        (request, names) -> new GetDataDirectory.Response(cut(names.names()), names.moreFollows())));
        add(
                "sSrv a directory goes on after a name",
                refusals(
                        GetLogicalNodeDirectory.Request.class,
                        (request, refusal) -> new GetLogicalNodeDirectory.Response(List.of(), false)));
        add("sSrv what does not exist is refused", otherError(ServiceName.GET_DATA_DEFINITION));
        add("sSrv a service that is not offered is refused", otherError(ServiceName.GET_LOG_STATUS_VALUES));
        add("sSrv values fit their definitions", values(value -> DataValue.Text.visible("nonsense")));
        add(
                "sSrv GetAllDataValues gives the values of GetDataValues",
                answers(
                        GetAllDataValues.Response.class,
                        (request, came) -> new GetAllDataValues.Response(
                                came.values().stream()
                                        .map(each ->
                                                new GetAllDataValues.Named(each.reference(), altered(each.value())))
                                        .toList(),
                                came.moreFollows())));
        add("sSrv time stamps are plausible", values(value -> value instanceof Timestamp ? LATE : value));
        add(
                "sSrv a value that does not exist is refused",
                answers(
                        GetDataValues.Response.class,
                        (request, came) -> new GetDataValues.Response(came.results().stream()
                                .map(result -> result instanceof AccessResult.Failure
                                        ? new AccessResult.Value(DataValue.Bool.TRUE)
                                        : result)
                                .toList())));
        add(
                "sSrv a value that is written reads back",
                answers(
                        SetDataValues.Response.class,
                        (request, came) ->
                                new SetDataValues.Response(List.of(Optional.of(ServiceError.TYPE_CONFLICT)))));
        Fault takesAll = answers(
                SetDataValues.Response.class, (request, came) -> new SetDataValues.Response(List.of(Optional.empty())));
        add("sSrv a status value cannot be written", takesAll);
        add("sSrv a value of another type is refused", takesAll);
    }

    private void dataSets() {
        add(
                "sDset every member of every data set exists",
                atWalk(answers(
                        GetDataSetDirectory.Response.class,
                        (request, came) -> new GetDataSetDirectory.Response(
                                came.members().stream()
                                        .map(member ->
                                                new Fcda(member.reference().child("None"), member.fc()))
                                        .toList(),
                                came.deletable(),
                                came.moreFollows()))));
        add(
                "sDset a data set has the values of its members",
                answers(
                        GetDataSetValues.Response.class,
                        (request, came) -> new GetDataSetValues.Response(cut(came.results()))));
        add(
                "sDset an association can make a data set of its own",
                answers(
                        GetDataSetDirectory.Response.class,
                        (request, came) ->
                                new GetDataSetDirectory.Response(came.members(), false, came.moreFollows())));
        add(
                "sDset a member that does not exist is refused",
                refusals(CreateDataSet.Request.class, (request, refusal) -> new CreateDataSet.Response()));
        add("sDset a data set that does not exist is refused", otherError(ServiceName.GET_DATA_SET_VALUES));
        add("sDset a data set that stays can be made and deleted", new Fault() {
            @Override
            public Optional<AcsiResponse> instead(AcsiPdu.Request request) {
                return request.service() instanceof DeleteDataSet.Request
                        ? Optional.of(new DeleteDataSet.Response())
                        : Optional.empty();
            }
        });
        add(
                "sDset a wrong number of values is refused",
                refusals(
                        SetDataSetValues.Request.class,
                        (request, refusal) -> new SetDataSetValues.Response(((SetDataSetValues.Request) request)
                                .values().stream()
                                        .map(value -> Optional.<ServiceError>empty())
                                        .toList())));
    }

    private void reports() {
        Fault cutReports = reports(report -> with(report, report.sqNum(), report.bufOvfl(), cut(report.members())));
        Fault skippedNumbers = reports(
                report -> with(report, report.sqNum().map(number -> number + 1), report.bufOvfl(), report.members()));
        add(
                "sRp every URCB has a data set that exists, or none",
                atWalk(answers(
                        GetURCBValues.Response.class,
                        (request, came) -> new GetURCBValues.Response(withConfRev0(came.values())))));
        add("sRp general interrogation reports all members in order", cutReports);
        add("sRp SqNum begins with 0 each time", skippedNumbers);
        add("sRp an integrity period reports all members", cutReports);
        add(
                "sRp an enabled URCB takes no settings",
                refusals(SetURCBValues.Request.class, (request, refusal) -> new SetURCBValues.Response()));
        add("sRp a URCB that does not exist is refused", otherError(ServiceName.GET_URCB_VALUES));
        add(
                "sBr every BRCB has a data set that exists, or none",
                atWalk(answers(
                        GetBRCBValues.Response.class,
                        (request, came) -> new GetBRCBValues.Response(new Brcb(
                                came.values().rptId(),
                                came.values().rptEna(),
                                Optional.of(new DataSetReference("HP1/LLN0.None")),
                                came.values().confRev(),
                                came.values().optFlds(),
                                came.values().bufTm(),
                                came.values().sqNum(),
                                came.values().trgOps(),
                                came.values().intgPd(),
                                came.values().gi(),
                                came.values().purgeBuf(),
                                came.values().entryId(),
                                came.values().timeOfEntry(),
                                came.values().resvTms(),
                                came.values().owner())))));
        add("sBr general interrogation reports all members in order", cutReports);
        add("sBr SqNum begins with 0 each time", skippedNumbers);
        add(
                "sBr an EntryID resumes with every later entry, once and in order",
                reports(report -> with(report, report.sqNum(), Optional.of(true), report.members())));
        add(
                "sBr an EntryID that is not in the buffer is refused",
                refusals(SetBRCBValues.Request.class, (request, refusal) -> new SetBRCBValues.Response()));
        add(
                "sBr an enabled BRCB takes no settings",
                refusals(SetBRCBValues.Request.class, (request, refusal) -> new SetBRCBValues.Response()));
        add("sBr a BRCB that does not exist is refused", otherError(ServiceName.GET_BRCB_VALUES));
    }

    private void logs() {
        add(
                "sLog every LCB has a log and a data set that exist",
                atWalk(answers(
                        GetLCBValues.Response.class,
                        (request, came) -> new GetLCBValues.Response(new Lcb(
                                came.values().logEna(),
                                came.values().datSet(),
                                came.values().reasonCode(),
                                came.values().bufTm(),
                                came.values().trgOps(),
                                came.values().intgPd(),
                                came.values().logRef().parent().orElseThrow().child("None"))))));
        add(
                "sLog a query by time gives what the status of the log tells",
                answers(
                        QueryLogByTime.Response.class,
                        (request, came) -> new QueryLogByTime.Response(cut(came.entries()), came.moreFollows())));
        add(
                "sLog a query after an entry gives every later one",
                answers(
                        QueryLogAfter.Response.class,
                        (request, came) -> new QueryLogAfter.Response(
                                came.entries()
                                        .subList(
                                                Math.min(1, came.entries().size()),
                                                came.entries().size()),
                                came.moreFollows())));
        add(
                "sLog a query that makes no sense is refused",
                refusals(
                        QueryLogByTime.Request.class,
                        (request, refusal) -> new QueryLogByTime.Response(List.<LogEntry>of(), false)));
        add("sLog a log that does not exist is refused", otherError(ServiceName.GET_LOG_STATUS_VALUES));
        add(
                "sLog an LCB that logs takes no settings",
                refusals(SetLCBValues.Request.class, (request, refusal) -> new SetLCBValues.Response()));
    }

    private void controls() {
        Fault noCause = refusals(
                Operate.Request.class,
                (request, refusal) ->
                        new Refusal(ServiceName.OPERATE, refusal.error(), Optional.empty(), refusal.detail()));
        add(
                "sCtl every ctlModel is known and its services offered",
                values(value ->
                        value.type() == BasicType.ENUMERATED ? new DataValue.Int(BasicType.ENUMERATED, 9) : value));
        add(
                "sCtl a control that does not exist is refused",
                refusals(Operate.Request.class, (request, refusal) -> new Operate.Response()));
        add("sCtl a status-only object refuses Operate", noCause);
        add("sCtl direct control answers a test command, twice alike", noCause);
        add(
                "sCtl enhanced direct control tells the end of a test command",
                refusals(Operate.Request.class, (request, refusal) -> new Operate.Response()));
        add(
                "sCtl select and cancel (SBO with normal security)",
                refusals(Select.Request.class, (request, refusal) -> new Select.Response()));
        add(
                "sCtl select and cancel (SBO with enhanced security)",
                refusals(SelectWithValue.Request.class, (request, refusal) -> new SelectWithValue.Response()));
        add(
                "sCtl a ctlVal of another type is refused",
                refusals(Operate.Request.class, (request, refusal) -> new Operate.Response()));
        add("sCtl a command for later can be cancelled", new Fault() {
            @Override
            public AcsiResponse answer(AcsiPdu.Request request, AcsiResponse response) {
                return request.service().name() == ServiceName.TIME_ACTIVATED_OPERATE
                        ? new Refusal(
                                ServiceName.TIME_ACTIVATED_OPERATE,
                                ServiceError.ACCESS_VIOLATION,
                                Optional.of(AddCause.UNKNOWN),
                                "")
                        : response;
            }
        });
    }

    private void settingGroups() {
        add(
                "sSg the active group is one of the groups",
                atWalk(answers(
                        GetSGCBValues.Response.class,
                        (request, came) -> new GetSGCBValues.Response(
                                came.numOfSG(),
                                came.numOfSG() + 1,
                                came.editSG(),
                                came.cnfEdit(),
                                came.lActTm(),
                                came.resvTms()))));
        add(
                "sSg a setting group control block that does not exist is refused",
                otherError(ServiceName.GET_SGCB_VALUES));
        Fault otherEditValues = new Fault() {
            @Override
            public AcsiResponse answer(AcsiPdu.Request request, AcsiResponse response) {
                if (!(request.service() instanceof GetEditSGValue.Request asked)) {
                    return response;
                }
                return new GetEditSGValue.Response(asked.references().stream()
                        .map(each -> (AccessResult) new AccessResult.Value(DataValue.Bool.TRUE))
                        .toList());
            }
        };
        add("sSg no group can be read for editing that was not selected", otherEditValues);
        add("sSg the active group selected for editing has the active values", otherEditValues);
        add(
                "sSg a group that does not exist cannot be selected",
                refusals(SelectActiveSG.Request.class, (request, refusal) -> new SelectActiveSG.Response()));
    }

    private void files() {
        add(
                "sFt directory and attributes name the same files",
                answers(
                        GetFileAttributeValues.Response.class,
                        (request, came) -> new GetFileAttributeValues.Response(cut(came.files()), came.moreFollows())));
        add(
                "sFt a file has the size that is told",
                answers(
                        GetFileAttributeValues.Response.class,
                        (request, came) -> new GetFileAttributeValues.Response(
                                came.files().stream()
                                        .map(file -> new FileEntry(
                                                file.fileName(), file.fileSize() + 1, file.lastModified()))
                                        .toList(),
                                came.moreFollows())));
        Fault givesAnything =
                refusals(GetFile.Request.class, (request, refusal) -> new GetFile.Response(Octets.of(new byte[0]), 0));
        add("sFt a file that does not exist is refused", givesAnything);
        add("sFt a name that leads elsewhere is refused", givesAnything);
        add("sFt a file can be set, read back and deleted", answers(GetFile.Response.class, (request, came) -> {
            byte[] other = came.content().bytes();
            other[0]++;
            return new GetFile.Response(Octets.of(other), came.fileSize());
        }));
    }

    private void add(String check, Fault fault) {
        all.put(check, fault);
    }

    /** A fault that shows already when the device is walked through. */
    static final class AtWalk implements Fault {
        private final Fault fault;

        AtWalk(Fault fault) {
            this.fault = fault;
        }

        @Override
        public AcsiResponse answer(AcsiPdu.Request request, AcsiResponse response) {
            return fault.answer(request, response);
        }
    }

    private static Fault atWalk(Fault fault) {
        return new AtWalk(fault);
    }

    private static <T extends AcsiResponse> Fault answers(
            Class<T> type, BiFunction<AcsiRequest, T, AcsiResponse> change) {
        return new Fault() {
            @Override
            public AcsiResponse answer(AcsiPdu.Request request, AcsiResponse response) {
                return type.isInstance(response) ? change.apply(request.service(), type.cast(response)) : response;
            }
        };
    }

    private static Fault refusals(
            Class<? extends AcsiRequest> type, BiFunction<AcsiRequest, Refusal, AcsiResponse> change) {
        return new Fault() {
            @Override
            public AcsiResponse answer(AcsiPdu.Request request, AcsiResponse response) {
                return type.isInstance(request.service()) && response instanceof Refusal refusal
                        ? change.apply(request.service(), refusal)
                        : response;
            }
        };
    }

    private static Fault otherError(ServiceName service) {
        return new Fault() {
            @Override
            public AcsiResponse answer(AcsiPdu.Request request, AcsiResponse response) {
                return request.service().name() == service && response instanceof Refusal
                        ? Refusal.of(service, ServiceError.INSTANCE_IN_USE, "")
                        : response;
            }
        };
    }

    private static Fault values(UnaryOperator<DataValue> change) {
        Function<AccessResult, AccessResult> each = result ->
                result instanceof AccessResult.Value read ? new AccessResult.Value(change.apply(read.value())) : result;
        return answers(
                GetDataValues.Response.class,
                (request, came) -> new GetDataValues.Response(
                        came.results().stream().map(each).toList()));
    }

    private static Fault reports(UnaryOperator<Report> change) {
        return new Fault() {
            @Override
            public Report report(Report report) {
                return change.apply(report);
            }
        };
    }

    private static Report with(
            Report report, Optional<Integer> sqNum, Optional<Boolean> bufOvfl, List<Report.Member> members) {
        return new Report(
                report.rptId(),
                sqNum,
                report.subSqNum(),
                report.moreSegmentsFollow(),
                report.dataSet(),
                bufOvfl,
                report.confRev(),
                report.timeOfEntry(),
                report.entryId(),
                members);
    }

    private static Urcb withConfRev0(Urcb block) {
        return new Urcb(
                block.rptId(),
                block.rptEna(),
                block.resv(),
                block.datSet(),
                0,
                block.optFlds(),
                block.bufTm(),
                block.sqNum(),
                block.trgOps(),
                block.intgPd(),
                block.gi(),
                block.owner());
    }

    private static <T> List<T> cut(List<T> list) {
        return list.isEmpty() ? list : list.subList(0, list.size() - 1);
    }

    /** Another value of the same type, where that is easily had. */
    private static DataValue altered(DataValue value) {
        if (value instanceof DataValue.Structure structure) {
            List<DataValue> members = new ArrayList<>(structure.members());
            members.replaceAll(Faults::altered);
            return new DataValue.Structure(members);
        }
        return value instanceof DataValue.Text text ? new DataValue.Text(text.type(), text.value() + "x") : value;
    }
}
