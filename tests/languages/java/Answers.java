import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openapitools.client.ApiClient;
import org.openapitools.client.api.EnergyApi;
import org.openapitools.client.api.GraphWidgetsApi;
import org.openapitools.client.api.InstallationsApi;
import org.openapitools.client.api.UsersApi;
import org.openapitools.client.model.AbstractOpenApiSchema;
import org.openapitools.client.model.AttributeCode;
import org.openapitools.client.model.ExtendedAttribute;
import org.openapitools.client.model.GraphPointListOrFalseMap;
import org.openapitools.client.model.Interval;
import org.openapitools.client.model.NumberOrFalseMap;
import org.openapitools.client.model.OverallStatsType;
import org.openapitools.client.model.Site;
import org.openapitools.client.model.StatsPointListOrFalseMap;
import org.openapitools.client.model.StatsType;
import org.openapitools.client.model.Tag;

/** What a client in Java reads from the server in the first argument, as JSON. */
public class Answers {
  static final long SITE = 710001;

  public static void main(String[] arguments) throws Exception {
    // Otherwise Jackson takes false for a text too, and can't tell which of the two VRM sent.
    ObjectMapper strict = ApiClient.createDefaultObjectMapper();
    strict.configure(MapperFeature.ALLOW_COERCION_OF_SCALARS, false);
    ApiClient client = new ApiClient();
    client.setObjectMapper(strict);
    client.updateBaseUri(arguments[0]);
    client.setRequestInterceptor(request -> request.header("X-Authorization", "Token any"));
    ObjectMapper json = new ObjectMapper();
    Map<String, JsonNode> table = new HashMap<>();
    for (JsonNode row : json.readTree(new File(arguments[1])).get("x-attributes")) {
      table.put(row.get("code").asText(), row);
    }

    var codes = Stream.of(AttributeCode.SystemOverviewPvToBattery, AttributeCode.SystemOverviewGridToConsumers)
        .map(AttributeCode::getValue).collect(Collectors.toList());
    var users = new UsersApi(client);
    var user = users.getCurrentUser().getUser();
    var sites = users.listInstallations(user.getId(), 1, null).getRecords();
    var overview = new InstallationsApi(client).getSystemOverview(SITE).getRecords();
    var energy = new EnergyApi(client);
    var stats = energy.getStats(SITE, null, null, Interval.Days, StatsType.Custom, codes);
    var overall = energy.getOverallStats(SITE, OverallStatsType.Custom, codes).getRecords();
    var graph =
        new GraphWidgetsApi(client)
            .getGraphWidget(SITE, null, List.of(8, 9), null, null, null, null, null, null)
            .getRecords();

    Map<String, ?> totals = sums(stats.getTotals());
    Map<String, Object> attributes = new LinkedHashMap<>();
    for (String code : totals.keySet()) {
      JsonNode row = table.get(code);
      if (row != null) {
        attributes.put(
            code, Arrays.asList(row.get("description"), row.get("unit"), row.get("id"), row.get("device")));
      }
    }

    Map<String, Object> answers = new LinkedHashMap<>();
    answers.put("user", Arrays.asList(user.getId(), user.getName()));
    answers.put("sites", sites.stream().map(Answers::site).collect(Collectors.toList()));
    answers.put(
        "devices",
        overview.getDevices().stream()
            .map(device -> Arrays.asList(device.getName(), value(device.getLastConnection()), device.getInstance()))
            .collect(Collectors.toList()));
    answers.put("unconfigured", items(overview.getUnconfiguredDevices()).size());
    answers.put("stats", points(stats.getRecords()));
    answers.put("totals", totals);
    answers.put("today", overall.getToday() == null ? Map.of() : sums(overall.getToday().getTotals()));
    answers.put("graph", points(graph.getData()));
    answers.put("codes", codes);
    answers.put("attributes", attributes);
    System.out.println(json.writeValueAsString(answers));
  }

  static Map<String, Object> site(Site record) {
    Map<String, Object> site = new LinkedHashMap<>();
    site.put("id", record.getIdSite());
    site.put("name", record.getName());
    site.put("timezone", record.getTimezone());
    site.put("geofence", value(record.getGeofence()));
    site.put("seen", value(record.getLastTimestamp()));
    site.put("tags", items(record.getTags()).stream().map(tag -> ((Tag) tag).getName()).collect(Collectors.toList()));
    Stream<ExtendedAttribute> values = items(record.getExtended()).stream().map(ExtendedAttribute.class::cast);
    site.put(
        "values",
        values
            .map(value -> Arrays.asList(value.getCode(), value.getRawValue(), value.getFormattedValue()))
            .collect(Collectors.toList()));
    return site;
  }

  /** A value. VRM sends false or nothing instead of none. */
  static Object value(AbstractOpenApiSchema union) {
    Object value = union == null ? null : union.getActualInstance();
    return value instanceof Boolean ? null : value;
  }

  /** A list. VRM sends false instead of an empty one. */
  static List<?> items(AbstractOpenApiSchema union) {
    return value(union) instanceof List<?> list ? list : List.of();
  }

  static Map<String, Object> sums(AbstractOpenApiSchema union) {
    Map<String, Object> sums = new LinkedHashMap<>();
    if (value(union) instanceof NumberOrFalseMap map) {
      map.getAdditionalProperties().forEach((code, sum) -> sums.put(code, value(sum)));
    }
    return sums;
  }

  static Map<String, Object> points(AbstractOpenApiSchema union) {
    Map<String, Object> points = new LinkedHashMap<>();
    Object value = value(union);
    if (value instanceof StatsPointListOrFalseMap map) {
      map.getAdditionalProperties().forEach((code, list) -> points.put(code, items(list)));
    } else if (value instanceof GraphPointListOrFalseMap map) {
      map.getAdditionalProperties().forEach((number, list) -> points.put(number, items(list)));
    }
    return points;
  }
}
