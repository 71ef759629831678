package org.sdvp.operator.selftest.check;

import java.util.List;
import java.util.Optional;
import org.sdvp.acsi.service.AcsiRequest;
import org.sdvp.acsi.service.ConfirmEditSGValues;
import org.sdvp.acsi.service.DataSetReference;
import org.sdvp.acsi.service.DeleteDataSet;
import org.sdvp.acsi.service.EntryId;
import org.sdvp.acsi.service.GetBRCBValues;
import org.sdvp.acsi.service.GetDataSetDirectory;
import org.sdvp.acsi.service.GetDataSetValues;
import org.sdvp.acsi.service.GetLCBValues;
import org.sdvp.acsi.service.GetLogStatusValues;
import org.sdvp.acsi.service.GetSGCBValues;
import org.sdvp.acsi.service.GetURCBValues;
import org.sdvp.acsi.service.QueryLogAfter;
import org.sdvp.acsi.service.QueryLogByTime;
import org.sdvp.acsi.service.Select;
import org.sdvp.acsi.service.SelectEditSG;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.model.ObjectReference;
import org.sdvp.operator.selftest.bench.Bench;
import org.sdvp.operator.selftest.bench.SkippedException;

/** Requests about what does not exist: they change nothing, whatever the device makes of them. */
final class Unknown {
    private Unknown() {}

    /** One for each service whose name alone says what it is about. */
    static List<AcsiRequest> requests(ObjectReference node) {
        ObjectReference nothing = node.child(DirectoryChecks.NOTHING);
        DataSetReference dataSet = new DataSetReference(nothing.toString());
        return List.of(
                new GetDataSetDirectory.Request(dataSet, Optional.empty()),
                new GetDataSetValues.Request(dataSet),
                new DeleteDataSet.Request(dataSet),
                new GetBRCBValues.Request(nothing),
                new GetURCBValues.Request(nothing),
                new GetLCBValues.Request(nothing),
                new GetLogStatusValues.Request(nothing),
                new QueryLogByTime.Request(nothing, Optional.empty(), Optional.empty(), Optional.empty()),
                new QueryLogAfter.Request(nothing, EntryId.NONE),
                new Select.Request(nothing),
                new GetSGCBValues.Request(nothing),
                new SelectEditSG.Request(nothing, 1),
                new ConfirmEditSGValues.Request(nothing));
    }

    /**
     * Expects each request to be refused since there is no such thing; a device may also say that this account must not
     * ask, so as to tell nothing.
     */
    static String refused(Bench bench, List<AcsiRequest> requests) {
        if (requests.isEmpty()) {
            throw new SkippedException("none of these services is offered");
        }
        requests.forEach(
                request -> bench.refused(request, ServiceError.INSTANCE_NOT_AVAILABLE, ServiceError.ACCESS_VIOLATION));
        return requests.size() == 1
                ? "refused by " + requests.get(0).name().text()
                : "refused by " + requests.size() + " services";
    }
}
