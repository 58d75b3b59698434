"""What a client in Python reads from the server in the first argument, as JSON."""

import json
import pathlib
import sys
from typing import Any, TypeVar

from vrm import AuthenticatedClient
from vrm.api.energy import get_overall_stats, get_stats
from vrm.api.graph_widgets import get_graph_widget
from vrm.api.installations import get_system_overview
from vrm.api.users import get_current_user, list_installations
from vrm.models import (
    AttributeCode,
    Failure,
    Interval,
    OverallStatsType,
    Site,
    StatsType,
)
from vrm.types import Unset

SITE = 710001
T = TypeVar("T")

client = AuthenticatedClient(
    base_url=sys.argv[1], token="any", prefix="Token", auth_header_name="X-Authorization"
)
document = json.loads(pathlib.Path(sys.argv[2]).read_text())
table = {row["code"]: row for row in document["x-attributes"]}


def known(answer: T | Failure | None) -> T:
    """The answer, when it is one."""
    if answer is None or isinstance(answer, Failure):
        raise SystemExit(f"no answer: {answer}")
    return answer


def entries(value: Any) -> dict[str, Any]:
    """An object. VRM sends an empty list instead of an empty one."""
    return {} if isinstance(value, (list, Unset)) else dict(value.additional_properties)


def items(value: list[T] | bool | Unset) -> list[T]:
    """A list. VRM sends false instead of an empty one."""
    return value if isinstance(value, list) else []


def absent(value: T | bool | Unset | None) -> T | None:
    """A value. VRM sends false or nothing instead of none."""
    return None if isinstance(value, (bool, Unset)) else value


def site(record: Site) -> dict[str, Any]:
    values = [
        [absent(value.code), absent(value.raw_value), absent(value.formatted_value)]
        for value in items(record.extended)
    ]
    return {
        "id": record.id_site,
        "name": record.name,
        "timezone": record.timezone,
        "geofence": absent(record.geofence),
        "seen": absent(record.last_timestamp),
        "tags": [tag.name for tag in items(record.tags)],
        "values": values,
    }


codes = [code.value for code in (AttributeCode.SYSTEM_OVERVIEW_PV_TO_BATTERY, AttributeCode.SYSTEM_OVERVIEW_GRID_TO_CONSUMERS)]
user = known(get_current_user.sync(client=client)).user
sites = known(list_installations.sync(user.id, client=client, extended=1)).records
overview = known(get_system_overview.sync(SITE, client=client)).records
stats = known(
    get_stats.sync(SITE, client=client, type_=StatsType.CUSTOM, interval=Interval.DAYS, attribute_codes=codes)
)
overall = known(
    get_overall_stats.sync(SITE, client=client, type_=OverallStatsType.CUSTOM, attribute_codes=codes)
).records
graph = known(get_graph_widget.sync(SITE, client=client, attribute_ids=[8, 9])).records
totals = {code: absent(total) for code, total in entries(stats.totals).items()}
today = {} if isinstance(overall.today, Unset) else entries(overall.today.totals)
answers = {
    "user": [user.id, absent(user.name)],
    "sites": [site(record) for record in sites],
    "devices": [
        [absent(device.name), absent(device.last_connection), absent(device.instance)] for device in (overview.devices or [])
    ],
    "unconfigured": len(items(overview.unconfigured_devices)),
    "stats": {code: items(points) for code, points in entries(stats.records).items()},
    "totals": totals,
    "today": {code: absent(total) for code, total in today.items()},
    "graph": {number: items(points) for number, points in entries(graph.data).items()},
    "codes": codes,
    "attributes": {
        code: [row["description"], row["unit"], row["id"], row["device"]]
        for code in totals
        if (row := table.get(code))
    },
}
print(json.dumps(answers))
