//! Where an installation was.

use super::now::Now;

/// Answers the track: a place that never changes.
pub(super) fn kml(now: &Now<'_>) -> String {
    let (longitude, latitude) = (now.plan.longitude, now.plan.latitude);
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document><Placemark>\
         <LineString><coordinates>{longitude},{latitude},0 {longitude},{latitude},0</coordinates></LineString>\
         </Placemark></Document></kml>\n"
    )
}
