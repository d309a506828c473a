package main

import "testing"

func TestDayIsThatInSeoul(t *testing.T) {
	t.Parallel()
	for written, want := range map[string]string{
		"2021-07-28":                    "2021-07-28",
		"2021-07":                       "2021-07",
		"":                              "",
		"2021-07-27T15:00:00Z":          "2021-07-28",
		"2021-07-27T14:59:59Z":          "2021-07-27",
		"2021-07-28T08:00:00+09:00":     "2021-07-28",
		"2025-12-13T16:51:46.149+00:00": "2025-12-14",
		"2021-07-28T23:30:00":           "2021-07-28",
		"2021-07-28 09:15":              "2021-07-28",
	} {
		got, err := parseDay(written)
		if err != nil || got.String() != want {
			t.Errorf("%q: %q, want %q; error %v", written, got, want, err)
		}
	}
	for _, wrong := range []string{"28", "tomorrow", "2021-13-01", "2021-02-30", "20210728", "2021-07-28T25:00:00Z"} {
		if got, err := parseDay(wrong); err == nil {
			t.Errorf("%q was read as %s", wrong, got)
		}
	}
}
