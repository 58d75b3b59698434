//! The devices of an installation, and what each of them tells.

use super::plan::Plan;

/// A device.
pub(super) struct Device {
    pub(super) kind: &'static str,
    pub(super) instance: u64,
    pub(super) type_id: i64,
    pub(super) product: &'static str,
    pub(super) name: &'static str,
    pub(super) class: &'static str,
    /// Whether VRM lists it; others are only in readings.
    pub(super) listed: bool,
    pub(super) codes: &'static [&'static str],
}

/// All of an installation, the GX device first.
pub(super) fn devices(plan: &Plan) -> Vec<Device> {
    let device = |kind, instance, type_id, product, class, codes| Device {
        kind,
        instance,
        type_id,
        product,
        name: "",
        class,
        listed: true,
        codes,
    };
    let mut all = vec![
        device("Gateway", 0, 0, "Cerbo GX", "device-gateway device-icon-cerbo-gx", &["v", "mn", "lt", "lg"] as &[_]),
        Device {
            listed: false,
            ..device("System overview", 0, 9, "", "", &["bs", "bv", "bc", "bp", "bst", "Pdc", "a1", "g1", "gs1"])
        },
        Device {
            name: "House bank",
            ..device(
                "Battery Monitor",
                288,
                2,
                "SmartShunt 500A/50mV",
                "device-battery-monitor",
                &["V", "I", "CE", "SOC", "AL", "AH", "ASoc"],
            )
        },
    ];
    if plan.metered {
        let codes = &["IP1", "OV1", "OP1", "S", "eT", "eL", "eO"];
        all.push(device("VE.Bus System", 276, 1, "MultiPlus-II 48/5000/70-50", "device-ve-bus", codes));
        let codes = &["ScV", "ScS", "PVV", "PVP"];
        all.push(device("Solar Charger", 279, 4, "SmartSolar MPPT RS 450/100", "device-solar-charger", codes));
    }
    if plan.generator_watts.is_some() {
        all.push(device("Generator start/stop", 0, 30, "Generator start/stop", "device-generator", &["gaRC", "gaS"]));
    }
    if plan.ev_watts.is_some() {
        let codes = &["evs", "evm", "evp", "evi", "evt"];
        let charger = device("EV charger", 41, 25, "EV Charging Station", "device-ev-charger", codes);
        all.push(Device { name: "Carport", ..charger });
    }
    for (place, (instance, name, _, _)) in plan.tanks.iter().enumerate() {
        let tank =
            device("Tank", *instance, 5, "GX Tank 140", "device-fluid-monitor", &["tcn", "tf", "tl", "tr", "tc"]);
        // VRM does not list every tank.
        all.push(Device { name, listed: place == 0, ..tank });
    }
    for (instance, name, _, _) in plan.temperatures {
        let codes = &["tscn", "tst", "tsT", "tsH"];
        let sensor = device("Temperature sensor", *instance, 16, "Ruuvi Tag", "device-temperature-sensor", codes);
        all.push(Device { name, ..sensor });
    }
    all
}
