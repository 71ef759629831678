package org.sdvp.demo.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sdvp.heatpump.HeatPumpModel;
import org.sdvp.model.Fcda;
import org.sdvp.model.ModelValues;
import org.sdvp.model.Selection;
import org.sdvp.operator.Reading;
import org.sdvp.operator.unit.Unit;

class MeasureTest {
    @ParameterizedTest
    @EnumSource(Measure.class)
    void everyReference_isADataObjectWithValueQualityAndTime(Measure measure) {
        HeatPumpModel model = HeatPumpModel.create("HP7");
        Fcda fcda = Fcda.parse("HP7/" + measure.reference());
        Selection selection = model.serverModel().select(fcda).orElseThrow();
        Reading.Source source = new Reading.Source(fcda.reference(), fcda.fc(), "", selection.type(), new Unit("", ""));
        Reading reading =
                new Reading.Value(measure.reference(), source, new ModelValues(model.serverModel()).get(selection));
        Optional<Measured> measured = Measured.of(reading);
        assertThat(measured).isPresent();
        assertThat(measured.get().number()).isPresent();
        assertThat(measured.get().isUsable()).as("nothing has been measured").isFalse();
    }

    @Test
    void aPumpThatAnswersAgain_isOnlineFromThen_andItsValuesStay() {
        Pump silent = Pumps.heating("hp1").silent("it answers no more", Pumps.MEASURED.plusSeconds(5));
        assertThat(silent.isOnline()).isFalse();
        assertThat(silent.age(Pumps.MEASURED.plusSeconds(9))).contains(Duration.ofSeconds(9));
        Pump back = silent.answered(java.util.Map.of(), Pumps.MEASURED.plusSeconds(8));
        assertThat(back.isOnline()).isTrue();
        assertThat(back.since()).isEqualTo(Pumps.MEASURED.plusSeconds(8));
        assertThat(back.run()).isEqualTo("heating");
    }

    @Test
    void heat_isThatOfHouseAndTankTogether() {
        assertThat(Pumps.heating("hp1").heat()).hasValue(34_567 + 21.25);
        assertThat(Pumps.awaited("hp1").heat()).isEmpty();
    }
}
