//! Energy readings, totals and graphs.

use victron_vrm::{
    AttributeCode, BatteryMonitorAttribute, Interval, OverallStatsType, StatsType, SystemOverviewAttribute,
    VeBusSystemAttribute,
};

use super::{DEVICE, SITE, Vrm, moment};

#[tokio::test]
async fn stats_ask_for_type_period_interval_and_attributes() {
    let vrm = Vrm::start();
    let answer = vrm
        .client()
        .installation(SITE)
        .stats()
        .start(moment(1_441_066_216))
        .end(moment(1_442_016_616))
        .interval(Interval::FifteenMinutes)
        .kind(StatsType::Custom)
        .attributes([SystemOverviewAttribute::PvToBattery, SystemOverviewAttribute::GridToConsumers])
        .await
        .expect("an answer");

    vrm.only_with_token(
        "getStats",
        "GET /installations/1039/stats?start=1441066216&end=1442016616&interval=15mins&type=custom\
         &attributeCodes%5B%5D=Pb&attributeCodes%5B%5D=Gc",
    );
    let example = vrm.example("getStats");
    let points = answer.records.get("Pc").expect("points");
    let expected = example["records"]["Pc"].as_array().expect("a list");
    assert_eq!(points.len(), expected.len());
    for (point, expected) in points.iter().zip(expected) {
        assert_eq!(point.time.as_millisecond(), expected[0]);
        assert_eq!(point.value, expected[1]);
    }
    let totals = example["totals"].as_object().expect("an object");
    assert_eq!(answer.totals.len(), totals.len());
    for (code, total) in totals {
        assert_eq!(answer.totals.get(code).expect("a total").expect("a number"), *total);
    }
}

#[tokio::test]
async fn stats_need_no_parameter() {
    let vrm = Vrm::start();
    vrm.client().installation(SITE).stats().await.expect("an answer");
    vrm.only_with_token("getStats", "GET /installations/1039/stats");
}

#[tokio::test]
async fn an_attribute_and_a_type_that_no_list_has_travel_as_they_are() {
    let vrm = Vrm::start();
    let stats = vrm.client().installation(SITE).stats().kind(StatsType::from("next year's"));
    let refused = stats.attributes([AttributeCode::from("évolt+1")]).await.expect_err("the mock has only the lists");
    assert!(refused.to_string().contains("`next year's` is not one of \"venus\""), "{refused}");
    vrm.only_with_token(
        "getStats",
        "GET /installations/1039/stats?type=next%20year%27s&attributeCodes%5B%5D=%C3%A9volt%2B1",
    );
}

#[tokio::test]
async fn stats_of_each_device_are_a_request_of_their_own() {
    let vrm = Vrm::start();
    let stats = vrm.client().installation(SITE).stats_by_instance().kind(StatsType::Custom).interval(Interval::Days);
    let answer = stats.attributes([AttributeCode::from("YT")]).await.expect("an answer");

    vrm.only_with_token(
        "getStatsByInstance",
        "GET /installations/1039/stats?show_instance=1&interval=days&type=custom&attributeCodes%5B%5D=YT",
    );
    let [first, second] = &*answer.records else { panic!("{:?}", answer.records) };
    assert_eq!((first.instance.0, second.instance.0), (258, 259));
    let series = first.get("YT").expect("a series");
    assert_eq!(series.points.iter().map(|point| point.value).collect::<Vec<_>>(), [3.8, 4.25]);
    assert_eq!(second.stats["YT"], [], "false for no points");
    let totals = answer.totals.iter().map(|device| (device.instance.0, device.totals["YT"])).collect::<Vec<_>>();
    assert_eq!(totals, [(258, Some(8.05)), (259, None)]);
}

#[tokio::test]
async fn totals_ask_for_type_and_attributes() {
    let vrm = Vrm::start();
    let totals = vrm.client().installation(SITE).overall_stats().kind(OverallStatsType::Custom);
    let attributes = [SystemOverviewAttribute::GridToBattery, SystemOverviewAttribute::GridToConsumers];
    let answer = totals.attributes(attributes).await.expect("an answer");

    vrm.only_with_token(
        "getOverallStats",
        "GET /installations/1039/overallstats?type=custom&attributeCodes%5B%5D=Gb&attributeCodes%5B%5D=Gc",
    );
    let example = vrm.example("getOverallStats");
    let records = answer.records;
    let periods = [("year", records.year), ("month", records.month), ("week", records.week), ("today", records.today)];
    for (name, period) in periods {
        let (period, expected) = (period.expect(name), &example["records"][name]);
        for (code, share) in &period.percentages {
            assert_eq!(share.expect("a share"), expected["percentages"][code].as_f64().expect("a number"));
            assert_eq!(*period.totals.get(code).expect("a total"), expected["totals"][code].as_f64());
        }
        assert_eq!(period.totals.len(), expected["totals"].as_object().expect("an object").len());
    }
}

#[tokio::test]
async fn a_graph_asks_for_attributes_of_a_device_over_a_period() {
    let vrm = Vrm::start();
    let answer = vrm
        .client()
        .installation(SITE)
        .widgets()
        .graph()
        .attributes([
            VeBusSystemAttribute::InputVoltagePhase1,
            VeBusSystemAttribute::InputVoltagePhase2,
            VeBusSystemAttribute::InputVoltagePhase3,
        ])
        .attribute_ids([8, 9])
        .instance(DEVICE)
        .start(moment(1_451_606_400))
        .end(moment(1_452_815_999))
        .width(800)
        .points_per_pixel(0.5)
        .use_min_max(true)
        .await
        .expect("an answer");

    vrm.only_with_token(
        "getGraphWidget",
        "GET /installations/1039/widgets/Graph?attributeCodes%5B%5D=IV1&attributeCodes%5B%5D=IV2&attributeCodes%5B%5D=IV3\
         &attributeIds%5B%5D=8&attributeIds%5B%5D=9&instance=288&start=1451606400&end=1452815999\
         &width=800&pointsPerPixel=0.5&useMinMax=1",
    );
    let example = vrm.example("getGraphWidget");
    let expected = example["records"]["data"]["8"].as_array().expect("a list");
    let points = answer.records.data.get("8").expect("points");
    assert_eq!(points.len(), expected.len());
    for (point, expected) in points.iter().zip(expected) {
        assert_eq!(point.time.as_second(), expected[0]);
        assert_eq!(point.value, expected[1]);
    }
    assert_eq!(answer.records.data.get("9").map(Vec::len), Some(0), "an attribute without points has none");
    let meta = answer.records.meta.expect("meta");
    let code = meta.get("8").and_then(|meta| meta.code.as_ref()).expect("a code");
    assert_eq!(code.as_str(), example["records"]["meta"]["8"]["code"]);
}

#[tokio::test]
async fn a_graph_of_one_attribute_needs_nothing_else() {
    let vrm = Vrm::start();
    let graph = vrm.client().installation(SITE).widgets().graph();
    graph.attributes([BatteryMonitorAttribute::StarterBatteryVoltage]).await.expect("an answer");
    vrm.only_with_token("getGraphWidget", "GET /installations/1039/widgets/Graph?attributeCodes%5B%5D=VS");
}
