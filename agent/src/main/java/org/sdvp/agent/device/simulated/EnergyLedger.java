package org.sdvp.agent.device.simulated;

/**
 * What has gone where since the plant began, each in J. Only ever added to, so that balances can be checked:
 *
 * <ul>
 *   <li>machine: {@link #heatMade} = compressor's electricity × COP, step by step, + rod's electricity; and
 *       {@link #heatMade} = {@link #heatToHeating} + {@link #heatToTank}
 *   <li>house: {@link #heatToHeating} + {@link #tankLoss} + {@link #sun} + {@link #inhabitants} −
 *       {@link #houseLoss} = change of the heat stored in emitters, air and mass
 *   <li>tank: {@link #heatToTank} − {@link #tankLoss} − {@link #heatDrawn} = change of the heat stored in the tank
 * </ul>
 */
final class EnergyLedger {
    double compressorElectric;
    double rodElectric;
    double standbyElectric;
    double heatMade;
    double heatToHeating;
    double heatToTank;
    double heatDrawn;
    double tankLoss;
    double houseLoss;
    double sun;
    double inhabitants;

    /** All electricity taken. */
    double electric() {
        return compressorElectric + rodElectric + standbyElectric;
    }
}
