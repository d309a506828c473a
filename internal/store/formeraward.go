package store

import "encoding/json"

// formerAward brings an award as the history holds it from before migration 00014 up to date: no applicants at all meant that
// their number was not known.
func formerAward(record []byte) ([]byte, error) {
	fields := map[string]json.RawMessage{}
	if err := json.Unmarshal(record, &fields); err != nil {
		return nil, err
	}
	if string(fields["applicants"]) != "0" {
		return record, nil
	}
	delete(fields, "applicants")
	text, err := asJSON(fields)
	return []byte(text), err
}
