//! What running a program costs.

use std::path::Path;
use std::process::{Command, Stdio};

/// What a run of a program cost.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Cost {
    /// Seconds of the processors, those of the kernel included.
    pub processor: f64,
    /// Seconds on the clock, which say little on a machine that does other things.
    pub clock: f64,
    /// Most memory at a time, in KiB.
    pub memory: u64,
}

/// What GNU time is to print.
const FORMAT: &str = "cost %U %S %e %M";

/// Runs a program in a folder, and measures it.
///
/// # Errors
/// When it fails, with the end of what it says, or when there is no GNU time.
pub fn measured(folder: &Path, program: &Command) -> Result<Cost, String> {
    let mut timed = Command::new("/usr/bin/time");
    timed.args(["-f", FORMAT]).arg(program.get_program()).args(program.get_args());
    timed.envs(program.get_envs().filter_map(|(name, value)| Some((name, value?))));
    let output = timed.current_dir(folder).stdin(Stdio::null()).output();
    let output = output.map_err(|error| format!("/usr/bin/time, which has to be GNU time: {error}"))?;
    let said = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() {
        let lines: Vec<&str> = said.lines().filter(|line| !line.starts_with("cost ")).collect();
        let end = lines.get(lines.len().saturating_sub(5)..).unwrap_or_default();
        return Err(format!("{}: {}", program.get_program().display(), end.join("\n")));
    }
    said.lines().rev().find_map(cost).ok_or_else(|| "/usr/bin/time is not GNU time".to_owned())
}

fn cost(line: &str) -> Option<Cost> {
    let mut numbers = line.strip_prefix("cost ")?.split(' ');
    let mut number = || numbers.next()?.parse::<f64>().ok();
    let (user, system, clock) = (number()?, number()?, number()?);
    Some(Cost { processor: user + system, clock, memory: numbers.next()?.parse().ok()? })
}

/// The cost in the middle of several, each part for itself.
pub fn median(costs: &[Cost]) -> Cost {
    let middle = |part: fn(&Cost) -> f64| {
        let mut parts: Vec<f64> = costs.iter().map(part).collect();
        parts.sort_by(f64::total_cmp);
        parts.get(parts.len() / 2).copied().unwrap_or_default()
    };
    let memory = middle(|cost| cost.memory as f64) as u64;
    Cost { processor: middle(|cost| cost.processor), clock: middle(|cost| cost.clock), memory }
}
