//! From a code or a number to its attribute.

use super::device::Device;

/// Which attribute: the place of the device type, and the place in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Target {
    /// Place in the list of device types.
    pub device: usize,
    /// Place among the attributes of the device type.
    pub attribute: usize,
}

/// Codes and numbers, each with its attribute.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Index {
    /// Codes in the order of device types and rows, then the codes of older documents: a code that
    /// is another attribute's alias means itself.
    pub codes: Vec<(String, Target)>,
    /// How many of the codes are no aliases.
    pub attributes: usize,
    /// How many slots the table of hashes has.
    pub slots: usize,
    /// In ascending order, each once.
    pub ids: Vec<(u32, Target)>,
}

impl Index {
    /// Arranges the attributes of all device types.
    pub fn new(devices: &[Device]) -> Self {
        let (mut codes, mut aliases, mut ids) = (Vec::new(), Vec::new(), Vec::new());
        for (device, known) in devices.iter().enumerate() {
            for (attribute, item) in known.attributes.iter().enumerate() {
                let target = Target { device, attribute };
                codes.push((item.info.code.clone(), target));
                aliases.extend(item.info.aliases.iter().map(|alias| (alias.clone(), target)));
                ids.push((item.info.id, target));
            }
        }
        ids.sort_by_key(|(id, _)| *id);
        ids.dedup_by_key(|(id, _)| *id);
        let attributes = codes.len();
        codes.append(&mut aliases);
        // One slot in four is taken, so that the first one tried nearly always is the right one.
        let slots = (codes.len().max(1) * 4).next_power_of_two();
        Self { codes, attributes, slots, ids }
    }
}
