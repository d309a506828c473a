package bonbogi

import (
	_ "embed"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
	"sync"
)

// Function is what a government does something for, by the Classification of the Functions of Government (COFOG):
// United Nations, Classifications of Expenditure According to Purpose, Statistical Papers, Series M, No. 84 (2000), as
// adopted in March 1999. 10 divisions (01), 69 groups (01.1) and 109 classes (01.1.1). The Korean names are ours.
type Function struct {
	Code   string `json:"code"`
	Name   string `json:"name"`
	NameEn string `json:"name_en"`
}

// functionsFile has the divisions, the groups, and the classes of groups that have several. A group that is not
// divided has one class of its own name, which ends in 0.
//
//go:embed functions.csv
var functionsFile string

// readFunctions reads the classification once. A mistake in the file is one of the program, and a test would tell.
var readFunctions = sync.OnceValues(func() (list []Function, err error) {
	rows, err := csv.NewReader(strings.NewReader(functionsFile)).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("functions.csv: %w", err)
	}
	for _, row := range rows[1:] {
		list = append(list, Function{row[0], row[1], row[2]})
	}
	return list, nil
})

// Functions returns the divisions, groups and classes in their order, without the classes that are a whole group.
func Functions() []Function {
	list, _ := readFunctions()
	return slices.Clone(list)
}

// FunctionOf finds a function by its code. 05.1.0 is the one class of group 05.1, and so is found as the group.
func FunctionOf(code string) (Function, bool) {
	list, _ := readFunctions()
	find := func(code string) (Function, bool) {
		i, ok := slices.BinarySearchFunc(list, code, func(f Function, code string) int { return strings.Compare(f.Code, code) })
		if !ok {
			return Function{}, false
		}
		return list[i], true
	}
	if f, ok := find(code); ok {
		return f, true
	}
	group, isClass := strings.CutSuffix(code, ".0")
	f, ok := find(group)
	if !ok || !isClass || f.Level() != 2 {
		return Function{}, false
	}
	if _, divided := find(group + ".1"); divided {
		return Function{}, false
	}
	return f, true
}

// Level is 1 for a division, 2 for a group, 3 for a class.
func (f Function) Level() int { return 1 + strings.Count(f.Code, ".") }

// Division is the code of the division that the function belongs to.
func (f Function) Division() string {
	division, _, _ := strings.Cut(f.Code, ".")
	return division
}

func (c *checks) functions(field string, codes []string) {
	c.elements(field, len(codes))
	for _, code := range codes {
		if _, ok := FunctionOf(code); !ok {
			c.add(field, "function", "%q is no function of government in COFOG", code)
		}
	}
}
