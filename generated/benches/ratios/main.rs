//! What the client costs beside the same thing written by hand, as ratios taken in one run.
//!
//! `cargo bench -p victron-vrm --bench ratios [NAME]`; with a name, only the rows that contain it.
//!
//! Times of two runs can't be compared, so each row measures both sides in turns. A busy machine
//! only ever makes a sample longer, so the best sample of each side counts. Each row is cut into
//! five parts, of which the table shows the median of the ratios, the lowest and the highest.

mod calls;
mod decode;
mod lookup;
mod measure;
mod samples;

use measure::Bench;

fn main() {
    // A server on another core than its caller takes twice as long to wake up, and the system may
    // put one side of a row on the same core and the other side not.
    if let Some(core) = core_affinity::get_core_ids().and_then(|cores| cores.first().copied()) {
        core_affinity::set_for_current(core);
    }
    let mut bench = Bench::from_arguments(std::env::args().skip(1));
    bench.head();
    decode::run(&mut bench);
    lookup::run(&mut bench);
    calls::run(&mut bench);
    bench.foot();
}
