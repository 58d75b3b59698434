//! What a long answer takes from the heap.

use std::fmt::Write as _;
use std::hint::black_box;

use allocation_counter::measure;
use victron_vrm::runtime::decode::from_slice;
use victron_vrm::{StatsPoint, StatsResponse};

const POINTS: usize = 100_000;

#[test]
fn a_list_of_points_grows_in_one_piece_and_takes_little_more_than_its_points() {
    let mut points = String::new();
    for point in 0..POINTS {
        let comma = if point == 0 { "" } else { "," };
        let (time, value) = (1_441_066_216_000_u64 + point as u64 * 3_600_000, (point % 977) as f64 * 0.031_25);
        write!(points, "{comma}[{time},{value}]").expect("a text");
    }
    let body = format!("{{\"success\":true,\"records\":{{\"Pb\":[{points}]}},\"totals\":{{\"Pb\":1.5}}}}");
    let taken = measure(|| drop(black_box(from_slice::<StatsResponse>(body.as_bytes()).expect("an answer"))));
    let bare = (POINTS * size_of::<StatsPoint>()) as f64;
    let share = taken.bytes_max as f64 / bare;
    assert!((0.9..1.3).contains(&share), "{share} of the points");
    assert!(taken.count_total < 20, "{} times", taken.count_total);
}
