package table_test

import (
	"strings"
	"testing"

	"github.com/bonbogi/bonbogi/internal/ingest/table"
)

func TestListsInJSONAreTables(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, list, text, want string }{
		{"objects", "", `[{"a":"x","b":1},{"b":2.50,"a":"y"}]`, "a|b⏎x|1⏎y|2.50"},
		{"fields that come later", "", `[{"a":1},{"b":2}]`, "a|b⏎1|⏎|2"},
		{"lists", "", `[["a","b"],["x",1]]`, "a|b⏎x|1"},
		{"kinds of values", "", `[{"a":null,"b":true,"c":1e5,"d":"\u00ea"}]`, "a|b|c|d⏎|true|1e5|ê"},
		{"objects within objects", "", `[{"area":{"code":"11","name":"서울"},"v":1}]`, "area.code|area.name|v⏎11|서울|1"},
		{"lists within objects are no values", "", `[{"a":[1,{"b":2}],"v":1}]`, "a|v⏎[…]|1"},
		{"a list inside", "", `{"response":{"header":{"code":"00"},"body":{"items":{"item":[{"a":1}]}}}}`, "a⏎1"},
		{"the longest list", "", `{"meta":[{"x":1}],"data":[{"a":1},{"a":2}]}`, "a⏎1⏎2"},
		{"a chosen list", "meta", `{"meta":[{"x":1}],"data":[{"a":1},{"a":2}]}`, "x⏎1"},
		{"lists of values are passed over", "", `{"years":[2020,2021],"rows":[{"a":1}]}`, "a⏎1"},
		{"a value a line", "", "{\"a\":1}\n\n {\"b\":\"x\\n\"}\r\n{\"a\":3}", "a|b⏎1|⏎|x\n⏎3|"},
		{"a list a line", "", "[\"a\",\"b\"]\n[1,2]\n", "a|b⏎1|2"},
		{"one line", "", "{\"r\":[{\"a\":1}]}\n\n", "a⏎1"},
		{"lists that say more of each item", "", `[{"a":1,"tags":[{"t":"x"},{"t":"y"}]}]`, "a|tags⏎1|[…]"},
		{"a list of lists of rows", "", `{"X":[{"head":[{"n":1},{"code":"0"}]},{"row":[{"a":1},{"a":2},{"a":3}]}]}`, "a⏎1⏎2⏎3"},
		{"lists that hold the values", "", `{"values":[{"kpi":"N1","period":2023,"values":[{"gender":"T","value":5},{"gender":"K","value":null}]}]}`, "kpi|period|gender|value⏎N1|2023|T|5⏎N1|2023|K|"},
		{"what is called as around it", "values", `[{"id":1,"values":[{"id":2,"value":3}]}]`, "id|values.id|value⏎1|2|3"},
		{"mark of the byte order", "", "\ufeff[{\"a\":1}]", "a⏎1"},
	} {
		rows, _, err := read("t.json", []byte(c.text), table.Options{List: c.list})
		if err != nil || show(rows) != c.want {
			t.Errorf("%s: %q, %v, want %q", c.name, show(rows), err, c.want)
		}
	}
}

func TestJSONThatIsNoTableIsRefused(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, list, text, rule, says string }{
		{"no list", "", `{"err":"30","errMsg":"no data"}`, "table_list", "no list"},
		{"cut off", "", `[{"a":1},{"a":`, "table_cut", "cut off"},
		{"broken", "", `[{"a":1},{a:2}]`, "table_json_broken", "byte 10"},
		{"two values", "", "{\"a\":1} {\"a\":2}\n", "table_json_values", "more than one"},
		{"a line that is cut off", "", "{\"a\":1}\n{\"a\":", "table_json_broken", "byte 15"},
		{"another list", "rows", `{"data":[{"a":1}]}`, "table_list_name", "data"},
		{"something else among the rows", "", `[{"a":1},5]`, "table_json_item", "5"},
		{"deep", "", `[` + strings.Repeat(`{"a":`, 1000) + `1` + strings.Repeat(`}`, 1000) + `]`, "table_json_deep", "within each other"},
		{"wide", "", `[[` + strings.Repeat("1,", 10_000) + `1]]`, "table_json_wide", ""},
		{"cell of a megabyte", "", `[{"a":1},{"a":"` + strings.Repeat("x", 1<<20) + `"}]`, "table_cell", "row 3, column A"},
	} {
		_, _, err := read("t.json", []byte(c.text), table.Options{List: c.list})
		wants(t, c.name, err, c.rule, c.says)
	}
}
