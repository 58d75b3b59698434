//! What can be asked for.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use victron_vrm::Period;

use crate::failure::Failure;

/// Your Victron Energy installations in the terminal.
#[derive(Parser)]
#[command(name = "vrm", version, about, after_help = AFTER, propagate_version = true, max_term_width = 100)]
pub struct Arguments {
    #[command(flatten)]
    pub general: General,
    #[command(subcommand)]
    pub command: Command,
}

const AFTER: &str = "\
Token: VRM_TOKEN, else the one of `vrm login`, else a prompt. Create one on the VRM portal, under
Preferences, Integrations, Access tokens. `--demo` needs none.

Exit codes:
  0  all went well; with `alarms --exit-code`: nothing rings
  1  something else, such as a file that can't be written
  2  wrong arguments, or an installation that is not there; nothing was changed
  3  no token, or VRM does not take it
  4  VRM refused
  5  VRM was not reached, or took too long
  6  too many requests, also after waiting
  7  VRM answered something that can't be understood
  8  `alarms --exit-code`: something rings";

/// What goes with every command.
#[derive(Args)]
pub struct General {
    /// Installation: its name, a part of it, the VRM portal id, or the number
    #[arg(long, global = true, env = "VRM_SITE", value_name = "NAME", hide_env_values = true)]
    pub site: Option<String>,
    /// Asks simulated installations, for which no account is needed
    #[arg(long, global = true)]
    pub demo: bool,
    /// Prints JSON, with all digits
    #[arg(long, global = true)]
    pub json: bool,
    /// When to use colours; `auto` is on a terminal, unless NO_COLOR is set
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto, value_name = "WHEN")]
    pub color: Color,
    /// Where VRM's API is, if not at its usual place
    #[arg(long, global = true, env = "VRM_URL", value_name = "URL", hide_env_values = true)]
    pub url: Option<String>,
    /// A time that counts as now, for the demo and for tests
    #[arg(long, global = true, hide = true, env = "VRM_NOW")]
    pub at: Option<Timestamp>,
}

/// When to use colours.
#[derive(Clone, Copy, ValueEnum)]
pub enum Color {
    Auto,
    Always,
    Never,
}

#[derive(Subcommand)]
pub enum Command {
    /// Where power comes from and goes to now
    Now,
    /// Energy, day by day or month by month
    Energy(Energy),
    /// The battery now, and in the last days
    Battery(Battery),
    /// What VRM expects of sun and consumption, beside what came
    Forecast(Forecast),
    /// Devices of the installation
    Devices,
    /// What rings now
    Alarms {
        /// Ends with 8 when something rings
        #[arg(long)]
        exit_code: bool,
    },
    /// Installations of the account
    Sites,
    /// Values over time as CSV for a spreadsheet, or as JSON
    Export(Export),
    /// Calls any operation of the API, and prints the answer as it came
    Get(Get),
    /// Operations of the API for `get`, or what one of them takes
    Operations {
        /// Name of an operation, or a word to look for
        name: Option<String>,
    },
    /// Keeps an access token where the operating system keeps passwords
    Login,
    /// Forgets the token of `login`
    Logout,
    /// Prints a script that lets a shell complete commands
    Completions { shell: clap_complete::Shell },
}

/// A period in whole days on the calendar of the installation.
#[derive(Args)]
pub struct Days {
    /// So many days until today
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u32).range(1..=3660))]
    pub days: Option<u32>,
    /// First day, as 2026-06-01
    #[arg(long, value_name = "DATE", conflicts_with = "days", value_parser = day)]
    pub from: Option<Date>,
    /// Last day; today if left out
    #[arg(long, value_name = "DATE", requires = "from", value_parser = day)]
    pub to: Option<Date>,
}

impl Days {
    /// The period, which ends now at the latest.
    pub fn period(&self, usual: u32, now: Timestamp, zone: &TimeZone) -> Result<Period, Failure> {
        let Some(from) = self.from else {
            return Ok(Period::last_days_at(now, self.days.unwrap_or(usual), zone));
        };
        let today = now.to_zoned_datetime(zone.clone()).date();
        let to = self.to.unwrap_or(today);
        if to < from {
            return Err(Failure::usage(format!("--to {to} is before --from {from}")));
        }
        if from > today {
            return Err(Failure::usage(format!("--from {from} has not come yet")));
        }
        Ok(Period::of_days(from, to.min(today), zone))
    }
}

fn day(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| "a day is written as 2026-06-01".to_owned())
}

/// A chart under the name of another kind of picture could not be opened.
fn svg(name: &str) -> Result<PathBuf, String> {
    let path = PathBuf::from(name);
    match path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("svg")) {
        true => Ok(path),
        false => Err(format!("charts are SVG; `{}` could be the file", path.with_extension("svg").display())),
    }
}

/// A chart in a file.
#[derive(Args)]
pub struct Chart {
    /// Draws a chart into this file, as SVG. It is light or dark as the viewer is
    #[arg(long, value_name = "FILE.svg", value_parser = svg)]
    pub chart: Option<PathBuf>,
    /// Draws it dark whatever the viewer is
    #[arg(long, requires = "chart")]
    pub dark: bool,
}

#[derive(Args)]
pub struct Energy {
    #[command(flatten)]
    pub days: Days,
    /// What one row is; days up to two months, months beyond that
    #[arg(long, value_enum)]
    pub by: Option<By>,
    #[command(flatten)]
    pub chart: Chart,
}

/// What one row is.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum By {
    Day,
    Month,
}

impl By {
    /// Days up to two months, months beyond that.
    pub fn of(period: Period) -> Self {
        let two_months = period.start + (62 * 24).hours();
        if period.end > two_months { By::Month } else { By::Day }
    }
}

#[derive(Args)]
pub struct Battery {
    #[command(flatten)]
    pub days: Days,
    #[command(flatten)]
    pub chart: Chart,
}

#[derive(Args)]
pub struct Forecast {
    /// So many days after today
    #[arg(long, default_value_t = 2, value_name = "NUMBER", value_parser = clap::value_parser!(u32).range(0..=7))]
    pub days: u32,
    #[command(flatten)]
    pub chart: Chart,
}

#[derive(Args)]
pub struct Export {
    #[command(flatten)]
    pub days: Days,
    /// Codes of attributes, such as bs,bv,Pc; the ways of energy if left out
    #[arg(long, value_delimiter = ',', value_name = "CODES")]
    pub codes: Vec<String>,
    /// What one row is: 15mins, hours, 2hours, days, weeks, months or years
    #[arg(long, default_value = "hours", value_name = "INTERVAL")]
    pub interval: String,
    /// Writes into this file instead of to the standard output
    #[arg(long, value_name = "FILE")]
    pub csv: Option<PathBuf>,
}

#[derive(Args)]
pub struct Get {
    /// Name of the operation, as `vrm operations` lists them
    pub operation: String,
    /// A parameter as NAME=VALUE, once for each. Lists are separated by commas. `idSite` and `idUser` are
    /// filled in if left out
    #[arg(short, long, value_name = "NAME=VALUE")]
    pub param: Vec<String>,
    /// The body as JSON, @FILE, or - for the standard input
    #[arg(long, value_name = "JSON")]
    pub body: Option<String>,
}
