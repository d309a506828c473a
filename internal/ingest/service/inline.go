package service

import (
	"encoding/json"
	"slices"
)

// inline reads rows that stand in the descriptor: a list of lists with the header first, or a list of objects.
func inline(data []byte) (header []string, rows [][]string, err error) {
	var lists [][]loosely
	if json.Unmarshal(data, &lists) == nil {
		for i, l := range lists {
			row := make([]string, len(l))
			for j, v := range l {
				row[j] = string(v)
			}
			if i == 0 {
				header = row
				continue
			}
			rows = append(rows, row)
		}
		return header, rows, nil
	}
	var objects []map[string]loosely
	if err := parseJSON(data, &objects); err != nil {
		return nil, nil, err
	}
	for _, o := range objects {
		for name := range o {
			if !slices.Contains(header, name) {
				header = append(header, name)
			}
		}
	}
	slices.Sort(header)
	for _, o := range objects {
		row := make([]string, len(header))
		for i, name := range header {
			row[i] = string(o[name])
		}
		rows = append(rows, row)
	}
	return header, rows, nil
}
