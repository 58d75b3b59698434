// What a client in Go reads from the server in the first argument, as JSON.
package main

import (
	"context"
	"encoding/json"
	"log"
	"os"
	"reflect"

	vrm "vrm"
)

const site = 710001

type attribute struct {
	Code        string `json:"code"`
	ID          int64  `json:"id"`
	Device      string `json:"device"`
	Description string `json:"description"`
	Unit        string `json:"unit"`
}

type union interface{ GetActualInstance() any }

// The value of a union. VRM sends false or nothing instead of none.
func value(of union) any {
	if of == nil || reflect.ValueOf(of).IsNil() {
		return nil
	}
	found := of.GetActualInstance()
	if _, isBool := found.(*bool); isBool || found == nil {
		return nil
	}
	return reflect.ValueOf(found).Elem().Interface()
}

func must[T any](answer T, _ any, err error) T {
	if err != nil {
		log.Fatal(err)
	}
	return answer
}

func main() {
	file, err := os.ReadFile(os.Args[2])
	if err != nil {
		log.Fatal(err)
	}
	var document struct {
		Attributes []attribute `json:"x-attributes"`
	}
	if err := json.Unmarshal(file, &document); err != nil {
		log.Fatal(err)
	}
	configuration := vrm.NewConfiguration()
	configuration.Servers = vrm.ServerConfigurations{{URL: os.Args[1]}}
	configuration.AddDefaultHeader("X-Authorization", "Token any")
	client, ctx := vrm.NewAPIClient(configuration), context.Background()
	codes := []string{
		string(vrm.ATTRIBUTECODE_SystemOverviewPvToBattery),
		string(vrm.ATTRIBUTECODE_SystemOverviewGridToConsumers),
	}

	me, response, err := client.UsersAPI.GetCurrentUser(ctx).Execute()
	user := must(me, response, err).User
	list, response, err := client.UsersAPI.ListInstallations(ctx, user.Id).Extended(1).Execute()
	sites := []any{}
	for _, record := range must(list, response, err).Records {
		tags, values := []string{}, []any{}
		if found, ok := value(record.Tags).([]vrm.Tag); ok {
			for _, tag := range found {
				tags = append(tags, tag.Name)
			}
		}
		if found, ok := value(record.Extended).([]vrm.ExtendedAttribute); ok {
			for _, one := range found {
				values = append(values, []any{one.Code, one.RawValue, one.GetFormattedValue()})
			}
		}
		sites = append(sites, map[string]any{
			"id": record.IdSite, "name": record.Name, "timezone": record.Timezone, "geofence": value(record.Geofence),
			"seen": value(record.LastTimestamp), "tags": tags, "values": values,
		})
	}

	system, response, err := client.InstallationsAPI.GetSystemOverview(ctx, site).Execute()
	overview := must(system, response, err).Records
	devices := []any{}
	for _, device := range overview.Devices {
		devices = append(devices, []any{device.GetName(), value(device.LastConnection), device.Instance})
	}
	unconfigured, _ := value(overview.UnconfiguredDevices).([]vrm.Device)

	request := client.EnergyAPI.GetStats(ctx, site).Type_(vrm.STATSTYPE_Custom).Interval(vrm.INTERVAL_Days)
	answer, response, err := request.AttributeCodes(codes).Execute()
	stats := must(answer, response, err)
	sums, response, err := client.EnergyAPI.GetOverallStats(ctx, site).
		Type_(vrm.OVERALLSTATSTYPE_Custom).AttributeCodes(codes).Execute()
	today := must(sums, response, err).Records.Today
	drawn, response, err := client.GraphWidgetsAPI.GetGraphWidget(ctx, site).AttributeIds([]int32{8, 9}).Execute()
	data := must(drawn, response, err).Records.Data

	totals, attributes := numbers(stats.Totals), map[string]any{}
	for _, row := range document.Attributes {
		if _, known := totals[row.Code]; known {
			attributes[row.Code] = []any{row.Description, row.Unit, row.ID, row.Device}
		}
	}
	out, err := json.Marshal(map[string]any{
		"user": []any{user.Id, user.GetName()}, "sites": sites, "devices": devices, "unconfigured": len(unconfigured),
		"stats": points(stats.Records), "totals": totals, "today": numbers(today.Totals), "graph": points(data),
		"codes": codes, "attributes": attributes,
	})
	if err != nil {
		log.Fatal(err)
	}
	os.Stdout.Write(out)
}

func numbers(of union) map[string]any {
	numbers := map[string]any{}
	if found, ok := value(of).(map[string]vrm.NumberOrFalseMapValue); ok {
		for code, number := range found {
			numbers[code] = value(&number)
		}
	}
	return numbers
}

func points(of union) map[string]any {
	points := map[string]any{}
	add := func(key string, list any) {
		if list == nil {
			list = []any{}
		}
		points[key] = list
	}
	switch found := value(of).(type) {
	case map[string]vrm.StatsPointListOrFalseMapValue:
		for code, list := range found {
			add(code, value(&list))
		}
	case map[string]vrm.GraphPointListOrFalseMapValue:
		for number, list := range found {
			add(number, value(&list))
		}
	}
	return points
}
