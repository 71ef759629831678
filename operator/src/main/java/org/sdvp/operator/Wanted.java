package org.sdvp.operator;

import java.util.Optional;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.model.Fcda;
import org.sdvp.model.FunctionalConstraint;
import org.sdvp.model.value.DataType;

/** One thing to read, looked up in the model: {@link Found} or {@link Missing}. */
sealed interface Wanted permits Wanted.Found, Wanted.Missing {
    /**
     * There is such data.
     *
     * @param asked as typed
     * @param place of it
     * @param fc what of it
     * @param type of the value
     */
    record Found(String asked, Place place, FunctionalConstraint fc, DataType type) implements Wanted {
        Fcda fcda() {
            return new Fcda(place.reference(), fc);
        }
    }

    /**
     * There is not.
     *
     * @param failure to report
     */
    record Missing(Reading.Failure failure) implements Wanted {
        static Missing of(TypedReference typed, String detail) {
            return of(typed, ServiceError.INSTANCE_NOT_AVAILABLE, detail);
        }

        static Missing of(TypedReference typed, ServiceError error, String detail) {
            return new Missing(new Reading.Failure(typed.text(), typed.fc(), error, detail));
        }

        static Missing of(String asked, FunctionalConstraint fc, String detail) {
            return new Missing(
                    new Reading.Failure(asked, Optional.of(fc), ServiceError.INSTANCE_NOT_AVAILABLE, detail));
        }
    }
}
