package bonbogi

import (
	"slices"
	"strings"
	"testing"
)

func TestTheFunctionsAreThoseOfTheUnitedNations(t *testing.T) {
	t.Parallel()
	if _, err := readFunctions(); err != nil {
		t.Fatal(err)
	}
	list := Functions()
	// The counts of the publication of 1999: 10 divisions, 69 groups, 109 classes.
	count := map[int]int{}
	for i, f := range list {
		count[f.Level()]++
		if strings.TrimSpace(f.Name) == "" || strings.TrimSpace(f.NameEn) == "" {
			t.Errorf("%s has no name", f.Code)
		}
		if i > 0 && f.Code <= list[i-1].Code {
			t.Errorf("%s stands behind %s", f.Code, list[i-1].Code)
		}
		if above := f.Code[:max(2, strings.LastIndex(f.Code, "."))]; f.Level() > 1 && !slices.ContainsFunc(list, func(g Function) bool { return g.Code == above }) {
			t.Errorf("%s belongs to %s, which is not there", f.Code, above)
		}
		if f.Level() != 2 {
			continue
		}
		if _, whole := FunctionOf(f.Code + ".0"); whole {
			count[3]++
		}
	}
	if count[1] != 10 || count[2] != 69 || count[3] != 109 {
		t.Errorf("there are %d divisions, %d groups, %d classes", count[1], count[2], count[3])
	}
}

func TestAFunctionIsFoundByItsCode(t *testing.T) {
	t.Parallel()
	for code, want := range map[string]string{
		"03": "03", "03.1": "03.1", "04.7.3": "04.7.3", "03.1.0": "03.1", "10.9": "10.9",
		"04.7.0": "", "03.0": "", "3.1": "", "11": "", "01.9": "", "": "", "03.1.0.0": "", "03.": "",
	} {
		f, ok := FunctionOf(code)
		if f.Code != want || ok != (want != "") {
			t.Errorf("%q is %q (%v), want %q", code, f.Code, ok, want)
		}
	}
	if f, _ := FunctionOf("10.1.2"); f.Division() != "10" {
		t.Errorf("10.1.2 belongs to %q", f.Division())
	}
}
