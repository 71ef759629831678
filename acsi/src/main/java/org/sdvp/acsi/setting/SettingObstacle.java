package org.sdvp.acsi.setting;

import org.sdvp.acsi.service.Refusal;
import org.sdvp.acsi.service.ServiceError;
import org.sdvp.acsi.service.ServiceName;

/**
 * Why something cannot be done with a setting group now.
 *
 * @param error of the refusal
 * @param why what was expected and what came
 */
record SettingObstacle(ServiceError error, String why) {
    Refusal refuse(ServiceName service) {
        return Refusal.of(service, error, why);
    }
}
