//! Everyday tasks, each one call: what `TASKS.md` shows, so that it compiles and its output is real.
//!
//! `cargo run -p victron-vrm --example everyday [NAME OF AN INSTALLATION]`

#[cfg(test)]
#[macro_use]
#[path = "shared/printed.rs"]
mod printed;
mod shared;

use jiff::civil::date;
use victron_vrm::tasks::{LocalSite, for_each_site, to_csv};
use victron_vrm::{
    AttributeCode, AttributeTable, Client, DeviceType, Error, Interval, Period, StatsType, SystemOverviewAttribute,
};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (vrm, service) = shared::connect()?;
    eprintln!("{service}\n");
    let home = match std::env::args().nth(1) {
        Some(text) => LocalSite::find(&vrm, &text).await?,
        None if service.is_house() => find(&vrm).await?,
        None => LocalSite::all(&vrm).await?.into_iter().next().ok_or("the account has no installation")?,
    };
    power(&home).await?;
    energy(&home).await?;
    month(&home).await?;
    forecast(&home).await?;
    battery(&home).await?;
    alarms(&home).await?;
    devices(&home).await?;
    year(&home).await?;
    csv(&home).await?;
    ev_charger(&home).await?;
    generator(&home).await?;
    tanks(&home).await?;
    stale(&home).await?;
    fleet(&vrm).await?;
    table(&vrm).await?;
    if home.site().prices_unavailable != Some(true) {
        prices(&home).await?;
    }
    Ok(())
}

/// # Find an installation
///
/// By name, part of a name, VRM portal id or number. Everything below is about `home`; its days are those of
/// its time zone.
async fn find(vrm: &Client) -> Result<LocalSite, Error> {
    let home = LocalSite::find(vrm, "terrace").await?;
    println!("{} is number {} in {}", home.name(), home.id(), home.site().timezone.as_deref().unwrap_or("UTC"));
    Ok(home)
}

/// # Power flow now
///
/// Above 0 is taken from the grid, and goes into the battery. What VRM does not know is `None`, which is no 0.
async fn power(home: &LocalSite) -> Result<(), Error> {
    let now = home.power().await?;
    let watts = |value: Option<f64>| value.map_or("unknown".to_owned(), |watts| format!("{watts:.0} W"));
    println!("sun {}, used {}", watts(now.solar_watts), watts(now.consumption_watts));
    println!("grid {}, battery {}", watts(now.grid_watts), watts(now.battery_watts));
    if let Some(percent) = now.state_of_charge_percent {
        println!("battery at {percent:.0} %");
    }
    Ok(())
}

/// # Energy of today
///
/// From midnight on the installation's clock; `energy_of_day`, `energy_of_month` and `energy_of_year` are alike,
/// and `energy` takes any period.
async fn energy(home: &LocalSite) -> Result<(), Error> {
    let today = home.energy_today().await?.total;
    println!("{:.1} kWh from the sun, {:.1} kWh used", today.solar_kwh(), today.consumption_kwh());
    println!("{:.1} kWh from the grid, {:.1} kWh into it", today.from_grid_kwh(), today.to_grid_kwh());
    if let Some(part) = today.self_sufficiency() {
        println!("{:.0} % of it without the grid", part * 100.0);
    }
    Ok(())
}

/// # Energy of a month, day by day
///
/// The clocks changed on the 29th, which has 23 hours. A day without data is not there.
async fn month(home: &LocalSite) -> Result<(), Error> {
    let march = home.energy_of_month(date(2026, 3, 1)).await?;
    for (day, energy) in march.days.range(date(2026, 3, 28)..) {
        println!("{day}: {:5.2} kWh from the sun, {:5.2} kWh used", energy.solar_kwh(), energy.consumption_kwh());
    }
    println!("March: {:.1} kWh from the sun", march.total.solar_kwh());
    Ok(())
}

/// # A year, in parts
///
/// VRM answers 180 days at once, so this asks three times and joins the answers.
async fn year(home: &LocalSite) -> Result<(), Error> {
    let year = home.energy_of_year(date(2025, 1, 1)).await?;
    for (month, energy) in year.months() {
        println!("{}: {:6.1} kWh from the sun", month.strftime("%b"), energy.solar_kwh());
    }
    println!("2025: {:.0} kWh from the sun, {:.0} kWh used", year.total.solar_kwh(), year.total.consumption_kwh());
    Ok(())
}

/// # Forecast against yield
///
/// From yesterday until so many days ahead, hour by hour. `None` where VRM has no forecast, which takes it
/// about a month of data.
async fn forecast(home: &LocalSite) -> Result<(), Error> {
    let Some(forecast) = home.forecast(1).await? else {
        println!("VRM has no forecast");
        return Ok(());
    };
    let hours = forecast.hours.iter();
    let both = hours.filter_map(|hour| hour.solar_expected_kwh.zip(hour.solar_kwh));
    let (expected, came) = both.fold((0.0, 0.0), |sum, hour| (sum.0 + hour.0, sum.1 + hour.1));
    println!("{came:.1} kWh came since yesterday, {expected:.1} kWh were expected");
    let to_come = forecast.hours.iter().filter(|hour| hour.solar_kwh.is_none());
    println!(
        "{:.1} kWh are still to come until tomorrow",
        to_come.filter_map(|hour| hour.solar_expected_kwh).sum::<f64>()
    );
    Ok(())
}

/// # Battery history, with its gaps
///
/// Where nothing came in there is no point; a chart draws one line through each of the `runs`.
async fn battery(home: &LocalSite) -> Result<(), Error> {
    let week = Period::of_days(date(2026, 6, 8), date(2026, 6, 14), home.zone());
    let history = home.battery(week).await?;
    let percents = || history.points.iter().filter_map(|point| point.state_of_charge_percent);
    let lowest = percents().map(|percent| percent.minimum).fold(100.0, f64::min);
    println!("{} points in {} runs, never below {lowest:.0} %", history.points.len(), history.runs().count());
    for gap in history.gaps() {
        let [from, to] = [gap.start, gap.end].map(|time| time.to_zoned_datetime(home.zone().clone()));
        println!("nothing known from {} to {}", from.strftime("%d %b %H:%M"), to.strftime("%H:%M"));
    }
    Ok(())
}

/// # What rings
///
/// What the devices say now. `GET alarms`, which sounds like it, lists the rules by which VRM sends mails.
async fn alarms(home: &LocalSite) -> Result<(), Error> {
    let alarms = home.active_alarms().await?;
    for alarm in &alarms {
        println!("{}: {} ({})", alarm.level, alarm.description, alarm.device.as_deref().unwrap_or("?"));
    }
    println!("{} active", alarms.len());
    Ok(())
}

/// # Devices and their latest values
///
/// No number has to be looked up: `summary` asks the widget of the device's kind for the device's instance.
async fn devices(home: &LocalSite) -> Result<(), Error> {
    let devices = home.devices().await?;
    for device in &devices.devices {
        println!(
            "{}: {}, instance {}",
            device.kind,
            device.name,
            device.instance.map_or("-".to_owned(), |one| one.to_string())
        );
    }
    for monitor in devices.of(&DeviceType::BatteryMonitor) {
        let Some(summary) = home.summary(monitor).await? else { continue };
        for value in summary.values() {
            println!("  {}: {}", value.data_attribute_name.as_deref().unwrap_or("?"), value.render());
        }
    }
    Ok(())
}

/// # CSV of any series
///
/// UTC and the installation's own time, code, description and unit in the head, an empty cell where nothing is
/// known.
async fn csv(home: &LocalSite) -> Result<(), Error> {
    let day = Period::of_day(date(2026, 6, 17), home.zone());
    let stats = home.requests().stats().kind(StatsType::Custom).interval(Interval::Hours).period(day);
    let codes = [SystemOverviewAttribute::PvToConsumers, SystemOverviewAttribute::BatteryStateOfCharge]
        .map(AttributeCode::from);
    let answer = stats.attributes(codes).in_parts(home.zone()).await?;
    let table = to_csv(answer.series(), home.zone());
    for line in table.lines().take(1).chain(table.lines().skip(6).take(3)) {
        println!("{line}");
    }
    Ok(())
}

/// # Prices and plan of Dynamic ESS
///
/// A price can be 0 or less. Tomorrow's come in the early afternoon.
async fn prices(home: &LocalSite) -> Result<(), Error> {
    let prices = home.prices(Period::of_day(date(2026, 6, 18), home.zone())).await?;
    let currency = prices.currency.as_deref().unwrap_or("?");
    println!("{} prices in {currency}", prices.slots.len());
    if let Some(Some(price)) = prices.cheapest().map(|slot| slot.buy) {
        println!("a kWh costs {price:.4} {currency} when it is cheapest");
    }
    let plan = home.plan().await?;
    let charging = plan.iter().filter(|slot| slot.state_of_charge_percent > Some(80.0)).count();
    println!("{charging} of {} planned hours charge the battery", plan.len());
    Ok(())
}

/// # EV charger
///
/// What each does now, and the energy of each day.
async fn ev_charger(home: &LocalSite) -> Result<(), Error> {
    for charger in home.ev_chargers().await? {
        println!("{}: {}", charger.name, charger.status.as_deref().unwrap_or("unknown"));
    }
    let days = home.ev_energy_kwh(Period::of_days(date(2026, 6, 1), date(2026, 6, 14), home.zone())).await?;
    println!("{:.1} kWh on {} days", days.values().sum::<f64>(), days.len());
    Ok(())
}

/// # Generator
///
/// When it ran, why, and for how long.
async fn generator(home: &LocalSite) -> Result<(), Error> {
    let week = Period::of_days(date(2026, 1, 12), date(2026, 1, 14), home.zone());
    let runs = home.generator_runs(week, None).await?;
    for run in &runs.runs {
        let start = run.start.to_zoned_datetime(home.zone().clone());
        println!("{}: {}", start.strftime("%d %b %H:%M"), run.reason);
    }
    println!("{:.1} hours", runs.running_time(week.end).as_secs_f64() / 3600.0);
    Ok(())
}

/// # Tanks and temperatures
///
/// Of all of them, by their number.
async fn tanks(home: &LocalSite) -> Result<(), Error> {
    for tank in home.tanks().await? {
        let (name, fluid) = (tank.name.unwrap_or_default(), tank.fluid.unwrap_or_default());
        println!("{} {name} ({fluid}): {:.0} %", tank.instance, tank.level_percent.unwrap_or_default());
    }
    for sensor in home.temperatures().await? {
        println!(
            "{} {}: {:.1} °C",
            sensor.instance,
            sensor.name.unwrap_or_default(),
            sensor.celsius.unwrap_or_default()
        );
    }
    Ok(())
}

/// # Is it still true?
///
/// A GX device sends once a minute, or as often as it was told to. After three times without a value the last
/// one is stale.
async fn stale(home: &LocalSite) -> Result<(), Error> {
    let interval = home.logging_interval().await?;
    let latest = home.latest().await?;
    if let Some(time) = latest.last_timestamp {
        println!(
            "sends every {} minutes, last at {}",
            interval.as_mins(),
            time.to_zoned_datetime(home.zone().clone()).strftime("%H:%M")
        );
    }
    for monitor in home.devices().await?.of(&DeviceType::BatteryMonitor) {
        if let Some(summary) = home.summary(monitor).await? {
            println!(
                "{} seconds old, stale: {}",
                summary.seconds_ago().unwrap_or_default(),
                summary.is_stale().unwrap_or_default()
            );
        }
    }
    Ok(())
}

/// # Many installations
///
/// `fleet` is two requests, however many there are. `for_each_site` does anything for each of them under one
/// rate limit; what fails for one is told for that one.
async fn fleet(vrm: &Client) -> Result<(), Error> {
    for entry in LocalSite::fleet(vrm).await? {
        let percent = entry.power.state_of_charge_percent.map_or("?".to_owned(), |percent| format!("{percent:.0}"));
        println!(
            "{}: battery at {percent} %, {} alarms",
            entry.site.name.unwrap_or_default(),
            entry.alarms.unwrap_or_default()
        );
    }
    let week = |site: LocalSite| async move {
        site.energy(Period::of_days(date(2026, 6, 8), date(2026, 6, 14), site.zone())).await
    };
    for (site, energy) in for_each_site(LocalSite::all(vrm).await?, week).await {
        match energy {
            Ok(energy) if energy.days.is_empty() => println!("{}: nothing known", site.name()),
            Ok(energy) => println!("{}: {:.1} kWh from the sun", site.name(), energy.total.solar_kwh()),
            Err(error) => println!("{}: {error}", site.name()),
        }
    }
    Ok(())
}

/// # The table of attributes as VRM has it today
///
/// Merged over that of the crate, so that also newer attributes have names, units and formats.
async fn table(vrm: &Client) -> Result<(), Error> {
    let table = AttributeTable::fetch(vrm).await?;
    if let Some(info) = table.by_code("bs") {
        println!("{}: {}", info.description, info.render(81.5));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Of each function: its name, what its documentation says, and its lines but for the last, moved to the left.
    fn sections() -> Vec<(String, String, String)> {
        let source = include_str!("everyday.rs").split("\n#[cfg(test)]\nmod tests").next().unwrap();
        let mut sections = Vec::new();
        for part in source.split("\n/// # ").skip(1) {
            let (docs, rest) = part.split_once("\nasync fn ").unwrap();
            let name = rest.split('(').next().unwrap();
            let docs = format!("## {}", docs.replace("\n/// ", "\n").replace("\n///", "\n"));
            let (_, body) = rest.split_once(" {\n").unwrap();
            let (body, _) = body.split_once("\n}\n").unwrap();
            let lines: Vec<&str> = body.lines().map(|line| line.strip_prefix("    ").unwrap_or(line)).collect();
            let (_, shown) = lines.split_last().unwrap();
            sections.push((name.to_owned(), docs, shown.join("\n")));
        }
        sections
    }

    /// The simulated installations at a time of a day, seen by a client.
    fn house(day: jiff::civil::Date, hour: i8) -> (victron_vrm_mock::Mock, Client, jiff::Timestamp) {
        let now = day.at(hour, 5, 0, 0).to_zoned_datetime(jiff::tz::TimeZone::UTC).unwrap().timestamp();
        let mock = victron_vrm_mock::Mock::builder().house(7).at(now).start().unwrap();
        let vrm = Client::builder().base_url(mock.url()).access_token("any").build().unwrap();
        (mock, vrm, now)
    }

    /// What an example prints.
    async fn output(name: &str, (_, vrm, now): &(victron_vrm_mock::Mock, Client, jiff::Timestamp)) -> String {
        let site = match name {
            "generator" | "tanks" => "Alpine Hut",
            "alarms" => "Sloop Marieke",
            _ => "Terrace House",
        };
        let home = LocalSite::find(vrm, site).await.unwrap().at(*now);
        let outcome = match name {
            "find" => find(vrm).await.map(drop),
            "power" => power(&home).await,
            "energy" => energy(&home).await,
            "month" => month(&home).await,
            "year" => year(&home).await,
            "forecast" => forecast(&home).await,
            "battery" => battery(&home).await,
            "alarms" => alarms(&home).await,
            "devices" => devices(&home).await,
            "csv" => csv(&home).await,
            "prices" => prices(&home).await,
            "ev_charger" => ev_charger(&home).await,
            "generator" => generator(&home).await,
            "tanks" => tanks(&home).await,
            "stale" => stale(&home).await,
            "fleet" => fleet(vrm).await,
            "table" => table(vrm).await,
            other => panic!("{other} is not run"),
        };
        outcome.unwrap_or_else(|error| panic!("{name}: {error}"));
        printed::take()
    }

    /// `UPDATE_DOCS=1` writes the page.
    #[tokio::test]
    async fn the_page_shows_this_code_and_its_output() {
        let mut page = "# Everyday tasks\n\nEach is one call of `victron_vrm::tasks`. The outputs are those of a \
            simulated house and a hut;\n`cargo run -p victron-vrm --example everyday` shows them without an account, and \
            yours with `VRM_TOKEN`.\n"
            .to_owned();
        let [summer, winter] = [house(date(2026, 6, 18), 14), house(date(2026, 1, 14), 6)];
        for (name, docs, code) in sections() {
            let output = output(&name, if name == "alarms" { &winter } else { &summer }).await;
            page.push_str(&format!("\n{docs}\n\n```rust\n{code}\n```\n\n```text\n{output}```\n"));
        }
        let path = vrm_tests::spec::root().join("generated/TASKS.md");
        if std::env::var_os("UPDATE_DOCS").is_some() {
            std::fs::write(&path, &page).unwrap();
        }
        let shown = vrm_tests::spec::read("generated/TASKS.md");
        assert!(shown == page, "generated/TASKS.md has to be:\n{page}");
    }
}
