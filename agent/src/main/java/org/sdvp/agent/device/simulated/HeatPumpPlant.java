package org.sdvp.agent.device.simulated;

import java.time.Duration;
import org.sdvp.agent.device.CommandOrigin;
import org.sdvp.agent.device.CommandResult;
import org.sdvp.agent.device.HeatPumpCommand;
import org.sdvp.agent.device.simulated.Machine.Conditions;
import org.sdvp.agent.device.simulated.Machine.HeatUse;
import org.sdvp.agent.device.simulated.catalogue.WeatherYear;

/**
 * House, heating, tank and heat pump as one model without a clock, threads or sensors. Time passes only in
 * {@link #advance}, cut into equal steps counted from the start; how it is handed out does not matter. Not safe for use
 * by several threads at once.
 */
public final class HeatPumpPlant {

    private final HouseProfile profile;
    private final PlantStart start;
    private final Outside outside;
    private final House house;
    private final HeatingCircuit circuit;
    private final HotWaterTank tank;
    private final HotWaterUse draws;
    private final Compressor compressor;
    private final ControlPanel panel;
    private final SpaceThermostat space;
    private final TankThermostat hotWater;
    private final Machine machine;
    private final Conditions conditions;
    private final Pipes pipes;
    private final PulseMeter electricMeter = new PulseMeter();
    private final PulseMeter heatMeter = new PulseMeter();
    private final EnergyLedger ledger = new EnergyLedger();
    private long steps;
    private Duration owed = Duration.ZERO;

    /**
     * A plant at rest: the room in the middle of the comfort band, the tank at its set point.
     *
     * @param profile house and heat pump
     * @param weather may be shared by any number of plants
     * @param start when, and in what steps
     * @throws IllegalArgumentException if the wishes of the profile are out of range
     */
    public HeatPumpPlant(HouseProfile profile, WeatherYear weather, PlantStart start) {
        HouseProfile.Dwelling dwelling = profile.dwelling();
        double room = (profile.wishes().comfortMin() + profile.wishes().comfortMax()) / 2;
        this.profile = profile;
        this.start = start;
        this.outside = new Outside(weather, profile.machine().product().type().source());
        outside.moveTo(start.seconds());
        this.house = new House(dwelling.building(), dwelling.people(), room);
        this.circuit = new HeatingCircuit(dwelling, room + 3);
        this.tank = new HotWaterTank(dwelling.tank(), profile.wishes().hotWater());
        this.draws = new HotWaterUse(new DrawPattern(profile.seed(), dwelling.people()));
        this.compressor =
                new Compressor(profile.machine().minimumRun(), profile.machine().minimumOff());
        this.panel = new ControlPanel(profile.wishes(), compressor);
        this.space = new SpaceThermostat(panel, profile, circuit.exponent(), outside.air());
        this.hotWater = new TankThermostat(panel);
        this.machine = new Machine(profile.machine().product(), panel, compressor);
        this.conditions = new Conditions(circuit, tank, space);
        this.pipes = new Pipes(start.step(), room);
        draws.moveTo(start.seconds(), outside, tank.top());
    }

    /** The house and heat pump simulated. */
    public HouseProfile profile() {
        return profile;
    }

    /** Simulated time: seconds since 1 January 00:00 CET of the weather year it began in. */
    public double time() {
        return start.seconds() + steps * start.step();
    }

    /** Length of a step, s. */
    public double step() {
        return start.step();
    }

    /**
     * Lets simulated time pass. What does not fill a step is kept for the next call.
     *
     * @throws IllegalArgumentException if the time is negative
     */
    public void advance(Duration simulated) {
        if (simulated.isNegative()) {
            throw new IllegalArgumentException("Time does not go back; asked for " + simulated);
        }
        owed = owed.plus(simulated);
        double seconds = owed.toSeconds() + owed.toNanosPart() * 1e-9;
        // Half a nanosecond's grace: a step's worth in nanoseconds must not fail to be a step by rounding.
        long whole = (long) Math.floor((seconds + 5e-10) / start.step());
        for (long i = 0; i < whole; i++) {
            oneStep();
        }
        Duration used = Duration.ofNanos(Math.round(whole * start.step() * 1e9));
        owed = used.compareTo(owed) > 0 ? Duration.ZERO : owed.minus(used);
    }

    /**
     * Tells the machine something.
     *
     * @return the answer; a delay in it is simulated time
     */
    public CommandResult apply(HeatPumpCommand command, CommandOrigin origin) {
        return panel.apply(command, origin);
    }

    private void oneStep() {
        double dt = start.step();
        double now = time();
        outside.moveTo(now);
        draws.moveTo(now, outside, tank.top());
        space.step(dt, house.air(), outside.air(), circuit.flowTemperature());
        hotWater.step(tank.thermostat());
        machine.step(dt, outside, demand(), conditions);
        moveHeat(dt);
        steps++;
        boolean heating = machine.use() == HeatUse.HEATING;
        pipes.heating(circuit, heating, house.air());
        pipes.domestic(tank, draws, house.air());
        electricMeter.step(dt, machine.electric(), time());
        heatMeter.step(dt, machine.heat(), time());
    }

    private HeatUse demand() {
        if (hotWater.wantsHeat()) {
            return HeatUse.HOT_WATER;
        }
        return space.wantsHeat() ? HeatUse.HEATING : HeatUse.NONE;
    }

    private void moveHeat(double dt) {
        double heating = machine.use() == HeatUse.HEATING ? machine.heat() : 0;
        double charging = machine.use() == HeatUse.HOT_WATER ? machine.heat() : 0;
        double emission = circuit.emission(house.air());
        double tankLoss = tank.loss(house.air());
        tank.step(dt, charging, draws, house.air());
        circuit.step(dt, heating, emission);
        house.step(dt, emission + tankLoss, outside, ledger);
        ledger.heatMade += dt * machine.heat();
        ledger.heatToHeating += dt * heating;
        ledger.heatToTank += dt * charging;
        ledger.heatDrawn += dt * draws.heat();
        ledger.tankLoss += dt * tankLoss;
        bookElectric(dt * machine.electric());
    }

    private void bookElectric(double joules) {
        if (compressor.running()) {
            ledger.compressorElectric += joules;
        } else if (machine.rod()) {
            ledger.rodElectric += joules;
        } else {
            ledger.standbyElectric += joules;
        }
    }

    Outside outside() {
        return outside;
    }

    House house() {
        return house;
    }

    HeatingCircuit circuit() {
        return circuit;
    }

    HotWaterTank tank() {
        return tank;
    }

    HotWaterUse draws() {
        return draws;
    }

    Compressor compressor() {
        return compressor;
    }

    ControlPanel panel() {
        return panel;
    }

    SpaceThermostat space() {
        return space;
    }

    Machine machine() {
        return machine;
    }

    Pipes pipes() {
        return pipes;
    }

    PulseMeter electricMeter() {
        return electricMeter;
    }

    PulseMeter heatMeter() {
        return heatMeter;
    }

    EnergyLedger ledger() {
        return ledger;
    }
}
