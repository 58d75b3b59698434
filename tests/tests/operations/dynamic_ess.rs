//! Charging and discharging by prices and forecasts.

use serde_json::json;
use victron_vrm::{
    BatteryFlowRestriction, ConsumptionAdjustment, ConsumptionAdjustments, DynamicEssChange, DynamicEssMode,
    DynamicEssOperatingMode, DynamicEssReplacement, DynamicEssRestriction, DynamicEssStrategy, PriceSchedule,
    PriceSlot, PriceType,
};

use super::{SITE, Vrm, moment};

#[tokio::test]
async fn the_settings_of_dynamic_ess_are_answered() {
    let vrm = Vrm::start();
    let settings = vrm.client().installation(SITE).dynamic_ess_settings().await.expect("an answer").data;
    vrm.only_with_token("getDynamicEssSettings", "GET /installations/1039/dynamic-ess-settings");
    assert_eq!((settings.is_on, settings.grid_sell, settings.is_green_mode_on), (Some(true), Some(true), Some(true)));
    assert_eq!(settings.mode, Some(DynamicEssMode::Auto));
    assert_eq!(settings.operating_mode, Some(DynamicEssOperatingMode::Green));
    assert_eq!((settings.battery_capacity, settings.battery_costs), (Some(14.4), Some(0.03)));
    assert_eq!(settings.battery_flow_restriction, Some(BatteryFlowRestriction::Unrestricted));
    assert_eq!(
        (settings.buy_price_type, settings.buy_price_formula.as_deref()),
        (Some(PriceType::Dynamic), Some("p*1.21+0.04"))
    );
    let slot = &settings.buy_price_schedule[0].schedule[0];
    assert_eq!((slot.from.as_str(), slot.to.as_str(), slot.price), ("00:00", "06:00", 0.18));
    assert_eq!(settings.buy_price_schedule[0].days, [0, 1, 2, 3, 4]);
    assert_eq!(
        (settings.periodic_full_charge_duration, settings.periodic_full_charge_interval),
        (Some(2.0), Some(14.0))
    );
    assert!(settings.extra.is_empty());
}

#[tokio::test]
async fn all_settings_are_replaced_at_once() {
    let vrm = Vrm::start();
    let unrestricted = BatteryFlowRestriction::Unrestricted;
    let (fixed, dynamic) = (PriceType::Fixed, PriceType::Dynamic);
    let slot = PriceSlot::new("00:00", "24:00", 0.3);
    let replacement =
        DynamicEssReplacement::new(true, 14.4, 0.03, unrestricted, 4.0, 4.5, 11.0, 5.0, false, fixed, dynamic)
            .buy_price_schedule(vec![PriceSchedule::new(vec![5, 6], vec![slot])]);
    vrm.client().installation(SITE).replace_dynamic_ess_settings(replacement).await.expect("an answer");
    let sent = json!({
        "isOn": true, "batteryCapacity": 14.4, "batteryCosts": 0.03, "batteryFlowRestriction": "unrestricted",
        "chargePower": 4.0, "dischargePower": 4.5, "maxPowerFromGrid": 11.0, "maxPowerToGrid": 5.0, "gridSell": 0,
        "buyPriceType": 0, "sellPriceType": 1,
        "buyPriceSchedule": [{"days": [5, 6], "schedule": [{"from": "00:00", "to": "24:00", "price": 0.3}]}],
    });
    assert_eq!(vrm.sent("replaceDynamicEssSettings", "POST /installations/1039/dynamic-ess-settings"), sent);
}

#[tokio::test]
async fn one_setting_is_changed_without_the_others() {
    let vrm = Vrm::start();
    let change = DynamicEssChange::new().is_green_mode_on(false);
    let answer = vrm.client().installation(SITE).update_dynamic_ess_settings(change).await.expect("an answer");
    let sent = vrm.sent("updateDynamicEssSettings", "PATCH /installations/1039/dynamic-ess-settings");
    assert_eq!(sent, json!({"isGreenModeOn": false}));
    assert_eq!(answer.data.id_site.map(|site| site.0), Some(4711));
}

#[tokio::test]
async fn a_setting_is_left_alone_or_set_to_nothing_or_to_an_empty_list() {
    let vrm = Vrm::start();
    let change = DynamicEssChange::new()
        .battery_price(None)
        .periodic_full_charge_interval(Some(14.0))
        .buy_price_schedule(vec![]);
    vrm.client().installation(SITE).update_dynamic_ess_settings(change).await.expect("an answer");
    let sent = vrm.sent("updateDynamicEssSettings", "PATCH /installations/1039/dynamic-ess-settings");
    assert_eq!(sent, json!({"batteryPrice": null, "periodicFullChargeInterval": 14.0, "buyPriceSchedule": []}));
}

#[tokio::test]
async fn the_plan_is_a_table_of_columns() {
    let vrm = Vrm::start();
    let plan =
        vrm.client().installation(SITE).schedule_dynamic_ess().asynchronous(false).await.expect("an answer").schedule;
    vrm.only_with_token("getDynamicEssSchedule", "GET /installations/1039/schedule-dynamic-ess?async=0");
    assert_eq!(plan.start[1], moment(1_783_947_600));
    assert_eq!((plan.duration[1], plan.soc[1], plan.allow_grid_feedin[2]), (3600, 90.0, false));
    assert_eq!(plan.restrictions[0], DynamicEssRestriction::None);
    assert_eq!(plan.strategy[1], DynamicEssStrategy::SelfConsumption);
}

#[tokio::test]
async fn planned_consumption_is_announced_by_the_hour() {
    let vrm = Vrm::start();
    let hours = [
        ConsumptionAdjustment::new(moment(1_783_947_600), 7000.0),
        ConsumptionAdjustment::new(moment(1_783_951_200), -1.0),
    ];
    let adjustments = ConsumptionAdjustments::new().vrm_consum_evcs_fc_adj(hours.to_vec());
    vrm.client().installation(SITE).adjust_consumption(adjustments).await.expect("an answer");
    let sent = json!({"vrm_consum_evcs_fc_adj": [
        {"timestamp": 1_783_947_600, "value": 7000.0}, {"timestamp": 1_783_951_200, "value": -1.0},
    ]});
    assert_eq!(vrm.sent("adjustConsumptionForecast", "POST /installations/1039/adjust-consumption"), sent);
}
