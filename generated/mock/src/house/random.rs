//! Chance that is the same in every run.

/// A number from 0 up to 1 that depends on nothing but these.
pub(super) fn chance(seed: u64, stream: u64, index: i64) -> f64 {
    let mut bits =
        seed ^ stream.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ (index as u64).wrapping_mul(0xd1b5_4a32_d192_ed03);
    // SplitMix64 twice, so that neighbours have nothing in common.
    for _ in 0..2 {
        bits = bits.wrapping_add(0x9e37_79b9_7f4a_7c15);
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^= bits >> 31;
    }
    (bits >> 11) as f64 / (1_u64 << 53) as f64
}
