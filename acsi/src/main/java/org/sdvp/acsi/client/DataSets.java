package org.sdvp.acsi.client;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.sdvp.acsi.service.AccessResult;
import org.sdvp.acsi.service.CreateDataSet;
import org.sdvp.acsi.service.DataSetReference;
import org.sdvp.acsi.service.DeleteDataSet;
import org.sdvp.acsi.service.GetDataSetDirectory;
import org.sdvp.acsi.service.GetDataSetValues;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.SetDataSetValues;
import org.sdvp.model.Fcda;
import org.sdvp.model.value.DataValue;

/** The services of data sets in an association (IEC 61850-7-2 clause 13); stages fail as those of {@link ClientAssociation}. */
public final class DataSets {
    private final ClientAssociation association;

    DataSets(ClientAssociation association) {
        this.association = association;
    }

    /**
     * What a data set is made of.
     *
     * @param members in order
     * @param deletable whether a client may delete it
     */
    public record Definition(List<Fcda> members, boolean deletable) {
        /** Copies the members. */
        public Definition {
            members = List.copyOf(members);
        }
    }

    /**
     * GetDataSetDirectory (clause 13.3.6), from as many pages as needed.
     *
     * @return members and whether it can be deleted; {@code instance-not-available}
     */
    public CompletionStage<Definition> getDataSetDirectory(DataSetReference dataSet) {
        AtomicInteger seen = new AtomicInteger();
        AtomicBoolean deletable = new AtomicBoolean();
        CompletionStage<List<Fcda>> members = association.pages(last -> Stages.map(
                association.ask(
                        new GetDataSetDirectory.Request(dataSet, last.map(member -> seen.get() - 1)),
                        GetDataSetDirectory.Response.class),
                response -> {
                    seen.addAndGet(response.members().size());
                    deletable.set(response.deletable());
                    return new DirectoryPages.Page<>(response.members(), response.moreFollows());
                }));
        return Stages.map(members, all -> new Definition(all, deletable.get()));
    }

    /**
     * GetDataSetValues (clause 13.3.2).
     *
     * @return one result for each member, in order, all of the same instant; {@code instance-not-available},
     *     {@code failed-due-to-communications-constraint} if they do not fit a message
     */
    public CompletionStage<List<AccessResult>> getDataSetValues(DataSetReference dataSet) {
        return Stages.map(
                association.ask(new GetDataSetValues.Request(dataSet), GetDataSetValues.Response.class),
                GetDataSetValues.Response::results);
    }

    /**
     * SetDataSetValues (clause 13.3.3); not atomic.
     *
     * @param values one for each member, in order
     * @return one result for each member, empty for a success; {@code parameter-value-inconsistent} if the number of
     *     values is another, and then nothing was written
     */
    public CompletionStage<List<Optional<ServiceError>>> setDataSetValues(
            DataSetReference dataSet, List<DataValue> values) {
        SetDataSetValues.Request request = new SetDataSetValues.Request(dataSet, values);
        return Stages.map(association.ask(request, SetDataSetValues.Response.class), response -> {
            association.checkCount(request, values.size(), response.results().size());
            return response.results();
        });
    }

    /**
     * CreateDataSet (clause 13.3.4).
     *
     * @param dataSet {@code LD/LN.name} for one that stays, {@code @name} for one that ends with this association
     * @param members 1 or more
     * @return completes when it exists; {@code instance-in-use} if the name is taken, {@code instance-not-available} for
     *     an unknown member, {@code failed-due-to-server-constraint} at the limits of the server
     */
    public CompletionStage<Void> createDataSet(DataSetReference dataSet, List<Fcda> members) {
        return Stages.map(
                association.ask(new CreateDataSet.Request(dataSet, members), CreateDataSet.Response.class),
                response -> null);
    }

    /**
     * DeleteDataSet (clause 13.3.5).
     *
     * @return completes when it is gone; {@code instance-in-use} while a control block uses it, {@code access-violation}
     *     if it is configured
     */
    public CompletionStage<Void> deleteDataSet(DataSetReference dataSet) {
        return Stages.map(
                association.ask(new DeleteDataSet.Request(dataSet), DeleteDataSet.Response.class), response -> null);
    }
}
